"""Have the worker bind a case's files into one PDF, once; say how far it is; open what was made."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from borrower_help.binders import papers
from borrower_help.binders.compose import Material, compose, dated, material_of
from borrower_help.binders.models import Binder, BinderPayload
from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core import crypto, files, jobs
from borrower_help.core.models import Job
from borrower_help.evidence import services as evidence
from borrower_help.evidence import showing

TASK = "evidence.bind"  # goes where what is made of files goes: a letter never waits behind it
FOLDER = "binders"  # the part of the storage that is ours to sweep
WAITS_UP_TO = timedelta(minutes=10)  # behind long videos: a message that waits so long is lost
DEAD_AFTER = timedelta(days=2)
State = Literal["waiting", "making", "ready", "failed"]


@dataclass(frozen=True)
class Made:
    """Hold what the worker made: length and pages of the PDF, when, and what it said."""

    length: int
    pages: int
    made_at: str
    fingerprint: str
    sha256: str

    @property
    def at(self) -> datetime:
        """Return when it was put together, as Beijing wall time."""
        return datetime.fromisoformat(self.made_at)


@dataclass(frozen=True)
class Bound:
    """Hold a binder as it stands: `done` of `of` while it waits for copies of files, or is made; `stale`: something changed since."""

    row: Binder
    payload: BinderPayload
    state: State
    done: int = 0
    of: int = 0
    made: Made | None = None
    stale: bool = False


# --- asking -----------------------------------------------------------------------------------------------------------


def make(*, case: OpenCase, part: str) -> None:
    """Ask for a binder in place of an earlier one; one that is being made already goes on. Nothing without files."""
    with transaction.atomic():
        _lock(case)
        there = [row for row in Binder.objects.filter(case=case.row) if row.payload(case.keyring).part == part]
        material = material_of(case)
        if not material.kept or any(row.result is None and _is_wanted(row) for row in there):
            return
        drop(there)
        if part == "all":
            for one in material.kept:
                evidence.note(case=case, kept=one, deed="bound")
        row = Binder(case=case.row)
        row.put(BinderPayload(part, crypto.new_key().hex()), case.keyring).save(force_insert=True)
        if not material.waiting:
            _enqueue(case, row, material)


def _is_wanted(row: Binder) -> bool:
    """Return whether a binder waits for copies of files, or its job may still come to its end."""
    job = Job.objects.filter(pk=row.pk).first()
    return job is None or not jobs.gave_up(job)


def _enqueue(case: OpenCase, row: Binder, material: Material) -> None:
    jobs.enqueue(TASK, _job(case, row, material), job_id=row.pk)


def _job(case: OpenCase, row: Binder, material: Material) -> dict[str, Any]:
    held: BinderPayload = row.payload(case.keyring)
    said = dated(compose(case, held.part, material), case)
    return {
        "binder": str(row.pk),
        "papers": papers.to_json(said),
        "fingerprint": papers.fingerprint(said),
        "file_key": held.file_key,
        "public_key": bytes(case.row.public_key).hex(),
    }


def progress_json(done: int, of: int) -> bytes:
    """Return how far the worker is, as it is sealed to the case."""
    return json.dumps([done, of]).encode()


# --- looking ----------------------------------------------------------------------------------------------------------


def look(case: OpenCase, material: Material) -> dict[str, Bound]:
    """Return the binders of a case by their part; what waited for copies is sent off, what is late or lost asked for again."""
    rows = list(Binder.objects.filter(case=case.row))
    waiting = [row.pk for row in rows if row.result is None]
    of_worker: dict[UUID, Job] = Job.objects.in_bulk(waiting) if waiting else {}
    found = [_bound(case, row, of_worker.get(row.pk), material) for row in rows]
    return {one.payload.part: one for one in found if one is not None}


def _bound(case: OpenCase, row: Binder, job: Job | None, material: Material) -> Bound | None:
    held: BinderPayload = row.payload(case.keyring)
    if row.result is not None:
        return _finished(case, row, held, material)
    if job is None:
        return _without_job(case, row, held, material)
    if jobs.gave_up(job):
        return Bound(row, held, "failed")
    if jobs.is_late(job, start_within=WAITS_UP_TO):
        jobs.renew(job, _job(case, row, material))
    done, of = 0, 0
    if row.progress is not None:
        done, of = json.loads(crypto.unseal_with(case.keys.private_key, bytes(row.progress)))
    return Bound(row, held, "making", done, of)


def _finished(case: OpenCase, row: Binder, held: BinderPayload, material: Material) -> Bound | None:
    if not files.exists(row.file_name):  # the database came back without its files: it is made again when wished for
        with transaction.atomic():
            drop([row])
        return None
    made = opened(case, row)
    now = papers.fingerprint(compose(case, held.part, material))
    return Bound(row, held, "ready", made=made, stale=made.fingerprint != now)


def _without_job(case: OpenCase, row: Binder, held: BinderPayload, material: Material) -> Bound | None:
    waiting = material.waiting
    if waiting:  # the worker takes one after the other: the first is looked after
        showing.watch(case, waiting[0].row, waiting[0].payload)
        return Bound(row, held, "waiting", len(material.kept) - len(waiting), len(material.kept))
    with transaction.atomic():
        _lock(case)
        now = Binder.objects.filter(pk=row.pk).first()
        if now is None:  # another view had it made anew, or gave it up
            return None
        if now.result is None and not Job.objects.filter(pk=now.pk).exists():
            _enqueue(case, now, material)
    return Bound(now, held, "making")


def opened(case: OpenCase, row: Binder) -> Made:
    """Return what the worker says of a finished binder."""
    return Made(**json.loads(crypto.unseal_with(case.keys.private_key, bytes(row.result or b""))))


def content(case: OpenCase, row: Binder, made: Made, start: int, end: int) -> Iterator[bytes]:
    """Yield the PDF from `start` up to but not including `end`."""
    held: BinderPayload = row.payload(case.keyring)
    return files.read(row.file_name, key=bytes.fromhex(held.file_key), length=made.length, start=start, end=end)


def finish(binder_id: str, result: bytes, name: str) -> None:
    """Write what the worker made; delete its file where the row was erased meanwhile."""
    if not Binder.objects.filter(pk=binder_id).update(result=result, progress=None, file_name=name):
        files.delete(name)


# --- leaving ----------------------------------------------------------------------------------------------------------


def drop(rows: Sequence[Binder]) -> None:
    """Delete binders with their jobs now and their files once the transaction commits (callers hold it)."""
    jobs.drop_made(Binder, [row.pk for row in rows])


def throw_away(*, case: OpenCase, row: Binder) -> None:
    """Delete a binder, or stop one that is being made: what its worker still brings is deleted."""
    with transaction.atomic():
        _lock(case)
        drop([row])


def leave_behind(source: OpenCase, target: OpenCase) -> None:
    """Delete the binders of a case whose files move into another: they take other numbers there."""
    drop(list(Binder.objects.filter(case=source.row)))


def forget_files(row: Case) -> None:
    """Delete what was bound for a case that is about to be destroyed (callers hold the transaction)."""
    drop(list(Binder.objects.filter(case=row)))


def sweep_files() -> int:
    """Delete stored binders that no row names and that are a day old: a worker was killed between file and row."""
    named = set(Binder.objects.exclude(file_name="").values_list("file_name", flat=True))
    old = timezone.now() - timedelta(days=1)
    swept = 0
    for name in files.names(FOLDER):
        if name not in named and files.changed_at(name) < old:
            files.delete(name)
            swept += 1
    return swept


def end_dead_jobs() -> int:
    """Delete jobs whose binder is gone or that nobody has looked after for two days, and the binder with them; return how many."""
    binders = Binder.objects.filter(pk=OuterRef("pk"))
    dead = Job.objects.filter(~Exists(binders) | Q(queued_at__lt=timezone.now() - DEAD_AFTER), task=TASK)
    with transaction.atomic():
        ids = list(dead.values_list("pk", flat=True))
        Binder.objects.filter(pk__in=ids, result=None).delete()
        Job.objects.filter(pk__in=ids).delete()
    return len(ids)


def _lock(case: OpenCase) -> None:
    Case.objects.select_for_update().filter(pk=case.id).first()
