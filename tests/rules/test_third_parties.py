"""Whoever owes nothing: pressed, contacted after refusing, told of the debt, found at work."""

import pytest

from tests.rules.cases import call, case, finding, refusal, rows_of, seen

PURSUED = "third-party-pursued"
REFUSED = "third-party-after-refusal"
TOLD = "debt-disclosed-to-third-party"
WORK = "workplace-contact"

OPEN = ("undetermined", "facts_missing")
PRESSED = ("indicated", "third_party_pressed")


def parent(at="2026-03-05 10:00", key="p", **facts):
    return call(at, key, **{"reached": "parent", "role": "none", **facts})


@pytest.mark.parametrize("code", ["asked_me_to_pay", "insulted", "frightened", "threatened_harm", "threatened_jail"])
def test_pressing_somebody_who_owes_nothing_is_seen(code):
    assert seen(PURSUED, case(parent(conduct=[code]))) == PRESSED


@rows_of(PURSUED)
@pytest.mark.parametrize(
    ("incident", "expected"),
    [
        (call("2026-03-05 10:00", conduct=["asked_me_to_pay"]), ("not_indicated", "no_third_party")),
        (parent(role="guarantor", conduct=["asked_me_to_pay"]), ("not_indicated", "only_obliged")),
        (parent(role="co_borrower", conduct=["asked_me_to_pay"]), ("not_indicated", "only_obliged")),
        (parent(role="joined_debt", conduct=["asked_me_to_pay"]), ("not_indicated", "only_obliged")),
        (parent(role="heir", conduct=["asked_me_to_pay"]), ("not_indicated", "only_obliged")),
        (parent(reached="spouse", role="spouse_joint", conduct=["insulted"]), ("not_indicated", "only_obliged")),
        (parent(role="unknown", conduct=["asked_me_to_pay"]), OPEN),
        (parent(reached="village", role="unknown", conduct=["asked_me_to_pay"]), PRESSED),
        (parent(reached="school", role="unknown", conduct=["insulted"]), PRESSED),
        (parent(reached="group", role="unknown", conduct=["insulted"]), PRESSED),
        (parent(conduct=["asked_whereabouts"]), ("not_indicated", "no_pressure")),
        (parent(conduct=["asked_to_persuade"]), OPEN),
        (parent(conduct=["many_calls"]), OPEN),
        (parent(connected=False), ("not_indicated", "no_third_party")),
        (parent(connected=None), OPEN),
        (parent(contact_channel="posting", conduct=["insulted"]), ("not_indicated", "no_third_party")),
    ],
)
def test_role_and_words_decide_whether_it_was_pressing(incident, expected):
    assert seen(PURSUED, case(incident)) == expected


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"role": "unknown", "conduct": ["asked_me_to_pay"]}, ("role",)),
        ({"role": "unknown"}, ("conduct", "role")),
        ({"conduct": ["asked_to_persuade"]}, ("persuade_or_relay",)),
    ],
)
def test_what_is_missing_is_named(facts, missing):
    assert finding(PURSUED, case(parent(**facts))).missing == missing


@rows_of(PURSUED)
@pytest.mark.parametrize(
    ("answer", "expected"), [("persuade", PRESSED), ("relay", ("not_indicated", "no_pressure")), ("other", OPEN)]
)
def test_persuading_is_pressing_and_passing_a_word_is_not(answer, expected):
    facts = case(parent(conduct=["asked_to_persuade"]), answers={"persuade_or_relay": answer})
    assert seen(PURSUED, facts) == expected


@rows_of(PURSUED)
@pytest.mark.parametrize(
    ("lender", "on", "expected"),
    [
        ("credit_card", "2011-01-12", ("not_indicated", "no_basis_on_day")),
        ("credit_card", "2011-01-13", PRESSED),
        ("consumer_finance", "2024-04-17", ("not_indicated", "no_basis_on_day")),
        ("consumer_finance", "2024-04-18", PRESSED),
        ("microloan", "2025-01-16", ("not_indicated", "no_basis_on_day")),
        ("microloan", "2025-01-17", PRESSED),
        ("bank", "2025-02-27", ("not_indicated", "no_basis_on_day")),
        ("bank", "2025-02-28", PRESSED),
        ("debt_buyer", "2025-02-28", PRESSED),
        ("unlicensed", "2026-03-05", ("not_indicated", "no_basis_for_lender")),
        ("unknown", "2026-03-05", ("undetermined", "lender_kind_decides")),
    ],
)
def test_each_lender_has_its_own_rule_from_its_own_day(lender, on, expected):
    assert seen(PURSUED, case(parent(f"{on} 10:00", conduct=["asked_me_to_pay"]), lender=lender)) == expected


