"""The labelled sentences of the truth check are many, of every kind, and well formed."""

import json
from collections import Counter

from tests.core import prepared

FOLDER = prepared.ROOT / "tests" / "data" / "letters" / "truth"
ROWS = [json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
CODES = frozenset(
    [
        "threat",
        "insult",
        "despair",
        "admission",
        "promise",
        "wrong",
        "amount",
        "count",
        "evidence",
        "bought",
        "person",
        "private",
        "hearsay",
        "law",
        "court",
    ]
)
CASE = frozenset(["contacts", "peak", "night", "visits", "people", "texts", "told", "seen", "attached", "numbers"])


def test_there_are_enough_of_both() -> None:
    assert sum(bool(row["codes"]) for row in ROWS) >= 170
    assert sum(not row["codes"] for row in ROWS) >= 170


def test_every_row_uses_known_names_and_stands_once() -> None:
    assert all(set(row) <= {"text", "codes", "case"} and row["text"].strip() for row in ROWS)
    assert {code for row in ROWS for code in row["codes"]} <= CODES
    assert {name for row in ROWS for name in row.get("case", {})} <= CASE
    assert max(Counter((row["text"], str(row.get("case"))) for row in ROWS).values()) == 1
