"""Advice says what is good to know; it is no finding and blames nobody."""

from datetime import date

import pytest

from borrower_help.rules.advice import ADVICE, given
from borrower_help.rules.engine import RULES
from borrower_help.rules.wording import article_label
from tests.rules.cases import call, case, refusal

ON = date(2026, 3, 5)


def titles(facts, on=ON):
    return [one.title.zh_hans for one, _ in given(facts, on)]


@pytest.mark.parametrize(
    ("on", "kept"), [(date(2026, 3, 5), True), (date(2028, 3, 3), True), (date(2028, 3, 4), False)]
)
def test_card_banks_keep_recordings_for_two_years(on, kept):
    facts = case(call("2026-03-05 10:00"), lender="credit_card")
    assert ("请银行留住录音" in titles(facts, on)) is kept


@pytest.mark.parametrize(
    ("lender", "channel", "expected"),
    [("bank", "call", True), ("unknown", "robot_call", True), ("bank", "text", False), ("credit_card", "call", False)],
)
def test_of_others_no_time_is_said(lender, channel, expected):
    facts = case(call("2026-03-05 10:00", contact_channel=channel), lender=lender)
    assert ("早点请他们留住录音" in titles(facts)) is expected


@pytest.mark.parametrize(
    ("perspective", "by", "kind", "expected"),
    [
        ("borrower", "self", "stop_contact", True),
        ("borrower", "self", "stay_reachable", True),
        ("borrower", "self", "repaid", False),
        ("borrower", "parent", "stop_contact", False),
        ("third_party", "self", "stop_contact", False),
    ],
)
def test_a_borrower_may_choose_the_channel_and_not_end_contact(perspective, by, kind, expected):
    facts = case(call(), refusals=(refusal("2026-03-01 10:00", by, kind),), perspective=perspective)
    assert ("你可以挑一种联系方式，不能让他们全停" in titles(facts)) is expected


@pytest.mark.parametrize(("perspective", "expected"), [("borrower", True), ("third_party", False)])
def test_borrowers_are_warned_of_paid_helpers(perspective, expected):
    assert ("先收钱的“代办”，别信" in titles(case(call(), perspective=perspective))) is expected


def test_advice_is_no_rule_and_cites_only_what_is_in_force_and_reviewed():
    assert not {one.key for one in ADVICE} & {rule.key for rule in RULES}
    (_, cited), *_ = given(case(call(), lender="credit_card"), ON)
    assert cited == ("credit-card-measures-2011-art-68", "pipl-art-45")
    (_, fewer), *_ = given(case(call(), lender="credit_card"), ON, frozenset({"pipl"}))
    assert fewer == ("credit-card-measures-2011-art-68",)
    (_, old), *_ = given(case(call("2021-10-01 10:00"), lender="credit_card"), date(2021, 10, 31))
    assert old == ("credit-card-measures-2011-art-68",)


def test_what_advice_rests_on_is_named_with_its_force():
    assert article_label("credit-card-measures-2011-art-68", "zh-hans").endswith("第六十八条（部门规章）")
    assert article_label("credit-card-measures-2011-art-68", "zh-hant").endswith("第六十八條（部門規章）")
