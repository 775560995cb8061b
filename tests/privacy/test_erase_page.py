"""Erase everything, and see that it is gone."""

import pytest
from django.test import Client
from django.urls import reverse

from borrower_help.accounts.models import Session, User
from borrower_help.cases.models import Case
from tests.factories import client_for, lock, make_case, make_guest, make_guest_with_code, make_incident

pytestmark = pytest.mark.django_db
ERASE = "/records/erase/"


@pytest.fixture
def lin():
    guest, code = make_guest_with_code()
    case = make_case(guest)
    make_incident(case)
    return guest, code, case


def test_page_asks_before_it_erases(lin):
    client = client_for(lin[0])
    assert client.get(ERASE).status_code == 200
    sent = client.post(ERASE, {})
    assert sent.status_code == 422
    assert sent.context["form"].error_codes() == {"sure": ["required"]}
    assert Case.objects.exists()


def test_yes_erases_everything_and_the_code_opens_nothing(lin):
    guest, code, _case = lin
    other = make_case(make_guest())
    client, elsewhere = client_for(guest), client_for(guest)
    sent = client.post(ERASE, {"sure": "on"})
    assert (sent.status_code, sent["Location"]) == (302, reverse("privacy:gone"))
    assert {name: sent.cookies[name].value for name in ("s", "k", "p")} == {"s": "", "k": "", "p": ""}
    page = client.get(sent["Location"])
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert list(Case.objects.all()) == [other.row]
    assert User.objects.count() == 1
    assert not Session.objects.exists()
    tried = client.post(reverse("accounts:unlock"), {"code": code, "by": "code"})
    assert tried.context["form"].error_codes() == {"code": ["wrong_code"]}
    for who in (client, elsewhere):
        assert who.get("/records/").status_code == 404
        assert who.post(ERASE, {"sure": "on"}).status_code == 404


def test_locked_and_nobody_erase_nothing(lin):
    client = client_for(lin[0])
    lock(client)
    assert client.post(ERASE, {"sure": "on"})["Location"] == "/key/"
    assert Client().post(ERASE, {"sure": "on"}).status_code == 404
    assert Case.objects.exists()


def test_gone_page_is_open_to_everybody_and_sets_no_cookie():
    page = Client().get(reverse("privacy:gone"))
    assert page.status_code == 200
    assert not page.cookies
