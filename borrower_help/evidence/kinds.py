"""What a file is, told by its content and never by its name."""

import csv
import io
import re
from dataclasses import dataclass
from typing import Literal

import filetype

from borrower_help.evidence.sources import Source, part

Shown = Literal["picture", "audio", "video", "pages", "text", "none"]
HEAD = 8192  # what the library looks at
_TAIL = 65_536  # the directory of a ZIP stands at its end


@dataclass(frozen=True)
class Kind:
    """Hold a kind of file: its key, the usual ending, its media type, how it is shown, and what ffmpeg calls it."""

    key: str
    ending: str
    mime: str
    shown: Shown = "none"
    demuxer: str = ""

    @property
    def name(self) -> str:
        """Return what people call it, the same in every language."""
        return _NAMES.get(self.key, self.key.upper())


_NAMES = {
    "webp": "WebP",
    "webm": "WebM",
    "opus": "Opus",
    "amr_nb": "AMR",
    "amr_wb": "AMR-WB",
    "silk": "SILK",
    "docx": "Word",
    "xlsx": "Excel",
    "other": "",
}
_ALL = (
    Kind("jpeg", "jpg", "image/jpeg", "picture"),
    Kind("png", "png", "image/png", "picture"),
    Kind("webp", "webp", "image/webp", "picture"),
    Kind("gif", "gif", "image/gif", "picture"),
    Kind("bmp", "bmp", "image/bmp", "picture"),
    Kind("heic", "heic", "image/heic", "picture"),
    Kind("avif", "avif", "image/avif", "picture"),
    Kind("mp4", "mp4", "video/mp4", "video", "mov"),
    Kind("mov", "mov", "video/quicktime", "video", "mov"),
    Kind("3gp", "3gp", "video/3gpp", "video", "mov"),
    Kind("webm", "webm", "video/webm", "video", "matroska"),
    Kind("mkv", "mkv", "video/x-matroska", "video", "matroska"),
    Kind("avi", "avi", "video/x-msvideo", "video", "avi"),
    Kind("mp3", "mp3", "audio/mpeg", "audio", "mp3"),
    Kind("m4a", "m4a", "audio/mp4", "audio", "mov"),
    Kind("aac", "aac", "audio/aac", "audio", "aac"),
    Kind("wav", "wav", "audio/wav", "audio", "wav"),
    Kind("ogg", "ogg", "audio/ogg", "audio", "ogg"),
    Kind("opus", "opus", "audio/ogg", "audio", "ogg"),
    Kind("flac", "flac", "audio/flac", "audio", "flac"),
    Kind("amr_nb", "amr", "audio/amr", "audio", "amr"),
    Kind("amr_wb", "awb", "audio/amr-wb", "audio", "amr"),
    Kind("silk", "silk", "audio/silk", "audio"),
    Kind("pdf", "pdf", "application/pdf", "pages"),
    Kind("txt", "txt", "text/plain", "text"),
    Kind("csv", "csv", "text/csv", "text"),
    Kind("html", "html", "text/html", "text"),
    Kind("docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text"),
    Kind("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text"),
    Kind("other", "bin", "application/octet-stream"),
)
KINDS = {kind.key: kind for kind in _ALL}
OTHER = KINDS["other"]

_BY_MIME = {kind.mime: kind for kind in reversed(_ALL)}
_BY_MIME |= {
    "image/apng": KINDS["png"],
    "audio/x-wav": KINDS["wav"],
    "audio/x-flac": KINDS["flac"],
    "video/x-m4v": KINDS["mp4"],
}
_BRANDS = {
    "qt": "mov",
    "M4A": "m4a",
    "M4B": "m4a",
    "avif": "avif",
    "avis": "avif",
    **dict.fromkeys(("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "mif2", "msf1"), "heic"),
    **dict.fromkeys(("isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V", "MSNV", "dash"), "mp4"),
}


def detect(source: Source) -> Kind:
    """Return the kind of a file; `OTHER` for what nobody here knows, which is kept and never shown."""
    head = part(source, 0, HEAD)
    return _signed(head) or _bmff(head) or _zip(head, source) or _library(head) or _text(head, source.length) or OTHER


def _signed(head: bytes) -> Kind | None:
    """Tell what the library does not, or not in every form."""
    if head.startswith(b"#!AMR-WB\n"):
        return KINDS["amr_wb"]
    if head.startswith(b"#!AMR\n"):
        return KINDS["amr_nb"]
    if head.startswith((b"\x02#!SILK_V3", b"#!SILK_V3")):
        return KINDS["silk"]
    if head.startswith(b"OggS"):
        return KINDS["opus" if b"OpusHead" in head[:128] else "ogg"]
    if re.match(rb"\xff[\xf0\xf1\xf8\xf9]", head):
        return KINDS["aac"]
    if head.lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(b"%PDF-"):
        return KINDS["pdf"]
    return None


def _bmff(head: bytes) -> Kind | None:
    """Tell the family of MP4 and HEIC apart by the brands in its first box."""
    if head[4:8] in {b"moov", b"mdat", b"wide"}:  # QuickTime of old, or a recording cut before its first box
        return KINDS["mov"]
    if head[4:8] != b"ftyp":
        return None
    size = min(int.from_bytes(head[:4], "big"), 256)
    brands = [head[8:12], *(head[n : n + 4] for n in range(16, size, 4))]
    names = [brand.decode("latin-1").strip(" \0") for brand in brands]
    if names[0] in {"mif1", "msf1", "mif2"} and ("avif" in names or "avis" in names):
        return KINDS["avif"]
    for name in names:
        if name.startswith(("3gp", "3g2", "3ge", "3gg", "3gs")):
            return KINDS["3gp"]
        if name in _BRANDS:
            return KINDS[_BRANDS[name]]
    return None


def _zip(head: bytes, source: Source) -> Kind | None:
    if not head.startswith(b"PK\x03\x04"):
        return None
    seen = head + part(source, source.length - _TAIL, source.length)
    for key, member in (("docx", b"word/document.xml"), ("xlsx", b"xl/workbook.xml")):
        if member in seen and b"[Content_Types].xml" in seen:
            return KINDS[key]
    return OTHER


def _library(head: bytes) -> Kind | None:
    guess = filetype.guess(head)
    if guess is None:
        return None
    return _BY_MIME.get(guess.mime, OTHER)


def _text(head: bytes, length: int) -> Kind | None:
    text = decoded(head, cut=length > len(head))
    if not text or re.search("[\0-\x08\x0e-\x1a\x1c-\x1f]", text):
        return None
    if re.search(r"<\s*(?:!doctype\s+html|html|head|body|table)\b", text[:2048], re.IGNORECASE):
        return KINDS["html"]
    return KINDS["csv" if _is_table(text) else "txt"]


def decoded(data: bytes, *, cut: bool = False) -> str:
    """Return text in the encodings phones and offices here write; "" where it is none of them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16", cut)
    return _strict(data, "utf-8-sig", cut) or _strict(data, "gb18030", cut)


def _strict(data: bytes, encoding: str, cut: bool) -> str:
    for dropped in range(4 if cut else 1):  # the last character may be cut in the middle
        try:
            return data[: len(data) - dropped].decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _is_table(text: str) -> bool:
    """Return whether the first lines have the same number of columns, at least two."""
    lines = text.splitlines()[:6]
    if len(lines) > 2:
        lines = lines[:-1]  # may be cut
    for mark in ",\t;":
        try:
            rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=mark))
        except csv.Error:
            continue
        if len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1:
            return True
    return False
