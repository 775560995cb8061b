"""The doors are whole and say no more than was seen."""

import re

import pytest

from borrower_help.rules.catalogue.channels import BY_PATH, CHANNELS
from borrower_help.rules.channel_shapes import GROUPS
from borrower_help.rules.law import Words
from borrower_help.rules.sources import ARTICLE_BY_ID, source_of

WANTED = [
    "emergency-110",
    "lender-complaint",
    "nfra-12378",
    "pboc-12363",
    "local-financial-admin",
    "gov-12345",
    "samr-12315",
    "12321",
    "miit-telecom-complaint",
    "cac-12377",
    "pi-protection-complaint",
    "nifa-report",
    "cba-complaint",
    "mediation-cfmw",
    "pbccrc-dispute",
    "legal-aid-12348",
    "mental-12356",
    "youth-12355",
    "court-12368",
    "heimao",
    "anti-fraud-96110",
]
# The short numbers the fact base has; anything longer in a text would be some company's.
NUMBERS = {
    "110",
    "12356",
    "96110",
    "12355",
    "12378",
    "12345",
    "12363",
    "12315",
    "010-12321",
    "12300",
    "12377",
    "12348",
    "12368",
}
each = pytest.mark.parametrize("channel", CHANNELS, ids=lambda one: one.id)


def words_of(channel):
    found = [channel.title, channel.expect, *channel.accepts, *channel.not_for, *channel.wants, *channel.tips]
    return [*found, *(limit.text for limit in channel.limits), *([channel.caveat] if channel.caveat else [])]


def test_every_door_of_the_fact_base_is_there_once():
    assert sorted(channel.id for channel in CHANNELS) == sorted(WANTED)
    assert len(BY_PATH) == len(CHANNELS)
    assert "which" not in BY_PATH
    assert [group for group in GROUPS if any(one.group == group for one in CHANNELS)] == list(GROUPS)


@each
def test_a_door_says_what_it_takes_and_what_not_in_every_language(channel):
    assert channel.accepts
    assert channel.not_for
    for words in words_of(channel):
        assert isinstance(words, Words)
        for language in ("zh-hans", "zh-hant", "en"):
            assert words.of(language).strip()
        assert not re.search(r"[一-鿿]", words.en.replace("12321举报中心", ""))


@each
def test_what_is_not_certain_is_said(channel):
    assert channel.confidence in {"high", "medium", "low"}
    if channel.confidence != "high":
        assert channel.caveat


@each
def test_every_period_rests_on_an_article_or_says_what_was_not_seen(channel):
    for limit in channel.limits:
        if limit.basis:
            assert limit.basis in ARTICLE_BY_ID
            assert source_of(limit.basis).in_force(channel.checked_on)
        else:
            assert re.search("没有|转述|新闻|二手|各地", limit.text.zh_hans)


@each
def test_no_number_but_those_seen(channel):
    assert channel.number in NUMBERS | {""}
    for words in words_of(channel):
        assert not re.search(r"\d{6,}|400-?\d|95\d{3}", words.zh_hans + words.en)


def test_the_guard_sees_a_company_number():
    assert re.search(r"\d{6,}|400-?\d|95\d{3}", "客服 4008108866")
    assert re.search(r"\d{6,}|400-?\d|95\d{3}", "打95588")
