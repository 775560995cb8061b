"""The pages of letters, as a phone without scripts gets them."""

import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Access
from borrower_help.core import jobs
from borrower_help.core.models import Job
from borrower_help.incidents import findings as comparing
from borrower_help.letters import services
from borrower_help.letters.models import Letter, Rendering, State
from borrower_help.rules import engine
from tests.cast import make_cast
from tests.factories import (
    client_for,
    lock,
    make_case,
    make_guest,
    make_incident,
    make_incidents,
    make_issued_letter,
)
from tests.letters.drawing import Drawing, draft, issue, look_at, make_late

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


class Writer:
    """Hold the owner of a case at their phone."""

    def __init__(self, perspective: str = "borrower", **about: Any) -> None:
        self.user = make_guest()
        self.case: OpenCase = make_case(self.user, perspective=perspective, **about)
        self.client: Client = client_for(self.user)

    def url(self, name: str, *ids: object) -> str:
        with translation.override("zh-hans"):  # a request leaves its language behind
            return reverse(f"letters:{name}", args=[self.case.id, *ids])

    def get(self, name: str, *ids: object) -> Any:
        return self.client.get(self.url(name, *ids))

    def post(self, deed: str, *ids: object, **data: Any) -> Any:
        return self.client.post(self.url(deed, *ids), data)

    def options(self) -> dict[str, Any]:
        options: dict[str, Any] = Letter.objects.get().payload(self.case.keyring).options
        return options

    def seen(self, letter: Letter) -> str:
        seen: str = self.get("letter", letter.pk).context["seen"]
        return seen


@pytest.fixture
def writer() -> Writer:
    writer = Writer(lender_kind="bank", lender_name="某某银行")
    make_incident(writer.case, at="22:30", connected=True, conduct=["frightened"])
    return writer


def text(response: Any) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


# --- the list, and a new one ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("perspective", "mine", "not_mine"),
    [("borrower", ("complaint", "digest"), "notice"), ("third_party", ("notice", "digest"), "complaint")],
)
def test_everybody_writes_their_own_letters_and_nobody_anothers(
    perspective: str, mine: tuple[str, ...], not_mine: str
) -> None:
    writer = Writer(perspective)
    page = writer.get("list").content.decode()
    offered = set(re.findall(r"letters/new/(\w+)/", page))
    assert set(mine) <= offered
    assert not_mine not in offered
    for key in mine:
        assert writer.post("new", key=key, letter=str(uuid4())).status_code == 302
    assert Letter.objects.count() == 2
    for key in (not_mine, "nothing", "", "../complaint"):
        assert writer.post("new", key=key, letter=str(uuid4())).status_code == 404
    assert Letter.objects.count() == 2


def test_new_letter_starts_with_what_is_indicated_and_is_drawn(writer: Writer, drawing: Drawing) -> None:
    answer = writer.post("new", key="complaint", letter=str(uuid4()))
    letter = Letter.objects.get()
    assert answer["Location"] == writer.url("letter", letter.pk)
    indicated = [finding.rule for finding in comparing.look(writer.case).indicated]
    assert indicated
    assert writer.options()["chosen"] == indicated
    assert len(drawing.sent()) == 1


def test_new_letter_sent_twice_is_one(writer: Writer, drawing: Drawing) -> None:
    data = {"key": "complaint", "letter": str(uuid4())}
    assert writer.post("new", **data)["Location"] == writer.post("new", **data)["Location"]
    assert (Letter.objects.count(), len(drawing.sent())) == (1, 1)


@pytest.mark.parametrize("letter", ["", "x", "1" * 500, "\x00"])
def test_new_letter_without_a_usable_id_gets_one(writer: Writer, letter: str) -> None:
    assert writer.post("new", key="complaint", letter=letter).status_code == 302


def test_id_of_another_persons_letter_is_not_taken(writer: Writer) -> None:
    theirs = draft(make_case())
    assert writer.post("new", key="complaint", letter=str(theirs.pk)).status_code == 404
    assert list(Letter.objects.all()) == [theirs]


