"""What a door is: the plain record of somebody who takes a complaint or gives help."""

from dataclasses import dataclass
from datetime import date

from borrower_help.rules.law import Words

GROUPS = ("danger", "company", "authority", "advice", "other")


@dataclass(frozen=True)
class Limit:
    """Hold one period and the article it rests on; "" where no text was read, and then the sentence says so."""

    text: Words
    basis: str = ""


@dataclass(frozen=True)
class Channel:
    """Hold one door: what it takes, what it wants to know in its order, how long, and what it cannot do."""

    id: str  # that of the fact base
    path: str  # how its page is called in the address
    group: str  # one of GROUPS
    title: Words
    number: str  # what is tapped; "" where none was seen or the one seen was not checked
    site: str  # the published site, "" where none was checked
    accepts: tuple[Words, ...]
    not_for: tuple[Words, ...]
    wants: tuple[Words, ...]
    limits: tuple[Limit, ...]
    expect: Words
    tips: tuple[Words, ...] = ()
    caveat: Words | None = None  # what was not seen or not checked; always shown
    confidence: str = "high"  # high, medium or low: below high a caveat is due
    checked_on: date = date(2026, 11, 22)
    email: str = ""  # only one seen at an official source; none was so far
