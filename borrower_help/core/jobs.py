"""Hand slow work to the worker so that it is done once, and so that the broker alone, or the database alone, opens nothing.

The payload is sealed under a one-time key in the database; the message carries only (job id, key). A worker that was killed leaves the row: the
owner's next view renews it with a new payload and key, after which a message with the old key opens nothing and ends quietly. Results are
written in the transaction that deletes the job, so a job is done once or not at all.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.utils import timezone

from borrower_help.core import crypto, database, files
from borrower_help.core.models import Job

log = logging.getLogger(__name__)

START_WITHIN = timedelta(seconds=30)
END_WITHIN = timedelta(seconds=90)
MOST_ATTEMPTS = 5
OVERDUE = timedelta(hours=1)  # late for every kind of job
BEAT = 20.0  # seconds between two signs of life


def _ad(job_id: UUID) -> bytes:
    return b"job\x1f" + job_id.bytes


def enqueue(task: str, payload: dict[str, Any], *, job_id: UUID) -> Job:
    """Write a job and send its message when the transaction commits; `job_id` is the caller's, so a second call finds the first."""
    key = crypto.new_key()
    job = Job.objects.create(
        id=job_id, task=task, sealed=crypto.seal_json(payload, key=key, ad=_ad(job_id)), queued_at=timezone.now()
    )
    transaction.on_commit(lambda: _send(task, job_id, key))
    return job


def is_late(job: Job, *, start_within: timedelta | None = None) -> bool:
    """Return whether the job should have been started, or ended, by now; `start_within` where waiting in line is usual."""
    now = timezone.now()
    if job.started_at is None:
        return now - job.queued_at > (start_within or START_WITHIN)
    return now - job.started_at > END_WITHIN


def gave_up(job: Job) -> bool:
    """Return whether the job was tried often enough; only its owner's wish starts it again."""
    return job.attempt >= MOST_ATTEMPTS and is_late(job)


def renew(job: Job, payload: dict[str, Any], *, first: bool = False) -> bool:
    """Seal the job anew under a new key and send it again; False where somebody else did so in the meantime."""
    key = crypto.new_key()
    with transaction.atomic():
        renewed = Job.objects.filter(pk=job.pk, attempt=job.attempt).update(
            sealed=crypto.seal_json(payload, key=key, ad=_ad(job.pk)),
            attempt=1 if first else job.attempt + 1,
            queued_at=timezone.now(),
            started_at=None,
        )
        if renewed:
            transaction.on_commit(lambda: _send(job.task, job.pk, key))
    return bool(renewed)


def _send(task: str, job_id: UUID, key: bytes) -> None:
    # the broker may be gone: the job stays in the database and the owner's next view sends it again
    from borrower_help.celery import app  # the app hides a task's arguments; it reads the settings when imported

    try:
        app.send_task(task, args=[job_id.hex, key.hex()], retry=False)
    except Exception as error:
        log.warning("the broker does not take a job: %s", type(error).__name__)


@dataclass(frozen=True)
class Outcome:
    """Hold how to write a result, and how to throw away what was prepared for it."""

    write: Callable[[], None]
    discard: Callable[[], None]


def run(job_id: str, key: str, work: Callable[[dict[str, Any], int], Outcome], *, beats: bool = False) -> None:
    """Open a job, do `work` on its payload and attempt number, and in one transaction write the result and delete the job.

    A job that is done, or was renewed, ends quietly; so does one renewed while `work` ran: its outcome is discarded. Where `work` fails
    the job is late at once, so that the owner's next view tries again. With `beats` it may take longer than others: while it lives it says so.
    """
    job_uuid, key_bytes = UUID(job_id), bytes.fromhex(key)
    begun = _begin(job_uuid, key_bytes)
    if begun is None:
        return
    payload, attempt = begun
    try:
        with _beating(job_uuid, attempt) if beats else nullcontext():
            outcome = work(payload, attempt)
    except Exception:
        overdue = timezone.now() - OVERDUE
        Job.objects.filter(pk=job_uuid, attempt=attempt).update(started_at=None, queued_at=overdue)
        raise
    if not _finish(job_uuid, key_bytes, outcome):
        outcome.discard()
    database.flush_deleted()


@contextmanager
def _beating(job_id: UUID, attempt: int) -> Iterator[None]:
    """Set the time of the start forward while the block runs."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(BEAT):
            with suppress(DatabaseError):  # the next one says it
                running = Job.objects.filter(pk=job_id, attempt=attempt, started_at__isnull=False)
                running.update(started_at=timezone.now())
        connection.close()  # this thread's own

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _finish(job_id: UUID, key: bytes, outcome: Outcome) -> bool:
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(pk=job_id).first()
        if job is None or _open(job, key) is None:
            return False
        outcome.write()
        job.delete()
    return True


def _open(job: Job, key: bytes) -> dict[str, Any] | None:
    with suppress(crypto.SealError):
        payload: dict[str, Any] = crypto.unseal_json(bytes(job.sealed), key=key, ad=_ad(job.pk))
        return payload
    return None


def _begin(job_id: UUID, key: bytes) -> tuple[dict[str, Any], int] | None:
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(pk=job_id).first()
        payload = _open(job, key) if job is not None else None
        if job is None or payload is None:
            return None
        job.started_at = timezone.now()
        job.save(update_fields=["started_at"])
    return payload, job.attempt


def drop_made(model: type[Model], ids: list[UUID]) -> None:
    """Delete rows a worker makes files for, with their jobs now and their files once the transaction commits (callers hold it)."""
    if not ids:
        return
    Job.objects.filter(pk__in=ids).delete()
    rows = model._default_manager.filter(pk__in=ids)
    # asked again: the worker may have finished one since it was read
    names = list(rows.exclude(file_name="").values_list("file_name", flat=True))
    rows.delete()
    transaction.on_commit(lambda: _delete_files(names), robust=True)  # what stays is swept


def _delete_files(names: list[str]) -> None:
    for name in names:
        files.delete(name)
