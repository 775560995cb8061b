"""Deeds on cases: create, change, move, grant, revoke, erase."""

from uuid import UUID, uuid4

from django.db import transaction

from borrower_help.accounts.keys import Unlocked
from borrower_help.accounts.models import KeyHolder
from borrower_help.audit.services import forget, record
from borrower_help.cases.access import CaseKeys, OpenCase
from borrower_help.cases.models import Access, Case, CasePayload, Grant
from borrower_help.core import crypto, database
from borrower_help.core.crypto import KeyPair, Keyring


class StaleKeys(Exception):
    """Say that the case's keys were changed since it was opened; open it again and repeat."""


def create_case(*, owner: Unlocked, payload: CasePayload, case_id: UUID | None = None) -> OpenCase:
    """Return a new case with its own key pair and data key, granted to its owner."""
    pair = KeyPair.generate()
    keys = CaseKeys(pair.private, {1: crypto.new_key()})
    case = Case(id=case_id or uuid4(), public_key=pair.public)
    case.put(payload, Keyring(case.pk, keys.data_keys))
    with transaction.atomic():
        case.save(force_insert=True)
        grant = _grant(case, owner.user.holder, Access.OWN, keys)
        record("case.created", by=owner.user.pk, subject=case.pk)
    return OpenCase(case, grant, keys, owner.user.pk)


def _grant(case: Case, holder: KeyHolder, access: Access, keys: CaseKeys) -> Grant:
    sealed = crypto.seal_to(bytes(holder.public_key), keys.to_bytes())
    return Grant.objects.create(case=case, holder=holder, access=access, sealed_keys=sealed)


def change_case(*, case: OpenCase, payload: CasePayload, revision: int) -> None:
    """Save what the case says about itself; raise StaleRevision where somebody else saved first."""
    case.row.replace(payload, revision=revision, keys=case.keyring)


def keep_long(*, case: OpenCase) -> None:
    """Keep the case for the longer time: a letter, evidence or a court paper is in it."""
    if not case.row.kept_long:
        case.row.kept_long = True
        Case.objects.filter(pk=case.id).update(kept_long=True)


def hand_over(*, case: OpenCase, to: KeyHolder, access: Access) -> Grant:
    """Grant the case to another key holder."""
    return _grant(case.row, to, access, case.keys)


def revoke(*, case: OpenCase, holder_id: UUID) -> OpenCase:
    """Remove somebody else's grant; return the case with a new data key for what comes after, in every grant left.

    Raise StaleKeys where the keys were changed since the case was opened.
    """
    if holder_id == case.grant.holder_id:
        raise ValueError("nobody revokes their own grant")
    keys = CaseKeys(case.keys.private_key, {**case.keys.data_keys, max(case.keys.data_keys) + 1: crypto.new_key()})
    with transaction.atomic():
        Case.objects.select_for_update().filter(pk=case.id).first()
        own = Grant.objects.filter(pk=case.grant.pk).first()
        if own is None or bytes(own.sealed_keys) != bytes(case.grant.sealed_keys):
            raise StaleKeys  # two new keys of the same version would lock out what the first one sealed
        Grant.objects.filter(case=case.row, holder_id=holder_id).delete()
        for grant in Grant.objects.select_for_update().filter(case=case.row).select_related("holder"):
            grant.sealed_keys = crypto.seal_to(bytes(grant.holder.public_key), keys.to_bytes())
            grant.save(update_fields=["sealed_keys"])
        case.grant.refresh_from_db()
        record("grant.revoked", by=case.by, subject=case.id)
    database.flush_deleted()
    return OpenCase(case.row, case.grant, keys, case.by)


def erase_case(*, case: OpenCase) -> None:
    """Destroy the case: its grants, and with them every wrapped key, go first, then everything under it."""
    case_id = case.id
    with transaction.atomic():
        destroy(case.row)
        forget([case_id])
        record("case.erased", by=None, subject=case_id)
    database.flush_deleted()


def destroy(row: Case) -> None:
    """Delete a case and all that hangs on it (callers hold the transaction and flush after it)."""
    Grant.objects.filter(case=row).delete()
    row.delete()
