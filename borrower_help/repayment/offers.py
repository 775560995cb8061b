"""What can be offered to each lender out of what is left of a month, and which requests exist at all. Pure.

Money is Decimal in 元 to the cent. All offers together never come to more a month than is left above the floor, and the floor
itself is not known here: what is handed in is what may be spent.

    pro rata   share = balance / n, rounded up to the whole yuan, for the smallest n of months with which all shares together are
               not more than what is left: so all end together, and the last instalments carry what rounding left over
    in order   the first debt gets everything that is left until it ends, then the next: debt i is paid while the sum of all
               payments runs from the balances before it to the balances with it

A plan pays the balance as it is asked for today and no further interest: that is what is asked of the lender. What it would be if
interest went on is said beside it (`with_interest`).

Which requests exist is `rules.terms.REQUESTS`.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from borrower_help.repayment.cost import PERIODS, NoRate
from borrower_help.repayment.debts import HANGS_ON, Numbers, missing, paid_and_open, work_out
from borrower_help.repayment.schedule import LONGEST, ZERO, cents, of_a_period
from borrower_help.rules.terms import CARD_LONGEST, PAUSE, REQUESTS

_YUAN = Decimal(1)
_Maker = Callable[["Offer", Decimal], "Form"]


@dataclass(frozen=True)
class Owed:
    """Hold a debt as an offer sees it; `rate` a year, `payment` by the contract a month and `above` the schedule where known."""

    key: str
    kind: str
    balance: Decimal
    rate: Decimal | None = None
    payment: Decimal | None = None
    left_count: int = 0  # instalments of the contract still to come; 0: not known
    to_come: Decimal = ZERO  # what those come to
    above: Decimal = ZERO  # what is asked for above the schedule
    hangs_on: str = ""


@dataclass(frozen=True)
class Offer:
    """Hold what one lender is offered: nothing until month `begins` (the first is 1), then `parts`, one a month."""

    owed: Owed
    begins: int
    parts: tuple[Decimal, ...]

    @property
    def monthly(self) -> Decimal:
        """Return the usual instalment: the largest."""
        return max(self.parts, default=ZERO)

    @property
    def ends(self) -> int:
        """Return the month of the last instalment, 0 where nothing can be offered."""
        return self.begins + len(self.parts) - 1 if self.parts else 0

    @property
    def total(self) -> Decimal:
        """Return what is paid in all."""
        return sum(self.parts, ZERO)


@dataclass(frozen=True)
class Form:
    """Hold one request beside the others; None is not known or, of months, without an end."""

    key: str
    monthly: Decimal | None = None
    months: int | None = None
    total: Decimal | None = None
    fits: bool = True  # within what the rules and what is left allow
    why: str = ""  # code of what does not fit, or of what is missing


def owed_of(key: str, kind: str, numbers: Numbers, demanded: Decimal | None, hangs_on: str = "") -> Owed | None:
    """Return a debt as an offer sees it, None where no balance is known: what they ask for, else what the schedule leaves."""
    known = () if missing(numbers) else numbers.payments
    left = paid_and_open(numbers)[1] if known else ZERO
    balance = demanded if demanded is not None else left
    if balance <= 0:
        return None
    alike = known[numbers.paid_count :] if numbers.every == "month" else ()
    payment = alike[0] if alike and len(set(alike[:-1])) <= 1 else None
    if missing(numbers) and numbers.every == "month":  # how many are left need not be known to know one
        payment = numbers.payment
    return Owed(
        key,
        kind,
        balance,
        rate=_rate(numbers),
        payment=payment,
        left_count=len(alike),
        to_come=sum(alike, ZERO),
        above=max(balance - left, ZERO) if left and demanded is not None else ZERO,
        hangs_on=hangs_on,
    )


def _rate(numbers: Numbers) -> Decimal | None:
    """Return the yearly rate that is really paid, else the contract's; None where neither is known."""
    try:
        return max(cents(Decimal(str(work_out(numbers).cost.simple)) * 100) / 100, ZERO)
    except (NoRate, ValueError):
        return None if numbers.quoted is None else numbers.quoted / 100


def as_agreed(numbers: Numbers) -> Decimal:
    """Return what the contract takes a month while it runs, nothing where that is not known (other periods by their number a year)."""
    left = numbers.payments[numbers.paid_count :]
    if not numbers.payments and numbers.payment:
        left = (numbers.payment,)
    return cents(left[0] * PERIODS[numbers.every] / 12) if left else ZERO


def share_out(debts: Sequence[Owed], budget: Decimal, way: str) -> tuple[Offer, ...]:
    """Return an offer for each debt (balances above nothing), in the order given; without instalments where `budget` does not reach it.

    What would take longer than LONGEST months is no plan. Of two budgets the larger one never ends a debt later.
    """
    if budget < 0:
        raise ValueError("less than nothing cannot be shared out")
    if way == "pro_rata":
        return _pro_rata(debts, budget)
    ranked = sorted(debts, key=lambda one: (_RANKS[way](one), one.balance, one.key))
    offers = {one.owed.key: one for one in _in_order(ranked, budget)}
    return tuple(offers[one.key] for one in debts)


_RANKS = {
    "smallest": lambda one: one.balance,
    "dearest": lambda one: -(one.rate or ZERO),
    "essential": lambda one: HANGS_ON.index(one.hangs_on),
}


