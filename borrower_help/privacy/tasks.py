"""The hourly duty of the worker."""

from celery import shared_task

from borrower_help.privacy import backups
from borrower_help.privacy.models import Lease
from borrower_help.privacy.retention import tidy as do_tidy


@shared_task(name="privacy.tidy")
def tidy() -> None:
    """Tidy, unless another machine has just done it."""
    if Lease.take("tidy", minutes=50):
        do_tidy()
    else:
        backups.prune()  # they lie on this machine's disk, whoever holds the lease
