"""What came of it: what stopped, what was paid back, what was agreed, a closing note; and a case put to rest or woken."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.core.forms import revision_of
from borrower_help.core.sealed import CHANGED_MEANWHILE, StaleRevision
from borrower_help.matters import services
from borrower_help.matters.forms import OutcomeForm


@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write down what came of it; a save from another phone in between is said, nothing typed is lost."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row, stored = services.outcome_of(case)
    data = request.POST if request.method == "POST" else None
    form = OutcomeForm(data, stored=stored)
    page = {
        "case": case,
        "form": form,
        "stored": stored,
        "revision": row.revision if row else 1,
    }
    if data is None:
        return render(request, "matters/outcome.html", page)
    if not form.is_valid():
        return render(request, "matters/outcome.html", page, status=422)
    try:
        services.save_outcome(case=case, payload=form.payload(), revision=revision_of(request))
    except StaleRevision:
        row, _stored = services.outcome_of(case)
        page["notice"] = CHANGED_MEANWHILE
        page["revision"] = row.revision if row else 1
        return render(request, "matters/outcome.html", page, status=409)
    return redirect(reverse("matters:outcome", args=[case_id]) + "?saved=1")


@require_POST
def rest(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Put a case to rest, or wake it; nothing in it changes."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    since = dates.today().isoformat() if request.POST.get("rest") else ""
    services.put_to_rest(case=case, since=since)
    return redirect("home:case", case_id=case_id) if since else redirect("matters:outcome", case_id=case_id)
