"""The recording journey through the views, as a phone without scripts sends it."""

import re
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from borrower_help.accounts.models import Session, User
from borrower_help.accounts.services import code_to_show, confirm_code
from borrower_help.cases.models import Case
from borrower_help.core import limits, storage
from borrower_help.core.dates import today, wall_now
from borrower_help.incidents import services
from borrower_help.incidents.models import Incident, IncidentDraft
from tests.cast import make_cast
from tests.factories import client_for, lock, make_case, make_draft, make_guest, make_incident

pytestmark = pytest.mark.django_db
CONDUCT = {"conduct": ["insulted", "asked_me_to_pay"]}
WHO = {"channel": "call", "connected": "yes", "reached": "self"}
WORDS = {"words": "今天不处理就通知你们村委会。", "heard": "self", "number": "138 0000 0000"}


def drafts_of(case):
    return {row.pk: row.payload(case.keyring) for row in IncidentDraft.objects.filter(case=case.row)}


def records_of(case):
    return [row.payload(case.keyring) for row in Incident.objects.filter(case=case.row)]


def step_url(case, draft_id, key):
    return reverse("incidents:step", args=[case.id, draft_id, key])


def check_url(case, draft_id):
    return reverse("incidents:check", args=[case.id, draft_id])


@pytest.fixture
def lin():
    return make_guest()


@pytest.fixture
def case(lin):
    return make_case(lin)


@pytest.fixture
def client(lin):
    return client_for(lin)


def full_draft(case, **other):
    answers = {
        "conduct": CONDUCT,
        "when": {"when": "time", "day": ["other", "2026-03-05"], "clock": "22:10", "about": True},
        "who": WHO,
        "words": WORDS,
    }
    return make_draft(case, **{**answers, **other})


def test_somebody_new_answers_four_pages_checks_and_gets_a_record():
    client = Client()
    asked = client.get("/start/?p=kin")
    assert asked.status_code == 200
    assert asked["Cache-Control"] == "no-store"
    assert User.objects.count() == 0
    draft_id = re.search(r'name="draft" value="([0-9a-f-]{36})"', asked.content.decode())[1]
    sent = client.post("/start/?p=kin", {**CONDUCT, "consent": "on", "draft": draft_id})
    assert sent.status_code == 302
    when = sent["Location"]
    assert UUID(draft_id) in {row.pk for row in IncidentDraft.objects.all()}
    who = client.post(when, {"when": "now"})["Location"]
    words = client.post(who, {**WHO, "own_role": "none"})["Location"]
    check = client.post(words, WORDS)["Location"]
    assert check.endswith("/check/")
    page = client.get(check)
    assert "今天不处理就通知你们村委会。" in page.content.decode()
    saved = client.post(check)
    assert saved["Location"].startswith(reverse("accounts:code") + "?next=")
    assert Incident.objects.count() == 1
    assert IncidentDraft.objects.count() == 0


def test_first_answer_without_consent_keeps_the_answers_and_makes_nobody():
    client = Client()
    sent = client.post("/start/", CONDUCT)
    assert sent.status_code == 422
    assert sent.context["form"].error_codes() == {"consent": ["required"]}
    assert 'value="insulted" id="id_conduct_2" checked' in sent.content.decode()
    assert (User.objects.count(), Case.objects.count(), Session.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("path", "typed"), [("/start/", CONDUCT), ("/sent/?p=kin", {"what": "stop_contact", "when": "now"})]
)
@pytest.mark.django_db(transaction=True)
def test_slowing_down_a_flood_holds_no_lock(monkeypatch, path, typed):
    held = []
    monkeypatch.setattr(limits, "pause", lambda request, bucket: held.append((bucket, connection.in_atomic_block)))
    assert Client().post(path, {**typed, "consent": "on"}).status_code == 302
    assert held == [("new-case", False)]


@pytest.mark.parametrize("prefix", ["/", "/hant/", "/en/"])
def test_first_pages_carry_the_notice_in_every_language(prefix):
    for path in ("start/?p=kin", "sent/?p=me"):
        page = Client().get(prefix + path)
        assert page.status_code == 200
        assert page.context["form"].fields["consent"].label
    sent = Client().post(f"{prefix}start/", {**CONDUCT, "consent": "on"})
    assert sent["Location"].startswith(f"{prefix}records/")


def test_unknown_perspective_is_a_borrower():
    client = Client()
    client.post("/start/?p=<script>", {**CONDUCT, "consent": "on"})
    assert IncidentDraft.objects.count() == 1
    assert client.get("/start/?p=me").status_code == 302


