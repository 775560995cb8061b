"""交出去了: how a letter was handed over, until when an answer is usual; changed on two phones, taken out and back."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from borrower_help.audit.models import AuditEvent
from borrower_help.cases.access import OpenCase
from borrower_help.core.dates import today
from borrower_help.letters.models import Letter
from borrower_help.letters.services import move_letters
from borrower_help.matters import services
from borrower_help.matters.models import Dispatch
from borrower_help.matters.payloads import DispatchPayload
from borrower_help.privacy.retention import tidy
from tests.factories import client_for, make_case, make_dispatch, make_guest, make_incident, make_issued_letter

pytestmark = pytest.mark.django_db
ISSUED = date(2026, 3, 12)


class Somebody:
    """A person with a case and an issued letter."""

    def __init__(self, *, key: str = "complaint", **about: Any) -> None:
        guest = make_guest()
        self.case: OpenCase = make_case(guest, **{"lender_kind": "bank", **about})
        make_incident(self.case, conduct=["insulted"])
        self.letter: Letter = make_issued_letter(self.case, key=key, on=ISSUED)
        self.client: Client = client_for(guest)

    def path(self, name: str = "matter") -> str:
        return reverse(f"matters:{name}", args=[self.case.id, self.letter.pk])

    def page(self) -> str:
        answer = self.client.get(self.path())
        assert answer.status_code == 200
        return answer.content.decode()

    def send(self, **fields: str) -> Any:
        values = {
            "how": "post",
            "handed_pick": "other",
            "handed_date": "2026-03-13",
            "received_pick": "",
            "revision": "1",
        }
        return self.client.post(self.path("change"), values | {"number": "", "note": "", **fields})

    @property
    def sent(self) -> DispatchPayload | None:
        row = Dispatch.objects.filter(case=self.case.row, removed_on=None).first()
        return row.payload(self.case.keyring) if row else None


def test_an_issued_letter_leads_there_and_the_page_asks() -> None:
    one = Somebody()
    letter = one.client.get(reverse("letters:letter", args=[one.case.id, one.letter.pk])).content.decode()
    assert one.path() in letter
    assert 'name="handed_date"' in one.page()


def test_what_was_typed_is_kept_and_shown_with_its_days() -> None:
    one = Somebody()
    answer = one.send(received_pick="other", received_date="2026-03-16", number="EX 128 018", note="小周收的")
    assert (answer.status_code, answer["Location"]) == (302, one.path())
    assert one.sent == DispatchPayload(
        letter_key="complaint",
        handed_on="2026-03-13",
        how="post",
        door="lender-complaint",
        received_on="2026-03-16",
        number="EX 128 018",
        note="小周收的",
    )
    page = one.page()
    for said in (
        "EX 128 018",
        "小周收的",
        "一般15日，复杂30日，最长60日",
        "2026年3月31日",
        "2026年5月15日",
        "部门规章",
    ):
        assert said in page
    assert AuditEvent.objects.filter(deed="letter.dispatched").count() == 1


def test_without_the_day_of_receipt_no_date_stands_there() -> None:
    one = Somebody()
    one.send()
    page = one.page()
    assert "一般15日，复杂30日，最长60日" in page
    assert "2026年3月28日" not in page


@pytest.mark.parametrize("kind", ["microloan", "unknown", "platform"])
def test_where_no_days_are_known_nothing_is_shown(kind: str) -> None:
    one = Somebody(lender_kind=kind)
    assert 'name="ask"' in one.page()
    one.send(received_pick="other", received_date="2026-03-16", ask="30")
    assert "日，最长" not in one.page()
    assert one.sent is not None
    assert one.sent.ask_on == "2026-04-12"


def test_a_year_without_an_arrangement_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Somebody(key="fee_objection", lender_kind="platform")
    monkeypatch.setattr("borrower_help.core.dates.today", lambda: date(2026, 12, 29))
    answer = one.send(door="samr-12315", handed_date="2026-12-28", received_pick="other", received_date="2026-12-28")
    assert answer.status_code == 302
    assert "明年放假安排还没公布，这个日期现在算不出。" in one.page()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"handed_date": "2026-03-11"}, {"handed": ["before"]}),
        ({"received_pick": "other", "received_date": "2026-03-12"}, {"received": ["before"]}),
        ({"handed_date": "2026-02-30"}, {"handed": ["no_such_day"]}),
        ({"handed_date": (today() + timedelta(days=1)).isoformat()}, {"handed": ["future"]}),
        ({"how": "pigeon"}, {"how": ["invalid_choice"]}),
        ({"number": "9" * 61}, {"number": ["max_length"]}),
        ({"note": "字" * 501}, {"note": ["max_length"]}),
        ({"handed_pick": "", "handed_date": ""}, {"handed": ["required"]}),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(fields: dict[str, str], wrong: dict[str, list[str]]) -> None:
    one = Somebody()
    answer = one.send(**{"note": "小周收的", **fields})
    assert answer.status_code == 422
    assert answer.context["form"].error_codes() == wrong
    assert fields.get("note", "小周收的") in answer.content.decode()
    assert one.sent is None


def test_a_door_that_does_not_take_this_letter_is_refused() -> None:
    one = Somebody(key="fee_objection")
    answer = one.send(door="12321")
    assert (answer.status_code, answer.context["form"].error_codes()) == (422, {"door": ["invalid_choice"]})
    with pytest.raises(ValueError, match="door"):
        DispatchPayload(letter_key="complaint", handed_on="2026-03-13", door="12321")


def test_a_draft_has_no_such_page() -> None:
    one = Somebody()
    Letter.objects.filter(pk=one.letter.pk).update(state="draft", issued_on=None)
    assert one.client.get(one.path()).status_code == 404
    assert one.send().status_code == 404


def test_sent_twice_is_one_and_a_change_from_another_phone_is_said() -> None:
    one = Somebody()
    one.send(number="1")
    one.send(number="1")
    assert Dispatch.objects.get().revision == 1
    assert one.send(number="2").status_code == 302
    answer = one.send(number="3")  # read before the second was saved
    assert answer.status_code == 409
    assert 'value="3"' in answer.content.decode()
    assert one.sent is not None
    assert one.sent.number == "2"
    assert one.send(number="3", revision="2").status_code == 302


def test_taken_out_it_can_be_brought_back_or_written_anew() -> None:
    one = Somebody()
    one.send(number="1")
    one.client.post(one.path("remove"))
    assert one.sent is None
    assert one.path("restore") in one.page()
    one.client.post(one.path("restore"))
    assert one.sent is not None
    one.client.post(one.path("remove"))
    assert one.send(number="2").status_code == 302
    assert one.sent.number == "2"
    assert Dispatch.objects.count() == 1


def test_what_was_taken_out_ends_after_seven_days() -> None:
    one = Somebody()
    one.send()
    one.client.post(one.path("remove"))
    tidy()
    assert Dispatch.objects.count() == 1
    Dispatch.objects.update(removed_on=today() - timedelta(days=8))
    tidy()
    assert Dispatch.objects.count() == 0


def test_it_moves_along_with_its_letter() -> None:
    one = Somebody()
    make_dispatch(one.case, one.letter, number="1")
    target = make_case()
    move_letters(one.case, target)
    services.move_matters(one.case, target)
    row = Dispatch.objects.get()
    assert (row.case_id, row.payload(target.keyring).number) == (target.id, "1")
