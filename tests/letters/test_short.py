"""The short way of a relative: one page, one record, one letter; nothing in it they did not say."""

import json
import re
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from borrower_help.accounts.models import User
from borrower_help.casefile.checking import check
from borrower_help.casefile.exporting import pieces
from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core import limits
from borrower_help.core.dates import wall_now
from borrower_help.incidents import beginnings
from borrower_help.incidents.findings import look
from borrower_help.incidents.models import Incident
from borrower_help.incidents.payloads import IncidentPayload
from borrower_help.letters import services
from borrower_help.letters.contexts import LetterContext, from_json
from borrower_help.letters.forms import ShortForm
from borrower_help.letters.models import Letter, Rendering
from borrower_help.letters.plain_text import text
from borrower_help.rules.facts import OBLIGED_ROLES, PARTS_OF_DAY
from borrower_help.rules.reading import night_count
from tests.factories import client_for, lock, make_case, make_guest, make_incident
from tests.letters.drawing import Drawing, draft

pytestmark = pytest.mark.django_db
URL = "/write/"
SECOND = "5f6f1f3a-9d0c-4f4e-8a53-2f2d8c0b7a11"
SAID = {
    "conduct": ["asked_me_to_pay", "said_amount"],
    "day_pick": "2026-03-05",
    "part": "afternoon",
    "channel": "call",
    "number": "021-6000 0000",
    "claimed": "某某消费金融",
    "relation": "child",
    "own_role": "none",
}


class Relative:
    """Hold a relative with a case of their own."""

    def __init__(self) -> None:
        self.user = make_guest()
        self.case: OpenCase = make_case(self.user, perspective="third_party")
        self.client: Client = client_for(self.user)

    def post(self, **said: Any) -> Any:
        return self.client.post(URL, {**SAID, **said})

    def record(self) -> IncidentPayload:
        payload: IncidentPayload = Incident.objects.get().payload(self.case.keyring)
        return payload

    def letter(self) -> LetterContext:
        self.case.row.refresh_from_db()
        return from_json(services.current_context(case=self.case, letter=Letter.objects.get()))


@pytest.fixture
def relative() -> Relative:
    return Relative()


