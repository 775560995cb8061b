"""What a binder's PDF says: plain values in, the same values as JSON and back; pure."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from typing import Any, get_args, get_origin, get_type_hints

from borrower_help.evidence.bundle.listing import Entry

PARTS = ("all", "list")


@dataclass(frozen=True)
class Piece:
    """Hold where something stands that was made of a file: the stored name, its key, its length, from where to where.

    `page` is the page it shows: one that cannot be drawn leaves a gap in the count.
    """

    stored: str
    key: str  # hex
    length: int
    start: int
    end: int
    page: int = 1


@dataclass(frozen=True)
class Pair:
    """Hold a label and what stands beside it."""

    label: str
    value: str


@dataclass(frozen=True)
class Happening:
    """Hold one row of the timeline as its owner recorded it."""

    when: str
    number: str
    how: str
    who: str
    words: str
    exhibits: str = ""


@dataclass(frozen=True)
class Timeline:
    """Hold the records in the order of time; `picture` is the chart as SVG, `picture_words` what it shows."""

    lead: str = ""
    rows: tuple[Happening, ...] = ()
    heads: tuple[str, ...] = ()  # where there are too many, a table by day: its heads, widths and rows
    widths: tuple[int, ...] = ()
    days: tuple[tuple[str, ...], ...] = ()
    picture: str = ""
    picture_words: str = ""


@dataclass(frozen=True)
class Exhibit:
    """Hold one file: `sheets` are pictures of a page each, `text` its words, `note` what is to be said.

    `spoken` is a recording; where it is a video its one sheet is a still.
    """

    entry: Entry
    kind: str
    facts: tuple[Pair, ...] = ()
    sheets: tuple[Piece, ...] = ()
    text: tuple[Piece, ...] = ()  # one or none
    spoken: bool = False
    excerpt: str = ""
    covered: bool = False
    note: str = ""


@dataclass(frozen=True)
class Papers:
    """Hold everything a binder says; of a list alone there are no exhibits and no timeline."""

    part: str
    made_at: str  # Beijing wall time, ISO, to the minute
    chain_head: str
    summary: tuple[Pair, ...]
    entries: tuple[Entry, ...]
    timeline: Timeline
    exhibits: tuple[Exhibit, ...]

    @property
    def sheets(self) -> list[Piece]:
        """Return every picture in the order of pages."""
        return [sheet for exhibit in self.exhibits for sheet in exhibit.sheets]


def to_json(papers: Papers) -> dict[str, Any]:
    """Return papers as JSON values."""
    data: dict[str, Any] = json.loads(json.dumps(asdict(papers)))
    return data


def from_json(data: dict[str, Any]) -> Papers:
    """Return papers from the JSON values of `to_json`."""
    papers: Papers = _read(Papers, data)
    return papers


def _read(kind: Any, value: Any) -> Any:
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{one.name: _read(hints[one.name], value[one.name]) for one in fields(kind)})  # type: ignore[operator]
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in value)
    return value


def fingerprint(papers: Papers) -> str:
    """Return the SHA-256 of what papers say, whenever they are made: another one says that something changed."""
    said = to_json(replace(papers, made_at="", chain_head=""))
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def texts(papers: Papers) -> Iterator[str]:
    """Yield every text that is printed, but for the words that stand in files."""
    for entry in papers.entries:
        yield from (entry.name, entry.source, entry.obtained, entry.proves, entry.extent)
    for pair in papers.summary:
        yield pair.value
    for one in papers.timeline.rows:
        yield from (one.when, one.number, one.how, one.who, one.words)
    for day in papers.timeline.days:
        yield from day
    for exhibit in papers.exhibits:
        yield from (exhibit.kind, exhibit.excerpt, exhibit.note, *(pair.value for pair in exhibit.facts))
