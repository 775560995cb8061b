"""The record a file belongs to, as an address names it."""

from contextlib import suppress
from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.incidents.models import Incident


def record_of(case: OpenCase, wanted: str) -> Incident | None:
    """Return the record the files belong to, None where they belong to the case."""
    with suppress(ValueError):
        return Incident.objects.filter(pk=UUID(wanted), case=case.row, removed_on=None).first()
    return None
