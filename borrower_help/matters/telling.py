"""Which letters, once handed over, count as having told the other side something, and from when; the lower part is pure."""

from collections.abc import Iterator
from datetime import datetime, time
from uuid import UUID

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from borrower_help.cases.access import OpenCase
from borrower_help.incidents.tellings import Telling
from borrower_help.letters import names
from borrower_help.matters.models import Dispatch
from borrower_help.matters.payloads import DispatchPayload
from borrower_help.rules.facts import RefusalFacts

# What each letter says, in the words of the rules; a letter to an authority tells those who call nothing.
KINDS = {
    "notice": "stop_contact",
    "not_mine": "wrong_person",
    "repaid": "repaid",
    "clearance": "repaid",
    "stay_reachable": "stay_reachable",
    "complaint": "complaint",
    "second_level": "complaint",
    "change_contacts": "complaint",
}


def fact_of(dispatch_id: UUID, sent: DispatchPayload) -> RefusalFacts | None:
    """Return a handed-over letter as a refusal the rules know: it counts from the end of the day it arrived."""
    kind = KINDS.get(sent.letter_key)
    if kind is None:
        return None
    at = datetime.combine(sent.told_on, time(23, 59))
    return RefusalFacts(id=str(dispatch_id), at=at, kind=kind, letter=sent.letter_key, spoken=sent.how == "hotline")


def told(case: OpenCase) -> Iterator[Telling]:
    """Yield every letter of a case that went out."""
    if not case.row.kept_long:  # nothing was settled yet, so nothing went out: one question less
        return
    for row in Dispatch.objects.filter(case=case.row, removed_on=None):
        sent: DispatchPayload = row.payload(case.keyring)
        words = format_lazy(_("Handed over: {letter}"), letter=names.LETTERS[sent.letter_key])
        url = reverse("matters:matter", args=[case.id, row.letter_id])
        yield Telling(sent.told_on, fact_of(row.pk, sent), words, url)
