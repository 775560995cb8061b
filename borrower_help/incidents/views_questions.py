"""Ask on one page what the comparison with the rules waits for."""

import re
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.cases.services import change_case
from borrower_help.core.sealed import StaleRevision
from borrower_help.incidents import known as elsewhere
from borrower_help.incidents.findings import look
from borrower_help.incidents.forms_questions import QuestionsForm
from borrower_help.rules.questions import worth_asking


def _revision(request: HttpRequest) -> int:
    # whatever is not a number was never read by anybody: it is stale
    typed = request.POST.get("revision", "")
    return int(typed) if re.fullmatch(r"[0-9]{1,9}", typed) else 0


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the questions of a case and save the answers; a save from another phone in between is said."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    known, present, notice = look(case), case.payload, ""
    asked = [key for key in worth_asking(known.facts, known.findings) if key not in elsewhere.known(case)]
    form = QuestionsForm(request.POST or None, keys=asked, facts=known.facts)
    if request.method == "POST" and form.is_valid():
        try:
            wanted = form.payload(present)
            if wanted != present:
                change_case(case=case, payload=wanted, revision=_revision(request))
            return redirect("incidents:findings", case_id=case_id)
        except StaleRevision:
            case.row.refresh_from_db()
            notice = _(
                "Somebody changed this on another phone just now. What you chose is still here; save it if it is right."
            )
    status = 409 if notice else 422 if request.method == "POST" else 200
    context = {
        "case": case,
        "form": form,
        "asked": bool(form.fields),
        "revision": case.row.revision,
        "notice": notice,
    }
    return render(request, "incidents/asked.html", context, status=status)