def test_start_leads_a_known_visitor_to_the_case_they_have(client, case):
    assert client.get("/start/?p=me")["Location"] == reverse("incidents:new", args=[case.id])
    assert client.get("/start/?p=kin").status_code == 200


def test_second_perspective_becomes_a_second_case_of_the_same_visitor(client, case, lin):
    client.post("/start/?p=kin", {**CONDUCT, "consent": "on"})
    assert Case.objects.of(lin.user).count() == 2
    assert User.objects.count() == 1


def test_start_refuses_new_cases_kindly_when_the_site_is_full(monkeypatch):
    monkeypatch.setattr(storage, "used_bytes", lambda: 10**15)
    client = Client()
    assert client.get("/start/").status_code == 503
    assert client.post("/start/", {**CONDUCT, "consent": "on"}).status_code == 503
    assert client.get("/sent/").status_code == 503
    assert Case.objects.count() == 0


def test_site_being_full_does_not_stop_a_case_there_is(monkeypatch, client, case):
    monkeypatch.setattr(storage, "used_bytes", lambda: 10**15)
    assert client.get(reverse("incidents:new", args=[case.id])).status_code == 200


def test_locked_visitor_is_led_to_unlock(client, case):
    lock(client)
    for path in ("/start/", "/sent/", reverse("incidents:new", args=[case.id])):
        assert client.get(path)["Location"].startswith(reverse("accounts:unlock")), path


def test_draft_is_saved_at_each_page(client, case):
    draft_id = uuid4()
    client.post(reverse("incidents:new", args=[case.id]), {**CONDUCT, "draft": str(draft_id)})
    client.post(step_url(case, draft_id, "when"), {"when": "part", "part_day_pick": "2026-03-05", "part": "evening"})
    answers = drafts_of(case)[draft_id].answers
    assert answers["conduct"]["conduct"] == ["insulted", "asked_me_to_pay"]
    assert answers["when"]["part"] == "evening"


def test_first_question_sent_twice_makes_one_draft(client, case):
    draft_id = uuid4()
    for _ in range(2):
        sent = client.post(reverse("incidents:new", args=[case.id]), {**CONDUCT, "draft": str(draft_id)})
        assert sent["Location"] == step_url(case, draft_id, "when")
    assert IncidentDraft.objects.count() == 1


def test_just_now_is_kept_as_the_time_it_was(client, case):
    draft = make_draft(case, conduct=CONDUCT)
    before = wall_now()
    client.post(step_url(case, draft.pk, "when"), {"when": "now", "about": "on"})
    typed = drafts_of(case)[draft.pk].answers["when"]
    assert typed["when"] == "time"
    assert typed["day"][1] == today().isoformat()
    assert typed["clock"] in {f"{before:%H:%M}", f"{wall_now():%H:%M}"}
    assert typed["about"] is False


def test_keep_for_later_saves_what_is_there_and_goes_to_the_code(client, case):
    draft = make_draft(case, conduct=CONDUCT)
    sent = client.post(step_url(case, draft.pk, "who"), {"channel": "call", "later": "1"})
    assert sent["Location"] == f"{reverse('accounts:code')}?next=%2Frecords%2F{case.id}%2F"
    assert drafts_of(case)[draft.pk].answers["who"] == {"channel": "call"}


def test_keep_for_later_goes_home_once_the_code_was_copied_down(client, case, lin):
    code_to_show(unlocked=lin)
    confirm_code(unlocked=lin)
    draft = make_draft(case, conduct=CONDUCT)
    sent = client.post(step_url(case, draft.pk, "words"), {"words": "记一半", "later": "1"})
    assert sent["Location"] == reverse("home:case", args=[case.id])
    page = client.get(step_url(case, draft.pk, "words")).content.decode()
    assert "记一半" in page
    assert 'role="alert"' not in page


def test_keep_for_later_still_names_what_is_wrong(client, case):
    draft = make_draft(case, conduct=CONDUCT)
    sent = client.post(step_url(case, draft.pk, "words"), {"words": "字" * 5001, "later": "1"})
    assert sent.status_code == 422
    assert "字" * 5001 in sent.content.decode()


def test_wrong_answers_stay_on_the_page(client, case):
    draft = make_draft(case, conduct=CONDUCT)
    url = step_url(case, draft.pk, "when")
    sent = client.post(
        url, {"when": "time", "day_pick": "other", "day_date": "2199-01-01", "clock": "25:99", "about": "on"}
    )
    assert sent.status_code == 422
    assert sent.context["form"].error_codes() == {"day": ["future"], "clock": ["invalid"]}
    assert "25:99" in sent.content.decode()
    assert "2199-01-01" in sent.content.decode()


