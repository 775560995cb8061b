"""Until when an answer is due: each side of holidays, make-up days, the end of a year and a leap day; nothing where nothing is known."""

from datetime import date

import pytest

from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.rules import answer_terms
from borrower_help.rules.answer_terms import count, counted, lines, police_by, review_by, term_for
from borrower_help.rules.catalogue.answer_terms import DOORS, REVIEW_ARTICLE, TERMS, Stage
from borrower_help.rules.catalogue.channels import BY_ID
from borrower_help.rules.facts import LENDER_KINDS
from borrower_help.rules.law import Words
from borrower_help.rules.shapes import SUPERVISED
from borrower_help.rules.sources import article, source_of


def day(text):
    return date.fromisoformat(text)


def stage(days, working):
    return Stage(Words("一", "one"), days, working)


# received, days, working, last day (None: the arrangement of a year is not known)
ROWS = [
    # natural days: nothing moves them
    ("2026-03-12", 15, False, "2026-03-27"),
    ("2026-03-12", 30, False, "2026-04-11"),
    ("2026-03-12", 60, False, "2026-05-11"),
    ("2026-02-01", 15, False, "2026-02-16"),  # in the Spring Festival
    ("2026-09-18", 15, False, "2026-10-03"),  # in the National Day holidays
    ("2026-12-16", 15, False, "2026-12-31"),
    ("2026-12-17", 15, False, "2027-01-01"),  # natural days need no arrangement
    ("2026-12-31", 60, False, "2027-03-01"),
    ("2024-02-14", 15, False, "2024-02-29"),  # a leap day
    ("2024-02-15", 15, False, "2024-03-01"),
    ("2025-02-14", 15, False, "2025-03-01"),
    ("2026-02-28", 20, False, "2026-03-20"),
    ("2026-03-12", 20, False, "2026-04-01"),
    ("2026-03-12", 7, False, "2026-03-19"),
    # a plain week
    ("2026-03-12", 7, True, "2026-03-23"),  # received on a Thursday
    ("2026-03-13", 7, True, "2026-03-24"),  # a Friday
    ("2026-03-14", 7, True, "2026-03-24"),  # a Saturday
    ("2026-03-15", 7, True, "2026-03-24"),  # a Sunday
    ("2026-03-16", 7, True, "2026-03-25"),
    ("2026-03-16", 1, True, "2026-03-17"),
    ("2026-03-20", 1, True, "2026-03-23"),
    # the New Year: off from 1 to 3 January, Sunday 4 January is worked
    ("2025-12-30", 1, True, "2025-12-31"),
    ("2025-12-31", 1, True, "2026-01-04"),
    ("2025-12-31", 2, True, "2026-01-05"),
    ("2026-01-02", 7, True, "2026-01-12"),
    ("2026-01-01", 1, True, "2026-01-04"),
    # Spring Festival: off from 15 to 23 February; Saturdays 14 and 28 February are worked
    ("2026-02-05", 7, True, "2026-02-14"),
    ("2026-02-06", 7, True, "2026-02-24"),
    ("2026-02-09", 7, True, "2026-02-25"),
    ("2026-02-13", 1, True, "2026-02-14"),
    ("2026-02-14", 1, True, "2026-02-24"),
    ("2026-02-18", 7, True, "2026-03-03"),
    ("2026-02-23", 5, True, "2026-02-28"),
    ("2026-02-24", 7, True, "2026-03-04"),
    ("2026-02-27", 1, True, "2026-02-28"),
    ("2026-02-27", 2, True, "2026-03-02"),
    # Qingming: off from 4 to 6 April
    ("2026-04-01", 7, True, "2026-04-13"),
    ("2026-04-03", 1, True, "2026-04-07"),
    # Labour Day: off from 1 to 5 May, Saturday 9 May is worked
    ("2026-04-29", 7, True, "2026-05-12"),
    ("2026-04-30", 4, True, "2026-05-09"),
    ("2026-05-08", 1, True, "2026-05-09"),
    ("2026-05-08", 2, True, "2026-05-11"),
    # Mid-Autumn and the National Day: off 25 to 27 September, 1 to 7 October; 20 September and 10 October are worked
    ("2026-09-18", 1, True, "2026-09-20"),
    ("2026-09-18", 7, True, "2026-09-29"),
    ("2026-09-24", 7, True, "2026-10-12"),
    ("2026-09-30", 1, True, "2026-10-08"),
    ("2026-09-30", 3, True, "2026-10-10"),
    ("2026-09-30", 7, True, "2026-10-15"),
    ("2026-10-09", 1, True, "2026-10-10"),
    ("2026-10-09", 2, True, "2026-10-12"),
    # the end of a year whose next is not known, and a leap day
    ("2026-12-22", 7, True, "2026-12-31"),
    ("2026-12-23", 7, True, None),
    ("2026-12-31", 1, True, None),
    ("2027-03-01", 7, True, None),
    ("2024-02-27", 2, True, "2024-02-29"),
    ("2024-02-28", 7, True, "2024-03-08"),
]


