"""Who a letter goes to: a name that only a caller gave stays what the caller said."""

from dataclasses import replace

import pytest

from borrower_help.letters import claims
from borrower_help.letters.contexts import Recipient
from borrower_help.letters.plain_text import text
from tests.letters import cases
from tests.letters.making import complaint, notice, story


def claimed(*names: str, check: str = "unchecked", perspective: str = "third_party"):
    case = cases.third_party(len(names)) if perspective == "third_party" else cases.borrower(len(names))
    made = tuple(replace(one, claimed=name, claim_check=check) for one, name in zip(case.incidents, names, strict=True))
    return replace(case, incidents=made, lender_name="", app_name="")


@pytest.mark.parametrize(
    ("names", "check", "said"),
    [
        (("某某金服",), "unchecked", "自称“某某金服”的来电方"),
        (("“某某金服”",), "not_genuine", "自称“某某金服”的来电方"),
        (("“某某”公司",), "unchecked", "自称“‘某某’公司”的来电方"),
        (("甲公司", "乙公司", "乙公司"), "unchecked", "自称“乙公司”、“甲公司”的来电方"),
        (("甲公司", "乙公司", "丙公司"), "unchecked", "自称“甲公司”、“乙公司”的来电方"),
        (("某区法院",), "genuine", ""),
        (("", "  "), "unchecked", ""),
    ],
)
def test_caller_is_who_they_said_they_were(names: tuple[str, ...], check: str, said: str) -> None:
    assert claims.caller(claimed(*names, check=check)) == said


def test_notice_goes_to_the_caller_by_their_own_word() -> None:
    made = notice(claimed("某某金服"), recipient=Recipient())
    assert made.parties[0].value == "自称“某某金服”的来电方，并请转交委托方（名称待告知）"
    assert made.parties[0].value == f"{made.closing.addressee}，并请转交委托方（名称待告知）"


def test_name_typed_as_the_caller_gave_it_is_still_a_claim() -> None:
    made = notice(claimed("某某 金服"), recipient=Recipient("“某某金服”"))
    assert made.parties[0].value.startswith("自称“某某 金服”的来电方")


def test_known_lender_is_written_to() -> None:
    made = notice(claimed("法务部"), recipient=Recipient("某某消费金融有限公司"))
    assert made.parties[0].value == "某某消费金融有限公司"


def test_nobody_named_leaves_whoever_calls() -> None:
    made = notice(claimed("", ""), recipient=Recipient())
    assert made.parties[0].value == "与我联系的一方，并请转交委托方（名称待告知）"


def test_complaint_goes_to_the_app_before_a_claim() -> None:
    case = claimed("法务部", perspective="borrower")
    named = complaint(case, recipient=Recipient("", "某某分期"))
    assert named.closing.addressee == "“某某分期”App运营方"
    assert complaint(case, recipient=Recipient()).closing.addressee == "自称“法务部”的来电方"
    assert "消费者权益保护部门" not in text(complaint(case, recipient=Recipient("法务部")))


@pytest.mark.parametrize("typed", ["快花", "“快花”", "《快花》", '"快花"'])
def test_app_stands_between_one_pair_of_marks(typed: str) -> None:
    made = complaint(cases.borrower(1, lender_name="", app_name=""), recipient=Recipient(app_name=typed))
    assert made.parties[0].value.startswith("“快花”App运营方")
    assert made.parties[3].value.startswith("“快花”App，")


def test_words_typed_with_their_marks_are_quoted_once() -> None:
    assert story(contact_channel="text", words="“等着”").endswith("原文：“等着”。")
    assert story(contact_channel="text", words="他说“等着”，又说“还”").endswith("原文：“他说‘等着’，又说‘还’”。")
