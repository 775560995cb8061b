"""What a new letter may take over from one that was handed over before: whoever keeps that says it here at start-up."""

from collections.abc import Callable
from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.letters.contexts import Recipient
from borrower_help.letters.models import Letter, LetterPayload, State
from borrower_help.letters.terms import OF_SUM

Teller = Callable[[OpenCase, UUID, str], dict[str, str]]
Addresser = Callable[[OpenCase, str], Recipient | None]
_tellers: list[Teller] = []
_addressers: list[Addresser] = []


def register(teller: Teller) -> None:
    """Let an app above answer what a letter asks about an earlier one."""
    if teller not in _tellers:
        _tellers.append(teller)


def register_addresser(addresser: Addresser) -> None:
    """Let an app above say whom a letter about one of its sums goes to."""
    if addresser not in _addressers:
        _addressers.append(addresser)


def answers_after(case: OpenCase, letter_id: UUID, key: str) -> dict[str, str]:
    """Return the answers a new letter `key` can take over from the letter `letter_id` of the case."""
    found: dict[str, str] = {}
    for teller in _tellers:
        found |= teller(case, letter_id, key)
    return found


def recipient_before(case: OpenCase, of_sum: str = "") -> Recipient:
    """Return the company and its app as earlier letters of the case, the latest first, name them: they are asked for once.

    A letter about one of several sums takes over nothing from one about another: no lender is named to the next.
    """
    found = _of_letters(case, of_sum)
    if not of_sum or found.name or found.app_name:
        return found
    return next((told for addresser in _addressers if (told := addresser(case, of_sum))), found)


def _of_letters(case: OpenCase, of_sum: str) -> Recipient:
    name, app_name = "", ""
    for letter in Letter.objects.filter(case=case.row, state=State.ISSUED).order_by("-issued_on", "pk"):
        payload: LetterPayload = letter.payload(case.keyring)
        if payload.options.get("answers", {}).get(OF_SUM, "") != of_sum:
            continue
        name = name or payload.options.get("recipient_name", "")
        app_name = app_name or payload.options.get("app_name", "")
        if name and app_name:
            break
    return Recipient(name, app_name)
