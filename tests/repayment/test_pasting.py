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


CARDS = [
    "第1期\n2026-09-10\n应还500.00\n本金400.00\n利息100.00\n第2期\n2026-10-10\n应还500.00\n本金410.00\n利息90.00",
    "2026-09-10\n500.00\n含本金400.00，利息100.00\n2026-10-10\n500.00\n含本金410.00，利息90.00",
    "第1期\n2026-09-10\n应还金额\n500.00\n本金\n400\n利息\n100\n第2期\n2026-10-10\n应还金额\n500.00\n本金\n410\n利息\n90",
    "期数 还款日 月供 本金 利息 剩余本金\n1 2026-09-10 500 400 100 9600\n2 2026-10-10 500 410 90 9190",
    "借款金额 10,000.00元\n年利率 24%\n共2期\n1/2 2026-09-10 12:30 500 本金400 利息100\n2/2 2026-10-10 500 逾期3天 本金410 利息90\n合计 1000",
]


@pytest.mark.parametrize("pasted", CARDS)
def test_an_instalment_may_take_several_lines_and_no_sum_is_counted_twice(pasted):
    assert read_schedule(pasted) == (
        Row(Decimal(500), date(2026, 9, 10), Decimal(400), Decimal(100)),
        Row(Decimal(500), date(2026, 10, 10), Decimal(410), Decimal(90)),
    )


def test_several_fees_are_added_up():
    rows = read_schedule(
        "期数 还款日 应还总额 本金 利息 服务费 担保费\n1 2026-09-10 550 400 100 30 20\n2 2026-10-10 550 410 90 30 20"
    )
    assert [row.fee for row in rows] == [Decimal(50), Decimal(50)]
    assert read_schedule("第1期 应还550 本金400 利息100 服务费30 担保费20")[0].fee == Decimal(50)


def test_what_tells_of_all_of_them_is_no_instalment():
    told = "借款金额 10,000元\n借款期限 3个月\n年利率 24%\n还款卡（尾号1234）\n总额 1500\n"
    for listed in ("第1期 500\n第2期 500\n第3期 500", "500\n500\n500", "9月10日 500元\n10月10日 500元\n11月10日 500元"):
        assert [row.total for row in read_schedule(told + listed)] == [Decimal(500)] * 3


def test_words_alone_are_passed_over():
    assert read_schedule("我的账单\n点击查看\n") == ()


@pytest.mark.parametrize(
    "line",
    ["12,5", "2026-02-30 500", "500 600 700", "-500", "12.345", "本金 800 利息 300 费用 50 应还 1000", "本金400"],
)
def test_what_could_mean_two_things_is_not_guessed(line):
    with pytest.raises(Unreadable) as said:
        read_schedule("1 500\n" + line)
    assert said.value.line


def test_figures_that_belong_to_no_instalment_are_not_guessed():
    for unclear in ("第1期 500\n客服电话 95555", "1\n2026-09-10\n500", "20260910 500.00"):
        with pytest.raises(Unreadable):
            read_schedule(unclear)
