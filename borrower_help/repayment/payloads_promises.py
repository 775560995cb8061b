"""What is kept of a promise the other side made, in a plain dataclass, checked when sealed.

Sums are texts of Decimal, days ISO dates, "" where not known. Defaults never change once released: a field at its default is
left out of the seal.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from borrower_help.core.money import show_yuan
from borrower_help.repayment.payloads_means import is_sum
from borrower_help.repayment.promises import CHANNELS, ENDS, KINDS, WRITINGS, Said, Standing, stand

MAX_WHO = 60
MAX_STAFF = 30
MAX_WORDS = 1000
MAX_MONTHS = 400
MAX_ASKED = 20
_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class PromisePayload:
    """Hold one promise as its owner heard it."""

    kinds: list[str] = field(default_factory=list)
    words: str = ""
    who: str = ""  # name or desk, as they said it
    staff: str = ""
    said_on: str = ""
    channel: str = "phone"
    amount: str = ""
    months: int = 0
    until: str = ""
    writing: str = "no"
    debt: str = ""  # id of the debt of the case it is about
    asked_on: list[str] = field(default_factory=list)  # days on which it was asked for in writing
    end: str = ""

    def __post_init__(self) -> None:
        good = {
            "kinds": len(set(self.kinds)) == len(self.kinds) and set(self.kinds) <= set(KINDS),
            "words": len(self.words) <= MAX_WORDS and bool(self.words or set(self.kinds) - {"other"}),
            "who": len(self.who) <= MAX_WHO,
            "staff": len(self.staff) <= MAX_STAFF,
            "said_on": not self.said_on or _is_day(self.said_on),
            "channel": self.channel in CHANNELS,
            "amount": is_sum(self.amount),
            "months": 0 <= self.months <= MAX_MONTHS,
            "until": not self.until or _is_day(self.until),
            "writing": self.writing in WRITINGS,
            "debt": not self.debt or bool(_ID.fullmatch(self.debt)),
            "asked_on": len(self.asked_on) <= MAX_ASKED and all(map(_is_day, self.asked_on)),
            "end": self.end in ENDS,
        }
        if problems := [name for name, fits in good.items() if not fits]:
            raise ValueError(f"promise payload: {', '.join(problems)}")

    @property
    def due(self) -> date | None:
        """Return the day it was promised for."""
        return _day(self.until)

    def stands(self, on: date) -> Standing:
        """Return where it stands on that day."""
        asked = map(date.fromisoformat, self.asked_on)
        return stand(until=self.due, writing=self.writing, asked=asked, end=self.end, on=on)

    @property
    def said(self) -> Said:
        """Return it as the sentence to send takes it."""
        return Said(
            kinds=in_order(self.kinds),
            words=self.words,
            who=self.who,
            staff=self.staff,
            on=_day(self.said_on),
            channel=self.channel,
            amount=show_yuan(Decimal(self.amount)) if self.amount else "",
            months=self.months,
            until=self.due,
        )


def in_order(kinds: Sequence[str]) -> tuple[str, ...]:
    """Return kinds in the order of the list, whatever the order they were ticked in."""
    return tuple(kind for kind in KINDS if kind in kinds)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
