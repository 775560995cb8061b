"""Read a schedule as it is pasted from an app, with headings, spaces and units around it. Pure.

Where instalments are marked (第1期, 1/12, a day) each goes from its mark to the next, for apps show one as a card of several
lines. What stands before the first mark is passed over where it says what it is (sum lent, rate, how many), and so is what
follows a line of totals. Where nothing marks them, a line is an instalment.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from borrower_help.core.money import NoSum, read_yuan

_DAY = re.compile(r"(20[0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?![0-9])")
_DAY_OF_NO_YEAR = re.compile(r"[0-9]{1,2}月[0-9]{1,2}[日号]")
_NUMBER = re.compile(
    r"第?\s*(?<![0-9])[0-9]{1,3}\s*(?:/\s*[0-9]{1,3}\s*)?期(?:\s*/\s*[0-9]{1,3}\s*期?)?"
    r"|^\s*[0-9]{1,3}\s*/\s*[0-9]{1,3}(?![0-9/.\-])"
)
# Figures that are no sum: how many there are, a time, days late, a rate, the tail of a card, the day of each month.
_ASIDE = re.compile(
    r"[共分]\s*[0-9]+\s*期|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|[0-9]+\s*天|[0-9.]+\s*%"
    r"|尾号[^0-9]{0,4}[0-9]{3,6}|每月\s*[0-9]{1,2}\s*[日号]"
)
_SUM = re.compile(r"(?<![0-9.,])-?[0-9][0-9,]*(?:\.[0-9]+)?(?:万)?(?![0-9])")
_NAMED = re.compile(rf"(?:([\u4e00-\u9fff]{{1,12}})[^0-9\u4e00-\u9fff\-]{{0,6}})?({_SUM.pattern})")
# What a name says of its sum, the first that fits: of the balance and of what was paid nothing is an instalment.
_KINDS = tuple(
    (key, re.compile(words))
    for key, words in {
        "beside": "剩余|余额|待还本金|未还本金|减免|优惠",
        "paid": "已还|实还",
        "": "日$|日期|期数|期次|序号|状态",
        "total": "月供|本息",
        "fee": "费|担保|保险|会员|罚息|违约金",
        "total ": "合计|总额|总计",
        "principal": "本金",
        "interest": "利息",
        "total  ": "应还|应付|待还|金额|还款额|每期|本期",
    }.items()
)
_TOTAL_LINE = re.compile(r"^[^0-9]{0,4}(?:合计|总计|共计|小计|总额|一共|共)")
_ABOUT = re.compile(r"借款|贷款|放款|到账|利率|年化|期限|期数|额度|编号|总额|总计|合计|共计|一共")
_OF_ONE = re.compile(r"应还|每期|本期|月供")
_MOST_NUMBER = 400
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
    plain = unicodedata.normalize("NFKC", text).replace("，", ",")
    lines = [" ".join(line.split()) for line in plain.splitlines()]
    mark = _mark(lines)
    columns: list[str] = []
    rows: list[Row] = []
    for block in _blocks(lines, mark):
        heading = [] if mark and mark.search(_plain(block)) else _heading(block)
        if heading:
            columns = heading
        elif (row := _row(block, columns)) is not None:
            rows.append(row)
    if len(rows) > MOST_ROWS:
        raise Unreadable(text.splitlines()[0].strip())
    return tuple(rows)


def _mark(lines: list[str]) -> re.Pattern[str] | None:
    """Return what marks the instalments: what most lines carry; None where nothing does."""
    found = {mark: sum(bool(mark.search(_plain(line))) for line in lines) for mark in (_NUMBER, _DAY, _DAY_OF_NO_YEAR)}
    best = max(found, key=lambda mark: found[mark])
    return best if found[best] else None


def _plain(line: str) -> str:
    return _ASIDE.sub(" ", line)


def _blocks(lines: list[str], mark: re.Pattern[str] | None) -> Iterator[str]:
    """Yield headings, and the lines of each instalment as one."""
    block: list[str] = []
    over = False
    for line in filter(None, lines):
        if mark and mark.search(_plain(line)):
            if block:
                yield " ".join(block)
            block, over = [line], False
        elif block and not over and _TOTAL_LINE.search(line) and _SUM.search(_bare(" ".join(block))[1]):
            over = True
        elif block and not over:
            block.append(line)
        elif not block and not _passed_over(line, mark):
            yield line
    if block:
        yield " ".join(block)


def _passed_over(line: str, mark: re.Pattern[str] | None) -> bool:
    """Return whether a line that is no part of a marked instalment tells of all of them; raise Unreadable for bare figures there."""
    if not re.search("[0-9]", _plain(line)):
        return not _heading(line)
    if _ABOUT.search(line) and not _OF_ONE.search(line):
        return True
    if mark:
        raise Unreadable(line)
    return False


def _kind(name: str) -> str:
    return next((key.strip() for key, words in _KINDS if words.search(name)), "")


def _heading(line: str) -> list[str]:
    """Return the columns of sums a heading names; [] where it is none."""
    if re.search("[0-9]", _plain(line)):
        return []
    kinds = [_kind(cell) for cell in re.split(r"[\s|]+", line)]
    return [kind for kind in kinds if kind]


def _bare(line: str) -> tuple[date | None, str]:
    """Return the day of an instalment, where it names one, and the rest without days, numbers and figures that are no sums."""
    line = _ASIDE.sub(" ", line)
    try:
        days = {date(*map(int, found)) for found in _DAY.findall(line)}
    except ValueError:
        raise Unreadable(line) from None
    rest = _NUMBER.sub(" ", _DAY_OF_NO_YEAR.sub(" ", _DAY.sub(" ", line)))
    return days.pop() if len(days) == 1 else None, rest


def _row(line: str, columns: list[str]) -> Row | None:
    on, rest = _bare(line)
    found = [(_kind(name), word) for name, word in _NAMED.findall(rest)]
    found = _without_number(found, columns)
    if not found:
        return None
    try:
        sums = [(kind, read_yuan(word)) for kind, word in found]
    except NoSum:
        raise Unreadable(line) from None
    if any(kind for kind, _sum in sums):
        return _by_parts(sums, on, line)
    if columns and len(sums) == len(columns):
        return _by_parts([(kind, one) for kind, (_no, one) in zip(columns, sums, strict=True)], on, line)
    if len(sums) == 1:
        return Row(sums[0][1], on)
    raise Unreadable(line)


def _without_number(found: list[tuple[str, str]], columns: list[str]) -> list[tuple[str, str]]:
    """Return the sums without the number of the instalment in front."""
    kind, word = found[0] if found else ("", "")
    is_number = not kind and re.fullmatch("[0-9]{1,3}", word) is not None and 0 < int(word) <= _MOST_NUMBER
    named = any(kind for kind, _word in found)
    expected = len(columns) + 1 if columns and not named else 2
    return found[1:] if is_number and (len(found) == expected or (named and len(found) > 1)) else found


def _by_parts(sums: list[tuple[str, Decimal]], on: date | None, line: str) -> Row:
    """Return an instalment whose sums are named; raise Unreadable where they do not add up, or name no instalment."""
    named: dict[str, Decimal] = {}
    for kind, one in sums:
        key = kind or "total"
        if key in named and key != "fee" and named[key] != one:
            raise Unreadable(line)
        named[key] = named.get(key, Decimal()) + one if key == "fee" else one
    parts = [named[key] for key in ("principal", "interest", "fee") if key in named]
    if "paid" in named and not parts:
        named.setdefault("total", named["paid"])
    if "total" not in named and len(parts) < 2:
        raise Unreadable(line)  # a part alone is no instalment
    whole = sum(parts, Decimal())
    total = named.get("total", whole)
    if total < whole or (len(parts) == 3 and total > whole):
        raise Unreadable(line)  # the parts are more than the whole, or do not add up to it
    return Row(total, on, named.get("principal"), named.get("interest"), named.get("fee"))