def test_list_shows_drafts_before_what_was_issued(writer: Writer) -> None:
    issued = draft(writer.case)
    issue(writer.case, issued)
    unfinished = draft(writer.case, key="digest")
    page = writer.get("list").content.decode()
    listed = re.findall(rf"/records/{writer.case.id}/letters/([0-9a-f-]{{36}})/", page)
    assert listed == [str(unfinished.pk), str(issued.pk)]


def test_letter_can_be_written_with_nothing_recorded(drawing: Drawing) -> None:
    writer = Writer()
    answer = writer.post("new", key="complaint", letter=str(uuid4()))
    assert writer.client.get(answer["Location"]).status_code == 200
    drawing.draw()
    assert writer.client.get(answer["Location"]).context["progress"] == "ready"


# --- the draft --------------------------------------------------------------------------------------------------------


def test_draft_that_is_being_drawn_says_so_and_comes_by_itself(writer: Writer) -> None:
    page = writer.get("letter", draft(writer.case).pk)
    assert page.context["progress"] == "making"
    assert 'data-poll="2000"' in page.content.decode()
    assert "再看一次" in text(page)
    assert page["Cache-Control"] == "no-store"


def test_drawn_draft_shows_its_first_page(writer: Writer, drawing: Drawing) -> None:
    letter = draft(writer.case)
    look_at(writer.case, letter)
    drawing.draw()
    page = writer.get("letter", letter.pk).content.decode()
    assert "data-poll" not in page
    assert writer.url("page", letter.pk, 1) in page


def test_failed_drawing_offers_to_try_again(writer: Writer, drawing: Drawing) -> None:
    letter = draft(writer.case)
    rendering, _context = look_at(writer.case, letter)
    drawing.sent()
    drawing.messages.clear()
    make_late(rendering.pk, attempt=jobs.MOST_ATTEMPTS)
    page = writer.get("letter", letter.pk)
    assert page.context["progress"] == "failed"
    assert writer.url("again", letter.pk) in page.content.decode()
    assert writer.post("again", letter.pk)["Location"] == writer.url("letter", letter.pk)
    drawing.draw()
    assert writer.get("letter", letter.pk).context["progress"] == "ready"


def test_change_is_saved_and_drawn_anew(writer: Writer, drawing: Drawing) -> None:
    letter = draft(writer.case)
    first = writer.seen(letter)
    data = {"name": "林一", "own_words": "我每天上夜班，白天要睡觉。", "numbers": "138 0000 1111\n 139 2222 3333 \n\n"}
    answer = writer.post("change", letter.pk, revision="1", chosen=["night-contact"], **data)
    assert answer["Location"] == writer.url("letter", letter.pk)
    assert writer.options()["numbers"] == ["138 0000 1111", "139 2222 3333"]
    assert writer.options()["own_words"] == data["own_words"]
    assert writer.seen(letter) != first
    shown = writer.get("letter", letter.pk).content.decode()
    assert "白天要睡觉" in shown
    assert Rendering.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("own_words", "字" * 5001, "max_length"),
        ("name", "名" * 61, "max_length"),
        ("numbers", "\n".join(["13800001111"] * 21), "numbers"),
        ("numbers", "1" * 41, "numbers"),
        ("chosen", "no-such-rule", "invalid_choice"),
        ("requests", "no-such-request", "invalid_choice"),
    ],
)
def test_wrong_input_is_said_and_keeps_what_was_typed(writer: Writer, field: str, typed: str, code: str) -> None:
    letter = draft(writer.case)
    data = {"revision": "1", "hours": "下午三点后", field: typed}
    answer = writer.client.post(writer.url("change", letter.pk), data)
    assert answer.status_code == 422
    assert answer.context["form"].error_codes() == {field: [code]}
    assert "下午三点后" in answer.content.decode()
    assert writer.options() == services.Options().to_json()


def test_letter_that_asks_for_nothing_is_not_drawn_with_what_was_unticked(writer: Writer) -> None:
    letter = draft(writer.case)
    page = writer.get("letter", letter.pk).content.decode()
    assert 'name="asked"' in page  # boxes nobody ticked are not sent
    answer = writer.post("change", letter.pk, revision="1", asked="1", own_words="我写的话。")
    assert answer.status_code == 422
    assert answer.context["form"].errors.as_data()["requests"][0].code == "nothing_asked"
    assert "我写的话。" in answer.content.decode()
    one = writer.post("change", letter.pk, revision="1", asked="1", requests=["stop_others"])
    assert one.status_code == 302
    assert writer.options()["requests"] == ["stop_others"]