def test_an_unknown_lender_names_the_kinds_a_rule_was_found_for():
    found = finding(PURSUED, case(parent(conduct=["asked_me_to_pay"]), lender="unknown"))
    assert found.missing == ("lender_kind",)
    assert "consumer_finance" in found.reason.parameters["lenders"]
    assert "unlicensed" not in found.reason.parameters["lenders"]


def test_a_relative_who_keeps_the_record_is_the_third_party():
    own = call("2026-03-05 10:00", role="none", conduct=["asked_me_to_pay"])
    assert seen(PURSUED, case(own, perspective="third_party")) == PRESSED
    assert seen(PURSUED, case(own, perspective="borrower")) == ("not_indicated", "no_third_party")
    unsure = call("2026-03-05 10:00", role="unknown", conduct=["asked_me_to_pay"])
    assert seen(PURSUED, case(unsure, perspective="third_party")) == OPEN


AFTER = ("indicated", "contact_after_refusal")


@rows_of(REFUSED)
@pytest.mark.parametrize(
    ("incident", "expected"),
    [
        (parent("2026-03-05 12:00"), ("not_indicated", "only_before_refusal")),
        (parent("2026-03-05 12:01"), AFTER),
        (parent("2026-03-05 12:01", connected=False), AFTER),
        (parent("2026-03-06"), AFTER),
        (parent("2026-03-04"), ("not_indicated", "only_before_refusal")),
        (parent("2026-03-05"), OPEN),
        (parent("2026-03-05", precision="part", part="morning"), ("not_indicated", "only_before_refusal")),
        (parent("2026-03-05", precision="part", part="evening"), AFTER),
        (parent("2026-03-05 12:20", precision="about"), OPEN),
        (parent("2026-03-06 10:00", reached="friend"), ("not_indicated", "no_refusal")),
        (parent("2026-03-06 10:00", role="guarantor"), ("not_indicated", "no_third_party")),
        (parent("2026-03-06 10:00", role="unknown"), OPEN),
        (parent("2026-03-06 10:00", contact_channel="posting"), ("not_indicated", "no_third_party")),
        (call("2026-03-06 10:00"), ("not_indicated", "no_third_party")),
        (parent("2026-03-01 10:00", reached="friend", conduct=["after_objection"]), AFTER),
        (parent("2026-03-01 10:00", reached="friend", conduct=["after_wrong_person"]), AFTER),
    ],
)
def test_what_comes_after_the_refusal_counts(incident, expected):
    assert seen(REFUSED, case(incident, refusals=(refusal("2026-03-05 12:00"),))) == expected


@pytest.mark.parametrize(
    ("facts", "missing"),
    [({}, ("time",)), ({"role": "unknown"}, ("time", "role"))],
)
def test_a_day_without_hour_leaves_before_or_after_open(facts, missing):
    found = finding(REFUSED, case(parent("2026-03-05", **facts), refusals=(refusal("2026-03-05 12:00"),)))
    assert found.missing == missing


def test_the_first_refusal_of_several_counts_and_other_notices_do_not():
    both = (refusal("2026-03-07 12:00"), refusal("2026-03-01 12:00"))
    assert seen(REFUSED, case(parent(), refusals=both)) == AFTER
    assert seen(REFUSED, case(parent(), refusals=both[::-1])) == AFTER
    reachable = (refusal("2026-03-01 12:00", kind="stay_reachable"),)
    assert seen(REFUSED, case(parent(), refusals=reachable)) == ("not_indicated", "no_refusal")


@rows_of(REFUSED)
@pytest.mark.parametrize(
    ("on", "expected"), [("2021-10-31", ("not_indicated", "no_basis_on_day")), ("2021-11-01", AFTER)]
)
def test_a_refusal_has_the_information_law_behind_it_whoever_lends(on, expected):
    facts = case(parent(f"{on} 10:00"), refusals=(refusal("2021-01-01 12:00"),), lender="unknown")
    assert seen(REFUSED, facts) == expected


