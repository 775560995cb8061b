"""The numbered list of evidence (证据清单), in the words an authority reads, and as a table for office programs."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

COLUMNS = ("编号", "名称", "来源", "取得（存入）时间", "证明内容", "页数或时长", "字节数", "SHA-256")
_MOST_NAME = 80
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """Hold one piece of evidence as its owner described it; what is unknown is ""."""

    number: int
    name: str
    source: str
    obtained: str
    proves: str
    extent: str
    length: int
    sha256: str

    @property
    def label(self) -> str:
        """Return what is stamped on it."""
        return f"证据{self.number}"

    def page_label(self, page: int) -> str:
        """Return what is stamped on one of its pages."""
        return f"{self.label}-{page}"


def extent(*, pages: int = 0, seconds: float | None = None) -> str:
    """Return how long something is, in words: 3 页, 2 分 05 秒; "" where nobody knows."""
    if seconds is None:
        return f"{pages} 页" if pages else ""
    whole = max(1, round(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    if hours:
        return f"{hours} 小时 {minutes:02} 分 {rest:02} 秒"
    return f"{minutes} 分 {rest:02} 秒" if minutes else f"{rest} 秒"


def safe_name(name: str, ending: str) -> str:
    """Return a name every system can store: no folders, no signs that turn text round, no more than it can hold."""
    kept = _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")
    if len(kept) > _MOST_NAME:
        stem, dot, last = kept.rpartition(".")
        tail = dot + last if stem and len(last) <= 8 else ""
        kept = kept[: _MOST_NAME - len(tail)].rstrip(". ") + tail
    if not kept or _RESERVED.match(kept):
        kept = f"_{kept}"
    return kept if re.search(r"\.[A-Za-z0-9]{1,8}$", kept) else f"{kept}.{ending}"


def original_path(entry: Entry, ending: str) -> str:
    """Return where an original stands in the ZIP."""
    return f"原件/{entry.label}-{safe_name(entry.name, ending)}"


def covered_path(entry: Entry) -> str:
    """Return where its covered copy stands."""
    return f"遮盖后的副本/{entry.label}-遮盖.jpg"


def table(entries: Sequence[Entry]) -> bytes:
    """Return the list as CSV that Excel opens in Chinese; no cell is ever taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in entries:
        words = (entry.name, entry.source, entry.obtained, entry.proves, entry.extent)
        writer.writerow([entry.label, *map(_plain, words), entry.length, entry.sha256])
    return out.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) else text
