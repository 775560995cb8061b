"""What the worker makes of a letter: once for one context, tried again when late, open only to the case."""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from borrower_help.cases.access import OpenCase
from borrower_help.core import crypto, files, jobs
from borrower_help.core.crypto import KeyPair, SealError
from borrower_help.core.models import Job
from borrower_help.letters import renderings, services, tasks
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter, Rendering
from tests.factories import make_case, make_incident
from tests.letters.drawing import Drawing, draft, fresh, issue, look_at, make_late, pdf, progress, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> OpenCase:
    case = make_case(lender_kind="bank", lender_name="某某银行")
    make_incident(case, at="22:30", connected=True, conduct=["frightened"])
    return case


@pytest.fixture
def letter(case: OpenCase) -> Letter:
    return draft(case)


# --- one for one context ----------------------------------------------------------------------------------------------


def test_looking_ten_times_asks_once(case: OpenCase, letter: Letter, drawing: Drawing) -> None:
    assert len({look_at(case, letter)[0].pk for _ in range(10)}) == 1
    assert (len(drawing.sent()), Job.objects.count()) == (1, 1)


def test_preview_becomes_the_issued_one_where_nothing_changed(case: OpenCase, letter: Letter, drawing: Drawing) -> None:
    preview, _context = look_at(case, letter)
    drawing.draw()
    before = pdf(case, letter)
    assert issue(case, letter) == preview
    assert drawing.draw() == 0
    assert pdf(case, letter) == before
    assert len(stored()) == 1


def test_changed_draft_drops_the_old_drawing_with_file_and_job(
    case: OpenCase, letter: Letter, drawing: Drawing
) -> None:
    old, _context = look_at(case, letter)
    drawing.draw()
    gone = stored()
    services.change_draft(case=case, letter=letter, options=Options(name="林一"), revision=1)
    new, _context = look_at(case, letter)
    drawing.sent()
    assert (list(Rendering.objects.all()), stored()) == ([new], set())
    assert Job.objects.get().pk == new.pk != old.pk
    drawing.draw()
    assert stored() == {fresh(new).file_name} != gone