def test_change_on_another_phone_meanwhile_is_said_and_keeps_what_was_typed(writer: Writer) -> None:
    letter = draft(writer.case)
    writer.post("change", letter.pk, revision="1", name="林一")
    answer = writer.post("change", letter.pk, revision="1", name="林二", own_words="我写的话。")
    assert answer.status_code == 409
    assert "我写的话。" in answer.content.decode()
    assert writer.options()["name"] == "林一"
    again = re.search(r'name="revision" value="(\d+)"', answer.content.decode())
    assert again
    assert writer.post("change", letter.pk, revision=again[1], name="林二").status_code == 302
    assert writer.options()["name"] == "林二"


@pytest.mark.parametrize("revision", ["", "x", "-1", "１", "9" * 30])
def test_revision_that_is_no_number_is_no_error(writer: Writer, revision: str) -> None:
    letter = draft(writer.case)
    assert writer.post("change", letter.pk, revision=revision, name="林一").status_code in {302, 409}


def test_typed_markup_and_template_syntax_stay_text(writer: Writer, drawing: Drawing) -> None:
    letter = draft(writer.case)
    typed = "<script>alert(1)</script> {{ settings.SECRET_KEY }} {% load x %} \u202e\x07"
    writer.post("change", letter.pk, revision="1", own_words=typed, name="</textarea><b>")
    page = writer.get("letter", letter.pk).content.decode()
    assert "<script>alert(1)" not in page
    assert "</textarea><b>" not in page
    writer.post("issue", letter.pk, seen=writer.seen(letter))
    assert drawing.draw() == 1, "what was previewed is what is issued"
    issued = writer.get("letter", letter.pk)
    assert issued.context["progress"] == "ready"
    assert "{{ settings.SECRET_KEY }}" in text(issued)
    assert "<script>alert(1)" not in issued.content.decode()


def test_characters_no_font_has_are_listed(writer: Writer) -> None:
    letter = draft(writer.case, own_words="我\U0001f62d写的\U0002ebf0。")
    page = writer.get("letter", letter.pk)
    assert [gap.character for gap in page.context["gaps"]] == ["\U0001f62d", "\U0002ebf0"]
    assert "\U0001f62d" in text(page).split("你自己的话")[0]
    assert writer.get("letter", draft(writer.case, own_words="㐂镕").pk).context["gaps"] == ()


def test_truth_check_asks_about_the_senders_own_sentence(writer: Writer) -> None:
    letter = draft(writer.case, own_words="我确实欠了他们的钱。")
    page = writer.get("letter", letter.pk)
    assert [asked.excerpt for asked in page.context["problems"]] == ["我确实欠了他们的钱"]
    assert "一百九十二条" in text(page)
    answer = writer.post("issue", letter.pk, seen=page.context["seen"])
    assert answer.status_code == 422
    assert "我确实欠了他们的钱" in text(answer)
    own = page.context["problems"][0].flag.fingerprint
    assert writer.post("issue", letter.pk, seen=page.context["seen"], own=own).status_code == 302


def test_who_lends_is_not_asked_of_a_lender_who_was_just_named() -> None:
    writer = Writer("borrower")
    make_incident(writer.case, on="2026-03-05", at="10:00", connected=True)
    letter = draft(writer.case)
    typed = {"revision": "1", "requests": ["who_lends", "contact_me"], "recipient_name": "甲小额贷款有限公司"}
    writer.post("change", letter.pk, **typed)
    assert writer.options()["requests"] == ["contact_me"]
    writer.post("change", letter.pk, **typed | {"revision": "2"})
    assert writer.options()["requests"] == ["who_lends", "contact_me"], "whoever asks it all the same asks it"


def test_digest_has_nothing_to_change(writer: Writer) -> None:
    letter = draft(writer.case, key="digest")
    page = writer.get("letter", letter.pk)
    assert not page.context["form"].fields
    assert 'id="change"' not in page.content.decode()
    assert writer.post("change", letter.pk, revision="1", name="林一").status_code == 302
    assert writer.options()["name"] == ""