def codes(response: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = response.context["form"].error_codes()
    return found


# --- somebody new -----------------------------------------------------------------------------------------------------


def test_somebody_new_agrees_and_has_a_letter_drafted_and_drawn(drawing: Drawing) -> None:
    client = Client()
    page = client.get(URL)
    assert page.status_code == 200
    assert User.objects.count() == 0, "looking makes nothing"
    sent = client.post(URL, {**SAID, "consent": "on", "draft": str(uuid4())})
    letter = Letter.objects.get()
    goal = reverse("letters:letter", args=[letter.case_id, letter.pk])
    assert sent["Location"].startswith(reverse("accounts:code"))
    assert letter.pk.hex in sent["Location"].replace("-", "")
    assert (User.objects.count(), Case.objects.count(), Incident.objects.count()) == (1, 1, 1)
    assert len(drawing.sent()) == 1
    assert client.get(goal).status_code == 200


def test_without_consent_nothing_is_made_and_nothing_is_lost() -> None:
    sent = Client().post(URL, SAID)
    assert sent.status_code == 422
    assert codes(sent) == {"consent": ["required"]}
    assert 'value="021-6000 0000"' in sent.content.decode()
    assert User.objects.count() == 0


def test_very_many_new_cases_of_one_address_are_slowed_down(monkeypatch: pytest.MonkeyPatch) -> None:
    paused: list[str] = []
    monkeypatch.setattr(limits, "pause", lambda request, name: paused.append(name))
    Client().post(URL, {**SAID, "consent": "on"})
    assert paused == ["new-case"]
    Relative().post()
    assert paused == ["new-case"], "who is known begins none"


def test_full_site_begins_no_case_and_serves_those_who_have_one(
    monkeypatch: pytest.MonkeyPatch, relative: Relative
) -> None:
    monkeypatch.setattr("borrower_help.letters.views_short.is_full", lambda: True)
    assert Client().get(URL).status_code == 503
    assert Client().post(URL, {**SAID, "consent": "on"}).status_code == 503
    assert relative.client.get(URL).status_code == 200


def test_failure_on_the_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(services, "draft_letter", fail)
    client = Client(raise_request_exception=False)
    assert client.post(URL, {**SAID, "consent": "on"}).status_code == 500
    assert (User.objects.count(), Case.objects.count(), Incident.objects.count()) == (0, 0, 0)


# --- somebody known ---------------------------------------------------------------------------------------------------


def test_known_visitor_is_not_asked_again_and_writes_into_their_case(relative: Relative) -> None:
    assert "consent" not in relative.client.get(URL).context["form"].fields
    sent = relative.post()
    assert sent.status_code == 302
    assert (Case.objects.count(), Incident.objects.get().case_id) == (1, relative.case.id)
    relative.case.row.refresh_from_db()
    about = relative.case.payload
    assert (about.owner_role, about.borrower_relation) == ("none", "child")


def test_borrowers_case_is_left_alone() -> None:
    user = make_guest()
    own = make_case(user)
    client_for(user).post(URL, {**SAID, "consent": "on"})
    assert Case.objects.count() == 2
    assert not Incident.objects.filter(case=own.row).exists()


def test_sent_twice_is_one_record_and_one_letter(relative: Relative, drawing: Drawing) -> None:
    said = {"draft": str(uuid4())}
    first, second = relative.post(**said), relative.post(**said)
    assert first["Location"] == second["Location"]
    assert (Incident.objects.count(), Letter.objects.count(), Rendering.objects.count()) == (1, 1, 1)
    assert len(drawing.sent()) == 1


def test_sent_twice_at_once_is_no_conflict(relative: Relative, monkeypatch: pytest.MonkeyPatch) -> None:
    # the second request opened the case before the first one saved what it says about itself
    opened: list[Any] = []
    real = beginnings.latest_case

    def opening(*args: Any) -> Any:
        case = real(*args)
        if not opened:
            opened.append(case)
            relative.post(draft=SECOND)
        return case

    monkeypatch.setattr(beginnings, "latest_case", opening)
    assert relative.post(draft=SECOND).status_code == 302
    assert (Incident.objects.count(), Letter.objects.count()) == (1, 1)


def test_id_of_somebody_elses_record_or_letter_is_not_taken(relative: Relative) -> None:
    theirs = make_incident(make_case(perspective="third_party"), words="别人的")
    assert relative.post(draft=str(theirs.pk)).status_code == 404
    letter = draft(make_case(), key="complaint")
    assert relative.post(draft=str(letter.pk)).status_code == 302
    assert relative.post(draft=str(letter.pk)).status_code == 302
    assert Letter.objects.filter(case=relative.case.row).count() == 1
    assert Client().post(URL, {**SAID, "consent": "on", "draft": str(letter.pk)}).status_code == 302
    assert Letter.objects.get(pk=letter.pk).case_id == letter.case_id


def test_locked_visitor_unlocks_first(relative: Relative) -> None:
    lock(relative.client)
    assert reverse("accounts:unlock") in relative.post()["Location"]
    assert not Incident.objects.exists()


def test_full_case_is_said(relative: Relative, settings: Any) -> None:
    settings.MAX_INCIDENTS_PER_CASE = 1
    relative.post()
    sent = relative.post()
    assert sent.status_code == 422
    assert (Incident.objects.count(), Letter.objects.count()) == (1, 1)
    assert 'value="021-6000 0000"' in sent.content.decode()


# --- when -------------------------------------------------------------------------------------------------------------


def test_no_part_of_the_day_stands_chosen_by_itself(relative: Relative) -> None:
    page = relative.client.get(URL).content.decode()
    select = re.search(r'<select name="part".*?</select>', page, re.DOTALL)
    assert select
    values = re.findall(r'<option value="([^"]*)"( selected)?', select[0])
    assert values[0][0] == ""
    assert not [value for value, selected in values if selected and value]
    assert [value for value, _ in values][1:] == [*PARTS_OF_DAY, "forgotten"]
    assert codes(relative.post(part="")) == {"part": ["required"]}


def test_clock_alone_is_enough(relative: Relative) -> None:
    assert relative.post(part="", clock="22:10").status_code == 302
    record = relative.record()
    assert (record.precision, record.at, record.part, record.connected) == ("exact", "22:10", "", True)


def test_clock_counts_more_than_the_part_of_the_day(relative: Relative) -> None:
    relative.post(part="forgotten", clock="9点05")
    assert (relative.record().precision, relative.record().at) == ("exact", "09:05")


@pytest.mark.parametrize("part", PARTS_OF_DAY)
def test_part_of_the_day_is_kept_as_said(relative: Relative, part: str) -> None:
    relative.post(part=part)
    record = relative.record()
    assert (record.precision, record.part, record.at) == ("part", part, "")


def test_forgotten_time_is_one_call_of_that_day_and_says_nothing_of_the_night(relative: Relative) -> None:
    relative.post(part="forgotten")
    record = relative.record()
    assert (record.precision, record.part, record.at) == ("day", "", "")
    assert (record.answered, record.unanswered, record.texts, record.night) == (1, 0, 0, 0)
    fact = look(relative.case).facts.incidents[0]
    assert fact.contacts == 1
    assert not night_count(fact)
    said = text(relative.letter())
    assert "夜" not in said
    assert "22:00" not in said
    assert "3月5日" in said


@pytest.mark.parametrize(
    ("now", "said", "wrong"),
    [
        ("12:00", {"part": "", "clock": "12:11"}, {"clock": ["future"]}),
        ("12:00", {"part": "", "clock": "12:09"}, {}),  # a phone's clock may be ahead
        ("12:00", {"part": "evening"}, {"part": ["future"]}),
        ("12:00", {"part": "afternoon"}, {}),
        ("11:59", {"part": "afternoon"}, {"part": ["future"]}),
        ("00:05", {"part": "early"}, {}),
        ("12:00", {"part": "forgotten"}, {}),
        ("12:00", {"part": "", "clock": "25:00"}, {"clock": ["invalid"]}),
        ("12:00", {"part": "noon"}, {"part": ["invalid_choice"]}),
        ("12:00", {"day_pick": "2026-03-16"}, {"day": ["future"]}),
        ("12:00", {"day_pick": "1999-12-31"}, {"day": ["too_old"]}),
        ("12:00", {"day_pick": ""}, {"day": ["required"]}),
    ],
)
def test_time_that_has_not_come_is_refused(now: str, said: dict[str, str], wrong: dict[str, list[str]]) -> None:
    moment = datetime.fromisoformat(f"2026-03-15 {now}")
    data = {**SAID, "day_pick": "2026-03-15", **said}
    form = ShortForm(data, perspective="third_party", now=moment)
    assert form.error_codes() == wrong
    if not wrong:
        payload = IncidentPayload(**form.parts())
        assert payload.moment is None or payload.moment <= moment


def test_tomorrow_is_refused_on_the_page_and_the_rest_is_kept(relative: Relative) -> None:
    tomorrow = (wall_now() + timedelta(days=1)).date().isoformat()
    sent = relative.post(day_pick="other", day_date=tomorrow)
    assert sent.status_code == 422
    assert "day" in codes(sent)
    assert "某某消费金融" in sent.content.decode()
    assert not Incident.objects.exists()


# --- what -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"conduct": ["insulted"]}, ("call", True, 0, 0)),
        ({"conduct": ["insulted"], "part": "forgotten"}, ("call", True, 1, 0)),
        ({"conduct": ["nothing"]}, ("call", None, 0, 0)),
        ({"conduct": ["many_calls"], "part": "forgotten"}, ("call", None, 0, 0)),
        ({"conduct": ["threatened_exposure"], "channel": "text"}, ("text", None, 0, 0)),
        ({"conduct": ["threatened_exposure"], "channel": "text", "part": "forgotten"}, ("text", None, 0, 1)),
        ({"conduct": ["visit_unannounced"], "channel": "visit"}, ("visit", None, 0, 0)),
        ({"conduct": ["insulted"], "channel": "visit", "part": "forgotten"}, ("visit", None, 0, 0)),
    ],
)
def test_record_says_how_they_came_and_no_more(relative: Relative, said: dict[str, Any], kept: tuple[Any, ...]) -> None:
    assert relative.post(**said).status_code == 302
    record = relative.record()
    assert (record.contact_channel, record.connected, record.answered, record.texts) == kept
    assert record.contacts == 1
    assert relative.client.get(reverse("incidents:list", args=[relative.case.id])).status_code == 200


