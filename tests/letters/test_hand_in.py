"""The page that hands a letter in, and the page of doors, as a phone without scripts gets them."""

import io
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from borrower_help.core import dates
from borrower_help.letters.models import Letter
from borrower_help.matters.models import Dispatch, Paper
from borrower_help.matters.payloads import DispatchPayload, PaperPayload
from tests.factories import make_incident
from tests.letters.drawing import draft, issue
from tests.letters.test_views import MOST_QUERIES, Writer, text

pytestmark = pytest.mark.django_db


def settled(writer: Writer, key: str = "complaint") -> Letter:
    letter = draft(writer.case, key)
    issue(writer.case, letter)
    letter.refresh_from_db()
    return letter


@pytest.fixture
def writer() -> Writer:
    writer = Writer(lender_kind="bank", lender_name="某某银行")
    make_incident(writer.case, at="22:30", connected=True, conduct=["frightened"])
    return writer


def hand_in(writer: Writer, letter: Letter, **asked: str) -> Any:
    return writer.client.get(writer.url("hand_in", letter.pk), asked)


def hand_over(writer: Writer, letter: Letter, day: date) -> None:
    row = Dispatch(case=writer.case.row, letter=letter)
    payload = DispatchPayload("complaint", day.isoformat(), door="lender-complaint", received_on=day.isoformat())
    row.put(payload, writer.case.keyring).save(force_insert=True)


def where(writer: Writer, **asked: Any) -> Any:
    return writer.client.get(reverse("home:where", args=[writer.case.id]), asked)


def doors(response: Any) -> list[str]:
    return [door.path for door in response.context["doors"]]


# --- handing in -------------------------------------------------------------------------------------------------------


def test_the_text_is_cut_to_the_box_and_counted(writer: Writer) -> None:
    letter = settled(writer)
    for box in ("500", "1000", "2000"):
        response = hand_in(writer, letter, box=box)
        made = response.context["paste"]
        assert made.count <= made.box == int(box)
        assert f"{made.count}／{box}字" in text(response)
        assert made.text.splitlines()[1] in text(response)


@pytest.mark.parametrize("asked", [{"box": "7"}, {"box": "x" * 400}, {"door": "nowhere"}, {"door": "nfra-12378"}])
def test_what_is_not_offered_is_read_as_the_usual(writer: Writer, asked: dict[str, str]) -> None:
    response = hand_in(writer, settled(writer), **asked)
    assert response.status_code == 200
    assert response.context["door"] == "lender-complaint"
    assert response.context["paste"].box == 500


def test_a_draft_is_not_handed_in(writer: Writer) -> None:
    letter = draft(writer.case)
    assert hand_in(writer, letter)["Location"] == writer.url("letter", letter.pk)
    assert writer.get("word", letter.pk).status_code == 404


def test_an_authority_has_its_script_and_some_have_two_doors(writer: Writer) -> None:
    letter = settled(writer, "regulator_complaint")
    page = text(hand_in(writer, letter))
    assert "12378" in page
    assert "你好，我要投诉。" in page
    assert "工单号" in page
    other = settled(writer, "local_authority")
    assert hand_in(writer, other, door="gov-12345").context["number"] == "12345"


def test_a_letter_for_a_court_is_only_a_file(writer: Writer) -> None:
    page = hand_in(writer, settled(writer, "payment_order_objection"))
    assert page.context["paste"] is None
    assert "Word" in text(page)


def test_a_post_says_that_it_cannot_be_taken_back(writer: Writer) -> None:
    response = hand_in(writer, settled(writer), door="heimao")
    assert "发出去收不回" in text(response)
    assert "Word" not in text(response)
    assert "打电话怎么说" not in text(response)


def test_the_word_file_has_a_neutral_name_and_is_kept_nowhere(writer: Writer) -> None:
    letter = settled(writer)
    response = writer.get("word", letter.pk)
    assert response["Content-Disposition"] == f'attachment; filename="{letter.issued_on}.docx"'
    assert "no-store" in response["Cache-Control"]
    assert any("投" in one.text for one in Document(io.BytesIO(response.content)).paragraphs)
    assert "no-store" in hand_in(writer, letter)["Cache-Control"]


def test_forms_come_from_what_was_frozen(writer: Writer) -> None:
    letter = settled(writer)
    before = hand_in(writer, letter).context["paste"]
    make_incident(writer.case, at="23:40", connected=True, conduct=["insulted"])
    assert hand_in(writer, letter).context["paste"] == before


