"""When an answer is usual: counted from receipt, in natural days."""

from dataclasses import dataclass
from datetime import date, timedelta

from borrower_help.rules.shapes import SUPERVISED

# Measures for handling consumer complaints in banking and insurance: 15 days from receipt, 30 where it is complicated,
# 60 at the very most. The wording agrees in two copies; the article's number was not seen.
COMPLAINT_SOURCE = "bank-insurance-complaint-2020"
USUAL_DAYS, COMPLICATED_DAYS, LONGEST_DAYS = 15, 30, 60


@dataclass(frozen=True)
class UsualAnswer:
    """Hold until when an answer to a complaint is usual; the last days are included."""

    received_on: date
    usual_by: date
    complicated_by: date
    longest_by: date
    source: str


def usual_answer(lender_kind: str, received_on: date) -> UsualAnswer | None:
    """Return until when a lender of that kind usually answers; None where no such time was found."""
    if lender_kind not in SUPERVISED:
        return None
    return UsualAnswer(
        received_on=received_on,
        usual_by=received_on + timedelta(days=USUAL_DAYS),
        complicated_by=received_on + timedelta(days=COMPLICATED_DAYS),
        longest_by=received_on + timedelta(days=LONGEST_DAYS),
        source=COMPLAINT_SOURCE,
    )