def test_nothing_ticked_is_asked_again(relative: Relative) -> None:
    assert codes(relative.post(conduct=[])) == {"conduct": ["required"]}


def test_markup_in_what_was_typed_stays_text(relative: Relative) -> None:
    sent = relative.post(claimed="<b>{{ x }}</b>", number='"><script>', part="")
    assert sent.status_code == 422
    assert "<script>" not in sent.content.decode()
    assert "<b>{{" not in sent.content.decode()


# --- whose letter -----------------------------------------------------------------------------------------------------


def test_who_signed_nothing_says_so(relative: Relative) -> None:
    relative.post()
    said = text(relative.letter())
    assert "我没有提供过担保，也没有共同借款" in said
    assert "我的子女" in said or "我的孩子" in said
    assert "删除" in said


@pytest.mark.parametrize("role", sorted(OBLIGED_ROLES - {"borrower"}))
def test_who_has_to_do_with_the_debt_claims_nothing_else(relative: Relative, role: str) -> None:
    assert relative.post(own_role=role).status_code == 302
    said = text(relative.letter())
    for claim in ("没有提供过担保", "没有共同借款", "我不是", "第六百八十六条", "请勿再联系", "为他人的事"):
        assert claim not in said
    assert "付款义务" in said or "应当承担责任" in said, "it asks for what was signed"
    assert "不是对任何债务的确认、承诺或者担保" in said


