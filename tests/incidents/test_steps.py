"""The way from answers to records and back, and from records to facts."""

from datetime import date, datetime
from uuid import uuid4

import pytest

from borrower_help.incidents import facts, steps
from borrower_help.incidents.payloads import IncidentPayload
from borrower_help.incidents.services import remove_incident
from tests.factories import make_case, make_incident, make_incidents, make_payload

NOW = datetime.fromisoformat("2026-03-07 21:30")
NIGHT = datetime.fromisoformat("2026-03-07 22:00")
FULL = {
    "conduct": ["insulted", "claimed_authority", "showed_paper", "entered_or_stayed", "at_night"],
    "claim_check": "not_genuine",
    "paper_check": "genuine",
    "entry_consent": False,
    "words": "原话",
    "hearsay": True,
    "number": "10086",
    "claimed": "法务部",
    "effects": "睡不着",
    "reached": "parent",
    "role": "none",
}


def forms_of(answers, perspective):
    return steps.JOURNEY.forms(answers, steps.context(perspective=perspective, answers=answers, now=NOW))


@pytest.mark.parametrize("perspective", ["borrower", "third_party"])
@pytest.mark.parametrize(
    "payload",
    [
        make_payload(**FULL, connected=True),
        make_payload(**FULL, contact_channel="visit", place="家里", witnesses="邻居", police_receipt="城关所"),
        make_payload(**FULL, contact_channel="posting", precision="about"),
        make_payload(**FULL, contact_channel="text", precision="part", part="evening", at=""),
        make_payload(contact_channel="robot_call", conduct=[], role="guarantor"),
    ],
)
def test_answers_of_a_record_lead_back_to_it(payload, perspective):
    forms = forms_of(steps.answers_of(payload), perspective)
    assert [key for key, form in forms.items() if not form.is_valid()] == []
    ((_key, again),) = steps.payloads(uuid4(), forms)
    expected = payload
    if perspective == "borrower" and payload.reached == "self":
        expected = IncidentPayload(**{**vars(payload), "role": "borrower"})
    assert again == expected


def test_again_is_the_same_now_without_what_was_said_and_seen():
    payload = make_payload(**FULL, contact_channel="visit", place="家里", witnesses="邻居", police_receipt="城关所")
    forms = forms_of(steps.repeated(payload, now=NOW), "borrower")
    assert all(form.is_valid() for form in forms.values())
    ((_key, again),) = steps.payloads(uuid4(), forms)
    assert (again.on, again.at, again.precision) == ("2026-03-07", "21:30", "exact")
    assert (again.words, again.effects, again.witnesses, again.police_receipt) == ("", "", "", "")
    assert (again.number, again.claimed, again.place, again.reached) == ("10086", "法务部", "家里", "parent")
    assert "at_night" not in again.conduct
    assert "at_night" in steps.repeated(payload, now=NIGHT)["conduct"]["conduct"]


def test_ids_of_days_are_the_same_each_time():
    draft_id = uuid4()
    assert steps.day_ids(draft_id) == steps.day_ids(draft_id)
    assert len({*steps.day_ids(draft_id), *steps.day_ids(uuid4())}) == 28


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        ({"connected": True}, (1, 0, 0)),
        ({"connected": False}, (0, 1, 0)),
        ({"connected": None}, (0, 0, 0)),
        ({"contact_channel": "video_call", "connected": True}, (1, 0, 0)),
        ({"contact_channel": "text"}, (0, 0, 1)),
        ({"contact_channel": "app_message"}, (0, 0, 1)),
        ({"contact_channel": "visit", "connected": True}, (0, 0, 0)),
        ({"precision": "day", "answered": 3, "unanswered": 17, "texts": 2}, (3, 17, 2)),
    ],
)
@pytest.mark.django_db
def test_facts_count_one_occasion_as_one(given, counts):
    case = make_case()
    found = facts.incident_facts(uuid4(), make_payload(**given), case.payload)
    assert (found.answered, found.unanswered, found.texts) == counts
    assert found.contacts == (sum(counts) or 1)


@pytest.mark.parametrize(
    ("about", "given", "role"),
    [
        ({}, {}, "borrower"),
        ({}, {"reached": "parent"}, "unknown"),
        ({"perspective": "third_party"}, {}, "unknown"),
        ({"perspective": "third_party", "owner_role": "none"}, {}, "none"),
        ({"perspective": "third_party", "owner_role": "none"}, {"role": "guarantor"}, "guarantor"),
        ({"perspective": "third_party", "owner_role": "none"}, {"reached": "friend"}, "unknown"),
    ],
)
@pytest.mark.django_db
def test_facts_know_the_role_as_far_as_it_was_told(about, given, role):
    case = make_case(**about)
    assert facts.incident_facts(uuid4(), make_payload(**given), case.payload).role == role


@pytest.mark.django_db
def test_facts_of_a_case_are_all_there_in_order_with_one_query(django_assert_num_queries):
    case = make_case(lender_kind="microloan", debt_state="disputed", app_name="某App")
    make_incident(case, on="2026-03-06", at="23:10", **FULL)
    make_incident(
        case, on="2026-03-05", precision="part", part="early", at="", conduct=["after_repayment"], debt_state="repaid"
    )
    refusal = make_incident(case, kind="refusal", refusal_kind="wrong_person", contact_channel="text", number="106")
    remove_incident(case=case, incident=make_incident(case))
    with django_assert_num_queries(1):
        found = facts.case_facts(case)
    assert (found.perspective, found.lender_kind, found.app_name) == ("borrower", "microloan", "某App")
    early, late = found.incidents
    assert (early.on, early.at, early.part, early.night, early.debt_state) == (
        date(2026, 3, 5),
        None,
        "early",
        1,
        "repaid",
    )
    assert (late.at, late.night, late.debt_state) == (datetime.fromisoformat("2026-03-06 23:10"), 1, "disputed")
    assert (late.told_by, late.hearsay, late.consent_to_entry) == ("parent", True, False)
    assert late.conduct == frozenset(FULL["conduct"])
    (sent,) = found.refusals
    assert (sent.id, sent.kind, sent.number) == (str(refusal.pk), "wrong_person", "106")
    assert sent.at == datetime.fromisoformat("2026-03-05 17:32")


@pytest.mark.django_db
def test_facts_of_many_records_cost_one_query(django_assert_num_queries):
    case = make_case()
    make_incidents(case, 600)
    with django_assert_num_queries(1):
        assert len(facts.case_facts(case).incidents) == 600
