"""Threats, false authority, entering homes, pursuing where nothing is owed."""

import pytest

from tests.rules.cases import call, case, finding, refusal, rows_of, seen

THREAT = "threat"
AUTHORITY = "impersonate-authority"
ENTRY = "home-entry-without-consent"
NO_DEBT = "pursued-without-debt"

OPEN = ("undetermined", "facts_missing")
THREATENED = ("indicated", "threatened")


@rows_of(THREAT)
@pytest.mark.parametrize(
    ("conduct", "expected"),
    [
        (["threatened_harm"], THREATENED),
        (["threatened_exposure"], THREATENED),
        (["frightened"], OPEN),
        (["frightened", "threatened_jail"], ("not_indicated", "only_consequences")),
        (["announced_suit"], ("not_indicated", "only_consequences")),
        (["threatened_family_record"], ("not_indicated", "only_consequences")),
        (["announced_suit", "threatened_harm"], THREATENED),
        (["insulted"], ("not_indicated", "no_threat")),
    ],
)
def test_harm_and_exposure_are_threats_and_a_suit_is_none(conduct, expected):
    assert seen(THREAT, case(call("2026-03-05 10:00", conduct=conduct))) == expected


def test_being_frightened_asks_for_the_words():
    assert finding(THREAT, case(call(conduct=["frightened"]))).missing == ("threat_words",)


@rows_of(THREAT)
@pytest.mark.parametrize(
    ("lender", "conduct", "on", "expected"),
    [
        ("unknown", ["threatened_harm"], "2026-01-01", THREATENED),
        ("unlicensed", ["threatened_harm"], "2025-12-31", THREATENED),
        ("unlicensed", ["threatened_harm"], "2012-12-31", ("not_indicated", "no_basis_on_day")),
        ("unlicensed", ["threatened_harm"], "2013-01-01", THREATENED),
        ("credit_card", ["threatened_exposure"], "2011-01-12", ("not_indicated", "no_basis_on_day")),
        ("credit_card", ["threatened_exposure"], "2011-01-13", THREATENED),
        ("unlicensed", ["threatened_exposure"], "2026-01-01", ("not_indicated", "no_basis_for_lender")),
        ("unknown", ["threatened_exposure"], "2026-01-01", ("undetermined", "lender_kind_decides")),
        ("bank", ["threatened_exposure"], "2023-02-28", ("not_indicated", "no_basis_on_day")),
        ("bank", ["threatened_exposure"], "2023-03-01", THREATENED),
    ],
)
def test_a_threat_to_a_person_is_forbidden_whoever_lends(lender, conduct, on, expected):
    assert seen(THREAT, case(call(f"{on} 10:00", conduct=conduct), lender=lender)) == expected


@pytest.mark.parametrize(
    ("on", "article"),
    [("2025-12-31", "public-security-law-2012-art-42-harm"), ("2026-01-01", "public-security-law-2025-art-50-harm")],
)
def test_a_threat_is_measured_by_the_police_law_of_its_day(on, article):
    found = finding(THREAT, case(call(f"{on} 10:00", conduct=["threatened_harm"]), lender="unlicensed"))
    assert [basis.article for basis in found.carrying] == [article]


@rows_of(THREAT)
@pytest.mark.parametrize(("times", "outcome"), [(2, "not_indicated"), (3, "indicated")])
def test_three_threats_to_expose_are_repeated(times, outcome):
    incidents = [call(f"2026-03-05 1{n}:00", str(n), conduct=["threatened_exposure"]) for n in range(times)]
    assert seen(THREAT, case(*incidents, lender="unlicensed"))[0] == outcome


CLAIM = ["claimed_authority"]


@rows_of(AUTHORITY)
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"conduct": CLAIM, "claim_check": "not_genuine"}, ("indicated", "false_authority")),
        ({"conduct": CLAIM, "claim_check": "unchecked"}, OPEN),
        ({"conduct": CLAIM, "claim_check": "genuine"}, ("not_indicated", "claim_genuine")),
        ({"conduct": ["claimed_lawyer"], "claim_check": "not_genuine"}, ("not_indicated", "only_lawyer_claim")),
        ({"claim_check": "not_genuine"}, ("not_indicated", "no_authority_claim")),
    ],
)
def test_only_a_claim_that_was_checked_counts(facts, expected):
    assert seen(AUTHORITY, case(call("2026-03-05 10:00", **facts), lender="unknown")) == expected


@rows_of(AUTHORITY)
@pytest.mark.parametrize(
    ("check", "on", "expected"),
    [
        ("not_genuine", "2012-12-31", ("not_indicated", "no_basis_on_day")),
        ("not_genuine", "2013-01-01", ("indicated", "false_authority")),
        ("not_genuine", "2025-12-31", ("indicated", "false_authority")),
        ("not_genuine", "2026-01-01", ("indicated", "false_authority")),
        ("unchecked", "2012-12-31", ("not_indicated", "no_basis_on_day")),
        ("unchecked", "2013-01-01", OPEN),
    ],
)
def test_false_authority_has_the_police_law_behind_it_whoever_lends(check, on, expected):
    claim = call(f"{on} 10:00", conduct=CLAIM, claim_check=check)
    assert seen(AUTHORITY, case(claim, lender="unlicensed")) == expected