def test_few_questions_to_the_database_and_small_pages(writer: Writer) -> None:
    letter = settled(writer)
    for ask in (lambda: hand_in(writer, letter), lambda: where(writer)):
        ask()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            response = ask()
        assert len(asked) <= MOST_QUERIES
        assert len(response.content) < 30_000


# --- where to go ------------------------------------------------------------------------------------------------------


def test_doors_stand_in_their_order_with_the_letter_for_each(writer: Writer) -> None:
    response = where(writer)
    assert doors(response)[:2] == ["company", "12378"]
    assert [offer.key for offer in response.context["doors"][0].letters] == ["complaint"]
    assert response.context["doors"][1].letters == ()
    assert "黑猫" in text(response)


def test_what_was_asked_changes_the_order_and_is_kept_nowhere(writer: Writer) -> None:
    assert doors(where(writer, told="silence"))[0] == "12378"
    assert doors(where(writer, told="authority"))[0] == "12348"
    assert doors(where(writer))[0] == "company"


def test_a_letter_handed_over_is_waited_for_and_then_taken_as_silence(writer: Writer) -> None:
    letter = settled(writer)
    assert "等答复" not in where(writer).context["doors"][0].line  # written, and not handed over yet
    today = dates.today()
    hand_over(writer, letter, today)
    response = where(writer)
    assert "等答复" in response.context["doors"][0].line
    assert response.context["doors"][0].letters == ()
    assert doors(where(writer, told="silence"))[0] == "12378"
    assert doors(where(writer, told="none"))[0] == "company"


def test_a_paper_of_a_court_goes_before_complaints(writer: Writer) -> None:
    row = Paper(case=writer.case.row)
    row.put(PaperPayload("payment_order", dates.today().isoformat()), writer.case.keyring).save(force_insert=True)
    response = where(writer)
    assert doors(response)[:2] == ["12368", "12348"]
    assert "投诉不会让法院的日子停下来" in text(response)


@pytest.mark.parametrize("asked", [{"told": "x"}, {"told": "x" * 3_000}, {"police": "no"}])
def test_an_answer_that_is_not_offered(writer: Writer, asked: dict[str, str]) -> None:
    response = where(writer, **asked)
    assert response.status_code == 422
    assert doors(response)[0] == "company"


def test_an_unknown_lender_has_two_doors_and_a_question() -> None:
    writer = Writer(lender_kind="unknown")
    make_incident(writer.case, conduct=["frightened"])
    response = where(writer)
    assert {"company", "12345"} <= set(doors(response))
    assert "12378" not in doors(response)
    assert reverse("home:about", args=[writer.case.id]) in response.content.decode()


def test_a_relative_is_offered_only_their_own_letters() -> None:
    writer = Writer("third_party", owner_role="none")
    make_incident(writer.case, role="none", conduct=["asked_me_to_pay"])
    offered = [offer.key for door in where(writer).context["doors"] for offer in door.letters]
    assert offered[0] == "notice"
    assert "complaint" not in offered


# --- 110 first --------------------------------------------------------------------------------------------------------


def in_danger(lender: str) -> Writer:
    writer = Writer(lender_kind=lender)
    make_incident(writer.case, contact_channel="visit", place="home", conduct=["hit_or_held"])
    return writer


@pytest.mark.parametrize("lender", ["bank", "platform", "unlicensed", "unknown", "debt_buyer"])
def test_no_letter_to_those_who_did_it(lender: str) -> None:
    writer = in_danger(lender)
    page = where(writer)
    assert doors(page)[0] == "110"
    assert "complaint" not in {offer.key for door in page.context["doors"] for offer in door.letters}
    response = writer.post("new", key="complaint", letter=str(uuid4()))
    assert "先打110，别给他们写信" in text(response)
    assert not Letter.objects.exists()


def test_with_the_police_told_a_bank_may_be_written_to_and_others_not() -> None:
    bank = in_danger("bank")
    assert bank.post("new", key="complaint", letter=str(uuid4()), police="1").status_code == 302
    assert "company" in doors(where(bank, police="yes"))
    other = in_danger("unlicensed")
    assert other.post("new", key="complaint", letter=str(uuid4()), police="1").status_code == 200
    assert "company" not in doors(where(other, police="yes"))


def test_the_report_for_the_police_is_never_held_up() -> None:
    writer = in_danger("unlicensed")
    assert writer.post("new", key="police_report", letter=str(uuid4())).status_code == 302
