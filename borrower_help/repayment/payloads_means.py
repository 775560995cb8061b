"""What is kept of a month's income and costs, in a plain dataclass, checked when sealed.

Sums are texts of Decimal, "" where unknown. Of others' money only the sum is kept, of a card only what its owner calls it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from borrower_help.core.money import LARGEST
from borrower_help.repayment.affordability import COSTS, WAYS, ZERO, Income, Numbers

SCREENS = ("income", "household", "costs", "kept", "events")
DEBITED = ("", "yes", "no", "unknown")
EVENTS = ("illness", "job", "pay", "business", "birth", "death", "disaster", "other")
MAX_DEBITS = 3
MAX_WHERE = 30
MAX_WORDS = 500
MAX_HEADS = 30
SUMS = ("pay_low", "pay_high", "other_income", "shared_income", "reserve", "standard", "offered", "lump")
HEADS = ("adults", "children", "elders")


@dataclass(frozen=True)
class MeansPayload:
    """Hold a statement of means as its owner fills it in."""

    pay_low: str = ""
    pay_high: str = ""
    other_income: str = ""
    shared_income: str = ""
    shared_yes: bool = False  # those at home said yes to their sum being counted
    adults: int = 0
    children: int = 0
    elders: int = 0
    costs: dict[str, str] = field(default_factory=dict)  # one of COSTS → sum
    reserve: str = ""
    standard: str = ""  # the local minimum-living standard, a head and month
    debited: str = ""
    debits: list[dict[str, Any]] = field(default_factory=list)  # where, day (0: not known), amount
    events: list[str] = field(default_factory=list)
    since: str = ""
    words: str = ""
    done: list[str] = field(default_factory=list)  # screens that were answered
    way: str = ""  # how what is left is shared out among the debts
    offered: str = ""  # what is offered a month in all; empty: all that is left in a low month
    lump: str = ""  # what could be paid once

    def __post_init__(self) -> None:
        good = {name: is_sum(getattr(self, name)) for name in SUMS}
        good |= {name: 0 <= getattr(self, name) <= MAX_HEADS for name in HEADS}
        good |= {
            "costs": set(self.costs) <= set(COSTS) and all(is_sum(one) for one in self.costs.values()),
            "debited": self.debited in DEBITED,
            "debits": len(self.debits) <= MAX_DEBITS and all(map(_is_debit, self.debits)),
            "events": len(set(self.events)) == len(self.events) and set(self.events) <= set(EVENTS),
            "since": _is_day_or_empty(self.since),
            "words": len(self.words) <= MAX_WORDS,
            "way": self.way in ("", *WAYS),
            "done": len(set(self.done)) == len(self.done) and set(self.done) <= set(SCREENS),
        }
        if problems := [name for name, fits in good.items() if not fits]:
            raise ValueError(f"means payload: {', '.join(problems)}")

    @property
    def numbers(self) -> Numbers:
        """Return the statement as the sums take it."""
        income = Income(
            low=_sum(self.pay_low),
            high=_sum(self.pay_high),
            other=_sum(self.other_income) or ZERO,
            shared=(_sum(self.shared_income) or ZERO) if self.shared_yes else ZERO,
        )
        return Numbers(
            income, {line: Decimal(said) for line, said in self.costs.items() if said}, _sum(self.reserve) or ZERO
        )

    @property
    def heads(self) -> int:
        """Return how many live on this money."""
        return self.adults + self.children + self.elders

    @property
    def is_known(self) -> bool:
        """Return whether what comes in, what is needed and what stays untouched were told: an offer rests on all three."""
        return {"income", "costs", "kept"} <= set(self.done)

    def next_screen(self) -> str:
        """Return the first screen that was not answered, "" where all were."""
        return next((one for one in SCREENS if one not in self.done), "")


def _sum(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def is_sum(text: str) -> bool:
    """Return whether a text is a sum, or nothing."""
    try:
        return text == "" or 0 <= Decimal(text) <= LARGEST
    except InvalidOperation:
        return False


def _is_debit(one: Mapping[str, Any]) -> bool:
    return (
        set(one) == {"where", "day", "amount"}
        and 0 < len(one["where"]) <= MAX_WHERE
        and 0 <= one["day"] <= 31
        and is_sum(one["amount"])
    )


def _is_day_or_empty(text: str) -> bool:
    try:
        return text == "" or (len(text) == 10 and bool(date.fromisoformat(text)))
    except ValueError:
        return False