def test_notice_never_asks_for_product_or_identity() -> None:
    writer = Writer("third_party")
    page = writer.get("letter", draft(writer.case, key="notice").pk)
    assert not {"app_name", "id_number", "hours"} & set(page.context["form"].fields)
    assert "phone" in page.context["form"].fields


# --- issuing ----------------------------------------------------------------------------------------------------------


def test_issued_letter_can_be_taken_along_and_says_where_to(writer: Writer, drawing: Drawing) -> None:
    letter = draft(writer.case)
    answer = writer.post("issue", letter.pk, seen=writer.seen(letter))
    assert answer["Location"] == writer.url("letter", letter.pk)
    making = writer.get("letter", letter.pk)
    assert "不是对" in text(making), "the text is there before the picture"
    assert '<meta http-equiv="refresh"' in making.content.decode()
    drawing.draw()
    page = writer.get("letter", letter.pk)
    assert page.context["numbers"] >= 1
    for name in ("pages", "pdf"):
        assert writer.url(name, letter.pk) in page.content.decode()
    assert "refresh" not in page.content.decode()
    assert page.context["door"].steps
    assert page.context["usual"]


@pytest.mark.parametrize(("kind", "shown"), [("bank", True), ("consumer_finance", True), ("microloan", False)])
def test_usual_answer_is_shown_only_where_one_is_known(kind: str, shown: bool) -> None:
    writer = Writer(lender_kind=kind)
    letter = draft(writer.case)
    issue(writer.case, letter)
    assert bool(writer.get("letter", letter.pk).context["usual"]) is shown


def test_digest_has_no_door(writer: Writer) -> None:
    letter = draft(writer.case, key="digest")
    issue(writer.case, letter)
    assert "door" not in writer.get("letter", letter.pk).context


def test_record_that_changed_since_the_page_is_shown_before_issuing(writer: Writer) -> None:
    letter = draft(writer.case)
    seen = writer.seen(letter)
    make_incident(writer.case, on="2026-03-06", at="23:10")
    answer = writer.post("issue", letter.pk, seen=seen)
    assert answer.status_code == 409
    assert Letter.objects.get().state == State.DRAFT
    assert answer.context["notice"]
    assert writer.post("issue", letter.pk, seen=answer.context["seen"]).status_code == 302
    assert Letter.objects.get().state == State.ISSUED


@pytest.mark.parametrize("seen", ["", "x", "0" * 64])
def test_nobody_issues_what_they_did_not_see(writer: Writer, seen: str) -> None:
    letter = draft(writer.case)
    assert writer.post("issue", letter.pk, seen=seen).status_code == 409
    assert Letter.objects.get().state == State.DRAFT


def test_issued_twice_from_two_tabs_is_one_letter(writer: Writer, drawing: Drawing) -> None:
    letter = draft(writer.case)
    tabs = [writer.seen(letter) for _ in range(2)]
    answers = [writer.post("issue", letter.pk, seen=seen) for seen in tabs]
    assert [answer["Location"] for answer in answers] == [writer.url("letter", letter.pk)] * 2
    assert len(drawing.sent()) == 1


def test_issued_letter_stays_as_it_is(writer: Writer) -> None:
    letter = draft(writer.case, name="林一")
    issue(writer.case, letter)
    before = Letter.objects.get().payload(writer.case.keyring)
    assert writer.post("change", letter.pk, revision="2", name="别人").status_code == 302
    assert writer.post("drop", letter.pk).status_code == 302
    assert Letter.objects.get().payload(writer.case.keyring) == before
    assert 'id="change"' not in writer.get("letter", letter.pk).content.decode()


def test_draft_can_be_thrown_away(writer: Writer) -> None:
    letter = draft(writer.case)
    look_at(writer.case, letter)
    assert writer.post("drop", letter.pk)["Location"] == writer.url("list")
    assert (Letter.objects.count(), Rendering.objects.count(), Job.objects.count()) == (0, 0, 0)
    assert writer.post("drop", letter.pk).status_code == 404
    assert writer.get("letter", letter.pk).status_code == 404


