"""A plan of instalments as it stands: days around month ends, what is left over, payments of every kind; to the cent."""

from datetime import date
from decimal import Decimal

import pytest

from borrower_help.repayment.picture import WIDTH, plan_bar
from borrower_help.repayment.plan import Due, Paid, equal, is_equal, later, stands

FIRST = date(2026, 1, 31)
THREE = tuple(Due(date(2026, month, 5), Decimal(100)) for month in (1, 2, 3))


def paid(number, amount, on=date(2026, 1, 5)):
    return Paid(number, on, Decimal(amount))


@pytest.mark.parametrize(
    ("first", "periods", "every", "day"),
    [
        (FIRST, 0, "month", FIRST),
        (FIRST, 1, "month", date(2026, 2, 28)),
        (FIRST, 2, "month", date(2026, 3, 31)),
        (FIRST, 3, "month", date(2026, 4, 30)),
        (date(2027, 12, 29), 2, "month", date(2028, 2, 29)),
        (date(2026, 12, 5), 1, "month", date(2027, 1, 5)),
        (FIRST, 1, "week", date(2026, 2, 7)),
        (FIRST, 2, "two_weeks", date(2026, 2, 28)),
    ],
)
def test_a_later_instalment_falls_on_the_same_day_or_the_last_of_its_month(first, periods, every, day):
    assert later(first, periods, every) == day


@pytest.mark.parametrize(
    ("total", "count", "each", "last"),
    [
        ("1000", 3, "333.33", "333.34"),
        ("1000", 60, "16.67", "16.47"),
        ("0.05", 5, "0.01", "0.01"),
        ("100", 1, "100.00", "100.00"),
    ],
)
def test_the_last_instalment_takes_what_is_left_over(total, count, each, last):
    dues = equal(Decimal(total), count, FIRST)
    assert len(dues) == count
    assert (dues[0].amount, dues[-1].amount) == (Decimal(each), Decimal(last))
    assert sum(one.amount for one in dues) == Decimal(total)
    assert is_equal(dues, "month")
    assert count == 1 or not is_equal(dues, "week")


@pytest.mark.parametrize(("total", "count"), [("0.01", 2), ("100", 0), ("100", 401)])
def test_no_plan_is_made_of_nothing(total, count):
    with pytest.raises(ValueError, match=r"nothing|many"):
        equal(Decimal(total), count, FIRST)


@pytest.mark.parametrize(
    ("payments", "each", "over"),
    [
        ([], ["0", "0", "0"], "0"),
        ([paid(1, "100")], ["100", "0", "0"], "0"),
        ([paid(2, "40"), paid(2, "60")], ["0", "100", "0"], "0"),
        ([paid(1, "99.99")], ["99.99", "0", "0"], "0"),
        ([paid(1, "100.01")], ["100", "0.01", "0"], "0"),
        ([paid(3, "150")], ["50", "0", "100"], "0"),  # too much of the last pays the first that is open
        ([paid(1, "350")], ["100", "100", "100"], "50"),
        ([paid(9, "30")], ["30", "0", "0"], "0"),  # its instalment was taken out of the plan since
    ],
)
def test_what_is_paid_and_what_is_open_add_up(payments, each, over):
    plan = stands(THREE, payments)
    assert [line.paid for line in plan.lines] == [Decimal(one) for one in each]
    assert plan.over == Decimal(over)
    assert plan.paid + plan.open == plan.total == 300
    assert plan.paid + plan.over == sum(one.amount for one in payments)
    assert [line.after for line in plan.lines] == [200, 100, 0]
    assert plan.done == (plan.open == 0)


def test_an_instalment_is_close_from_three_days_before_and_late_the_day_after():
    line = stands(THREE, [paid(1, "99")]).lines[0]
    seen = [(line.close(day), line.late(day)) for day in (date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 5))]
    assert seen == [(False, False), (True, False), (True, False)]
    assert line.late(date(2026, 1, 6))
    whole = stands(THREE, [paid(1, "100")]).lines[0]
    assert not whole.close(date(2026, 1, 5))
    assert not whole.late(date(2026, 1, 6))


def test_the_bar_has_what_is_paid_what_was_missed_and_what_comes():
    plan = stands(THREE, [paid(1, "50")])
    bar = plan_bar(plan, date(2026, 2, 6))
    assert [(part.key, part.amount) for part in bar] == [("paid", 50), ("late", 150), ("coming", 100)]
    assert sum(part.width for part in bar) == pytest.approx(WIDTH, abs=0.3)
    assert plan_bar(stands((), []), FIRST) == ()


def test_a_plan_of_nothing_is_not_done():
    assert not stands((), []).done
