"""The catalogue holds what the fact base holds: ids, periods, and no number that is not certain."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from borrower_help.rules import wording_en, wording_zh_hans
from borrower_help.rules.law import Article
from borrower_help.rules.sources import ARTICLE_BY_ID, ARTICLES, BY_ID, SOURCES, source_of

_DATA = Path(__file__).parent.parent / "data"


def _rows(name: str) -> list[list[str]]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


NUMBERS = {key: "" if number == "-" else number for key, number in _rows("law_numbers.txt")}
PERIODS = {key: (first, last) for key, first, last in _rows("law_periods.txt")}

# Nothing may rest on these: of no use to a borrower, unclear, or of an instrument that is left out.
LEFT_OUT = {
    "civil-code-art-190",
    "civil-code-art-191",
    "gbt-45251-2025-interval",
    "market-complaint-measures-2026-time-limits",
    "microloan-cost-guidance-2025-main",
    "nifa-guideline-2024-scope",
    "service-opinion-2017-art-8",
}

# Items of an article that the fact base keeps as one, and the old law's articles that were never read.
SPLIT = re.compile(
    r"-(calls|home|private|property|liberty|harm|insult|pester|privacy|other|agency|conduct|speech|claims|fees|posting|stop"
    r"|authority|violence|provoking|papers)$"
)

# The fact base says of these, in words, that no number is printed, whatever else it holds.
NO_NUMBER = re.compile(
    r"cba-|pcac-|microloan-|loan-facilitation-|consumer-finance-|bank-insurance-consumer-|gbt-.*-(informative|agency-review)"
    r"|public-security-law-2012-(home|authority|violence|provoking|papers)|market-complaint-|ningxia-|cost-disclosure-"
    r"|lianbao-|goodwill-|pre-arbitration-|consumption-limit-2015-art-1$|dishonest-debtor-2017-art-(3|4|12)$"
    r"|bank-insurance-complaint-2020-(art-1[034]|time|review|transfer)"
)


def faults(articles: tuple[Article, ...]) -> list[str]:
    """Return the articles whose id or number is not as the fact base has it."""
    found = []
    for one in articles:
        if NO_NUMBER.match(one.id):
            wrong = one.number != ""
        elif SPLIT.search(one.id):
            whole = SPLIT.sub("", one.id)
            wrong = whole not in NUMBERS or one.number != NUMBERS[whole]
        else:
            wrong = one.id not in NUMBERS or one.number not in ("", NUMBERS[one.id])
        found += [one.id] if wrong else []
    return found


def test_every_article_of_the_fact_base_is_there():
    assert set(NUMBERS) - {one.id for one in ARTICLES} == LEFT_OUT


def test_no_number_is_printed_that_is_not_certain():
    assert faults(ARTICLES) == []


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("cba-collection-guideline-2026-art-22", {"number": "22"}),
        ("microloan-measures-2024-collection", {"number": "37"}),
        ("pcac-card-guideline-2024-art-85", {"number": "85"}),
        ("loan-facilitation-notice-2025-cost", {"number": "5"}),
        ("bank-insurance-consumer-2022-art-41-agency", {"number": "41"}),
        ("civil-code-art-546", {"number": "547"}),
        ("civil-code-art-1033-calls", {"number": "1032"}),
        ("civil-code-art-546", {"id": "civil-code-art-5460"}),
    ],
)
def test_a_number_that_is_not_certain_is_noticed(key, change):
    assert faults((replace(ARTICLE_BY_ID[key], **change),)) == [change.get("id", key)]


def test_a_certain_number_is_rarely_kept_back():
    kept_back = {one.id for one in ARTICLES if NUMBERS.get(one.id) and not one.number}
    assert kept_back == {
        "bank-insurance-complaint-2020-art-10",
        "bank-insurance-complaint-2020-art-13",
        "bank-insurance-complaint-2020-art-14",
        "gbt-45251-2025-agency-review",
        "private-lending-scope-reply-1",
    }


def test_the_periods_are_those_of_the_fact_base():
    assert {one.id: (str(one.in_force_from), str(one.in_force_until or "-")) for one in SOURCES} == PERIODS
    assert BY_ID["contract-law-1999"].in_force(date(2020, 12, 31))
    assert not BY_ID["contract-law-1999"].in_force(date(2021, 1, 1))


def test_no_document_number_is_printed_from_memory():
    assert not [one.id for one in SOURCES if re.search("凭记忆|未核对|未见", one.document_number + one.title)]
    assert {BY_ID[key].document_number for key in ("seizure-rules-2020", "consumption-limit-2015")} == {""}


def test_a_sentence_is_short_and_nothing_is_quoted():
    assert not [one.id for one in ARTICLES if len(one.meaning.zh_hans) > 60 or len(one.meaning.en) > 180]
    assert not [one.id for one in ARTICLES if "借款人应当" in one.meaning.zh_hans or "\n" in one.meaning.zh_hans]


def test_what_was_never_seen_says_so():
    for key in ("cba-collection-guideline-2026-phone", "consumption-limit-2015-art-1"):
        assert "没见到原文" in ARTICLE_BY_ID[key].meaning.zh_hans


def test_an_added_article_is_named_as_laws_name_it():
    one = ARTICLE_BY_ID["criminal-law-art-293-1"]
    title = source_of(one.id)
    assert wording_zh_hans.cite(title.short_title, one.number, one.part) == "《刑法》第二百九十三条之一"
    assert wording_en.cite(title.title_en, one.number, one.part_en) == "Criminal Law, article 293-1"