def test_draft_changed_while_it_is_drawn_throws_the_old_drawing_away(
    case: OpenCase, letter: Letter, drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(case, letter)
    real = tasks.render_context

    def drawing_slowly(context: Any) -> Any:
        monkeypatch.setattr(tasks, "render_context", real)
        services.change_draft(case=case, letter=letter, options=Options(name="林一"), revision=1)
        look_at(case, letter)
        return real(context)

    monkeypatch.setattr(tasks, "render_context", drawing_slowly)
    assert drawing.draw() == 1
    assert (progress(case, letter), stored()) == ("making", set())
    assert drawing.draw() == 1
    assert progress(case, letter) == "ready"
    assert len(stored()) == 1


def test_two_views_that_ask_at_once_get_the_same(
    case: OpenCase, letter: Letter, drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = renderings._found
    answers: list[Any] = []

    def late(*args: Any) -> Any:  # somebody else asks between looking and asking
        answers.append(real(*args))
        if len(answers) == 1:
            monkeypatch.setattr(renderings, "_found", real)
            look_at(case, letter)
        return answers[0] if len(answers) == 1 else real(*args)

    monkeypatch.setattr(renderings, "_found", late)
    look_at(case, letter)
    assert (Rendering.objects.count(), len(drawing.sent())) == (1, 1)


# --- progress ---------------------------------------------------------------------------------------------------------


def test_progress_is_making_then_ready(case: OpenCase, letter: Letter, drawing: Drawing) -> None:
    assert progress(case, letter) == "making"
    drawing.draw()
    assert progress(case, letter) == "ready"
    assert not Job.objects.exists()


def test_late_job_is_renewed_under_a_new_key_by_the_owners_look(
    case: OpenCase, letter: Letter, drawing: Drawing
) -> None:
    rendering, _context = look_at(case, letter)
    first = drawing.sent()[0]
    make_late(rendering.pk)
    assert progress(case, letter) == "making"
    assert [message[0] for message in drawing.sent()] == [rendering.pk, rendering.pk]
    assert drawing.messages[1][1] != first[1]
    assert drawing.draw() == 2  # the old message opens nothing
    assert progress(case, letter) == "ready"
    assert len(stored()) == 1


def test_drawing_that_fails_is_tried_again_and_given_up_after_five(
    case: OpenCase, letter: Letter, drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(context: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr("borrower_help.letters.tasks.render_context", failing)
    for _ in range(jobs.MOST_ATTEMPTS):
        assert progress(case, letter) == "making"
        with pytest.raises(RuntimeError):
            drawing.draw()
    assert progress(case, letter) == "failed"
    assert (drawing.sent(), stored()) == ([], set())


def test_owner_may_have_it_tried_again(case: OpenCase, letter: Letter, drawing: Drawing) -> None:
    rendering, context = look_at(case, letter)
    drawing.sent()
    drawing.messages.clear()  # lost
    make_late(rendering.pk, attempt=jobs.MOST_ATTEMPTS)
    assert progress(case, letter) == "failed"
    for _ in range(2):
        renderings.again(case=case, rendering=rendering, context=context)
    assert len(drawing.sent()) == 1
    assert Job.objects.get().attempt == 1
    drawing.draw()
    assert progress(case, letter) == "ready"


def test_again_asks_for_a_job_that_is_gone_and_for_nothing_else(
    case: OpenCase, letter: Letter, drawing: Drawing
) -> None:
    rendering, context = look_at(case, letter)
    drawing.sent()
    renderings.again(case=case, rendering=rendering, context=context)
    assert len(drawing.messages) == 1, "it is being made"
    Job.objects.all().delete()  # as after a restored backup
    assert progress(case, letter) == "failed"
    for _ in range(2):
        renderings.again(case=case, rendering=rendering, context=context)
    assert len(drawing.sent()) == 2
    drawing.draw()
    renderings.again(case=case, rendering=rendering, context=context)
    assert (drawing.sent(), progress(case, letter)) == ([], "ready")


def test_what_another_tab_replaced_is_being_made_not_an_error(case: OpenCase, letter: Letter) -> None:
    rendering, context = look_at(case, letter)
    Job.objects.all().delete()
    Rendering.objects.all().delete()
    assert renderings.progress(case=case, rendering=rendering, context=context) == "making"


def test_late_job_is_never_renewed_with_another_context(case: OpenCase, letter: Letter, drawing: Drawing) -> None:
    rendering, context = look_at(case, letter)
    drawing.sent()
    make_late(rendering.pk)
    other = {**context, "heading": "另一封"}
    assert renderings.progress(case=case, rendering=rendering, context=other) == "making"
    renderings.again(case=case, rendering=rendering, context=other)
    assert len(drawing.sent()) == 1


# --- what is made -----------------------------------------------------------------------------------------------------


@pytest.fixture
def made(case: OpenCase, letter: Letter, drawing: Drawing) -> Rendering:
    rendering, _context = look_at(case, letter)
    drawing.draw()
    return fresh(rendering)


def test_pdf_and_every_page_stand_in_one_file(case: OpenCase, made: Rendering) -> None:
    where = renderings.opened(case=case, rendering=made)
    data = b"".join(renderings.pdf(case=case, rendering=made))
    pages = [renderings.page(case=case, rendering=made, number=n) for n in range(1, len(where.page_bytes) + 1)]
    assert data.startswith(b"%PDF")
    assert data.rstrip().endswith(b"%%EOF")
    assert hashlib.sha256(data).hexdigest() == where.sha256
    assert pages
    assert all(one is not None and one.startswith(b"\x89PNG") and one.endswith(b"IEND\xaeB`\x82") for one in pages)
    assert len(data) + sum(len(one or b"") for one in pages) == where.length


@pytest.mark.parametrize("number", [0, -1, 99, 10**12])
def test_page_that_is_not_there_is_none(case: OpenCase, made: Rendering, number: int) -> None:
    assert renderings.page(case=case, rendering=made, number=number) is None


def test_result_opens_only_with_the_cases_private_key(case: OpenCase, made: Rendering) -> None:
    sealed = bytes(made.result or b"")
    with pytest.raises(SealError):
        crypto.unseal_with(KeyPair.generate().private, sealed)
    for key in case.keys.data_keys.values():
        with pytest.raises(SealError):
            crypto.unseal_with(key, sealed)
    assert b"sha256" in crypto.unseal_with(case.keys.private_key, sealed)


def test_file_is_sealed_and_opens_with_its_own_key_alone(case: OpenCase, made: Rendering) -> None:
    raw = Path(default_storage.path(made.file_name)).read_bytes()
    assert b"%PDF" not in raw
    assert b"IHDR" not in raw
    length = renderings.opened(case=case, rendering=made).length
    for key in (crypto.new_key(), *case.keys.data_keys.values(), case.keys.private_key):
        with pytest.raises(SealError):
            b"".join(files.read(made.file_name, key=key, length=length))


def test_key_of_the_file_is_in_no_clear_column(case: OpenCase, made: Rendering) -> None:
    key = made.payload(case.keyring).file_key
    for value in (bytes(made.sealed), bytes(made.result or b""), made.file_name.encode()):
        assert key.encode() not in value
        assert bytes.fromhex(key) not in value


def test_drawing_of_one_case_does_not_open_with_another(made: Rendering) -> None:
    with pytest.raises(SealError):
        renderings.opened(case=make_case(), rendering=made)


# --- orphans ----------------------------------------------------------------------------------------------------------


def test_sweep_takes_old_files_nobody_names_and_nothing_else(made: Rendering, monkeypatch: pytest.MonkeyPatch) -> None:
    orphan = f"{renderings.FOLDER}/00/orphan-1"
    files.write(orphan, [b"left by a killed worker"], key=crypto.new_key())
    assert renderings.sweep() == 0, "a worker may be about to name it"
    tomorrow = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr("borrower_help.letters.renderings.timezone.now", lambda: tomorrow)
    assert services.sweep_files() == 1
    assert stored() == {made.file_name}


def test_letter_erased_while_it_is_drawn_leaves_no_file(
    case: OpenCase, letter: Letter, drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(case, letter)
    real = tasks.render_context

    def drawing_slowly(context: Any) -> Any:
        services.delete_draft(case=case, letter=Letter.objects.get())
        return real(context)

    monkeypatch.setattr(tasks, "render_context", drawing_slowly)
    drawing.draw()
    drawing.sent()
    assert (Rendering.objects.count(), Job.objects.count(), stored()) == (0, 0, set())


def test_file_finished_after_it_was_read_goes_with_its_row(case: OpenCase, letter: Letter, drawing: Drawing) -> None:
    rendering, _context = look_at(case, letter)
    drawing.draw()
    assert rendering.file_name == "", "as it was read before the worker was done"
    renderings.drop([rendering])
    drawing.sent()
    assert stored() == set()


# --- a file that was lost ---------------------------------------------------------------------------------------------


def test_lost_file_of_an_issued_letter_is_drawn_again_the_same(
    case: OpenCase, letter: Letter, drawing: Drawing
) -> None:
    issue(case, letter)
    drawing.draw()
    before = pdf(case, letter)
    for name in stored():
        files.delete(name)
    assert renderings.finished(letter) is None
    assert progress(case, letter) == "making"
    drawing.draw()
    assert progress(case, letter) == "ready"
    assert pdf(case, letter) == before
