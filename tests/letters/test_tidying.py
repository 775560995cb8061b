"""What tidying ends of letters: dead jobs, files nobody names; never what somebody may still want."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from borrower_help.cases.access import OpenCase
from borrower_help.core import files, jobs
from borrower_help.core.models import Job
from borrower_help.letters import renderings, services
from borrower_help.letters.models import Letter, Rendering
from borrower_help.privacy.retention import tidy
from tests.factories import make_case, make_guest_with_code, make_incident
from tests.letters.drawing import Drawing, draft, look_at, pdf, progress, stored
from tests.stand_ins import Clock, quick_stretch

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 5, 4, 0, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch, NOON)


@pytest.fixture
def case(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> OpenCase:
    quick_stretch(monkeypatch)
    guest, _code = make_guest_with_code()
    case = make_case(guest, lender_kind="bank")
    make_incident(case, at="22:30", connected=True, conduct=["frightened"])
    return case


@pytest.fixture
def letter(case: OpenCase, drawing: Drawing) -> Letter:
    letter = draft(case)
    look_at(case, letter)
    drawing.sent()
    return letter


def test_job_that_waits_for_its_worker_stays_for_two_days(clock: Clock, letter: Letter) -> None:
    clock.move(days=2)
    assert tidy()["jobs"] == 0
    assert Job.objects.count() == 1


def test_job_nobody_looked_after_for_two_days_ends_and_is_asked_for_again(
    clock: Clock, case: OpenCase, letter: Letter, drawing: Drawing
) -> None:
    clock.move(days=2, seconds=1)
    assert tidy()["jobs"] == 1
    assert drawing.draw() == 1  # the message that comes at last opens nothing
    assert not stored()
    assert progress(case, letter) == "failed"
    rendering, context = look_at(case, letter)
    renderings.again(case=case, rendering=rendering, context=context)
    assert (progress(case, letter), drawing.draw(), progress(case, letter)) == ("making", 1, "ready")
    assert pdf(case, letter).startswith(b"%PDF")


def test_job_its_owner_had_renewed_counts_from_then(
    clock: Clock, case: OpenCase, letter: Letter, drawing: Drawing
) -> None:
    clock.move(days=2)
    assert progress(case, letter) == "making"
    drawing.sent()
    clock.move(days=2)
    assert tidy()["jobs"] == 0
    clock.move(seconds=1)
    assert tidy()["jobs"] == 1


def test_job_without_its_rendering_ends_at_once(case: OpenCase, letter: Letter) -> None:
    jobs.enqueue(renderings.TASK, {"context": {}}, job_id=uuid4())
    assert tidy()["jobs"] == 1
    assert Job.objects.get().pk == Rendering.objects.get().pk


def test_job_of_another_kind_of_work_is_not_ours_to_end(clock: Clock, case: OpenCase) -> None:
    job = jobs.enqueue("something.else", {}, job_id=uuid4())
    clock.move(days=400)
    assert services.end_dead_jobs() == 0
    assert Job.objects.get() == job


def test_file_nobody_names_is_swept_when_it_is_a_day_old(
    clock: Clock, case: OpenCase, letter: Letter, drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing.draw()
    named = stored()
    orphan = f"{renderings.FOLDER}/ab/{uuid4()}-1"
    default_storage.save(orphan, ContentFile(b"left by a worker that was killed"))
    ages = dict.fromkeys([orphan, *named], NOON)
    monkeypatch.setattr(files, "changed_at", ages.__getitem__)
    clock.move(hours=24)
    assert tidy()["files"] == 0
    clock.move(seconds=1)
    assert tidy()["files"] == 1
    assert stored() == named  # however old it is
    assert pdf(case, letter).startswith(b"%PDF")


def test_ended_case_takes_letters_renderings_jobs_and_files_along(
    clock: Clock, case: OpenCase, letter: Letter, drawing: Drawing
) -> None:
    drawing.draw()
    look_at(case, draft(case, name="林一"))
    drawing.sent()
    assert (len(stored()), Job.objects.count(), Rendering.objects.count()) == (1, 1, 2)
    clock.move(days=181)
    assert tidy()["cases"] == 1
    drawing.sent()
    assert not stored()
    assert [model.objects.count() for model in (Letter, Rendering, Job)] == [0, 0, 0]
    assert drawing.draw() == 1  # the message that waited opens nothing
    assert not stored()
