"""What was told to them in writing, beside the refusals in the record: whoever keeps letters says it here at start-up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from borrower_help.cases.access import OpenCase
from borrower_help.core.fields import Words
from borrower_help.rules.facts import RefusalFacts


@dataclass(frozen=True)
class Telling:
    """Hold one letter that went out: the day they knew, what it counts as (None: only marked), its words and its page."""

    on: date
    fact: RefusalFacts | None
    words: Words
    url: str


Teller = Callable[[OpenCase], Iterable[Telling]]
_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """Let an app above tell what went out in writing."""
    if teller not in _tellers:
        _tellers.append(teller)


def tellings(case: OpenCase) -> list[Telling]:
    """Return what went out in writing, oldest first."""
    return sorted((one for teller in _tellers for one in teller(case)), key=lambda one: one.on)
