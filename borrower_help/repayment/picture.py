"""Bars: all that is paid for a debt, by what it is for; a month, by what it goes into; what is paid of a plan. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from borrower_help.repayment.affordability import Month
from borrower_help.repayment.plan import Plan

WIDTH = 328.0
THINNEST = 3.0  # a small part stays visible


@dataclass(frozen=True)
class Part:
    """Hold one stretch of the bar: which part it is (received, before, fees, interest), where it lies, its sum."""

    key: str
    x: float
    width: float
    amount: Decimal


def picture(*, received: Decimal, before: Decimal, extra: Decimal, fees: Decimal = Decimal()) -> tuple[Part, ...]:
    """Return the stretches of the bar, left to right; parts of nothing, or below nothing, are left out."""
    return _whole([("received", received), ("before", before), ("fees", fees), ("interest", extra)])


def plan_bar(plan: Plan, on: date) -> tuple[Part, ...]:
    """Return the bar of a plan, left to right: what is paid, what is open although its day is over (late), what is to come."""
    missed = plan.missed(on)
    return _whole([("paid", plan.paid), ("late", missed), ("coming", plan.open - missed)])


def _whole(amounts: list[tuple[str, Decimal]]) -> tuple[Part, ...]:
    shown = [(key, amount) for key, amount in amounts if amount > 0]
    whole = sum(amount for _key, amount in shown)
    room = WIDTH - THINNEST * len(shown)
    parts, x = [], 0.0
    for key, amount in shown:
        width = THINNEST + room * float(amount / whole)
        parts.append(Part(key, round(x, 1), round(width, 1), amount))
        x += width
    return tuple(parts)


def month_bar(month: Month, scale: Decimal) -> tuple[Part, ...]:
    """Return the bar of a month, left to right: costs, reserve, and what is left (left) or what the income does not reach (short).

    `scale` is the sum that fills the width: two bars of one scale can be held beside each other.
    """
    reached = min(month.floor, max(month.income, Decimal()))
    amounts = [("costs", min(month.costs, reached)), ("reserve", max(reached - month.costs, Decimal()))]
    amounts += [("left", month.spare), ("short", max(-month.left, Decimal()))]
    parts, x = [], 0.0
    for key, amount in amounts:
        if amount > 0:
            x = min(x, WIDTH - THINNEST)  # thin parts before it were drawn wider than they are
            width = min(max(float(amount / scale) * WIDTH, THINNEST), WIDTH - x)
            parts.append(Part(key, round(x, 1), round(width, 1), amount))
            x += width
    return tuple(parts)
