"""A person's own words are read only to ask, and despair is met."""

import pytest

from borrower_help.rules.signals import despairs, signals
from tests.rules.cases import call


def asked(words, at="2026-03-05 10:00", **facts):
    return [(one.asks, one.found) for one in signals(call(at, words=words, **facts))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("他说再不还就让我坐牢", [("threatened_jail", "坐牢")]),
        ("说是公安的，马上来", [("claimed_authority", "公安")]),
        ("这里是法院", [("claimed_authority", "法院")]),
        ("某某律所打来的", [("claimed_lawyer", "律所")]),
        ("让我打到私人账户", [("private_account", "私人账户")]),
        ("他们跟我妈说我欠了三万", [("told_others", "跟我妈说我欠")]),
        ("小心你孩子", [("threatened_harm", "小心你孩子")]),
        ("They said I go to prison", [("threatened_jail", "prison")]),
        ("半夜打来的", [("time", "半夜")]),
        ("请今天联系我们", []),
        ("", []),
    ],
)
def test_words_are_asked_about(words, expected):
    assert asked(words) == expected


@pytest.mark.parametrize(
    ("words", "conduct"),
    [
        ("再不还就坐牢", "threatened_jail"),
        ("到法院起诉你", "announced_suit"),
        ("法院寄来的", "showed_paper"),
        ("告诉我爸我欠钱", "said_amount"),
    ],
)
def test_what_is_ticked_is_not_asked_again(words, conduct):
    assert asked(words)
    assert asked(words, conduct=[conduct]) == []


@pytest.mark.parametrize(
    ("at", "expected"),
    [("2026-03-05 21:59", [("time", "半夜")]), ("2026-03-05 22:00", []), ("2026-03-05", [])],
)
def test_a_night_is_asked_about_only_where_the_time_contradicts_it(at, expected):
    assert asked("半夜打的", at) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("我真的撑不住了", True),
        ("不想活了", True),
        ("I want to die", True),
        ("他让我跳楼也要先还", True),
        ("活着没意思", True),
        ("撐不住了，想自殺", True),
        ("Suicide is all I think of", True),
        ("再不还，没有好果子吃，小心你的活路", False),
        ("没有别的路了，只能慢慢还", False),
        ("", False),
    ],
)
def test_despair_is_met(words, expected):
    assert despairs(["别的话", words]) is expected
