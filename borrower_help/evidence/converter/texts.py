"""The words of a text, a web page, a Word file or a table; no layout, nothing that runs."""

import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import IO, Any, cast
from xml.parsers import expat

from borrower_help.evidence import kinds
from borrower_help.evidence.converter.job import Job, Refusal

MOST = 200_000  # characters shown
_MOST_UNPACKED = 32 * 1024 * 1024
_MOST_READ = 8 * 1024 * 1024
_MOST_MEMBERS = 5000
_MOST_CELLS = 200_000


def work(job: Job) -> dict[str, Any]:
    """Write the words in UTF-8; say whether they were cut."""
    kind = job.arguments[0]
    if kind in {"docx", "xlsx"}:
        text, cut = _office(job, kind)
    else:
        data = job.open().read(_MOST_READ)
        cut = job.length > len(data)
        text = kinds.decoded(data, cut=cut)
        if not text:
            raise Refusal("damaged")
        text = _words_of_page(text) if kind == "html" else text
    text = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "", text)
    cut = cut or len(text) > MOST
    job.write(text[:MOST].encode("utf-8", "replace"))
    return {"cut": cut}


class _Page(HTMLParser):
    """Collect what a reader would see."""

    _UNSEEN = frozenset({"script", "style", "template", "head", "title", "noscript"})
    _BREAKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "section", "table"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._UNSEEN:
            self._unseen += 1
        elif tag == "body":
            self._unseen = 0
        if tag in self._BREAKS:
            self.found.append("\n")
        elif tag in {"td", "th"}:
            self.found.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._UNSEEN:
            self._unseen = max(0, self._unseen - 1)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(re.sub(r"\s+", " ", data))


def _words_of_page(text: str) -> str:
    page = _Page()
    page.feed(text)
    page.close()
    return re.sub(r"[ \t]*\n\s*\n\s*", "\n\n", "".join(page.found)).strip()


def _office(job: Job, kind: str) -> tuple[str, bool]:
    try:
        with zipfile.ZipFile(cast("IO[bytes]", job.open())) as archive:
            if len(archive.infolist()) > _MOST_MEMBERS:
                raise Refusal("too_large")
            return _word(archive) if kind == "docx" else _table(archive)
    except (zipfile.BadZipFile, KeyError, EOFError, OSError, expat.ExpatError, NotImplementedError, RuntimeError):
        raise Refusal("damaged") from None


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a member, refused as soon as more comes out than a document has; its own word on its size is not believed."""
    with archive.open(name) as member:
        data = member.read(_MOST_UNPACKED + 1)
    if len(data) > _MOST_UNPACKED:
        raise Refusal("too_large")
    return data


def _events(data: bytes) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield (start | end | text, name or text, attributes) of XML that declares nothing."""
    found: list[tuple[str, str, dict[str, str]]] = []

    def refuse(*_: Any) -> None:
        raise Refusal("damaged")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse  # office files have none: entities are how XML bombs are built
    parser.StartElementHandler = lambda name, given: found.append(("start", name.rpartition(":")[2], given))
    parser.EndElementHandler = lambda name: found.append(("end", name.rpartition(":")[2], {}))
    parser.CharacterDataHandler = lambda text: found.append(("text", text, {}))
    for start in range(0, len(data), 65_536):
        parser.Parse(data[start : start + 65_536], start + 65_536 >= len(data))
        yield from found
        found.clear()


_WORD_SIGNS = {("end", "p"): "\n", ("start", "br"): "\n", ("start", "tab"): "\t", ("end", "tc"): "\t"}


def _word(archive: zipfile.ZipFile) -> tuple[str, bool]:
    found, length, inside = [], 0, False
    for event, name, _ in _events(_member(archive, "word/document.xml")):
        piece = ""
        if event == "text":
            piece = name if inside else ""
        elif name == "t":
            inside = event == "start"
        else:
            piece = _WORD_SIGNS.get((event, name), "")
        found.append(piece)
        length += len(piece)
        if length > MOST:
            return "".join(found), True
    return "".join(found), False


def _shared(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    texts: list[str] = []
    inside = False
    for event, name, _ in _events(_member(archive, "xl/sharedStrings.xml")):
        if event == "text":
            if inside and texts:
                texts[-1] += name
        elif name == "t":
            inside = event == "start"
        elif name == "si" and event == "start":
            texts.append("")
    return texts


def _table(archive: zipfile.ZipFile) -> tuple[str, bool]:
    shared = _shared(archive)
    sheets = sorted(
        (name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)),
        key=lambda name: int(re.sub(r"\D", "", name)),
    )
    if not sheets:
        raise Refusal("damaged")
    lines: list[str] = []
    length = 0
    for sheet in sheets:
        for row in _rows(_member(archive, sheet), shared):
            lines.append("\t".join(row))
            length += len(lines[-1]) + 1
            if length > MOST:
                return "\n".join(lines), True
        lines.append("")
    return "\n".join(lines).strip("\n"), False


def _rows(data: bytes, shared: list[str]) -> Iterator[list[str]]:
    row: list[str] = []
    kind, value, inside, cells = "", "", False, 0
    for event, name, given in _events(data):
        if event == "text":
            value += name if inside else ""
        elif name in {"v", "t"}:
            inside = event == "start"
        elif name == "c" and event == "start":
            kind, value, cells = given.get("t", ""), "", cells + 1
        elif name == "c":
            row.append(_cell(kind, value, shared))
        elif name == "row" and event == "end":
            yield row
            row = []
        if cells > _MOST_CELLS:
            return


def _cell(kind: str, value: str, shared: list[str]) -> str:
    if kind == "s" and value.isdigit():
        return shared[int(value)] if int(value) < len(shared) else ""
    return value
