"""The prepared fonts tests share; cut once and kept from run to run."""

from functools import lru_cache
from pathlib import Path

from borrower_help.core import fonts

ROOT = Path(__file__).resolve().parents[2]
FONTS_DIR = ROOT / "var" / "test-fonts"
LETTER_CSS = (ROOT / "templates" / "letters" / "base.css").read_text("utf-8")


@lru_cache(maxsize=1)
def font_set() -> fonts.FontSet:
    """Return the fonts, cutting them on the first run."""
    return fonts.prepare(FONTS_DIR)
