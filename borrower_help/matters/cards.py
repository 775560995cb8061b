"""The letters of a case as pages show them: where each stands and where its next step leads."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from borrower_help.cases.access import OpenCase
from borrower_help.core.fields import Words
from borrower_help.incidents.findings import look
from borrower_help.letters import names
from borrower_help.letters.definitions import DEFINITIONS
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


def cards_of(case: OpenCase, on: date, *, lead_on: bool = True) -> list[Card]:
    """Return a case's letters as the list shows them, what presses most first.

    Which door is next takes the whole record to say; without `lead_on` such a step leads to the letter's own page.
    """
    found = [one for one in matters_of(case) if one.key not in NOT_FOLLOWED or one.sent]
    standings = [(one, stand(one, found, on)) for one in found]
    higher = (
        _letter_above(case, found) if lead_on and any(s.step in {SECOND, "other_door"} for _m, s in standings) else None
    )
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


def _card(case: OpenCase, matter: Matter, standing: Standing, higher: dict[str, str] | None) -> Card:
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


def _step_url(case: OpenCase, matter: Matter, step: str, higher: dict[str, str] | None, own: str) -> str:
    if step in {SECOND, "other_door"}:
        if higher is None:
            return own
        key = higher.get(step) or higher.get("other_door")
        after = f"?after={matter.letter}"
        return reverse("letters:about", args=[case.id, key]) + after if key else reverse("guides:which")
    if step == "judge":
        return reverse("matters:answer", args=[case.id, matter.letter, matter.answers[-1][0]])
    if step == "fill_received":
        return reverse("matters:change", args=[case.id, matter.letter])
    return own
