"""WeasyPrint, set up once in a process; `core.pdf` is the door to it."""

import gc
import os
import re
import threading
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from hashlib import md5
from html import escape
from pathlib import Path
from typing import Any

import pydyf
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from borrower_help.core.fonts import FontSet
from borrower_help.core.pdf import PdfRefusedError, Picture

_WHOLE_DOCUMENT = re.compile(r"<\s*(?:!doctype|html|head|body|title|base|meta|link)\b", re.IGNORECASE)
_ELEMENTS = """
    html head meta title body div p section header footer blockquote figure figcaption dl dt dd ol ul li hr h1 h2 h3 pre
    table caption colgroup col thead tbody tfoot tr th td br wbr span b strong em i u s small sup sub a abbr bdi img
"""
ELEMENTS = frozenset(_ELEMENTS.split())
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_PICTURE = "picture:"
_lock = threading.Lock()


class _NothingFromOutside(URLFetcher):
    """Open data: addresses only; everything else ends the rendering."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if not url.lower().startswith("data:"):
            # WeasyPrint swallows ordinary errors and goes on with a hole in the page.
            raise FatalURLFetchingError(f"a page asked for {url.split(':', 1)[0]}:")
        return super().fetch(url, headers)


class _Handed(_NothingFromOutside):
    """Open the pictures that were handed in as well."""

    def __init__(self, pictures: Sequence[Picture]) -> None:
        super().__init__(allowed_protocols=["data"], allow_redirects=False)
        self._pictures = pictures

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if not url.startswith(_PICTURE):
            return super().fetch(url, headers)
        try:
            data = self._pictures[int(url.removeprefix(_PICTURE))]()
        except Exception as error:  # an ordinary one would leave a hole in the page
            raise FatalURLFetchingError("a picture that was not handed in, or cannot be read") from error
        return URLFetcherResponse(url, data, {"Content-Type": "image/jpeg"})


class _Again(dict[str, Any]):
    """Hold what WeasyPrint keeps between layout and writing, but for the bytes of handed pictures: they are read again."""

    def __init__(self, pictures: Sequence[Picture]) -> None:
        super().__init__()
        # the names WeasyPrint keeps a picture's bytes under begin with the MD5 of its address
        self._reads = {_md5(f"{_PICTURE}{number}"): read for number, read in enumerate(pictures)}

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, None if key.partition("-")[0] in self._reads else value)

    def __getitem__(self, key: str) -> Any:
        read = self._reads.get(key.partition("-")[0])
        return super().__getitem__(key) if read is None else read()

    @property
    def laid_out(self) -> int:
        """Return how many of the pictures were understood."""
        return len({key.partition("-")[0] for key in self} & set(self._reads))


def _md5(text: str) -> str:
    return md5(text.encode(), usedforsecurity=False).hexdigest()


class _Page(HTML):
    """A page whose elements start from our own short list of defaults."""

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_defaults()]


_FETCHER = _NothingFromOutside(allowed_protocols=["data"], allow_redirects=False)


def render(
    html: str, *, css: str, language: str, title: str, font_set: FontSet, pictures: Sequence[Picture] = ()
) -> bytes:
    """Return the PDF; see `core.pdf.render`. One at a time in a process: Pango's font map is not made for threads."""
    if _WHOLE_DOCUMENT.search(html):
        raise PdfRefusedError("hand in what stands inside <body>, without html, head, title, base, meta or link")
    if not _LANGUAGE.fullmatch(language):
        raise PdfRefusedError("not a language tag")
    page = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f"<body>{html}</body></html>"
    )
    page = unicodedata.normalize("NFC", page)
    with _lock, _no_collection():
        configuration = _configuration(font_set.folder)
        try:
            sheet = _sheet(css, font_set.folder)
            fetcher, kept = (_Handed(pictures), _Again(pictures)) if pictures else (_FETCHER, None)
            document = _Page(string=page, base_url="about:blank", url_fetcher=fetcher)
            _refuse_unknown_elements(document)
            rendered = document.render(
                font_config=configuration, stylesheets=[sheet], pdf_variant="pdf/ua-1", cache=kept
            )
            if kept is not None and kept.laid_out != len(pictures):
                raise PdfRefusedError("a picture is none, or stands nowhere")
            return bytes(rendered.write_pdf(pdf_variant="pdf/ua-1", finisher=_compress))
        except FatalURLFetchingError as refusal:
            raise PdfRefusedError(str(refusal)) from None


def _compress(_document: Any, pdf: pydyf.PDF) -> None:
    """Compress the streams a little less hard than pydyf would: a twentieth of a letter's time for a fifteenth of its size."""
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and stream.compress:
            stream.compress = False
            raw = b"\n".join(part if isinstance(part, bytes) else pydyf._to_bytes(part) for part in stream.stream)
            stream.stream, stream.extra = [zlib.compress(raw, 3)], {**stream.extra, "Filter": "/FlateDecode"}


def _refuse_unknown_elements(document: HTML) -> None:
    unknown = {str(element.tag) for element in document.etree_element.iter()} - ELEMENTS
    if unknown:
        raise PdfRefusedError(f"elements without defaults: {', '.join(sorted(unknown))}")


@lru_cache(maxsize=4)
def _configuration(folder: Path) -> FontConfiguration:
    """Return the one configuration of the process for these fonts: a new one for each page would leak."""
    with _fontconfig_file(folder / "fonts.conf"):
        return FontConfiguration()


@lru_cache(maxsize=1)
def _defaults() -> CSS:
    return CSS(string=(Path(__file__).parent / "data" / "page_defaults.css").read_text("utf-8"))


@lru_cache(maxsize=16)
def _sheet(css: str, folder: Path) -> CSS:
    return CSS(string=css, font_config=_configuration(folder), url_fetcher=_FETCHER, base_url="about:blank")


@contextmanager
def _fontconfig_file(path: Path) -> Iterator[None]:
    """Make fontconfig read this file, then forget it, for a browser this process starts needs the machine's fonts."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(path)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the cyclic collector out of a rendering: it would walk the growing page again and again for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
