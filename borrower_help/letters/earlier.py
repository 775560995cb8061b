"""What a new letter may take over from one that was handed over before: whoever keeps that says it here at start-up."""

from collections.abc import Callable
from uuid import UUID

from borrower_help.cases.access import OpenCase

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
