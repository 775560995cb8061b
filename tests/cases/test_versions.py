"""Version 1 of a case did not tell what nobody was asked from what nobody knows."""

import json
from typing import Any

import pytest

from borrower_help.casefile import reading
from borrower_help.casefile.form import VERSION
from borrower_help.cases.models import CasePayload, lender_not_asked
from borrower_help.incidents.facts import facts_of


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"perspective": "borrower"}, ""),
        ({"perspective": "borrower", "lender_kind": "unknown"}, ""),
        ({"perspective": "borrower", "lender_kind": "bank"}, "bank"),
    ],
)
def test_first_version_is_brought_up(before: dict[str, Any], after: str) -> None:
    assert CasePayload(**lender_not_asked(before)).lender_kind == after


@pytest.mark.parametrize(("said", "read"), [("unknown", ""), ("microloan", "microloan")])
def test_casefile_of_the_first_version_is_read(said: str, read: str) -> None:
    old = {"casefile": "1", "exported_on": "2026-03-20", "case": {"perspective": "borrower", "lender_kind": said}}
    value = reading.read(json.dumps(old).encode())
    assert (value["casefile"], value["case"]["lender_kind"]) == (str(VERSION), read)


def test_casefile_of_the_first_version_without_a_case_is_left_to_the_checks() -> None:
    assert reading.read(b'{"casefile": "1", "case": []}')["case"] == []


def test_rules_see_both_as_not_known() -> None:
    for kind in ("", "unknown"):
        assert facts_of(CasePayload(perspective="borrower", lender_kind=kind), ()).lender_kind == "unknown"
