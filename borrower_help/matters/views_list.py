"""My matters: every letter with where it stands and the one next step; and the small deeds of following up."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.matters import services
from borrower_help.matters.agenda import soon
from borrower_help.matters.cards import cards_of
from borrower_help.matters.models import Dispatch
from borrower_help.matters.payloads import ENDS, MAX_ASKED, DispatchPayload


@require_safe
def matters(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """List the letters of a case that were settled: due, over, answered, each with its next step."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    today = dates.today()
    cards = cards_of(case, today)
    page = {
        "case": case,
        "dates": soon(case, today),
        "pressing": [card for card in cards if card.presses],
        "waiting": [card for card in cards if card.standing.open and not card.presses],
        "over": [card for card in cards if not card.standing.open],
    }
    return render(request, "matters/list.html", page)


@require_POST
def asked(request: HttpRequest, case_id: UUID, issued_id: UUID) -> HttpResponse:
    """Note that its sender asked today how it stands; twice on one day is once."""
    today = dates.today().isoformat()

    def change(sent: DispatchPayload) -> DispatchPayload:
        days = [day for day in sent.asked_on if day != today]
        return replace(sent, asked_on=[*days, today][-MAX_ASKED:])

    return _changed(request, case_id, issued_id, change)


@require_POST
def end(request: HttpRequest, case_id: UUID, issued_id: UUID) -> HttpResponse:
    """Let a matter rest (accepted, closed) or go on again."""
    wanted = request.POST.get("end", "")
    return _changed(request, case_id, issued_id, lambda sent: replace(sent, end=wanted) if wanted in ENDS else sent)


def _changed(request: HttpRequest, case_id: UUID, issued_id: UUID, change: services.Change) -> HttpResponse:
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row = get_object_or_404(Dispatch, letter=issued_id, case=case.row)
    if row.removed_on is None:
        services.change_row(case=case, row=row, change=change)
    return redirect("matters:matter", case_id=case_id, issued_id=issued_id)
