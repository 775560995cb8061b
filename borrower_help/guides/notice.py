"""The words under which somebody agrees before the first answer is kept."""

from django.conf import settings
from django.template.loader import render_to_string

from borrower_help.core import languages


def consent_text() -> str:
    """Return what a person agrees to, in the active language: the words of the tick box under the notice."""
    context = {"keep_days": settings.KEEP_DAYS, "keep_days_long": settings.KEEP_DAYS_LONG}
    return render_to_string(f"guides/consent/{languages.template_name()}.html", context).strip()
