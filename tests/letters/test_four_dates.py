"""The four dates before a letter about paying: whom to ask first, never what is so."""

from datetime import date

import pytest

from borrower_help.letters.four_dates import FORGOTTEN, KEYS, call_first, known, step

NONE = dict.fromkeys(KEYS, FORGOTTEN)


@pytest.mark.parametrize(
    ("on", "day", "first"),
    [
        (date(2026, 3, 15), "2023-09-14", True),
        (date(2026, 3, 15), "2023-09-15", False),  # two years and six months to the day: not more
        (date(2026, 3, 15), "2026-03-14", False),
        (date(2026, 8, 31), "2024-02-29", False),
        (date(2026, 8, 31), "2024-02-28", True),
        (date(2026, 6, 30), "2023-12-30", False),
        (date(2026, 6, 30), "2023-12-29", True),
        (date(2028, 2, 29), "2025-08-29", False),
        (date(2028, 2, 29), "2025-08-28", True),
    ],
)
def test_more_than_two_years_and_six_months(on: date, day: str, first: bool) -> None:
    assert call_first(NONE | {"paid": day}, on) is first


def test_one_late_date_is_enough_to_go_on() -> None:
    old = dict.fromkeys(KEYS, "2020-01-01")
    assert call_first(old, date(2026, 3, 15))
    for key in KEYS:
        assert not call_first(old | {key: "2026-01-01"}, date(2026, 3, 15))
        assert not call_first(NONE | {key: "2026-01-01"}, date(2026, 3, 15))


def test_nothing_known_rings_first() -> None:
    assert call_first(NONE, date(2026, 3, 15))
    assert known(NONE) == {}


def test_what_comes_before_the_letter() -> None:
    on = date(2026, 3, 15)
    assert step({}, False, on) == "ask"
    assert step({"paid": "2026-01-01"}, True, on) == "ask"
    assert step(NONE, False, on) == "wait"
    assert step(NONE, True, on) == ""
    assert step(NONE | {"sued": "2026-01-01"}, False, on) == ""


@pytest.mark.parametrize("said", ["", "2026-13-45", "gestern", "\x00"])
def test_what_is_no_day_is_not_known(said: str) -> None:
    assert known(NONE | {"paid": said}) == {}
