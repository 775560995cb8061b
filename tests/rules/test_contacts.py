"""Who was contacted around the borrower: while they could be reached, people never named, children and the frail."""

import pytest

from tests.rules.cases import call, case, finding, rows_of, seen

REACHABLE = "third-party-contacted-while-reachable"
HARVEST = "contact-list-harvesting"
FRAIL = "minor-or-vulnerable-contacted"
OPEN = ("undetermined", "facts_missing")
INDICATED = ("indicated", "others_while_reachable")


def mother(at="2026-03-05 10:00", key="a", **facts):
    return call(at, key, **{"reached": "parent", "role": "none", **facts})


@rows_of(REACHABLE)
@pytest.mark.parametrize(
    ("facts", "reachable", "expected"),
    [
        ({}, True, INDICATED),
        ({}, False, ("not_indicated", "was_unreachable")),
        ({}, None, OPEN),
        ({"role": "unknown"}, True, OPEN),
        ({"role": "unknown"}, False, ("not_indicated", "was_unreachable")),
        ({"role": "guarantor"}, True, ("not_indicated", "no_third_party")),
        ({"role": "co_borrower"}, True, ("not_indicated", "no_third_party")),
        ({"role": "joined_debt"}, True, ("not_indicated", "no_third_party")),
        ({"reached": "spouse", "role": "spouse_joint"}, True, ("not_indicated", "no_third_party")),
        ({"role": "heir"}, True, ("not_indicated", "no_third_party")),
        ({"reached": "self", "role": "borrower"}, True, ("not_indicated", "no_third_party")),
        ({"contact_channel": "posting"}, True, ("not_indicated", "no_third_party")),
        ({"reached": "group"}, True, ("not_indicated", "no_third_party")),
        ({"connected": False}, True, ("not_indicated", "no_third_party")),
        ({"connected": None}, True, OPEN),
    ],
)
def test_others_may_be_asked_only_where_the_borrower_is_out_of_reach(facts, reachable, expected):
    assert seen(REACHABLE, case(mother(**facts), borrower_reachable=reachable)) == expected


def test_what_is_missing_is_the_one_question_that_decides():
    assert finding(REACHABLE, case(mother())).missing == ("borrower_reachable",)
    assert finding(REACHABLE, case(mother(role="unknown"), borrower_reachable=True)).missing == ("role",)


@rows_of(REACHABLE)
@pytest.mark.parametrize(
    ("lender", "on", "expected"),
    [
        ("platform", "2025-02-27", ("not_indicated", "no_basis_on_day")),
        ("platform", "2025-02-28", INDICATED),
        ("credit_card", "2026-01-29", ("not_indicated", "no_basis_on_day")),
        ("credit_card", "2026-01-30", INDICATED),
        ("unlicensed", "2026-03-05", ("not_indicated", "no_basis_for_lender")),
        ("unknown", "2026-03-05", ("undetermined", "lender_kind_decides")),
    ],
)
def test_the_standard_and_the_guideline_bind_from_their_days(lender, on, expected):
    assert seen(REACHABLE, case(mother(f"{on} 10:00"), lender=lender, borrower_reachable=True)) == expected


FATHER = {"reached": "friend", "key": "b"}


@rows_of(HARVEST)
@pytest.mark.parametrize(
    ("others", "answer", "expected"),
    [
        (("parent",), "", ("not_indicated", "one_contact")),
        (("parent", "friend"), "", OPEN),
        (("parent", "friend"), "none", ("not_indicated", "contacts_listed")),
        (("parent", "friend"), "one", ("not_indicated", "contacts_listed")),
        (("parent", "friend"), "more", ("indicated", "contacts_harvested")),
        (("parent",), "more", ("indicated", "contacts_harvested")),
        (("group",), "more", ("not_indicated", "no_third_party")),
        ((), "more", ("not_indicated", "no_third_party")),
    ],
)
def test_two_people_never_named_point_to_a_contact_list(others, answer, expected):
    people = [mother(key=str(n), reached=who) for n, who in enumerate(others)]
    facts = case(call("2026-03-05 09:00", "self"), *people, answers={"unlisted_contacts": answer}, lender="unknown")
    assert seen(HARVEST, facts) == expected


