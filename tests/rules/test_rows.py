"""Every conduct rule has its table: six rows, all three outcomes, and the days on which its basis changes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import pytest

from borrower_help.rules.catalogue.money import UNLAWFUL_DEBT_FROM
from borrower_help.rules.engine import RULES
from borrower_help.rules.facts import LENDER_KINDS
from borrower_help.rules.shapes import OUTCOMES, Rule
from borrower_help.rules.sources import source_of

LEAST = 6
DAY = re.compile(r"datetime\.date(?:time)?\((\d+), (\d+), (\d+)|\b(\d{4})-(\d\d)-(\d\d)")


def _rows() -> Iterator[tuple[str, str, frozenset[date]]]:
    """Yield rule, expected outcome and the days named of each row, from the marks alone: no test has to run."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        module = import_module(f"tests.rules.{path.stem}") if path.stem != Path(__file__).stem else None
        for test in vars(module).values() if module else ():
            marks = {mark.name: mark for mark in getattr(test, "pytestmark", ())}
            if "rows_of" in marks:
                yield from _rows_of(*marks["rows_of"].args, *marks["parametrize"].args)


def _rows_of(rule: str, columns: tuple[str, ...], rows: list[tuple]) -> Iterator[tuple[str, str, frozenset[date]]]:
    (at,) = (columns.index(name) for name in ("expected", "outcome") if name in columns)
    for row in rows:
        outcome = row[at] if isinstance(row[at], str) else row[at][0]
        days = (next(filter(all, (found[:3], found[3:]))) for found in DAY.findall(repr(row)))
        yield rule, outcome, frozenset(date(*map(int, day)) for day in days)


COUNTED: dict[str, Counter[str]] = defaultdict(Counter)
DAYS: dict[str, set[date]] = defaultdict(set)
for _rule, _outcome, _days in _rows():
    COUNTED[_rule][_outcome] += 1
    DAYS[_rule] |= _days


def _first_days(rule: Rule) -> set[date]:
    """Return the days on which something first carries the rule for a kind of lender, or carries it in another's place.

    The crime has a day of its own: the law it stands in is older than the article.
    """
    if rule.key == "illegal-debt-collection-crime":
        return {UNLAWFUL_DEBT_FROM}
    carrying = [basis for basis in rule.bases if basis.carries]
    first = {
        min(source_of(basis.article).in_force_from for basis in carrying if lender in basis.lenders)
        for lender in LENDER_KINDS
        if any(lender in basis.lenders for basis in carrying)
    }
    ended = {source_of(basis.article).in_force_until for basis in carrying} - {None}
    return first | {day + timedelta(1) for day in ended}


def test_the_tables_name_rules_of_the_catalogue():
    assert set(COUNTED) <= {rule.key for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_has_rows_for_every_outcome(rule):
    assert set(COUNTED[rule.key]) == set(OUTCOMES)
    assert COUNTED[rule.key].total() >= LEAST


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_has_rows_on_both_sides_of_the_day_its_basis_begins(rule):
    wanted = {day - timedelta(before) for day in _first_days(rule) for before in (0, 1)}
    assert sorted(wanted - DAYS[rule.key]) == []
