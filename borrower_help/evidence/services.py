"""Deeds on files: keep, describe, look at, take out, bring back, move; their storage swept."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from borrower_help.accounts.models import User
from borrower_help.audit.services import record
from borrower_help.cases import services as cases
from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core import dates, files, storage
from borrower_help.evidence import awaited, chain, showing
from borrower_help.evidence.cover import Box
from borrower_help.evidence.models import AwaitedFile, EvidenceFile, LogEntry, LogHead, Upload
from borrower_help.evidence.payloads import AwaitedPayload, EntryPayload, FilePayload, HeadPayload
from borrower_help.evidence.receiving import FOLDER, Received
from borrower_help.evidence.stored import Stored


@dataclass(frozen=True)
class Kept:
    """Hold an opened file; `again` says that the very same bytes were here already."""

    row: EvidenceFile
    payload: FilePayload
    again: bool = False

    @property
    def stored(self) -> Stored:
        """Return its bytes as what tells kinds apart reads them."""
        return Stored(self.row.file_name, bytes.fromhex(self.payload.file_key), self.payload.length)


@dataclass(frozen=True)
class Room:
    """Hold how many bytes may still come in, and why no more."""

    left: int
    why: str


def files_of(case: OpenCase, *, removed: bool = False) -> list[Kept]:
    """Return the files of a case by their numbers, those that were taken out only where asked for."""
    rows = EvidenceFile.objects.filter(case=case.row)
    if not removed:
        rows = rows.filter(removed_on=None)
    return sorted((Kept(row, row.payload(case.keyring)) for row in rows), key=lambda kept: kept.payload.number)


def room_of(case: OpenCase) -> Room:
    """Return the room a case has: of its own, of somebody's first day, of the whole site."""
    held = sum(kept.payload.length for kept in files_of(case, removed=True))
    held += sum(row.payload(case.keyring).have for row in Upload.objects.filter(case=case.row))
    rooms = [Room(settings.MAX_CASE_BYTES - held, "case_full")]
    # to the day only is it known when somebody came: the whole first 24 hours lie in today and yesterday
    if User.objects.filter(pk=case.by, created_on__gte=dates.days_ago(1)).exists():
        rooms.append(Room(settings.MAX_FIRST_DAY_BYTES - held, "first_day"))
    rooms.append(Room(settings.MAX_STORAGE_BYTES - storage.used_bytes(), "site_full"))
    least = min(rooms, key=lambda room: room.left)
    return Room(max(0, least.left), least.why)


def keep(*, case: OpenCase, received: list[Received], incident: str = "") -> list[Kept]:
    """Make stored files part of the case; the same bytes twice are one file, brought back where it was taken out."""
    kept: list[Kept] = []
    double: list[str] = []
    with transaction.atomic():
        _lock(case)
        there = files_of(case, removed=True)
        known = {one.payload.sha256: one for one in there}
        waiting = awaited.awaited_of(case)
        wanted = {payload.sha256: (row, payload) for row, payload in waiting}
        number = _last_number(case, there)
        for one in received:
            if found := known.get(one.sha256):
                kept.append(_again(case, found))
                double.append(one.stored)
                continue
            if one.sha256 in wanted:
                kept.append(_awaited(case, one, *wanted[one.sha256]))
            else:
                number += 1
                kept.append(_new(case, one, number, incident))
            known[one.sha256] = kept[-1]
        if kept:
            cases.keep_long(case=case)
            record("evidence.kept", by=case.by, subject=case.id)
        transaction.on_commit(lambda: _delete_stored(double), robust=True)
    return kept


def _last_number(case: OpenCase, there: list[Kept]) -> int:
    """Return the highest number ever given: one that went for good keeps its own in the log."""
    waited_for = awaited.last_number(awaited.awaited_of(case))
    return max([_head(case)[1].given, waited_for, *(one.payload.number for one in there)])


def _new(case: OpenCase, one: Received, number: int, incident: str) -> Kept:
    payload = FilePayload(number, one.name, one.length, one.sha256, one.key.hex(), _now(), incident)
    return _put(case, one, payload)


