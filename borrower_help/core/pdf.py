"""Make a tagged PDF of an HTML page: PDF/UA-1, our fonts alone, no network, the same bytes for the same page."""

import gc
import logging
from collections.abc import Callable, Sequence

from borrower_help.core import fonts
from borrower_help.core.fonts import FontSet

# WeasyPrint's messages quote the page; set here, for it speaks while it is being imported.
logging.getLogger("weasyprint").setLevel(logging.CRITICAL + 1)

SYSTEM_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

_WARMING_PAGE = """<h1>温　书</h1><p>第一页 abc 123，“。”</p><ol><li>一</li></ol>
<table><colgroup><col style="width:40%"></colgroup>
<thead><tr><th>时间</th></tr></thead><tbody><tr><td>㐂</td></tr></tbody></table>"""


class PdfUnavailableError(Exception):
    """The machine lacks a library PDFs need; the message names the packages to install."""


Picture = Callable[[], bytes]  # gives a JPEG each time it is called


class PdfRefusedError(Exception):
    """The page asked for something outside itself, or is not a page we make."""


def render(
    html: str,
    *,
    css: str,
    language: str,
    title: str,
    font_set: FontSet | None = None,
    pictures: Sequence[Picture] = (),
) -> bytes:
    """Return the PDF of a page body.

    `html` is what stands inside <body>; head, language and title are put round it here. Text is brought to NFC first,
    as `fonts.missing_characters` does. `picture:0` is the address of the first of `pictures`; each is read twice, when the
    page is laid out and when it is written, and is not held between. Anything but these and a data: address raises
    `PdfRefusedError`, and so does a picture that cannot be read. Fonts are those of the running site unless a set is handed in.
    """
    from borrower_help.core import pdf_engine  # only here: WeasyPrint is 45 MB and half a second the web can do without

    return pdf_engine.render(
        html, css=css, language=language, title=title, font_set=font_set or fonts.current(), pictures=pictures
    )


def warm(*, css: str = "", font_set: FontSet | None = None) -> None:
    """Render one page and set aside what is now in memory, so that forked workers start fast and share it."""
    require_harfbuzz_subset()
    style = css + f"body {{ font-family: '{fonts.SONG}', '{fonts.SONG_WHOLE}' }} h1 {{ font-family: '{fonts.HEI}' }}"
    render(_WARMING_PAGE, css=style, language="zh-Hans", title="温", font_set=font_set)
    gc.collect()
    gc.freeze()


def require_harfbuzz_subset() -> None:
    """Raise `PdfUnavailableError` unless the system libraries are there.

    Without harfbuzz-subset PDFs still come out, but 4 to 28 times slower, so it is not left to chance.
    """
    try:
        from weasyprint.text.ffi import harfbuzz_subset
    except OSError:
        raise PdfUnavailableError(f"PDFs need Pango. Install: apt-get install {SYSTEM_PACKAGES}") from None
    if harfbuzz_subset is None:
        raise PdfUnavailableError("PDFs need harfbuzz-subset. Install: apt-get install libharfbuzz-subset0")
