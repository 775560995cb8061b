"""A visitor's records: the only one at once, several as a list, none as a beginning."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from borrower_help.cases.models import Access, Case
from borrower_help.cases.services import hand_over
from borrower_help.core.dates import days_ago
from tests.cast import make_cast
from tests.factories import client_for, lock, make_case, make_guest

pytestmark = pytest.mark.django_db
URL = "/records/"


def listed(client: Client) -> list[str]:
    page = client.get(URL).content.decode()
    return re.findall(r'<a class="go" href="/records/([0-9a-f-]{36})/"', page)


def test_stranger_finds_nothing() -> None:
    assert Client().get(URL).status_code == 404


def test_visitor_without_a_case_begins_at_the_front() -> None:
    assert client_for(make_guest()).get(URL)["Location"] == reverse("guides:home")


def test_only_case_opens_at_once() -> None:
    lin = make_guest()
    case = make_case(lin)
    assert client_for(lin).get(URL)["Location"] == reverse("home:case", args=[case.id])


def test_several_cases_are_listed_latest_first_and_nobody_elses() -> None:
    lin = make_guest()
    cases = [make_case(lin, app_name=name) for name in ("甲", "乙", "丙")]
    make_case(app_name="丁")
    for ago, case in enumerate(cases):
        Case.objects.filter(pk=case.id).update(visited_on=days_ago(3 - ago))
    client = client_for(lin)
    assert listed(client) == [str(case.id) for case in reversed(cases)]
    page = client.get(URL).content.decode()
    assert all(name in page for name in ("甲", "乙", "丙"))
    assert "丁" not in page


def test_looking_at_the_list_is_no_visit() -> None:
    lin = make_guest()
    for _ in range(2):
        make_case(lin)
    Case.objects.update(visited_on=days_ago(9))
    client_for(lin).get(URL)
    assert set(Case.objects.values_list("visited_on", flat=True)) == {days_ago(9)}


def test_shared_case_is_listed_for_whom_it_is_shared_with() -> None:
    cast = make_cast()
    assert client_for(cast.mei).get(URL)["Location"] == reverse("home:case", args=[cast.case.id])
    hand_over(case=cast.guest_case, to=cast.mei.user.holder, access=Access.VIEW)
    assert set(listed(client_for(cast.mei))) == {str(cast.case.id), str(cast.guest_case.id)}
    assert client_for(cast.zhou).get(URL)["Location"] == reverse("guides:home")


def test_name_of_an_app_stays_text() -> None:
    lin = make_guest()
    make_case(lin, app_name="<script>{{ x }}")
    make_case(lin)
    page = client_for(lin).get(URL).content.decode()
    assert "<script>{{" not in page
    assert "&lt;script&gt;{{ x }}" in page


def test_locked_visitor_unlocks_first() -> None:
    client = client_for(make_cast().lin)
    lock(client)
    assert reverse("accounts:unlock") in client.get(URL)["Location"]


def test_list_is_kept_nowhere() -> None:
    assert client_for(make_cast().lin).get(URL)["Cache-Control"] == "no-store"
