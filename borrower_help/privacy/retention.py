"""What ends by itself: sessions, abandoned guests, removed records, ended cases. `tidy` does it, every hour."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from borrower_help.accounts.models import HeldPost, OwnPhone, Session, User
from borrower_help.audit.services import forget, forget_erasures, list_erasures, record
from borrower_help.binders import services as binders
from borrower_help.cases import services as cases
from borrower_help.cases.models import Case
from borrower_help.core import database
from borrower_help.core.dates import days_ago, today
from borrower_help.evidence import check_codes
from borrower_help.evidence import services as evidence
from borrower_help.incidents.models import Incident
from borrower_help.letters import services as letters
from borrower_help.matters import services as matters
from borrower_help.privacy import backups
from borrower_help.privacy.erasure import erase_user

HELD_POST_DAYS = 30
ERASURE_DAYS = backups.KEPT_DAYS + 1  # as long as there are backups a restore must know what was erased


def tidy() -> dict[str, int]:
    """End what is over and return how much of each; safe to run at any time and twice."""
    done = {
        "sessions": _ended_sessions(),
        "guests": _abandoned_guests(),
        "records": _removed_records(),
        "cases": _ended_cases(),
        "users": _users_without_cases(),
        "phones": OwnPhone.objects.filter(expires_on__lt=today()).delete()[0],
        "jobs": letters.end_dead_jobs() + binders.end_dead_jobs(),
        "files": letters.sweep_files() + binders.sweep_files() + evidence.sweep_files(),
        "uploads": evidence.end_unfinished(),
        "check codes": check_codes.end_old(),
        "forms": HeldPost.objects.filter(held_on__lt=days_ago(HELD_POST_DAYS)).delete()[0],
        "erasures": forget_erasures(before=days_ago(ERASURE_DAYS)),
        "backups": backups.prune(),
    }
    list_erasures()
    database.flush_deleted()
    return done


def _ended_sessions() -> int:
    return Session.objects.filter(expires_at__lte=timezone.now()).delete()[0]


def _abandoned_guests() -> int:
    # never saw their code, and no session is left that could open what they wrote: nobody ever can
    days = settings.ABANDONED_GUEST_AFTER.days
    guests = User.objects.filter(username=None, receipt_code=None, sessions=None, created_on__lte=days_ago(days))
    return _erase(guests)


def _users_without_cases() -> int:
    guests = User.objects.filter(username=None, sessions=None, holder__grants=None, created_on__lte=days_ago(1))
    return _erase(guests)


def _erase(users: object) -> int:
    chosen = list(users)  # type: ignore[call-overload]
    for user in chosen:
        erase_user(user)
    return len(chosen)


def _removed_records() -> int:
    days = settings.REMOVED_KEPT_DAYS
    incidents = Incident.objects.filter(removed_on__lt=days_ago(days)).delete()[0]
    return incidents + matters.end_removed(days) + evidence.end_removed(days)


def _ended_cases() -> int:
    ended = list(Case.objects.ended())
    for case in ended:
        with transaction.atomic():
            case_id = case.pk
            letters.forget_files(case)
            binders.forget_files(case)
            evidence.forget_files(case)
            cases.destroy(case)
            forget([case_id])
            record("case.ended", by=None, subject=case_id)
    return len(ended)
