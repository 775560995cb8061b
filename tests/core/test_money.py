"""Sums as people write them."""

from decimal import Decimal

import pytest

from borrower_help.core.money import NoSum, read_yuan, show_yuan


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1200", "1200"),
        ("1,200.50", "1200.50"),
        ("１２００元", "1200"),
        ("1.2万", "12000"),
        ("1.2万元", "12000"),
        ("3千", "3000"),
        ("5百", "500"),
        ("¥ 1 200", "1200"),
        ("￥99.9", "99.9"),
        ("1，200", "1200"),
        ("800块", "800"),
        ("800块钱", "800"),
        ("人民币5000元整", "5000"),
        ("0", "0"),
        ("0.01", "0.01"),
        ("12,345,678", "12345678"),
        ("1.2w", "12000"),
        ("2W", "20000"),
        ("5k", "5000"),
        ("1.2萬", "12000"),
        ("1万2千", "12000"),
        ("1万2千5百元", "12500"),
        ("1万2000", "12000"),
        ("3千5百", "3500"),
    ],
)
def test_a_clear_sum_is_read(text, value):
    assert read_yuan(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("元", "empty"),
        ("-5", "negative"),
        ("负5", "negative"),
        ("12,5", "unclear"),
        ("1,23,456", "unclear"),
        ("1.2.3", "unclear"),
        ("12..5", "unclear"),
        ("一千", "unclear"),
        ("1e12", "unclear"),
        ("36%", "unclear"),
        ("1000000000000", "large"),
        ("100001万", "large"),
        ("0.005", "cents"),
        ("12.000", "cents"),
        ("1万2", "unclear"),
        ("4千5", "unclear"),
        ("1万200", "unclear"),
        ("约1200", "unclear"),
        ("1.23456万", None),
        ("1.2345678万", "cents"),
    ],
)
def test_what_could_mean_two_things_or_nothing_is_not_guessed(text, code):
    if code is None:
        assert read_yuan(text) == Decimal("12345.60")
        return
    with pytest.raises(NoSum) as caught:
        read_yuan(text)
    assert caught.value.code == code


@pytest.mark.parametrize(("value", "text"), [("1200", "1,200"), ("1200.5", "1,200.50"), ("0", "0"), ("0.005", "0")])
def test_sums_show_cents_only_where_there_are_any(value, text):
    assert show_yuan(Decimal(value)) == text
