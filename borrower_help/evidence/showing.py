"""Have the worker make what is shown of a file, once; open what was made; cover parts of a picture.

Services of files call this one and never the other way round. Only the page of a file tries again what is late.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any, Literal
from uuid import UUID

from django.db import transaction

from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core import crypto, files, jobs
from borrower_help.core.models import Job
from borrower_help.evidence.claims import Claims
from borrower_help.evidence.convert import Made
from borrower_help.evidence.cover import Box
from borrower_help.evidence.kinds import KINDS, OTHER, Kind
from borrower_help.evidence.models import EvidenceFile, Shown, ShownPayload
from borrower_help.evidence.payloads import FilePayload

TASK = "evidence.show"
WAITS_UP_TO = timedelta(minutes=10)  # behind other files: a message that waits so long is lost
_NOTHING = Claims()
State = Literal["making", "ready", "failed"]


@dataclass(frozen=True)
class Look:
    """Hold what there is to see of a file; `reason` says why there is nothing: see ConvertError."""

    row: Shown
    payload: ShownPayload
    state: State
    kind: Kind = OTHER
    claims: Claims = _NOTHING
    made: Made | None = None
    reason: str = ""

    @property
    def covered(self) -> bool:
        """Return whether this is a copy with parts covered."""
        return bool(self.payload.boxes)

    @property
    def pages(self) -> list[int]:
        """Return the numbers of the pages there are pictures of."""
        return [number for number, length in self._parts() if length]

    @property
    def lost_pages(self) -> list[int]:
        """Return the numbers of the pages that could not be drawn, among those that were tried."""
        return [number for number, length in self._parts() if not length]

    def _parts(self) -> Iterator[tuple[int, int]]:
        paged = self.made is not None and self.made.shown == "pages"
        return enumerate(self.made.parts, 1) if self.made and paged else enumerate(())


@dataclass(frozen=True)
class Picture:
    """Hold a picture that may leave: without place and camera, and with everything covered that was to be."""

    look: Look
    width: int
    height: int
    covered: bool

    @property
    def length(self) -> int:
        """Return the length of the JPEG."""
        return main_length(self.look)

    def read(self) -> Iterator[bytes]:
        """Yield the JPEG."""
        return content(self.look, 0, self.length)


@dataclass(frozen=True)
class Looks:
    """Hold what there is of one file: its preview and its covered copy."""

    preview: Look | None = None
    covered: Look | None = None

    @property
    def picture(self) -> Picture | None:
        """Return what may leave of a picture: the covered copy where one was asked for, and nothing until that is made."""
        look = self.covered or self.preview
        if look is None or look.state != "ready" or look.made is None or look.made.shown != "picture":
            return None
        return Picture(look, look.made.width, look.made.height, look.covered)


# --- asking -----------------------------------------------------------------------------------------------------------


def ask(case: OpenCase, row: EvidenceFile, payload: FilePayload, boxes: Sequence[Box] = ()) -> Look:
    """Ask the worker for a preview, or for a covered copy (callers hold the transaction and the case's lock)."""
    held = ShownPayload(crypto.new_key().hex(), [list(box.ordered()) for box in boxes])
    shown = Shown(case=case.row, file=row)
    shown.put(held, case.keyring).save(force_insert=True)
    jobs.enqueue(TASK, _job(case, shown, held, row, payload), job_id=shown.pk)
    return Look(shown, held, "making")


def _job(case: OpenCase, shown: Shown, held: ShownPayload, row: EvidenceFile, payload: FilePayload) -> dict[str, Any]:
    return {
        "shown": str(shown.pk),
        "stored": row.file_name,
        "key": payload.file_key,
        "length": payload.length,
        "file_key": held.file_key,
        "boxes": held.boxes,
        "public_key": bytes(case.row.public_key).hex(),
    }


def result_json(kind: Kind, claims: Claims, made: Made | None, reason: str) -> bytes:
    """Return what the worker found, as it is sealed to the case."""
    said = {"kind": kind.key, "claims": asdict(claims), "made": asdict(made) if made else None, "reason": reason}
    return json.dumps(said).encode()


# --- looking ----------------------------------------------------------------------------------------------------------


def looks_of(case: OpenCase) -> dict[UUID, Looks]:
    """Return what there is of every file of a case, by the file's id; nothing is asked for."""
    return _by_file(case, Shown.objects.filter(case=case.row))


def looks_at(case: OpenCase, row: EvidenceFile) -> Looks:
    """Return what there is of one file; nothing is asked for."""
    return _by_file(case, Shown.objects.filter(file=row)).get(row.pk, Looks())


def _by_file(case: OpenCase, rows: Iterable[Shown]) -> dict[UUID, Looks]:
    found: dict[UUID, Looks] = {}
    for row in rows:
        look, there = _opened(case, row), found.get(row.file_id, Looks())
        found[row.file_id] = Looks(there.preview, look) if look.covered else Looks(look, there.covered)
    return found


def _opened(case: OpenCase, row: Shown) -> Look:
    held: ShownPayload = row.payload(case.keyring)
    if row.result is None:
        return Look(row, held, "making")
    said = json.loads(crypto.unseal_with(case.keys.private_key, bytes(row.result)))
    kind, claims = KINDS.get(said["kind"], OTHER), Claims(**said["claims"])
    if said["made"] is None:
        return Look(row, held, "failed", kind, claims, reason=said["reason"])
    made = Made(**{**said["made"], "parts": tuple(said["made"]["parts"])})
    return Look(row, held, "ready", kind, claims, made)


def watch(case: OpenCase, row: EvidenceFile, payload: FilePayload) -> Looks:
    """Return what there is of a file, asking for what is missing, late or lost; nothing is asked for a file that was taken out."""
    looks = looks_at(case, row)
    if row.removed_on is not None:
        return looks
    if looks.preview is None or _is_lost(looks.preview):
        looks = Looks(_ask_once(case, row, payload, looks.preview), looks.covered)
    if looks.covered is not None and _is_lost(looks.covered):
        looks = Looks(looks.preview, _ask_once(case, row, payload, looks.covered))
    return Looks(*(_followed(case, row, payload, look) for look in (looks.preview, looks.covered)))


def _is_lost(look: Look) -> bool:
    """Return whether the database came back without its files."""
    return look.state == "ready" and not files.exists(look.row.file_name)


def _ask_once(case: OpenCase, row: EvidenceFile, payload: FilePayload, lost: Look | None) -> Look:
    with transaction.atomic():
        _lock(case)
        there = looks_at(case, row)
        now = there.covered if lost is not None and lost.covered else there.preview
        if now is not None and (lost is None or now.row.pk != lost.row.pk):
            return now  # another view asked meanwhile
        if lost is not None:
            drop([lost.row.pk])
        return ask(case, row, payload, _boxes(lost))


def _boxes(look: Look | None) -> list[Box]:
    return [Box(*box) for box in look.payload.boxes] if look is not None else []


def _followed(case: OpenCase, row: EvidenceFile, payload: FilePayload, look: Look | None) -> Look | None:
    """Return a look that is being made as it stands now: tried again where its worker was killed, given up after five times."""
    if look is None or look.state != "making":
        return look
    job = Job.objects.filter(pk=look.row.pk).first()
    if job is None:
        return _followed_without_job(case, row, payload, look)
    if not jobs.is_late(job, start_within=WAITS_UP_TO):
        return look
    if job.attempt >= jobs.MOST_ATTEMPTS:
        return Look(look.row, look.payload, "failed", reason="gave_up")
    jobs.renew(job, _job(case, look.row, look.payload, row, payload))
    return look


def _followed_without_job(case: OpenCase, row: EvidenceFile, payload: FilePayload, look: Look) -> Look:
    with transaction.atomic():
        _lock(case)
        now = Shown.objects.filter(pk=look.row.pk).first()
        if now is None:  # another view had it made anew: the next look finds that one
            return look
        if now.result is None and not Job.objects.filter(pk=now.pk).exists():  # it came here from another case
            jobs.enqueue(TASK, _job(case, now, look.payload, row, payload), job_id=now.pk)
    return _opened(case, now)


def again(*, case: OpenCase, row: EvidenceFile, payload: FilePayload) -> None:
    """Try once more, as its owner wishes, what could not be made."""
    with transaction.atomic():
        _lock(case)
        looks = watch(case, row, payload)
        for look in (looks.preview, looks.covered):
            if look is not None and look.state == "failed":
                drop([look.row.pk])
                ask(case, row, payload, _boxes(look))


# --- covering ---------------------------------------------------------------------------------------------------------


def cover(*, case: OpenCase, row: EvidenceFile, payload: FilePayload, boxes: Sequence[Box]) -> None:
    """Have a copy made with these boxes covered, in place of an earlier one; no boxes: no covered copy."""
    with transaction.atomic():
        _lock(case)
        old = looks_at(case, row).covered
        if old is not None:
            drop([old.row.pk])
        if boxes:
            ask(case, row, payload, boxes)


# --- reading ----------------------------------------------------------------------------------------------------------


def main_length(look: Look) -> int:
    """Return where the pictures at the end begin."""
    return look.made.length - look.made.small - look.made.still if look.made else 0


def page_span(look: Look, number: int) -> tuple[int, int] | None:
    """Return where the picture of page `number` (from 1) stands, None where there is none; a video's still is its page 1."""
    if look.made is not None and look.made.still and number == 1:
        return main_length(look), main_length(look) + look.made.still
    if look.made is None or number not in look.pages:
        return None
    start = sum(look.made.parts[: number - 1])
    return start, start + look.made.parts[number - 1]


def small_span(look: Look) -> tuple[int, int] | None:
    """Return where the small picture for lists stands, None where there is none."""
    return (look.made.length - look.made.small, look.made.length) if look.made and look.made.small else None


def content(look: Look, start: int, end: int) -> Iterator[bytes]:
    """Yield what was made from `start` up to but not including `end`."""
    length = look.made.length if look.made else 0
    key = bytes.fromhex(look.payload.file_key)
    return files.read(look.row.file_name, key=key, length=length, start=start, end=end)


# --- leaving ----------------------------------------------------------------------------------------------------------


def drop(ids: Sequence[UUID]) -> None:
    """Delete what was made with its jobs now and its files once the transaction commits (callers hold it)."""
    jobs.drop_made(Shown, list(ids))


def drop_of(rows: Sequence[EvidenceFile]) -> None:
    """Delete whatever was made of these files (callers hold the transaction)."""
    drop(list(Shown.objects.filter(file__in=rows).values_list("pk", flat=True)))


def move(row: EvidenceFile, *, source: OpenCase, target: OpenCase) -> None:
    """Re-seal what was made of a file into another case; what is being made is asked for again when looked at."""
    for shown in Shown.objects.filter(file=row):
        if shown.result is None:
            _move_unmade(shown, source, target)
            continue
        held = shown.payload(source.keyring)
        result = crypto.unseal_with(source.keys.private_key, bytes(shown.result))
        shown.case = target.row
        shown.result = crypto.seal_to(bytes(target.row.public_key), result)
        shown.put(held, target.keyring).save()


def _move_unmade(shown: Shown, source: OpenCase, target: OpenCase) -> None:
    """Keep what is to be covered: only a preview is dropped, and the worker of a covered copy finds its job gone."""
    held: ShownPayload = shown.payload(source.keyring)
    if not held.boxes:
        drop([shown.pk])
        return
    Job.objects.filter(pk=shown.pk).delete()
    shown.case = target.row
    shown.put(held, target.keyring).save()


def names() -> set[str]:
    """Return the names under which something is stored that was made of files."""
    return set(Shown.objects.exclude(file_name="").values_list("file_name", flat=True))


def finish(shown_id: str, result: bytes, name: str) -> None:
    """Write what the worker made; delete its file where the row was erased meanwhile."""
    if not Shown.objects.filter(pk=shown_id).update(result=result, file_name=name) and name:
        with suppress(OSError):
            files.delete(name)


def _lock(case: OpenCase) -> None:
    Case.objects.select_for_update().filter(pk=case.id).first()
