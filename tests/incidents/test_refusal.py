"""我发了: a refusal that was sent, with its time."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from borrower_help.accounts.models import User
from borrower_help.cases.models import Case
from borrower_help.core.dates import today
from borrower_help.incidents.models import Incident
from tests.factories import client_for, make_case, make_guest, make_incident

pytestmark = pytest.mark.django_db
SENT = {"what": "stop_contact", "when": "now", "number": "021-6000 0000"}


def test_somebody_new_agrees_and_has_a_refusal_in_a_new_case():
    client = Client()
    page = client.get("/sent/?p=kin")
    assert page.status_code == 200
    assert User.objects.count() == 0
    sent = client.post("/sent/?p=kin", {**SENT, "consent": "on", "draft": str(uuid4())})
    assert sent["Location"].startswith(reverse("accounts:code"))
    assert (User.objects.count(), Case.objects.count(), Incident.objects.count()) == (1, 1, 1)


def test_without_consent_nothing_is_made_and_nothing_is_lost():
    sent = Client().post("/sent/?p=kin", SENT)
    assert sent.status_code == 422
    assert sent.context["form"].error_codes() == {"consent": ["required"]}
    assert 'value="021-6000 0000"' in sent.content.decode()
    assert User.objects.count() == 0


def test_known_visitor_records_it_in_their_case_without_being_asked_again():
    lin = make_guest()
    case = make_case(lin, perspective="third_party")
    client = client_for(lin)
    assert "consent" not in client.get("/sent/?p=kin").context["form"].fields
    client.post("/sent/?p=kin", SENT)
    payload = Incident.objects.get().payload(case.keyring)
    assert (payload.kind, payload.refusal_kind, payload.reached) == ("refusal", "stop_contact", "self")
    assert (payload.on, payload.number, payload.contacts) == (today().isoformat(), "021-6000 0000", 0)


def test_sent_twice_is_one_refusal():
    lin = make_guest()
    make_case(lin, perspective="third_party")
    client, data = client_for(lin), {**SENT, "draft": str(uuid4())}
    first, second = client.post("/sent/?p=kin", data), client.post("/sent/?p=kin", data)
    assert first["Location"] == second["Location"]
    assert Incident.objects.count() == 1


def test_id_of_somebody_elses_record_is_not_taken():
    mine, theirs = make_guest(), make_guest()
    make_case(mine, perspective="third_party")
    make_case(theirs, perspective="third_party")
    data = {**SENT, "draft": str(uuid4())}
    client_for(theirs).post("/sent/?p=kin", data)
    assert client_for(mine).post("/sent/?p=kin", data).status_code == 404
    new = Client().post("/sent/?p=kin", {**data, "consent": "on"})
    assert new.status_code == 302
    assert Incident.objects.count() == 2


def test_latest_of_several_cases_gets_it():
    lin = make_guest()
    cases = [make_case(lin, perspective="third_party") for _ in range(2)]
    client = client_for(lin)
    make_incident(cases[1])
    client.post("/sent/?p=kin", SENT)
    assert Incident.objects.filter(case=cases[1].row).count() == 2


def test_full_case_says_so_and_keeps_the_answers(settings):
    settings.MAX_INCIDENTS_PER_CASE = 0
    lin = make_guest()
    make_case(lin, perspective="third_party")
    sent = client_for(lin).post("/sent/?p=kin", SENT)
    assert sent.status_code == 422
    assert sent.context["full"]
    assert 'value="021-6000 0000"' in sent.content.decode()
