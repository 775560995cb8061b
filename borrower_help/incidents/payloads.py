"""What an incident and its draft hold, in plain dataclasses, checked when sealed.

Defaults never change once released: a field at its default is left out of the seal.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from borrower_help.rules import facts
from borrower_help.rules.reading import night_count

KINDS = ("contact", "refusal")
REFUSAL_KINDS = ("stop_contact", "wrong_person", "repaid", "stay_reachable")
MAX_COUNT = 500  # calls or texts of one day
MAX_WORDS = 5000
MAX_TEXT = 500

# The hour that stands for a part of the day where only that is known; used for order, never shown as a time.
PART_HOURS = {"early": 3, "morning": 9, "afternoon": 15, "evening": 20, "night": 23}


@dataclass(frozen=True)
class IncidentPayload:
    """Hold one occasion, a day's count, or a refusal that was sent. Times are Beijing wall time as typed."""

    on: str  # ISO date
    kind: str = "contact"
    precision: str = "exact"
    at: str = ""  # HH:MM, empty unless precision is exact or about
    part: str = ""
    contact_channel: str = "call"
    connected: bool | None = None
    answered: int = 0
    unanswered: int = 0
    texts: int = 0
    night: int = 0
    number: str = ""
    reached: str = "self"
    role: str = "unknown"
    conduct: list[str] = field(default_factory=list)
    words: str = ""
    hearsay: bool = False
    claimed: str = ""
    claim_check: str = "unchecked"
    paper_check: str = "unchecked"
    place: str = ""
    witnesses: str = ""
    police_receipt: str = ""
    effects: str = ""
    debt_state: str = "unknown"
    entry_consent: bool | None = None
    refusal_kind: str = ""
    recorded_on: str = ""

    def __post_init__(self) -> None:
        problems = [name for name, good in self._checks() if not good]
        if problems:
            raise ValueError("incident payload: " + ", ".join(problems))

    def _checks(self) -> list[tuple[str, bool]]:
        timed = self.precision in {"exact", "about"}
        return [
            ("on", _is_date(self.on)),
            ("kind", self.kind in KINDS),
            ("precision", self.precision in facts.PRECISIONS),
            ("at", _is_time(self.at) if timed else self.at == ""),
            ("part", self.part in facts.PARTS_OF_DAY if self.precision == "part" else self.part == ""),
            ("contact_channel", self.contact_channel in facts.CONTACT_CHANNELS),
            ("counts", all(0 <= n <= MAX_COUNT for n in (self.answered, self.unanswered, self.texts))),
            ("night", 0 <= self.night <= max(1, self.answered + self.unanswered + self.texts)),
            ("reached", self.reached in facts.REACHED),
            ("role", self.role in facts.ROLES),
            ("conduct", set(self.conduct) <= set(facts.CONDUCT)),
            ("claim_check", self.claim_check in facts.CHECKS),
            ("paper_check", self.paper_check in facts.CHECKS),
            ("debt_state", self.debt_state in facts.DEBT_STATES),
            ("refusal_kind", self.refusal_kind in (REFUSAL_KINDS if self.kind == "refusal" else ("",))),
            ("words", len(self.words) <= MAX_WORDS),
            ("length", all(len(text) <= MAX_TEXT for text in self._short_texts())),
        ]

    def _short_texts(self) -> tuple[str, ...]:
        return (self.number, self.claimed, self.place, self.witnesses, self.police_receipt, self.effects)

    @property
    def day(self) -> date:
        """Return the day it happened."""
        return date.fromisoformat(self.on)

    @property
    def moment(self) -> datetime | None:
        """Return the time it happened, None where only the day or a part of it is known."""
        return datetime.combine(self.day, time.fromisoformat(self.at)) if self.at else None

    @property
    def sort_moment(self) -> datetime:
        """Return the time that stands for it in an ordered list."""
        return self.moment or datetime.combine(self.day, time(PART_HOURS.get(self.part, 12)))

    @property
    def contacts(self) -> int:
        """Return how many contacts it stands for; a refusal is none of theirs."""
        if self.kind == "refusal":
            return 0
        return self.answered + self.unanswered + self.texts or 1

    @property
    def once(self) -> bool:
        """Return whether it is one contact of which only the day is known."""
        return self.precision == "day" and self.contacts == 1 and not self.night

    @property
    def at_night(self) -> int:
        """Return how many of its contacts were certainly between 22:00 and 8:00, counted as rules and letters count."""
        if self.kind == "refusal":
            return 0
        seen = facts.IncidentFacts(
            id="",
            on=self.day,
            at=self.moment,
            part=self.part,
            precision=self.precision,
            answered=self.answered,
            unanswered=self.unanswered,
            texts=self.texts,
            night=self.night,
            conduct=frozenset(self.conduct),
        )
        return night_count(seen) or 0


@dataclass(frozen=True)
class DraftPayload:
    """Hold the answers of a journey that is not finished: step key → cleaned answers as JSON values."""

    journey: str = "incident"
    perspective: str = "borrower"
    answers: dict[str, Any] = field(default_factory=dict)


def once(channel: str, connected: bool | None) -> dict[str, int]:
    """Return the counts of one contact of which only the day is known."""
    call = channel in facts.CALLS
    return {
        "answered": int(call and connected is True),
        "unanswered": int(call and connected is False),
        "texts": int(channel in facts.MESSAGES),
    }


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def _is_time(text: str) -> bool:
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 5
