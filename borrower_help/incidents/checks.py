"""System checks of the rules: a broken catalogue stops the start, a stale source is said."""

from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register

from borrower_help.core import dates
from borrower_help.rules import checks


@register("rules")
def catalogue(**_: Any) -> list[CheckMessage]:
    """Refuse a catalogue with a fault; warn of sources whose review is overdue: they are not cited until read again."""
    faults: list[CheckMessage] = [Error(fault, id="rules.E001") for fault in checks.problems()]
    return faults + [
        Warning(f"{key}: review overdue, not cited.", hint="Read it again and renew review_by.", id="rules.W001")
        for key in checks.stale(dates.today())
    ]
