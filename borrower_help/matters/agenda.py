"""Dates of a case that can be lost: papers of courts, the police's six months, days of the apps above, the second look."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from borrower_help.cases.access import OpenCase
from borrower_help.core import languages
from borrower_help.core.moments import full_day
from borrower_help.matters.cards import Card
from borrower_help.matters.models import Paper
from borrower_help.matters.payloads import PaperPayload
from borrower_help.matters.standing import SECOND
from borrower_help.matters.words import PAPERS
from borrower_help.rules.answer_terms import police_by
from borrower_help.rules.catalogue.answer_terms import POLICE_ARTICLE
from borrower_help.rules.court import Deadline, deadline
from borrower_help.rules.wording import article_label

POLICE_AFTER = 120  # days: from then on the six months are shown
AHEAD = 7  # days before a day of an app above from which it is shown


@dataclass(frozen=True)
class Line:
    """Hold one date that can be lost: the last day (itself included), None where only the paper says it."""

    kind: str
    on: date | None
    title: str
    small: str
    url: str
    left: int = 0

    @property
    def over(self) -> bool:
        """Return whether it is past."""
        return self.on is not None and self.left < 0


Dates = Callable[[OpenCase, date], Iterable[Line]]
_dates: list[Dates] = []


def register(dates: Dates) -> None:
    """Let an app above have days of its own stand there."""
    if dates not in _dates:
        _dates.append(dates)


def coming(case: OpenCase, today: date) -> list[Line]:
    """Return all days apps above have, past and to come, the earliest first."""
    lines = [line for dates in _dates for line in dates(case, today)]
    return sorted(lines, key=lambda line: line.on or today)


def soon(case: OpenCase, today: date) -> list[Line]:
    """Return of these days the ones that are near or over; of several that lead to one place, the first."""
    near: dict[str, Line] = {}
    for line in coming(case, today):
        if line.left <= AHEAD:
            near.setdefault(line.url, line)
    return list(near.values())


def papers_of(case: OpenCase) -> list[tuple[Paper, PaperPayload, Deadline | None]]:
    """Return the papers of a case with their last day, the earliest first."""
    rows = [(row, row.payload(case.keyring)) for row in Paper.objects.filter(case=case.row, removed_on=None)]
    found = [(row, payload, deadline(payload.paper, payload.received)) for row, payload in rows]
    return sorted(found, key=lambda one: (one[2].last or one[2].end) if one[2] else date.min)


def agenda(case: OpenCase, cards: Iterable[Card], police_days: Iterable[str], today: date) -> list[Line]:
    """Return the dates of a case that can be lost, in the order they press."""
    cards = list(cards)
    lines = [_paper(case, *one, today) for one in papers_of(case) if not one[1].done_on]
    lines += _police(case, cards, police_days, today)
    lines += soon(case, today)
    return lines + [
        _review(card, today)
        for card in cards
        if card.standing.step == SECOND
        and card.standing.due_on
        and card.standing.state == "answered"
        and card.standing.due_on >= today
    ]


def _paper(case: OpenCase, row: Paper, payload: PaperPayload, found: Deadline | None, today: date) -> Line:
    url = reverse("matters:paper", args=[case.id, row.pk])
    name = str(PAPERS[payload.paper])
    if found is None:
        small = _("The last day stands in the paper. Look for it today, or ring 12368.")
        return Line("paper", None, name, small, url)
    on, left = found.last or found.end, found.left(today)
    said = (
        _("The last day was %(day)s. Ring 12368 today and ask what can still be done.")
        if left < 0
        else _("At the latest by %(day)s (included)")
    )
    return Line("paper", on, name, said % {"day": full_day(on)}, url, left)


def _police(case: OpenCase, cards: list[Card], days: Iterable[str], today: date) -> list[Line]:
    reported = [card.matter.sent.handed for card in cards if card.matter.key == "police_report" and card.matter.sent]
    for day in sorted(map(date.fromisoformat, days)):
        until = police_by(day)
        if (today - day).days >= POLICE_AFTER and until >= today and not any(one >= day for one in reported):
            law = article_label(POLICE_ARTICLE, languages.current())
            small = _(
                "What happened on %(day)s: reported until %(until)s at the latest, or the police punish it no more. %(law)s"
            )
            said = small % {"day": full_day(day), "until": full_day(until), "law": law}
            url = reverse("letters:about", args=[case.id, "police_report"])
            return [Line("police", until, _("Not reported to the police yet"), said, url, (until - today).days)]
    return []


def _review(card: Card, today: date) -> Line:
    on = card.standing.due_on or today
    small = _("A second look can be asked for until %(day)s (included)") % {"day": full_day(on)}
    return Line("review", on, str(card.title), small, card.url, (on - today).days)
