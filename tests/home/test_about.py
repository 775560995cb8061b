"""Who lent the money, how matters stand: asked once, changed from any phone, a relative asked less."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from borrower_help.cases.access import OpenCase, open_case
from borrower_help.cases.models import Access, CasePayload
from borrower_help.home.forms import DEBT_OPTIONS, AboutForm
from borrower_help.incidents.words import LENDER_OPTIONS
from borrower_help.rules.facts import DEBT_STATES, LENDER_KINDS, ROLES
from tests.cast import make_cast
from tests.factories import client_for, lock, make_case, make_guest

pytestmark = pytest.mark.django_db
BORROWER = {"lender_kind": "bank", "lender_name": "某某银行", "app_name": "某某", "debt_state": "overdue"}
RELATIVE = {"lender_kind": "unknown", "owner_role": "none"}


class Owner:
    """Hold the owner of a case at their phone."""

    def __init__(self, perspective: str = "borrower", **about: Any) -> None:
        self.user = make_guest()
        self.case: OpenCase = make_case(self.user, perspective=perspective, **about)
        self.client: Client = client_for(self.user)
        self.url = reverse("home:about", args=[self.case.id])

    def about(self) -> CasePayload:
        return open_case(self.user, self.case.id, need=Access.OWN).payload

    def revision(self) -> int:
        return open_case(self.user, self.case.id, need=Access.OWN).row.revision

    def post(self, **said: Any) -> Any:
        return self.client.post(self.url, said)


@pytest.fixture
def owner() -> Owner:
    return Owner()


def test_answers_are_saved_and_lead_to_the_comparison(owner: Owner) -> None:
    sent = owner.post(**BORROWER, revision="1")
    assert sent["Location"] == reverse("incidents:findings", args=[owner.case.id])
    about = owner.about()
    assert (about.lender_kind, about.lender_name, about.app_name) == ("bank", "某某银行", "某某")
    assert about.debt_state == "overdue"
    assert owner.revision() == 2


def test_page_shows_what_was_answered(owner: Owner) -> None:
    owner.post(**BORROWER, revision="1")
    form = owner.client.get(owner.url).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    assert shown == BORROWER


def test_not_knowing_anything_is_an_answer_and_stands_chosen(owner: Owner) -> None:
    form = owner.client.get(owner.url).context["form"]
    assert (form["lender_kind"].value(), form["debt_state"].value()) == ("unknown", "unknown")
    assert owner.post(lender_kind="unknown", debt_state="unknown", revision="1").status_code == 302
    assert owner.about() == CasePayload(perspective="borrower", lender_kind="unknown")
    assert owner.revision() == 2, "an answer, though one that knows nothing"


def test_every_code_is_offered() -> None:
    assert {option.value for option in LENDER_OPTIONS} == set(LENDER_KINDS)
    assert {option.value for option in DEBT_OPTIONS} == set(DEBT_STATES)
    form = AboutForm(about=CasePayload(perspective="third_party"))
    assert {value for value, _ in form.fields["owner_role"].choices} == set(ROLES) - {"borrower"}


# --- who is asked what ------------------------------------------------------------------------------------------------


def test_relative_is_never_asked_how_the_debt_stands() -> None:
    relative = Owner("third_party")
    page = relative.client.get(relative.url)
    assert "debt_state" not in page.context["form"].fields
    assert "owner_role" in page.context["form"].fields
    assert 'name="debt_state"' not in page.content.decode()
    relative.post(**RELATIVE, debt_state="overdue", revision="1")
    assert (relative.about().owner_role, relative.about().debt_state) == ("none", "unknown")


def test_borrower_is_not_asked_whether_they_signed(owner: Owner) -> None:
    page = owner.client.get(owner.url)
    assert "owner_role" not in page.context["form"].fields
    owner.post(**BORROWER, owner_role="guarantor", revision="1")
    assert owner.about().owner_role == "unknown"


def test_what_the_page_does_not_ask_stays() -> None:
    relative = Owner("third_party", borrower_relation="child", debt_state="disputed")
    relative.post(**RELATIVE, revision="1")
    assert (relative.about().borrower_relation, relative.about().debt_state) == ("child", "disputed")


# --- bad input, two phones --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({"lender_kind": "pawnshop"}, {"lender_kind": ["invalid_choice"]}),
        ({"lender_kind": ""}, {"lender_kind": ["required"]}),
        ({"debt_state": ""}, {"debt_state": ["required"]}),
        ({"lender_name": "长" * 201}, {"lender_name": ["max_length"]}),
        ({"app_name": "长" * 61}, {"app_name": ["max_length"]}),
    ],
)
def test_wrong_answer_is_said_and_keeps_the_rest(
    owner: Owner, said: dict[str, str], codes: dict[str, list[str]]
) -> None:
    data = {**BORROWER, "revision": "1", **said}
    sent = owner.post(**data)
    assert sent.status_code == 422
    assert sent.context["form"].error_codes() == codes
    if "lender_name" not in said:
        assert 'value="某某银行"' in sent.content.decode()
    assert owner.about() == CasePayload(perspective="borrower")


def test_change_on_another_phone_is_said_and_keeps_what_was_chosen(owner: Owner) -> None:
    owner.post(**BORROWER, revision="1")
    late = owner.post(**{**BORROWER, "lender_name": "另一家"}, revision="1")
    assert late.status_code == 409
    assert late.context["notice"]
    assert 'value="另一家"' in late.content.decode()
    assert owner.about().lender_name == "某某银行"
    again = re.search(r'name="revision" value="(\d+)"', late.content.decode())
    assert again
    assert again[1] == "2"
    assert owner.post(**{**BORROWER, "lender_name": "另一家"}, revision=again[1]).status_code == 302
    assert owner.about().lender_name == "另一家"


def test_sent_twice_is_one_change(owner: Owner) -> None:
    first, second = (owner.post(**BORROWER, revision="1") for _ in range(2))
    assert first["Location"] == second["Location"]
    assert owner.revision() == 2


@pytest.mark.parametrize("revision", ["", "x", "0", "-1", "9" * 30, "\x00"])
def test_revision_nobody_read_saves_nothing_and_is_no_error(owner: Owner, revision: str) -> None:
    sent = owner.post(**BORROWER, revision=revision)
    assert sent.status_code in {409, 422}
    assert 'value="某某银行"' in sent.content.decode()
    assert owner.about() == CasePayload(perspective="borrower")


def test_names_with_brackets_quotes_markup_and_breaks_stay_text(owner: Owner) -> None:
    typed = '某某（“上海”）\n<b>"{{ x }}\u202e\x00'
    owner.post(**{**BORROWER, "lender_name": typed}, revision="1")
    assert owner.about().lender_name == '某某（“上海”） <b>"{{ x }}'
    page = owner.client.get(owner.url).content.decode()
    assert "<b>" not in page.split("<main")[1].split('name="lender_name"')[1].split(">")[0]


# --- where it goes on, and who may ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("goal", "where"),
    [("/records/", "/records/"), ("https://elsewhere.example/", ""), ("//elsewhere.example", ""), ("javascript:x", "")],
)
def test_it_goes_on_within_the_site_alone(owner: Owner, goal: str, where: str) -> None:
    sent = owner.post(**BORROWER, revision="1", next=goal)
    assert sent["Location"] == (where or reverse("incidents:findings", args=[owner.case.id]))


def test_next_page_survives_a_mistake(owner: Owner) -> None:
    sent = owner.post(**{**BORROWER, "lender_kind": ""}, revision="1", next="/records/")
    assert '<input type="hidden" name="next" value="/records/">' in sent.content.decode()


def test_only_who_may_edit_is_asked() -> None:
    cast = make_cast()
    address = reverse("home:about", args=[cast.case.id])
    assert client_for(cast.chen).get(address).status_code == 200
    for stranger in (cast.mei, cast.zhou, cast.guest, None):
        assert client_for(stranger).get(address).status_code == 404
        assert client_for(stranger).post(address, {**BORROWER, "revision": "1"}).status_code == 404
    locked = client_for(cast.lin)
    lock(locked)
    assert reverse("accounts:unlock") in locked.post(address, {**BORROWER, "revision": "1"})["Location"]
