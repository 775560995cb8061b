"""Deeds on letters: drafted once, changed by whom read them, issued once as they were seen, and frozen from then on."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from borrower_help.accounts.keys import Unlocked
from borrower_help.audit.models import AuditEvent
from borrower_help.cases import services as cases
from borrower_help.cases.access import OpenCase, open_case
from borrower_help.cases.models import Access, Case
from borrower_help.core import dates
from borrower_help.core.models import Job
from borrower_help.core.sealed import StaleRevision
from borrower_help.incidents import findings as comparing
from borrower_help.incidents import moving
from borrower_help.incidents.services import remove_incident
from borrower_help.letters import renderings, services
from borrower_help.letters.contexts import from_json
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter, LetterPayload, Rendering, State
from borrower_help.letters.plain_text import text
from borrower_help.privacy import retention
from borrower_help.privacy.erasure import erase_user
from borrower_help.rules import engine
from borrower_help.rules.sources import SOURCES
from tests.factories import make_case, make_guest, make_incident
from tests.letters.drawing import Drawing, draft, fresh, issue, look_at, pdf, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Unlocked:
    return make_guest()


@pytest.fixture
def case(owner: Unlocked) -> OpenCase:
    case = make_case(owner, lender_kind="consumer_finance", lender_name="某某消费金融有限公司")
    make_incident(case, at="22:30", connected=True, conduct=["frightened"])
    return case


def events(deed: str) -> int:
    return AuditEvent.objects.filter(deed=deed).count()


def payload(case: OpenCase, letter: Letter) -> LetterPayload:
    held: LetterPayload = Letter.objects.get(pk=letter.pk).payload(case.keyring)
    return held


# --- draft ------------------------------------------------------------------------------------------------------------


def test_drafted_twice_under_one_id_is_one_letter(case: OpenCase) -> None:
    letter_id = uuid4()
    first = services.draft_letter(case=case, letter_id=letter_id, key="complaint", options=Options(name="林一"))
    second = services.draft_letter(case=case, letter_id=letter_id, key="complaint", options=Options(name="别人"))
    assert first == second
    assert payload(case, first).options["name"] == "林一"
    assert (Letter.objects.count(), events("letter.drafted")) == (1, 1)
    assert (first.state, first.issued_on) == (State.DRAFT, None)


def test_draft_that_fails_leaves_nothing(case: OpenCase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "record", _fail)
    with pytest.raises(RuntimeError):
        draft(case)
    assert not Letter.objects.exists()


def _fail(*args: Any, **kwargs: Any) -> None:
    raise RuntimeError


# --- change -----------------------------------------------------------------------------------------------------------


def test_change_is_kept_and_the_same_change_twice_is_one(case: OpenCase) -> None:
    letter = draft(case)
    services.change_draft(case=case, letter=letter, options=Options(name="林一"), revision=1)
    services.change_draft(case=case, letter=letter, options=Options(name="林一"), revision=1)
    assert payload(case, letter).options["name"] == "林一"
    assert Letter.objects.get().revision == 2


def test_change_of_what_somebody_else_changed_is_stale_and_changes_nothing(case: OpenCase) -> None:
    letter = draft(case)
    services.change_draft(case=case, letter=letter, options=Options(name="林一"), revision=1)
    with pytest.raises(StaleRevision):
        services.change_draft(case=case, letter=letter, options=Options(name="别人"), revision=1)
    assert payload(case, letter).options["name"] == "林一"


def test_issued_letter_can_neither_be_changed_nor_thrown_away(case: OpenCase) -> None:
    letter = draft(case)
    issue(case, letter)
    with pytest.raises(services.AlreadyIssued):
        services.change_draft(case=case, letter=letter, options=Options(name="别人"), revision=2)
    with pytest.raises(services.AlreadyIssued):
        services.delete_draft(case=case, letter=letter)
    assert Letter.objects.get().state == State.ISSUED


def test_draft_thrown_away_takes_drawing_job_and_file_along(case: OpenCase, drawing: Drawing) -> None:
    drawn, waiting = draft(case), draft(case)
    look_at(case, drawn)
    drawing.draw()
    look_at(case, waiting)
    assert stored()
    services.delete_draft(case=case, letter=drawn)
    services.delete_draft(case=case, letter=waiting)
    drawing.sent()
    assert (Letter.objects.count(), Rendering.objects.count(), Job.objects.count(), stored()) == (0, 0, 0, set())


# --- issue ------------------------------------------------------------------------------------------------------------


def test_issuing_freezes_context_versions_day_and_keeps_the_case_long(case: OpenCase) -> None:
    letter = draft(case, name="林一")
    context = services.current_context(case=case, letter=letter)
    issue(case, letter)
    held = Letter.objects.get()
    frozen = payload(case, letter)
    assert (held.state, held.issued_on) == (State.ISSUED, dates.today())
    assert frozen.context == context
    assert (frozen.template_version, frozen.rules_version) == (context["template_version"], engine.RULES_VERSION)
    assert frozen.issued_at.startswith(dates.today().isoformat())
    assert events("letter.issued") == 1
    assert Case.objects.get().kept_long
    assert case.ends_on == dates.days_ago(-730)


def test_issued_twice_is_issued_once(case: OpenCase, drawing: Drawing) -> None:
    letter = draft(case)
    first = issue(case, letter)
    at = payload(case, letter).issued_at
    second = services.issue_letter(case=case, letter=letter, seen_hash="whatever an old page says")
    assert first == second
    assert payload(case, letter).issued_at == at
    assert (events("letter.issued"), len(drawing.sent()), Job.objects.count()) == (1, 1, 1)


def test_two_tabs_that_issue_at_once_issue_one_letter(case: OpenCase, owner: Unlocked, drawing: Drawing) -> None:
    letter = draft(case)
    tabs = [(open_case(owner, case.id, need=Access.EDIT), Letter.objects.get(pk=letter.pk)) for _ in range(2)]
    seen = [renderings.hash_of(services.current_context(case=opened, letter=row)) for opened, row in tabs]
    made = [
        services.issue_letter(case=opened, letter=row, seen_hash=hashed)
        for (opened, row), hashed in zip(tabs, seen, strict=True)
    ]
    assert made[0] == made[1]
    assert (events("letter.issued"), Rendering.objects.count(), len(drawing.sent())) == (1, 1, 1)


@pytest.mark.parametrize("failing", ["record", "keep_long", "ensure"])
def test_issue_that_fails_leaves_nothing(
    case: OpenCase, drawing: Drawing, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    letter = draft(case)
    seen = renderings.hash_of(services.current_context(case=case, letter=letter))
    where = {"record": services, "keep_long": cases, "ensure": renderings}[failing]
    monkeypatch.setattr(where, failing, _fail)
    with pytest.raises(RuntimeError):
        services.issue_letter(case=case, letter=letter, seen_hash=seen)
    assert Letter.objects.get().state == State.DRAFT
    assert payload(case, letter).context == {}
    assert not Case.objects.get().kept_long
    assert (events("letter.issued"), Rendering.objects.count(), Job.objects.count(), drawing.sent()) == (0, 0, 0, [])


def _seen(case: OpenCase, letter: Letter) -> str:
    return renderings.hash_of(services.current_context(case=case, letter=letter))


def _refused(case: OpenCase, letter: Letter, seen: str) -> None:
    with pytest.raises(StaleRevision):
        services.issue_letter(case=case, letter=letter, seen_hash=seen)
    assert Letter.objects.get().state == State.DRAFT
    assert not Case.objects.get().kept_long


def test_what_changed_since_the_page_was_seen_is_not_issued(case: OpenCase) -> None:
    letter = draft(case)
    seen = _seen(case, letter)
    make_incident(case, on="2026-03-06", at="23:10")
    _refused(case, letter, seen)
    seen = _seen(case, letter)
    services.change_draft(case=case, letter=letter, options=Options(name="林一"), revision=1)
    _refused(case, letter, seen)
    assert issue(case, letter)


def test_record_taken_out_since_the_page_was_seen_is_not_issued(case: OpenCase) -> None:
    other = make_incident(case, on="2026-03-06", at="23:10", words="收回的话")
    letter = draft(case)
    seen = _seen(case, letter)
    remove_incident(case=case, incident=other)
    _refused(case, letter, seen)


def test_record_taken_out_while_the_letter_is_drawn_stays_in_what_was_issued(case: OpenCase, drawing: Drawing) -> None:
    other = make_incident(case, on="2026-03-06", at="23:10", words="收回的话")
    letter = draft(case)
    issue(case, letter)
    remove_incident(case=case, incident=other)
    other.delete()
    assert drawing.draw() == 1
    assert pdf(case, letter).startswith(b"%PDF")
    assert "收回的话" in text(from_json(services.current_context(case=case, letter=letter)))


def test_law_that_changed_since_the_page_was_seen_shows_it_anew(
    case: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = draft(case, chosen=[finding.rule for finding in comparing.look(case).indicated])
    seen = _seen(case, letter)
    context = services.current_context(case=case, letter=letter)
    assert comparing.look(case).indicated
    monkeypatch.setattr(comparing, "stale_sources", lambda on: frozenset(source.id for source in SOURCES))
    assert services.current_context(case=case, letter=letter) != context
    _refused(case, letter, seen)


# --- frozen -----------------------------------------------------------------------------------------------------------


def test_nothing_that_comes_later_changes_what_is_downloaded(
    case: OpenCase, drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = draft(case, name="林一")
    issue(case, letter)
    drawing.draw()
    before, shown = pdf(case, letter), services.current_context(case=case, letter=letter)
    make_incident(case, on="2026-03-07", at="23:59", words="后来的事")
    cases.change_case(case=case, payload=replace(case.payload, lender_name="另一家"), revision=case.row.revision)
    monkeypatch.setattr(engine, "RULES_VERSION", "9999-01-01")
    monkeypatch.setattr(services, "RULES_VERSION", "9999-01-01")
    monkeypatch.setattr(services, "context_of", _fail)  # nobody composes it again
    monkeypatch.setattr("borrower_help.letters.tasks.render_context", _fail)  # nor draws it
    monkeypatch.setattr(dates, "today", lambda: date(2031, 1, 1))
    assert services.current_context(case=case, letter=letter) == shown
    assert pdf(case, letter) == before
    assert drawing.draw() == 0
    assert payload(case, letter).rules_version != "9999-01-01"


def test_page_of_the_draft_still_open_in_another_tab_does_not_draw_over_what_was_issued(
    case: OpenCase, drawing: Drawing
) -> None:
    letter = draft(case)
    other_tab = Letter.objects.get(pk=letter.pk)
    issue(case, letter)
    drawing.draw()
    before = pdf(case, letter)
    other = {**services.current_context(case=case, letter=letter), "heading": "另一封"}
    kept = services.preview(case=case, letter=other_tab, context=other)
    assert renderings.progress(case=case, rendering=kept, context=other) == "ready"
    assert b"".join(renderings.pdf(case=case, rendering=kept)) == before
    assert (Rendering.objects.count(), drawing.sent()) == (1, [])


def test_text_and_pdf_of_a_letter_are_in_no_clear_column(case: OpenCase, drawing: Drawing) -> None:
    letter = draft(case, name="林一真名", own_words="我每天上夜班。")
    issue(case, letter)
    drawing.draw()
    row = Letter.objects.get()
    columns = b"".join(repr(getattr(row, one.attname)).encode() for one in Letter._meta.concrete_fields)
    assert "夜班".encode() not in bytes(row.sealed)
    assert "林一真名" not in columns.decode()


# --- the end of a letter ----------------------------------------------------------------------------------------------


def test_erasing_takes_letters_drawings_jobs_and_files_along(owner: Unlocked, case: OpenCase, drawing: Drawing) -> None:
    others = make_case()
    theirs = draft(others)
    look_at(others, theirs)
    issue(case, draft(case))
    drawing.draw()
    look_at(case, draft(case))
    kept = stored()
    assert len(kept) == 2
    erase_user(owner.user)
    drawing.sent()
    assert (list(Letter.objects.all()), Job.objects.count()) == ([theirs], 0)
    assert stored() == {fresh(look_at(others, theirs)[0]).file_name} < kept


def test_ended_case_takes_its_files_along(case: OpenCase, drawing: Drawing) -> None:
    issue(case, draft(case))
    drawing.draw()
    assert stored()
    Case.objects.update(visited_on=dates.days_ago(731))
    assert retention.tidy()["cases"] == 1
    drawing.sent()
    assert (Letter.objects.count(), Rendering.objects.count(), stored()) == (0, 0, set())


@pytest.mark.parametrize("drawn", [True, False])
def test_letter_of_a_newcomer_moves_with_the_record(owner: Unlocked, drawing: Drawing, drawn: bool) -> None:
    target = make_case(owner)
    newcomer = make_guest()
    source = make_case(newcomer)
    make_incident(source, at="23:00", words="新的一条")
    issued, unfinished = draft(source, name="林一"), draft(source)
    issue(source, issued)
    look_at(source, unfinished)
    if drawn:
        drawing.draw()
        before = pdf(source, issued)
    moving.move_guest(newcomer, owner)
    drawing.sent()
    opened = open_case(owner, target.id, need=Access.OWN)
    assert {letter.pk for letter in Letter.objects.filter(case=target.row)} == {issued.pk, unfinished.pk}
    moved = Letter.objects.get(pk=issued.pk)
    assert payload(opened, moved).context["key"] == "complaint"
    assert opened.row.kept_long, "an issued letter is in it now"
    look_at(opened, moved)
    assert drawing.draw() == (0 if drawn else 3)  # the two old messages open nothing
    assert pdf(opened, moved).startswith(b"%PDF")
    assert not drawn or pdf(opened, moved) == before
    assert Case.objects.count() == 1


def test_only_a_draft_moved_does_not_keep_the_case_long(owner: Unlocked) -> None:
    target, newcomer = make_case(owner), make_guest()
    draft(make_case(newcomer))
    moving.move_guest(newcomer, owner)
    assert not Case.objects.get(pk=target.id).kept_long
