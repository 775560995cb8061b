"""The page of questions: each once, not knowing is an answer, and an answer decides."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from borrower_help.cases.access import OpenCase, open_case
from borrower_help.cases.models import Access, CasePayload
from borrower_help.incidents.findings import look
from tests.factories import client_for, make_case, make_guest, make_incident

pytestmark = pytest.mark.django_db


class Owner:
    """Hold the owner of a case at their phone."""

    def __init__(self, perspective: str = "borrower", **about: Any) -> None:
        self.user = make_guest()
        self.case: OpenCase = make_case(self.user, perspective=perspective, **about)
        self.client: Client = client_for(self.user)
        self.url = reverse("incidents:questions", args=[self.case.id])

    def about(self) -> CasePayload:
        return open_case(self.user, self.case.id, need=Access.OWN).payload

    def outcome(self, rule: str) -> str:
        case = open_case(self.user, self.case.id, need=Access.OWN)
        return next(one.outcome for one in look(case).findings if one.rule == rule)


@pytest.fixture
def owner() -> Owner:
    made = Owner(lender_kind="bank")
    make_incident(made.case, at="10:00", contact_channel="visit", conduct=["filmed"])
    return made


def test_answers_are_kept_sealed_and_decide(owner: Owner) -> None:
    page = owner.client.get(owner.url)
    assert {"filmed_what", "visitors_least"} <= set(page.context["form"].fields)
    assert owner.outcome("privacy-photo-video") == "undetermined"
    sent = owner.client.post(owner.url, {"filmed_what": "private", "visitors_least": "two_or_more", "revision": "1"})
    assert sent["Location"] == reverse("incidents:findings", args=[owner.case.id])
    assert owner.about().answers == {"filmed_what": "private", "visitors_least": "two_or_more"}
    assert owner.outcome("privacy-photo-video") == "indicated"
    assert owner.client.get(owner.url).context["form"]["filmed_what"].value() == "private"


def test_not_knowing_is_an_answer_and_takes_one_back(owner: Owner) -> None:
    owner.client.post(owner.url, {"filmed_what": "outside", "revision": "1"})
    owner.client.post(owner.url, {"filmed_what": "", "revision": "2"})
    assert owner.about().answers == {}


def test_what_the_page_does_not_ask_stays(owner: Owner) -> None:
    kept = Owner(
        lender_kind="bank", answers={"child_age": "from_14"}, borrower_reachable=True, persuade_or_relay="relay"
    )
    make_incident(kept.case, at="10:00", connected=True)
    fields = set(kept.client.get(kept.url).context["form"].fields)
    assert {"child_age", "borrower_reachable", "persuade_or_relay"} <= fields, "what was answered can be changed"
    said = {"child_age": "from_14", "borrower_reachable": "no", "persuade_or_relay": "persuade", "revision": "1"}
    kept.client.post(kept.url, said)
    about = kept.about()
    assert (about.borrower_reachable, about.persuade_or_relay) == (False, "persuade")
    assert about.answers == {"child_age": "from_14"}


def test_the_day_of_a_plan_is_a_day() -> None:
    card = Owner(lender_kind="credit_card", answers={"signed_plan": "kept"})
    make_incident(card.case, on="2026-03-05", at="10:00", connected=True)
    said = {"signed_plan": "kept", "plan_signed_on_0": "other", "plan_signed_on_1": "2026-03-01", "revision": "1"}
    page = card.client.get(card.url)
    names = page.context["form"].fields["plan_signed_on"].widget.widgets_names
    said = {"signed_plan": "kept", "revision": "1"}
    said |= {f"plan_signed_on{names[0]}": "other", f"plan_signed_on{names[1]}": "2026-03-01"}
    assert card.client.post(card.url, said).status_code == 302
    assert card.about().answers["plan_signed_on"] == "2026-03-01"
    assert card.outcome("after-signed-plan") == "indicated"


@pytest.mark.parametrize("said", [{"filmed_what": "the moon"}, {"visitors_least": "seven"}])
def test_an_answer_that_is_none_is_said(owner: Owner, said: dict[str, str]) -> None:
    sent = owner.client.post(owner.url, {**said, "revision": "1"})
    assert sent.status_code == 422
    assert owner.about().answers == {}


@pytest.mark.parametrize("revision", ["7", "", "x"])
def test_a_change_on_another_phone_is_said_and_keeps_what_was_chosen(owner: Owner, revision: str) -> None:
    late = owner.client.post(owner.url, {"filmed_what": "private", "revision": revision})
    assert late.status_code == 409
    assert late.context["form"]["filmed_what"].value() == "private"
    assert owner.about().answers == {}


def test_where_nothing_is_to_be_asked_the_page_says_so() -> None:
    empty = Owner(lender_kind="platform")
    page = empty.client.get(empty.url)
    assert page.status_code == 200
    assert not page.context["form"].fields


@pytest.mark.parametrize(
    "answers", [{"filmed_what": "the moon"}, {"unheard_of": "yes"}, {"plan_signed_on": "yesterday"}]
)
def test_no_payload_holds_an_answer_that_is_none(answers: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"answers|isoformat"):
        CasePayload(perspective="borrower", answers=answers)


# --- one's own words --------------------------------------------------------------------------------------------------


def test_words_are_only_asked_about(owner: Owner) -> None:
    incident = make_incident(owner.case, at="11:00", connected=True, words="说我要坐牢")
    page = owner.client.get(reverse("incidents:findings", args=[owner.case.id]))
    ((sign, _label),) = page.context["signs"]
    assert (sign.asks, sign.incident) == ("threatened_jail", str(incident.pk))
    assert owner.outcome("false-consequence") == "not_indicated"
    assert "坐牢" in page.content.decode()


@pytest.mark.parametrize(("words", "met"), [("我不想活了", True), ("他又打来", False)])
def test_despair_is_met_first_and_kept_nowhere(owner: Owner, words: str, met: bool) -> None:
    incident = make_incident(owner.case, at="11:00", connected=True, words=words)
    for address in (
        reverse("incidents:detail", args=[owner.case.id, incident.pk]),
        reverse("incidents:findings", args=[owner.case.id]),
    ):
        page = owner.client.get(address).content.decode()
        assert ("tel:12356" in page) is met
        assert not met or page.index("tel:12356") < page.index("<h1>")


# --- matters for 110 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conduct", "police", "letter"),
    [(["hit_or_held"], True, False), (["hit_or_held", "insulted"], True, True), (["insulted"], False, True)],
)
def test_police_matters_say_110_and_are_in_no_letter(conduct: list[str], police: bool, letter: bool) -> None:
    owner = Owner(lender_kind="bank")
    make_incident(owner.case, at="10:00", contact_channel="visit", conduct=[*conduct, "visit_in_numbers"])
    page = owner.client.get(reverse("incidents:findings", args=[owner.case.id])).content.decode()
    assert ("tel:110" in page) is police
    assert ("letters" in page and 'name="letter"' in page) is letter
