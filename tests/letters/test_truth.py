"""The truth check on labelled sentences: it finds what costs people something, and leaves the rest alone."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from borrower_help.letters.compose import compose
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.drafting import Options
from borrower_help.letters.flagging import flags_of, reworded
from borrower_help.letters.truth.check import RULES, check, record_of
from borrower_help.letters.truth.saying import SENTENCES
from borrower_help.letters.truth.shapes import Flag, Record
from borrower_help.rules.facts import CaseFacts
from tests.core import prepared
from tests.letters import cases

DATA = prepared.ROOT / "tests" / "data"
TRUTH = DATA / "letters" / "truth"


def read(*paths: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


FIRST = read(*sorted(TRUTH.glob("*.jsonl")))
LATER = read(*sorted((TRUTH / "later").glob("*.jsonl")))
OLD = read(DATA / "truth_check.jsonl")
UNSEEN = read(DATA / "truth_check_unseen.jsonl")
KINDS = {
    "threats": {"threat", "insult", "despair"},
    "admissions": {"admission", "promise", "wrong"},
    "evidence": {"evidence"},
    "the rest": {"amount", "count", "bought", "person", "private", "hearsay", "law", "court"},
}


def told(**changes: object) -> CaseFacts:
    """Return a case in which somebody else told all there is."""
    case = cases.borrower(2)
    records = (replace(one, **{"reached": "parent", "hearsay": True, **changes}) for one in case.incidents)
    return replace(case, incidents=tuple(records))


def record(row: dict[str, Any]) -> Record:
    case = row.get("case", {})
    return Record(**{name: frozenset(one) if isinstance(one, list) else one for name, one in case.items()})


def codes(text: str, known: Record | None = None) -> set[str]:
    return {flag.code for flag in check([text], known or Record())}


def one(text: str, code: str, known: Record | None = None) -> Flag:
    return next(flag for flag in check([text], known or Record()) if flag.code == code)


# --- the labelled sentences -------------------------------------------------------------------------------------------


def test_there_are_enough_of_both_and_every_row_is_well_formed() -> None:
    assert sum(bool(row["codes"]) for row in FIRST) >= 170
    assert sum(not row["codes"] for row in FIRST) >= 170
    assert all(set(row) <= {"text", "codes", "case"} and row["text"].strip() for row in FIRST + LATER)
    assert {code for row in FIRST + LATER for code in row["codes"]} <= set(RULES) | {"court"}
    assert max(Counter((row["text"], str(row.get("case"))) for row in FIRST + LATER).values()) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [FIRST, LATER, OLD], ids=["first", "later", "old"])
def test_recall(rows: list[dict[str, Any]], kind: str) -> None:
    wanted = [(row, code) for row in rows for code in row["codes"] if code in KINDS[kind]]
    missed = [(row["text"], code) for row, code in wanted if code not in codes(row["text"], record(row))]
    assert len(missed) <= len(wanted) * 0.05, missed


@pytest.mark.parametrize("rows", [FIRST, LATER, OLD], ids=["first", "later", "old"])
def test_false_alarms(rows: list[dict[str, Any]]) -> None:
    clean = [row for row in rows if not row["codes"]]
    alarmed = [row["text"] for row in clean if codes(row["text"], record(row))]
    assert len(clean) > 50
    assert len(alarmed) <= len(clean) * 0.05, alarmed


@pytest.mark.parametrize("row", UNSEEN, ids=lambda row: row["text"])
def test_sentences_of_a_case_that_was_told(row: dict[str, Any]) -> None:
    found = codes(row["text"], record_of(told()))
    assert found >= set(row["codes"])
    assert row["codes"] or not found


# --- what a flag says -------------------------------------------------------------------------------------------------


def test_every_code_is_asked_about_in_words() -> None:
    assert set(SENTENCES) == set(RULES)
    assert all(str(sentence).count("?") == 1 or "？" in str(sentence) for sentence in SENTENCES.values())


def test_a_flag_names_the_sentence_once_and_where_it_stands() -> None:
    text = "请不要再打。我承认借了这笔钱，我保证月底还清！我承认借了这笔钱，我保证月底还清！"
    found = check([text], Record())
    assert [(flag.code, flag.passage) for flag in found] == [
        ("admission", "我承认借了这笔钱，我保证月底还清"),
        ("promise", "我承认借了这笔钱，我保证月底还清"),
    ]
    assert {text[flag.start : flag.end] for flag in found} == {found[0].passage}
    assert all(flag.found and flag.found in flag.passage for flag in found)


def test_every_span_is_the_passage() -> None:
    for row in FIRST:
        text = f"前面有一句。\n　{row['text']}！后面还有一句"
        assert all(text[flag.start : flag.end] == flag.passage for flag in check([text], record(row)))


def test_a_fingerprint_is_for_one_sentence_and_one_kind() -> None:
    first, second = check(["我承认借了这笔钱，我保证月底还清"], Record())
    assert first.fingerprint != second.fingerprint
    assert one("我承认借了这笔钱，我保证月底还", "admission").fingerprint != first.fingerprint
    assert check(["你好。我承认借了这笔钱，我保证月底还清"], Record())[0].fingerprint == first.fingerprint


def test_what_was_reworded_is_checked_again() -> None:
    for row in FIRST:
        for flag in check([row["text"]], record(row)):
            if flag.instead:
                assert flag.code not in codes(flag.instead, record(row)), flag


@pytest.mark.parametrize(
    ("text", "code", "instead"),
    [
        ("我爸张建军接的电话", "person", "我父亲接的电话"),
        ("他们打给我前同事刘晓燕，把事都说了", "person", "他们打给我同事，把事都说了"),
        ("我儿子李小明欠了他们的", "person", "我儿子欠了他们的"),
        ("我儿子王小虎害怕得不敢上学", "person", "我儿子害怕得不敢上学"),
        ("我弟手机18655443322也被打爆了", "person", "我弟手机尾号3322也被打爆了"),
    ],
)
def test_a_name_becomes_a_relation_and_a_number_its_end(text: str, code: str, instead: str) -> None:
    assert one(text, code).instead == instead


def test_what_was_told_is_said_to_be_told() -> None:
    flag = one("我亲眼看见他们推搡我母亲", "hearsay", Record(told=frozenset({"mother"})))
    assert flag.instead == "母亲转述：他们推搡我母亲"


def test_a_count_says_what_is_recorded() -> None:
    assert one("他们给我打了几百个电话", "count", Record(contacts=12)).known == "12"


# --- what was learnt from the sentences --------------------------------------------------------------------------------


def test_what_was_learnt_is_from_the_sentences_as_they_are() -> None:
    told_of = subprocess.run([sys.executable, prepared.ROOT / "script" / "learn_truth", "--check"], check=False)
    assert told_of.returncode == 0, "learn again: script/learn_truth"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("你们来多少人我们接多少人，村里都是我舅舅", "threat"),
        ("一时周转不开，这几期我落下了没交", "admission"),
        ("拿了货款我先把这个结一部分", "promise"),
        ("贷款的时候我多报了月薪，单位也不是真的", "wrong"),
    ],
)
def test_a_sentence_without_a_listed_word_is_weighed_as_a_whole(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    "text", ["你好", "您好，打扰了", "谢谢", "情况就是这样", "他说一时周转不开就去卖血", "他们说来多少人接多少人"]
)
def test_greetings_and_what_they_said_are_not(text: str) -> None:
    assert not codes(text)


def test_proof_that_is_weighed_is_not_asked_about_where_some_is_attached() -> None:
    text = "我这边有运营商拉出来的单子"
    assert codes(text) == {"evidence"}
    assert not codes(text, Record(attached=frozenset({"call_log"})))


# --- beside the record ------------------------------------------------------------------------------------------------


def test_recorded_messages_are_no_claimed_evidence() -> None:
    case = record_of(cases.borrower(3))  # the third is a text with its words
    assert not codes("有短信为证", case)
    assert codes("有短信为证", record_of(cases.borrower(1))) == {"evidence"}
    assert codes("有录音为证", case) == {"evidence"}


@pytest.mark.parametrize(("times", "asked"), [(3, False), (4, True)])
def test_more_times_than_recorded_are_asked_about(times: int, asked: bool) -> None:
    assert bool(codes(f"他们打了{times}次", record_of(cases.borrower(3)))) is asked


def test_a_letter_about_paying_may_speak_of_paying_but_not_of_everything() -> None:
    text = "我确实欠你们的钱，愿意分期还，每月还500元。钱都拿去赌了。"
    assert codes(text) == {"admission", "promise", "amount", "wrong"}
    assert codes(text, Record(may_promise=True)) == {"wrong"}


def test_a_real_court_paper_in_the_record_is_a_flag_without_a_passage() -> None:
    case = cases.borrower(1)
    paper = replace(case.incidents[0], conduct=frozenset({"showed_paper"}), paper_check="genuine")
    found = check(["请不要再打"], record_of(replace(case, incidents=(paper,))))
    assert [(flag.code, flag.passage) for flag in found] == [("court", "")]


def test_what_was_seen_may_be_told_as_seen() -> None:
    text = "我亲耳听到他们骂我妈"
    assert codes(text, record_of(told())) == {"hearsay"}
    assert codes(text, record_of(told(hearsay=False))) == set()
    assert codes(text) == set()


def test_number_of_the_record_is_nobody_elses() -> None:
    assert codes("号码13912345678又打来了") == {"person"}
    assert codes("号码13912345678又打来了", record_of(told(number="139 1234 5678"))) == set()
    assert codes("我的号码13912345678请不要再打") == set()


def flags(key: str, case: CaseFacts, **chosen: Any) -> list[tuple[str, str]]:
    """Return what is found in a letter with these choices, as code and sentence."""
    options = Options(**chosen)
    about = cases.request(key, case, own_words=options.own_words, answers=options.answers)
    context = compose(about, cases.findings(case))
    return [(flag.code, flag.passage) for flag in flags_of(DEFINITIONS[key], options, context, case)]


def test_a_letter_is_read_for_its_senders_own_words_only() -> None:
    case = cases.borrower(15)
    assert not flags("complaint", case)
    assert flags("complaint", case, own_words="我保证月底还清。") == [("promise", "我保证月底还清")]


def test_words_that_stand_whole_in_an_annex_are_asked_about_once() -> None:
    long = "那天我很累。" * 90 + "我保证月底还清。"
    assert [code for code, _ in flags("complaint", cases.borrower(3), own_words=long)] == ["promise"]


def test_answers_are_read_but_for_what_they_are_asked_for() -> None:
    case = cases.borrower(3)
    said = {"fees": "服务费收了我1800元，我有录音。再收我砍了你们。", "proof": "我有录音", "reply_words": "我会还"}
    assert [code for code, _ in flags("fee_objection", case, answers=said)] == ["threat"]


def test_only_a_letter_that_waits_for_a_court_asks_about_its_paper() -> None:
    case = cases.borrower(1)
    paper = replace(case.incidents[0], conduct=frozenset({"showed_paper"}), paper_check="genuine")
    case = replace(case, incidents=(paper,))
    assert flags("complaint", case) == [("court", "")]
    assert flags("digest", case) == []
    assert flags("payment_order_objection", case, own_words="支付令送到我家里了。") == []


def test_a_suggestion_is_put_where_the_sentence_stands_and_nowhere_else() -> None:
    flag = one("我爸张建军接的电话", "person")
    changed = reworded(Options(own_words="前天。我爸张建军接的电话！"), flag)
    assert changed is not None
    assert changed.own_words == "前天。我父亲接的电话！"
    changed = reworded(Options(answers={"fees": "我爸张建军接的电话"}), flag)
    assert changed is not None
    assert changed.answers == {"fees": "我父亲接的电话"}
    assert reworded(Options(own_words="别的"), flag) is None
    assert reworded(Options(own_words="我会还"), one("我会还", "promise")) is None


# --- the law ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("《民法典》第1033条", False),
        ("依据《民法典》第一千零三十三条，请停止", False),
        ("《中华人民共和国个人信息保护法》第四十七条", False),
        ("《治安管理处罚法》第50条", False),
        ("《治安管理处罚法》第42条", True),
        ("《民法典》第124条", True),
        ("《民法典》第9999条", True),
        ("《合同法》第119条", True),
        ("《催收管理条例》", True),
        ("刑法第293条之一", False),
        ("刑法第293条之九", True),
        ("他说《催收管理条例》第三条", False),
    ],
)
def test_articles_are_looked_up_in_the_catalogue(text: str, asked: bool) -> None:
    assert ("law" in codes(text)) is asked


# --- odd texts --------------------------------------------------------------------------------------------------------


def test_five_thousand_words_are_read_quickly_enough_to_end() -> None:
    assert check(["我承认" + "他说" * 20_000 + "。我欠他们32000元"], Record())[-1].code == "amount"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "，，，。",
        "😀😀",
        "“",
        "(((((",
        "1" * 5000,
        "《" * 500,
        "第条",
        "几" * 500,
        *(c * 5000 for c in "我欠他的百没“，不还"),
    ],
)
def test_odd_texts_are_no_trouble(text: str) -> None:
    check([text], record_of(cases.borrower(1)))
