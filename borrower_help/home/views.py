"""A visitor's cases and the home of one case: what is there, and the one next step."""

from datetime import date
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from borrower_help.accounts import services as accounts
from borrower_help.accounts.access import get_unlocked_or_404
from borrower_help.cases.access import OpenCase, get_case_or_404, open_cases
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.incidents import index
from borrower_help.incidents.index import Index
from borrower_help.incidents.models import IncidentDraft
from borrower_help.matters import services
from borrower_help.matters.agenda import agenda
from borrower_help.matters.cards import Card, cards_of
from borrower_help.repayment.models import Debt
from borrower_help.repayment.reading import go_on
from borrower_help.rules.facts import OBLIGED_ROLES

DRAFTS_SHOWN = 5
PRESSING_SHOWN = 3


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """Go to the only case, or list them, latest first; somebody without one starts at the front page."""
    unlocked = get_unlocked_or_404(request)
    opened = open_cases(unlocked)
    if not opened:
        return redirect("guides:home")
    if len(opened) == 1:
        return redirect("home:case", case_id=opened[0].id)
    return render(request, "home/cases.html", {"listed": [(case, case.payload) for case in opened]})


@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what is in a case and what to do next."""
    opened = get_case_or_404(request, case_id, need=Access.VIEW)
    counts, about = index.read(opened), opened.payload
    uncopied, held = accounts.waiting(user=opened.by)
    today = dates.today()
    resting = services.outcome_of(opened)[1].resting_since
    cards = cards_of(opened, today, lead_on=False) if opened.row.kept_long and not resting else []
    police = counts.findings.get("police", []) if not resting else []
    context = {
        # a court's day runs on whether somebody rests or not
        "dates": agenda(opened, cards, police if isinstance(police, list) else [], today),
        "pressing": [card for card in cards if card.presses][:PRESSING_SHOWN],
        "resting": date.fromisoformat(resting) if resting else None,
        "before": opened.row.visited_before,
        "since": _due_since(cards, opened.row.visited_before, today),
        "case": opened,
        "about": about,
        # of a relative's debts nothing is said before it is known: a guarantor's way on is the borrower's
        "obliged": about.perspective == "borrower" or about.owner_role in OBLIGED_ROLES,
        "free": about.perspective == "third_party" and about.owner_role == "none",
        "counts": counts,
        "count_row": _count_row(opened, counts),
        "latest": counts.latest_contact,
        "again_id": uuid4(),
        "drafts": IncidentDraft.objects.filter(case=opened.row)[:DRAFTS_SHOWN],
        "held": held,
        "code_unconfirmed": uncopied,
        "talking": "" if cards else _talking(opened, counts),
        "refused": counts.refusals > 0,
        "indicated": counts.findings.get("indicated"),
    }
    return render(request, "home/case.html", context)


def _talking(opened: OpenCase, counts: Index) -> str:
    """Return the address where the way to a request goes on, for a record in which nothing else stands; "" otherwise."""
    if counts.entries or not Debt.objects.filter(case=opened.row, removed_on=None).exists():
        return ""
    return reverse(go_on(opened), args=[opened.id])


def _due_since(cards: list[Card], before: date | None, today: date) -> list[Card]:
    """Return the letters whose day passed since the last visit."""
    if before is None:
        return []
    return [
        card for card in cards if card.standing.open and card.standing.due_on and before <= card.standing.due_on < today
    ]


def _count_row(opened: OpenCase, counts: Index) -> list[tuple[int, object]]:
    row: list[tuple[int, object]] = [(counts.contacts, _("contacts")), (counts.night, _("at night"))]
    if opened.payload.perspective == "borrower":
        row.append((sum(counts.per_person().values()), _("to others")))
    elif counts.visits:
        row.append((counts.visits, _("visits")))
    return row
