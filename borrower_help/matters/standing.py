"""Where a letter stands on a day, when to look again, and the one next step; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from borrower_help.matters.payloads import DispatchPayload, ResponsePayload
from borrower_help.rules import answer_terms
from borrower_help.rules.answer_terms import Counted
from borrower_help.rules.catalogue.answer_terms import DOORS, Term

STATES = ("unsent", "unreceived", "waiting", "due", "late", "quiet", "answered", "followed", "ended")
STEPS = ("hand_over", "fill_received", "wait", "remind", "second_level", "other_door", "judge", "accept", "none")
COMPANY = "lender-complaint"
SECOND = "second_level"
AUTHORITIES = frozenset({"regulator_complaint", "regulator_report", "local_authority", "mediation"})
NOT_FOLLOWED = frozenset({"digest", "authorisation"})  # handed to whoever is to have them: nobody owes an answer
_OWN_DAYS = 30  # where no rule names a day and nothing was chosen: a day to look, not a term
_AGAIN = timedelta(days=14)  # between asking again and going on, where no rule names a day


@dataclass(frozen=True)
class Matter:
    """Hold an issued letter with what became of it."""

    letter: UUID
    key: str
    issued_on: date
    lender_kind: str
    sent: DispatchPayload | None = None
    answers: tuple[tuple[UUID, ResponsePayload], ...] = ()  # the latest last
    asks: int = 0  # how many things it asks for

    @property
    def term(self) -> Term | None:
        """Return the rule of the door it went to; None where none was found."""
        return answer_terms.term_for(self.key, self.sent.door, self.lender_kind) if self.sent else None

    @property
    def counted(self) -> tuple[Counted, ...]:
        """Return the periods that can be counted."""
        return answer_terms.counted(self.term, self.sent.received if self.sent else None)

    @property
    def latest(self) -> ResponsePayload | None:
        """Return the latest answer."""
        return self.answers[-1][1] if self.answers else None

    @property
    def all_met(self) -> bool:
        """Return whether the latest answer meets every request; one nobody looked at yet is not met."""
        results = self.latest.results if self.latest else {}
        return set(results.values()) == {"yes"} and len(results) >= self.asks


@dataclass(frozen=True)
class Standing:
    """Hold where a letter stands: the day to look at next (its own last day included) and the next step."""

    state: str
    step: str
    due_on: date | None = None
    own_day: bool = False  # the day is its sender's own, no rule names it

    @property
    def open(self) -> bool:
        """Return whether something is still to come or to be done."""
        return self.state not in {"followed", "ended"}


def level(key: str) -> int:
    """Return how high a letter goes: to the company, above it, to an authority."""
    return 2 if key in AUTHORITIES else 1 if key == SECOND else 0


def goes_on_after(matter: Matter, others: Iterable[Matter]) -> bool:
    """Return whether a letter to somebody higher was handed over after this one, or after its answer."""
    if matter.sent is None:
        return False
    since = matter.latest.day if matter.latest else matter.sent.handed
    higher = (one for one in others if level(one.key) > level(matter.key) and one.sent is not None)
    return _climbs(matter.key) and any(one.sent.handed >= since for one in higher if one.sent)


def _climbs(key: str) -> bool:
    return level(key) == 1 or DOORS[key][0] == COMPANY


def stand(matter: Matter, others: Iterable[Matter], on: date) -> Standing:
    """Return where a letter stands on that day."""
    if matter.sent is None:
        return Standing("unsent", "hand_over")
    if matter.sent.end:
        return Standing("ended", "none")
    if goes_on_after(matter, others):
        return Standing("followed", "none")
    if matter.latest:
        return _answered(matter, matter.latest)
    if matter.term and matter.term.stages and matter.sent.received is None:
        return Standing("unreceived", "fill_received")
    stages = matter.counted
    return _counted(matter, matter.sent, stages, on) if stages else _uncounted(matter, matter.sent, on)


def _answered(matter: Matter, latest: ResponsePayload) -> Standing:
    if matter.all_met:
        return Standing("answered", "accept")
    if set(latest.results.values()) <= {"yes"}:  # nothing is known to be open, but not every request was looked at
        return Standing("answered", "judge")
    step = _up(matter.key)
    last = answer_terms.review_by(matter.lender_kind, latest.day) if step == SECOND else None
    return Standing("answered", step, last)


def _up(key: str) -> str:
    """Return the step above: the body above the company first, then another door."""
    return SECOND if level(key) == 0 and DOORS[key][0] == COMPANY else "other_door"


def _counted(matter: Matter, sent: DispatchPayload, stages: tuple[Counted, ...], on: date) -> Standing:
    known = [one.last for one in stages if one.last is not None]
    if not known:
        return Standing("waiting", "wait")  # the arrangement of a year is not known; the page says so
    ahead = [last for last in known if on <= last]
    passed = [last for last in known if last < on]
    if not passed:
        return Standing("waiting", "wait", ahead[0])
    asked = any(date.fromisoformat(day) > passed[-1] for day in sent.asked_on)
    if ahead:
        return Standing("due", "wait" if asked else "remind", ahead[0])
    single = len(stages) == 1 and not asked  # a door with one term is asked once before another is tried
    return Standing("late", "remind" if single else _up(matter.key), passed[-1])


def _uncounted(matter: Matter, sent: DispatchPayload, on: date) -> Standing:
    look = date.fromisoformat(sent.ask_on) if sent.ask_on else sent.told_on + timedelta(days=_OWN_DAYS)
    if on < look:
        return Standing("waiting", "wait", look, own_day=True)
    asked = [day for day in map(date.fromisoformat, sent.asked_on) if day >= look]
    if not asked:
        return Standing("quiet", "remind", look, own_day=True)
    later = asked[-1] + _AGAIN
    return Standing("quiet", "wait" if on < later else _up(matter.key), later, own_day=True)
