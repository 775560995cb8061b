"""By day: a row a day, up to fourteen at once."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from borrower_help.incidents import steps
from borrower_help.incidents.forms_days import ROWS, DaysForm
from borrower_help.incidents.models import Incident, IncidentDraft
from tests.factories import client_for, make_case, make_draft, make_guest

NOW = datetime.fromisoformat("2026-03-07 21:30")
COUNTED = {"conduct": {"conduct": ["many_calls", "at_night"]}}
INSULTED = {"conduct": {"conduct": ["many_calls", "at_night", "insulted"]}}


def days(answers=None, **typed):
    return DaysForm(typed, now=NOW, answers=answers or COUNTED)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"answered_1": ["required"]}),
        ({"day_1": "2026-03-07"}, {"answered_1": ["no_contacts"]}),
        ({"day_1": "2026-03-07", "answered_1": "0", "texts_1": "0"}, {"answered_1": ["no_contacts"]}),
        ({"day_1": "2026-03-07", "answered_1": "1"}, {}),
        ({"day_1": "2026年3月7日", "answered_1": "１"}, {}),
        ({"day_1": "2026-03-07", "unanswered_1": "500"}, {}),
        ({"day_1": "2026-03-07", "unanswered_1": "501"}, {"unanswered_1": ["max_value"]}),
        ({"day_1": "2026-03-07", "unanswered_1": "-1"}, {"unanswered_1": ["invalid"]}),
        ({"day_1": "2026-03-07", "texts_1": "many"}, {"texts_1": ["invalid"]}),
        ({"day_1": "2026-03-08", "texts_1": "1"}, {"day_1": ["future"]}),
        ({"day_1": "1999-12-31", "texts_1": "1"}, {"day_1": ["too_old"]}),
        ({"day_1": "yesterday", "texts_1": "1"}, {"day_1": ["invalid"]}),
        ({"answered_3": "2"}, {"day_3": ["required"]}),
        ({"number_3": "10086"}, {"day_3": ["required"], "answered_3": ["no_contacts"]}),
        ({"day_1": "2026-03-07", "answered_1": "2", "night_1": "2"}, {}),
        ({"day_1": "2026-03-07", "answered_1": "2", "night_1": "3"}, {"night_1": ["night_too_many"]}),
        (
            {"day_1": "2026-03-07", "answered_1": "2", "day_2": "2026-03-07", "answered_2": "1"},
            {"day_2": ["duplicate"]},
        ),
        (
            {"day_1": "2026-03-07", "answered_1": "2", "day_2": "2026-03-07", "answered_2": "1", "number_2": "10086"},
            {},
        ),
        ({"day_14": "2026-03-07", "texts_14": "2"}, {}),
    ],
)
def test_rows_are_checked(typed, errors):
    assert days(**typed).error_codes() == errors


def test_acts_the_counts_do_not_tell_ask_on_which_days():
    typed = {"day_1": "2026-03-07", "answered_1": "2"}
    assert days(INSULTED, **typed).error_codes() == {"spread": ["required"]}
    assert days(INSULTED, spread="every", **typed).is_valid()


def test_rows_beyond_the_fourth_stand_folded_until_they_hold_something():
    blank = DaysForm(now=NOW, answers=COUNTED)
    assert [row.number for row in blank.open_rows()] == [1, 2, 3, 4]
    assert blank["day_1"].value() == NOW.date()
    fifth = blank.folded_rows()[0]
    assert (fifth.number, fifth.opened, fifth.rest[0].number) == (5, False, 6)
    filled = days(day_6="2026-03-07").folded_rows()[0]
    assert filled.opened
    assert filled.rest[0].opened
    assert not filled.rest[0].rest[0].opened


def payloads_of(answers, typed):
    told = steps.context(perspective="borrower", answers=answers, now=NOW)
    forms = steps.JOURNEY.forms(
        {**answers, "when": {"when": "many"}, "days": typed, "who": {"reached": "self"}},
        {**told, "answers": {**answers, "when": {"when": "many"}}},
    )
    assert [key for key, form in forms.items() if not form.is_valid()] == []
    return [payload for _key, payload in steps.payloads(uuid4(), forms)]


def test_each_row_becomes_a_day_of_counts():
    typed = {
        "day_1": "2026-03-06",
        "answered_1": "2",
        "night_1": "1",
        "day_3": "2026-03-07",
        "texts_3": "4",
        "number_3": "106",
    }
    first, second = payloads_of(COUNTED, typed)
    assert (first.on, first.precision, first.answered, first.night, first.contact_channel) == (
        "2026-03-06",
        "day",
        2,
        1,
        "call",
    )
    assert (second.on, second.texts, second.number, second.contact_channel) == ("2026-03-07", 4, "106", "text")
    assert first.conduct == ["many_calls", "at_night"]
    assert second.conduct == []


@pytest.mark.parametrize(("spread", "second"), [("every", ["insulted"]), ("first", [])])
def test_acts_go_only_on_the_days_they_were_said_for(spread, second):
    typed = {"spread": spread, "day_1": "2026-03-06", "texts_1": "1", "day_2": "2026-03-07", "texts_2": "1"}
    rows = payloads_of(INSULTED, typed)
    assert rows[0].conduct == ["insulted"]
    assert rows[1].conduct == second


@pytest.fixture
def lin_client(db):
    lin = make_guest()
    return client_for(lin), make_case(lin)


def test_fourteen_days_are_recorded_once_however_often_they_are_sent(lin_client):
    client, case = lin_client
    draft = make_draft(case, **COUNTED, when={"when": "many"})
    url = reverse("incidents:days", args=[case.id, draft.pk])
    typed = {}
    for row in range(1, ROWS + 1):
        typed |= {f"day_{row}": f"2026-01-{row:02d}", f"unanswered_{row}": "20", f"night_{row}": "3"}
    who = client.post(url, typed)["Location"]
    assert who == reverse("incidents:step", args=[case.id, draft.pk, "who"])
    check = client.post(who, {"reached": "self"})["Location"]
    client.post(check)
    assert Incident.objects.count() == ROWS
    assert IncidentDraft.objects.count() == 0
    assert client.post(check)["Location"] == reverse("home:case", args=[case.id])
    assert client.get(url)["Location"] == reverse("home:case", args=[case.id])
    assert Incident.objects.count() == ROWS


def test_wrong_rows_keep_everything_and_stand_open(lin_client):
    client, case = lin_client
    draft = make_draft(case, **COUNTED, when={"when": "many"})
    sent = client.post(
        reverse("incidents:days", args=[case.id, draft.pk]),
        {"day_1": "", "day_9": "2026-01-05", "unanswered_9": "501", "number_9": "<b>"},
    )
    page = sent.content.decode()
    assert sent.status_code == 422
    assert 'value="501"' in page
    assert 'value="&lt;b&gt;"' in page
    assert page.count('<details class="more" open>') == 5


def test_half_filled_days_can_be_kept_for_later(lin_client):
    client, case = lin_client
    draft = make_draft(case, **COUNTED, when={"when": "many"})
    url = reverse("incidents:days", args=[case.id, draft.pk])
    sent = client.post(url, {"answered_2": "7", "later": "1"})
    assert sent.status_code == 302
    page = client.get(url).content.decode()
    assert 'name="answered_2" value="7"' in page
    assert 'role="alert"' not in page


def test_days_are_not_asked_of_one_occasion(lin_client):
    client, case = lin_client
    draft = make_draft(case, **COUNTED, when={"when": "now"})
    sent = client.get(reverse("incidents:days", args=[case.id, draft.pk]))
    assert sent["Location"] == reverse("incidents:draft", args=[case.id, draft.pk])
