"""The files that go with a letter: their numbered list as an annex, the line that names them; pure."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from borrower_help.letters import phrases
from borrower_help.letters.contexts import Exhibit, LetterContext, Section, Table

NAME = "《证据清单》"
_HEADS = ("编号", "名称", "来源", "取得（存入）时间", "证明内容", "页数或时长")
_WIDTHS = (10, 23, 17, 16, 21, 13)
_NOT_SAID = "—"
_MOST_NAMED = 8
_LONGEST = 200  # characters of a cell: who describes at length does so in the bundle


def attach(letter: LetterContext, chosen: Sequence[Exhibit], hide: Callable[[str], str]) -> LetterContext:
    """Return the letter with these files: listed on an annex of their own, named in the line of annexes."""
    if not chosen:
        return letter

    def said(text: str) -> str:
        return hide(phrases.plain(text, _LONGEST))

    listed = tuple(one.printed(said) for one in sorted(chosen, key=lambda one: one.number))
    number = len(letter.sheets) + 1
    line = f"{number}. {NAME}（{named(listed)}）"
    before = letter.closing.attachments
    closing = replace(letter.closing, attachments=f"{before}　{line}" if before else f"附件：{line}")
    return replace(letter, closing=closing, sheets=(*letter.sheets, _sheet(number, listed)), exhibits=listed)


def named(exhibits: Sequence[Exhibit]) -> str:
    """Return 证据1至证据3、证据7，共4件; how many alone where the numbers would make a long line."""
    runs: list[list[Exhibit]] = []
    for one in exhibits:
        if runs and runs[-1][-1].number + 1 == one.number:
            runs[-1].append(one)
        else:
            runs.append([one])
    parts = [part for run in runs for part in _run(run)]
    return f"{'、'.join(parts)}，共{len(exhibits)}件" if len(parts) <= _MOST_NAMED else f"共{len(exhibits)}件"


def _run(run: Sequence[Exhibit]) -> list[str]:
    labels = [one.label for one in run]
    return [f"{labels[0]}至{labels[-1]}"] if len(run) > 2 else labels


def _sheet(number: int, listed: Sequence[Exhibit]) -> Section:
    covered = [one.label for one in listed if one.covered_sha256]
    lead = f"随附{len(listed)}件。编号是我保存证据时的编号，不一定连续；原件由我保存，可以当面核对。"
    if covered:
        lead += f"{'、'.join(covered)}提交的是遮盖了他人信息的副本。"
    rows = tuple(
        (one.label, *(text or _NOT_SAID for text in (one.name, one.source, one.obtained, one.proves, one.extent)))
        for one in listed
    )
    hashes = ["SHA-256（文件改动一个字节，这串字符就会不同）："]
    for one in listed:
        hashes += [f"{one.label}：{one.sha256}"]
        hashes += [f"{one.label}副本：{one.covered_sha256}"] if one.covered_sha256 else []
    return Section(f"附件{number}　{NAME}", lead=(lead,), table=Table(_HEADS, _WIDTHS, rows), after=tuple(hashes))
