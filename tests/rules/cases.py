"""Plain builders for the rules' tests: a call at a time, a case of them, one rule's finding."""

from datetime import date, datetime
from typing import Any

import pytest

from borrower_help.rules.engine import evaluate
from borrower_help.rules.facts import CaseFacts, IncidentFacts, RefusalFacts
from borrower_help.rules.shapes import Finding

DAY = date(2026, 3, 5)


def call(at: str = "", key: str = "a", **facts: Any) -> IncidentFacts:
    """Return an answered call to the owner; `at` is "2026-03-05 22:00", a day, or nothing."""
    moment = datetime.fromisoformat(at) if " " in at else None
    on = moment.date() if moment else date.fromisoformat(at) if at else DAY
    facts.setdefault("connected", True)
    facts["conduct"] = frozenset(facts.get("conduct", ()))
    return IncidentFacts(id=key, on=on, at=moment, **facts)


def case(*incidents: IncidentFacts, lender: str = "consumer_finance", **facts: Any) -> CaseFacts:
    """Return a borrower's case with a consumer finance company, unless said otherwise."""
    facts.setdefault("perspective", "borrower")
    return CaseFacts(lender_kind=lender, incidents=incidents, **facts)


def refusal(at: str, by: str = "parent", kind: str = "stop_contact") -> RefusalFacts:
    """Return a refusal that was sent."""
    return RefusalFacts(id="r", at=datetime.fromisoformat(at), by=by, kind=kind)


def finding(rule: str, facts: CaseFacts, **options: Any) -> Finding:
    """Return what one rule found."""
    return next(found for found in evaluate(facts, **options) if found.rule == rule)


def seen(rule: str, facts: CaseFacts) -> tuple[str, str]:
    """Return the outcome and the reason's code."""
    found = finding(rule, facts)
    return found.outcome, found.reason.code


def rows_of(rule: str) -> pytest.MarkDecorator:
    """Mark a table as one rule's; `test_rows` counts its rows by the column `expected` or `outcome`."""
    return pytest.mark.rows_of(rule)
