"""Read a schedule as it is pasted from an app: a line an instalment, with headings, spaces and units around it. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from borrower_help.core.money import NoSum, read_yuan

_DAY = re.compile(r"(20[0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_NUMBER = re.compile(r"第?\s*[0-9]{1,3}\s*(?:/\s*[0-9]{1,3}\s*)?期(?:\s*/\s*[0-9]{1,3}\s*期?)?")
_SUM = re.compile(r"(?<![0-9.,])-?[0-9][0-9,]*(?:\.[0-9]+)?(?:万)?(?![0-9])")
_COLUMNS = {
    "principal": ("本金",),
    "interest": ("利息",),
    "fee": ("费", "担保", "保险", "会员"),
    "total": ("应还", "合计", "总额", "总计", "月供", "还款金额", "还款额", "每期"),
}
_TOTAL_LINE = re.compile(r"合计|总计|共计|小计")
MOST_ROWS = 400


class Unreadable(ValueError):
    """Say that a line with figures is unclear; `line` is it, as it was pasted."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True)
class Row:
    """Hold one instalment as pasted; the parts are None where the app does not name them."""

    total: Decimal
    on: date | None = None
    principal: Decimal | None = None
    interest: Decimal | None = None
    fee: Decimal | None = None


def read_schedule(text: str) -> tuple[Row, ...]:
    """Return the instalments of a pasted schedule; headings and lines of sums over all are passed over.

    Raise Unreadable for a line with figures that could mean two things.
    """
    columns: list[str] = []
    rows: list[Row] = []
    for typed in text.splitlines():
        line = unicodedata.normalize("NFKC", typed).replace("，", ",").strip()
        named = _heading(line)
        if named and not _SUM.search(_without_day(line)[1]):
            columns = named
            continue
        if not re.search("[0-9]", line) or (rows and _TOTAL_LINE.search(line)):
            continue
        row = _row(line, columns, typed.strip())
        if row is not None:
            rows.append(row)
    if len(rows) > MOST_ROWS:
        raise Unreadable(text.splitlines()[0].strip())
    return tuple(rows)


def _heading(line: str) -> list[str]:
    places = [(line.index(word), key) for key, words in _COLUMNS.items() for word in words if word in line]
    best: dict[str, int] = {}
    for place, key in sorted(places):
        best.setdefault(key, place)
    return [key for key, _place in sorted(best.items(), key=lambda one: one[1])]


def _without_day(line: str) -> tuple[date | None, str]:
    line = _NUMBER.sub(" ", line)
    found = _DAY.search(line)
    if found is None:
        return None, line
    try:
        on = date(*map(int, found.groups()))
    except ValueError:
        raise Unreadable(line) from None
    return on, line[: found.start()] + " " + line[found.end() :]


def _row(line: str, columns: list[str], typed: str) -> Row | None:
    on, rest = _without_day(line)
    inline = _named_in_line(rest)
    try:
        if inline:
            return _by_parts(inline, on, typed)
        words = _SUM.findall(rest)
        if columns and len(words) == len(columns) + 1 and re.fullmatch("[0-9]{1,3}", words[0]):
            words = words[1:]  # the number of the instalment in front
        elif len(words) == 2 and not columns and re.fullmatch("[0-9]{1,3}", words[0]) and Decimal(words[0]) <= 120:
            words = words[1:]
        sums = [read_yuan(word) for word in words]
    except (NoSum, ArithmeticError):
        raise Unreadable(typed) from None
    if not sums:
        return None
    if columns and len(sums) == len(columns):
        return _by_parts(dict(zip(columns, sums, strict=True)), on, typed)
    if len(sums) == 1:
        return Row(sums[0], on)
    raise Unreadable(typed)


def _named_in_line(line: str) -> dict[str, Decimal]:
    """Return the sums of a line that names each itself: 应还1000元 本金800 利息150 费用50."""
    found: dict[str, Decimal] = {}
    for key, words in _COLUMNS.items():
        hit = re.search(rf"(?:{'|'.join(words)})[^0-9\-]{{0,6}}({_SUM.pattern})", line)
        if hit:
            found[key] = read_yuan(hit.group(1))
    return found


def _by_parts(named: dict[str, Decimal], on: date | None, typed: str) -> Row:
    parts = sum((named.get(key, Decimal()) for key in ("principal", "interest", "fee")), Decimal())
    total = named.get("total", parts)
    whole = {"principal", "interest", "fee"} <= set(named)
    if total < parts or (whole and total > parts):
        raise Unreadable(typed)  # the parts are more than the whole, or do not add up to it
    return Row(total, on, named.get("principal"), named.get("interest"), named.get("fee"))
