"""My matters: every letter with where it stands and the one next step; and the small deeds of following up."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.core.fields import Words
from borrower_help.incidents.findings import look
from borrower_help.letters import names
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.matters import services
from borrower_help.matters.models import Dispatch
from borrower_help.matters.payloads import ENDS, MAX_ASKED, DispatchPayload
from borrower_help.matters.reading import matters_of, tried
from borrower_help.matters.standing import COMPANY, NOT_FOLLOWED, SECOND, Matter, Standing, stand
from borrower_help.matters.words import STATES, STEPS
from borrower_help.rules.routing import route
from borrower_help.rules.situation import may_write_to_company, situation

# What presses most stands first.
_ORDER = ("late", "answered", "due", "quiet", "unreceived", "unsent", "waiting", "followed", "ended")


@dataclass(frozen=True)
class Card:
    """Hold one letter as the list shows it."""

    title: Words
    url: str
    matter: Matter
    standing: Standing
    state: Words
    step: Words
    step_url: str

    @property
    def presses(self) -> bool:
        """Return whether something is to be done now."""
        return self.standing.open and self.standing.step not in {"wait", "none"}


@require_safe
def matters(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """List the letters of a case that were settled: due, over, answered, each with its next step."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    cards = cards_of(case, dates.today())
    page = {
        "case": case,
        "pressing": [card for card in cards if card.presses],
        "waiting": [card for card in cards if card.standing.open and not card.presses],
        "over": [card for card in cards if not card.standing.open],
    }
    return render(request, "matters/list.html", page)


def cards_of(case: OpenCase, on: date) -> list[Card]:
    """Return a case's letters as the list shows them, what presses most first."""
    found = [one for one in matters_of(case) if one.key not in NOT_FOLLOWED or one.sent]
    standings = [(one, stand(one, found, on)) for one in found]
    higher = _letter_above(case, found) if any(s.step in {SECOND, "other_door"} for _m, s in standings) else {}
    cards = [_card(case, matter, standing, higher) for matter, standing in standings]
    return sorted(cards, key=lambda card: (_ORDER.index(card.standing.state), card.standing.due_on or date.max))


def card_of(case: OpenCase, letter_id: UUID, on: date) -> Card | None:
    """Return one letter as the list shows it."""
    return next((card for card in cards_of(case, on) if card.matter.letter == letter_id), None)


def _letter_above(case: OpenCase, found: list[Matter]) -> dict[str, str]:
    """Return the letter for each step up, as the way through the doors names it; none where there is no such door."""
    known = look(case)
    here = situation(known.facts, known.findings, tried(found))
    been = {one.channel for one in here.tried}
    doors = [step for step in route(here).steps if step.letters and step.channel not in been | {COMPANY}]
    usable = (step.letters[0] for step in doors if step.letters[0] in DEFINITIONS and _writes(case, step.letters[0]))
    above = {"other_door": next((key for key in usable if key not in NOT_FOLLOWED), "")}
    if may_write_to_company(here):
        above[SECOND] = SECOND
    return above


def _writes(case: OpenCase, key: str) -> bool:
    return case.payload.perspective in DEFINITIONS[key].perspectives


def _card(case: OpenCase, matter: Matter, standing: Standing, higher: dict[str, str]) -> Card:
    url = reverse("matters:matter", args=[case.id, matter.letter])
    return Card(
        names.LETTERS[matter.key],
        url,
        matter,
        standing,
        STATES[standing.state],
        STEPS.get(standing.step, ""),
        _step_url(case, matter, standing.step, higher, url),
    )


def _step_url(case: OpenCase, matter: Matter, step: str, higher: dict[str, str], own: str) -> str:
    if step in {SECOND, "other_door"}:
        key = higher.get(step) or higher.get("other_door")
        after = f"?after={matter.letter}"
        return reverse("letters:about", args=[case.id, key]) + after if key else reverse("guides:which")
    if step == "judge":
        return reverse("matters:answer", args=[case.id, matter.letter, matter.answers[-1][0]])
    if step == "fill_received":
        return reverse("matters:change", args=[case.id, matter.letter])
    return own


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
        services.change_dispatch(case=case, row=row, change=change)
    return redirect("matters:matter", case_id=case_id, issued_id=issued_id)
