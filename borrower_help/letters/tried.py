"""Which doors a case has tried, as far as its settled letters say: each was for a door, and an answer takes its days."""

from collections.abc import Iterable
from datetime import date, timedelta

from borrower_help.letters.models import LetterPayload, State
from borrower_help.rules.deadlines import USUAL_DAYS
from borrower_help.rules.finder import COMPANY
from borrower_help.rules.papers import DOORS_OF, TO_COMPANY
from borrower_help.rules.situation import Tried

# These say something and ask for no answer that a next door would want to see.
_ASK_NOTHING = frozenset({"stay_reachable", "change_contacts", "negotiation", "settlement_confirmation"})


def tried(letters: Iterable[tuple[str, date | None, LetterPayload]], on: date) -> tuple[Tried, ...]:
    """Return the doors tried, the earliest letter first; who has had the usual days of a bank is taken to be silent."""
    issued = sorted(
        (day, payload.key)
        for state, day, payload in letters
        if state == State.ISSUED and day and payload.key not in _ASK_NOTHING
    )
    found = []
    for day, key in issued:
        door = COMPANY if key in TO_COMPANY else next(iter(DOORS_OF.get(key, ())), "")
        if door and key != "digest":
            found.append(Tried(door, "waiting" if on <= day + timedelta(days=USUAL_DAYS) else "silence", key))
    return tuple(found)
