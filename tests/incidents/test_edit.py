"""Changing a record: every field comes back as it was, bad input keeps the rest, two devices lose nothing."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from borrower_help.audit.models import AuditEvent
from borrower_help.cases.access import OpenCase
from borrower_help.core.dates import today, wall_now
from borrower_help.incidents import index
from borrower_help.incidents.edit import ContactEditForm, RefusalEditForm, differences, form_for
from borrower_help.incidents.models import Incident
from borrower_help.incidents.payloads import IncidentPayload
from tests.factories import client_for, make_case, make_guest, make_incident, make_payload

pytestmark = pytest.mark.django_db

FULL: dict[str, Any] = {
    "on": "2026-03-05",
    "at": "22:10",
    "precision": "about",
    "contact_channel": "visit",
    "connected": None,
    "number": "021-0188 8888",
    "reached": "parent",
    "role": "guarantor",
    "conduct": ["said_amount", "claimed_authority", "showed_paper", "entered_or_stayed"],
    "words": "您先垫上。\n第二行 𠮷",
    "hearsay": True,
    "claimed": "法务部",
    "claim_check": "not_genuine",
    "paper_check": "genuine",
    "place": "家门口",
    "witnesses": "对门邻居",
    "police_receipt": "城关派出所 12 号",
    "effects": "一晚上没睡着",
    "debt_state": "disputed",
    "entry_consent": False,
}
PAYLOADS = {
    "full": FULL,
    "least": {},
    "by part": {"precision": "part", "part": "night"},
    "by day": {"precision": "day", "answered": 2, "unanswered": 6, "texts": 1, "night": 3},
    "part with counts": {"precision": "part", "part": "morning", "unanswered": 6},
    "call": {"connected": True},
    "refusal": {"kind": "refusal", "refusal_kind": "wrong_person", "contact_channel": "text", "number": "133"},
}


def posted(form: Any) -> dict[str, Any]:
    """Return what a phone sends back for a form it was shown and nobody touched."""
    data: dict[str, Any] = {}
    for field in form:
        value = field.value()
        if field.name == "day":
            data |= {"day_pick": "other", "day_date": value.isoformat()}
        elif hasattr(value, "strftime"):
            data[field.name] = f"{value:%H:%M}"
        elif value is True:
            data[field.name] = "on"
        elif value not in (None, False):
            data[field.name] = value
    return data


class Page:
    """Hold a case, its owner's client and one record, as a phone has them."""

    def __init__(self, perspective: str = "borrower", **payload: Any) -> None:
        owner = make_guest()
        self.case: OpenCase = make_case(owner, perspective=perspective)
        self.client: Client = client_for(owner)
        self.row = make_incident(self.case, **payload)
        self.url = reverse("incidents:edit", args=[self.case.id, self.row.pk])

    @property
    def stored(self) -> IncidentPayload:
        payload: IncidentPayload = Incident.objects.get(pk=self.row.pk).payload(self.case.keyring)
        return payload

    def sent(self, **changes: Any) -> dict[str, Any]:
        """Return the untouched form's data with `changes`; None takes a field out."""
        form = form_for(None, stored=self.stored, perspective=self.case.payload.perspective)
        data = {**posted(form), "revision": "1", **changes}
        return {name: value for name, value in data.items() if value is not None}

    def post(self, **changes: Any) -> Any:
        return self.client.post(self.url, self.sent(**changes))


@pytest.mark.parametrize("perspective", ["borrower", "third_party"])
@pytest.mark.parametrize("name", PAYLOADS)
def test_record_saved_untouched_says_the_same_as_before(name: str, perspective: str) -> None:
    page = Page(perspective, **PAYLOADS[name])
    before = page.stored
    assert page.client.get(page.url).status_code == 200
    assert page.post().status_code == 302
    expected = before
    if perspective == "borrower" and before.kind == "contact" and before.reached == "self":
        expected = replace(before, role="borrower")  # whom they look for is known, it is not asked
    assert page.stored == expected