@pytest.mark.parametrize(
    ("on", "article", "rule", "facts"),
    [
        ("2025-12-31", "public-security-law-2012-authority", AUTHORITY, {"conduct": CLAIM}),
        ("2026-01-01", "public-security-law-2025-art-62", AUTHORITY, {"conduct": CLAIM}),
        ("2025-12-31", "public-security-law-2012-home", ENTRY, {"conduct": ["entered_or_stayed"]}),
        ("2026-01-01", "public-security-law-2025-art-47", ENTRY, {"conduct": ["entered_or_stayed"]}),
    ],
)
def test_the_police_law_changes_with_the_year(on, article, rule, facts):
    visit = call(f"{on} 10:00", contact_channel="visit", claim_check="not_genuine", consent_to_entry=False, **facts)
    cited = [basis.article for basis in finding(rule, case(visit, lender="unlicensed")).carrying]
    assert [key for key in cited if key.startswith("public")] == [article]


ENTERED = ("indicated", "entered")


@rows_of(ENTRY)
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"consent_to_entry": False}, ENTERED),
        ({"consent_to_entry": None}, OPEN),
        ({"consent_to_entry": True}, ("not_indicated", "entry_agreed")),
        ({"consent_to_entry": False, "place": "home"}, ENTERED),
        ({"consent_to_entry": False, "place": "workplace"}, ("not_indicated", "not_a_home")),
        ({"consent_to_entry": False, "place": "public"}, ("not_indicated", "not_a_home")),
        ({"consent_to_entry": False, "reached": "employer", "role": "none"}, ("not_indicated", "not_a_home")),
        ({"consent_to_entry": False, "reached": "village", "place": "home"}, ENTERED),
        ({"consent_to_entry": False, "conduct": ["filmed"]}, ("not_indicated", "no_entry")),
    ],
)
def test_entering_a_home_needs_consent(facts, expected):
    visit = call("2026-03-05 10:00", **{"contact_channel": "visit", "conduct": ["entered_or_stayed"], **facts})
    assert seen(ENTRY, case(visit, lender="unknown")) == expected


@rows_of(ENTRY)
@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        ("2012-12-31", "not_indicated"),
        ("2013-01-01", "indicated"),
        ("2025-12-31", "indicated"),
        ("2026-01-01", "indicated"),
    ],
)
def test_entering_was_not_compared_before_the_law_we_know(on, outcome):
    visit = call(f"{on} 10:00", contact_channel="visit", conduct=["entered_or_stayed"], consent_to_entry=False)
    assert seen(ENTRY, case(visit))[0] == outcome


WITHOUT = ("indicated", "pursued_without_debt")


@rows_of(NO_DEBT)
@pytest.mark.parametrize(
    ("facts", "notice", "expected"),
    [
        ({"debt_state": "repaid"}, ("2026-03-01 12:00", "repaid"), WITHOUT),
        ({"debt_state": "repaid"}, ("2026-03-01 12:00", "stop_contact"), ("not_indicated", "no_notice")),
        ({"debt_state": "repaid"}, ("2026-03-06 12:00", "repaid"), ("not_indicated", "only_before_notice")),
        ({"debt_state": "repaid"}, None, ("not_indicated", "no_notice")),
        ({"debt_state": "repaid", "conduct": ["after_objection"]}, None, WITHOUT),
        ({"conduct": ["after_repayment"]}, ("2026-03-01 12:00", "repaid"), WITHOUT),
        ({"debt_state": "not_theirs"}, ("2026-03-01 12:00", "wrong_person"), WITHOUT),
        ({"debt_state": "not_theirs"}, ("2026-03-01 12:00", "stop_contact"), WITHOUT),
        ({"debt_state": "number_recycled"}, ("2026-03-01 12:00", "wrong_person"), WITHOUT),
        ({"conduct": ["after_wrong_person"]}, None, WITHOUT),
        ({"debt_state": "overdue"}, None, ("not_indicated", "owed")),
        ({"debt_state": "not_due"}, None, ("not_indicated", "owed")),
        ({"debt_state": "disputed"}, None, ("not_indicated", "owed")),
        ({"debt_state": "unknown"}, None, OPEN),
    ],
)
def test_nothing_owed_and_said_so_before(facts, notice, expected):
    refusals = (refusal(notice[0], "self", notice[1]),) if notice else ()
    assert seen(NO_DEBT, case(call("2026-03-05 10:00", **facts), refusals=refusals, lender="unknown")) == expected


def test_a_day_without_hour_leaves_it_open_whether_they_had_been_told():
    told = (refusal("2026-03-05 12:00", "self", "repaid"),)
    assert finding(NO_DEBT, case(call("2026-03-05", debt_state="repaid"), refusals=told)).missing == ("time",)


def test_the_state_of_the_debt_is_asked_only_where_no_day_tells_it():
    assert finding(NO_DEBT, case(call("2026-03-05 10:00"))).missing == ("debt_state",)
    known = call("2026-03-06 10:00", "b", debt_state="overdue")
    assert seen(NO_DEBT, case(call("2026-03-05 10:00"), known)) == ("not_indicated", "owed")


@pytest.mark.parametrize("state", ["unknown", "not_theirs"])
def test_a_third_party_s_record_is_about_another_s_debt(state):
    facts = case(call("2026-03-05 10:00", role="none", debt_state=state), perspective="third_party")
    assert seen(NO_DEBT, facts) == ("not_indicated", "anothers_debt")


@rows_of(NO_DEBT)
@pytest.mark.parametrize(("on", "outcome"), [("2021-10-31", "not_indicated"), ("2021-11-01", "indicated")])
def test_wrong_information_binds_from_the_information_law(on, outcome):
    found = finding(NO_DEBT, case(call(f"{on} 10:00", debt_state="not_theirs", conduct=["after_objection"])))
    assert found.outcome == outcome
    assert ("pipl-art-46" in [basis.article for basis in found.carrying]) is (outcome == "indicated")
