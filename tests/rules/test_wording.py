"""Every finding can be said, in every language, and never as a verdict."""

import random
import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from borrower_help.rules import facts as vocabulary
from borrower_help.rules import wording_en, wording_zh_hans
from borrower_help.rules.engine import RULES, evaluate
from borrower_help.rules.facts import CaseFacts, IncidentFacts, RefusalFacts
from borrower_help.rules.law import NOT_LAW
from borrower_help.rules.sources import source_of
from borrower_help.rules.wording import cite, day, describe, force_label
from borrower_help.rules.wording_zh_hans import numeral
from tests.rules.cases import DAY, call, case, finding

VERDICTS = re.compile(r"违法|违规|非法催收|构成犯罪|violat|illegal|unlawful conduct", re.IGNORECASE)


def incident(dice: random.Random, key: int) -> IncidentFacts:
    at = datetime.fromisoformat("2020-06-01") + timedelta(minutes=dice.randrange(3_300_000))
    timed = dice.random() < 0.6
    return IncidentFacts(
        id=str(key),
        on=at.date(),
        at=at if timed else None,
        part="" if timed else dice.choice(["", *vocabulary.PARTS_OF_DAY]),
        precision="about" if timed and dice.random() < 0.2 else "exact" if timed else dice.choice(["part", "day"]),
        contact_channel=dice.choice([*vocabulary.CONTACT_CHANNELS, "call", "call"]),
        connected=dice.choice([True, False, None]),
        answered=dice.choice([0, 0, 1, 4]),
        unanswered=dice.choice([0, 0, 7, 12, 25]),
        reached=dice.choice(vocabulary.REACHED),
        role=dice.choice(vocabulary.ROLES),
        conduct=frozenset(dice.sample(vocabulary.CONDUCT, dice.randrange(4))),
        claim_check=dice.choice(vocabulary.CHECKS),
        paper_check=dice.choice(vocabulary.CHECKS),
        hearsay=dice.random() < 0.2,
        debt_state=dice.choice(vocabulary.DEBT_STATES),
        consent_to_entry=dice.choice([True, False, None]),
        place=dice.choice(["", *vocabulary.PLACES]),
    )


def _often(name: str) -> float:
    return 0.1 if name.startswith("agreed_") else 0.6


def random_case(seed: int) -> CaseFacts:
    dice = random.Random(seed)
    refusals = tuple(
        RefusalFacts(str(n), datetime.fromisoformat("2025-01-01"), dice.choice(vocabulary.REACHED), dice.choice(kinds))
        for n, kinds in enumerate([("stop_contact", "wrong_person"), ("repaid", "stay_reachable")])
    )
    return CaseFacts(
        perspective=dice.choice(vocabulary.PERSPECTIVES),
        lender_kind=dice.choice(vocabulary.LENDER_KINDS),
        incidents=tuple(incident(dice, key) for key in range(dice.randrange(4))),
        refusals=refusals[: dice.randrange(3)],
        borrower_reachable=dice.choice([True, False, None]),
        answers={name: dice.choice(codes) for name, codes in vocabulary.ANSWERS.items() if dice.random() < _often(name)}
        | ({vocabulary.PLAN_DAY: dice.choice(["2024-06-01", "2026-06-01"])} if dice.random() < 0.7 else {}),
    )


def test_every_reason_is_reached_and_said_in_every_language():
    reached = set()
    for seed in range(1500):
        facts = random_case(seed)
        for found in evaluate(facts):
            reached.add(found.reason.code)
            for language in ("zh-hans", "zh-hant", "en"):
                text = describe(found, facts, language)
                assert text.title
                assert text.reason
                assert text.caveat
                assert "{" not in text.reason
                assert not VERDICTS.search(text.title + text.reason + text.caveat), text.reason
                assert len(text.missing) == len(found.missing)
                assert len(text.strengthen) == len(found.strengthen)
                assert len(text.force_labels) == len(found.carrying) + len(found.supporting)
    for words in (wording_zh_hans, wording_en):
        assert reached == {*words.INDICATED, *words.UNDETERMINED, *words.NOT_INDICATED}


def test_every_outcome_keeps_its_promise_on_random_cases():
    for seed in range(1500):
        facts = random_case(seed)
        ids = {one.id for one in facts.incidents}
        for found in evaluate(facts):
            assert set(found.incidents) <= ids
            assert bool(found.missing) is (found.outcome == "undetermined")
            assert bool(found.severity) is (found.outcome == "indicated")
            if found.outcome == "indicated":
                assert found.carrying
                assert found.incidents
            days = [one.on for one in facts.incidents if one.id in found.incidents]
            for basis in (*found.carrying, *found.supporting):
                assert any(source_of(basis.article).in_force(on) for on in days)
                assert facts.lender_kind in {*basis.lenders, "unknown"}
                if facts.lender_kind == "unknown":
                    assert "unlicensed" in basis.lenders


def test_the_two_languages_have_the_same_words():
    tables = ("TITLES", "INDICATED", "UNDETERMINED", "NOT_INDICATED", "MISSING", "STRENGTHEN", "CAVEATS", "FORCES")
    for table in (*tables, "LENDERS", "PARTS"):
        assert set(getattr(wording_zh_hans, table)) == set(getattr(wording_en, table))


