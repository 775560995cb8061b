"""Files a casefile names without carrying them: shown as missing until the very same bytes come."""

from dataclasses import fields, replace
from uuid import UUID, uuid4

from borrower_help.cases.access import OpenCase
from borrower_help.evidence.models import AwaitedFile
from borrower_help.evidence.payloads import AwaitedPayload, FilePayload


def awaited_of(case: OpenCase) -> list[tuple[AwaitedFile, AwaitedPayload]]:
    """Return the files of a case that have still to be brought, by their numbers."""
    rows = ((row, row.payload(case.keyring)) for row in AwaitedFile.objects.filter(case=case.row))
    return sorted(rows, key=lambda pair: pair[1].number)


def last_number(awaited: list[tuple[AwaitedFile, AwaitedPayload]]) -> int:
    """Return the highest number that is spoken for."""
    return max((payload.number for _row, payload in awaited), default=0)


def put(case: OpenCase, payload: AwaitedPayload, *, id: UUID | None = None) -> None:
    """Wait for a file (callers hold the transaction)."""
    AwaitedFile(id=id or uuid4(), case=case.row).put(payload, case.keyring).save(force_insert=True)


def said_of(payload: FilePayload) -> AwaitedPayload:
    """Return what a casefile says of a kept file: where it came from elsewhere, as it was received there."""
    said = {one.name: getattr(payload, one.name) for one in fields(AwaitedPayload)}
    return AwaitedPayload(**said | {"received_at": payload.first_at or payload.received_at})


def came(wanted: AwaitedPayload, *, key: bytes, at: str) -> FilePayload:
    """Return a file that was waited for and came at `at`: as its owner left it, the receipt from here."""
    said = {one.name: getattr(wanted, one.name) for one in fields(wanted)}
    return FilePayload(**said | {"file_key": key.hex(), "received_at": at, "first_at": wanted.received_at})


def move(source: OpenCase, target: OpenCase, *, number: int) -> None:
    """Re-seal what is waited for into another case, numbered on from `number`."""
    for row, payload in awaited_of(source):
        number += 1
        row.case = target.row
        row.put(replace(payload, number=number), target.keyring).save()
