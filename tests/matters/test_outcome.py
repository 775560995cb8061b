"""What came of it: written down, changed on two phones, put to rest and woken; a court's day runs on."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from borrower_help.audit.models import AuditEvent
from borrower_help.matters import feeds
from borrower_help.matters.models import Outcome
from borrower_help.matters.payloads import OutcomePayload
from borrower_help.matters.services import outcome_of
from tests.factories import client_for, make_case, make_dispatch, make_guest_with_code, make_paper

pytestmark = pytest.mark.django_db


class Owner:
    """Somebody with a letter whose time is over and a court's paper whose is not, on 12 May."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        guest, _code = make_guest_with_code()
        self.case = make_case(guest, lender_kind="bank")
        self.sent = make_dispatch(self.case)
        make_paper(self.case, received_on="2026-05-08")
        self.client = client_for(guest)
        monkeypatch.setattr("borrower_help.core.dates.today", lambda: date(2026, 5, 12))

    def send(self, *, follow: bool = False, **fields: Any) -> Any:
        path = reverse("matters:outcome", args=[self.case.id])
        blank = {"paid_back": "", "agreed": "", "note": "", "revision": "1"}
        answer = self.client.post(path, {**blank, **fields}, follow=follow)
        return answer.content.decode() if follow else answer

    def rest(self, **fields: str) -> None:
        assert self.client.post(reverse("matters:rest", args=[self.case.id]), fields).status_code == 302

    def home(self) -> str:
        return self.client.get(reverse("home:case", args=[self.case.id])).content.decode()

    @property
    def stored(self) -> OutcomePayload:
        return outcome_of(self.case)[1]


@pytest.fixture
def one(monkeypatch: pytest.MonkeyPatch) -> Owner:
    return Owner(monkeypatch)


def test_it_is_kept_shown_and_changed(one: Owner) -> None:
    assert (
        one.send(stopped=["calls", "others"], paid_back="服务费300元", agreed="分12期", note="都过去了").status_code
        == 302
    )
    assert one.stored == OutcomePayload(["calls", "others"], "服务费300元", "分12期", "都过去了")
    page = one.send(stopped=["calls", "others"], paid_back="服务费300元", agreed="分12期", note="都过去了", follow=True)
    assert "存好了" in page
    assert "服务费300元" in page
    assert "都过去了" in page
    assert one.send(note="一").status_code == 302
    assert one.send(note="二").status_code == 409
    assert one.stored.note == "一"
    assert Outcome.objects.count() == 1


def test_sent_twice_is_one(one: Owner) -> None:
    one.send(note="一")
    assert one.send(note="一").status_code == 302
    assert Outcome.objects.get().revision == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"stopped": ["everything"]}, {"stopped": ["invalid_choice"]}),
        ({"paid_back": "字" * 501}, {"paid_back": ["max_length"]}),
        ({"note": "字" * 5001}, {"note": ["max_length"]}),
    ],
)
def test_what_cannot_be_is_said(one: Owner, fields: dict[str, Any], wrong: dict[str, list[str]]) -> None:
    answer = one.send(**fields)
    assert (answer.status_code, answer.context["form"].error_codes()) == (422, wrong)
    assert not Outcome.objects.exists()


def test_at_rest_nothing_presses_but_a_courts_day(one: Owner) -> None:
    letter = reverse("matters:matter", args=[one.case.id, one.sent.letter_id])
    assert letter in one.home()
    one.send(note="一")
    one.rest(rest="1")
    home = one.home()
    assert reverse("incidents:findings", args=[one.case.id]) not in home  # no next step is put before anybody
    assert "2026年5月12日" in home
    assert letter not in home
    assert "2026年5月25日" in home  # the 23rd is a Saturday
    assert one.stored.note == "一"
    one.rest()
    assert letter in one.home()
    deeds = (
        AuditEvent.objects.filter(deed__in=("case.rested", "case.woken")).order_by("pk").values_list("deed", flat=True)
    )
    assert sorted(deeds) == ["case.rested", "case.woken"]


def test_rest_asked_for_twice_is_one_deed(one: Owner) -> None:
    one.rest(rest="1")
    one.rest(rest="1")
    assert AuditEvent.objects.filter(deed="case.rested").count() == 1


def test_a_subscribed_calendar_rests_too(one: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("borrower_help.matters.feeds.today", lambda: date(2026, 3, 20))
    feeds.begin(case=one.case)
    token = feeds.token_of(one.case)
    assert date(2026, 3, 27) in (feeds.read(token) or [])
    one.rest(rest="1")
    assert feeds.read(token) == [date(2026, 5, 25)]
