"""The catalogue is whole, and what would make it broken is noticed."""

from dataclasses import replace
from datetime import date, timedelta
from types import ModuleType

import pytest

from borrower_help.rules import wording_en
from borrower_help.rules.catalogue.making import REVIEW_BY, REVIEWED_ON
from borrower_help.rules.checks import problems, stale
from borrower_help.rules.engine import RULES, RULES_VERSION
from borrower_help.rules.shapes import Basis
from borrower_help.rules.sources import ARTICLES, SOURCES, article, source, source_of, stale_sources

KEYS = [
    "night-contact",
    "connected-calls-over-3-per-day",
    "unanswered-attempts-over-6-per-day",
    "call-bombing",
    "third-party-pursued",
    "third-party-after-refusal",
    "debt-disclosed-to-third-party",
    "workplace-contact",
    "third-party-contacted-while-reachable",
    "contact-list-harvesting",
    "minor-or-vulnerable-contacted",
    "threat",
    "impersonate-authority",
    "home-entry-without-consent",
    "pursued-without-debt",
    "insult-defamation",
    "repeated-abusive-messages",
    "impersonate-other",
    "forged-legal-document",
    "false-consequence",
    "report-threat-without-notice",
    "stalking-entanglement",
    "home-visit-night-or-alone",
    "violence-detention",
    "privacy-photo-video",
    "public-posting",
    "extra-fee-or-new-loan",
    "private-phone-or-wechat",
    "agency-not-disclosed",
    "debt-transfer-without-notice",
    "after-signed-plan",
    "illegal-debt-collection-crime",
]


def test_the_catalogue_is_whole():
    assert problems() == []


def test_the_rules_have_the_keys_of_the_fact_base():
    assert [rule.key for rule in RULES] == KEYS
    assert RULES_VERSION


def test_every_article_can_be_looked_up():
    assert all(article(one.id) is one and source_of(one.id).look_up for one in ARTICLES)
    assert source("pipl").in_force_from == date(2021, 11, 1)


@pytest.mark.parametrize(
    ("key", "on", "expected"),
    [
        ("gbt-45251-2025", date(2025, 2, 27), False),
        ("gbt-45251-2025", date(2025, 2, 28), True),
        ("public-security-law-2012", date(2025, 12, 31), True),
        ("public-security-law-2012", date(2026, 1, 1), False),
        ("public-security-law-2025", date(2025, 12, 31), False),
        ("public-security-law-2025", date(2026, 1, 1), True),
        ("cba-collection-guideline-2026", date(2026, 1, 29), False),
        ("cba-collection-guideline-2026", date(2026, 1, 30), True),
    ],
)
def test_an_instrument_binds_in_its_period(key, on, expected):
    assert source(key).in_force(on) is expected


def test_only_a_late_review_is_stale():
    assert stale_sources(REVIEW_BY) == frozenset()
    assert stale_sources(REVIEW_BY + timedelta(1)) == {one.id for one in SOURCES}
    assert stale(REVIEW_BY) == []
    assert len(stale(REVIEW_BY + timedelta(1))) == len(SOURCES)


RULE = RULES[0]
SOURCE = SOURCES[0]
ARTICLE = ARTICLES[0]
CARRIED = RULE.bases[0]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"bases": ()}, "no basis carries it"),
        ({"bases": (Basis("civil-code-art-1032", carries=False),)}, "no basis carries it"),
        ({"bases": (Basis("civil-code-art-1", carries=True),)}, "unknown article civil-code-art-1"),
        ({"bases": (replace(CARRIED, lenders=frozenset()),)}, f"unknown kinds of lender under {CARRIED.article}"),
        (
            {"bases": (replace(CARRIED, lenders=frozenset({"unknown"})),)},
            f"unknown kinds of lender under {CARRIED.article}",
        ),
        ({"bases": (CARRIED, replace(CARRIED, carries=False))}, "an article stands twice"),
        ({"severity": "grave"}, "unknown severity grave"),
        ({"protects": "nobody"}, "unknown protection nobody"),
        ({"version": 0}, "no version"),
    ],
)
def test_a_broken_rule_is_noticed(change, fault):
    assert f"rule night-contact: {fault}" in problems(rules=(replace(RULE, **change), *RULES[1:]))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"force": "statute"}, "unknown binding force statute"),
        ({"seen_level": "rumour"}, "unknown level rumour of having been seen"),
        ({"review_by": REVIEWED_ON + timedelta(181)}, "its next review is not within 180 days of the last"),
        ({"review_by": REVIEWED_ON}, "its next review is not within 180 days of the last"),
        ({"in_force_until": date(2020, 12, 31)}, "it ends before it begins"),
        ({"issuer": ""}, "a name, its issuer or where to look it up is missing"),
    ],
)
def test_a_broken_source_is_noticed(change, fault):
    assert problems(sources=(replace(SOURCE, **change), *SOURCES[1:])) == [f"source civil-code: {fault}"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"source": "nowhere"}, "unknown source nowhere"),
        ({"meaning": replace(ARTICLE.meaning, en="")}, "its meaning is missing in a language"),
        ({"number": "", "part": "第一款", "part_en": "paragraph 1"}, "it names an item of an article without a number"),
        ({"part": "第一款"}, "its item is missing in a language"),
    ],
)
def test_a_broken_article_is_noticed(change, fault):
    assert problems(articles=(replace(ARTICLE, **change), *ARTICLES[1:])) == [f"article {ARTICLE.id}: {fault}"]


def test_what_stands_twice_is_noticed():
    twice = problems(rules=(*RULES, RULE), sources=(*SOURCES, SOURCE), articles=(*ARTICLES, ARTICLE))
    assert twice == [
        "rule night-contact stands twice",
        "source civil-code stands twice",
        f"article {ARTICLE.id} stands twice",
    ]


@pytest.mark.parametrize(
    ("table", "code"),
    [("TITLES", "threat"), ("CAVEATS", "threat"), ("INDICATED", "bombed"), ("MISSING", "role"), ("FORCES", "law")],
)
def test_missing_words_are_noticed(table, code):
    words = ModuleType("words")
    for name in ("TITLES", "CAVEATS", "INDICATED", "MISSING", "ANSWERS", "STRENGTHEN", "FORCES", "LENDERS"):
        setattr(
            words, name, {key: text for key, text in getattr(wording_en, name).items() if (name, key) != (table, code)}
        )
    assert problems(languages=(words,)) == [f"words: {table} lacks {code}"]