def test_check_names_what_is_missing_and_records_nothing(client, case):
    draft = make_draft(case, conduct=CONDUCT)
    page = client.get(check_url(case, draft.pk))
    assert [url for _label, url in page.context["missing"]] == [
        step_url(case, draft.pk, key) + "?back=check" for key in ("when", "who", "words")
    ]
    assert client.post(check_url(case, draft.pk)).status_code == 422
    assert Incident.objects.count() == 0


def test_changing_an_answer_returns_to_the_check(client, case):
    draft = full_draft(case)
    sent = client.post(step_url(case, draft.pk, "conduct") + "?back=check", {"conduct": ["frightened"]})
    assert sent["Location"] == check_url(case, draft.pk)


def test_changing_to_by_day_asks_for_the_days_first(client, case):
    draft = full_draft(case)
    sent = client.post(step_url(case, draft.pk, "when") + "?back=check", {"when": "many"})
    assert sent["Location"] == step_url(case, draft.pk, "days") + "?back=check"


def test_what_was_recorded_is_what_was_answered(client, case):
    draft = full_draft(case)
    client.post(check_url(case, draft.pk))
    record = Incident.objects.get()
    assert record.pk == draft.pk
    payload = record.payload(case.keyring)
    assert (payload.on, payload.at, payload.precision) == ("2026-03-05", "22:10", "about")
    assert payload.conduct == ["insulted", "asked_me_to_pay"]
    assert (payload.contact_channel, payload.connected, payload.reached, payload.role) == (
        "call",
        True,
        "self",
        "borrower",
    )
    assert (payload.words, payload.hearsay, payload.number) == (WORDS["words"], False, "138 0000 0000")


def test_check_sent_twice_makes_one_record_and_leads_to_it(client, case):
    draft = full_draft(case)
    client.post(check_url(case, draft.pk))
    second = client.post(check_url(case, draft.pk))
    assert second["Location"] == reverse("incidents:detail", args=[case.id, draft.pk])
    assert Incident.objects.count() == 1


def test_going_back_after_saving_shows_the_record_and_loses_no_words(client, case):
    draft = full_draft(case)
    client.post(check_url(case, draft.pk))
    url = step_url(case, draft.pk, "words")
    assert client.get(url)["Location"] == reverse("incidents:detail", args=[case.id, draft.pk])
    sent = client.post(url, {**WORDS, "words": "还有一句"})
    assert sent.status_code == 409
    assert "还有一句" in sent.content.decode()
    assert IncidentDraft.objects.count() == 0
    again = client.post(reverse("incidents:new", args=[case.id]), {**CONDUCT, "draft": str(draft.pk)})
    assert again.status_code == 409


def test_full_case_keeps_the_draft_and_says_so(client, case, monkeypatch, settings):
    settings.MAX_INCIDENTS_PER_CASE = 0
    draft = full_draft(case)
    sent = client.post(check_url(case, draft.pk))
    assert sent.status_code == 422
    assert sent.context["full"]
    assert IncidentDraft.objects.count() == 1


def test_third_party_says_once_that_they_signed_nothing(lin):
    case = make_case(lin, perspective="third_party")
    client = client_for(lin)
    draft = full_draft(case, who={**WHO, "own_role": "none"})
    client.post(check_url(case, draft.pk))
    assert records_of(case)[0].role == "none"
    page = client.get(step_url(case, make_draft(case, conduct=CONDUCT).pk, "who"))
    assert page.context["form"].fields["own_role"].initial == "none"
    assert Case.objects.get().payload(case.keyring).owner_role == "none"


def test_again_is_two_taps(client, case):
    incident = make_incident(
        case, conduct=["insulted", "at_night"], words="原话", number="10086", role="borrower", connected=True
    )
    sent = client.post(reverse("incidents:again", args=[case.id, incident.pk]), {"draft": str(uuid4())})
    client.post(sent["Location"])
    newest = [record for record in records_of(case) if record.on == today().isoformat()]
    assert len(newest) == 1
    assert newest[0].number == "10086"
    assert newest[0].words == ""
    assert newest[0].conduct[0] == "insulted"


def test_again_sent_twice_makes_one_draft_and_after_saving_leads_to_the_record(client, case):
    incident = make_incident(case, conduct=["insulted"], connected=False)
    url, data = reverse("incidents:again", args=[case.id, incident.pk]), {"draft": str(uuid4())}
    first, second = client.post(url, data), client.post(url, data)
    assert first["Location"] == second["Location"]
    assert IncidentDraft.objects.count() == 1
    client.post(first["Location"])
    assert client.get(client.post(url, data)["Location"])["Location"].endswith(f"/{data['draft']}/")
    assert Incident.objects.count() == 2


