"""Write audit events, and forget them with what they were about."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q

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
        "phone.trusted",
        "user.erased",
    }
)
ERASURES = frozenset({"case.erased", "case.ended", "user.erased"})  # what a restore replays


def record(deed: str, *, by: UUID | None, subject: UUID | None) -> None:
    """Write that `by` did `deed` to `subject` today; raise ValueError for a deed that is not listed."""
    if deed not in DEEDS:
        raise ValueError(f"{deed} is not a listed deed")
    AuditEvent.objects.create(deed=deed, actor_id=by, subject_id=subject, on=today())


def forget(ids: Collection[UUID]) -> None:
    """Delete every event by or about these ids (callers hold the transaction and then record the one that stays)."""
    AuditEvent.objects.filter(Q(actor_id__in=ids) | Q(subject_id__in=ids)).delete()


def forget_erasures(*, before: date) -> int:
    """Delete the marks of erasures older than `before` and return how many: no backup holds what they name any more."""
    return AuditEvent.objects.filter(deed__in=ERASURES, on__lt=before).delete()[0]
