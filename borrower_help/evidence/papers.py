"""A bundle as one PDF: cover, list, timeline with chart, every picture and page under its stamp, recordings in words."""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import get_template

from borrower_help.core import fonts, pdf
from borrower_help.evidence.bundle.listing import Entry

UNKNOWN = "〔　〕"  # where no font has the character
_FOLDER = "evidence/bundle/v1"
_WIDEST_BAR = 100


@dataclass(frozen=True)
class Happening:
    """Hold one row of the timeline as its owner recorded it; `hour` is None where nobody knows it."""

    when: str
    how: str
    who: str
    words: str
    exhibits: str = ""
    hour: int | None = None


@dataclass(frozen=True)
class Sheet:
    """Hold a picture that fills a page: its stamp, what it is, and a JPEG already shrunk."""

    label: str
    name: str
    jpeg: bytes
    covered: bool = False

    @property
    def address(self) -> str:
        """Return the picture as it stands in the page."""
        return f"data:image/jpeg;base64,{b64encode(self.jpeg).decode()}"


@dataclass(frozen=True)
class Sounding:
    """Hold what a recording is and what its owner wrote down of it."""

    label: str
    name: str
    extent: str
    excerpt: str


@dataclass(frozen=True)
class Papers:
    """Hold everything a bundle's PDF says."""

    title: str
    made_at: str
    chain_head: str
    entries: Sequence[Entry] = ()
    happenings: Sequence[Happening] = ()
    sheets: Sequence[Sheet] = ()
    soundings: Sequence[Sounding] = ()


@dataclass(frozen=True)
class Bar:
    """Hold one hour of the chart: how often, and how wide that is in percent."""

    hour: str
    count: int
    width: int


def render(papers: Papers) -> bytes:
    """Return the PDF; a character no font has is printed as 〔　〕."""
    missing = fonts.missing_characters("".join(_words(papers)))
    page = get_template(f"{_FOLDER}/zh_Hans.html").render({"papers": papers, "bars": bars(papers.happenings)})
    page = page.translate({ord(character): UNKNOWN for character in missing})
    return pdf.render(page, css=_css(), language="zh-Hans", title=papers.title)


def bars(happenings: Sequence[Happening]) -> list[Bar]:
    """Return the hours in which something happened, with how often."""
    counts = Counter(one.hour for one in happenings if one.hour is not None)
    most = max(counts.values(), default=1)
    return [
        Bar(f"{hour:02}:00–{hour:02}:59", count, max(1, round(count * _WIDEST_BAR / most)))
        for hour, count in sorted(counts.items())
    ]


def _words(papers: Papers) -> list[str]:
    said = [papers.title, papers.made_at]
    for entry in papers.entries:
        said += [entry.name, entry.source, entry.obtained, entry.proves, entry.extent]
    for one in papers.happenings:
        said += [one.when, one.how, one.who, one.words, one.exhibits]
    said += [sheet.name for sheet in papers.sheets]
    for sounding in papers.soundings:
        said += [sounding.name, sounding.extent, sounding.excerpt]
    return said


@lru_cache(maxsize=1)
def _css() -> str:
    return str(get_template(f"{_FOLDER}/zh_Hans.css").render())
