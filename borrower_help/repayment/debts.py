"""One debt in numbers: what is known of it, what it costs a year, what can only be said with less certainty. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from borrower_help.repayment.cost import Cost, NoRate, dated_rate, instalments_cost, withheld
from borrower_help.repayment.pasting import Row
from borrower_help.repayment.schedule import ZERO, annuity

KINDS = ("card", "consumer_finance", "bank", "microloan", "platform", "shop", "private", "unknown")
# What daily life hangs on, most first: the home, what one works with, somebody who signed too.
HANGS_ON = ("home", "work", "person", "")
# Which lines of law may be named: what lends decides. A platform or a shop is seldom the lender: then nobody knows yet.
LAW_OF = {
    "card": "licensed",
    "consumer_finance": "licensed",
    "bank": "licensed",
    "microloan": "microloan",
    "private": "private",
}
DISCLOSED_SINCE = date(2026, 8, 1)  # 个人贷款业务明示综合融资成本规定: loans made since


@dataclass(frozen=True)
class Numbers:
    """Hold what is known of a debt; None and 0 are unknown. `quoted` is per cent a year."""

    received: Decimal | None = None
    principal: Decimal | None = None
    payment: Decimal | None = None
    count: int = 0
    every: str = "month"
    fee: Decimal = ZERO
    quoted: Decimal | None = None
    began: date | None = None
    rows: tuple[Row, ...] = ()
    paid_count: int = 0

    @property
    def arrived(self) -> Decimal | None:
        """Return what arrived; where only the contract is known, its sum stands in."""
        return self.received or self.principal

    @property
    def payments(self) -> tuple[Decimal, ...]:
        """Return what is paid each time, from the schedule where there is one."""
        if self.rows:
            return tuple(row.total for row in self.rows)
        return (self.payment,) * self.count if self.payment and self.count else ()


@dataclass(frozen=True)
class Worked:
    """Hold what a debt costs; `by_days` where real days were counted (actual/365) and not periods (30/360)."""

    cost: Cost
    by_days: bool
    kept: Decimal  # withheld from the sum of the contract before it was paid out
    before: Decimal  # kept and paid at the start, together
    fees: Decimal  # fees the schedule names
    paid: Decimal  # everything that is paid, the fee at the start included
    extra: Decimal  # of it, beyond what arrived
    at_quoted: Decimal | None = None  # the equal instalment, were the rate of the contract the whole price
    surplus: Decimal | None = None  # what all instalments and the fee are above that


def missing(numbers: Numbers) -> tuple[str, ...]:
    """Return what has to be known before anything can be worked out."""
    lacks = {"received": numbers.arrived is None}
    if not numbers.rows:
        lacks |= {"payment": not numbers.payment, "count": not numbers.count}
    return tuple(name for name, lacking in lacks.items() if lacking)


def work_out(numbers: Numbers) -> Worked:
    """Return what a debt costs. Raise NoRate where its numbers have no one rate, ValueError where something is missing."""
    if missing(numbers) or numbers.arrived is None:
        raise ValueError("numbers are missing")
    payments, got = numbers.payments, numbers.arrived - numbers.fee
    cost = instalments_cost(received=got, payments=payments, every=numbers.every)
    cost, by_days = _by_days(numbers, cost)
    kept = withheld(principal=numbers.principal or numbers.arrived, received=numbers.arrived)
    paid = cost.paid + numbers.fee
    at_quoted, surplus = _at_quoted(numbers)
    return Worked(
        cost=cost,
        by_days=by_days,
        kept=kept,
        before=kept + numbers.fee,
        fees=sum((row.fee or ZERO for row in numbers.rows), ZERO),
        paid=paid,
        extra=paid - numbers.arrived,
        at_quoted=at_quoted,
        surplus=surplus,
    )


def _by_days(numbers: Numbers, cost: Cost) -> tuple[Cost, bool]:
    """Return the cost with the yearly rate by real days, where all of them are known."""
    days = [row.on for row in numbers.rows]
    if numbers.began is None or not days or None in days:
        return cost, False
    flows = [(numbers.began, -cost.received)]
    flows += [(row.on, row.total) for row in numbers.rows if row.on]
    if min(on for on, _sum in flows[1:]) <= numbers.began:
        raise NoRate("none")
    return Cost(cost.received, cost.paid, cost.simple, dated_rate(flows)), True


def _at_quoted(numbers: Numbers) -> tuple[Decimal | None, Decimal | None]:
    """Return the equal instalment at the contract's rate on the contract's sum, and what is paid beyond it in all."""
    if numbers.quoted is None or not numbers.arrived:
        return None, None
    count = len(numbers.payments)
    each = annuity(numbers.principal or numbers.arrived, numbers.quoted / 100, count, numbers.every)
    return each, sum(numbers.payments, ZERO) + numbers.fee - each * count


def paid_and_open(numbers: Numbers) -> tuple[Decimal, Decimal]:
    """Return what the instalments paid so far come to, and those still to come."""
    payments = numbers.payments
    paid = sum(payments[: numbers.paid_count], ZERO)
    return paid, sum(payments, ZERO) - paid
