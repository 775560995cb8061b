"""Schedules pasted from apps are read as they come, and never guessed."""

from datetime import date
from decimal import Decimal

import pytest

from borrower_help.repayment.pasting import Row, Unreadable, read_schedule


def test_a_table_with_headings_and_spaces():
    rows = read_schedule(
        """
        还款计划
        期数   还款日       应还金额   本金     利息    服务费
        1     2026-01-05   1,000.00  800.00  150.00  50.00
        ２     2026年2月5日   ￥1,000   ￥812    ￥138   ￥50
        合计   2000.00  1612  288  100
        """
    )
    assert rows == (
        Row(Decimal("1000.00"), date(2026, 1, 5), Decimal("800.00"), Decimal("150.00"), Decimal("50.00")),
        Row(Decimal("1000.00"), date(2026, 2, 5), Decimal("812.00"), Decimal("138.00"), Decimal("50.00")),
    )


def test_lines_that_name_each_sum():
    rows = read_schedule("第1期 2026/01/05 应还1000元（本金800元，利息150元）\n第2/12期 2026.02.05 应还 1000 元")
    assert [(row.total, row.on, row.interest) for row in rows] == [
        (Decimal("1000.00"), date(2026, 1, 5), Decimal("150.00")),
        (Decimal("1000.00"), date(2026, 2, 5), None),
    ]


def test_sums_alone_with_or_without_a_number():
    assert [row.total for row in read_schedule("500\n５００元\n0.05万")] == [Decimal(500)] * 3
    assert [row.total for row in read_schedule("1 500\n2 500\n3 512.40")] == [
        Decimal(500),
        Decimal(500),
        Decimal("512.40"),
    ]


def test_words_alone_are_passed_over():
    assert read_schedule("我的账单\n点击查看\n") == ()


@pytest.mark.parametrize(
    "line",
    ["12,5", "2026-02-30 500", "500 600 700", "-500", "12.345", "本金 800 利息 300 费用 50 应还 1000"],
)
def test_what_could_mean_two_things_is_not_guessed(line):
    with pytest.raises(Unreadable) as said:
        read_schedule("1 500\n" + line)
    assert said.value.line
