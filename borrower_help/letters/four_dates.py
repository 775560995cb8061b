"""The four dates that come before any letter about paying: what may be lost by promising, paying or signing, nobody here can say.

So nothing is concluded from them but whom to ask first. Pure.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

KEYS = (
    "paid",  # the last payment, also an automatic one
    "agreed",  # the last time anything was agreed or signed
    "demanded",  # the last demand that reached the borrower or somebody they live with
    "sued",  # a suit, a payment order, an arbitration
)
FORGOTTEN = "forgotten"
_MONTHS = 30  # half a year before three years are over: who rings then still has time


def step(dates: Mapping[str, str], read: bool, on: date) -> str:
    """Return what comes before the letter: "ask" for the dates, "wait" and ring first, "" go on."""
    if not set(KEYS) <= set(dates):
        return "ask"
    return "wait" if call_first(dates, on) and not read else ""


def call_first(dates: Mapping[str, str], on: date) -> bool:
    """Return whether every date that is known lies more than two years and six months back, or none is known."""
    return all(day < _before(on) for day in known(dates).values())


def known(dates: Mapping[str, str]) -> dict[str, date]:
    """Return the dates that are known, in the order in which they are read out."""
    days = {key: _day(dates.get(key, FORGOTTEN)) for key in KEYS}
    return {key: day for key, day in days.items() if day is not None}


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:  # forgotten, or a file somebody wrote themselves
        return None


def _before(on: date) -> date:
    months = on.year * 12 + on.month - 1 - _MONTHS
    year, month = divmod(months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