def test_every_field_of_a_contact_can_be_changed() -> None:
    page = Page()
    form = ContactEditForm(None, stored=make_payload(**FULL), perspective="borrower", now=wall_now())
    assert page.client.post(page.url, {**posted(form), "revision": "1"}).status_code == 302
    assert page.stored == replace(make_payload(**FULL), recorded_on=today().isoformat())
    asked = set(form.fields) | {"contact_channel", "hearsay", "entry_consent", "at", "on"}
    assert set(IncidentPayload.__dataclass_fields__) - asked == {"kind", "refusal_kind", "recorded_on"}


def test_page_shows_every_field_once() -> None:
    for payload in (make_payload(**FULL), make_payload(**PAYLOADS["refusal"])):
        form = form_for(None, stored=payload, perspective="borrower")
        grouped = [field.name for group in form.groups() for field in group.fields]
        inside = [name for field in form.fields.values() for o in getattr(field, "options", ()) for name in o.shows]
        assert sorted([*grouped, *inside]) == sorted(form.fields)


def test_change_goes_to_the_record_and_into_the_counts() -> None:
    page = Page(number="199")
    response = page.client.post(page.url, page.sent(number="１３３", clock="2305"), follow=True)
    assert response.redirect_chain[0][0].startswith(reverse("incidents:detail", args=[page.case.id, page.row.pk]))
    assert dict(index.read(page.case).per_number()) == {"133": 1}
    assert index.read(page.case).night == 1


def test_count_of_a_day_becomes_one_call_when_the_time_is_known() -> None:
    page = Page(**PAYLOADS["by day"])
    assert page.post(precision="time", clock="9:05", about="on").status_code == 302
    stored = page.stored
    assert (stored.at, stored.precision, stored.contacts, stored.night) == ("09:05", "about", 1, 0)


def test_one_call_becomes_the_count_of_a_day() -> None:
    page = Page()
    assert page.post(precision="day", unanswered="6", night="2").status_code == 302
    assert (page.stored.at, page.stored.contacts, page.stored.at_night) == ("", 6, 2)


TOMORROW = (today() + timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"day_date": TOMORROW}, "day", "future"),
        ({"day_date": "gibberish"}, "day", "invalid"),
        ({"day_date": "1999-12-31"}, "day", "too_old"),
        ({"day_date": ""}, "day", "required"),
        ({"clock": "25:99"}, "clock", "invalid"),
        ({"clock": ""}, "clock", "required"),
        ({"precision": None}, "precision", "required"),
        ({"precision": "never"}, "precision", "invalid_choice"),
        ({"precision": "part", "part": ""}, "part", "required"),
        ({"precision": "day"}, "answered", "no_contacts"),
        ({"precision": "day", "answered": "501"}, "answered", "max_value"),
        ({"precision": "day", "answered": "-1"}, "answered", "invalid"),
        ({"precision": "day", "answered": "2", "night": "3"}, "night", "night_too_many"),
        ({"words": "字" * 5001}, "words", "max_length"),
        ({"effects": "字" * 501}, "effects", "max_length"),
        ({"number": "1" * 41}, "number", "max_length"),
        ({"conduct": ["insulted", "no such act"]}, "conduct", "invalid_choice"),
        ({"channel": "pigeon"}, "channel", "invalid_choice"),
        ({"reached": "nobody"}, "reached", "invalid_choice"),
        ({"heard": None}, "heard", "required"),
    ],
)
def test_bad_input_changes_nothing_and_keeps_the_rest(changes: dict[str, Any], field: str, code: str) -> None:
    page = Page()
    before = page.stored
    response = page.post(**{"witnesses": "不能丢的话", **changes})
    assert response.status_code == 422
    assert code in response.context["form"].error_codes()[field]
    assert "不能丢的话" in response.content.decode()
    assert page.stored == before


def test_time_later_today_is_refused_and_a_clock_a_little_fast_is_taken_as_now() -> None:
    now = wall_now()
    stored = make_payload()
    for ahead, valid in ((timedelta(minutes=9), True), (timedelta(minutes=12), False)):
        moment = now + ahead
        data = posted(ContactEditForm(None, stored=stored, perspective="borrower", now=now))
        data |= {"day_date": moment.date().isoformat(), "clock": f"{moment:%H:%M}"}
        if moment.date() == now.date():  # around midnight the day itself would be in the future
            assert ContactEditForm(data, stored=stored, perspective="borrower", now=now).is_valid() == valid


