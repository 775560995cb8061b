"""Schedules of instalments to the cent: what each pays of the sum, of interest, of fees. Pure.

Money is Decimal in 元, rates are fractions a year (0.24 is 24 %). Interest of a period is rounded half up to the cent; what
rounding leaves over stands in the last instalment, so a schedule pays exactly the sum and ends at nothing.

Periods are alike: interest of one is rate / periods a year, which for months is the count of days 30/360 (every month 30
days, the year 360). `dated` counts real days over 365 (actual/365) and is used where the days are not alike.

Sources: annuity, payment = P·i / (1 - (1+i)^-n) (Brealey and others, any textbook of finance); 等额本金, P/n a period and
interest on what is left. What may be asked for is law and stands elsewhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

from borrower_help.repayment.cost import PERIODS

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
LONGEST = 600  # instalments; more is no plan


@dataclass(frozen=True)
class Instalment:
    """Hold one instalment: what it pays of the sum, of interest and of fees, and what is left of the sum after it."""

    number: int
    principal: Decimal
    interest: Decimal
    left: Decimal
    fee: Decimal = ZERO
    on: date | None = None

    @property
    def amount(self) -> Decimal:
        """Return what is paid."""
        return self.principal + self.interest + self.fee


Schedule = tuple[Instalment, ...]


def cents(value: Decimal) -> Decimal:
    """Return a sum to the cent, half up."""
    return value.quantize(CENT, ROUND_HALF_UP)


def of_a_period(rate: Decimal, every: str) -> Decimal:
    """Return the rate of one period by a yearly one (30/360 for months)."""
    return rate / PERIODS[every]


def annuity(principal: Decimal, rate: Decimal, count: int, every: str = "month") -> Decimal:
    """Return the equal instalment, P·i / (1 - (1+i)^-n) to the cent; P/n without interest."""
    _check(principal, rate, count)
    each = of_a_period(rate, every)
    with localcontext(prec=50):
        return cents(principal * each / (1 - (1 + each) ** -count) if each else principal / count)


def equal_instalments(principal: Decimal, rate: Decimal, count: int, every: str = "month") -> Schedule:
    """Return instalments of one amount (等额本息)."""
    payment = annuity(principal, rate, count, every)
    return _pay_down(principal, of_a_period(rate, every), count, lambda interest, _left: payment - interest)


def equal_principal(principal: Decimal, rate: Decimal, count: int, every: str = "month") -> Schedule:
    """Return instalments that each pay the same of the sum, and interest on what is left (等额本金)."""
    _check(principal, rate, count)
    share = cents(principal / count)
    return _pay_down(principal, of_a_period(rate, every), count, lambda _interest, _left: share)


def interest_first(principal: Decimal, rate: Decimal, count: int, every: str = "month") -> Schedule:
    """Return instalments of interest only, the whole sum with the last (先息后本)."""
    _check(principal, rate, count)
    return _pay_down(principal, of_a_period(rate, every), count, lambda _interest, _left: ZERO)


def with_grace(schedule: Schedule, rate: Decimal, grace: int, every: str = "month") -> Schedule:
    """Return a schedule that begins so many periods later; until then interest alone is paid on the whole sum."""
    principal = sum((one.principal for one in schedule), ZERO)
    interest = cents(principal * of_a_period(rate, every))
    before = [Instalment(number, ZERO, interest, principal) for number in range(1, grace + 1)]
    return (*before, *(replace(one, number=one.number + grace) for one in schedule))


def dated(principal: Decimal, rate: Decimal, start: date, days: Sequence[date]) -> Schedule:
    """Return equal parts of the sum on given days, with interest by the days between (actual/365)."""
    _check(principal, rate, len(days))
    share, left, before, out = cents(principal / len(days)), principal, start, []
    for number, on in enumerate(days, 1):
        if on < before:
            raise ValueError("days go backwards")
        interest = cents(left * rate * (on - before).days / 365)
        part = left if number == len(days) else min(share, left)
        left, before = left - part, on
        out.append(Instalment(number, part, interest, left, on=on))
    return tuple(out)


def settle_early(schedule: Schedule, after: int, charge: Decimal = ZERO) -> Decimal:
    """Return what ends a schedule right after its instalment `after`: what is left of the sum, and a charge for it.

    Interest of periods that have not begun is not owed: it is the price of time that is not used.
    """
    left = schedule[after - 1].left if after else sum((one.principal for one in schedule), ZERO)
    return left + charge


def periods_needed(balance: Decimal, payment: Decimal, rate: Decimal = ZERO, every: str = "month") -> int | None:
    """Return how many instalments of `payment` end a balance; None where interest eats them, or past LONGEST."""
    each, left = of_a_period(rate, every), balance
    for number in range(1, LONGEST + 1):
        left += cents(left * each) - payment
        if left <= 0:
            return number
        if left >= balance and payment <= cents(balance * each):
            return None
    return None


def parts_of(total: Decimal, count: int) -> tuple[Decimal, ...]:
    """Return a sum in equal parts to the cent; the last one carries what is left over."""
    share = (total / count).quantize(CENT, ROUND_HALF_UP)
    before = [min(share, max(total - share * number, ZERO)) for number in range(count - 1)]
    return (*before, total - sum(before, ZERO))


def _pay_down(
    principal: Decimal, each: Decimal, count: int, part_of: Callable[[Decimal, Decimal], Decimal]
) -> Schedule:
    left, out = principal, []
    for number in range(1, count + 1):
        interest = cents(left * each)
        part = left if number == count else min(max(part_of(interest, left), ZERO), left)
        left -= part
        out.append(Instalment(number, part, interest, left))
    return tuple(out)


def _check(principal: Decimal, rate: Decimal, count: int) -> None:
    if principal <= 0 or rate < 0 or not 1 <= count <= LONGEST:
        raise ValueError("no schedule of these")
