"""Open a case: the row, the grant and its keys, or 404."""

import base64
import json
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest

from borrower_help.accounts.access import get_unlocked_or_404
from borrower_help.accounts.keys import Unlocked
from borrower_help.cases.models import Access, Case, CasePayload, Grant
from borrower_help.core import crypto
from borrower_help.core.crypto import Keyring
from borrower_help.core.dates import today


@dataclass(frozen=True)
class CaseKeys:
    """Hold a case's private key and its data keys by version."""

    private_key: bytes
    data_keys: dict[int, bytes]

    def to_bytes(self) -> bytes:
        """Return the keys as they are sealed into a grant."""
        encoded = {str(version): base64.b64encode(key).decode() for version, key in self.data_keys.items()}
        return json.dumps({"private": base64.b64encode(self.private_key).decode(), "data": encoded}).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "CaseKeys":
        """Return the keys a grant was sealed with."""
        read = json.loads(data)
        keys = {int(version): base64.b64decode(key) for version, key in read["data"].items()}
        return cls(base64.b64decode(read["private"]), keys)


@dataclass(frozen=True)
class OpenCase:
    """Hold an opened case: what services take; nothing below a view sees a session."""

    row: Case
    grant: Grant
    keys: CaseKeys
    by: UUID  # the user who opened it

    @property
    def id(self) -> UUID:
        """Return the case id."""
        return self.row.pk

    @property
    def keyring(self) -> Keyring:
        """Return the data keys as `core` takes them."""
        return Keyring(self.row.pk, self.keys.data_keys)

    @property
    def payload(self) -> CasePayload:
        """Return what the case says about itself."""
        payload: CasePayload = self.row.payload(self.keyring)
        return payload

    @property
    def may_edit(self) -> bool:
        """Return whether whoever opened it may change it; what may only be looked at shows no button."""
        return Access(self.grant.access).covers(Access.EDIT)

    @property
    def ends_on(self) -> date:
        """Return the last day this case is kept if nobody comes back."""
        days = settings.KEEP_DAYS_LONG if self.row.kept_long else settings.KEEP_DAYS
        return self.row.visited_on + timedelta(days=days)


def get_case_or_404(request: HttpRequest, case_id: UUID, *, need: Access) -> OpenCase:
    """Return the case opened for this visitor; raise Locked for a locked one, Http404 for everybody else."""
    return open_case(get_unlocked_or_404(request), case_id, need=need)


def open_case(unlocked: Unlocked, case_id: UUID, *, need: Access) -> OpenCase:
    """Return the case opened with this key, the day of the visit noted; raise Http404 without a sufficient grant."""
    grant = Grant.objects.select_related("case").filter(case=case_id, holder=unlocked.user.holder_id).first()
    if grant is None or not Access(grant.access).covers(need):
        raise Http404
    if grant.case.visited_on != today():
        grant.case.visited_before, grant.case.visited_on = grant.case.visited_on, today()
        Case.objects.filter(pk=case_id).update(visited_on=today())
    return _opened(unlocked, grant)


def open_cases(unlocked: Unlocked) -> list[OpenCase]:
    """Return every case this key opens, latest visited first, in one query; looking at the list is no visit."""
    grants = Grant.objects.select_related("case").filter(holder=unlocked.user.holder_id).order_by("-case__visited_on")
    return [_opened(unlocked, grant) for grant in grants]


def _opened(unlocked: Unlocked, grant: Grant) -> OpenCase:
    keys = CaseKeys.from_bytes(crypto.unseal_with(unlocked.private_key, bytes(grant.sealed_keys)))
    return OpenCase(grant.case, grant, keys, unlocked.user.pk)