@pytest.mark.parametrize("deed", ["letter", "change", "issue", "again", "drop"])
def test_draft_thrown_away_in_another_tab_meanwhile_is_404(
    writer: Writer, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    letter = draft(writer.case)
    seen = writer.seen(letter)
    Rendering.objects.all().delete()
    opening = comparing.case_facts if deed != "drop" else services._lock

    def meanwhile(*args: Any, **kwargs: Any) -> Any:
        Letter.objects.all().delete()
        return opening(*args, **kwargs)

    if deed == "drop":
        monkeypatch.setattr(services, "_lock", meanwhile)
    else:
        monkeypatch.setattr(comparing, "case_facts", meanwhile)
    address, data = writer.url(deed, letter.pk), {"seen": seen, "revision": "1", "name": "林一"}
    answer = writer.client.get(address) if deed == "letter" else writer.client.post(address, data)
    assert answer.status_code == 404


# --- who may what -----------------------------------------------------------------------------------------------------


def test_who_may_only_look_sees_the_letter_and_changes_nothing() -> None:
    cast = make_cast()
    letter = draft(cast.case)
    mei, chen = client_for(cast.mei), client_for(cast.chen)
    case = cast.case_of(cast.mei)
    assert case.grant.access == Access.VIEW

    def url(name: str) -> str:
        return reverse(f"letters:{name}", args=[cast.case.id] + ([] if name in {"list", "new"} else [letter.pk]))

    seen = mei.get(url("letter")).context["seen"]
    data = {"seen": seen, "revision": "1", "name": "别人", "key": "complaint", "letter": str(uuid4())}
    for deed in ("new", "change", "issue", "again", "drop"):
        assert mei.post(url(deed), data).status_code == 404
        assert client_for(cast.zhou).post(url(deed), data).status_code == 404
        assert Client().post(url(deed), data).status_code == 404
    assert (Letter.objects.get().state, Letter.objects.get().revision) == (State.DRAFT, 1)
    assert chen.post(url("issue"), data).status_code == 302
    assert Letter.objects.get().state == State.ISSUED


@pytest.mark.parametrize("deed", ["change", "issue", "again", "drop"])
def test_letter_of_another_case_of_mine_is_not_there_either(writer: Writer, deed: str) -> None:
    other = draft(make_case(writer.user))
    assert writer.post(deed, other.pk, name="x").status_code == 404
    assert Letter.objects.get() == other


def test_deeds_are_posts(writer: Writer) -> None:
    letter = draft(writer.case)
    for deed in ("change", "issue", "again", "drop"):
        assert writer.get(deed, letter.pk).status_code == 405


def test_the_beginning_of_a_letter_opened_by_itself_leads_to_the_letters(writer: Writer) -> None:
    alone = writer.get("new")
    assert alone.url == reverse("letters:list", args=[writer.case.id])
    assert Letter.objects.count() == 0


def test_locked_owner_is_asked_to_unlock(writer: Writer) -> None:
    letter = draft(writer.case)
    lock(writer.client)
    for name, ids in (("list", ()), ("letter", (letter.pk,)), ("pdf", (letter.pk,))):
        assert reverse("accounts:unlock") in writer.get(name, *ids)["Location"]


# --- languages, cost --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["/hant", "/en"])
def test_pages_speak_the_language_of_the_address(writer: Writer, drawing: Drawing, prefix: str) -> None:
    letter = draft(writer.case, own_words="我每天上夜班。\U0001f62d")
    chinese = text(writer.get("letter", letter.pk))
    page = writer.client.get(prefix + writer.url("letter", letter.pk))
    assert page.status_code == 200
    assert text(page) != chinese
    issue(writer.case, letter)
    drawing.draw()
    issued = writer.client.get(prefix + writer.url("letter", letter.pk))
    assert issued.context["door"].steps != writer.get("letter", letter.pk).context["door"].steps
    assert "投诉书" in re.sub(r"\s", "", text(issued)), "the letter itself is in its recipient's language"


@pytest.mark.parametrize("count", [10, 1_000])
def test_pages_ask_the_database_little_and_read_the_record_once(
    count: int, monkeypatch: pytest.MonkeyPatch, drawing: Drawing
) -> None:
    writer = Writer()
    make_incidents(writer.case, count, connected=True, conduct=["frightened"])
    calls: list[str] = []
    for module, name in ((comparing, "case_facts"), (engine, "evaluate")):
        monkeypatch.setattr(module, name, _counted(getattr(module, name), name, calls))
    writer.post("new", key="complaint", letter=str(uuid4()))
    assert sorted(calls) == ["case_facts", "evaluate"]
    letter = Letter.objects.get()
    make_incident(writer.case, connected=True, conduct=["insulted"])
    with CaptureQueriesContext(connection) as asked:  # the record changed: this look asks for the page anew
        assert writer.get("letter", letter.pk).context["progress"] == "making"
    assert _number(asked) <= MOST_QUERIES
    for progress in ("making", "ready"):
        calls.clear()
        with CaptureQueriesContext(connection) as asked:
            assert writer.get("letter", letter.pk).context["progress"] == progress
        assert _number(asked) <= MOST_QUERIES
        assert sorted(calls) == ["case_facts", "evaluate"]
        drawing.draw()
    calls.clear()
    assert writer.post("change", letter.pk, revision="1", name="林一").status_code == 302
    assert sorted(calls) == ["case_facts", "evaluate"]
    issue(writer.case, Letter.objects.get())
    calls.clear()
    for name in ("letter", "list"):
        with CaptureQueriesContext(connection) as asked:
            assert writer.get(name, *[letter.pk][: name == "letter"]).status_code == 200
        assert _number(asked) <= MOST_QUERIES
    assert calls == [], "what is frozen is not compared again"


def _counted(real: Any, name: str, calls: list[str]) -> Any:
    def counting(*args: Any, **kwargs: Any) -> Any:
        calls.append(name)
        return real(*args, **kwargs)

    return counting


def _number(asked: CaptureQueriesContext) -> int:
    # a test runs inside a transaction of its own, so the site's become savepoints
    return sum("SAVEPOINT" not in query["sql"] for query in asked.captured_queries)


# --- the court first --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conduct", "check", "waits"),
    [
        (["showed_paper"], "genuine", True),
        (["showed_paper"], "unchecked", False),
        (["showed_paper"], "not_genuine", False),
        (["insulted"], "genuine", False),
    ],
)
def test_complaint_waits_for_a_genuine_paper_until_its_writer_goes_on(
    writer: Writer, drawing: Drawing, conduct: list[str], check: str, waits: bool
) -> None:
    make_incident(writer.case, conduct=conduct, paper_check=check)
    wanted = str(uuid4())
    answer = writer.post("new", key="complaint", letter=wanted)
    assert (answer.status_code == 200) is waits
    assert Letter.objects.count() == (0 if waits else 1)
    if waits:
        assert reverse("guides:days") in answer.content.decode()
        assert writer.post("new", key="complaint", letter=wanted, go_on="1").status_code == 302
        assert str(Letter.objects.get().pk) == wanted