DISCLOSED = ("indicated", "debt_told")


@rows_of(TOLD)
@pytest.mark.parametrize(
    ("incident", "expected"),
    [
        (parent(conduct=["said_amount"]), DISCLOSED),
        (parent(conduct=["told_others"]), DISCLOSED),
        (parent(role="unknown", conduct=["said_amount"]), OPEN),
        (parent(role="guarantor", conduct=["said_amount"]), ("not_indicated", "no_third_party")),
        (call("2026-03-05 10:00", conduct=["said_amount"]), ("not_indicated", "no_third_party")),
        (call("2026-03-05 10:00", conduct=["told_others"]), OPEN),
        (call("2026-03-05", contact_channel="letter", conduct=["open_envelope"]), OPEN),
        (call("2026-03-05", contact_channel="posting", conduct=["said_amount"]), DISCLOSED),
        (call("2026-03-05 10:00", conduct=["published"]), DISCLOSED),
        (parent(reached="group", role="unknown", conduct=["said_amount"]), DISCLOSED),
        (parent(conduct=["asked_whereabouts"]), ("not_indicated", "not_told")),
        (parent(connected=False), ("not_indicated", "not_told")),
        (parent(), OPEN),
        (parent(role="unknown"), OPEN),
    ],
)
def test_telling_somebody_who_owes_nothing_is_seen(incident, expected):
    assert seen(TOLD, case(incident, lender="unknown")) == expected


@pytest.mark.parametrize(
    ("incident", "missing"),
    [
        (parent(role="unknown", conduct=["said_amount"]), ("role",)),
        (call("2026-03-05 10:00", conduct=["told_others"]), ("who_was_told",)),
        (parent(), ("conduct",)),
        (parent(role="unknown"), ("conduct", "role")),
    ],
)
def test_what_is_missing_about_the_telling_is_named(incident, missing):
    assert finding(TOLD, case(incident)).missing == missing


def test_publishing_adds_the_bases_about_publishing():
    told = {basis.article for basis in finding(TOLD, case(parent(conduct=["said_amount"]))).carrying}
    public = {basis.article for basis in finding(TOLD, case(parent(conduct=["published"]))).carrying}
    assert public - told == {"pipl-art-25"}


@rows_of(TOLD)
@pytest.mark.parametrize(
    ("on", "lender", "expected"),
    [
        ("2014-03-14", "bank", ("not_indicated", "no_basis_on_day")),
        ("2014-03-15", "bank", DISCLOSED),
        ("2020-12-31", "unknown", ("undetermined", "lender_kind_decides")),
        ("2020-12-31", "unlicensed", ("not_indicated", "no_basis_on_day")),
        ("2021-01-01", "unlicensed", DISCLOSED),
    ],
)
def test_before_2021_only_the_consumer_law_carries(on, lender, expected):
    assert seen(TOLD, case(parent(f"{on} 10:00", conduct=["said_amount"]), lender=lender)) == expected


CONTACTED = ("indicated", "workplace_contacted")


def boss(at="2026-03-05 10:00", key="w", **facts):
    return call(at, key, **{"reached": "employer", "role": "none", **facts})