def _pro_rata(debts: Sequence[Owed], budget: Decimal) -> tuple[Offer, ...]:
    fitting = range(1, LONGEST + 1)
    place = bisect_left(fitting, True, key=lambda months: sum(_share(one, months) for one in debts) <= budget)
    if place == len(fitting):
        return tuple(Offer(one, 1, ()) for one in debts)
    return tuple(_alike(one, _share(one, fitting[place])) for one in debts)


def _share(owed: Owed, months: int) -> Decimal:
    return min(owed.balance, (owed.balance / months).quantize(_YUAN, ROUND_CEILING))


def _alike(owed: Owed, share: Decimal) -> Offer:
    """Return instalments of one amount; the last one carries what is left."""
    count = _months(owed.balance, share)
    return Offer(owed, 1, (*(share,) * (count - 1), owed.balance - share * (count - 1)))


def _in_order(ranked: Sequence[Owed], budget: Decimal) -> list[Offer]:
    before, offers = ZERO, []
    for owed in ranked:
        after = before + owed.balance
        if budget < _YUAN or after > budget * LONGEST:  # those behind it are not reached either
            offers.append(Offer(owed, 1, ()))
            before = after
            continue
        first, last = int(before // budget) + 1, _months(after, budget)
        edges = [max(before, min(after, budget * month)) for month in range(first - 1, last + 1)]
        parts = tuple(high - low for low, high in pairwise(edges))
        offers.append(Offer(owed, first, parts))
        before = after
    return offers


def _months(balance: Decimal, each: Decimal) -> int:
    return int((balance / each).to_integral_value(ROUND_CEILING))


def with_interest(owed: Owed, monthly: Decimal) -> tuple[int, Decimal] | None:
    """Return months and total of `monthly` if interest at the debt's rate went on; None where it then never ends or no rate is known.

    Interest of a month is balance · rate / 12, half up to the cent (30/360).
    """
    if owed.rate is None or monthly <= 0:
        return None
    each, left, paid = of_a_period(owed.rate, "month"), owed.balance, ZERO
    for month in range(1, LONGEST + 1):
        interest = cents(left * each)
        if interest >= monthly:
            return None
        part = min(monthly, left + interest)
        left, paid = left + interest - part, paid + part
        if left == 0:
            return month, paid
    return None


def forms(offer: Offer, lump: Decimal = ZERO) -> tuple[Form, ...]:
    """Return the requests that exist for this debt, side by side, each with what it comes to out of this offer's money.

    `lump` is what could be paid once for this debt.
    """
    return tuple(_FORMS[key](offer, lump) for key in REQUESTS[offer.owed.kind])


def _instalments(key: str, longest: int) -> _Maker:
    def make(offer: Offer, _lump: Decimal) -> Form:
        if not offer.parts:
            return Form(key, fits=False, why="nothing")
        months = len(offer.parts)
        return Form(
            key, offer.monthly, months, offer.total, fits=months <= longest, why="" if months <= longest else "long"
        )

    return make


def _extension(offer: Offer, _lump: Decimal) -> Form:
    """Return the contract with smaller instalments over a longer time: interest goes on as agreed."""
    if not offer.parts:
        return Form("extension", fits=False, why="nothing")
    if offer.owed.rate is None:
        return Form("extension", offer.monthly, why="rate")
    found = with_interest(offer.owed, offer.monthly)
    if found is None:
        return Form("extension", offer.monthly, fits=False, why="endless")
    return Form("extension", offer.monthly, *found)


def _fee_waiver(offer: Offer, _lump: Decimal) -> Form:
    """Return the same instalments for the balance without what is asked for above the schedule."""
    above = offer.owed.above
    if not above:
        return Form("fee_waiver", why="above")
    lower = offer.owed.balance - above
    if not offer.parts:
        return Form("fee_waiver", total=lower, fits=False, why="nothing")
    return Form("fee_waiver", offer.monthly, _months(lower, offer.monthly), lower)


def _freeze(offer: Offer, _lump: Decimal) -> Form:
    """Return some months of nothing, then the contract as it was: that fits only where its instalment does."""
    owed = offer.owed
    if owed.payment is None:
        return Form("freeze", why="payment")
    if not owed.left_count:
        return Form("freeze", owed.payment, why="count", fits=owed.payment <= offer.monthly)
    total = owed.to_come or owed.payment * owed.left_count
    fits = owed.payment <= offer.monthly
    return Form("freeze", owed.payment, PAUSE + owed.left_count, total, fits=fits, why="" if fits else "payment_high")


def _settlement(offer: Offer, lump: Decimal) -> Form:
    """Return one sum that ends it; it has to be there, and be less than the balance or it is simply paying."""
    if lump <= 0:
        return Form("settlement", fits=False, why="lump")
    sum_once = min(lump, offer.owed.balance)
    return Form("settlement", sum_once, 1, sum_once)


_FORMS = {
    "personal_instalments": _instalments("personal_instalments", CARD_LONGEST),
    "instalments": _instalments("instalments", LONGEST),
    "extension": _extension,
    "fee_waiver": _fee_waiver,
    "freeze": _freeze,
    "settlement": _settlement,
}


def parts_of(offer: Offer, key: str) -> tuple[Decimal, ...]:
    """Return the instalments a request names one by one; () where the lender has to count them, or nothing fits."""
    found = next((one for one in forms(offer) if one.key == key), None)
    if found is None or not found.fits:
        return ()
    if key in {"personal_instalments", "instalments"}:
        return offer.parts
    if key == "fee_waiver" and found.months and found.total:
        return _alike(replace(offer.owed, balance=found.total), offer.monthly).parts
    return ()
