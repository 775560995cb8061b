"""Write audit events."""

from uuid import UUID

from borrower_help.audit.models import AuditEvent
from borrower_help.core.dates import today

DEEDS = frozenset(
    {
        "case.created",
        "case.erased",
        "case.ended",
        "case.moved",
        "incident.recorded",
        "incident.changed",
        "incident.removed",
        "incident.restored",
        "code.made",
        "code.replaced",
        "code.passphrase",
        "grant.revoked",
        "phone.trusted",
        "user.erased",
    }
)


def record(deed: str, *, by: UUID | None, subject: UUID | None) -> None:
    """Write that `by` did `deed` to `subject` today; raise ValueError for a deed that is not listed."""
    if deed not in DEEDS:
        raise ValueError(f"{deed} is not a listed deed")
    AuditEvent.objects.create(deed=deed, actor_id=by, subject_id=subject, on=today())
