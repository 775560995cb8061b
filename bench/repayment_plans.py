"""Measure whether sharing out grows only with the plan: 40 debts of 60 months against one of 12, each instalment counted alike.

One after the other 40 debts cannot take 60 months each, for no plan is longer than 600: there they take 15 each.

    .venv/bin/python bench/repayment_plans.py

Budgets: an instalment of the large plan ≤ 1.5 × one of the small; the page of 40 debts ≤ 30 KB compressed. Exit status 1 beyond them.
"""

import gzip
import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID

import here

here.set_up(static=True)

from django.template.loader import render_to_string  # noqa: E402 - the site had to be set up first
from django.utils import translation  # noqa: E402

from borrower_help.repayment.affordability import WAYS  # noqa: E402
from borrower_help.repayment.forms_offers import OffersForm  # noqa: E402
from borrower_help.repayment.offers import Owed, share_out  # noqa: E402
from borrower_help.repayment.payloads import DebtPayload  # noqa: E402
from borrower_help.repayment.payloads_means import SCREENS, MeansPayload  # noqa: E402
from borrower_help.repayment.showing_offers import offered  # noqa: E402

MOST, HEAVIEST, ROUNDS = 1.5, 30_000, 7
MANY, SHORT = 40, 12
LONG = {"pro_rata": 60, "smallest": 15, "dearest": 15, "essential": 15}


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of one call, from enough of them."""
    begun, calls = time.process_time(), 0
    while time.process_time() - begun < 0.2:
        work()
        calls += 1
    return (time.process_time() - begun) / calls


def an_instalment(debts: int, months: int, way: str) -> float:
    """Return the seconds one instalment takes in a plan of so many debts of so many months each."""
    owed = [Owed(str(n), "bank", Decimal(100 * months + n), Decimal("0.18")) for n in range(debts)]
    shares = [-(-one.balance // months) for one in owed]
    budget = sum(shares, Decimal()) if way == "pro_rata" else max(shares)
    made = sum(len(one.parts) for one in share_out(owed, budget, way))
    return seconds(lambda: share_out(owed, budget, way)) / made


def page() -> int:
    """Return the bytes of the page of 40 debts of 60 months, compressed."""
    rows = [
        (
            SimpleNamespace(pk=UUID(int=n)),
            DebtPayload(name=f"第{n}家公司", kind="bank", demanded=str(6000 + n), quoted="18"),
        )
        for n in range(MANY)
    ]
    payload = MeansPayload(pay_low="9000", adults=1, costs={"food": "4500"}, done=list(SCREENS))
    case = SimpleNamespace(id="00000000-0000-0000-0000-000000000000")
    said = {"case": case, "form": OffersForm(stored=payload, spare=Decimal(4500)), "may_edit": True}
    with translation.override("zh-hans"):
        text = render_to_string("repayment/offers.html", said | offered(rows, payload))  # type: ignore[arg-type]
    return len(gzip.compress(text.encode()))


def main() -> int:
    """Measure and print; return 1 beyond a budget."""
    worst = 0.0
    for way in WAYS:
        ratios = [an_instalment(MANY, LONG[way], way) / an_instalment(1, SHORT, way) for _ in range(ROUNDS)]
        ratio = statistics.median(ratios)
        worst = max(worst, ratio)
        print(f"{way}: an instalment of {MANY} × {LONG[way]} takes {ratio:.2f} of one of 1 × {SHORT} (≤ {MOST})")
    size = page()
    print(f"page of {MANY} debts: {size / 1000:.1f} KB compressed (≤ {HEAVIEST / 1000:.0f})")
    return int(worst > MOST or size > HEAVIEST)


if __name__ == "__main__":
    sys.exit(main())
