"""What pages of other apps show of the files: those beside a record, and where to add some."""

from contextlib import suppress
from uuid import UUID

from django import template
from django.urls import reverse

from borrower_help.cases.access import OpenCase
from borrower_help.evidence import services
from borrower_help.evidence.services import Kept

register = template.Library()


@register.simple_tag
def files_at(case: OpenCase, record: UUID) -> list[Kept]:
    """Return the files that were put beside one record."""
    return [kept for kept in services.files_of(case) if kept.payload.incident == str(record)]


@register.simple_tag
def adding_url(case: OpenCase, record: str | UUID) -> str:
    """Return where files are added: beside the record where an id is given, to the case otherwise."""
    url = reverse("evidence:add", args=[case.id])
    with suppress(ValueError):
        return f"{url}?incident={UUID(str(record))}"
    return url
