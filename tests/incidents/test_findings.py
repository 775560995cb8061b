"""The page that holds the record against the rules: a comparison, with every missing answer one tap away."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from borrower_help.cases.access import OpenCase
from borrower_help.incidents import findings as comparing
from borrower_help.incidents import index
from borrower_help.incidents.findings import ASKED_ABOUT, compare, look
from borrower_help.rules import engine
from borrower_help.rules.questions import ORDER
from borrower_help.rules.shapes import MISSING, OFFERED
from tests.cast import make_cast
from tests.factories import client_for, lock, make_case, make_guest, make_incident, make_incidents

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
NIGHT = {"at": "22:30", "connected": True}
# Facts that may be missing, and the field in which each is answered: of the case, or of one record.
OF_THE_CASE = {"lender_kind": "lender_kind", "debt_state": "debt_state"}
OF_THE_QUESTIONS = {name: name for name in ORDER}
OF_A_RECORD = {
    "time": "clock",
    "connected": "connected",
    "role": "role",
    "which_parent": "reached",
    "conduct": "conduct",
    "who_was_told": "reached",
    "threat_words": "words",
    "claim_check": "claim_check",
    "paper_check": "paper_check",
    "consent_to_entry": "entry",
}


class Owner:
    """Hold the owner of a case at their phone."""

    def __init__(self, perspective: str = "borrower", **about: Any) -> None:
        self.user = make_guest()
        self.case: OpenCase = make_case(self.user, perspective=perspective, **about)
        self.client: Client = client_for(self.user)

    def url(self, name: str, *ids: object) -> str:
        with translation.override("zh-hans"):  # a request leaves its language behind
            return reverse(name, args=[self.case.id, *ids])

    def page(self, prefix: str = "") -> Any:
        return self.client.get(prefix + self.url("incidents:findings"))


def text(response: Any) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def rules(shown: Any) -> set[str]:
    return {one.finding.rule for one in shown}


# --- outcomes ---------------------------------------------------------------------------------------------------------


def test_what_is_indicated_is_shown_with_reason_source_and_records() -> None:
    owner = Owner(lender_kind="consumer_finance")
    incident = make_incident(owner.case, **NIGHT, conduct=["frightened"])
    page = owner.page()
    indicated = page.context["comparison"].indicated
    assert "night-contact" in rules(indicated)
    for shown in indicated:
        assert unescape(str(shown.text.title)) in text(page)
        assert shown.text.force_labels, "binding force and source stand with it"
        assert [one.id for one in shown.incidents] == [str(incident.pk)]
    assert owner.url("incidents:detail", incident.pk) in page.content.decode()
    assert "不是" in text(page)
    assert "违法" not in text(page)
    assert page["Cache-Control"] == "no-store"


def test_every_rule_has_one_outcome_and_its_reason() -> None:
    owner = Owner(lender_kind="consumer_finance")
    make_incident(owner.case, **NIGHT)
    comparison = owner.page().context["comparison"]
    assert comparison.looked_at == len(engine.RULES)
    assert comparison.not_indicated
    for shown in (*comparison.indicated, *comparison.undetermined, *comparison.not_indicated):
        assert shown.text.reason


def test_only_what_is_missing_is_said_where_nothing_is_indicated() -> None:
    owner = Owner(lender_kind="consumer_finance")
    make_incident(owner.case, precision="part", part="morning", connected=True, conduct=["many_calls"])
    comparison = owner.page().context["comparison"]
    assert not comparison.indicated
    assert comparison.undetermined
    assert "还差" in text(owner.page())


def test_daytime_reminder_stands_against_nothing() -> None:
    owner = Owner(lender_kind="consumer_finance", debt_state="overdue")
    make_incident(owner.case, at="14:00", connected=True, role="borrower", conduct=["announced_suit"])
    page = owner.page()
    assert not page.context["comparison"].indicated
    assert not page.context["comparison"].undetermined
    shown = page.content.decode()
    assert 'name="key" value="complaint"' not in shown  # the way to talk about the money instead
    assert owner.url("home:where") not in shown
    assert "/read/28/" in shown
    assert "/read/28/" in owner.client.get(owner.url("home:where")).content.decode()


@pytest.mark.parametrize(
    ("perspective", "role", "state"),
    [("borrower", "borrower", "disputed"), ("borrower", "borrower", "not_theirs"), ("third_party", "none", "overdue")],
)
def test_who_may_owe_nothing_is_not_sent_to_talk_about_instalments(perspective: str, role: str, state: str) -> None:
    owner = Owner(perspective, lender_kind="bank", debt_state=state)
    make_incident(owner.case, at="14:00", connected=True, role=role, conduct=[])
    assert "/read/28/" not in owner.page().content.decode()


def test_a_guarantor_whom_one_reminder_reached_is_sent_to_talk_about_the_money() -> None:
    owner = Owner("third_party", lender_kind="bank", debt_state="overdue")
    make_incident(owner.case, at="14:00", connected=True, role="guarantor", conduct=[])
    shown = owner.page().content.decode()
    assert "/read/28/" in shown
    assert 'name="key" value="notice"' not in shown


@pytest.mark.parametrize("perspective", ["borrower", "third_party"])
def test_nothing_recorded_is_no_error_and_claims_nothing(perspective: str) -> None:
    owner = Owner(perspective)
    page = owner.page()
    assert page.status_code == 200
    assert not page.context["comparison"].indicated
    assert page.context["comparison"].looked_at == len(engine.RULES)


def test_records_beyond_the_first_few_are_counted() -> None:
    owner = Owner(lender_kind="bank")
    for day in range(1, 9):
        make_incident(owner.case, on=f"2026-03-{day:02d}", **NIGHT)
    shown = next(s for s in owner.page().context["comparison"].indicated if s.finding.rule == "night-contact")
    assert (len(shown.incidents), shown.more) == (5, 3)


@pytest.mark.parametrize(("perspective", "key"), [("borrower", "complaint"), ("third_party", "notice")])
def test_page_ends_with_the_letter_its_owner_may_write(perspective: str, key: str) -> None:
    owner = Owner(perspective)
    make_incident(owner.case, **NIGHT)
    page = owner.page().content.decode()
    assert re.findall(r'name="key" value="(\w+)"', page) == [key]
    letter = re.search(r'name="letter" value="([^"]+)"', page)
    assert letter
    sent = owner.client.post(owner.url("letters:new"), {"key": key, "letter": letter[1]})
    assert sent["Location"] == owner.url("letters:letter", letter[1])


@pytest.mark.parametrize(("role", "stop"), [("guarantor", False), ("heir", False), ("none", True)])
def test_whoever_answers_for_the_money_is_not_told_that_the_letter_ends_it(role: str, stop: bool) -> None:
    owner = Owner("third_party", owner_role=role)
    make_incident(owner.case, **NIGHT, role=role)
    assert ("叫他们别再找我" in owner.page().content.decode()) is stop


# --- what is missing --------------------------------------------------------------------------------------------------


def test_unknown_lender_is_asked_first_and_only_where_unknown() -> None:
    owner = Owner()
    make_incident(owner.case, **NIGHT)
    assert f'class="go now" href="{owner.url("home:about")}"' in owner.page().content.decode()
    for answer in ("bank", "unknown"):  # who does not know has answered, and is not asked again
        known = Owner(lender_kind=answer)
        make_incident(known.case, **NIGHT)
        assert f'class="go now" href="{known.url("home:about")}"' not in known.page().content.decode()


def test_every_fact_that_may_be_missing_has_a_place_to_answer_it() -> None:
    assert {*OF_THE_CASE, *OF_THE_QUESTIONS, *OF_A_RECORD} == {*MISSING, *OFFERED}
    assert set(OF_THE_CASE) == ASKED_ABOUT
    owner = Owner()
    incident = make_incident(owner.case, **NIGHT)
    about = owner.client.get(owner.url("home:about")).context["form"]
    assert set(OF_THE_CASE.values()) <= set(about.fields)
    record = owner.client.get(owner.url("incidents:edit", incident.pk)).context["form"]
    assert set(OF_A_RECORD.values()) <= set(record.fields)


# Cases in which some fact is missing, of both perspectives; between them every fact there is.
LACKING: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("borrower", {}, {"precision": "part", "part": "morning", "connected": True}),
    ("borrower", {"lender_kind": "bank"}, {"precision": "part", "part": "morning", "conduct": ["many_calls"]}),
    ("borrower", {"lender_kind": "bank"}, {"reached": "parent", "conduct": ["told_others", "asked_to_persuade"]}),
    ("borrower", {}, {"reached": "parent", "role": "none", "conduct": ["asked_to_persuade"]}),
    ("borrower", {"lender_kind": "bank"}, {"conduct": ["told_others"], "connected": True}),
    ("borrower", {"lender_kind": "bank"}, {"conduct": ["frightened"], "connected": True}),
    ("borrower", {"lender_kind": "bank"}, {"conduct": ["claimed_authority"], "connected": True}),
    ("borrower", {"lender_kind": "bank"}, {"contact_channel": "visit", "conduct": ["entered_or_stayed"]}),
    ("third_party", {}, {"conduct": ["asked_me_to_pay"], "connected": True}),
    ("third_party", {"lender_kind": "bank"}, {"conduct": ["asked_to_persuade", "said_amount"], "connected": True}),
    ("borrower", {"lender_kind": "bank"}, {"reached": "colleague", "role": "none", "conduct": ["called_workplace"]}),
    ("third_party", {"lender_kind": "bank"}, {"conduct": ["after_wrong_person"], "connected": True}),
    ("third_party", {}, {"reached": "relative", "hearsay": True, "conduct": ["frightened"]}),
    ("borrower", {"lender_kind": "bank"}, {"conduct": ["showed_paper"], "contact_channel": "text"}),
    ("borrower", {"lender_kind": "unlicensed"}, {"reached": "child", "role": "none", "conduct": ["spoke_to_child"]}),
    (
        "borrower",
        {"lender_kind": "bank"},
        {"precision": "day", "at": "", "texts": 9, "conduct": ["insulted"], "contact_channel": "text"},
    ),
    ("borrower", {"lender_kind": "credit_card"}, {"conduct": ["threatened_jail"], "connected": True}),
    (
        "borrower",
        {"lender_kind": "bank"},
        {"reached": "parent", "role": "none", "conduct": ["threatened_family_record"]},
    ),
    ("borrower", {"lender_kind": "bank"}, {"contact_channel": "visit", "conduct": ["followed", "filmed"]}),
    ("borrower", {"lender_kind": "bank"}, {"contact_channel": "visit", "conduct": ["took_property"]}),
    ("borrower", {"lender_kind": "bank"}, {"contact_channel": "posting"}),
    ("borrower", {"lender_kind": "debt_buyer"}, {"connected": True}),
    ("borrower", {"lender_kind": "unlicensed"}, {"connected": True, "conduct": ["threatened_harm"]}),
    ("borrower", {"lender_kind": "bank", "answers": {"private_channel": "private"}}, {"connected": True}),
    ("borrower", {"lender_kind": "credit_card", "answers": {"signed_plan": "kept"}}, {"connected": True}),
]
# Two sorts of people in one case: only then may a contact list be asked about.
TWO_PEOPLE = [{"reached": "parent", "role": "none"}, {"reached": "friend", "role": "none"}]


@pytest.mark.parametrize(("perspective", "about", "record"), LACKING)
def test_links_for_missing_answers_lead_where_they_can_be_given(
    perspective: str, about: dict[str, Any], record: dict[str, Any]
) -> None:
    owner = Owner(perspective, **about)
    make_incident(owner.case, **record)
    page = owner.page()
    undetermined = page.context["comparison"].undetermined
    assert undetermined
    cards = page.content.decode().split("<h3>")[1:]
    assert len(cards) == len(undetermined)
    for shown, card in zip(undetermined, cards, strict=True):
        html = card.split("</section>")[0]
        links = re.findall(r'<a href="([^"]+)"', html)
        offered: set[str] = set()
        for link in links:
            form = owner.client.get(link)
            assert form.status_code == 200, link
            offered |= set(form.context["form"].fields)
        for fact in shown.finding.missing:
            assert ({**OF_THE_CASE, **OF_THE_QUESTIONS, **OF_A_RECORD})[fact] in offered, (shown.finding.rule, fact)


def test_link_leads_to_the_record_that_lacks_the_answer() -> None:
    owner = Owner(lender_kind="bank")
    for minute in range(3):
        make_incident(owner.case, at=f"10:0{minute}", connected=True)
    lacking = [make_incident(owner.case, at=f"11:0{minute}") for minute in range(2)]
    shown = next(s for s in owner.page().context["comparison"].undetermined if "connected" in s.finding.missing)
    assert len(shown.finding.incidents) == 5
    assert shown.to_ask in {str(one.pk) for one in lacking}
    edit = owner.url("incidents:edit", shown.to_ask)
    assert f'href="{edit}"' in owner.page().content.decode()


def test_lender_that_nobody_knows_hides_no_question_about_a_record() -> None:
    owner = Owner()
    incident = make_incident(owner.case, precision="part", part="morning", connected=True)
    cards = owner.page().content.decode().split("<h3>")[1:]
    both = [
        card for card in cards if owner.url("home:about") in card and owner.url("incidents:edit", incident.pk) in card
    ]
    assert both


def test_the_facts_that_are_missing_are_all_there_are() -> None:
    seen: set[str] = set()
    for perspective, about, record in LACKING:
        owner = Owner(perspective, **about)
        make_incident(owner.case, **record)
        for finding in look(owner.case).findings:
            if finding.outcome == "undetermined":
                seen |= set(finding.missing)
    owner = Owner(lender_kind="bank")
    make_incident(owner.case, kind="refusal", refusal_kind="stop_contact", at="09:00", reached="father")
    for record in TWO_PEOPLE:
        make_incident(owner.case, connected=True, **record)
    seen |= {name for finding in look(owner.case).findings for name in finding.missing}
    assert seen == set(MISSING), "the test above goes through all of them"


def test_an_answer_decides() -> None:
    owner = Owner(lender_kind="bank")
    incident = make_incident(owner.case, precision="part", part="morning", connected=True)
    assert "night-contact" in rules(owner.page().context["comparison"].undetermined)
    edit = owner.url("incidents:edit", incident.pk)
    form = owner.client.get(edit).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "", [])}
    data |= {"precision": "time", "clock": "7:30", "day_pick": "other", "day_date": "2026-03-05", "revision": "1"}
    assert owner.client.post(edit, data).status_code == 302
    assert "night-contact" in rules(owner.page().context["comparison"].indicated)


# --- languages --------------------------------------------------------------------------------------------------------


def test_page_speaks_the_language_of_its_address() -> None:
    owner = Owner(lender_kind="bank")
    make_incident(owner.case, **NIGHT, conduct=["frightened"])
    pages = {prefix: owner.page(prefix) for prefix in ("", "/hant", "/en")}
    titles = {
        prefix: [str(s.text.title) for s in page.context["comparison"].indicated] for prefix, page in pages.items()
    }
    assert len({str(one) for one in titles.values()}) == 3
    assert not [title for title in titles["/en"] if re.search(r"[一-鿿]", title)]
    for prefix, page in pages.items():
        assert page.status_code == 200
        for title in titles[prefix]:
            assert title in text(page)


def test_traditional_words_are_traditional_throughout() -> None:
    owner = Owner(lender_kind="bank")
    for n, (_perspective, _about, record) in enumerate(LACKING):
        make_incident(owner.case, **{**record, "on": f"2026-02-{n + 1:02d}"})
    comparison = compare(look(owner.case), language="zh-hant")
    for shown in (*comparison.indicated, *comparison.undetermined, *comparison.not_indicated):
        words = [shown.text.title, shown.text.reason, shown.text.caveat]
        words += [*shown.text.missing, *shown.text.strengthen, *shown.text.force_labels]
        assert not re.search("[这们对时来说话还经]", "".join(words)), words


# --- what the index remembers, and what it costs ----------------------------------------------------------------------


def test_number_of_findings_is_remembered_and_let_go_with_the_next_record() -> None:
    owner = Owner(lender_kind="bank")
    make_incident(owner.case, **NIGHT)
    assert index.read(owner.case).findings == {}
    indicated = len(owner.page().context["comparison"].indicated)
    assert indicated
    assert index.read(owner.case).findings == {"version": engine.RULES_VERSION, "indicated": indicated}
    home = owner.client.get(owner.url("home:case"))
    assert home.context["indicated"] == indicated
    make_incident(owner.case, on="2026-03-06", **NIGHT)
    assert "indicated" not in index.read(owner.case).findings
    assert owner.client.get(owner.url("home:case")).context["indicated"] is None


def test_looking_twice_writes_once() -> None:
    owner = Owner(lender_kind="bank")
    make_incident(owner.case, **NIGHT)
    with CaptureQueriesContext(connection) as asked:
        for _ in range(3):
            owner.page()
    written = [
        query["sql"] for query in asked.captured_queries if query["sql"].startswith('UPDATE "incidents_caseindex"')
    ]
    assert len(written) == 1


@pytest.mark.parametrize("count", [10, 10_000])
def test_page_asks_the_database_little_and_reads_the_record_once(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = Owner(lender_kind="bank")
    make_incidents(owner.case, count, connected=True, conduct=["frightened"])
    calls: list[str] = []
    for module, name in ((comparing, "case_facts"), (engine, "evaluate")):
        monkeypatch.setattr(module, name, _counted(getattr(module, name), name, calls))
    with CaptureQueriesContext(connection) as asked:
        page = owner.page()
    # a test runs inside a transaction of its own, so the site's become savepoints
    assert sum("SAVEPOINT" not in query["sql"] for query in asked.captured_queries) <= MOST_QUERIES
    assert sorted(calls) == ["case_facts", "evaluate"]
    assert len(page.content) < 60_000


def _counted(real: Any, name: str, calls: list[str]) -> Any:
    def counting(*args: Any, **kwargs: Any) -> Any:
        calls.append(name)
        return real(*args, **kwargs)

    return counting


def test_with_nothing_recorded_nothing_is_said_to_be_in_order() -> None:
    owner = Owner()
    page = owner.page()
    assert "还没有可以对照的记录" in text(page)
    assert "没看出问题" not in text(page)
    assert owner.url("incidents:new") in page.content.decode()
    assert "/letters/new/" not in page.content.decode()


# --- who --------------------------------------------------------------------------------------------------------------


def test_who_may_look_looks_and_nobody_else() -> None:
    cast = make_cast()
    make_incident(cast.case, **NIGHT)
    address = reverse("incidents:findings", args=[cast.case.id])
    assert client_for(cast.mei).get(address).status_code == 200
    for stranger in (cast.zhou, cast.guest, None):
        assert client_for(stranger).get(address).status_code == 404
    locked = client_for(cast.lin)
    lock(locked)
    assert reverse("accounts:unlock") in locked.get(address)["Location"]
