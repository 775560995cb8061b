"""Definitions: who may write what, which requests the facts suggest."""

from dataclasses import replace

import pytest

from borrower_help.letters import definitions
from borrower_help.letters.names import LETTERS, REQUESTS
from borrower_help.letters.names_about import CANNOT, WHEN
from borrower_help.letters.names_answers import CHOICES, HINTS, QUESTIONS
from borrower_help.letters.names_paper import SHORT
from borrower_help.rules import papers
from tests.letters import cases


def test_each_perspective_has_its_letters() -> None:
    borrower = [one.key for one in definitions.for_perspective("borrower")]
    third_party = [one.key for one in definitions.for_perspective("third_party")]
    assert (borrower[0], third_party[0]) == ("complaint", "notice")
    assert {"negotiation", "repaid", "fee_objection", "payment_order_objection", "mediation"} <= set(borrower)
    # who is called about another's debt neither pays, nor offers, nor answers for the account
    assert set(third_party) == {
        "notice",
        "second_level",
        "not_mine",
        "police_report",
        "data_access",
        "authorisation",
        "regulator_complaint",
        "regulator_report",
        "local_authority",
        "credit_objection",
        "nuisance_12321",
        "legal_aid",
        "digest",
    }


def test_every_letter_and_request_has_a_name_on_the_pages() -> None:
    assert set(LETTERS) == set(definitions.DEFINITIONS)
    asks = {key for one in definitions.DEFINITIONS.values() for key in one.requests}
    assert asks == set(REQUESTS)


def test_wordings_of_a_request_differ() -> None:
    for definition in definitions.DEFINITIONS.values():
        for ask in definition.requests.values():
            assert len(set(ask.wordings)) == len(ask.wordings) >= (1 if definition.plan else 2)


def test_every_letter_says_when_to_use_it_and_what_it_cannot_do() -> None:
    assert set(WHEN) == set(CANNOT) == set(definitions.DEFINITIONS)


def test_every_answer_a_letter_asks_for_has_its_words_on_the_pages() -> None:
    blanks = [blank for one in definitions.DEFINITIONS.values() for blank in one.blanks if blank.kind != "pen"]
    assert {blank.key for blank in blanks} == set(QUESTIONS)
    assert {(blank.key, code) for blank in blanks for code in blank.choices} == set(CHOICES)
    assert set(HINTS) <= set(QUESTIONS)


def test_keys_of_answers_are_told_apart_in_a_letter() -> None:
    for one in definitions.DEFINITIONS.values():
        keys = [blank.key for blank in one.blanks]
        assert len(set(keys)) == len(keys)
        assert {blank.kind for blank in one.blanks} <= {"text", "long", "day", "money", "choice", "pen"}


def test_notice_asks_for_nothing_about_the_matter() -> None:
    notice = definitions.DEFINITIONS["notice"]
    assert not notice.prints_matter
    assert not {"id_number", "hours"} & set(notice.sender_fields)
    assert notice.recipient_fields == ("name",)


def test_unknown_lender_is_asked_for_first() -> None:
    case = cases.borrower(3, lender_name="")
    assert definitions.suggested("complaint", case)[0] == "who_lends"
    assert all(
        "放款机构" in one and "机构各是哪一家" in one
        for one in definitions.DEFINITIONS["complaint"].requests["who_lends"].wordings
    )
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
    suited = {ask.key for ask in definitions.suiting("complaint", cases.borrower(15))}
    assert {"quiet_hours", "stop_threats", "who_claimed", "no_disclosure"} <= suited


PAIRS = [(key, who) for key, one in definitions.DEFINITIONS.items() for who in sorted(one.perspectives)]


@pytest.mark.parametrize(("key", "who"), PAIRS)
@pytest.mark.parametrize("count", [1, 6, 40])
def test_no_more_is_chosen_beforehand_than_somebody_can_read_out(key: str, who: str, count: int) -> None:
    case = cases.borrower(count) if who == "borrower" else cases.third_party(count)
    chosen, suited = definitions.suggested(key, case), [ask.key for ask in definitions.suiting(key, case)]
    assert len(chosen) == min(len(suited), definitions.MOST_CHOSEN)
    assert [one for one in suited if one in chosen] == list(chosen)  # as they are printed


def test_what_weighs_most_is_chosen_beforehand() -> None:
    asked = definitions.suggested("complaint", cases.borrower(40, lender_name=""))
    assert asked[0] == "who_lends"
    assert {"stop_others", "stop_threats", "no_disclosure", "written_answer"} <= set(asked)
    alone = cases.borrower(incidents=tuple(replace(one, reached="self") for one in cases.incidents(3)))
    assert "stop_others" not in definitions.suggested("complaint", alone)
    assert "stop_others" in {ask.key for ask in definitions.offered("complaint", alone)}


def test_a_later_letter_has_words_for_every_request_to_a_company() -> None:
    asked = {key for letter in papers.TO_COMPANY for key in definitions.DEFINITIONS[letter].requests}
    assert asked == set(SHORT)
