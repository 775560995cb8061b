"""What is kept of one debt, in a plain dataclass, checked when sealed.

Sums are texts of Decimal, "" where unknown. Defaults never change once released: a field at its default is left out of the seal.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from borrower_help.core.money import LARGEST
from borrower_help.repayment.cost import PERIODS
from borrower_help.repayment.debts import HANGS_ON, KINDS, Numbers
from borrower_help.repayment.pasting import Unreadable, read_schedule

MAX_NAME = 60
MAX_SCHEDULE = 8000
MAX_PERIODS = 400
SUMS = ("received", "principal", "payment", "fee", "demanded")
DAYS = ("began_on", "overdue_since")


@dataclass(frozen=True)
class DebtPayload:
    """Hold one debt as its owner knows it."""

    name: str
    kind: str = "unknown"
    received: str = ""
    principal: str = ""
    payment: str = ""
    count: int = 0
    every: str = "month"
    paid_count: int = 0
    fee: str = ""
    quoted: str = ""  # per cent a year
    demanded: str = ""
    began_on: str = ""
    overdue_since: str = ""
    schedule: str = ""  # as it was pasted
    hangs_on: str = ""  # what daily life loses with it

    def __post_init__(self) -> None:
        problems = [name for name in SUMS if not _is_sum(getattr(self, name), LARGEST)]
        problems += [name for name in DAYS if not _is_day_or_empty(getattr(self, name))]
        good = {
            "name": 0 < len(self.name) <= MAX_NAME,
            "kind": self.kind in KINDS,
            "quoted": _is_sum(self.quoted, Decimal(10_000)),
            "every": self.every in PERIODS,
            "hangs_on": self.hangs_on in HANGS_ON,
            "count": 0 <= self.count <= MAX_PERIODS,
            "paid_count": 0 <= self.paid_count <= MAX_PERIODS,
            "schedule": _is_schedule(self.schedule),
        }
        problems += [name for name, fits in good.items() if not fits]
        if problems:
            raise ValueError(f"debt payload: {', '.join(problems)}")

    @property
    def numbers(self) -> Numbers:
        """Return the debt as the sums take it."""
        return Numbers(
            received=_sum(self.received),
            principal=_sum(self.principal),
            payment=_sum(self.payment),
            count=self.count,
            every=self.every,
            fee=_sum(self.fee) or Decimal("0.00"),
            quoted=_sum(self.quoted),
            began=date.fromisoformat(self.began_on) if self.began_on else None,
            rows=read_schedule(self.schedule),
            paid_count=self.paid_count,
        )


def _sum(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _is_sum(text: str, most: Decimal) -> bool:
    try:
        return text == "" or 0 <= Decimal(text) <= most
    except InvalidOperation:
        return False


def _is_day_or_empty(text: str) -> bool:
    try:
        return text == "" or (len(text) == 10 and bool(date.fromisoformat(text)))
    except ValueError:
        return False


def _is_schedule(text: str) -> bool:
    try:
        return len(text) <= MAX_SCHEDULE and len(read_schedule(text)) <= MAX_PERIODS
    except Unreadable:
        return False