def _awaited(case: OpenCase, one: Received, awaiting: AwaitedFile, wanted: AwaitedPayload) -> Kept:
    awaiting.delete()
    return _put(case, one, awaited.came(wanted, key=one.key, at=_now()))


def _now() -> str:
    return dates.now().replace(tzinfo=None, microsecond=0).isoformat()


def _put(case: OpenCase, one: Received, payload: FilePayload) -> Kept:
    row = EvidenceFile(case=case.row, file_name=one.stored)
    row.put(payload, case.keyring).save(force_insert=True)
    _log(case, row, payload, "received")
    showing.ask(case, row, payload)
    return Kept(row, payload)


def _again(case: OpenCase, found: Kept) -> Kept:
    if found.row.removed_on is not None:
        EvidenceFile.objects.filter(pk=found.row.pk).update(removed_on=None)
        found.row.removed_on = None
        _log(case, found.row, found.payload, "restored")
    return replace(found, again=True)


def describe(*, case: OpenCase, row: EvidenceFile, payload: FilePayload, revision: int) -> None:
    """Save what its owner says of a file over the revision they read; the same sent twice is one; raise StaleRevision."""
    with transaction.atomic():
        _lock(case)
        row.refresh_from_db()
        if row.payload(case.keyring) != payload:
            row.replace(payload, revision=revision, keys=case.keyring)
            _log(case, row, payload, "described")


def cover(*, case: OpenCase, kept: Kept, boxes: Sequence[Box]) -> None:
    """Have a copy of a picture made with these boxes covered, in place of an earlier one; none: no such copy any more."""
    with transaction.atomic():
        _lock(case)
        before = showing.looks_at(case, kept.row).covered
        if boxes or before is not None:
            showing.cover(case=case, row=kept.row, payload=kept.payload, boxes=boxes)
            _log(case, kept.row, kept.payload, "covered" if boxes else "uncovered")


def note(*, case: OpenCase, kept: Kept, deed: str) -> None:
    """Write into the log that a file was looked at or fetched; each once a day."""
    day = dates.today().isoformat()
    with transaction.atomic():
        _lock(case)
        file = str(kept.row.pk)
        if not chain.noted_today(_head(case)[1], day=day, deed=deed, file=file):
            _log(case, kept.row, kept.payload, deed)


def put_into_letter(*, case: OpenCase, hashes: Collection[str], letter: str) -> None:
    """Write into the log of these files, known by their SHA-256, into which letter they were put."""
    with transaction.atomic():
        _lock(case)
        for kept in files_of(case):
            if kept.payload.sha256 in hashes:
                _log(case, kept.row, kept.payload, "exhibited", about=letter)


def entries_of(case: OpenCase) -> list[EntryPayload]:
    """Return the log of a case's files, the first entry first."""
    opened = (row.payload(case.keyring) for row in LogEntry.objects.filter(case=case.row))
    return sorted(opened, key=lambda entry: entry.number)


def _log(case: OpenCase, row: EvidenceFile, payload: FilePayload, deed: str, *, about: str = "") -> None:
    head, before = _head(case)
    entry = chain.following(before, at=dates.now(), deed=deed, file=str(row.pk), sha256=payload.sha256, about=about)
    LogEntry(case=case.row).put(entry, case.keyring).save(force_insert=True)
    head.put(chain.gone_on(before, entry, number=payload.number), case.keyring).save()


def _head(case: OpenCase) -> tuple[LogHead, HeadPayload]:
    """Return where the log has got to; a log from before there were heads is read once (callers hold the lock)."""
    head = LogHead.objects.filter(case=case.row).first()
    if head is not None:
        return head, head.payload(case.keyring)
    return LogHead(case=case.row), chain.head_of(entries_of(case))


