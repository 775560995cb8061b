"""What may stand in public: no name, number, picture, quotation or sum of anybody; what is posted cannot be taken back."""

import re
from dataclasses import replace

from borrower_help.letters.contexts import Closing, LetterContext, Pair, Section, Table
from borrower_help.letters.redaction import without_matter
from borrower_help.letters.rewording import composed

_QUOTED = re.compile(r"“[^”]*”?|‘[^’]*’?|「[^」]*」?|『[^』]*』?|\"[^\"]*\"?")
# Any run of digits a telephone, account or identity number may be, also with gaps, also in Chinese or full-width figures.
_NUMBER = re.compile(r"[+＋]?[\d０-９](?:[\s\-—()（）]*[\d０-９]){5,}[xX]?|[零〇一二三四五六七八九幺]{6,}")
_DAY = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日(?:\s?\d{1,2}:\d{2})?|\d{1,2}月\d{1,2}日(?:\s?约?\d{1,2}:\d{2})?|GB/T\s?\d+[—-]\d{4}"
)
_OURS = ("“转述”",)  # a quotation of nobody
# A request that names a place on the paper, or asks to be rung: neither is there for everybody to read.
_POINTS = re.compile("上列|下表|附件|致电|我留的")
_CLAIMED = re.compile(
    r"自称(?:“[^”]*”?)[，、]?"
)  # what a caller called themselves may be a name: the clause goes with it
_TO_NUMBER = re.compile(r"（对方号码：[^（）]*）")
_SPOKEN = re.compile(r"(?:原文|原话|转述的话)：")
_COMPANY = ("被投诉人", "被申请人", "致")
_NOBODY = ("自称", "与我联系的")
_DROPPED_ROWS = frozenset({"对方号码"})


def public(context: LetterContext) -> LetterContext:
    """Return the letter without whatever points at a person: only the company, the days and what happened are left.

    What was typed goes altogether, also over a paragraph: a name in it looks like any other word.
    """
    context = composed(context)
    names = _names(context)
    parties = tuple(pair for pair in context.parties[:1] if _is_company(pair))
    return replace(
        context,
        parties=tuple(Pair(one.label, _hide_numbers(one.value, names)) for one in parties),
        sections=tuple(_section(section, names) for section in context.sections),
        closing=Closing(reservation=context.closing.reservation, sign=context.closing.sign),
        sheets=(),
        exhibits=(),
    )


def _is_company(pair: Pair) -> bool:
    """Return whether it names a company; what a caller said of themselves may be a person's name."""
    return pair.label in _COMPANY and not pair.value.startswith(_NOBODY) and "＿" not in pair.value


def _names(context: LetterContext) -> tuple[str, ...]:
    """Return the sender's name as the letter prints it."""
    signer = context.parties[1].value.split("　")[0].strip() if len(context.parties) > 1 else ""
    return (signer,) if len(signer) > 1 and "＿" not in signer else ()


def _section(section: Section, names: tuple[str, ...]) -> Section:
    return replace(
        section,
        # what stands before no record says who one is and to whom: not for everybody
        lead=tuple(_hide(one, names) for one in section.lead) if section.table else (),
        own=(),
        pairs=(),
        items=tuple(_hide(one, names) for one in section.items if not _POINTS.search(one)),
        before_table=_hide(section.before_table, names),
        table=_table(section.table, names) if section.table else None,
        after=tuple(_hide(one, names) for one in section.after),
    )


def _table(table: Table, names: tuple[str, ...]) -> Table:
    kept = [n for n, head in enumerate(table.heads) if head not in _DROPPED_ROWS]
    return Table(
        heads=tuple(table.heads[n] for n in kept),
        widths=tuple(table.widths[n] for n in kept),
        rows=tuple(tuple(_hide(row[n], names) for n in kept) for row in table.rows),
    )


def _hide(text: str, names: tuple[str, ...]) -> str:
    """Return a text without quotations, numbers, names and sums; titles of laws and days stay."""
    text = _TO_NUMBER.sub("", _CLAIMED.sub("", text))
    text = _QUOTED.sub(lambda found: found[0] if found[0] in _OURS else "", text)
    text = _SPOKEN.sub("（原话略）", text)
    return without_matter(_hide_numbers(text, names), ())


def _hide_numbers(text: str, names: tuple[str, ...]) -> str:
    for name in names:
        text = text.replace(name, "（姓名略）")
    kept = _DAY.findall(text)
    parts = _DAY.split(text)
    hidden = [_NUMBER.sub("（号码略）", part) for part in parts]
    return "".join(part + day for part, day in zip(hidden, [*kept, ""], strict=True))
