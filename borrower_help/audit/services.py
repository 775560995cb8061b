"""Write audit events, and forget them with what they were about."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from borrower_help.audit.erased import Mark, the_list
from borrower_help.audit.models import AuditEvent
from borrower_help.core.dates import today

DEEDS = frozenset(
    {
        "case.created",
        "case.erased",
        "case.ended",
        "case.moved",
        "case.exported",
        "case.imported",
        "evidence.kept",
        "evidence.check_code",
        "incident.recorded",
        "incident.changed",
        "incident.removed",
        "incident.restored",
        "code.made",
        "code.replaced",
        "code.passphrase",
        "grant.revoked",
        "letter.drafted",
        "letter.issued",
        "letter.dispatched",
        "letter.answered",
        "paper.recorded",
        "sum.recorded",
        "sum.paid",
        "promise.noted",
        "case.rested",
        "case.woken",
        "phone.trusted",
        "user.erased",
    }
)
ERASURES = frozenset({"case.erased", "case.ended", "user.erased"})  # what a restore replays


def record(deed: str, *, by: UUID | None, subject: UUID | None) -> None:
    """Write that `by` did `deed` to `subject` today; raise ValueError for a deed that is not listed."""
    if deed not in DEEDS:
        raise ValueError(f"{deed} is not a listed deed")
    event = AuditEvent.objects.create(deed=deed, actor_id=by, subject_id=subject, on=today())
    if deed in ERASURES and subject is not None:
        # robust: a full disk must not tell people that nothing was erased; the next tidying lists it
        transaction.on_commit(lambda: the_list().add([Mark(event.on, subject)]), robust=True)


def forget(ids: Collection[UUID]) -> None:
    """Delete every event by or about these ids (callers hold the transaction and then record the one that stays)."""
    AuditEvent.objects.filter(Q(actor_id__in=ids) | Q(subject_id__in=ids)).delete()


def list_erasures() -> int:
    """Copy to the list of erasures what the database knows and the list does not; return how many."""
    erased = the_list()
    erased.begin()
    marks = AuditEvent.objects.filter(deed__in=ERASURES).exclude(subject_id=None).values_list("on", "subject_id")
    known = {mark.id for mark in erased.read()}
    missing = {Mark(on, subject) for on, subject in marks if subject and subject not in known}
    if missing:
        erased.add(missing)
    return len(missing)


def forget_erasures(*, before: date) -> int:
    """Delete the marks of erasures older than `before` and return how many: no backup holds what they name any more."""
    the_list().forget(before=before)
    return AuditEvent.objects.filter(deed__in=ERASURES, on__lt=before).delete()[0]
