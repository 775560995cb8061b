"""What the engine itself promises: whole answers, dates, sources left out, plain data."""

import json
from datetime import date, datetime, timedelta

import pytest

from borrower_help.rules.engine import RULES, evaluate
from borrower_help.rules.facts import CaseFacts, IncidentFacts
from borrower_help.rules.output import finding_data
from tests.rules.cases import call, case, finding

NIGHT = "night-contact"
BOTH = frozenset({"gbt-45251-2025", "cba-collection-guideline-2026"})


def test_there_is_one_finding_per_rule_in_the_order_of_the_catalogue():
    found = evaluate(case(call("2026-03-05 22:00")))
    assert [one.rule for one in found] == [rule.key for rule in RULES]
    assert [one.version for one in found] == [rule.version for rule in RULES]


def test_an_empty_case_gives_an_answer_to_every_rule():
    found = evaluate(CaseFacts("third_party"))
    assert {(one.outcome, one.reason.code) for one in found} == {("not_indicated", "nothing_recorded")}


@pytest.mark.parametrize(
    ("on", "incidents"), [(date(2026, 3, 5), ("a",)), (date(2026, 3, 6), ("a", "b")), (None, ("a", "b"))]
)
def test_a_case_can_be_read_as_it_stood_on_a_day(on, incidents):
    facts = case(call("2026-03-05 22:00"), call("2026-03-06 22:00", "b"))
    assert finding(NIGHT, facts, on=on).incidents == incidents


def test_overdue_sources_are_not_cited_and_the_outcome_stays():
    facts = case(call("2026-03-05 22:00"))
    one = finding(NIGHT, facts, without=frozenset({"gbt-45251-2025"}))
    assert [basis.article for basis in one.carrying] == ["cba-collection-guideline-2026-hours-frequency"]
    none = finding(NIGHT, facts, without=BOTH)
    assert (none.outcome, none.carrying) == ("indicated", ())
    assert set(none.withheld) == BOTH
    untouched = finding(NIGHT, facts, without=frozenset({"pipl"}))
    assert (untouched.withheld, len(untouched.carrying)) == ((), 2)


def test_incidents_before_and_after_a_basis_began_are_kept_apart():
    found = finding(NIGHT, case(call("2025-02-27 22:00"), call("2025-02-28 22:00", "b")))
    assert (found.outcome, found.incidents) == ("indicated", ("b",))


def test_an_unclear_fact_is_not_asked_where_no_basis_could_carry():
    found = finding(NIGHT, case(call("2025-02-27")))
    assert (found.outcome, found.reason.code, found.missing) == ("not_indicated", "no_basis_on_day", ())


def test_an_unknown_lender_is_suggested_where_the_record_suffices():
    facts = case(call("2026-03-05 10:00", conduct=["threatened_harm"]), lender="unknown")
    assert "lender_kind" in finding("threat", facts).strengthen


def test_a_finding_is_plain_data():
    facts = case(call("2026-03-05 22:00"))
    data = json.loads(json.dumps(finding_data(finding(NIGHT, facts))))
    assert data["outcome"] == "indicated"
    assert data["reason"] == "night_contacts"
    assert data["incidents"] == ["a"]
    first, second, third = data["bases"]
    assert (first["role"], first["force"], first["is_law"], first["article"]) == (
        "carries",
        "recommended_national_standard",
        False,
        "5.3",
    )
    assert second["article"] == ""
    assert (third["role"], third["force"], third["is_law"], third["part"]) == ("supports", "law", True, "第（一）项")


def test_an_ended_law_says_when_it_ended():
    facts = case(call("2025-12-31 10:00", conduct=["threatened_harm"]), lender="unlicensed")
    (basis,) = [one for one in finding_data(finding("threat", facts))["bases"] if one["role"] == "carries"]
    assert (basis["article"], basis["in_force_until"]) == ("42", "2025-12-31")


class Counting(frozenset):
    """A set that counts how often it is asked."""

    asked = 0

    def __and__(self, other):
        Counting.asked += 1
        return super().__and__(other)


def test_the_work_grows_with_the_number_of_incidents_and_no_faster():
    def asked(number: int) -> int:
        start = datetime.fromisoformat("2026-01-01")
        incidents = tuple(
            IncidentFacts(
                str(n),
                (start + timedelta(minutes=36 * n)).date(),
                start + timedelta(minutes=36 * n),
                connected=bool(n % 2),
                reached=("self", "parent", "colleague")[n % 3],
                role=("borrower", "none", "unknown")[n % 3],
                conduct=Counting({"said_amount"}),
            )
            for n in range(number)
        )
        Counting.asked = 0
        evaluate(CaseFacts("borrower", "unknown", incidents=incidents))
        return Counting.asked

    assert 0 < asked(2000) <= asked(200) * 10.5
