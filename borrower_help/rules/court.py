"""Until when something can be done about a paper of a court, counted as Civil Procedure Law art. 85 counts.

The day it came does not count; weekends and holidays in between do; where the last day is a day off, the first working
day after it is the last. The days written in the paper itself go before all of this.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from borrower_help.rules.working_days import is_announced_later, next_working_day

COUNTING = "civil-procedure-law-2023-art-85"


@dataclass(frozen=True)
class Term:
    """Hold how long one paper leaves, and the article that says so."""

    article: str
    days: int = 0
    months: int = 0
    received_from: date | None = None  # papers that came before are counted by a rule that was not read


# Only what begins on the day the paper came. What a court sets itself (small claims, evidence) stands in its notice.
TERMS = MappingProxyType(
    {
        "complaint": Term("civil-procedure-law-2023-art-128", days=15),
        "payment_order": Term("civil-procedure-law-2023-art-227", days=15),
        "judgment": Term("civil-procedure-law-2023-art-171", days=15),
        "ruling": Term("civil-procedure-law-2023-art-171", days=10),
        "award": Term("arbitration-law-2025-art-72", months=3, received_from=date(2026, 3, 1)),
        "enforced_award": Term("arbitration-enforcement-2018-art-8", days=15),
        "enforced_notary": Term("notary-enforcement-2018-art-13", days=15),
    }
)
# Papers without a number of days that could be counted here: the paper says it, or there is none.
UNCOUNTED = ("small_claims", "mediation", "lawyer_letter", "unsure")
PAPERS = (*TERMS, *UNCOUNTED)


@dataclass(frozen=True)
class Deadline:
    """Hold a sum that can be shown line by line; `last` is the day by which to act, itself included."""

    received_on: date
    first: date  # the first day that counts
    end: date  # where the counting ends, before days off are looked at
    last: date | None  # None: `end` may be a day off, and the holidays of its year are not known here
    days: int
    months: int
    article: str

    @property
    def rolled(self) -> bool:
        """Return whether the end fell on a day off."""
        return self.last is not None and self.last != self.end

    @property
    def unannounced(self) -> bool:
        """Return whether the holidays of that year are still to be announced; otherwise they are not at hand."""
        return self.last is None and is_announced_later(self.end)

    def left(self, on: date) -> int:
        """Return how many days are left after `on`; below 0 once it is over, counted to the earliest safe day."""
        return ((self.last or self.end) - on).days


def deadline(paper: str, received_on: date) -> Deadline | None:
    """Return until when to act on a paper that came on that day, None where no number of days can be named.

    Raises KeyError for a paper that is not in `PAPERS`.
    """
    if paper in UNCOUNTED:
        return None
    term = TERMS[paper]
    if term.received_from is not None and received_on < term.received_from:
        return None
    end = _months_later(received_on, term.months) if term.months else received_on + timedelta(days=term.days)
    last = next_working_day(end)
    first = received_on + timedelta(days=1)
    return Deadline(received_on, first, end, last, term.days, term.months, term.article)


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, its last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
