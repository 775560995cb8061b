"""Stand in the worker's place: catch its messages, and draw when a test says so."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from borrower_help.cases.access import OpenCase
from borrower_help.core import files, jobs
from borrower_help.core.models import Job
from borrower_help.letters import renderings, services, tasks
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter, Rendering


class Drawing:
    """Hold the messages sent to the worker that nobody has taken yet."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.messages: list[tuple[UUID, bytes]] = []
        patch.setattr(jobs, "_send", lambda task, job_id, key: self.messages.append((job_id, key)))

    def sent(self) -> list[tuple[UUID, bytes]]:
        """Do what waits for the commit, and return the messages nobody has taken."""
        while connection.run_on_commit:
            _sids, act, _robust = connection.run_on_commit.pop(0)
            act()
        return self.messages

    def draw(self) -> int:
        """Do the work of every message; return how many there were."""
        taken = list(self.sent())
        self.messages.clear()
        for job_id, key in taken:
            tasks.render(job_id.hex, key.hex())
        return len(taken)


def draft(case: OpenCase, key: str = "complaint", **options: Any) -> Letter:
    return services.draft_letter(case=case, letter_id=uuid4(), key=key, options=Options(**options))


def look_at(case: OpenCase, letter: Letter) -> tuple[Rendering, dict[str, Any]]:
    """Open the page of a letter, as far as its drawing goes."""
    context = services.current_context(case=case, letter=letter)
    return services.preview(case=case, letter=letter, context=context), context


def issue(case: OpenCase, letter: Letter) -> Rendering:
    """Issue a letter as it stands now."""
    context = services.current_context(case=case, letter=letter)
    return services.issue_letter(case=case, letter=letter, seen_hash=renderings.hash_of(context))


def fresh(rendering: Rendering) -> Rendering:
    return Rendering.objects.get(pk=rendering.pk)


def progress(case: OpenCase, letter: Letter) -> str:
    rendering, context = look_at(case, letter)
    return renderings.progress(case=case, rendering=rendering, context=context)


def pdf(case: OpenCase, letter: Letter) -> bytes:
    """Return the PDF as its owner downloads it."""
    return b"".join(renderings.pdf(case=case, rendering=look_at(case, letter)[0]))


def stored() -> set[str]:
    """Return the names of every file in the part of the storage that holds letters."""
    return set(files.names(renderings.FOLDER))


def make_late(job_id: UUID, *, attempt: int = 1) -> None:
    """Let a job have waited far too long in its `attempt`."""
    job = Job.objects.get(pk=job_id)
    Job.objects.filter(pk=job_id).update(queued_at=job.queued_at - 2 * jobs.END_WITHIN, attempt=attempt)
