"""The chart: every contact is in a bar, and it stays readable from two days to centuries."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from borrower_help.incidents import chart as drawing
from borrower_help.incidents.chart import BASE, MOST_BARS, TOP, WIDTH, Chart, chart, text_width

START = date(2026, 3, 2)  # a Monday


def words(day: date) -> str:
    return f"{day.month}月{day.day}日"


def drawn(counts: dict[date, int]) -> Chart:
    made = chart(counts, words=words, number=str)
    assert made is not None
    return made


def daily(days: int, *, every: int = 1) -> dict[date, int]:
    return {START + timedelta(days=n): 1 + n % 7 for n in range(0, days, every)}


@pytest.mark.parametrize("counts", [{}, {START: 4}, {START: 0, START + timedelta(days=3): 2}])
def test_chart_of_less_than_two_days_is_none(counts: dict[date, int]) -> None:
    assert chart(counts, words=words, number=str) is None


@pytest.mark.parametrize(
    ("days", "unit", "bars"),
    [
        (2, "day", 2),
        (60, "day", 60),
        (61, "week", 9),
        (420, "week", 60),
        (421, "month", 14),
        (1825, "month", 60),
        (1826, "year", 6),
        (21_700, "year", 60),
    ],
)
def test_chart_takes_the_finest_unit_that_fits(days: int, unit: str, bars: int) -> None:
    counts = {START: 1, START + timedelta(days=days - 1): 2}
    made = drawn(counts)
    assert (made.unit, len(made.bars)) == (unit, bars)


def test_chart_of_centuries_keeps_the_latest_years() -> None:
    made = drawn({date(1, 1, 1): 5, date(2026, 3, 5): 1, date(2020, 3, 5): 2})
    assert len(made.bars) == MOST_BARS
    assert made.bars[-1].starts_on == date(2026, 1, 1)
    assert sum(bar.count for bar in made.bars) == 3


def test_chart_reaches_the_last_day_there_is() -> None:
    made = drawn({date(9999, 11, 30): 1, date(9999, 12, 31): 2})
    assert made.bars[-1].starts_on == date(9999, 12, 31)
    assert drawn({date(9998, 1, 1): 1, date(9999, 12, 31): 2}).bars[-1].count == 2


@pytest.mark.parametrize("days", [2, 5, 6, 12, 40, 60, 200, 900, 5000])
def test_chart_keeps_every_contact_inside_the_picture(days: int) -> None:
    counts = daily(days)
    made = drawn(counts)
    assert sum(bar.count for bar in made.bars) == sum(counts.values())
    for bar in made.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH + 0.11
        assert TOP <= bar.y <= BASE
        assert bar.y + bar.height == pytest.approx(BASE, abs=0.11)
    for one, following in pairwise(made.bars):
        assert one.x + one.width < following.x


def test_chart_emphasises_one_bar_the_highest_and_of_equals_the_latest() -> None:
    made = drawn({START: 8, START + timedelta(days=1): 3, START + timedelta(days=2): 8})
    assert [bar.peak for bar in made.bars] == [False, False, True]
    assert (made.peak_on, made.peak_count) == (START + timedelta(days=2), 8)
    assert made.bars[-1].y == TOP


def test_chart_heights_are_in_proportion_and_one_stays_visible() -> None:
    made = drawn({START: 4, START + timedelta(days=1): 8, START + timedelta(days=3): 1})
    heights = [bar.height for bar in made.bars]
    assert heights[0] == pytest.approx(heights[1] / 2, abs=0.1)
    assert heights[2] == 0
    assert drawn({START: 500, START + timedelta(days=1): 1}).bars[1].height == 2


def test_chart_of_single_calls_does_not_fill_the_picture() -> None:
    assert drawn(daily(2) | {START + timedelta(days=1): 1}).bars[0].height == (BASE - TOP) / drawing.SMALLEST_SCALE


@pytest.mark.parametrize("days", [2, 3, 5, 6, 8, 13, 30, 60, 400, 3000])
def test_chart_labels_overlap_neither_each_other_nor_the_edge(days: int) -> None:
    for place in range(0, min(days, 60), 3):
        counts = daily(days, every=max(1, days // 60))
        day = sorted(counts)[min(place, len(counts) - 1)]
        made = drawn({**counts, day: 99})
        spans = []
        for label in made.labels[:-1]:
            shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
            start = label.x - shift * text_width(label.text)
            spans.append((start, start + text_width(label.text)))
        spans.sort()
        assert all(one[1] < following[0] for one, following in pairwise(spans))
        assert spans[0][0] >= -0.1
        assert spans[-1][1] <= WIDTH + 0.1
        assert made.labels[-1].text == "99" if made.unit == "day" else made.labels[-1].text == str(made.peak_count)


def test_chart_names_every_bar_where_there_are_few() -> None:
    assert [label.text for label in drawn(daily(4)).labels] == ["3月2日", "3月3日", "3月4日", "3月5日", "4"]
