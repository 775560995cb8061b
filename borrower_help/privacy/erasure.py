"""Make gone what must be gone: a person with everything of theirs."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from borrower_help.accounts.models import User
from borrower_help.audit.services import forget, record
from borrower_help.binders import services as binders
from borrower_help.cases import services as cases
from borrower_help.cases.models import Access, Case, Grant
from borrower_help.core import database
from borrower_help.evidence import services as evidence
from borrower_help.letters import services as letters

AT_ONCE = 500  # ids in one question to the database


@dataclass(frozen=True)
class Erased:
    """Count what an erasure destroyed."""

    cases: int


def erase_user(user: User) -> Erased:
    """Destroy a user, their keys and every case only they own; on SQLite no byte of the keys stays in the files."""
    with transaction.atomic():
        erased = _destroy_user(user)
    database.flush_deleted()
    return erased


def _destroy_user(user: User) -> Erased:
    holder, user_id = user.holder, user.pk
    # wrapped keys first: from here on nothing of theirs can be opened
    owned = list(Case.objects.filter(grants__holder=holder, grants__access=Access.OWN))
    Grant.objects.filter(holder=holder).delete()
    alone = [case for case in owned if not Grant.objects.filter(case=case, access=Access.OWN).exists()]
    gone = [case.pk for case in alone]
    user.delete()
    holder.delete()
    for case in alone:
        letters.forget_files(case)
        binders.forget_files(case)
        evidence.forget_files(case)
        cases.destroy(case)
    forget([user_id, *gone])
    for case_id in gone:
        record("case.erased", by=None, subject=case_id)
    record("user.erased", by=None, subject=user_id)
    return Erased(cases=len(gone))


def replay(ids: Collection[UUID]) -> int:
    """Erase again what a restored copy brought back; return how many people and cases that were."""
    again, wanted = 0, list(ids)
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        for user in User.objects.filter(pk__in=some):
            again += 1 + erase_user(user).cases
        for case in Case.objects.filter(pk__in=some):
            again += 1
            _destroy_case(case)
    database.flush_deleted()
    return again


def _destroy_case(case: Case) -> None:
    with transaction.atomic():
        case_id = case.pk
        letters.forget_files(case)
        binders.forget_files(case)
        evidence.forget_files(case)
        cases.destroy(case)
        forget([case_id])
        record("case.erased", by=None, subject=case_id)