def break_of(case: OpenCase, entries: list[EntryPayload]) -> int | None:
    """Return the number of the first entry that is changed or missing, also at the end; None for a whole log."""
    last = _head(case)[1].number
    return chain.first_break(entries) or (len(entries) + 1 if len(entries) < last else None)


def content(kept: Kept, *, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """Yield the bytes of a file from `start` up to but not including `end`."""
    return kept.stored.read(start, kept.payload.length if end is None else end)


def remove(*, case: OpenCase, kept: Kept) -> None:
    """Take a file out; it can be brought back for seven days."""
    _put_aside(case, kept, back=False)


def restore(*, case: OpenCase, kept: Kept) -> None:
    """Undo a removal."""
    _put_aside(case, kept, back=True)


def _put_aside(case: OpenCase, kept: Kept, *, back: bool) -> None:
    with transaction.atomic():
        _lock(case)
        rows = EvidenceFile.objects.filter(pk=kept.row.pk, removed_on__isnull=not back)
        if rows.update(removed_on=None if back else dates.today()):
            _log(case, kept.row, kept.payload, "restored" if back else "removed")


def _lock(case: OpenCase) -> None:
    Case.objects.select_for_update().filter(pk=case.id).first()


def move_files(source: OpenCase, target: OpenCase) -> None:
    """Re-seal every file of one case into another, numbered on; the log goes on with their arrival there."""
    there = files_of(target, removed=True)
    number = _last_number(target, there)
    for kept in files_of(source, removed=True):
        number += 1
        payload = replace(kept.payload, number=number)
        kept.row.case = target.row
        kept.row.put(payload, target.keyring).save()
        showing.move(kept.row, source=source, target=target)
        _log(target, kept.row, payload, "received")
        cases.keep_long(case=target)
    awaited.move(source, target, number=number)
    for coming in Upload.objects.filter(case=source.row):
        payload = coming.payload(source.keyring)
        coming.case = target.row
        coming.put(payload, target.keyring).save()


def forget_files(row: Case) -> None:
    """Delete what is stored for a case that is about to be destroyed (callers hold the transaction)."""
    _delete(list(EvidenceFile.objects.filter(case=row)))
    end_uploads(Upload.objects.filter(case=row))


def end_removed(days: int) -> int:
    """Delete what was taken out more than so many days ago; return how many."""
    with transaction.atomic():
        return _delete(list(EvidenceFile.objects.filter(removed_on__lt=dates.days_ago(days))))


def _delete(rows: list[EvidenceFile]) -> int:
    names: list[str] = [row.file_name for row in rows]
    ids: list[UUID] = [row.pk for row in rows]
    showing.drop_of(rows)
    EvidenceFile.objects.filter(pk__in=ids).delete()
    transaction.on_commit(lambda: _delete_stored(names), robust=True)  # what stays is swept
    return len(rows)


def _delete_stored(names: list[str]) -> None:
    for name in names:
        files.delete(name)


def end_uploads(rows: QuerySet[Upload]) -> int:
    """Delete uploads with their pieces; return how many (callers hold the transaction)."""
    folders = list(rows.values_list("folder", flat=True))
    rows.delete()
    transaction.on_commit(lambda: _delete_folders(folders), robust=True)  # what stays is swept
    return len(folders)


def _delete_folders(folders: list[str]) -> None:
    for folder in folders:
        files.delete_folder(folder)


def end_unfinished() -> int:
    """Delete what began before yesterday and was not finished; return how many."""
    with transaction.atomic():
        return end_uploads(Upload.objects.filter(begun_on__lt=dates.days_ago(1)))


def sweep_files() -> int:
    """Delete stored files that no row names and that are a day old: a process was killed between file and row."""
    named = set(EvidenceFile.objects.values_list("file_name", flat=True)) | showing.names()
    coming = set(Upload.objects.values_list("folder", flat=True))
    old = timezone.now() - timedelta(days=1)
    swept = 0
    for name in files.names(FOLDER):
        if name not in named and name.rpartition("/")[0] not in coming and files.changed_at(name) < old:
            files.delete(name)
            swept += 1
    return swept
