"""A binder as a tagged PDF in the fonts of the site; pictures are opened when they are laid out and when they are written."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from io import BytesIO

import pypdfium2 as pdfium
from django.template.loader import get_template
from PIL import Image

from borrower_help.binders.papers import Exhibit, Papers, Piece, texts
from borrower_help.core import files, fonts, pdf
from borrower_help.core.crypto import SealError

TITLES = {"all": "证据材料", "list": "证据清单"}
UNKNOWN = "〔　〕"  # where no font has the character
MOST_CHARACTERS = 60_000  # of one file's words: some fifty pages
MOST_TOGETHER = 300_000
_MOST_IN_A_LINE = 2_000  # a line without end would be set again and again
_ROOM, _LEAST_ROOM = 14_000_000, 120_000  # bytes for all pictures together, and for one however many there are
_SMALLER = ((1600, 72), (1600, 58), (1240, 58), (1240, 40))  # pixels of the longer side and quality
_FOLDER = "binders/v1"
_LOST = "这个文件的副本现在读不出来。原件在压缩包里。"
_CUT = "这里只印了开头一部分。原件在压缩包里。"
Step = Callable[[int, int], None]


@dataclass(frozen=True)
class Rendered:
    """Hold a PDF and its number of pages."""

    pdf: bytes
    pages: int


@dataclass(frozen=True)
class _Sheet:
    """Hold one page's picture as the template prints it."""

    stamp: str
    page: int
    address: str


@dataclass(frozen=True)
class _Shown:
    """Hold one exhibit as the template prints it: its pictures, its words line by line."""

    exhibit: Exhibit
    sheets: Sequence[_Sheet] = ()
    lines: Sequence[str] = ()
    number: int = 0  # which text it is


def render(
    papers: Papers, step: Step = lambda _done, _of: None, *, read_piece: Callable[[Piece], bytes] | None = None
) -> Rendered:
    """Return the PDF; `step` hears how many pictures were read of how many readings there are.

    A character no font has is printed as 〔　〕, with a line that says so.
    """
    papers = replace(papers, exhibits=tuple(_present(exhibit) for exhibit in papers.exhibits))
    shown = list(_shown(papers))
    at = datetime.fromisoformat(papers.made_at)
    page = {
        "papers": papers,
        "shown": shown,
        "title": TITLES[papers.part],
        "chart": _data(papers.timeline.picture),
        "made_at": f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}",
    }
    said = "".join([*texts(papers), *(line for one in shown for line in one.lines)])
    missing = fonts.missing_characters(said)
    html = get_template(f"{_FOLDER}/zh_Hans.html").render({**page, "gaps": bool(missing)})
    data = pdf.render(
        html.translate({ord(character): UNKNOWN for character in missing}),
        css=_css(sum(bool(one.lines) for one in shown)),
        language="zh-Hans",
        title=TITLES[papers.part],
        pictures=_readers(papers.sheets, step, read_piece or read),
    )
    document = pdfium.PdfDocument(data)
    try:
        return Rendered(data, len(document))
    finally:
        document.close()


def _readers(sheets: Sequence[Piece], step: Step, read_piece: Callable[[Piece], bytes]) -> list[pdf.Picture]:
    count, total = iter(range(1, 2 * len(sheets) + 1)), 2 * len(sheets)
    most = room_for(len(sheets))
    shrunk: dict[Piece, bytes] = {}  # what cost time is not made twice

    def small(sheet: Piece) -> bytes:
        data = shrunk.get(sheet) or read_piece(sheet)
        if sheet not in shrunk and len(data) > most:
            shrunk[sheet] = data = leaner(data, most)
        step(next(count, total), total)
        return data

    return [partial(small, sheet) for sheet in sheets]


def room_for(count: int) -> int:
    """Return how many bytes each of so many pictures may have."""
    return max(_LEAST_ROOM, _ROOM // max(1, count))


def leaner(jpeg: bytes, most: int) -> bytes:
    """Return one of our own copies with fewer bytes, still legible on A4; the smallest there is where none is small enough."""
    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as picture:
        for side, quality in _SMALLER:
            picture.thumbnail((side, side), Image.Resampling.LANCZOS)
            out = BytesIO()
            picture.save(out, "JPEG", quality=quality, optimize=True)
            if out.tell() <= most:
                break
    return out.getvalue()


def read(piece: Piece) -> bytes:
    """Return what stands in the storage."""
    key = bytes.fromhex(piece.key)
    return b"".join(files.read(piece.stored, key=key, length=piece.length, start=piece.start, end=piece.end))


def _present(exhibit: Exhibit) -> Exhibit:
    """Return an exhibit without what is not in the storage any more."""
    wanted = [*exhibit.sheets, *exhibit.text]
    if all(map(files.exists, {piece.stored for piece in wanted})):
        return exhibit
    return replace(exhibit, sheets=(), text=(), note=_LOST)


def _shown(papers: Papers) -> Iterator[_Shown]:
    number, text, room = 0, 0, MOST_TOGETHER
    for exhibit in papers.exhibits:
        sheets = []
        for piece in exhibit.sheets:
            sheets.append(_Sheet(exhibit.entry.page_label(piece.page), piece.page, f"picture:{number}"))
            number += 1
        if exhibit.text:
            told = _words(exhibit, min(room, MOST_CHARACTERS))
            text += bool(told.lines)
            room -= sum(map(len, told.lines))
            yield replace(told, number=text)
        else:
            yield _Shown(exhibit, sheets)


def _words(exhibit: Exhibit, most: int) -> _Shown:
    try:
        text = read(exhibit.text[0]).decode("utf-8", "replace")
    except SealError:
        return _Shown(replace(exhibit, note=_LOST))
    if len(text) > most:
        exhibit, text = replace(exhibit, note=_CUT), text[:most]
    lines = [line.rstrip() for line in text.split("\n")]
    cut = [line[at : at + _MOST_IN_A_LINE] for line in lines for at in range(0, len(line) or 1, _MOST_IN_A_LINE)]
    return _Shown(exhibit, lines=cut)


def _data(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" if svg else ""


@lru_cache(maxsize=4)
def _css(texts: int) -> str:
    return str(get_template(f"{_FOLDER}/zh_Hans.css").render({"texts": range(1, texts + 1)}))
