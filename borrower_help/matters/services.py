"""Deeds on what becomes of letters: hand over, answer, take out, bring back, move."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from borrower_help.audit.services import record
from borrower_help.cases import services as cases
from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case, CaseContent
from borrower_help.core.dates import days_ago, today
from borrower_help.core.sealed import StaleRevision
from borrower_help.letters.models import Letter
from borrower_help.matters.models import Dispatch, Outcome, Paper, Removable, Response
from borrower_help.matters.payloads import DispatchPayload, OutcomePayload

Change = Callable[[Any], Any]  # of a row's payload
REMOVABLE: list[type[Removable]] = [Response, Dispatch, Paper]
SINGLE: list[type[CaseContent]] = [Outcome]  # one of each case at most


_after: list[Callable[[OpenCase], None]] = []


def after_change(deed: Callable[[OpenCase], None]) -> None:
    """Have something done after each change, in its transaction: what is made of all of it is renewed."""
    if deed not in _after:
        _after.append(deed)


def keep_too(model: type[Removable]) -> None:
    """Let an app above have its own rows moved with a case, and ended some days after they were taken out."""
    if model not in REMOVABLE:
        REMOVABLE.append(model)


def keep_single_too(model: type[CaseContent]) -> None:
    """Let an app above have its one row of a case moved with it."""
    if model not in SINGLE:
        SINGLE.append(model)


def _changed(case: OpenCase) -> None:
    for deed in _after:
        deed(case)


def _lock(case: OpenCase) -> None:
    Case.objects.select_for_update().filter(pk=case.id).first()


def save_dispatch(*, case: OpenCase, letter: Letter, payload: DispatchPayload, revision: int) -> Dispatch:
    """Save how a letter was handed over, over the revision the person read; the same sent twice is one; raise StaleRevision.

    One that was taken out and is saved here again is wanted: it stands again.
    """
    with transaction.atomic():
        _lock(case)
        row = Dispatch.objects.filter(letter=letter, case=case.row).first()
        if row is None:
            row = Dispatch(case=case.row, letter=letter)
            row.put(payload, case.keyring).save(force_insert=True)
        elif row.removed_on is not None or row.payload(case.keyring) != payload:
            row.replace(payload, revision=row.revision if row.removed_on else revision, keys=case.keyring)
            Dispatch.objects.filter(pk=row.pk).update(removed_on=None)
            row.removed_on = None
        else:
            return row
        cases.keep_long(case=case)
        _changed(case)
        record("letter.dispatched", by=case.by, subject=case.id)
    return row


def change_row(*, case: OpenCase, row: Removable, change: Change, deed: str = "") -> None:
    """Change what stands in a row, whatever its revision: a small deed that overwrites nothing somebody typed."""
    with transaction.atomic():
        _lock(case)
        row.refresh_from_db()
        payload = row.payload(case.keyring)
        if (changed := change(payload)) == payload:
            return
        row.replace(changed, revision=row.revision, keys=case.keyring)
        _changed(case)
        if deed:
            record(deed, by=case.by, subject=case.id)


def save_row(*, case: OpenCase, row: Removable, payload: Any, revision: int, deed: str, keep_long: bool = True) -> None:
    """Save an answer or a paper, new or over the revision the person read; the same sent twice is one; raise StaleRevision."""
    with transaction.atomic():
        _lock(case)
        stored = type(row)._default_manager.filter(pk=row.pk, case=case.row).first()
        if stored is None:
            row.put(payload, case.keyring).save(force_insert=True)
        elif stored.payload(case.keyring) == payload and stored.removed_on is None:
            return
        elif stored.revision != revision and stored.removed_on is None:
            raise StaleRevision(stored.payload(case.keyring))
        else:
            stored.replace(payload, revision=stored.revision, keys=case.keyring)
            type(row)._default_manager.filter(pk=row.pk).update(removed_on=None)
        if keep_long:
            cases.keep_long(case=case)
        _changed(case)
        record(deed, by=case.by, subject=case.id)


def name_files(*, case: OpenCase, row: Removable, files: list[str]) -> None:
    """Say which kept files show a handing over, an answer, what was signed; whatever else stands there stays as it is now."""
    with transaction.atomic():
        _lock(case)
        row.refresh_from_db()
        payload = row.payload(case.keyring)
        if payload.files != files:
            row.replace(replace(payload, files=files), revision=row.revision, keys=case.keyring)


def outcome_of(case: OpenCase) -> tuple[Outcome | None, OutcomePayload]:
    """Return what came of a case, an empty one where nothing was written down."""
    row = Outcome.objects.filter(case=case.row).first()
    return row, row.payload(case.keyring) if row else OutcomePayload()


def save_outcome(*, case: OpenCase, payload: OutcomePayload, revision: int) -> None:
    """Save what came of a case over the revision the person read; the same sent twice is one; raise StaleRevision."""
    save_single(case=case, model=Outcome, payload=payload, revision=revision)


def save_single(*, case: OpenCase, model: type[CaseContent], payload: Any, revision: int, deed: str = "") -> None:
    """Save the one row of its kind over the revision the person read; the same sent twice is one; raise StaleRevision.

    Who read none reads revision 0: where one was made meanwhile, that is stale too.
    """
    with transaction.atomic():
        _lock(case)
        row = model._default_manager.filter(case=case.row).first()
        if row is None:
            model(case=case.row).put(payload, case.keyring).save(force_insert=True)
        elif row.payload(case.keyring) != payload:
            row.replace(payload, revision=revision, keys=case.keyring)
        else:
            return
        if deed:
            record(deed, by=case.by, subject=case.id)


def change_single(*, case: OpenCase, model: type[CaseContent], empty: Any, change: Callable[[Any], Any]) -> None:
    """Change what stands in the one row of its kind, whatever its revision: a small deed that overwrites nothing somebody typed."""
    with transaction.atomic():
        _lock(case)
        row = model._default_manager.filter(case=case.row).first()
        stored = row.payload(case.keyring) if row else empty
        save_single(case=case, model=model, payload=change(stored), revision=row.revision if row else 0)


def put_to_rest(*, case: OpenCase, since: str) -> None:
    """Let a case rest since that day, or wake it ("")."""
    with transaction.atomic():
        _lock(case)
        row, stored = outcome_of(case)
        if bool(stored.resting_since) == bool(since):
            return
        save_outcome(case=case, payload=replace(stored, resting_since=since), revision=row.revision if row else 1)
        record("case.rested" if since else "case.woken", by=case.by, subject=case.id)
        _changed(case)


def remove(*, case: OpenCase, row: Removable) -> None:
    """Take a row out; it can be brought back for seven days."""
    with transaction.atomic():
        _lock(case)
        type(row)._default_manager.filter(pk=row.pk, removed_on=None).update(removed_on=today())
        _changed(case)


def restore(*, case: OpenCase, row: Removable) -> None:
    """Undo a removal."""
    with transaction.atomic():
        _lock(case)
        type(row)._default_manager.filter(pk=row.pk).exclude(removed_on=None).update(removed_on=None)
        _changed(case)


def end_removed(days: int) -> int:
    """Delete what was taken out more than so many days ago; return how many."""
    before: date = days_ago(days)
    return sum(model._default_manager.filter(removed_on__lt=before).delete()[0] for model in REMOVABLE)


def standing_id(model: type[Removable], case: OpenCase, wanted: UUID) -> bool:
    """Return whether a row of that id may be made in this case: it is free, or it is this case's own."""
    return not model._default_manager.filter(pk=wanted).exclude(case=case.row).exists()


def move_matters(source: OpenCase, target: OpenCase) -> None:
    """Re-seal everything of one case into another; of two rows of which there is one a case, that of the target stays."""
    for model in REMOVABLE:
        for row in model._default_manager.filter(case=source.row):
            _reseal(row, source, target)
    for single in SINGLE:
        one = single._default_manager.filter(case=source.row).first()
        if one is not None and not single._default_manager.filter(case=target.row).exists():
            _reseal(one, source, target)


def _reseal(row: CaseContent, source: OpenCase, target: OpenCase) -> None:
    payload = row.payload(source.keyring)
    row.case = target.row
    row.put(payload, target.keyring).save()