def test_who_does_not_know_claims_no_guarantee_either_way(relative: Relative) -> None:
    relative.post(own_role="unknown")
    said = text(relative.letter())
    assert "没有提供过担保" not in said
    assert "如认为我有付款义务" in said or "认为我应当承担责任" in said


def test_nobody_is_the_borrower_here(relative: Relative) -> None:
    assert codes(relative.post(own_role="borrower")) == {"own_role": ["invalid_choice"]}


def test_unsaid_relation_is_not_printed(relative: Relative) -> None:
    relative.post(relation="")
    assert "借款人是我的" not in text(relative.letter())


def test_letter_starts_with_what_is_indicated(relative: Relative) -> None:
    relative.post()
    options = Letter.objects.get().payload(relative.case.keyring).options
    relative.case.row.refresh_from_db()
    assert options["chosen"] == [finding.rule for finding in look(relative.case).indicated]
    assert options["chosen"]


@pytest.mark.parametrize("prefix", ["", "/hant", "/en"])
def test_page_speaks_its_language(prefix: str) -> None:
    page = Client().get(prefix + URL)
    assert page.status_code == 200
    assert {"": "记不清了", "/hant": "記不清了", "/en": "I do not remember"}[prefix] in page.content.decode()


def test_letter_and_record_have_ids_of_their_own_so_that_the_file_can_be_brought_back(relative: Relative) -> None:
    relative.post(draft=str(uuid4()))
    assert Letter.objects.get().pk != Incident.objects.get().pk
    check(json.loads("".join(pieces(relative.case, on=wall_now().date(), with_removed=True))))
