#!/usr/bin/env python3
"""Findings of 10,000 incidents against 1,000 in the same run: how close to linear (budget 12×). Exits 1 beyond it."""

import statistics
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from borrower_help.rules.engine import evaluate
from borrower_help.rules.facts import CaseFacts, IncidentFacts

BUDGET = 12.0
ROUNDS = 9
CONDUCT = tuple(
    frozenset({code})  # one for all records with the same ticks, as incidents.facts makes them
    for code in ("asked_me_to_pay", "said_amount", "many_calls", "at_night", "frightened", "called_workplace")
)


def case_of(count: int) -> CaseFacts:
    """Return a case of `count` calls, ten a day, some at night, some to others."""
    # Beijing wall time; all rules in force, for what no basis reaches costs less and would flatter or blame the larger case
    first = datetime(2026, 2, 1)  # noqa: DTZ001
    incidents = []
    for number in range(count):
        at = first + timedelta(days=number // 10, minutes=137 * (number % 10))
        incidents.append(
            IncidentFacts(
                id=str(number),
                on=at.date(),
                at=at,
                connected=number % 3 > 0,
                answered=int(number % 3 > 0),
                unanswered=int(number % 3 == 0),
                number=f"021{number % 37:08d}",
                reached="parent" if number % 4 == 0 else "self",
                role="none" if number % 4 == 0 else "borrower",
                conduct=CONDUCT[number % len(CONDUCT)],
            )
        )
    return CaseFacts(perspective="borrower", lender_kind="consumer_finance", incidents=tuple(incidents))


def cpu(case: CaseFacts) -> float:
    """Return the median CPU seconds of one evaluation."""
    seconds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        evaluate(case, on=date(2030, 1, 1))
        seconds.append(time.process_time() - begun)
    return statistics.median(seconds)


def main() -> int:
    """Print both times and their ratio."""
    small, large = cpu(case_of(1_000)), cpu(case_of(10_000))
    ratio = large / small
    print(
        f"findings: 1,000 incidents {small * 1000:.1f} ms, 10,000 {large * 1000:.1f} ms, {ratio:.1f}x (budget {BUDGET:.0f}x)"
    )
    return 0 if ratio <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
