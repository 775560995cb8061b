"""docs/asvs.md: every requirement once, every test it names is there; docs/security.md names nothing that is not."""

import ast
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASVS = (ROOT / "docs" / "asvs.md").read_text("utf-8")
SECURITY = (ROOT / "docs" / "security.md").read_text("utf-8")
WANTED = dict(
    line.split()
    for line in (ROOT / "tests/data/asvs-ids.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
)
ROWS = re.findall(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| ([a-z ]+) \| (.+) \|$", ASVS, re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
FILE = re.compile(
    r"`((?:docs|borrower_help|tests|core|operations|accounts|casefile|requirements)[\w./-]*\.(?:md|py|txt))`"
)


@lru_cache
def functions(path: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)}


def there(name: str) -> bool:
    return any((ROOT / folder / name).exists() for folder in ("", "borrower_help"))


def test_every_requirement_of_levels_one_and_two_stands_once() -> None:
    assert len(WANTED) == 253
    assert Counter(row[0] for row in ROWS) == Counter(list(WANTED))
    assert {row[0]: row[1] for row in ROWS} == WANTED


def test_every_row_says_one_of_three_things_and_why() -> None:
    assert {row[3] for row in ROWS} == {"met", "not applicable", "not met"}
    assert not [row[0] for row in ROWS if len(row[4]) < 5]


def test_what_is_met_names_a_test_or_a_page() -> None:
    assert not [row[0] for row in ROWS if row[3] == "met" and not (NAMED.search(row[4]) or FILE.search(row[4]))]


def test_every_test_and_file_named_exists() -> None:
    named = NAMED.findall(ASVS + SECURITY)
    assert len(named) > 100
    for path, name in named:
        assert name in functions(ROOT / path), f"{path}::{name}"
    assert not [name for name in FILE.findall(ASVS + SECURITY) if not there(name)]


def test_the_counts_at_the_top_are_those_of_the_table() -> None:
    counts = Counter(row[3] for row in ROWS)
    assert f"{counts['met']} met, {counts['not applicable']} not applicable, {counts['not met']} not met" in ASVS


def test_a_test_that_is_not_there_would_be_noticed() -> None:
    assert "test_nothing_of_the_kind" not in functions(ROOT / "tests/security/test_headers.py")
    assert not there("docs/nothing.md")
