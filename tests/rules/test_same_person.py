"""A refusal of "mother or father" counts for both; one of them alone only for themselves."""

from datetime import datetime

import pytest

from borrower_help.incidents.payloads import IncidentPayload
from borrower_help.letters.reading import after_refusal
from borrower_help.rules.engine import evaluate
from borrower_help.rules.facts import REACHED, CaseFacts, IncidentFacts, RefusalFacts
from borrower_help.rules.reading import night_count, same_person
from tests.rules.cases import call, rows_of

AT = datetime.fromisoformat("2026-03-02 10:00")
LATER = "2026-03-05 15:00"
RULE = "third-party-after-refusal"


@pytest.mark.parametrize(
    ("reached", "by", "same"),
    [
        ("father", "father", True),
        ("father", "parent", True),
        ("mother", "parent", True),
        ("parent", "parent", True),
        ("parent", "father", None),
        ("father", "mother", False),
        ("friend", "parent", False),
        ("parent", "friend", False),
    ],
)
def test_same_person(reached: str, by: str, same: bool | None) -> None:
    assert same_person(reached, by) is same


@rows_of(RULE)
@pytest.mark.parametrize(
    ("reached", "by", "outcome", "missing"),
    [
        ("father", ("parent",), "indicated", ()),
        ("parent", ("father", "mother"), "indicated", ()),
        ("parent", ("father",), "undetermined", ("which_parent",)),
        ("mother", ("father",), "not_indicated", ()),
        ("parent", ("friend",), "not_indicated", ()),
    ],
)
def test_refusal_counts_as_far_as_is_sure(
    reached: str, by: tuple[str, ...], outcome: str, missing: tuple[str, ...]
) -> None:
    case = CaseFacts(
        perspective="borrower",
        lender_kind="bank",
        incidents=(call(LATER, "a", reached=reached, role="none", conduct=frozenset({"asked_me_to_pay"})),),
        refusals=tuple(RefusalFacts(f"r{n}", AT, by=one) for n, one in enumerate(by)),
    )
    found = next(one for one in evaluate(case) if one.rule == RULE)
    assert (found.outcome, found.missing) == (outcome, missing)
    sure = sum(after_refusal(case, refusal) for refusal in case.refusals if len(by) == 1)
    assert sure == (outcome == "indicated" and len(by) == 1)


def test_order_of_people_is_stored_and_never_changes() -> None:
    assert REACHED[12:] == ("other", "father", "mother")


@pytest.mark.parametrize(
    ("values", "nights"),
    [
        ({"at": "22:00"}, 1),
        ({"at": "21:59"}, 0),
        ({"at": "07:59"}, 1),
        ({"at": "08:00"}, 0),
        ({"at": "21:50", "precision": "about"}, 0),  # may have been before ten
        ({"at": "23:00", "answered": 1, "night": 1}, 1),  # a time and a number are not added up
        ({"precision": "part", "part": "night"}, 1),
        ({"precision": "part", "part": "morning"}, 0),
        ({"precision": "day", "unanswered": 9, "night": 4}, 4),
        ({"precision": "day", "unanswered": 9}, 0),
    ],
)
def test_record_list_and_rules_count_nights_alike(values: dict, nights: int) -> None:
    payload = IncidentPayload(on="2026-03-05", **values)
    seen = IncidentFacts(
        id="a",
        on=payload.day,
        at=payload.moment,
        part=payload.part,
        precision=payload.precision,
        answered=payload.answered,
        unanswered=payload.unanswered,
        night=payload.night,
    )
    assert payload.at_night == (night_count(seen) or 0) == nights


def day(texts: int, key: str = "d") -> IncidentFacts:
    return IncidentFacts(id=key, on=AT.date(), precision="day", texts=texts, role="borrower")


@rows_of("call-bombing")
@pytest.mark.parametrize(
    ("incidents", "outcome"),
    [
        ((day(9),), "not_indicated"),
        ((day(10),), "undetermined"),
        ((day(19),), "undetermined"),
        ((day(20),), "indicated"),
        # nine calls an hour apart and one that has no time never make ten in an hour
        ((*(call(f"2026-03-02 {9 + n:02}:00", f"c{n}", role="borrower") for n in range(9)), day(1)), "not_indicated"),
        ((*(call(f"2026-03-02 09:{n:02}", f"c{n}", role="borrower") for n in range(8)), day(2)), "undetermined"),
    ],
)
def test_days_plainly_below_the_line_are_not_asked_about(incidents: tuple[IncidentFacts, ...], outcome: str) -> None:
    case = CaseFacts(perspective="borrower", lender_kind="bank", incidents=incidents)
    found = next(one for one in evaluate(case) if one.rule == "call-bombing")
    assert found.outcome == outcome
