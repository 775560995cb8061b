"""Tidy typed text: what a person wrote stays, what hides or breaks goes."""

import re
import unicodedata

# ZWJ joins emoji families and flags; anywhere else it only hides differences.
_EMOJI = "\u00a9\u00ae\u2190-\u2bff\u3030\u303d\ufe0f\U0001f000-\U0001faff"
_HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, NUL among them; tab and line break stay
    "\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # invisible and direction-turning
    "\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e0fff"  # anchors, tags, no characters at all
)
_HIDDEN += "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
_UNWANTED = re.compile(f"(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])|[{_HIDDEN}]")
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")

_MARKED = re.compile(r'“[^“”]*”|"[^"]*"|「[^「」]*」|『[^『』]*』|《[^《》]*》')


def tidy(text: str) -> str:
    """Return `text` in NFC without controls, direction marks, zero-width characters or lone surrogates."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", _BREAKS.sub("\n", whole)))


def one_line(text: str) -> str:
    """Return `text` with every run that holds a line break or tab as one space."""
    return re.sub(r"[ \t]*[\n\t]\s*", " ", text)


def unquoted(text: str) -> str:
    """Return `text` without the quotation marks around the whole of it: it is about to be set between others."""
    return text[1:-1] if _MARKED.fullmatch(text) else text
