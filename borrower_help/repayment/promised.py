"""The promises of a case as they stand, and their days where a case shows what is to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from borrower_help.cases.access import OpenCase
from borrower_help.core.moments import full_day
from borrower_help.matters.agenda import Line
from borrower_help.repayment.models import Promise
from borrower_help.repayment.payloads_promises import PromisePayload
from borrower_help.repayment.promises import Standing
from borrower_help.repayment.words_promises import STEPS, title_of

KIND = "promise"


@dataclass(frozen=True)
class Noted:
    """Hold one promise that stands in the log, and where it stands today."""

    row: Promise
    payload: PromisePayload
    standing: Standing


def promises_of(case: OpenCase, on: date) -> list[Noted]:
    """Return the promises of a case in one query: what presses first, then by their days, then the latest said."""
    if not case.row.kept_long:  # none was ever written down: one question less
        return []
    rows = Promise.objects.filter(case=case.row, removed_on=None)
    noted = [Noted(row, payload, payload.stands(on)) for row in rows for payload in [row.payload(case.keyring)]]
    return sorted(sorted(noted, key=lambda one: one.payload.said_on, reverse=True), key=_order)


def _order(one: Noted) -> tuple[bool, bool, date]:
    return not one.standing.open, not one.standing.presses, one.payload.due or date.max


def days_of(case: OpenCase, today: date) -> Iterator[Line]:
    """Yield the days they named, of promises of which it is not said yet whether they were kept."""
    for one in promises_of(case, today):
        if one.payload.due is None or not one.standing.open:
            continue
        url = reverse("repayment:promise", args=[case.id, one.row.pk])
        yield Line(KIND, one.payload.due, _title(one), _small(one), url, (one.payload.due - today).days)


def _title(one: Noted) -> str:
    return _("They promised: %(what)s") % {"what": title_of(one.payload)}


def _small(one: Noted) -> str:
    day = full_day(one.payload.due or date.min)
    over = one.standing.state == "over"
    said = _("Its day was %(day)s. %(step)s") if over else _("They named %(day)s. %(step)s")
    return said % {"day": day, "step": STEPS[one.standing.step]}
