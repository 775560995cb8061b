"""Schedules to the cent against sums done by hand, and what holds of every schedule."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borrower_help.repayment import schedule as s
from borrower_help.repayment.cost import NoRate, dated_rate, instalments_cost


def rows(schedule):
    return [tuple(f"{one:.2f}" for one in (row.principal, row.interest, row.left)) for row in schedule]


# 10,000 at 24 % in three months: 10000·0.02 / (1 - 1.02^-3) = 3467.546… A month's interest is a fiftieth of what is left.
def test_equal_instalments_by_hand():
    assert rows(s.equal_instalments(Decimal(10000), Decimal("0.24"), 3)) == [
        ("3267.55", "200.00", "6732.45"),
        ("3332.90", "134.65", "3399.55"),
        ("3399.55", "67.99", "0.00"),
    ]


def test_equal_instalments_of_a_year_by_hand():
    plan = s.equal_instalments(Decimal(10000), Decimal("0.12"), 12)
    assert plan[0].amount == Decimal("888.49")
    assert rows(plan[:2]) == [("788.49", "100.00", "9211.51"), ("796.37", "92.12", "8415.14")]


def test_equal_principal_by_hand_with_the_remainder_last():
    assert rows(s.equal_principal(Decimal(10000), Decimal("0.12"), 3)) == [
        ("3333.33", "100.00", "6666.67"),
        ("3333.33", "66.67", "3333.34"),
        ("3333.34", "33.33", "0.00"),
    ]


def test_interest_first_by_hand():
    assert rows(s.interest_first(Decimal("6000.00"), Decimal("0.18"), 3)) == [
        ("0.00", "90.00", "6000.00"),
        ("0.00", "90.00", "6000.00"),
        ("6000.00", "90.00", "0.00"),
    ]


# 5,200 at 52 % by the week is one per cent a week: 5200·0.01 / (1 - 1.01^-4) = 1332.66
def test_weekly_by_hand():
    plan = s.equal_instalments(Decimal(5200), Decimal("0.52"), 4, "week")
    assert rows(plan) == [
        ("1280.66", "52.00", "3919.34"),
        ("1293.47", "39.19", "2625.87"),
        ("1306.40", "26.26", "1319.47"),
        ("1319.47", "13.19", "0.00"),
    ]


def test_without_interest_by_hand():
    assert [one.amount for one in s.equal_instalments(Decimal(1000), Decimal(0), 3)] == [
        Decimal("333.33"),
        Decimal("333.33"),
        Decimal("333.34"),
    ]
    assert s.parts_of(Decimal(100), 3) == (Decimal("33.33"), Decimal("33.33"), Decimal("33.34"))


def test_one_payment_by_hand():
    assert rows(s.equal_instalments(Decimal(3000), Decimal("0.36"), 1)) == [("3000.00", "90.00", "0.00")]


def test_sixty_payments_by_hand():
    # 60,000 without interest, the longest a card may grant: a thousand a month
    plan = s.equal_instalments(Decimal(60000), Decimal(0), 60)
    assert len(plan) == 60
    assert {one.amount for one in plan} == {Decimal("1000.00")}
    # 60,000 at 6 %: 60000·0.005 / (1 - 1.005^-60) = 1159.968…
    plan = s.equal_instalments(Decimal(60000), Decimal("0.06"), 60)
    assert plan[0].amount == Decimal("1159.97")
    assert abs(plan[-1].amount - Decimal("1159.97")) < Decimal("0.30")
    assert plan[-1].left == 0


def test_grace_by_hand():
    plan = s.with_grace(s.equal_principal(Decimal("1200.00"), Decimal("0.12"), 2), Decimal("0.12"), 2)
    assert rows(plan) == [
        ("0.00", "12.00", "1200.00"),
        ("0.00", "12.00", "1200.00"),
        ("600.00", "12.00", "600.00"),
        ("600.00", "6.00", "0.00"),
    ]
    assert [one.number for one in plan] == [1, 2, 3, 4]


def test_early_settlement_by_hand():
    plan = s.equal_principal(Decimal(10000), Decimal("0.12"), 3)
    assert s.settle_early(plan, 0) == Decimal(10000)
    assert s.settle_early(plan, 1) == Decimal("6666.67")
    assert s.settle_early(plan, 2, Decimal(50)) == Decimal("3383.34")
    assert s.settle_early(plan, 3) == 0


# 365 days over 365 at 10 %: 3650·0.1·31/365 = 31.00, then 1825·0.1·59/365 = 29.50
def test_days_that_are_not_alike_by_hand():
    plan = s.dated(Decimal(3650), Decimal("0.1"), date(2026, 1, 1), [date(2026, 2, 1), date(2026, 4, 1)])
    assert rows(plan) == [("1825.00", "31.00", "1825.00"), ("1825.00", "29.50", "0.00")]
    with pytest.raises(ValueError, match="backwards"):
        s.dated(Decimal(3650), Decimal("0.1"), date(2026, 1, 1), [date(2026, 4, 1), date(2026, 2, 1)])


def test_a_fee_up_front_and_a_sum_kept_back_raise_the_rate():
    plan = s.equal_instalments(Decimal(10000), Decimal("0.12"), 12)
    payments = [one.amount for one in plan]
    whole = instalments_cost(received=Decimal(10000), payments=payments, every="month")
    less = instalments_cost(received=Decimal(9000), payments=payments, every="month")
    assert abs(whole.simple - 0.12) < 1e-5
    assert less.simple > 0.31  # 1,000 of 10,000 kept back
    # one period: 1,000 lent, 200 kept back, 1,000 back after a week: a quarter a week
    assert instalments_cost(received=Decimal(800), payments=[Decimal(1000)], every="week").simple == pytest.approx(13)


@pytest.mark.parametrize(("sums", "code"), [([100, 100], "none"), ([-100, 230, -132], "many"), ([-100, 0, 0], "none")])
def test_no_rate_or_two_rates_are_said(sums, code):
    flows = [(date(2026, 1 + number, 1), Decimal(one)) for number, one in enumerate(sums)]
    with pytest.raises(NoRate) as said:
        dated_rate(flows)
    assert said.value.code == code


money = st.decimals("0.01", "1000000", places=2)
rates = st.decimals("0", "3", places=4)
counts = st.integers(1, 60)
made = st.sampled_from([s.equal_instalments, s.equal_principal, s.interest_first])


@settings(max_examples=200, deadline=None)
@given(made, money, rates, counts, st.sampled_from(["month", "week", "half_month", "day"]))
def test_parts_add_up_and_nothing_is_left(make, principal, rate, count, every):
    plan = make(principal, rate, count, every)
    assert sum(one.principal for one in plan) == principal
    assert plan[-1].left == 0
    assert all(one.principal >= 0 and one.interest >= 0 and one.left >= 0 for one in plan)
    assert all(one.amount == one.amount.quantize(s.CENT) for one in plan)
    assert len(plan) == count


@settings(max_examples=200, deadline=None)
@given(money, money, money, rates)
def test_more_money_never_lengthens(balance, payment, more, rate):
    less, quicker = s.periods_needed(balance, payment, rate), s.periods_needed(balance, payment + more, rate)
    if less is not None:
        assert quicker is not None
        assert quicker <= less


@given(money, counts)
def test_equal_parts_add_up(total, count):
    parts = s.parts_of(total, count)
    assert sum(parts) == total
    assert len(parts) == count
    assert min(parts) >= 0


@pytest.mark.parametrize("wrong", [(0, 0, 1), (-1, 0, 1), (1, -1, 1), (1, 0, 0), (1, 0, 601)])
def test_what_cannot_be_is_refused(wrong):
    principal, rate, count = wrong
    with pytest.raises(ValueError, match="no schedule"):
        s.equal_instalments(Decimal(principal), Decimal(rate), count)
