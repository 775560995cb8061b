"""What to say on the phone about one debt: what to ask for, what not to promise, what to write down, how to end the call."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.letters import four_dates
from borrower_help.letters.drafting import Options
from borrower_help.letters.forms_dates import FourDatesForm
from borrower_help.letters.models import Letter, LetterPayload, State
from borrower_help.letters.terms import OF_SUM
from borrower_help.repayment import calling
from borrower_help.repayment.asking import REQUEST, form_of
from borrower_help.repayment.models import Debt
from borrower_help.repayment.words_offers import FORM_WORDS
from borrower_help.rules.terms import REQUESTS


@require_safe
def call(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Show the words for a call about one debt; the four dates come first."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    row = get_object_or_404(Debt, pk=sum_id, case=case.row, removed_on=None)
    debt = row.payload(case.keyring)
    offer, form = form_of(case, row.pk, request.GET.get("form", ""))
    page: dict[str, Any] = {
        "case": case,
        "row": row,
        "name": debt.name,
        "card": debt.kind == "card",
        "may_edit": case.may_edit,
        "person": debt.kind == calling.PERSON,
        "form": form.key,
        "forms": [(key, FORM_WORDS[key]) for key in REQUESTS[debt.kind]],
        "opening": calling.opening(offer, form, debt.kind),
        "pressed": calling.pressed(debt.kind),
        "end": calling.end(debt.kind),
        "dates": [field.label for field in FourDatesForm(today=dates.today()).fields.values()],
    }
    return render(request, "repayment/call.html", page | _hold(case, row))


def _hold(case: OpenCase, row: Debt) -> dict[str, Any]:
    """Return what the four dates of a request about this debt say: to ring first, or that they are told; nothing without one.

    Those of another debt say nothing about this one. Of a draft about none nobody knows: only its call for care counts.
    """
    found: dict[str, Any] = {}
    for letter in Letter.objects.filter(case=case.row).order_by("state", "pk"):
        payload: LetterPayload = letter.payload(case.keyring)
        options = Options.from_json(payload.options)
        about = options.answers.get(OF_SUM, "")
        if payload.key != REQUEST or about not in {str(row.pk), ""}:
            continue
        step = four_dates.step(options.four_dates, options.dates_read, dates.today())
        wait = step != "ask" and four_dates.call_first(options.four_dates, dates.today())
        if not about and not wait:
            continue
        page = {"ask": "dates", "wait": "wait"}.get(step if letter.state == State.DRAFT else "", "letter")
        found = {"letter": letter, "ring_first": wait, "told": step != "ask"}
        found["dates_url"] = reverse(f"letters:{page}", args=[case.id, letter.pk])
        if wait:
            break
    return found
