"""A list of a case's files, sealed under twenty digits: whoever has the digits can check a file against it, and learns no more.

The code has the form of a receipt code and the same stretches; it opens nothing but this list. Neither the code nor a key made
from it is kept.
"""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from borrower_help.accounts import codes, keys
from borrower_help.audit.services import record
from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core import crypto, database, dates
from borrower_help.evidence import chain, kinds, services, showing
from borrower_help.evidence.bundle import checking
from borrower_help.evidence.bundle.checking import Manifest
from borrower_help.evidence.bundle.listing import covered_path, original_path
from borrower_help.evidence.bundle.manifest import Listed, manifest
from borrower_help.evidence.exhibits import entry_of, hash_of
from borrower_help.evidence.models import CheckCode, CheckPayload
from borrower_help.evidence.showing import Looks
from borrower_help.evidence.stored import Stored

LIFETIME = timedelta(days=365)
MOST = 20  # of a case at once
_LOOKUP, _SEAL = b"check-lookup", b"check-seal"


class TooMany(Exception):
    """Say that a case has as many codes as it may have."""


class NothingToCheck(Exception):
    """Say that there is no file a list could name."""


def codes_of(case: OpenCase) -> list[tuple[CheckCode, CheckPayload]]:
    """Return the codes of a case that still open something, the newest first."""
    rows = CheckCode.objects.filter(case=case.row, ends_on__gte=dates.today())
    return sorted(((row, row.payload(case.keyring)) for row in rows), key=lambda pair: pair[1].made_at, reverse=True)


def make(*, case: OpenCase, code_id: UUID) -> str:
    """Return a new code for the files as they are now, "" where one was made under this id already: it is shown once.

    It stretches, so it is called outside of transactions; raise TooMany or NothingToCheck.
    """
    if CheckCode.objects.filter(pk=code_id).exists():
        return ""
    made_at = dates.wall_now()
    files = _files(case)
    if not files:
        raise NothingToCheck
    head = chain.head(services.entries_of(case))
    listed = manifest(files, made_at=made_at.isoformat(timespec="seconds"), chain_head=head)
    code, version = codes.new_code(), crypto.newest_kdf()
    root = keys.root_of(code, version=version)
    row = CheckCode(
        id=code_id,
        case=case.row,
        lookup=crypto.sub_key(root, _LOOKUP),
        kdf_version=version,
        listed=crypto.seal(listed, key=crypto.sub_key(root, _SEAL), ad=ad_of(code_id)),
        ends_on=dates.today() + LIFETIME,
    )
    moment = made_at.replace(tzinfo=None, microsecond=0).isoformat()
    with transaction.atomic():
        Case.objects.select_for_update().filter(pk=case.id).first()
        if CheckCode.objects.filter(pk=code_id).exists():
            return ""
        if CheckCode.objects.filter(case=case.row).count() >= MOST:
            raise TooMany
        row.put(CheckPayload(moment, len(files)), case.keyring).save(force_insert=True)
        record("evidence.check_code", by=case.by, subject=case.id)
    return code


def end(*, case: OpenCase, code_id: UUID) -> None:
    """Revoke a code: from now on it opens nothing."""
    with transaction.atomic():
        CheckCode.objects.filter(pk=code_id, case=case.row).delete()
    database.flush_deleted()


def end_old() -> int:
    """Delete the codes whose day is over; return how many."""
    return CheckCode.objects.filter(ends_on__lt=dates.today()).delete()[0]


def opened(code: str) -> Manifest | None:
    """Return the list a code opens, None where it opens none; every code that is well formed costs the same stretches."""
    found: Manifest | None = None
    for version in sorted(crypto.KDF_VERSIONS, reverse=True):
        root = keys.root_of(code, version=version)
        row = CheckCode.objects.filter(
            lookup=crypto.sub_key(root, _LOOKUP), kdf_version=version, ends_on__gte=dates.today()
        ).first()
        if row is not None and found is None:
            listed = crypto.unseal(bytes(row.listed), key=crypto.sub_key(root, _SEAL), ad=ad_of(row.pk))
            found = checking.read(listed)
    return found


def ad_of(code_id: UUID) -> bytes:
    """Return what ties a sealed list to its row."""
    return b"\x1f".join([b"evidence-check-list", code_id.bytes])


def move(source: OpenCase, target: OpenCase) -> None:
    """Hand the codes of one case to another; what they open stays as it was made."""
    for row in CheckCode.objects.filter(case=source.row):
        payload = row.payload(source.keyring)
        row.case = target.row
        row.put(payload, target.keyring).save()


def _files(case: OpenCase) -> list[Listed]:
    """Return names, lengths and hashes as a bundle has them; nothing of what anybody wrote about a file."""
    listed: list[Listed] = []
    looks = showing.looks_of(case)
    for kept in services.files_of(case):
        look, payload = looks.get(kept.row.pk, Looks()), kept.payload
        entry = entry_of(kept, look)
        source = Stored(kept.row.file_name, bytes.fromhex(payload.file_key), payload.length)
        path = original_path(entry, kinds.detect(source).ending)
        listed.append(Listed(path, payload.length, payload.sha256, entry.label))
        if look.covered is not None and (picture := look.picture) is not None:
            listed.append(Listed(covered_path(entry), picture.length, hash_of(picture), entry.label))
    return listed
