"""What a request for other terms can offer: whoever keeps the sums says it here at start-up."""

from collections.abc import Callable, Mapping
from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.letters.contexts import Terms
from borrower_help.letters.terms import ADDS, OF_SUM, ticked

Teller = Callable[[OpenCase, UUID, str], Terms | None]
_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """Let an app above say what can be offered for one of its sums."""
    if teller not in _tellers:
        _tellers.append(teller)


def terms_of(case: OpenCase, answers: Mapping[str, str]) -> Terms | None:
    """Return all that can stand in the letter for the sum and the form its answers name; None where they name none."""
    try:
        wanted = UUID(answers.get(OF_SUM, ""))
    except ValueError:
        return None
    found = (teller(case, wanted, answers.get("form", "")) for teller in _tellers)
    return next((terms for terms in found if terms), None)


def chosen_terms(case: OpenCase, answers: Mapping[str, str]) -> Terms | None:
    """Return what its sender lets into the letter."""
    terms = terms_of(case, answers)
    return ticked(terms, answers.get(ADDS, "")) if terms else None
