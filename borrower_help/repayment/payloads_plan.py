"""What is kept of an agreement that was signed and of what was paid under it, in a plain dataclass, checked when sealed.

Sums are texts of Decimal, days ISO dates. Defaults never change once released: a field at its default is left out of the seal.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from borrower_help.core.money import LARGEST
from borrower_help.repayment.agreement_points import BY_KEY
from borrower_help.repayment.plan import MOST, Due, Paid, Plan, stands

PLACES = ("paper", "app", "message")
MAX_SIGNER = 60
MAX_WORDS = 2000
MAX_MARKS = 800


@dataclass(frozen=True)
class AgreementPayload:
    """Hold one agreement: when and where it was signed, its instalments, what was paid of them."""

    signed_on: str
    signer: str = ""  # who signed for the other side
    where: str = "paper"  # where it is written
    words: str = ""  # what else it says
    dues: list[dict[str, str]] = field(default_factory=list)  # on, amount; in the order of their days
    marks: list[dict[str, Any]] = field(default_factory=list)  # id, number, on, amount, files
    points: dict[str, str] = field(default_factory=dict)  # point → how the paper says it: see agreement_points
    files: list[str] = field(default_factory=list)  # SHA-256 of those that show it

    def __post_init__(self) -> None:
        good = {
            "signed_on": _is_day(self.signed_on),
            "signer": len(self.signer) <= MAX_SIGNER,
            "where": self.where in PLACES,
            "words": len(self.words) <= MAX_WORDS,
            "dues": len(self.dues) <= MOST and all(map(_is_due, self.dues)) and _in_order(self.dues),
            "marks": len(self.marks) <= MAX_MARKS and all(map(_is_mark, self.marks)) and _differ(self.marks),
            "points": all(key in BY_KEY and said in BY_KEY[key].answers for key, said in self.points.items()),
            "files": _are_hashes(self.files),
        }
        if problems := [name for name, fits in good.items() if not fits]:
            raise ValueError(f"agreement payload: {', '.join(problems)}")

    @property
    def signed(self) -> date:
        """Return the day it was signed."""
        return date.fromisoformat(self.signed_on)

    @property
    def parts(self) -> tuple[Due, ...]:
        """Return the instalments as the sums take them."""
        return tuple(Due(date.fromisoformat(one["on"]), Decimal(one["amount"])) for one in self.dues)

    @property
    def plan(self) -> Plan:
        """Return how it stands."""
        paid = (Paid(one["number"], date.fromisoformat(one["on"]), Decimal(one["amount"])) for one in self.marks)
        return stands(self.parts, paid)

    def mark(self, key: str) -> Mapping[str, Any] | None:
        """Return the payment of that id."""
        return next((one for one in self.marks if one["id"] == key), None)


def due_data(dues: tuple[Due, ...]) -> list[dict[str, str]]:
    """Return instalments as they are sealed."""
    return [{"on": one.on.isoformat(), "amount": f"{one.amount:.2f}"} for one in dues]


def _is_due(one: Mapping[str, Any]) -> bool:
    return set(one) == {"on", "amount"} and _is_day(one["on"]) and _is_sum(one["amount"])


def _is_mark(one: Mapping[str, Any]) -> bool:
    return (
        set(one) == {"id", "number", "on", "amount", "files"}
        and bool(re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one["id"]))
        and 1 <= one["number"] <= MOST
        and _is_day(one["on"])
        and _is_sum(one["amount"])
        and _are_hashes(one["files"])
    )


def _in_order(dues: list[dict[str, str]]) -> bool:
    days = [one["on"] for one in dues]
    return days == sorted(days)


def _differ(marks: list[dict[str, Any]]) -> bool:
    return len({one["id"] for one in marks}) == len(marks)


def _are_hashes(texts: list[str]) -> bool:
    return all(re.fullmatch("[0-9a-f]{64}", text) for text in texts)


def _is_sum(text: str) -> bool:
    try:
        return 0 < Decimal(text) <= LARGEST
    except InvalidOperation:
        return False


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
