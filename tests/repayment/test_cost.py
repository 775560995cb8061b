"""The yearly cost: by hand, against numpy-financial on random loans, and where there is no one rate."""

import random
from datetime import date, timedelta
from decimal import Decimal

import numpy_financial
import pytest

from borrower_help.repayment.cost import PERIODS, NoRate, dated_rate, instalments_cost, withheld


def cost(received, payments, every="month"):
    return instalments_cost(received=Decimal(received), payments=[Decimal(one) for one in payments], every=every)


# received, payments, how often, simple yearly rate: each can be checked by hand or in a spreadsheet
GOLDENS = [
    ("1000", ["1010"], "month", 0.12),  # one payment: 1 % a month
    ("1000", ["1000"], "month", 0.0),  # no cost at all
    ("1000", ["250"] * 4, "week", 0.0),
    ("1000", ["10"] * 11 + ["1010"], "month", 0.12),  # interest first, all of it back at the end
    ("800", ["1000"], "month", 3.0),  # 200 of 1,000 kept back: 25 % a month
    ("900", ["1100"], "week", 52 * 2 / 9),
    ("10000", ["888.49"] * 12, "month", 0.12),  # the annuity of 1 % a month: 888.4879
]


@pytest.mark.parametrize(("received", "payments", "every", "simple"), GOLDENS)
def test_simple_rate_is_the_rate_of_a_period_times_the_periods(received, payments, every, simple):
    found = cost(received, payments, every)
    assert found.simple == pytest.approx(simple, abs=1e-4)
    assert found.effective == pytest.approx((1 + found.simple / PERIODS[every]) ** PERIODS[every] - 1)
    assert found.extra == sum(map(Decimal, payments)) - Decimal(received)


def test_the_flat_rate_of_an_advertisement_is_not_the_yearly_rate():
    # "1 % a month of 12,000", 12 instalments of 1,000 + 120: not 12 % but more than 21 %
    assert cost("12000", ["1120"] * 12).simple == pytest.approx(0.2146, abs=1e-4)


def test_irr_agrees_with_numpy_financial_on_500_random_loans():
    dice = random.Random(20261126)
    for _ in range(500):
        count = dice.randint(1, 60)
        received = dice.randint(500, 500_000)
        payments = [
            Decimal(dice.randint(int(received / count * 80), int(received / count * 180))) / 100 for _ in range(count)
        ]
        if sum(payments) <= received:
            payments[-1] += received - sum(payments) + 1
        found = instalments_cost(received=Decimal(received), payments=payments, every="month")
        reference = numpy_financial.irr([-float(received), *map(float, payments)])
        assert found.simple / 12 == pytest.approx(reference, abs=1e-9)


def test_dated_rate_of_a_whole_year_is_the_plain_rate():
    begun = date(2025, 3, 1)
    assert dated_rate([(begun + timedelta(days=365), Decimal(1360)), (begun, Decimal(-1000))]) == pytest.approx(
        0.36, abs=1e-9
    )


def test_dated_rate_solves_its_own_equation_on_random_loans():
    dice = random.Random(7)
    for _ in range(200):
        begun = date(2024, 1, 1)
        flows = [(begun, Decimal(-10_000))]
        flows += [(begun + timedelta(days=dice.randint(5, 900)), Decimal(dice.randint(200, 2_000))) for _ in range(12)]
        rate = dated_rate(flows)
        worth = sum(float(amount) / (1 + rate) ** ((on - begun).days / 365) for on, amount in flows)
        assert worth == pytest.approx(0, abs=1e-4)


def by_bisection(flows):
    """Return the rate at which Σ amount / (1 + rate)^(days / 365) is nothing: the formula spreadsheets print for XIRR."""
    begun = flows[0][0]

    def worth(rate):
        return sum(float(amount) * (1 + rate) ** (-(on - begun).days / 365) for on, amount in flows)

    low, high = -0.999999, 1e6
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if worth(middle) > 0 else (low, middle)
    return (low + high) / 2


def test_dated_rate_agrees_with_the_spreadsheet_formula_on_500_random_loans():
    dice = random.Random(11)
    for _ in range(500):
        begun, received = date(2024, 1, 1), dice.randint(1_000, 100_000)
        days = sorted(dice.sample(range(5, 1_500), dice.randint(1, 36)))
        flows = [(begun, Decimal(-received))]
        flows += [
            (begun + timedelta(days=one), Decimal(received * dice.randint(90, 160)) / 100 / len(days)) for one in days
        ]
        rate = dated_rate(flows)
        assert rate == pytest.approx(by_bisection(flows), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("received", "payments", "code"),
    [("1000", [], "none"), ("1000", ["0"], "none"), ("0", ["100"], "none"), ("1000", ["500", "-100", "800"], "many")],
)
def test_no_rate_and_many_rates_are_said(received, payments, code):
    with pytest.raises(NoRate) as caught:
        cost(received, payments)
    assert caught.value.code == code


def test_dated_flows_with_two_changes_have_no_one_rate():
    begun = date(2025, 1, 1)
    flows = [(begun + timedelta(days=100 * n), Decimal(value)) for n, value in enumerate((100, -230, 132))]
    with pytest.raises(NoRate) as caught:
        dated_rate(flows)
    assert caught.value.code == "many"


@pytest.mark.parametrize(
    ("principal", "received", "kept"), [("1000", "800", "200"), ("1000", "1000", "0"), ("800", "900", "0")]
)
def test_what_was_kept_back(principal, received, kept):
    assert withheld(principal=Decimal(principal), received=Decimal(received)) == Decimal(kept)


def test_a_loss_has_a_rate_below_zero():
    assert cost("1000", ["900"]).simple == pytest.approx(-1.2)
