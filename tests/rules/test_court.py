"""Deadlines of court papers: each side of holidays, make-up days, the end of the year and a leap day."""

from datetime import date

import pytest

from borrower_help.rules.court import PAPERS, TERMS, UNCOUNTED, deadline
from borrower_help.rules.working_days import is_day_off, next_working_day


def day(text: str) -> date:
    return date.fromisoformat(text)


# paper, came on, counting ends on, last day to act
ROWS = [
    ("complaint", "2026-03-12", "2026-03-27", "2026-03-27"),  # a Friday
    ("complaint", "2026-03-13", "2026-03-28", "2026-03-30"),  # a Saturday
    ("complaint", "2026-03-14", "2026-03-29", "2026-03-30"),  # a Sunday
    ("complaint", "2026-03-15", "2026-03-30", "2026-03-30"),
    # Spring Festival 2026: off from 15 to 23 February; Saturdays 14 and 28 February are worked
    ("complaint", "2026-01-29", "2026-02-13", "2026-02-13"),
    ("complaint", "2026-01-30", "2026-02-14", "2026-02-14"),
    ("complaint", "2026-01-31", "2026-02-15", "2026-02-24"),
    ("complaint", "2026-02-07", "2026-02-22", "2026-02-24"),
    ("complaint", "2026-02-08", "2026-02-23", "2026-02-24"),
    ("complaint", "2026-02-09", "2026-02-24", "2026-02-24"),
    ("complaint", "2026-02-13", "2026-02-28", "2026-02-28"),
    ("complaint", "2026-02-14", "2026-03-01", "2026-03-02"),
    # Qingming, Labour Day and its worked Saturday
    ("complaint", "2026-03-20", "2026-04-04", "2026-04-07"),
    ("complaint", "2026-03-22", "2026-04-06", "2026-04-07"),
    ("complaint", "2026-03-23", "2026-04-07", "2026-04-07"),
    ("complaint", "2026-04-16", "2026-05-01", "2026-05-06"),
    ("complaint", "2026-04-20", "2026-05-05", "2026-05-06"),
    ("complaint", "2026-04-24", "2026-05-09", "2026-05-09"),
    ("complaint", "2026-04-25", "2026-05-10", "2026-05-11"),
    # Dragon Boat Festival, Mid-Autumn and the National Day
    ("payment_order", "2026-06-04", "2026-06-19", "2026-06-22"),
    ("payment_order", "2026-06-07", "2026-06-22", "2026-06-22"),
    ("payment_order", "2026-09-05", "2026-09-20", "2026-09-20"),  # a worked Sunday
    ("payment_order", "2026-09-10", "2026-09-25", "2026-09-28"),
    ("payment_order", "2026-09-15", "2026-09-30", "2026-09-30"),
    ("payment_order", "2026-09-16", "2026-10-01", "2026-10-08"),
    ("payment_order", "2026-09-22", "2026-10-07", "2026-10-08"),
    ("payment_order", "2026-09-23", "2026-10-08", "2026-10-08"),
    ("payment_order", "2026-09-25", "2026-10-10", "2026-10-10"),  # a worked Saturday
    ("payment_order", "2026-09-26", "2026-10-11", "2026-10-12"),
    # the end of a year whose next is not known, and of one whose next is
    ("judgment", "2026-12-16", "2026-12-31", "2026-12-31"),
    ("judgment", "2026-12-17", "2027-01-01", None),
    ("judgment", "2026-12-20", "2027-01-04", None),
    ("judgment", "2025-12-17", "2026-01-01", "2026-01-04"),  # the 4th, a Sunday, is worked
    ("judgment", "2025-12-16", "2025-12-31", "2025-12-31"),
    ("ruling", "2026-03-17", "2026-03-27", "2026-03-27"),
    ("ruling", "2026-03-18", "2026-03-28", "2026-03-30"),
    ("ruling", "2024-02-19", "2024-02-29", "2024-02-29"),  # a leap day
    ("ruling", "2025-02-19", "2025-03-01", "2025-03-03"),
    ("award", "2026-02-28", None, None),  # the rule before March 2026 was not read
    ("award", "2026-03-01", "2026-06-01", "2026-06-01"),
    ("award", "2026-03-31", "2026-06-30", "2026-06-30"),  # no 31 June
    ("award", "2026-05-31", "2026-08-31", "2026-08-31"),
    ("award", "2026-07-01", "2026-10-01", "2026-10-08"),
    ("award", "2026-09-30", "2026-12-30", "2026-12-30"),
    ("award", "2026-11-30", "2027-02-28", None),
    ("award", "2027-11-30", "2028-02-29", None),  # a leap day
    ("enforced_award", "2026-03-12", "2026-03-27", "2026-03-27"),
    ("enforced_notary", "2026-03-13", "2026-03-28", "2026-03-30"),
]


@pytest.mark.parametrize(("paper", "came", "end", "last"), ROWS)
def test_deadline_is_counted_from_the_day_after_and_rolls_over_days_off(paper, came, end, last):
    found = deadline(paper, day(came))
    if end is None:
        assert found is None
        return
    assert found.end == day(end)
    assert found.last == (day(last) if last else None)
    assert found.rolled is (last is not None and last != end)
    assert (found.first - found.received_on).days == 1
    assert found.article == TERMS[paper].article


def test_days_count_themselves():
    found = deadline("complaint", day("2026-03-12"))
    assert (found.end - found.first).days + 1 == found.days == 15


@pytest.mark.parametrize(("on", "left"), [("2026-03-26", 1), ("2026-03-27", 0), ("2026-03-28", -1)])
def test_days_left_end_with_the_last_day(on, left):
    assert deadline("complaint", day("2026-03-12")).left(day(on)) == left


def test_where_the_holidays_are_not_known_the_earliest_day_is_the_safe_one():
    found = deadline("judgment", day("2026-12-17"))
    assert found.left(day("2026-12-31")) == 1


@pytest.mark.parametrize("paper", UNCOUNTED)
def test_some_papers_have_no_days_to_count(paper):
    assert deadline(paper, day("2026-03-12")) is None


def test_a_paper_nobody_knows_is_an_error():
    with pytest.raises(KeyError):
        deadline("receipt", day("2026-03-12"))
    assert len(set(PAPERS)) == len(PAPERS)


@pytest.mark.parametrize(
    ("when", "off"),
    [
        ("2026-02-14", False),
        ("2026-02-15", True),
        ("2026-10-07", True),
        ("2026-10-10", False),
        ("2026-03-28", True),
        ("2027-01-04", None),
        ("2003-12-31", None),
    ],
)
def test_days_off_follow_the_notices_and_unknown_years_stay_unknown(when, off):
    assert is_day_off(day(when)) is off


def test_next_working_day_does_not_guess_over_the_end_of_the_known_years():
    assert next_working_day(day("2026-12-31")) == day("2026-12-31")
    assert next_working_day(day("2027-01-01")) is None


@pytest.mark.parametrize(("came", "unannounced"), [(date(1999, 11, 15), False), (date(2098, 12, 20), True)])
def test_a_year_without_holidays_is_to_come_or_not_at_hand(came, unannounced):
    found = deadline("payment_order", came)
    assert found.last is None
    assert found.unannounced is unannounced
