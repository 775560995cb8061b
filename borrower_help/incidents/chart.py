"""The chart of contacts over time: numbers in, the geometry of a small picture out. Colours are the style sheet's."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT = 328, 96
TOP, BASE = 18, 78  # bars grow from BASE up to TOP; the highest one's number stands above it, dates below
LABEL_Y = 93
MOST_BARS = 60
WIDEST = 26.0  # of a bar, and from one to the next: three days must not look like a wall
FURTHEST = 64.0
NAMED = 5  # as many bars have room for a date each
SMALLEST_SCALE = 4  # contacts a full bar stands for at least: one call a day must not look like a siege
CHARACTER = 6.4  # rough width of a digit or Latin letter at the size the labels are drawn; others are twice as wide
GAP = 8


@dataclass(frozen=True)
class Bar:
    """Hold one bar, in the units of the picture."""

    x: float
    y: float
    width: float
    height: float
    count: int
    starts_on: date
    peak: bool


@dataclass(frozen=True)
class Label:
    """Hold one text under or above the bars; `anchor` is start, middle or end."""

    x: float
    y: float
    anchor: str
    text: str


@dataclass(frozen=True)
class Chart:
    """Hold what the template draws; `unit` is day, week, month or year."""

    unit: str
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    peak_on: date
    peak_count: int
    width: int = WIDTH
    height: int = HEIGHT
    base: int = BASE


def _day(day: date) -> date:
    return day


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)


def _year(day: date) -> date:
    return day.replace(month=1, day=1)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _next_year(day: date) -> date:
    return date(day.year + 1, 1, 1)


Step = Callable[[date], date]
UNITS: dict[str, tuple[Step, Step]] = {  # where the period of a day begins, and the period after it
    "day": (_day, lambda day: day + timedelta(days=1)),
    "week": (_week, lambda day: day + timedelta(days=7)),
    "month": (_month, _next_month),
    "year": (_year, _next_year),
}


def _length(unit: str, first: date, last: date) -> int:
    days = (last - first).days
    months = (last.year - first.year) * 12 + last.month - first.month
    lengths = {
        "day": days,
        "week": (_week(last) - _week(first)).days // 7,
        "month": months,
        "year": last.year - first.year,
    }
    return lengths[unit] + 1


def _periods(unit: str, first: date, last: date) -> list[date]:
    begin, following = UNITS[unit]
    periods = [begin(first)]
    while len(periods) < min(_length(unit, first, last), MOST_BARS):
        periods.append(following(periods[-1]))
    return periods


def chart(per_day: Mapping[date, int], *, words: Callable[[date], str], number: Callable[[int], str]) -> Chart | None:
    """Return the chart of these counts; None below two days, where a picture says nothing.

    `words` writes a date and `number` a count. The finest of day, week, month and year that needs at most MOST_BARS
    bars is taken; a span beyond that (a typing slip of centuries) keeps its latest years.
    """
    days = {day: count for day, count in per_day.items() if count > 0}
    if len(days) < 2:
        return None
    first, last = min(days), max(days)
    unit = next((unit for unit in UNITS if _length(unit, first, last) <= MOST_BARS), "year")
    if _length(unit, first, last) > MOST_BARS:
        first = date(last.year - MOST_BARS + 1, 1, 1)
    begin = UNITS[unit][0]
    counts: Counter[date] = Counter()
    for day, count in days.items():
        if day >= first:
            counts[begin(day)] += count
    periods = _periods(unit, first, last)
    peak = max(reversed(periods), key=lambda period: counts[period])
    bars = _bars(periods, counts, peak)
    return Chart(unit, bars, _labels(bars, words, number), peak, counts[peak])


def _bars(periods: list[date], counts: Counter[date], peak: date) -> tuple[Bar, ...]:
    scale = max(counts[peak], SMALLEST_SCALE)
    pitch = min(WIDTH / len(periods), FURTHEST)
    width = min(pitch * 0.74, WIDEST)
    bars = []
    for place, period in enumerate(periods):
        count = counts[period]
        # one contact stays visible beside five hundred
        height = max((BASE - TOP) * count / scale, 2.0) if count else 0.0
        x = place * pitch + (pitch - width) / 2
        bars.append(
            Bar(round(x, 1), round(BASE - height, 1), round(width, 1), round(height, 1), count, period, period == peak)
        )
    return tuple(bars)


def _labels(bars: tuple[Bar, ...], words: Callable[[date], str], number: Callable[[int], str]) -> tuple[Label, ...]:
    peak = next(bar for bar in bars if bar.peak)
    top = _anchored(peak, number(peak.count), round(peak.y - 5, 1))
    named = list(bars) if len(bars) <= NAMED else [bars[0], bars[-1], peak]
    labels: list[Label] = []
    for bar in named:
        label = _anchored(bar, words(bar.starts_on), LABEL_Y)
        if _clear(label, labels):
            labels.append(label)
    return (*labels, top)


def _anchored(bar: Bar, text: str, y: float) -> Label:
    # in the middle of its bar unless the edge of the picture would cut it
    centre, half = bar.x + bar.width / 2, text_width(text) / 2
    if centre + half > WIDTH:
        return Label(round(bar.x + bar.width, 1), y, "end", text)
    if centre - half < 0:
        return Label(bar.x, y, "start", text)
    return Label(round(centre, 1), y, "middle", text)


def text_width(text: str) -> float:
    """Return roughly how wide a label is drawn."""
    return sum(CHARACTER if ord(character) < 0x2E80 else CHARACTER * 1.75 for character in text)


def _clear(label: Label, others: list[Label]) -> bool:
    start, end = _extent(label)
    return all(end + GAP <= other[0] or start >= other[1] + GAP for other in map(_extent, others))


def _extent(label: Label) -> tuple[float, float]:
    width = text_width(label.text)
    start = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return start, start + width
