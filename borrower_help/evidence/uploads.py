"""Files that come in pieces: begin, take the next piece, finish, drop; broken off, they go on where they stopped.

Every piece is a sealed file of its own, for no storage appends. At the end they are read in order into one sealed file, which
counts, as any other, only when it opens again to the same bytes. No more than one piece is in memory.
"""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.db import transaction

from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core import crypto, files
from borrower_help.core.crypto import SealError
from borrower_help.core.sealed import StaleRevision
from borrower_help.evidence import receiving, services
from borrower_help.evidence.models import EvidenceFile, Upload
from borrower_help.evidence.payloads import PIECE, UploadPayload
from borrower_help.evidence.receiving import Broken, Received
from borrower_help.evidence.services import Kept

MOST_AT_ONCE = 20  # unfinished in a case


class Refusal(Exception):
    """Say that something is not taken; `why`: see words.REFUSALS."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class OutOfStep(Exception):
    """Say that the sender is not where the upload is."""


class Gone(Exception):
    """Say that the upload was dropped, or ended long ago."""


@dataclass(frozen=True)
class Coming:
    """Hold an opened upload."""

    row: Upload
    payload: UploadPayload

    @property
    def percent(self) -> int:
        """Return how much of it is here."""
        return 100 * self.payload.have // self.payload.length


def all_of(case: OpenCase) -> list[Coming]:
    """Return the uploads of a case that are not finished."""
    opened = [Coming(row, row.payload(case.keyring)) for row in Upload.objects.filter(case=case.row)]
    return sorted((one for one in opened if not one.payload.kept), key=lambda one: one.payload.name)


def find(case: OpenCase, upload_id: UUID) -> Coming:
    """Return an upload of this case; raise Gone where there is none."""
    row = Upload.objects.filter(pk=upload_id, case=case.row).first()
    if row is None:
        raise Gone
    return Coming(row, row.payload(case.keyring))


def begin(
    *, case: OpenCase, name: str, length: int, modified: int = 0, incident: str = "", fresh: bool = False
) -> Coming:
    """Return the upload of a file: one that broke off where name and length are the same, unless a fresh one is wanted."""
    name = receiving.name_of(name)
    if length < 1:
        raise Refusal("empty")
    if length > settings.MAX_FILE_BYTES:
        raise Refusal("too_large")
    with transaction.atomic():
        Case.objects.select_for_update().filter(pk=case.id).first()
        waiting = all_of(case)
        alike = [one for one in waiting if (one.payload.name, one.payload.length) == (name, length)]
        alike.sort(key=lambda one: one.payload.modified != modified)
        if alike and not fresh:
            return _put_beside(case, alike[0], incident)
        room = services.room_of(case)
        if length > room.left:
            raise Refusal(room.why)
        if len(waiting) >= MOST_AT_ONCE:
            raise Refusal("unfinished")
        payload = UploadPayload(name, length, crypto.new_key().hex(), modified, incident)
        row = Upload(case=case.row, folder=f"{receiving.FOLDER}/{files.new_name()}")
        row.put(payload, case.keyring).save(force_insert=True)
        return Coming(row, payload)


def _put_beside(case: OpenCase, one: Coming, incident: str) -> Coming:
    """Return an upload as it is, put beside the record it is chosen at now."""
    if not incident or incident == one.payload.incident:
        return one
    payload = replace(one.payload, incident=incident)
    one.row.replace(payload, revision=one.row.revision, keys=case.keyring)
    return Coming(one.row, payload)


def take(*, case: OpenCase, coming: Coming, at: int, data: bytes) -> Coming:
    """Store the next piece; raise OutOfStep where another tab was faster or the sender counts otherwise."""
    row, payload = coming.row, coming.payload
    if payload.kept or at != payload.have or at == payload.length:
        raise OutOfStep
    if len(data) != min(PIECE, payload.length - at):
        raise Refusal("changed")
    room = services.room_of(case)
    if len(data) > room.left:
        raise Refusal(room.why)
    number = len(payload.pieces)
    name = f"{number:04}-{secrets.token_hex(4)}"
    chain = link(payload.chain, hashlib.sha256(data).digest())
    changed = replace(payload, pieces=[*payload.pieces, name], chain=chain)
    try:
        files.write(f"{row.folder}/{name}", [data], key=_key(payload, number))
        row.replace(changed, revision=row.revision, keys=case.keyring)
    except StaleRevision as stale:
        _forget_piece(row, name, everything=stale.theirs is None)
        raise (OutOfStep if stale.theirs else Gone) from stale
    except BaseException:
        _forget_piece(row, name)
        raise
    return Coming(row, changed)


def _forget_piece(row: Upload, name: str, *, everything: bool = False) -> None:
    with suppress(OSError):  # what stays goes with the folder
        if everything:
            files.delete_folder(row.folder)
        else:
            files.delete(f"{row.folder}/{name}")


def link(before: str, digest: bytes) -> str:
    """Return what stands for all pieces up to one: SHA-256 over what stood for those before it and its own hash."""
    return hashlib.sha256(bytes.fromhex(before) + digest).hexdigest()


def _key(payload: UploadPayload, number: int) -> bytes:
    return crypto.sub_key(bytes.fromhex(payload.key), b"piece", str(number).encode())


def finish(*, case: OpenCase, coming: Coming) -> Kept:
    """Make the pieces one file of the case; the same asked twice is one file."""
    payload = coming.payload
    if payload.kept:
        return _kept(case, payload)
    if payload.have != payload.length:
        raise OutOfStep
    try:
        return _made_one(case, coming)
    except (Broken, SealError, FileNotFoundError) as error:
        now = find(case, coming.row.pk)
        if now.payload.kept:  # another tab was faster, and took the pieces away
            return _kept(case, now.payload)
        drop(case=case, coming=coming)  # never to be mended: it is sent anew
        raise Refusal("broken") from error


def _made_one(case: OpenCase, coming: Coming) -> Kept:
    row, payload = coming.row, coming.payload
    stored, key = f"{receiving.FOLDER}/{files.new_name()}", crypto.new_key()
    try:
        written = files.write(stored, _whole(row, payload), key=key)
        if written.length != payload.length or not receiving.opens_to(stored, key, written):
            raise Broken
        received = Received(payload.name, stored, key, written.length, written.sha256)
        with transaction.atomic():
            (kept,) = services.keep(case=case, received=[received], incident=payload.incident)
            _settle(case, coming, kept)
    except BaseException:
        files.delete(stored)
        raise
    return kept


def _settle(case: OpenCase, coming: Coming, kept: Kept) -> None:
    """Remember what an upload became, so that a sender who did not hear of it is told; its pieces go."""
    row = coming.row
    changed = replace(coming.payload, kept=str(kept.row.pk), pieces=[])
    try:
        row.replace(changed, revision=row.revision, keys=case.keyring)
    except StaleRevision as stale:
        if (
            stale.theirs is None or not stale.theirs.kept
        ):  # finished elsewhere at the same time, it is one file all the same
            raise Gone from stale
    transaction.on_commit(lambda: files.delete_folder(row.folder), robust=True)


def _kept(case: OpenCase, payload: UploadPayload) -> Kept:
    row = EvidenceFile.objects.filter(pk=payload.kept, case=case.row).first()
    if row is None:
        raise Gone
    return Kept(row, row.payload(case.keyring))


def _whole(row: Upload, payload: UploadPayload) -> Iterator[bytes]:
    """Yield the pieces in order; raise Broken at the end where one is not what came."""
    chain = ""
    for number, name in enumerate(payload.pieces):
        length = min(PIECE, payload.length - number * PIECE)
        digest = hashlib.sha256()
        for part in files.read(f"{row.folder}/{name}", key=_key(payload, number), length=length):
            digest.update(part)
            yield part
        chain = link(chain, digest.digest())
    if chain != payload.chain:
        raise Broken


def drop(*, case: OpenCase, coming: Coming) -> None:
    """Delete an upload with its pieces; a file it became stays."""
    with transaction.atomic():
        services.end_uploads(Upload.objects.filter(pk=coming.row.pk, case=case.row))


def drop_those_of(*, case: OpenCase, kept: list[Kept]) -> None:
    """Delete the unfinished uploads of files that came whole by another way."""
    here = {(one.payload.name, one.payload.length) for one in kept}
    for coming in all_of(case):
        if (coming.payload.name, coming.payload.length) in here:
            drop(case=case, coming=coming)