def test_refusal_has_its_own_short_form() -> None:
    page = Page(**PAYLOADS["refusal"])
    assert isinstance(page.client.get(page.url).context["form"], RefusalEditForm)
    assert page.post(what="repaid", words="已经还清，请不要再打。").status_code == 302
    assert (page.stored.refusal_kind, page.stored.words) == ("repaid", "已经还清，请不要再打。")
    assert page.post(revision="2", clock="midnight").status_code == 422
    assert page.post(revision="2", clock="").status_code == 302
    assert (page.stored.precision, page.stored.at) == ("day", "")


@pytest.mark.parametrize("nasty", ["<script>x</script>", "{{ 7 }}", "‮abc\x00\ud800", "👨‍👩‍👧 㐂"])
def test_odd_characters_are_met(nasty: str) -> None:
    page = Page()
    body = page.sent(words=nasty.encode("utf-8", "ignore").decode(), effects=nasty.encode("utf-8", "ignore").decode())
    assert page.client.post(page.url, body).status_code == 302
    assert "\x00" not in page.stored.words
    assert "‮" not in page.stored.words
    assert "<script>x" not in page.client.get(page.url).content.decode()


# --- two devices --------------------------------------------------------------------------------------------------------


def test_the_same_change_sent_twice_is_one_change() -> None:
    page = Page()
    data = page.sent(words="改过一次")
    assert [page.client.post(page.url, data).status_code for _ in range(2)] == [302, 302]
    assert Incident.objects.get(pk=page.row.pk).revision == 2
    assert AuditEvent.objects.filter(deed="incident.changed").count() == 1


def test_stale_change_shows_both_texts_and_changes_nothing() -> None:
    page = Page(words="最初的话")
    first, second = page.sent(words="这部手机写的", number="133"), page.sent(words="那部手机写的", number="133")
    assert page.client.post(page.url, second).status_code == 302
    response = page.client.post(page.url, first)
    assert response.status_code == 409
    body = response.content.decode()
    assert "这部手机写的" in body
    assert "那部手机写的" in body
    assert [(row["mine"], row["theirs"]) for row in response.context["differing"]] == [("这部手机写的", "那部手机写的")]
    assert page.stored.words == "那部手机写的"


def test_stale_change_can_be_saved_over_or_given_up() -> None:
    page = Page()
    page.post(words="那部手机写的")
    response = page.post(words="这部手机写的")
    found = re.search(r'name="revision" value="(\d+)"', response.content.decode())
    assert found is not None
    assert found[1] == "2"
    assert reverse("incidents:detail", args=[page.case.id, page.row.pk]) in response.content.decode()
    assert page.post(words="两边合起来的", revision=found[1]).status_code == 302
    assert (page.stored.words, Incident.objects.get(pk=page.row.pk).revision) == ("两边合起来的", 3)


@pytest.mark.parametrize("revision", [None, "", "x", "0", "-1", "999999999", "9" * 300, "1.5", "１"])
def test_change_without_a_revision_that_was_read_is_stale(revision: str | None) -> None:
    page = Page(words="存着的")
    assert page.post(words="没读过就写的", revision=revision).status_code == 409
    assert page.stored.words == "存着的"


def test_bad_input_keeps_the_revision_that_was_read() -> None:
    page = Page()
    page.post(words="那部手机写的")
    response = page.post(words="这部手机写的", clock="x")
    assert response.status_code == 422
    assert 'name="revision" value="1"' in response.content.decode()


def test_change_of_a_record_removed_elsewhere_brings_it_back() -> None:
    page = Page()
    data = page.sent(words="还要它")
    page.client.post(reverse("incidents:remove", args=[page.case.id, page.row.pk]))
    assert page.client.post(page.url, data).status_code == 302
    assert page.stored.words == "还要它"
    assert index.read(page.case).contacts == 1


def test_differences_name_only_what_differs() -> None:
    mine, theirs = make_payload(words="甲", number="133"), make_payload(words="乙", number="133", place="家门口")
    rows = differences(mine, theirs, perspective="borrower", year=2026)
    assert [(row["mine"], row["theirs"]) for row in rows] == [("甲", "乙"), ("", "家门口")]
    assert differences(mine, mine, perspective="borrower", year=2026) == []