def test_the_page_for_an_adviser_and_a_relatives_notice_never_wait(drawing: Drawing) -> None:
    for perspective, key in (("borrower", "digest"), ("third_party", "notice")):
        writer = Writer(perspective)
        make_incident(writer.case, conduct=["showed_paper"], paper_check="genuine")
        assert writer.post("new", key=key, letter=str(uuid4())).status_code == 302


def test_a_day_nobody_chose_stands_on_no_paper(writer: Writer, drawing: Drawing) -> None:
    page = writer.get("about", "legal_aid").content.decode()
    listed = re.search(r'name="answer_served_on_pick".*?</select>', page, re.DOTALL)
    assert listed is not None
    first, *days = re.findall(r"<option[^>]*>", listed[0])
    assert 'value=""' in first
    assert not any("selected" in day for day in days)
    writer.post("new", key="legal_aid", letter=str(uuid4()), answer_served_on_pick="", answer_served_on_date="")
    assert writer.options()["answers"] == {}


def test_the_company_is_asked_for_once(writer: Writer, drawing: Drawing) -> None:
    named = {"recipient_name": "某某消费金融有限公司", "app_name": "某某分期"}
    make_issued_letter(writer.case, key="complaint", **named)
    letter_id = uuid4()
    writer.post("new", key="second_level", letter=str(letter_id))
    payload = Letter.objects.get(pk=letter_id).payload(writer.case.keyring)
    assert {name: payload.options[name] for name in named} == named
    assert payload.options["name"] == payload.options["phone"] == ""
