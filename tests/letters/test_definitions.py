"""Definitions: who may write what, which requests the facts suggest."""

from dataclasses import replace

import pytest

from borrower_help.letters import definitions
from borrower_help.letters.names import LETTERS, REQUESTS
from tests.letters import cases


def test_each_perspective_has_its_letters() -> None:
    assert [one.key for one in definitions.for_perspective("borrower")] == ["complaint", "digest"]
    assert [one.key for one in definitions.for_perspective("third_party")] == ["notice", "digest"]


def test_every_letter_and_request_has_a_name_on_the_pages() -> None:
    assert set(LETTERS) == set(definitions.DEFINITIONS)
    asks = {key for one in definitions.DEFINITIONS.values() for key in one.requests}
    assert asks == set(REQUESTS)


def test_every_request_has_two_different_wordings() -> None:
    for definition in definitions.DEFINITIONS.values():
        for ask in definition.requests.values():
            assert len(set(ask.wordings)) == len(ask.wordings) >= 2


def test_notice_asks_for_nothing_about_the_matter() -> None:
    notice = definitions.DEFINITIONS["notice"]
    assert not notice.prints_matter
    assert not {"id_number", "hours"} & set(notice.sender_fields)
    assert notice.recipient_fields == ("name",)


def test_unknown_lender_is_asked_for_first() -> None:
    case = cases.borrower(3, lender_name="")
    assert definitions.suggested("complaint", case)[:2] == ("who_lends", "who_collects")
    assert "who_lends" not in definitions.suggested("complaint", cases.borrower(3))


def test_without_records_nothing_is_asked_about_them() -> None:
    keys = {ask.key for ask in definitions.offered("complaint", cases.borrower(0))}
    assert not {"who_collects", "keep_records"} & keys


@pytest.mark.parametrize(
    ("role", "stop", "papers"), [("none", True, False), ("unknown", True, True), ("guarantor", False, True)]
)
def test_what_a_third_party_asks_hangs_on_their_role(role: str, stop: bool, papers: bool) -> None:
    keys = definitions.suggested("notice", cases.third_party(role=role))
    assert ("stop" in keys, "delete" in keys, "papers" in keys) == (stop, stop, papers)


def test_requests_follow_the_facts() -> None:
    quiet = tuple(replace(one, conduct=frozenset(), at=None, part="morning", night=0) for one in cases.incidents(4))
    keys = definitions.suggested("complaint", cases.borrower(incidents=quiet))
    assert not {"quiet_hours", "stop_threats", "who_claimed", "no_disclosure"} & set(keys)
    assert {"quiet_hours", "stop_threats", "who_claimed", "no_disclosure"} <= set(
        definitions.suggested("complaint", cases.borrower(15))
    )
