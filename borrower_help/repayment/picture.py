"""One bar for everything that is paid: what was received, what went off before, fees, what is interest. Pure."""

from dataclasses import dataclass
from decimal import Decimal

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
    amounts = [("received", received), ("before", before), ("fees", fees), ("interest", extra)]
    shown = [(key, amount) for key, amount in amounts if amount > 0]
    whole = sum(amount for _key, amount in shown)
    room = WIDTH - THINNEST * len(shown)
    parts, x = [], 0.0
    for key, amount in shown:
        width = THINNEST + room * float(amount / whole)
        parts.append(Part(key, round(x, 1), round(width, 1), amount))
        x += width
    return tuple(parts)
