"""The private address of a calendar: its dates are sealed under a key that only the address holds.

A calendar program asks without any key of the case. So the dates alone are kept a second time, sealed under a sub-key of
the address's random token; the site keeps another sub-key of it to find the row, and the token itself sealed under the
case's data key, so that the dates can be renewed while somebody has the case open. At rest neither can be read.
"""

import base64
import secrets
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from borrower_help.cases.access import OpenCase
from borrower_help.core import crypto
from borrower_help.core.crypto import SealError
from borrower_help.core.dates import today
from borrower_help.incidents import index
from borrower_help.matters.agenda import agenda, coming
from borrower_help.matters.cards import Card, cards_of
from borrower_help.matters.models import Feed, FeedKey
from borrower_help.matters.payloads import FeedKeyPayload
from borrower_help.matters.services import outcome_of

TOKEN_BYTES = 32
LENGTH = 52  # characters of a token
_LOOKUP, _SEAL = b"feed-lookup", b"feed-seal"


def days_of(case: OpenCase, cards: Iterable[Card], on: date) -> list[date]:
    """Return every day from today on that is to stand in the calendar."""
    cards = list(cards)
    later = coming(case, on)  # all of them, not those of the next days alone: nobody may come back to have them added
    if outcome_of(case)[1].resting_since:
        lines = [*agenda(case, (), (), on), *later]
        return sorted({line.on for line in lines if line.on is not None and line.on >= on})
    police = index.read(case).findings.get("police", [])
    lines = [*agenda(case, cards, police if isinstance(police, list) else [], on), *later]
    days = {line.on for line in lines if line.on is not None}
    for card in cards:
        if not card.standing.open:
            continue
        if not card.matter.latest:  # later terms stand there too: nobody may come back to have them added
            days |= {one.last for one in card.matter.counted if one.last is not None}
        if card.standing.due_on is not None:
            days.add(card.standing.due_on)
    return sorted(day for day in days if day >= on)


def token_of(case: OpenCase) -> str:
    """Return the token of a case's address, "" where there is none."""
    row = FeedKey.objects.filter(case=case.row).first()
    return row.payload(case.keyring).token if row else ""


def begin(*, case: OpenCase) -> None:
    """Make a new address; an old one of this case ends."""
    token = base64.b32encode(secrets.token_bytes(TOKEN_BYTES)).decode().rstrip("=").lower()
    with transaction.atomic():
        end(case=case)
        FeedKey(case=case.row).put(FeedKeyPayload(token), case.keyring).save(force_insert=True)
        _write(case, token)


def end(*, case: OpenCase) -> None:
    """Revoke the address: whoever has it gets 404 from now on."""
    FeedKey.objects.filter(case=case.row).delete()
    Feed.objects.filter(case=case.row).delete()


def renew(case: OpenCase) -> None:
    """Put the present days behind the address, where there is one."""
    if token := token_of(case):
        _write(case, token)


def _write(case: OpenCase, token: str) -> None:
    on = today()
    days = [day.isoformat() for day in days_of(case, cards_of(case, on, lead_on=False), on)]
    root = _root(token)
    sealed = crypto.seal_json({"days": days}, key=crypto.sub_key(root, _SEAL), ad=_ad(case.id))
    place = {"lookup": crypto.sub_key(root, _LOOKUP), "sealed": sealed}
    Feed.objects.update_or_create(case=case.row, defaults=place)


def read(token: str) -> list[date] | None:
    """Return the days behind an address; None where there is no such address."""
    try:
        root = _root(token)
    except ValueError:
        return None
    row = Feed.objects.filter(lookup=crypto.sub_key(root, _LOOKUP)).first()
    if row is None:
        return None
    try:
        told = crypto.unseal_json(bytes(row.sealed), key=crypto.sub_key(root, _SEAL), ad=_ad(row.case_id))
    except SealError:
        return None
    return [date.fromisoformat(day) for day in told["days"]]


def salt_of(token: str) -> bytes:
    """Return what keeps the ids of this calendar's events apart from those of others, and tells nothing of the token."""
    return crypto.sub_key(_root(token), b"feed-ids")


def _root(token: str) -> bytes:
    if len(token) != LENGTH:
        raise ValueError
    root = base64.b32decode(token.upper() + "====")
    if len(root) != TOKEN_BYTES:
        raise ValueError
    return root


def _ad(case_id: UUID) -> bytes:
    return b"\x1f".join([b"feed", case_id.bytes])
