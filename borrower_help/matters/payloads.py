"""What is kept of a letter after it was settled, in plain dataclasses, checked when sealed.

Defaults never change once released: a field at its default is left out of the seal.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.rules.catalogue.answer_terms import DOORS
from borrower_help.rules.court import PAPERS

HOWS = ("counter", "post", "app", "web", "hotline", "email")
RESULTS = ("yes", "partly", "no")
ENDS = ("", "accepted", "closed")
STOPPED = ("calls", "others", "visits", "night", "threats", "published")
MAX_NUMBER = 60
MAX_NOTE = 500
MAX_WORDS = 5000
MAX_ASKED = 20  # how often was asked again


@dataclass(frozen=True)
class DispatchPayload:
    """Hold how a letter was handed over. Days are ISO dates, "" where not known."""

    letter_key: str
    handed_on: str
    how: str = "counter"
    door: str = ""  # id of the channel; see rules.catalogue.answer_terms.DOORS
    received_on: str = ""
    number: str = ""  # of the registered post, the ticket, the receipt
    note: str = ""
    ask_on: str = ""  # when its sender wants to ask again, where no rule names a day
    asked_on: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)  # SHA-256 of those that show it
    end: str = ""  # "": goes on; accepted: the answer will do; closed: nothing more is to come of it

    def __post_init__(self) -> None:
        _check(
            "dispatch",
            letter_key=self.letter_key in DEFINITIONS,
            handed_on=_is_day(self.handed_on),
            how=self.how in HOWS,
            door=self.door in DOORS.get(self.letter_key, ()),
            received_on=_is_day_or_empty(self.received_on)
            and self.received_on >= self.handed_on[: len(self.received_on)],
            number=len(self.number) <= MAX_NUMBER,
            note=len(self.note) <= MAX_NOTE,
            ask_on=_is_day_or_empty(self.ask_on),
            asked_on=len(self.asked_on) <= MAX_ASKED and all(map(_is_day, self.asked_on)),
            files=_are_hashes(self.files),
            end=self.end in ENDS,
        )

    @property
    def handed(self) -> date:
        """Return the day it was handed over."""
        return date.fromisoformat(self.handed_on)

    @property
    def received(self) -> date | None:
        """Return the day it arrived; None where that is not known."""
        return date.fromisoformat(self.received_on) if self.received_on else None

    @property
    def told_on(self) -> date:
        """Return the day from which the other side knew: received, or handed over where that is not known."""
        return self.received or self.handed


@dataclass(frozen=True)
class ResponsePayload:
    """Hold one answer: the day it came, what it said, and which request it met."""

    on: str
    words: str = ""
    results: dict[str, str] = field(default_factory=dict)  # request key → one of RESULTS
    files: list[str] = field(default_factory=list)  # SHA-256 of those that show it

    def __post_init__(self) -> None:
        _check(
            "response",
            on=_is_day(self.on),
            words=len(self.words) <= MAX_WORDS,
            results=set(self.results.values()) <= set(RESULTS),
            files=_are_hashes(self.files),
        )

    @property
    def day(self) -> date:
        """Return the day it came."""
        return date.fromisoformat(self.on)


@dataclass(frozen=True)
class PaperPayload:
    """Hold a paper of a court or an arbitration body: which, the day it came, its number, and when it was dealt with."""

    paper: str
    received_on: str
    number: str = ""
    done_on: str = ""

    def __post_init__(self) -> None:
        _check(
            "paper",
            paper=self.paper in PAPERS,
            received_on=_is_day(self.received_on),
            number=len(self.number) <= MAX_NUMBER,
            done_on=_is_day_or_empty(self.done_on),
        )

    @property
    def received(self) -> date:
        """Return the day it came."""
        return date.fromisoformat(self.received_on)


@dataclass(frozen=True)
class OutcomePayload:
    """Hold what came of it all, and since when the case is at rest."""

    stopped: list[str] = field(default_factory=list)
    paid_back: str = ""
    agreed: str = ""
    note: str = ""
    resting_since: str = ""

    def __post_init__(self) -> None:
        _check(
            "outcome",
            stopped=set(self.stopped) <= set(STOPPED),
            paid_back=len(self.paid_back) <= MAX_NOTE,
            agreed=len(self.agreed) <= MAX_WORDS,
            note=len(self.note) <= MAX_WORDS,
            resting_since=_is_day_or_empty(self.resting_since),
        )


@dataclass(frozen=True)
class FeedKeyPayload:
    """Hold the token of a calendar's private address, so that what stands behind it can be renewed."""

    token: str


def _check(kind: str, **good: bool) -> None:
    problems = [name for name, fits in good.items() if not fits]
    if problems:
        raise ValueError(f"{kind} payload: {', '.join(problems)}")


def _are_hashes(texts: list[str]) -> bool:
    return all(re.fullmatch("[0-9a-f]{64}", text) for text in texts)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def _is_day_or_empty(text: str) -> bool:
    return text == "" or _is_day(text)