@rows_of(WORK)
@pytest.mark.parametrize(
    ("incident", "reachable", "expected"),
    [
        (boss(conduct=["said_amount"]), None, CONTACTED),
        (boss(conduct=["asked_me_to_pay"]), None, CONTACTED),
        (boss(), True, CONTACTED),
        (boss(), None, OPEN),
        (boss(), False, ("not_indicated", "excused")),
        (boss(reached="colleague"), True, CONTACTED),
        (boss(reached="parent", conduct=["called_workplace"]), True, CONTACTED),
        (boss(reached="parent", place="workplace"), True, CONTACTED),
        (boss(reached="parent"), True, ("not_indicated", "no_workplace_contact")),
        (boss(role="unknown", conduct=["said_amount"]), None, OPEN),
        (boss(role="guarantor", conduct=["said_amount"]), None, ("not_indicated", "excused")),
        (boss(connected=False), True, ("not_indicated", "excused")),
        (boss(connected=None), True, OPEN),
        (call("2026-03-05 10:00", conduct=["called_workplace"]), True, ("not_indicated", "own_line")),
        (boss(contact_channel="visit", place="workplace", consent_to_entry=False), None, CONTACTED),
        (boss(contact_channel="visit", place="workplace"), None, OPEN),
        (boss(contact_channel="visit", place="workplace", consent_to_entry=True), None, ("not_indicated", "excused")),
        (call("2026-03-05 10:00", contact_channel="visit", place="workplace"), None, OPEN),
        (
            call("2026-03-05 10:00", contact_channel="visit", place="workplace", consent_to_entry=False),
            None,
            CONTACTED,
        ),
        (
            call("2026-03-05 10:00", contact_channel="visit", place="workplace", consent_to_entry=True),
            None,
            ("not_indicated", "own_line"),
        ),
        (boss(contact_channel="visit", place="workplace", conduct=["said_amount"]), None, CONTACTED),
    ],
)
def test_who_at_work_was_reached_and_why_decides(incident, reachable, expected):
    assert seen(WORK, case(incident, borrower_reachable=reachable)) == expected


@pytest.mark.parametrize(
    ("incident", "missing"),
    [
        (boss(), ("borrower_reachable",)),
        (boss(connected=None), ("connected", "borrower_reachable")),
        (boss(role="unknown", conduct=["said_amount"]), ("role",)),
        (boss(contact_channel="visit", place="workplace"), ("consent_to_entry",)),
    ],
)
def test_what_is_missing_about_the_workplace_is_named(incident, missing):
    assert finding(WORK, case(incident)).missing == missing


@rows_of(WORK)
@pytest.mark.parametrize(
    ("answered_on", "expected"),
    [("2026-03-05", CONTACTED), ("2026-03-03", CONTACTED), ("2026-03-02", OPEN), ("2026-03-06", OPEN)],
)
def test_whoever_answered_in_the_three_days_before_was_reachable(answered_on, expected):
    assert seen(WORK, case(boss(), call(f"{answered_on} 09:00"))) == expected


@rows_of(WORK)
@pytest.mark.parametrize(("sent", "expected"), [("2026-03-04 12:00", CONTACTED), ("2026-03-05 12:00", OPEN)])
def test_whoever_said_how_to_reach_them_was_reachable(sent, expected):
    assert seen(WORK, case(boss(), refusals=(refusal(sent, "self", "stay_reachable"),))) == expected


@rows_of(WORK)
@pytest.mark.parametrize(
    ("lender", "conduct", "on", "expected"),
    [
        ("unknown", ["said_amount"], "2026-03-05", CONTACTED),
        ("unknown", ["asked_me_to_pay"], "2026-03-05", ("undetermined", "lender_kind_decides")),
        ("unlicensed", ["asked_me_to_pay"], "2026-03-05", ("not_indicated", "no_basis_for_lender")),
        ("unlicensed", ["said_amount"], "2020-12-31", ("not_indicated", "no_basis_on_day")),
        ("unlicensed", ["said_amount"], "2021-01-01", CONTACTED),
        ("credit_card", ["asked_me_to_pay"], "2011-01-12", ("not_indicated", "no_basis_on_day")),
        ("credit_card", ["asked_me_to_pay"], "2011-01-13", CONTACTED),
        ("credit_card", [], "2024-03-05", ("not_indicated", "no_basis_on_day")),
        ("bank", [], "2025-02-28", CONTACTED),
        ("bank", [], "2025-02-27", ("not_indicated", "no_basis_on_day")),
    ],
)
def test_asking_pressing_and_telling_at_work_rest_on_different_bases(lender, conduct, on, expected):
    facts = case(boss(f"{on} 10:00", conduct=conduct), lender=lender, borrower_reachable=True)
    assert seen(WORK, facts) == expected


def test_coming_in_numbers_adds_the_police_law():
    visit = boss(contact_channel="visit", place="workplace", consent_to_entry=False, conduct=["visit_in_numbers"])
    found = finding(WORK, case(visit, lender="bank"))
    assert "public-security-law-2025-art-26" in [basis.article for basis in found.supporting]
    assert "cba-collection-guideline-2026-prohibited" in [basis.article for basis in found.carrying]
