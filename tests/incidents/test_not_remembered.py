"""Not remembering is an answer wherever a time, a number or a person is asked for; nothing is made up in its place."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from borrower_help.cases.models import CasePayload
from borrower_help.incidents import describe, steps
from borrower_help.incidents.edit import RefusalEditForm, form_for
from borrower_help.incidents.facts import facts_of, refusal_facts
from borrower_help.incidents.forms import RefusalForm, WhenForm
from borrower_help.incidents.forms_questions import QuestionsForm
from borrower_help.incidents.payloads import IncidentPayload
from borrower_help.letters import phrases
from borrower_help.rules.facts import PLAN_DAY, CaseFacts
from borrower_help.rules.reading import night_count
from tests.factories import client_for, make_case, make_draft, make_guest, make_payload

NOW = datetime.fromisoformat("2026-03-07 21:30")
SENT = {"what": "stop_contact", "when": "time", "day_pick": "2026-03-06", "clock": ""}


def forgotten(**who: str) -> IncidentPayload:
    """Return what the journey records of a contact on 5 March at a time nobody remembers."""
    answers = {
        "conduct": {"conduct": ["insulted"]},
        "when": {"when": "part", "part_day": ["other", "2026-03-05"], "part": "forgotten"},
        "who": {"channel": "call", "connected": "yes", "reached": "self", **who},
        "words": {"words": "", "heard": "self"},
    }
    forms = steps.JOURNEY.forms(answers, steps.context(perspective="borrower", answers=answers, now=NOW))
    assert [key for key, form in forms.items() if not form.is_valid()] == []
    ((_key, payload),) = steps.payloads(uuid4(), forms)
    return payload


def _listed(payload: IncidentPayload, perspective: str = "borrower") -> describe.Line:
    return describe.line(payload, perspective, describe.vocabulary(), night=payload.at_night)


@pytest.mark.parametrize(
    ("who", "counts", "way"),
    [
        ({}, (1, 0, 0), "电话，接通"),
        ({"connected": "no"}, (0, 1, 0), "电话，未接"),
        ({"connected": "unknown"}, (0, 0, 0), "电话"),
        ({"channel": "text"}, (0, 0, 1), "短信"),
        ({"channel": "visit"}, (0, 0, 0), "上门"),
    ],
)
def test_forgotten_time_is_one_contact_of_that_day(who, counts, way):
    payload = forgotten(**who)
    assert (payload.precision, payload.at, payload.part) == ("day", "", "")
    assert (payload.answered, payload.unanswered, payload.texts) == counts
    (fact,) = facts_of(CasePayload(perspective="borrower"), [(uuid4(), payload)]).incidents
    assert fact.contacts == 1
    assert not night_count(fact)
    assert (phrases.when(fact, with_year=False), phrases.how(fact)) == ("3月5日", way)
    line = _listed(payload)
    assert line.time == "没记"
    assert describe.time_words(payload) == "没记几点"


@pytest.mark.parametrize("who", [{}, {"connected": "no"}, {"connected": "unknown"}, {"channel": "visit"}])
def test_forgotten_time_can_be_changed_without_inventing_one(who):
    payload = forgotten(**who)
    shown = form_for(None, stored=payload, perspective="borrower")
    typed = {name: shown[name].value() for name in shown.fields if shown[name].value() not in (None, "")}
    typed |= {"day_pick": "other", "day_date": "2026-03-05", "number": "138 0000 0000"}
    assert typed["precision"] == "once"
    form = form_for(typed, stored=payload, perspective="borrower")
    assert form.error_codes() == {}
    assert form.payload() == IncidentPayload(**{**vars(payload), "number": "138 0000 0000"})


def test_days_count_stays_a_days_count():
    payload = make_payload(precision="day", at="", answered=3, night=1)
    assert form_for(None, stored=payload, perspective="borrower")["precision"].value() == "day"
    assert _listed(payload).time == "全天"


def test_refusal_may_be_known_to_the_day_and_counts_from_the_next():
    form = RefusalForm(SENT, perspective="third_party", now=NOW)
    assert form.error_codes() == {}
    payload = IncidentPayload(**form.parts())
    assert (payload.on, payload.at, payload.precision) == ("2026-03-06", "", "day")
    assert refusal_facts(uuid4(), payload).at == datetime.fromisoformat("2026-03-06 23:59")
    assert _listed(payload, "third_party").time == "没记"
    typed = {"day_pick": "other", "day_date": "2026-03-06", "clock": "", "what": "stop_contact"}
    assert RefusalEditForm(typed, stored=payload, now=NOW).error_codes() == {}


def test_day_is_still_asked_of_a_refusal():
    assert RefusalForm({**SENT, "day_pick": ""}, perspective="third_party", now=NOW).error_codes() == {
        "day": ["required"]
    }


def test_no_day_is_taken_for_an_answer_before_somebody_chose_one():
    form = QuestionsForm(keys=[PLAN_DAY], facts=CaseFacts("borrower"))
    assert 'value="" selected' in str(form[PLAN_DAY])
    form = QuestionsForm({f"{PLAN_DAY}_pick": ""}, keys=[PLAN_DAY], facts=CaseFacts("borrower"))
    assert form.is_valid()
    assert form.payload(CasePayload(perspective="borrower")).answers == {}


@pytest.mark.django_db
def test_forgotten_time_is_checked_saved_shown_and_changed_page_by_page():
    me = make_guest()
    case, client = make_case(me), client_for(me)
    draft = make_draft(
        case,
        conduct={"conduct": ["insulted"]},
        who={"channel": "call", "connected": "yes", "reached": "another", "person": "other"},
        words={"heard": "told"},
    )
    step = reverse("incidents:step", args=[case.id, draft.pk, "when"]) + "?back=check"
    nothing = client.post(step, {"when": "part", "part_day_pick": "other", "part_day_date": "2026-03-05", "part": ""})
    assert "记不清，就选“记不清了”" in nothing.content.decode()
    check = client.post(
        step, {"when": "part", "part_day_pick": "other", "part_day_date": "2026-03-05", "part": "forgotten"}
    )
    assert "没记几点" in client.get(check["Location"]).content.decode()
    assert client.post(check["Location"]).status_code == 302
    for name in ("detail", "edit"):
        page = client.get(reverse(f"incidents:{name}", args=[case.id, draft.pk])).content.decode()
        assert "几点" in page
    listed = client.get(reverse("incidents:list", args=[case.id])).content.decode()
    assert "没记" in listed
    assert "全天" not in listed


def test_a_clock_left_empty_is_told_of_the_other_answer():
    form = WhenForm({"when": "time", "day_pick": "2026-03-06", "clock": ""}, now=NOW)
    assert form.error_codes() == {"clock": ["required"]}
    assert "大概哪会儿" in form.errors["clock"][0]


def test_words_typed_with_their_marks_stand_between_one_pair_in_a_list():
    assert _listed(make_payload(words="“你等着”")).small == "“你等着”"