def test_again_needs_a_contact_that_is_there(client, case):
    refusal = make_incident(case, kind="refusal", refusal_kind="stop_contact", contact_channel="text")
    removed = make_incident(case)
    services.remove_incident(case=case, incident=removed)
    for key in (refusal.pk, removed.pk, uuid4()):
        assert client.post(reverse("incidents:again", args=[case.id, key])).status_code == 404
    assert client.get(reverse("incidents:again", args=[case.id, refusal.pk])).status_code == 405


def test_again_after_a_day_of_counts_is_one_call_now(client, case):
    incident = make_incident(case, precision="day", at="", unanswered=20, conduct=["many_calls"])
    sent = client.post(reverse("incidents:again", args=[case.id, incident.pk]))
    assert client.get(sent["Location"]).context["missing"] == []
    client.post(sent["Location"])
    assert sorted(record.unanswered for record in records_of(case)) == [0, 20]
    assert sorted(len(record.conduct) for record in records_of(case)) == [0, 1]


def test_draft_resumes_where_it_was_left(client, case):
    draft = make_draft(case, conduct=CONDUCT)
    url = reverse("incidents:draft", args=[case.id, draft.pk])
    assert client.get(url)["Location"] == step_url(case, draft.pk, "when")
    done = full_draft(case)
    assert client.get(reverse("incidents:draft", args=[case.id, done.pk]))["Location"] == check_url(case, done.pk)


def test_draft_can_be_thrown_away(client, case):
    draft = make_draft(case, conduct=CONDUCT)
    for _ in range(2):
        sent = client.post(reverse("incidents:drop_draft", args=[case.id, draft.pk]))
        assert sent["Location"] == reverse("home:case", args=[case.id])
    assert IncidentDraft.objects.count() == 0


def test_outsiders_and_other_cases_get_404():
    cast = make_cast()
    draft = full_draft(cast.case)
    urls = [step_url(cast.case, draft.pk, "who"), check_url(cast.case, draft.pk)]
    urls += [reverse("incidents:new", args=[cast.case.id]), reverse("incidents:days", args=[cast.case.id, draft.pk])]
    for who in (None, cast.guest, cast.zhou, cast.mei):
        for url in urls:
            assert client_for(who).get(url).status_code == 404, url
            assert client_for(who).post(url, CONDUCT).status_code == 404, url
    assert client_for(cast.chen).get(urls[0]).status_code == 200
    stranger = client_for(cast.guest)
    assert stranger.get(step_url(cast.guest_case, draft.pk, "who")).status_code == 404
    sent = stranger.post(reverse("incidents:new", args=[cast.guest_case.id]), {**CONDUCT, "draft": str(draft.pk)})
    assert sent.status_code == 404
    assert drafts_of(cast.case)[draft.pk].answers["who"] == WHO


def test_pages_that_are_not_asked_are_not_there(client, case):
    draft = full_draft(case)
    assert client.get(step_url(case, draft.pk, "nonsense")).status_code == 404
    assert client.get(step_url(case, uuid4(), "who")).status_code == 404
    assert client.get(step_url(case, draft.pk, "days"))["Location"] == reverse(
        "incidents:draft", args=[case.id, draft.pk]
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("😡👨‍👩‍👧 𠮷㐂", "😡👨‍👩‍👧 𠮷㐂"),
        ("<script>alert(1)</script>{{ 7|add:7 }}{% now 'Y' %}", "<script>alert(1)</script>{{ 7|add:7 }}{% now 'Y' %}"),
        ("前\u202e后\x00\u200b\r\n行", "前后\n行"),
    ],
)
def test_any_text_is_kept_tidied_and_shown_as_text(client, case, typed, kept):
    draft = full_draft(case, words={**WORDS})
    client.post(step_url(case, draft.pk, "words"), {**WORDS, "words": typed})
    page = client.get(check_url(case, draft.pk)).content.decode()
    assert "<script>alert" not in page
    client.post(check_url(case, draft.pk))
    assert records_of(case)[0].words == kept


def test_page_of_a_draft_costs_few_queries(client, case, django_assert_max_num_queries):
    draft = full_draft(case)
    with django_assert_max_num_queries(12):
        client.get(check_url(case, draft.pk))
    with django_assert_max_num_queries(12):
        client.get(step_url(case, draft.pk, "who"))
