"""The truth check on a labelled set: finds what costs people something, and leaves the rest alone."""

import json
from dataclasses import replace

import pytest

from borrower_help.letters.checks import check
from borrower_help.letters.compose import compose
from borrower_help.letters.problems import SENTENCES, ask
from borrower_help.rules.facts import CaseFacts
from tests.core import prepared
from tests.letters import cases

LABELLED = [
    json.loads(line)
    for line in (prepared.ROOT / "tests" / "data" / "truth_check.jsonl").read_text("utf-8").splitlines()
]
CODES = ("admission", "promise", "amount", "threat", "evidence", "insult")


def codes(text: str) -> set[str]:
    return {problem.code for problem in check(text)}


def test_labelled_set_is_large_enough_and_uses_known_codes() -> None:
    assert len(LABELLED) >= 60
    assert {code for row in LABELLED for code in row["codes"]} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_recall(code: str) -> None:
    labelled = [row["text"] for row in LABELLED if code in row["codes"]]
    missed = [text for text in labelled if code not in codes(text)]
    assert len(missed) <= len(labelled) * 0.15, missed


def test_false_alarms() -> None:
    clean = [row["text"] for row in LABELLED if not row["codes"]]
    alarmed = [text for text in clean if codes(text)]
    assert len(clean) > 50
    assert len(alarmed) <= len(clean) * 0.05, alarmed


def test_every_sentence_asks() -> None:
    assert all(str(sentence).count("?") == 1 or "？" in str(sentence) for sentence in SENTENCES.values())


def test_problem_names_the_sentence_once() -> None:
    found = check("请不要再打。我承认借了这笔钱，我保证月底还清！我承认借了这笔钱，我保证月底还清！")
    assert [(one.code, one.excerpt) for one in found] == [
        ("admission", "我承认借了这笔钱，我保证月底还清"),
        ("promise", "我承认借了这笔钱，我保证月底还清"),
    ]


def test_every_code_is_asked_about_in_words() -> None:
    assert set(SENTENCES) == {*CODES, "count", "person", "hearsay"}
    asked = ask("我保证月底还清", cases.borrower(1))
    assert [(one.excerpt, one.sentence) for one in asked] == [("我保证月底还清", SENTENCES["promise"])]


def test_recorded_messages_are_no_claimed_evidence() -> None:
    case = cases.borrower(3)  # the third is a text with its words
    assert not check("有短信为证", case)
    assert [one.code for one in check("有短信为证", cases.borrower(1))] == ["evidence"]
    assert [one.code for one in check("有录音为证", case)] == ["evidence"]


@pytest.mark.parametrize(("times", "asked"), [(3, False), (4, True)])
def test_more_times_than_recorded_are_asked_about(times: int, asked: bool) -> None:
    case = cases.borrower(3)
    assert bool(check(f"他们打了{times}次", case)) is asked


def test_a_context_is_read_for_the_senders_own_words_only() -> None:
    case = cases.borrower(15)
    context = compose(cases.request("complaint", case), cases.findings(case))
    assert not check(context, case)
    written = compose(replace(cases.request("complaint", case), own_words="我保证月底还清。"), cases.findings(case))
    assert [one.code for one in check(written, case)] == ["promise"]


def test_five_thousand_words_are_read_quickly_enough_to_end() -> None:
    assert check("我承认" + "他说" * 20_000 + "。我欠他们32000元")[-1].code == "amount"


@pytest.mark.parametrize("text", ["", "\n\n", "，，，。", "😀😀", "“", "(((((", "我" * 5000, "欠" * 5000, "1" * 5000])
def test_odd_texts_are_no_trouble(text: str) -> None:
    check(text, cases.borrower(1))


UNSEEN = [
    json.loads(line)
    for line in (prepared.ROOT / "tests" / "data" / "truth_check_unseen.jsonl").read_text("utf-8").splitlines()
]


def told(**changes: object) -> CaseFacts:
    """Return a case in which somebody else told all there is."""
    case = cases.borrower(2)
    records = (replace(one, **{"reached": "parent", "hearsay": True, **changes}) for one in case.incidents)
    return replace(case, incidents=tuple(records))


@pytest.mark.parametrize("row", UNSEEN, ids=lambda row: row["text"])
def test_sentences_labelled_before_the_code(row: dict[str, object]) -> None:
    assert {one.code for one in check(str(row["text"]), told())} >= set(row["codes"])  # type: ignore[call-overload]
    assert row["codes"] or not check(str(row["text"]), told())


def test_what_was_seen_may_be_told_as_seen() -> None:
    assert [one.code for one in check("我亲耳听到他们骂我妈", told())] == ["hearsay"]
    assert check("我亲耳听到他们骂我妈", told(hearsay=False)) == ()
    assert check("我亲耳听到他们骂我妈") == ()


def test_number_of_the_record_is_nobody_elses() -> None:
    assert [one.code for one in check("号码13912345678又打来了", told())] == ["person"]
    assert check("号码13912345678又打来了", told(number="139 1234 5678")) == ()
    assert check("我的号码13912345678请不要再打", told()) == ()
