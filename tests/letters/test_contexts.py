"""Contexts come back from JSON as they went, and nothing else does."""

import json
from typing import Any

import pytest

from borrower_help.letters.contexts import from_json, to_json
from borrower_help.letters.samples import sample


@pytest.mark.parametrize(
    ("key", "perspective"), [("complaint", "borrower"), ("notice", "third_party"), ("digest", "borrower")]
)
def test_context_comes_back_from_json(key: str, perspective: str) -> None:
    context = sample(key, perspective)
    assert from_json(json.loads(json.dumps(to_json(context)))) == context


def test_context_json_is_lists_and_texts_as_a_seal_gives_them_back() -> None:
    data = to_json(sample("complaint", "borrower"))
    assert json.loads(json.dumps(data)) == data
    assert data["template_version"] == 2


def _without(data: dict[str, Any]) -> None:
    del data["parties"]


def _unknown(data: dict[str, Any]) -> None:
    data["colour"] = "red"


def _wrong_kind(data: dict[str, Any]) -> None:
    data["template_version"] = "1"


def _not_a_list(data: dict[str, Any]) -> None:
    data["sections"] = {}


def _deep(data: dict[str, Any]) -> None:
    data["sections"][0]["items"].append(3)


def _truth_for_number(data: dict[str, Any]) -> None:
    data["template_version"] = True


@pytest.mark.parametrize("break_it", [_without, _unknown, _wrong_kind, _not_a_list, _deep, _truth_for_number])
def test_wrong_json_is_refused(break_it: Any) -> None:
    data = json.loads(json.dumps(to_json(sample("complaint", "borrower"))))
    break_it(data)
    with pytest.raises(ValueError):
        from_json(data)
