"""From the page at the door to a visit: the time is kept, shown, and may be changed."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from borrower_help.core.dates import BEIJING, wall_now
from borrower_help.incidents.models import IncidentDraft
from tests.cast import make_cast
from tests.factories import client_for

pytestmark = pytest.mark.django_db
NEW = {"conduct": ["insulted"], "consent": "on"}


def minutes(moment: datetime) -> int:
    return int(moment.replace(tzinfo=BEIJING).timestamp()) // 60


def hidden(response):
    return response.context["door"]


def first_page(client, value):
    return client.get(reverse("incidents:start"), {"p": "me", "v": value})


def when_page(client, **sent):
    """Return the second question after the first was answered with what the page held."""
    response = client.post(reverse("incidents:start") + "?p=me", {**NEW, **sent}, follow=True)
    assert response.status_code == 200
    return response


def test_time_of_the_page_stands_in_the_second_question():
    came = wall_now() - timedelta(minutes=25)
    client = Client()
    told = hidden(first_page(client, minutes(came)))
    page = when_page(client, v=told)
    initial = page.context["form"].initial
    assert initial["when"] == "time"
    assert initial["clock"] == f"{came:%H:%M}"
    assert initial["about"] is True
    assert str(initial["day"]) == came.date().isoformat()


def test_without_scripts_it_is_the_time_of_the_tap():
    told = hidden(first_page(Client(), "1"))
    assert abs(int(told) - minutes(wall_now())) <= 1


def test_who_comes_from_elsewhere_gets_no_time():
    page = when_page(Client())
    assert "clock" not in page.context["form"].initial


@pytest.mark.parametrize(
    "value",
    ["x", "-5", "0", "９９", "99999999999999", "1e9", "<b>", "2.5"],
)
def test_nonsense_is_no_time(value):
    client = Client()
    assert hidden(first_page(client, value)) == ""
    assert "clock" not in when_page(client, v=value).context["form"].initial


@pytest.mark.parametrize(("ago", "kept"), [(0, True), (60 * 23, True), (60 * 25, False), (-5, True), (-30, False)])
def test_a_time_too_far_away_is_no_time(ago, kept):
    value = str(minutes(wall_now() - timedelta(minutes=ago)))
    assert bool(hidden(first_page(Client(), value))) is kept


def test_visit_is_chosen_and_the_form_that_failed_keeps_the_time():
    client = Client()
    told = hidden(first_page(client, "1"))
    again = client.post(reverse("incidents:start") + "?p=me", {"consent": "on", "v": told})
    assert again.status_code == 422
    assert hidden(again) == told
    when_page(client, v=told)
    draft = IncidentDraft.objects.get()
    assert draft.pk


def test_in_a_case_there_is_the_time_goes_along_and_answers_given_since_stay():
    cast = make_cast()
    client = client_for(cast.lin)
    value = str(minutes(wall_now() - timedelta(minutes=3)))
    response = first_page(client, value)
    assert response["Location"] == reverse("incidents:new", args=[cast.case.id]) + f"?v={value}"
    page = client.get(response["Location"])
    draft_id, told = page.context["draft_id"], hidden(page)
    first = {"conduct": ["insulted"], "draft": str(draft_id), "v": told}
    new = reverse("incidents:new", args=[cast.case.id])
    client.post(new, first)
    answers = IncidentDraft.objects.get(pk=draft_id).payload(cast.case.keyring).answers
    assert answers["who"] == {"channel": "visit"}
    step = reverse("incidents:step", args=[cast.case.id, draft_id, "when"])
    client.post(
        step, {"when": "part", "part_day_pick": (wall_now() - timedelta(days=1)).date().isoformat(), "part": "night"}
    )
    client.post(new, first)  # Back, and the first page sent once more
    answers = IncidentDraft.objects.get(pk=draft_id).payload(cast.case.keyring).answers
    assert answers["when"]["when"] == "part"
