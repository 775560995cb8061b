"""The days in one's own calendar: neutral words, an alarm the day before, an address that can be revoked and tells dates alone."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from icalendar import Calendar

from borrower_help.matters import feeds
from borrower_help.matters.calendar import WORDS, calendar
from borrower_help.matters.models import Feed, FeedKey
from tests.completeness.test_neutral_words import WORDS as TELLING
from tests.factories import client_for, make_case, make_dispatch, make_guest, make_paper, make_response

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 20)
DAYS = ["2026-03-27", "2026-04-11", "2026-05-11"]  # of the answer


class Owner:
    """Somebody with a letter under way, on 20 March."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        guest = make_guest()
        self.case = make_case(guest, lender_kind="bank", lender_name="某某银行", app_name="快易分期")
        self.sent = make_dispatch(self.case, number="EX 128 018", note="小周")
        self.client = client_for(guest)
        monkeypatch.setattr("borrower_help.core.dates.today", lambda: TODAY)
        monkeypatch.setattr("borrower_help.matters.feeds.today", lambda: TODAY)

    def see(self, name: str) -> Any:
        answer = self.client.get(reverse(f"matters:{name}", args=[self.case.id]))
        assert answer.status_code == 200
        return answer

    def post(self, name: str) -> None:
        assert self.client.post(reverse(f"matters:{name}", args=[self.case.id])).status_code == 302

    @property
    def feed(self) -> str:
        return reverse("matters:feed", args=[feeds.token_of(self.case)])


def days_in(data: bytes) -> list[str]:
    return [event["dtstart"].dt.isoformat() for event in Calendar.from_ical(data).walk("VEVENT")]


@pytest.fixture
def one(monkeypatch: pytest.MonkeyPatch) -> Owner:
    return Owner(monkeypatch)


def test_the_file_has_every_day_to_come_and_rings_the_morning_before(one: Owner) -> None:
    make_paper(one.case, received_on="2026-03-16")
    answer = one.see("calendar_file")
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer["Content-Disposition"] == 'attachment; filename="days.ics"'
    assert days_in(answer.content) == sorted([*DAYS, "2026-03-31"])
    for event in Calendar.from_ical(answer.content).walk("VEVENT"):
        alarm = event.walk("VALARM")[0]
        rings = datetime.combine(event["dtstart"].dt, time()) + alarm["trigger"].dt
        assert (rings.date(), rings.hour) == (event["dtstart"].dt - timedelta(days=1), 9)


@pytest.mark.parametrize("language", sorted(WORDS))
def test_no_word_in_it_tells_anything(one: Owner, language: str) -> None:
    data = calendar([TODAY], language=language, salt=bytes(32)).decode()
    told = (one.see("calendar_file").content.decode() + data).replace("VCALENDAR", "")  # the form’s own name
    assert [
        word for word in (*TELLING, "银行", "快易", "EX 128", "小周", "投诉", str(one.case.id)) if word in told.lower()
    ] == []


def test_the_address_answers_anybody_with_dates_alone(one: Owner) -> None:
    one.post("begin_feed")
    assert one.feed in one.see("calendar").content.decode()
    answer = Client().get(one.feed)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert days_in(answer.content) == DAYS
    assert len(answer.cookies) == 0


def test_a_change_is_behind_the_address_at_once_and_ids_of_days_stay(one: Owner) -> None:
    one.post("begin_feed")
    before = Client().get(one.feed).content
    make_response(one.case, one.sent, on="2026-03-19")
    feeds.renew(one.case)
    make_paper(one.case, received_on="2026-03-12")
    after = Client().get(one.feed).content
    assert days_in(after) == ["2026-03-27"]
    ids = [{e["dtstart"].dt: str(e["uid"]) for e in Calendar.from_ical(d).walk("VEVENT")} for d in (before, after)]
    assert ids[0][date(2026, 3, 27)] == ids[1][date(2026, 3, 27)]


@pytest.mark.parametrize("prefix", ["", "/hant", "/en"])
def test_in_production_the_address_is_not_answered_in_clear_nor_led_on(one: Owner, prefix: str) -> None:
    one.post("begin_feed")
    address = prefix + one.feed
    with override_settings(SECURE_SSL_REDIRECT=True):
        assert Client().get(address).status_code == 404
        assert Client().get(address, secure=True).status_code == 200
        assert Client().get("/healthz").status_code == 200
        assert Client().get("/").status_code == 301


def test_revoked_it_is_gone_and_another_one_replaces_the_first(one: Owner) -> None:
    one.post("begin_feed")
    first = one.feed
    one.post("begin_feed")
    assert one.feed != first
    assert Client().get(first).status_code == 404
    second = one.feed
    one.post("end_feed")
    assert Client().get(second).status_code == 404
    assert (Feed.objects.count(), FeedKey.objects.count()) == (0, 0)


@pytest.mark.parametrize("token", ["x", "a" * 51, "a" * 52, "a" * 53, "1" * 52, "a" * 5000])
def test_no_other_address_answers(one: Owner, token: str) -> None:
    one.post("begin_feed")
    assert Client().get(f"/days/{token}.ics").status_code == 404


def test_what_stands_in_the_database_opens_without_the_address_for_nobody(one: Owner) -> None:
    one.post("begin_feed")
    row, token = Feed.objects.get(), feeds.token_of(one.case)
    assert token.encode() not in bytes(row.lookup) + bytes(row.sealed)
    assert b"2026" not in bytes(row.sealed)
    other = make_case()
    Feed.objects.update(case=other.row)  # put under another case it does not open
    assert Client().get(reverse("matters:feed", args=[token])).status_code == 404


def test_without_a_day_to_come_the_page_says_so() -> None:
    guest = make_guest()
    case = make_case(guest)
    answer = client_for(guest).get(reverse("matters:calendar", args=[case.id]))
    assert "days.ics" not in answer.content.decode()
