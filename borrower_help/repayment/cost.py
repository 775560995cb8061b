"""What a loan really costs a year: the rate at which all payments together are worth what was received. Pure.

Money is Decimal, in 元 to the cent. Rates are fractions of one (0.36 is 36 %), for they are roots, not sums.

The yearly rate is given twice, since both are in use. *Simple*: the internal rate of return (IRR) of one period times the
periods of a year; this is how lenders here state a yearly rate from instalments. *Effective*: the same with the periods
compounded, (1 + IRR)^n - 1; for dated payments XIRR, which counts actual days over 365.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pyxirr

PERIODS = {"month": 12, "half_month": 24, "two_weeks": 26, "week": 52, "ten_days": 36, "day": 365}


class NoRate(ValueError):
    """Say why there is no one rate; `code` is none (no rate makes the two sides equal) or many."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Cost:
    """Hold what a loan costs; sums in 元, rates as fractions a year."""

    received: Decimal
    paid: Decimal  # all payments together
    simple: float
    effective: float

    @property
    def extra(self) -> Decimal:
        """Return what is paid beyond what was received."""
        return self.paid - self.received


def instalments_cost(*, received: Decimal, payments: Sequence[Decimal], every: str) -> Cost:
    """Return the cost of a loan paid back at the end of equal periods; `every` is a key of PERIODS.

    Raise NoRate where no rate, or more than one, makes both sides equal.
    """
    rate = _one_rate([-received, *payments])
    per_year = PERIODS[every]
    return Cost(received, sum(payments, Decimal()), rate * per_year, (1 + rate) ** per_year - 1)


def dated_rate(flows: Sequence[tuple[date, Decimal]]) -> float:
    """Return the effective yearly rate (XIRR, actual days over 365) of dated sums: received negative, paid positive.

    Raise NoRate as above; the sums may stand in any order.
    """
    ordered = sorted(flows)
    _check([amount for _on, amount in ordered])
    rate = pyxirr.xirr([on for on, _amount in ordered], [float(amount) for _on, amount in ordered])
    if rate is None:
        raise NoRate("none")
    return float(rate)


def withheld(*, principal: Decimal, received: Decimal) -> Decimal:
    """Return what was kept back from the principal before it was paid out (砍头息), 0 where nothing was."""
    return max(principal - received, Decimal())


def _one_rate(amounts: Sequence[Decimal]) -> float:
    _check(amounts)
    rate = pyxirr.irr([float(amount) for amount in amounts])
    if rate is None:
        raise NoRate("none")
    return float(rate)


def _check(amounts: Sequence[Decimal]) -> None:
    """Raise NoRate unless the sums change sign exactly once (Descartes: then there is exactly one rate above -100 %)."""
    signs = [amount > 0 for amount in amounts if amount]
    changes = sum(one != other for one, other in pairwise(signs))
    if changes != 1:
        raise NoRate("many" if changes else "none")
