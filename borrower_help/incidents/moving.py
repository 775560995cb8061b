"""Move what a first-time guest recorded into the case of whom their code belongs to."""

from collections.abc import Callable
from uuid import UUID

from borrower_help.accounts.keys import Unlocked
from borrower_help.cases import services as cases
from borrower_help.cases.access import OpenCase, open_case
from borrower_help.cases.models import Access, Case
from borrower_help.incidents import index
from borrower_help.incidents.services import move_records

ContentMover = Callable[[OpenCase, OpenCase], None]
_content: list[ContentMover] = []


def register(mover: ContentMover) -> None:
    """Let an app above move what it keeps in a case as well, before the old case is destroyed."""
    if mover not in _content:
        _content.append(mover)


def move_guest(guest: Unlocked, known: Unlocked) -> None:
    """Re-seal every record of the guest's cases under the latest case of the same perspective, or hand the case over whole."""
    targets = [open_case(known, case_id, need=Access.EDIT) for case_id in _own_cases(known)]
    for case_id in _own_cases(guest):
        source = open_case(guest, case_id, need=Access.OWN)
        same = [case for case in targets if case.payload.perspective == source.payload.perspective]
        target = max(same, key=lambda case: _latest(case), default=None)
        if target is None:
            cases.hand_over(case=source, to=known.user.holder, access=Access.OWN)
            source.grant.delete()
        else:
            move_records(source=source, target=target)
            for mover in _content:
                mover(source, target)
            cases.destroy(source.row)


def _own_cases(who: Unlocked) -> list[UUID]:
    return list(Case.objects.owned_by(who.user).values_list("pk", flat=True))


def _latest(case: OpenCase) -> str:
    last = index.read(case).last_day
    return last.isoformat() if last else ""