def test_a_person_whose_role_is_unknown_is_asked_about():
    facts = case(mother(role="unknown"), answers={"unlisted_contacts": "more"})
    assert finding(HARVEST, facts).missing == ("role",)


@rows_of(HARVEST)
@pytest.mark.parametrize(("on", "outcome"), [("2021-10-31", "not_indicated"), ("2021-11-01", "indicated")])
def test_a_contact_list_is_measured_by_the_information_law(on, outcome):
    facts = case(mother(f"{on} 10:00"), answers={"unlisted_contacts": "more"}, lender="unlicensed")
    assert seen(HARVEST, facts)[0] == outcome


CHILD = {"reached": "child", "role": "none"}


@rows_of(FRAIL)
@pytest.mark.parametrize(
    ("facts", "answers", "lender", "expected"),
    [
        (CHILD, {}, "platform", ("indicated", "vulnerable_contacted")),
        (CHILD, {"child_age": "from_14"}, "platform", ("indicated", "vulnerable_contacted")),
        (CHILD, {"child_age": "under_14"}, "unlicensed", ("indicated", "vulnerable_contacted")),
        (CHILD, {"child_age": "from_14"}, "unlicensed", ("not_indicated", "no_basis_for_lender")),
        (CHILD, {}, "unknown", OPEN),
        (CHILD, {}, "unlicensed", OPEN),
        ({"conduct": ["spoke_to_child"]}, {"child_age": "under_14"}, "unknown", ("indicated", "vulnerable_contacted")),
        ({"conduct": ["called_school"]}, {}, "bank", ("indicated", "vulnerable_contacted")),
        ({"reached": "parent", "role": "none"}, {}, "bank", ("not_indicated", "nobody_frail")),
        ({"reached": "parent", "role": "none"}, {"frail_contacted": "no"}, "bank", ("not_indicated", "nobody_frail")),
        (
            {"reached": "parent", "role": "none"},
            {"frail_contacted": "yes"},
            "bank",
            ("indicated", "vulnerable_contacted"),
        ),
        ({"reached": "parent"}, {"frail_contacted": "yes"}, "bank", OPEN),
        (
            {"reached": "parent", "role": "guarantor"},
            {"frail_contacted": "yes"},
            "bank",
            ("not_indicated", "no_third_party"),
        ),
        ({"reached": "group"}, {"frail_contacted": "yes"}, "bank", ("not_indicated", "no_third_party")),
        ({}, {}, "bank", ("not_indicated", "no_third_party")),
    ],
)
def test_children_and_the_frail(facts, answers, lender, expected):
    assert seen(FRAIL, case(call("2026-03-05 10:00", **facts), lender=lender, answers=answers)) == expected


@rows_of(FRAIL)
@pytest.mark.parametrize(
    ("lender", "age", "on", "expected"),
    [
        ("unlicensed", "under_14", "2021-10-31", ("not_indicated", "no_basis_on_day")),
        ("unlicensed", "under_14", "2021-11-01", ("indicated", "vulnerable_contacted")),
        ("platform", "from_14", "2025-02-27", ("not_indicated", "no_basis_on_day")),
        ("platform", "from_14", "2025-02-28", ("indicated", "vulnerable_contacted")),
        ("credit_card", "from_14", "2026-01-29", ("not_indicated", "no_basis_on_day")),
        ("credit_card", "from_14", "2026-01-30", ("indicated", "vulnerable_contacted")),
    ],
)
def test_children_are_protected_from_the_day_of_each_rule(lender, age, on, expected):
    assert seen(FRAIL, case(call(f"{on} 10:00", **CHILD), lender=lender, answers={"child_age": age})) == expected


def test_the_law_on_children_is_cited_only_under_fourteen():
    for age, cited in (("under_14", True), ("from_14", False), ("", False)):
        found = finding(FRAIL, case(call("2026-03-05 10:00", **CHILD), answers={"child_age": age}, lender="platform"))
        assert ("pipl-art-31" in [basis.article for basis in found.carrying]) is cited