def test_a_standard_and_a_trade_s_own_rules_are_said_to_be_no_law():
    for rule in RULES:
        for basis in rule.bases:
            binding = source_of(basis.article).force not in NOT_LAW
            assert ("不是法律" in force_label(basis, "zh-hans")) is not binding
            assert ("not a law" in force_label(basis, "en")) is not binding


@pytest.mark.parametrize(
    ("article", "chinese", "english"),
    [
        ("civil-code-art-1033-calls", "《民法典》第一千零三十三条第（一）项", "Civil Code, article 1033 item 1"),
        ("civil-code-art-1032", "《民法典》第一千零三十二条", "Civil Code, article 1032"),
        ("gbt-45251-2025-hours", "国家标准 GB/T 45251—2025 第5.3条", "National standard GB/T 45251-2025, clause 5.3"),
        (
            "microloan-measures-2024-collection",
            "《小额贷款公司监督管理暂行办法》",
            "Interim Measures for Supervising Microloan Companies",
        ),
    ],
)
def test_an_article_is_named_only_where_its_number_is_certain(article, chinese, english):
    basis = next(basis for rule in RULES for basis in rule.bases if basis.article == article)
    assert (cite(basis, "zh-hans"), cite(basis, "en")) == (chinese, english)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (10, "十"),
        (26, "二十六"),
        (50, "五十"),
        (293, "二百九十三"),
        (604, "六百零四"),
        (686, "六百八十六"),
        (1010, "一千零一十"),
        (1033, "一千零三十三"),
        (1100, "一千一百"),
    ],
)
def test_numbers_of_articles_are_written_as_laws_write_them(number, text):
    assert numeral(number) == text


def test_incidents_are_named_in_order_and_not_all_of_many():
    late = [call(f"2026-03-0{n} 22:00", str(n)) for n in (5, 4, 3, 2, 1)]
    facts = case(*late)
    reason = describe(finding("night-contact", facts), facts, "zh-hans").reason
    assert reason.index("3月1日 22:00") < reason.index("3月4日 22:00")
    assert "3月5日 22:00" not in reason
    assert "3月4日 22:00等。" in reason


def test_times_are_said_as_exactly_as_they_are_known():
    facts = case(
        call("2026-03-01 23:00", "a", precision="about"),
        call("2026-03-02", "b", precision="part", part="early"),
        call("2026-03-03", "c", precision="day", answered=3, night=2),
    )
    reason = describe(finding("night-contact", facts), facts, "zh-hans").reason
    # of the third day two were at night, and four in all is what the sentence says
    assert "有4次" in reason
    assert "2026年3月1日 约23:00、2026年3月2日凌晨、2026年3月3日（2次）" in reason


def test_hearsay_and_what_is_open_are_said():
    facts = case(call("2026-03-05 22:00", hearsay=True, told_by="parent"), call("2026-03-06", "b"))
    found = finding("night-contact", facts)
    text = describe(found, facts, "zh-hans")
    assert "其中1条是别人转告的。另有1条还缺信息" in text.reason
    assert "witness" in found.strengthen


@pytest.mark.parametrize(
    ("gap", "many", "start", "expected"),
    [(5, 10, 10, "一个小时里"), (35, 20, 20, "24小时里"), (33, 20, 10, "24小时里")],
)
def test_bombing_says_how_close_the_calls_came(gap, many, start, expected):
    first = datetime.fromisoformat(f"2026-03-05 {start}:00")
    facts = case(*(call(f"{first + timedelta(minutes=gap * n):%Y-%m-%d %H:%M}", str(n)) for n in range(many)))
    assert expected in describe(finding("call-bombing", facts), facts, "zh-hans").reason


def test_a_day_of_counted_calls_says_only_the_number():
    facts = case(call("2026-03-05", precision="day", unanswered=20))
    reason = describe(finding("call-bombing", facts), facts, "zh-hans").reason
    assert "2026年3月5日（20次）" in reason
    assert "小时" not in reason


def test_withheld_sources_are_said_and_not_cited():
    facts = case(call("2026-03-05 22:00"))
    both = frozenset({"gbt-45251-2025", "cba-collection-guideline-2026"})
    found = finding("night-contact", facts, without=both)
    reason = describe(found, facts, "zh-hans").reason
    assert "GB/T" not in reason
    assert "可能不符合" not in reason
    assert "先不引" in reason


def test_an_unknown_language_is_refused():
    found = finding("night-contact", case(call("2026-03-05 22:00")))
    with pytest.raises(KeyError):
        describe(found, case(), "de")


def test_dates_are_full():
    assert (day(DAY, "zh-hans"), day(DAY, "en")) == ("2026年3月5日", "5 March 2026")


def test_a_finding_can_be_said_from_the_case_it_was_made_of_only():
    facts = case(call("2026-03-05 22:00"))
    found = finding("night-contact", facts)
    assert "3月5日" not in describe(replace(found), case(), "zh-hans").reason
