"""The home of one case: what is there, and one next step."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from borrower_help.accounts.services import code_to_show, confirm_code
from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core.dates import days_ago, today
from borrower_help.core.moments import full_day
from borrower_help.incidents.models import Incident
from borrower_help.rules.facts import OBLIGED_ROLES
from tests.cast import make_cast
from tests.factories import client_for, lock, make_case, make_draft, make_guest, make_incident, make_incidents

pytestmark = pytest.mark.django_db


class Owner:
    """Hold the owner of a case at their phone."""

    def __init__(self, perspective: str = "borrower", **about: Any) -> None:
        self.user = make_guest()
        self.case: OpenCase = make_case(self.user, perspective=perspective, **about)
        self.client: Client = client_for(self.user)

    def url(self, name: str, *ids: object) -> str:
        with translation.override("zh-hans"):  # a request leaves its language behind
            return reverse(name, args=[self.case.id, *ids])

    def page(self, query: str = "") -> Any:
        return self.client.get(self.url("home:case") + query)

    def links(self) -> list[str]:
        return re.findall(r'href="([^"]+)"', self.page().content.decode())


@pytest.fixture
def owner() -> Owner:
    return Owner()


def text(response: Any) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_empty_case_has_one_thing_to_do(owner: Owner) -> None:
    page = owner.page().content.decode()
    assert re.findall(r'class="btn" href="([^"]+)"', page) == [owner.url("incidents:new")]
    assert owner.url("incidents:findings") not in owner.links(), "there is nothing to compare"
    assert owner.page()["Cache-Control"] == "no-store"


def test_case_with_records_counts_and_goes_on_in_one_tap(owner: Owner) -> None:
    make_incident(owner.case, at="22:30")
    latest = make_incident(owner.case, on="2026-03-06", at="10:00", reached="parent")
    page = owner.page()
    assert [number for number, _words in page.context["count_row"]] == [2, 1, 1]
    form = re.search(
        rf'action="{owner.url("incidents:again", latest.pk)}">(.*?)</form>', page.content.decode(), re.DOTALL
    )
    assert form
    token = re.search(r'name="draft" value="([^"]+)"', form[1])
    assert token
    for _ in range(2):
        assert owner.client.post(owner.url("incidents:again", latest.pk), {"draft": token[1]}).status_code == 302
    assert owner.url("incidents:findings") in owner.links()


@pytest.mark.parametrize(("visits", "shown"), [(0, 2), (1, 3)])
def test_relative_sees_visits_only_where_there_were_some(visits: int, shown: int) -> None:
    relative = Owner("third_party")
    make_incident(relative.case)
    for _ in range(visits):
        make_incident(relative.case, contact_channel="visit")
    assert len(relative.page().context["count_row"]) == shown


def test_number_of_findings_is_shown_once_they_were_looked_at(owner: Owner) -> None:
    make_incident(owner.case, reached="parent", role="none", connected=True, conduct=["frightened", "told_others"])
    assert owner.page().context["indicated"] is None
    owner.client.get(owner.url("incidents:findings"))
    assert owner.page().context["indicated"] >= 1


def test_every_link_leads_somewhere(owner: Owner) -> None:
    make_incident(owner.case, at="22:30")
    make_draft(owner.case, conduct={"conduct": ["insulted"]})
    local = [link for link in owner.links() if link.startswith("/") and not link.startswith("/static/")]
    assert {owner.url(name) for name in ("incidents:list", "letters:list", "home:about", "casefile:export")} <= set(
        local
    )
    for link in set(local):
        assert owner.client.get(link).status_code in {200, 302}, link


def test_unfinished_record_is_offered_first_and_five_at_most(owner: Owner) -> None:
    drafts = [make_draft(owner.case, conduct={"conduct": ["insulted"]}) for _ in range(7)]
    page = owner.page().content.decode()
    offered = [draft for draft in drafts if owner.url("incidents:check", draft.pk) in page]
    assert len(offered) == 5


def test_code_not_copied_down_is_said_until_it_is(owner: Owner) -> None:
    address = reverse("accounts:code")
    assert address in owner.links()
    code_to_show(unlocked=owner.user)
    assert owner.page().context["code_unconfirmed"]
    confirm_code(unlocked=owner.user)
    assert not owner.page().context["code_unconfirmed"]
    assert address not in owner.links()


def test_text_to_send_is_offered_until_it_was_sent(owner: Owner) -> None:
    assert reverse("guides:me") in owner.links()
    make_incident(owner.case, kind="refusal", refusal_kind="stay_reachable", contact_channel="text")
    assert reverse("guides:me") not in owner.links()
    assert owner.url("incidents:findings") not in owner.links(), "a refusal is no contact of theirs"


@pytest.mark.parametrize(
    ("perspective", "role", "free", "guide"),
    [
        ("borrower", "unknown", False, "guides:me"),
        ("third_party", "none", True, "guides:family"),
        ("third_party", "unknown", False, "guides:family"),
        *(("third_party", role, False, "guides:me") for role in sorted(OBLIGED_ROLES - {"borrower"})),
    ],
)
def test_not_your_debt_is_said_only_to_whom_it_is_true(perspective: str, role: str, free: bool, guide: str) -> None:
    owner = Owner(perspective, owner_role=role)
    assert ("不是你的债" in text(owner.page())) is free
    assert ("留一个能联系到你的方式" in text(owner.page())) is (guide == "guides:me")
    assert reverse(guide) in owner.links()


@pytest.mark.parametrize(("kept_long", "days"), [(False, 180), (True, 730)])
def test_last_day_is_shown_and_a_visit_extends_it(owner: Owner, kept_long: bool, days: int) -> None:
    Case.objects.update(visited_on=days_ago(100), kept_long=kept_long)
    page = owner.page()
    assert full_day(days_ago(-days)) in text(page)
    assert Case.objects.get().visited_on == today()


def test_saved_is_said_once(owner: Owner) -> None:
    assert "存好了。" in text(owner.page("?saved=1"))
    assert "存好了。" not in text(owner.page())


def test_records_are_counted_from_the_index_alone(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    make_incidents(owner.case, 300)
    opened: list[object] = []
    real = Incident.payload
    monkeypatch.setattr(Incident, "payload", lambda row, keys: (opened.append(row), real(row, keys))[1])
    assert owner.page().context["counts"].contacts == 300
    assert opened == []


def test_who_may_look_looks_and_nobody_else() -> None:
    cast = make_cast()
    address = reverse("home:case", args=[cast.case.id])
    assert client_for(cast.mei).get(address).status_code == 200
    for stranger in (cast.zhou, cast.guest, None):
        assert client_for(stranger).get(address).status_code == 404
    locked = client_for(cast.lin)
    lock(locked)
    assert reverse("accounts:unlock") in locked.get(address)["Location"]


@pytest.mark.parametrize("prefix", ["/hant", "/en"])
def test_page_speaks_the_language_of_its_address(owner: Owner, prefix: str) -> None:
    make_incident(owner.case)
    page = owner.client.get(prefix + owner.url("home:case"))
    assert page.status_code == 200
    assert text(page) != text(owner.page())
