"""A letter as a page and as a PDF, in the fonts of the site."""

from dataclasses import dataclass
from functools import lru_cache

import pypdfium2 as pdfium
from django.template.loader import get_template

from borrower_help.core import fonts, pdf
from borrower_help.letters import plain_text
from borrower_help.letters.contexts import LetterContext
from borrower_help.letters.definitions import DEFINITIONS

UNKNOWN = "〔　〕"  # to be filled in by pen, where no font has the character
_NOTE = "〔　〕：打印用的字体里没有的字或者图形，由本人用笔补上。"
_MOST_GAPS = 30
_AROUND = 8  # characters shown on either side of a gap


@dataclass(frozen=True)
class Rendered:
    """Hold a letter as PDF and as text, with its number of pages."""

    pdf: bytes
    text: str
    pages: int


@dataclass(frozen=True)
class Gap:
    """Hold a character no font has and the words it stands among."""

    character: str
    place: str


def html(context: LetterContext) -> str:
    """Return the inside of the page's body; a character no font has is printed as 〔　〕, with a line that says so."""
    missing = unprintable(context)
    name = f"{folder(context.key, context.template_version)}/zh_Hans.html"
    page = get_template(name).render({"letter": context, "note": _NOTE if missing else ""})
    return page.translate({ord(character): UNKNOWN for character in missing})


def folder(key: str, version: int) -> str:
    """Return the folder of a letter's templates of one version."""
    return f"letters/{DEFINITIONS[key].template or key}/v{version}"


def render(context: LetterContext) -> Rendered:
    """Return the letter as PDF, as text and with its number of pages."""
    data = pdf.render(
        html(context), css=_css(context.key, context.template_version), language="zh-Hans", title=context.title
    )
    document = pdfium.PdfDocument(data)
    try:
        pages = len(document)
    finally:
        document.close()
    return Rendered(data, plain_text.text(context), pages)


def unprintable(context: LetterContext) -> tuple[str, ...]:
    """Return the characters of the letter no font can draw, each once."""
    return fonts.missing_characters("".join(plain_text.pieces(context)))


def gaps(context: LetterContext) -> tuple[Gap, ...]:
    """Return what is to be filled in by pen, in the order it is printed, a place once."""
    missing = frozenset(unprintable(context))
    if not missing:
        return ()
    blank = {ord(character): UNKNOWN for character in missing}
    found = [
        Gap(character, piece[max(0, n - _AROUND) : n + _AROUND + 1].translate(blank))
        for piece in plain_text.pieces(context)
        for n, character in enumerate(piece)
        if character in missing
    ]
    return tuple(dict.fromkeys(found))[:_MOST_GAPS]


@lru_cache(maxsize=16)
def _css(key: str, version: int) -> str:
    names = ("letters/base.css", f"{folder(key, version)}/zh_Hans.css")
    return "\n".join(str(get_template(name).render()) for name in names)
