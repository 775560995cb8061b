"""A letter cut to the box of a form: what is asked for first, whole sentences only, and said where something is missing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from borrower_help.letters.contexts import LetterContext, Pair, Section
from borrower_help.letters.exhibits import named

SMALLEST, LARGEST = 100, 5_000
_REST = "（经过和依据没有写全，全文另附。）"
_POSTED = "（篇幅有限，没有写全。）"
_STOPS = re.compile(r"(?<=[。！？!?])(?![”’」』）)。！？!?])|(?<=[。！？!?][”’」』])(?![”’」』）)。])")
_EMPTY = "＿＿"  # a line for the pen: nothing to paste
# What the paper points at by its place on the page is named in a text that has no places.
_PLACES = (
    ("上列电话", "我留的电话"),
    ("上列时段", "我写明的时段"),
    ("上面写明时段的", "我写明时段的"),
    ("送达上列地址", "送达我留的地址"),
    ("下表里那些", "我说的那些"),
    ("下表来电号码", "我给的来电号码"),
    ("下表所列号码", "我给的来电号码"),
    ("下表", "下面"),
    ("上述人员", "被找过的人"),
    ("将本信转交", "将我的投诉转交"),
    ("把本信转给", "把我的投诉转给"),
)
_SHEETS = ((re.compile(r"附件\d所列号码"), "我另给的清单上的号码"), (re.compile(r"见附件\d"), "另附"))
_FORM_ASKS = ("联系方式", "通信地址")  # the form has fields of its own for these


@dataclass(frozen=True)
class Paste:
    """Hold what goes into a box: `whole` says that nothing was left out, `asks_fit` that every request is in it."""

    text: str
    box: int
    whole: bool
    asks_fit: bool
    asks_in: int
    asks_all: int

    @property
    def count(self) -> int:
        """Return how many characters it has, line ends among them."""
        return len(self.text)


def fit(context: LetterContext, box: int, *, posted: bool = False) -> Paste:
    """Return the letter for a box of that many characters; raise ValueError for a box no letter can be put into.

    Where it is `posted` for everybody to read, no whole letter goes along with it.
    """
    if not SMALLEST <= box <= LARGEST:
        raise ValueError(f"no box of {box} characters")
    named = _fitted(context, box, _proof(context), posted=posted)
    # requests go before the files they are shown by
    return named if named.asks_fit or not context.exhibits else _fitted(context, box, "", posted=posted)


def _fitted(context: LetterContext, box: int, proof: str, *, posted: bool) -> Paste:
    asks, others = _asks(context)
    reservation = context.closing.reservation
    must = _join([_asked(asks), proof, reservation])
    rest = _POSTED if posted else _REST
    if len(must) > box:
        return _shortest(context, asks, others, box, posted=posted)
    groups = list(_groups(context, others))
    whole = _join([_asked(asks), *("".join(group) for group in groups), proof, reservation])
    if len(whole) <= box:
        return Paste(whole, box, whole=True, asks_fit=True, asks_in=len(asks), asks_all=len(asks))
    kept = _filled(groups, box - len(must) - len(rest) - 1)
    if not kept and any(groups):  # requests alone, of which nobody learns what they are about
        return _shortest(context, asks, others, box, posted=posted)
    text = _join([_asked(asks), *kept, rest, proof, reservation])
    if len(text) > box:  # not even the sentence that something is missing has room
        text = must
    return Paste(text, box, whole=False, asks_fit=True, asks_in=len(asks), asks_all=len(asks))


def _shortest(
    context: LetterContext, asks: tuple[str, ...], others: tuple[Section, ...], box: int, *, posted: bool
) -> Paste:
    """Return the requests that fit, the first ones first, and a sentence that there are more: the shortest honest form.

    What it is about comes with them wherever one request and that have room: nobody can look into requests alone.
    """
    reservation = context.closing.reservation
    title = context.heading.replace("　", "")
    for core in (_core(context, others), ""):
        for number in range(len(asks) - 1, 0 if core else -1, -1):
            rest = f"我共有{len(asks)}项请求，这里写不下，" + (f"先写{number}项，其余" if number else "全部")
            parts = [_asked(asks[:number]), core, _POSTED if posted else f"{rest}和经过见随附的《{title}》。"]
            for tail in ((reservation,), ()):
                text = _join([*parts, *tail])
                if len(text) <= box and (tail or not number):
                    return Paste(text, box, whole=False, asks_fit=False, asks_in=number, asks_all=len(asks))
    text = _POSTED if posted else f"请求和经过见随附的《{title}》。"  # always shorter than the smallest box
    return Paste(text, box, whole=False, asks_fit=False, asks_in=0, asks_all=len(asks))


def _core(context: LetterContext, others: tuple[Section, ...]) -> str:
    """Return whom it is about, and the first sentence of what happened: how often, and when."""
    about, *told = [group for group in _groups(context, others) if group] or [[]]
    return _join(["".join(about), *(group[0] for group in told[:1])])


def _proof(context: LetterContext) -> str:
    return f"随附{named(context.exhibits)}，详见证据清单。" if context.exhibits else ""


def asks_of(context: LetterContext) -> tuple[str, ...]:
    """Return the requests of a letter, in its order."""
    return _asks(context)[0]


def _asks(context: LetterContext) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    """Return the requests and the other parts: requests are the first list of a letter that is signed."""
    for place, section in enumerate(context.sections):
        if section.items and context.closing.sign:
            others = context.sections[:place] + context.sections[place + 1 :]
            return tuple(_plain(item) for item in section.items), others
    return (), context.sections


def _asked(asks: tuple[str, ...]) -> str:
    if not asks:
        return ""
    return "\n".join(["请求：", *(f"{n}. {ask}" for n, ask in enumerate(asks, 1))])


def _groups(context: LetterContext, sections: tuple[Section, ...]) -> Iterator[list[str]]:
    """Yield what follows the requests, each group as its sentences: whom it is about, what was said, what happened, why."""
    about = [pair for pair in context.parties[:1] + context.parties[2:] if pair.label not in _FORM_ASKS]
    yield _pairs(about)
    for section in sections:
        yield _pairs(section.pairs)
        for paragraph in (*section.lead, *section.own):
            yield _sentences(paragraph)
        if section.table:
            for cells in section.table.rows:
                yield _sentences(cells[1] if section.table.heads[0] == "序号" else "；".join(cells))
        yield [f"{'' if n == 1 else chr(10)}（{n}）{_plain(item)}" for n, item in enumerate(section.items, 1)]
        for paragraph in section.after:
            yield _sentences(paragraph)


def _pairs(pairs: Iterable[Pair]) -> list[str]:
    """Return labels with what stands beside them; what is a line for the pen is left to the form's own fields."""
    said = [(pair.label, _without_blanks(pair.value)) for pair in pairs]
    return [
        f"{label}：{value}。" if value[-1] not in "。！？" else f"{label}：{value}" for label, value in said if value
    ]


def _without_blanks(value: str) -> str:
    if "□" in value:  # boxes nobody ticked answer nothing, nor do the words beside them
        return ""
    parts = (part for part in re.split(r"[，　]", value) if _EMPTY not in part)
    return _plain("，".join(part for part in parts if part).replace("\n", "；"))


def _sentences(paragraph: str) -> list[str]:
    return [one for one in _STOPS.split(_plain(paragraph)) if one.strip()]


def _plain(text: str) -> str:
    for place, name in _PLACES:
        text = text.replace(place, name)
    for sheet, name in _SHEETS:
        text = sheet.sub(name, text)
    return text


def _filled(groups: list[list[str]], room: int) -> list[str]:
    """Return the groups as far as they go: of each the sentences that fit in a row, never part of one."""
    kept: list[str] = []
    for group in groups:
        said = ""
        for sentence in group:
            if len(said) + len(sentence) + 1 > room:
                break
            said += sentence
        if said:
            kept.append(said)
            room -= len(said) + 1
    return kept


def _join(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
