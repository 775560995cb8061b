"""What was agreed in writing as a calendar: which instalments are paid, which in part, which past their day; to the cent. Pure.

A payment belongs to the instalment it was made for. What it pays beyond that one flows to the earliest that is still open, so
that what is paid and what is open always add up to the sum agreed, or to what was paid above it.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from borrower_help.repayment.schedule import ZERO, parts_of

EVERY = ("month", "two_weeks", "week")
MOST = 400  # instalments
CLOSE = 3  # days before an instalment in which its page asks whether it can be paid
_DAYS = {"two_weeks": 14, "week": 7}


@dataclass(frozen=True)
class Due:
    """Hold one instalment as it was agreed."""

    on: date
    amount: Decimal


@dataclass(frozen=True)
class Paid:
    """Hold one payment, and for which instalment it was made."""

    number: int
    on: date
    amount: Decimal


@dataclass(frozen=True)
class Stands:
    """Hold one instalment with what is paid of it; `after` is what the plan leaves once it is paid."""

    number: int
    on: date
    amount: Decimal
    paid: Decimal
    after: Decimal

    @property
    def open(self) -> Decimal:
        """Return what is not paid of it."""
        return self.amount - self.paid

    def left(self, on: date) -> int:
        """Return how many days are left; below 0 where the day is over."""
        return (self.on - on).days

    def late(self, on: date) -> bool:
        """Return whether its day is over and it is not paid."""
        return self.open > 0 and self.on < on

    def close(self, on: date) -> bool:
        """Return whether it is open and its day is near, today, or over."""
        return self.open > 0 and self.left(on) <= CLOSE


@dataclass(frozen=True)
class Plan:
    """Hold all instalments and what all of it comes to; `over` is what was paid above the sum agreed."""

    lines: tuple[Stands, ...]
    total: Decimal
    paid: Decimal
    over: Decimal

    @property
    def open(self) -> Decimal:
        """Return what is still to be paid."""
        return self.total - self.paid

    @property
    def done(self) -> bool:
        """Return whether everything is paid."""
        return bool(self.lines) and self.open == 0

    @property
    def coming(self) -> tuple[Stands, ...]:
        """Return the instalments that are open, the earliest first."""
        return tuple(line for line in self.lines if line.open > 0)

    def missed(self, on: date) -> Decimal:
        """Return what is open of instalments whose day is over."""
        return sum((line.open for line in self.lines if line.late(on)), ZERO)


def stands(dues: Iterable[Due], payments: Iterable[Paid]) -> Plan:
    """Return how a plan stands once these payments were made."""
    listed, payments = list(dues), list(payments)
    own = [sum((one.amount for one in payments if one.number == n), ZERO) for n, _due in enumerate(listed, 1)]
    covered = [min(given, due.amount) for given, due in zip(own, listed, strict=True)]
    over = sum((one.amount for one in payments), ZERO) - sum(covered, ZERO)
    lines, after = [], sum((due.amount for due in listed), ZERO)
    total = after
    for number, (due, paid) in enumerate(zip(listed, covered, strict=True), 1):
        more = min(over, due.amount - paid)
        over, after = over - more, after - due.amount
        lines.append(Stands(number, due.on, due.amount, paid + more, after))
    return Plan(tuple(lines), total, sum((line.paid for line in lines), ZERO), over)


def equal(total: Decimal, count: int, first: date, every: str = "month") -> tuple[Due, ...]:
    """Return equal instalments, the last with what is left over; raise ValueError where a part would be nothing."""
    if not 1 <= count <= MOST:
        raise ValueError("no plan of so many")
    parts = parts_of(total, count)
    if min(parts) <= 0:
        raise ValueError("a part would be nothing")
    return tuple(Due(later(first, n, every), part) for n, part in enumerate(parts))


def is_equal(dues: tuple[Due, ...], every: str) -> bool:
    """Return whether these are the instalments `equal` makes."""
    total = sum((one.amount for one in dues), ZERO)
    try:
        return dues == equal(total, len(dues), dues[0].on, every)
    except ValueError:
        return False


def later(first: date, periods: int, every: str = "month") -> date:
    """Return the day so many periods after the first; the last day of a month that has no such day."""
    if every in _DAYS:
        return first + timedelta(days=_DAYS[every] * periods)
    year, month = divmod(first.year * 12 + first.month - 1 + periods, 12)
    return date(year, month + 1, min(first.day, calendar.monthrange(year, month + 1)[1]))