@pytest.mark.parametrize(("received", "days", "working", "last"), ROWS)
def test_days_are_counted_from_the_day_after_receipt(received, days, working, last):
    found = count(stage(days, working), day(received))
    assert found.last == (day(last) if last else None)
    assert (found.unknown_year == 0) is (last is not None)
    if not working:
        assert (found.last - found.first).days + 1 == days


def test_there_are_forty_rows_and_each_kind():
    assert len(ROWS) >= 40
    assert {working for _received, _days, working, _last in ROWS} == {True, False}


def test_a_count_in_working_days_takes_every_day_once():
    """What was skipped and what was counted make up all days between receipt and the last."""
    for received, days, working, last in ROWS:
        if working and last:
            found = count(stage(days, True), day(received))
            assert (found.last - day(received)).days == days + len(found.off)
            assert all(one.weekday() >= 5 for one in found.made_up)


def test_the_sum_is_said_line_by_line():
    found = count(stage(15, False), day("2026-03-12"))
    said = lines(found, day("2026-03-12"), "zh-hans")
    assert said == (
        "2026年3月12日收到，这一天不算。",
        "第1天是2026年3月13日，第15天是2026年3月27日（含）。中间的周末、节假日都算在内。",
    )
    working = lines(count(stage(7, True), day("2026-02-09")), day("2026-02-09"), "zh-hans")
    assert working == (
        "2026年2月9日收到，这一天不算。",
        "这些天放假，不算：2026年2月15日到2026年2月23日。",
        "这些天是调休上班，要算：2026年2月14日。",
        "第1个工作日是2026年2月10日，第7个工作日是2026年2月25日（含）。",
    )
    assert all(line for language in ("zh-hant", "en") for line in lines(found, day("2026-03-12"), language))


def test_a_year_without_an_arrangement_is_said_not_guessed():
    found = count(stage(7, True), day("2026-12-28"))
    assert lines(found, day("2026-12-28"), "zh-hans")[-1] == "明年放假安排还没公布，这个日期现在算不出。"
    later = count(stage(7, True), day("2029-12-28"))
    assert lines(later, day("2026-12-28"), "zh-hans")[-1] == "2029年放假安排没有查到，这个日期现在算不出。"


@pytest.mark.parametrize("kind", LENDER_KINDS)
def test_a_complaint_has_its_days_only_where_the_rule_binds(kind):
    term = term_for("complaint", "lender-complaint", kind)
    assert (term is not None) is (kind in SUPERVISED)
    if term:
        assert term.whole.zh_hans == "一般15日，复杂30日，最长60日"
        assert [one.last for one in counted(term, day("2026-03-12"))] == [
            day("2026-03-27"),
            day("2026-04-11"),
            day("2026-05-11"),
        ]


def test_nothing_is_counted_before_the_day_of_receipt_is_known():
    term = term_for("complaint", "lender-complaint", "bank")
    assert counted(term, None) == ()
    assert counted(None, day("2026-03-12")) == ()


@pytest.mark.parametrize("letter", sorted(DEFINITIONS))
def test_every_letter_has_a_door_and_every_door_is_known(letter):
    assert DOORS[letter]
    assert all(door == "" or door in BY_ID for door in DOORS[letter])


@pytest.mark.parametrize(
    "letter", ["second_level", "police_report", "data_access", "local_authority", "nuisance_12321"]
)
def test_where_no_days_were_read_none_are_given(letter):
    assert all(term_for(letter, door, kind) is None for door in DOORS[letter] for kind in LENDER_KINDS)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: f"{term.door} {min(term.letters)}")
def test_every_rule_has_a_source_with_its_force_and_goes_with_its_letters(term):
    assert article(term.article).source
    assert source_of(term.article).force in {
        "law",
        "administrative_regulation",
        "departmental_rule",
        "normative_document",
    }
    assert all(term.door in DOORS[letter] for letter in term.letters)
    for one in term.stages:
        assert str(one.days) in term.whole.zh_hans
        assert ("工作日" in term.whole.zh_hans) is one.working
    assert source_of(REVIEW_ARTICLE)


@pytest.mark.parametrize(
    ("happened", "until"),
    [
        ("2026-03-12", "2026-09-12"),
        ("2026-08-31", "2027-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2025-12-31", "2026-06-30"),
        ("2026-01-01", "2026-07-01"),
    ],
)
def test_six_months_end_on_the_same_day_or_the_last_of_the_month(happened, until):
    assert police_by(day(happened)) == day(until)


def test_a_second_look_can_be_asked_for_thirty_days_where_the_rule_binds():
    assert review_by("bank", day("2026-03-12")) == day("2026-04-11")
    assert review_by("microloan", day("2026-03-12")) is None
    assert answer_terms.own_door("complaint") == "lender-complaint"
