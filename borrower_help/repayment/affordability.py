"""What is left of a month: income, necessary costs, the floor no offer may touch. Pure; money is Decimal in 元 to the cent.

    floor = necessary costs + reserve
    left  = income - floor, once for a low month and once for a high one

Costs that come once a year count a twelfth, rounded up, so that the floor is never short. An offer rests on the low month:
what a good month brings beside it is the person's own. That those who pay keep what they need to live on is the idea of
民事诉讼法 art. 254 and of 查封规定 art. 3 (enforcement); here it is a floor the person sets for themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
YEARLY = "yearly"
# In the order they are asked and printed; what is eaten and lived in comes first.
COSTS = ("housing", "food", "bills", "travel", "medical", "children", "parents", "insurance", "other", YEARLY)

# How what is left is shared out: by what is owed, smallest first, dearest first, what daily life hangs on first.
WAYS = ("pro_rata", "smallest", "dearest", "essential")


@dataclass(frozen=True)
class Income:
    """Hold what comes in; None is unknown. `shared` is what others at home put in, counted only with their yes."""

    low: Decimal | None = None
    high: Decimal | None = None
    other: Decimal = ZERO
    shared: Decimal = ZERO


@dataclass(frozen=True)
class Numbers:
    """Hold a statement of means in numbers: `costs` by line, all of them a month but YEARLY, which is a year."""

    income: Income = Income()
    costs: Mapping[str, Decimal] = field(default_factory=dict)
    reserve: Decimal = ZERO


@dataclass(frozen=True)
class Month:
    """Hold one month as it is lived."""

    income: Decimal
    costs: Decimal
    reserve: Decimal

    @property
    def floor(self) -> Decimal:
        """Return what no offer may touch."""
        return self.costs + self.reserve

    @property
    def left(self) -> Decimal:
        """Return what is left above the floor; below nothing where the month does not carry itself."""
        return self.income - self.floor

    @property
    def spare(self) -> Decimal:
        """Return what can be offered: what is left, never less than nothing."""
        return max(self.left, ZERO)


def a_month(line: str, amount: Decimal) -> Decimal:
    """Return what a line of costs comes to a month."""
    return (amount / 12).quantize(CENT, ROUND_UP) if line == YEARLY else amount


def months(numbers: Numbers) -> tuple[Month, Month] | None:
    """Return the low and the high month, which are one where only one is known; None while no income is known."""
    pay = [one for one in (numbers.income.low, numbers.income.high) if one is not None]
    if not pay:
        return None
    costs = sum((a_month(line, amount) for line, amount in numbers.costs.items()), ZERO)
    beside = numbers.income.other + numbers.income.shared
    return Month(min(pay) + beside, costs, numbers.reserve), Month(max(pay) + beside, costs, numbers.reserve)
