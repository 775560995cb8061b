"""The records of a case as a binder tells them: a row each, a chart over time; pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from borrower_help.binders.papers import Happening, Pair, Timeline
from borrower_help.incidents.chart import Chart, chart
from borrower_help.letters import digest, phrases, records, sheets
from borrower_help.letters.reading import in_order, moment
from borrower_help.rules.facts import CaseFacts, IncidentFacts, RefusalFacts
from borrower_help.rules.wording_zh_hans import LENDERS

MOST_ROWS = 2_000  # beyond that a table by day
_LONGEST_WORDS = 1_000
_CHANNEL_OF_REFUSAL = "本人告知"
_UNITS = {"day": "每天", "week": "每周", "month": "每月", "year": "每年"}
_SMALL = 8  # points: the type of a chart's labels, in the units of its drawing


def summary(case: CaseFacts) -> tuple[Pair, ...]:
    """Return what the case is in a few lines: who, with whom, how often."""
    who = {"borrower": "借款人本人", "third_party": "被联系的第三人"}[case.perspective]
    lender = phrases.plain(case.lender_name, 60) or "名称不清楚"
    kind = f"（{LENDERS[case.lender_kind]}）" if case.lender_kind != "unknown" else ""
    app = f"，App：{phrases.plain(case.app_name, 40)}" if case.app_name.strip() else ""
    pairs = (Pair("记录的人", who), Pair("对方", f"{lender}{kind}{app}"))
    return (*pairs, *(Pair(one.label, one.value) for one in digest.figures(case)))


def timeline(case: CaseFacts, exhibits: Mapping[str, Sequence[int]]) -> Timeline:
    """Return every contact and every time they were told to stop; `exhibits`: the numbers of the files by record."""
    if not case.incidents and not case.refusals:
        return Timeline()
    drawn = chart(_per_day(case), words=lambda day: f"{day.month}月{day.day}日", number=str)
    picture, words = (_svg(drawn), _words(drawn)) if drawn else ("", "")
    if len(case.incidents) + len(case.refusals) > MOST_ROWS:
        part = sheets.rest(
            in_order(case.incidents), case.perspective, with_year=True, where=lambda _one: "", hide=lambda words: words
        ).section
        table = part.table
        if table is not None:
            lead = f"记录有 {len(case.incidents)} 条，这里按天列出；逐条的时间和经过由提供人保存。"
            return Timeline(lead, (), table.heads, table.widths, table.rows, picture, words)
    rows = sorted(
        [
            *((moment(one)[0], _contact(one, case.perspective, exhibits)) for one in case.incidents),
            *((one.at, _refusal(one, exhibits)) for one in case.refusals),
        ],
        key=lambda pair: pair[0],
    )
    return Timeline(rows=tuple(row for _at, row in rows), picture=picture, picture_words=words)


def _per_day(case: CaseFacts) -> Counter[date]:
    counts: Counter[date] = Counter()
    for one in case.incidents:
        counts[one.on] += one.contacts
    return counts


def _contact(one: IncidentFacts, perspective: str, exhibits: Mapping[str, Sequence[int]]) -> Happening:
    when, number, how, who, words = records.row(
        one, perspective, with_year=True, longest=_LONGEST_WORDS, where="", hide=lambda said: said
    )
    return Happening(when, number, how, who, words, _labels(exhibits.get(one.id, ())))


def _refusal(one: RefusalFacts, exhibits: Mapping[str, Sequence[int]]) -> Happening:
    at: datetime = one.at
    who = "本人" if one.by == "self" else phrases.PEOPLE[one.by]
    when = f"{phrases.full_day(at.date())} {at:%H:%M}"
    number = phrases.plain(one.number, 40) or "号码未记录"
    said = f"{who}{'书面' if one.letter else ''}告知对方：{phrases.REFUSALS[one.kind]}。"
    return Happening(when, number, _CHANNEL_OF_REFUSAL, "对方", said, _labels(exhibits.get(one.id, ())))


def _labels(numbers: Sequence[int]) -> str:
    return "、".join(f"证据{number}" for number in numbers)


def _words(drawn: Chart) -> str:
    first = phrases.full_day(drawn.peak_on)
    at = first if drawn.unit == "day" else f"从{first}起的那一{_UNITS[drawn.unit][1]}"
    return f"{_UNITS[drawn.unit]}联系次数的柱形图，最多的是{at}，{drawn.peak_count}次"


def _svg(drawn: Chart) -> str:
    """Return the chart as SVG; every text in it is our own: days and counts."""
    parts = [f'<rect x="0" y="{drawn.base}" width="{drawn.width}" height="0.6" fill="#111"/>']
    parts += [
        f'<rect x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}" fill="{"#111" if bar.peak else "#777"}"/>'
        for bar in drawn.bars
        if bar.count
    ]
    parts += [
        f'<text x="{label.x}" y="{label.y}" text-anchor="{label.anchor}" font-size="{_SMALL}"'
        f' font-family="Shoujie Hei">{label.text}</text>'
        for label in drawn.labels
    ]
    size = f'width="{drawn.width}" height="{drawn.height}" viewBox="0 0 {drawn.width} {drawn.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'
