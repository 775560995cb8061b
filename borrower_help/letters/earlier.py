"""What a new letter may take over from one that was handed over before: whoever keeps that says it here at start-up."""

from collections.abc import Callable
from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.letters.models import Letter, LetterPayload, State

_NAMED = ("recipient_name", "app_name")

Teller = Callable[[OpenCase, UUID, str], dict[str, str]]
_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """Let an app above answer what a letter asks about an earlier one."""
    if teller not in _tellers:
        _tellers.append(teller)


def answers_after(case: OpenCase, letter_id: UUID, key: str) -> dict[str, str]:
    """Return the answers a new letter `key` can take over from the letter `letter_id` of the case."""
    found: dict[str, str] = {}
    for teller in _tellers:
        found |= teller(case, letter_id, key)
    return found


def named_before(case: OpenCase) -> dict[str, str]:
    """Return what earlier letters of the case, the latest first, name as the company and its app: it is asked for once."""
    found: dict[str, str] = {}
    for letter in Letter.objects.filter(case=case.row, state=State.ISSUED).order_by("-issued_on", "pk"):
        payload: LetterPayload = letter.payload(case.keyring)
        for name in _NAMED:
            if said := payload.options.get(name):
                found.setdefault(name, said)
        if len(found) == len(_NAMED):
            break
    return found
