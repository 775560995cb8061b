"""Until when an answer is due at a door: the rule, the day counted from, and the sum line by line. Nothing is guessed."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from borrower_help.rules.catalogue.answer_terms import (
    DOORS,
    POLICE_MONTHS,
    REVIEW_DAYS,
    REVIEW_LENDERS,
    TERMS,
    Stage,
    Term,
)
from borrower_help.rules.law import Words
from borrower_help.rules.wording import day
from borrower_help.rules.working_days import is_day_off

_DAY = timedelta(days=1)
_SENTENCES = {
    "came": Words("{received}收到，这一天不算。", "It arrived on {received}; that day does not count."),
    "natural": Words(
        "第1天是{first}，第{days}天是{last}（含）。中间的周末、节假日都算在内。",
        "Day 1 is {first}, day {days} is {last}, included. Weekends and holidays in between count.",
    ),
    "working": Words(
        "第1个工作日是{first}，第{days}个工作日是{last}（含）。",
        "Working day 1 is {first}, working day {days} is {last}, included.",
    ),
    "off": Words("这些天放假，不算：{ranges}。", "Days off that do not count: {ranges}."),
    "made_up": Words("这些天是调休上班，要算：{ranges}。", "Worked to make up for a holiday, so they count: {ranges}."),
    "next_year": Words(
        "明年放假安排还没公布，这个日期现在算不出。",
        "Next year’s holidays are not announced yet, so this date cannot be worked out now.",
    ),
    "some_year": Words(
        "{year}年放假安排没有查到，这个日期现在算不出。",
        "The holidays of {year} are not known here, so this date cannot be worked out now.",
    ),
}
_SPAN = Words("{first}到{last}", "{first} to {last}")


@dataclass(frozen=True)
class Counted:
    """Hold one counted period; `last` is the last day, itself included, None where a year's holidays are not known."""

    stage: Stage
    received_on: date
    first: date | None
    last: date | None
    unknown_year: int = 0
    off: tuple[date, ...] = ()  # days off skipped, of a count in working days
    made_up: tuple[date, ...] = ()  # Saturdays and Sundays that are worked


def term_for(letter: str, door: str, lender_kind: str) -> Term | None:
    """Return the rule a door has for answering such a letter; None where none was found."""
    for term in TERMS:
        if term.door == door and letter in term.letters and (not term.lenders or lender_kind in term.lenders):
            return term
    return None


def own_door(letter: str) -> str:
    """Return the door a letter goes to as a rule, "" where there is none among the doors."""
    return DOORS[letter][0]


def count(stage: Stage, received_on: date) -> Counted:
    """Return the period counted from the day after receipt."""
    if not stage.working:
        return Counted(stage, received_on, received_on + _DAY, received_on + stage.days * _DAY)
    on, left, first = received_on, stage.days, None
    off: list[date] = []
    made_up: list[date] = []
    while left:
        on += _DAY
        rest = is_day_off(on)
        if rest is None:
            return Counted(stage, received_on, first, None, on.year, tuple(off), tuple(made_up))
        if rest:
            off.append(on)
            continue
        left, first = left - 1, first or on
        made_up += [on] if on.weekday() >= 5 else []
    return Counted(stage, received_on, first, on, 0, tuple(off), tuple(made_up))


def counted(term: Term | None, received_on: date | None) -> tuple[Counted, ...]:
    """Return every period of a rule that can be counted; () without a rule or without the day of receipt."""
    return () if term is None or received_on is None else tuple(count(stage, received_on) for stage in term.stages)


def lines(found: Counted, on: date, language: str) -> tuple[str, ...]:
    """Return the sum, line by line, as it is shown on the day `on`."""
    return tuple(_lines(found, on, language))


def _lines(found: Counted, on: date, language: str) -> Iterator[str]:
    yield _say("came", language, received=day(found.received_on, language))
    if found.off:
        yield _say("off", language, ranges=_ranges(found.off, language))
    if found.made_up:
        yield _say("made_up", language, ranges=_ranges(found.made_up, language))
    if found.first is None or found.last is None:
        kind = "next_year" if found.unknown_year == on.year + 1 else "some_year"
        yield _say(kind, language, year=found.unknown_year)
        return
    kind = "working" if found.stage.working else "natural"
    first, last = day(found.first, language), day(found.last, language)
    yield _say(kind, language, first=first, last=last, days=found.stage.days)


def _say(key: str, language: str, **values: object) -> str:
    return _SENTENCES[key].of(language).format(**values)


def _ranges(days: tuple[date, ...], language: str) -> str:
    """Return days as ranges of days that follow each other."""
    runs: list[list[date]] = []
    for one in days:
        if runs and one - runs[-1][-1] == _DAY:
            runs[-1].append(one)
        else:
            runs.append([one])
    span = _SPAN.of(language)
    said = [
        day(run[0], language)
        if len(run) == 1
        else span.format(first=day(run[0], language), last=day(run[-1], language))
        for run in runs
    ]
    return ("; " if language == "en" else "、").join(said)


def review_by(lender_kind: str, decided_on: date) -> date | None:
    """Return the last day to ask the body above for a second look; None where no such time was found."""
    return decided_on + REVIEW_DAYS * _DAY if lender_kind in REVIEW_LENDERS else None


def police_by(happened_on: date) -> date:
    """Return the day six months after something happened."""
    year, month = divmod(happened_on.year * 12 + happened_on.month - 1 + POLICE_MONTHS, 12)
    return date(year, month + 1, min(happened_on.day, calendar.monthrange(year, month + 1)[1]))
