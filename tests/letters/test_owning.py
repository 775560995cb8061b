"""Nothing that may cost its sender something is settled before they put it differently or own it; the dates come first."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borrower_help.incidents.findings import look
from borrower_help.letters import services
from borrower_help.letters.models import Letter, State
from tests.factories import make_incident
from tests.letters.drawing import draft, issue
from tests.letters.test_views import MOST_QUERIES, Writer, text

pytestmark = pytest.mark.django_db
TWO = "我确实欠了他们的钱。你们再打我就砍了你们。"


@pytest.fixture
def writer() -> Writer:
    writer = Writer(lender_kind="bank", lender_name="某某银行")
    make_incident(writer.case, at="22:30", connected=True, conduct=["frightened"])
    return writer


def fingerprints(page: Any) -> list[str]:
    return [asked.flag.fingerprint for asked in page.context["problems"]]


# --- owning -----------------------------------------------------------------------------------------------------------


def test_open_flags_give_a_clear_sentence_and_keep_what_was_ticked(writer: Writer) -> None:
    letter = draft(writer.case, own_words=TWO)
    page = writer.get("letter", letter.pk)
    first, second = fingerprints(page)
    answer = writer.post("issue", letter.pk, seen=page.context["seen"], own=first)
    assert answer.status_code == 422
    assert "还没有定下来" in text(answer)
    assert [asked.owned for asked in answer.context["problems"]] == [True, False]
    assert [asked.owned for asked in writer.get("letter", letter.pk).context["problems"]] == [True, False]
    assert writer.options()["owned"] == [first]
    assert writer.post("issue", letter.pk, seen=page.context["seen"], own=[first, second]).status_code == 302
    letter.refresh_from_db()
    assert letter.state == State.ISSUED
    assert set(writer.options()["owned"]) == {first, second}


def test_a_tick_holds_for_one_sentence_as_it_stands(writer: Writer) -> None:
    letter = draft(writer.case, own_words="我确实欠了他们的钱。")
    page = writer.get("letter", letter.pk)
    writer.post("issue", letter.pk, seen="old", own=fingerprints(page))
    assert writer.options()["owned"]
    writer.post("change", letter.pk, own_words="我确实欠了他们很多钱。")
    page = writer.get("letter", letter.pk)
    assert [asked.owned for asked in page.context["problems"]] == [False]
    assert writer.post("issue", letter.pk, seen=page.context["seen"]).status_code == 422
    assert writer.options()["owned"] == []


def test_a_number_of_the_record_says_what_it_counts(writer: Writer) -> None:
    letter = draft(writer.case, own_words="他们给我打了五十次电话。")
    assert "你的记录里是1次。" in writer.get("letter", letter.pk).content.decode()


def test_a_tick_taken_back_is_open_again(writer: Writer) -> None:
    letter = draft(writer.case, own_words=TWO)
    page = writer.get("letter", letter.pk)
    writer.post("issue", letter.pk, seen=page.context["seen"], own=fingerprints(page)[:1])
    assert writer.post("issue", letter.pk, seen=page.context["seen"]).status_code == 422
    assert writer.options()["owned"] == []


@pytest.mark.parametrize("own", ["", "x", "0" * 16, "\x00", "字" * 500])
def test_a_tick_for_nothing_owns_nothing(writer: Writer, own: str) -> None:
    letter = draft(writer.case, own_words=TWO)
    assert writer.post("issue", letter.pk, seen=writer.seen(letter), own=own).status_code == 422
    assert writer.options()["owned"] == []


def test_the_deed_itself_refuses(writer: Writer) -> None:
    letter = draft(writer.case, own_words=TWO)
    with pytest.raises(services.OpenFlags):
        issue(writer.case, letter)
    known = look(writer.case)
    flags = services.letter_flags(case=writer.case, letter=letter, known=known)
    services.own_flags(case=writer.case, letter=letter, ticked=[one.fingerprint for one in flags], known=known)
    issue(writer.case, letter)
    services.own_flags(case=writer.case, letter=letter, ticked=[], known=known)
    assert len(writer.options()["owned"]) == 2, "what was settled stays as it is"


def test_reworded_text_passes_the_same_check(writer: Writer) -> None:
    letter = draft(writer.case, own_words="我确实欠了他们的钱。")
    writer.post("change", letter.pk, own_words="我一定会还的。")
    page = writer.get("letter", letter.pk)
    assert [asked.flag.code for asked in page.context["problems"]] == ["promise"]
    writer.post("change", letter.pk, own_words="请不要再打给我母亲。")
    page = writer.get("letter", letter.pk)
    assert not page.context["problems"]
    assert writer.post("issue", letter.pk, seen=page.context["seen"]).status_code == 302


def test_what_was_said_in_other_words_is_mended_where_it_was_said(writer: Writer) -> None:
    letter = draft(writer.case, own_words="我确实欠了他们的钱。")
    paragraphs = writer.get("words", letter.pk).context["form"].fields
    boxes = {name: field.initial for name, field in paragraphs.items()}
    writer.post("words", letter.pk, **{**boxes, next(iter(boxes)): "你们再打我就砍了你们。"})
    page = writer.get("letter", letter.pk)
    assert {asked.flag.code: asked.in_words for asked in page.context["problems"]} == {
        "admission": False,
        "threat": True,
    }
    assert writer.url("words", letter.pk) in page.content.decode().split('id="drawn"', 1)[0]
    assert writer.post("issue", letter.pk, seen=page.context["seen"]).status_code == 422


def test_pages_with_many_flags_stay_light(writer: Writer) -> None:
    letter = draft(writer.case, own_words=TWO * 5)
    look_at = writer.get("letter", letter.pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        writer.get("letter", letter.pk)
    assert len(queries) <= MOST_QUERIES
    assert 'form="issue"' in look_at.content.decode()
    assert len(fingerprints(look_at)) == 2


# --- putting it differently -------------------------------------------------------------------------------------------


def test_a_name_is_exchanged_in_one_tap(writer: Writer) -> None:
    letter = draft(writer.case, own_words="前天晚上。我爸张建军接的电话，吓坏了。")
    page = writer.get("letter", letter.pk)
    assert "我父亲接的电话，吓坏了" in text(page)
    answer = writer.post("mend", letter.pk, flag=fingerprints(page)[0])
    assert answer["Location"] == writer.url("letter", letter.pk)
    assert writer.options()["own_words"] == "前天晚上。我父亲接的电话，吓坏了。"
    assert not writer.get("letter", letter.pk).context["problems"]


@pytest.mark.parametrize("flag", ["", "x", "0" * 16])
def test_what_is_not_there_cannot_be_exchanged(writer: Writer, flag: str) -> None:
    letter = draft(writer.case, own_words="我爸张建军接的电话。")
    assert writer.post("mend", letter.pk, flag=flag).status_code == 302
    assert writer.options()["own_words"] == "我爸张建军接的电话。"


def test_what_was_settled_cannot_be_exchanged(writer: Writer) -> None:
    letter = draft(writer.case)
    issue(writer.case, letter)
    assert writer.post("mend", letter.pk, flag="0" * 16).status_code == 302


# --- the four dates ---------------------------------------------------------------------------------------------------


def negotiation(writer: Writer, **options: Any) -> Letter:
    return draft(writer.case, key="negotiation", **options)


def days(**typed: str) -> dict[str, str]:
    """Return what the form of the four dates sends."""
    return {f"{key}_{part}": said for key, day in typed.items() for part, said in (("pick", "other"), ("date", day))}


def test_a_letter_about_paying_asks_for_four_dates_first(writer: Writer) -> None:
    letter = negotiation(writer)
    assert writer.get("letter", letter.pk)["Location"] == writer.url("dates", letter.pk)
    page = writer.get("dates", letter.pk)
    assert page.status_code == 200
    assert text(page).count("不记得") >= 4
    with pytest.raises(services.DatesFirst):
        issue(writer.case, letter)


def test_none_known_says_to_ring_first_and_the_person_may_go_on(writer: Writer) -> None:
    letter = negotiation(writer)
    assert writer.post("dates", letter.pk)["Location"] == writer.url("wait", letter.pk)
    assert set(writer.options()["four_dates"].values()) == {"forgotten"}
    assert writer.get("letter", letter.pk)["Location"] == writer.url("wait", letter.pk)
    page = writer.get("wait", letter.pk)
    for words in ("先别答应", "先别转一分钱", "先别签收", "时间可能对你很要紧", "12348", "念这四个日期"):
        assert words in text(page)
    assert not any(words in text(page) for words in ("已过时效", "过了时效", "没有过时效", "不用还"))
    assert writer.post("wait", letter.pk)["Location"] == writer.url("letter", letter.pk)
    assert writer.get("letter", letter.pk).status_code == 200
    assert writer.post("issue", letter.pk, seen=writer.seen(letter)).status_code == 302


def test_a_late_date_leads_straight_to_the_letter(writer: Writer) -> None:
    letter = negotiation(writer)
    answer = writer.post("dates", letter.pk, **days(paid="2019-01-01", demanded="2026-01-05"))
    assert answer["Location"] == writer.url("letter", letter.pk)
    assert writer.get("letter", letter.pk).status_code == 200
    assert writer.options()["four_dates"]["demanded"] == "2026-01-05"


def test_other_dates_are_read_anew(writer: Writer) -> None:
    letter = negotiation(writer)
    writer.post("dates", letter.pk)
    writer.post("wait", letter.pk)
    assert writer.post("dates", letter.pk)["Location"] == writer.url("wait", letter.pk)
    assert writer.get("letter", letter.pk).status_code == 200, "the same dates were read already"
    writer.post("dates", letter.pk, **days(paid="2019-01-01"))
    assert writer.get("letter", letter.pk)["Location"] == writer.url("wait", letter.pk)
    assert "2019" in text(writer.get("wait", letter.pk))


def test_a_day_that_has_not_come_is_asked_about_again(writer: Writer) -> None:
    letter = negotiation(writer)
    answer = writer.post("dates", letter.pk, **days(paid="2199-01-01"))
    assert answer.status_code == 422
    assert "2199-01-01" in answer.content.decode()
    assert writer.options()["four_dates"] == {}


def test_the_page_that_says_to_ring_needs_the_dates(writer: Writer) -> None:
    letter = negotiation(writer)
    assert writer.get("wait", letter.pk)["Location"] == writer.url("dates", letter.pk)
    assert writer.post("wait", letter.pk)["Location"] == writer.url("dates", letter.pk)


def test_other_letters_have_no_four_dates(writer: Writer) -> None:
    letter = draft(writer.case)
    assert writer.get("dates", letter.pk).status_code == 404
    assert writer.get("wait", letter.pk).status_code == 404
    sent = negotiation(writer, four_dates=dict.fromkeys(("paid", "agreed", "demanded", "sued"), "2026-01-01"))
    issue(writer.case, sent)
    assert writer.get("dates", sent.pk).status_code == 404


def test_a_letter_about_paying_may_speak_of_paying(writer: Writer) -> None:
    recent = dict.fromkeys(("paid", "agreed", "demanded", "sued"), "2026-01-01")
    letter = negotiation(writer, own_words="我愿意每月还五百。钱都拿去赌了。", four_dates=recent)
    page = writer.get("letter", letter.pk)
    assert [asked.flag.code for asked in page.context["problems"]] == ["wrong"]
