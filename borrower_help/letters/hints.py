"""Two things only the sender can know, suggested where a letter holds nothing of their own; pure, and never in the way."""

from collections.abc import Callable

from borrower_help.letters.contexts import LetterContext
from borrower_help.letters.reading import night_contacts
from borrower_help.rules.facts import CaseFacts

SUGGESTED = 2

_FITS: tuple[tuple[str, Callable[[CaseFacts], bool]], ...] = (
    ("who_came", lambda case: any(one.contact_channel == "visit" for one in case.incidents)),
    ("at_home", lambda case: any(one.reached not in {"self", "group", "other"} for one in case.incidents)),
    ("that_night", lambda case: night_contacts(case) > 0),
    ("what_you_answered", lambda case: any(one.connected or one.answered for one in case.incidents)),
    ("at_work", lambda case: any("called_workplace" in one.conduct for one in case.incidents)),
    ("what_changed", lambda case: True),
    ("what_you_did", lambda case: True),
)


def suggest(context: LetterContext, case: CaseFacts) -> tuple[str, ...]:
    """Return the codes of two things to write about, the most telling for this record first; () where own words stand there."""
    if context.own_words.strip():
        return ()
    return tuple(code for code, fits in _FITS if fits(case))[:SUGGESTED]
