"""What is left of a month: by hand, and whatever the numbers are."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from borrower_help.repayment.affordability import COSTS, Income, Numbers, a_month, months
from borrower_help.repayment.picture import WIDTH, month_bar

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
sums = st.decimals(min_value=0, max_value=100_000, places=2)
statements = st.builds(
    Numbers,
    st.builds(Income, low=sums, high=st.none() | sums, other=sums, shared=sums),
    st.dictionaries(st.sampled_from(COSTS), sums),
    sums,
)


def yuan(text):
    return Decimal(text)


def test_low_and_high_month_by_hand():
    income = Income(low=yuan("4200"), high=yuan("5600"), other=yuan("300"), shared=yuan("500"))
    costs = {"housing": yuan("1500"), "food": yuan("1200.50"), "yearly": yuan("1000")}
    low, high = months(Numbers(income, costs, yuan("300")))
    # a year's 1,000 is 83.34 a month, rounded up
    assert (low.income, low.costs, low.floor) == (yuan("5000"), yuan("2783.84"), yuan("3083.84"))
    assert (low.left, high.left) == (yuan("1916.16"), yuan("3316.16"))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [("0", None, ("-100", "-100")), (None, "500", ("400", "400")), ("900", "500", ("400", "800"))],
)
def test_one_known_month_stands_for_both_and_the_lower_is_the_low_one(low, high, expected):
    income = Income(*(None if one is None else yuan(one) for one in (low, high)))
    assert tuple(one.left for one in months(Numbers(income, {"food": yuan("100")}))) == tuple(map(yuan, expected))


def test_nothing_is_said_while_no_income_is_known():
    assert months(Numbers(costs={"food": yuan("100")})) is None


def test_costs_above_income_leave_nothing_to_offer():
    month, _high = months(Numbers(Income(low=yuan("1000")), {"housing": yuan("1500")}, yuan("200")))
    assert (month.left, month.spare) == (yuan("-700"), 0)


@unhurried
@given(sums)
def test_a_year_is_never_counted_short(amount):
    assert 0 <= a_month("yearly", amount) * 12 - amount < yuan("0.12")


@unhurried
@given(statements)
def test_parts_add_up_and_nothing_spare_comes_from_the_floor(numbers):
    for month in months(numbers):
        assert month.income - month.costs - month.reserve == month.left
        assert month.spare == 0 or month.income - month.spare == month.floor


@unhurried
@given(statements)
@example(
    Numbers(Income(Decimal(0), None, Decimal("107.98"), Decimal(0)), {"housing": Decimal("107.11")}, Decimal("0.01"))
)
def test_a_bar_adds_up_and_stays_within_its_width(numbers):
    low, high = months(numbers)
    scale = max(high.income, high.floor, Decimal(1))
    for month in (low, high):
        bar = month_bar(month, scale)
        assert sum(part.amount for part in bar) == max(month.income, month.floor)
        assert all(0 <= part.x <= part.x + part.width <= WIDTH + 0.2 for part in bar)
        assert not {"left", "short"} <= {part.key for part in bar}
