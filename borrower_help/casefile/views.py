"""Take everything along as one file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from borrower_help.audit.services import record
from borrower_help.casefile.exporting import pieces
from borrower_help.casefile.forms import RemovedForm
from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.incidents import index
from borrower_help.incidents.models import Incident, IncidentDraft
from borrower_help.letters.models import Letter


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest, case_id: UUID) -> HttpResponse | StreamingHttpResponse:
    """Say what is in the file and that nothing locks it any more; on POST hand it over under a name that says nothing."""
    case = get_case_or_404(request, case_id, need=Access.OWN)
    removed = Incident.objects.filter(case=case.row).exclude(removed_on=None).count()
    form = RemovedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        record("case.exported", by=case.by, subject=case.id)
        today = dates.today()
        lines = pieces(case, on=today, with_removed=form.cleaned_data["removed"])
        response = StreamingHttpResponse((line.encode() for line in lines), content_type="application/json")
        response["Content-Disposition"] = f'attachment; filename="{today.isoformat()}.json"'
        return response
    context = {
        "case": case,
        "form": form,
        "records": len(index.read(case).entries),
        "drafts": IncidentDraft.objects.filter(case=case.row).count(),
        "letters": Letter.objects.filter(case=case.row).count(),
        "removed": removed,
    }
    return render(request, "casefile/export.html", context)
