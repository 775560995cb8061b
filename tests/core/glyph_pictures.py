"""Compare how characters look on a page with how the source font draws them.

Text read back from a PDF says nothing about the shapes on it: a font that maps a character to a wrong shape still
reads back right. Only pictures tell.
"""

from functools import lru_cache
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageStat

from borrower_help.core import pdf
from borrower_help.core.fonts import FontSet

EM = 96  # pixels
CELL = 144
COLUMNS = 12
ALIKE = 0.12  # 0 is the same picture, 1 has not one stroke in common; two drawings of one glyph stay under 0.07


def differing(characters: str, *, family: str, source: Path, font_set: FontSet, alike: str = "") -> str:
    """Return those characters whose picture on a PDF page is not the source font's picture of them.

    Of the characters that look `alike` each must also be nearer to its own reference than to that of any other.
    """
    pictures = page_pictures(characters, family=family, font_set=font_set)
    wrong = []
    for character, picture in zip(characters, pictures, strict=True):
        own = distance(picture, reference(character, source))
        rivals = [other for other in alike if other != character] if character in alike else []
        if own > ALIKE or any(distance(picture, reference(other, source)) <= own for other in rivals):
            wrong.append(character)
    return "".join(wrong)


def page(characters: str, *, family: str, font_set: FontSet) -> bytes:
    """Return a PDF page with the characters in a grid of cells 36 points wide."""
    places = [divmod(number, COLUMNS) for number in range(len(characters))]
    body = "".join(
        f'<p style="left:{column * 36}pt;top:{row * 36}pt">{character}</p>'
        for character, (row, column) in zip(characters, places, strict=True)
    )
    rows = places[-1][0] + 1
    css = f"@page {{ size: {COLUMNS * 36}pt {rows * 36}pt; margin: 0 }} body {{ font: 24pt/36pt {family} }}"
    css += "p { position: absolute; margin: 0; width: 36pt; height: 36pt; text-align: center }"
    return pdf.render(body, css=css, language="zh-Hans", title="字", font_set=font_set)


def page_pictures(characters: str, *, family: str, font_set: FontSet) -> list[Image.Image]:
    """Return the picture of each character as a viewer draws it."""
    document = pypdfium2.PdfDocument(page(characters, family=family, font_set=font_set))
    sheet = document[0].render(scale=4).to_pil().convert("L")
    places = [divmod(number, COLUMNS) for number in range(len(characters))]
    boxes = [(column * CELL, row * CELL, (column + 1) * CELL, (row + 1) * CELL) for row, column in places]
    return [_centred(sheet.crop(box)) for box in boxes]


@lru_cache(maxsize=4000)
def reference(character: str, source: Path) -> Image.Image:
    """Return the picture of a character as the source font itself draws it."""
    picture = Image.new("L", (CELL, CELL), 255)
    ImageDraw.Draw(picture).text((24, CELL - 48), character, font=_font(source), fill=0, anchor="ls")
    return _centred(picture)


def distance(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart, the other moved by a pixel at most."""
    return min(plain_distance(one, ImageChops.offset(other, x, y)) for x in (-1, 0, 1) for y in (-1, 0, 1))


def plain_distance(one: Image.Image, other: Image.Image) -> float:
    """Return the share of ink two pictures do not have in common; 1 when there is none at all."""
    ink = ImageStat.Stat(one).sum[0] + ImageStat.Stat(other).sum[0]
    return float(ImageStat.Stat(ImageChops.difference(one, other)).sum[0] / ink) if ink else 1.0


@lru_cache(maxsize=4)
def _font(source: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(source, EM)


def _centred(picture: Image.Image) -> Image.Image:
    """Return the ink in the middle of a black square, a little blurred so that half a pixel does not count."""
    ink = ImageChops.invert(picture)
    box = ink.getbbox()
    square = Image.new("L", (CELL, CELL), 0)
    if box:
        cut = ink.crop(box)
        square.paste(cut, ((CELL - cut.width) // 2, (CELL - cut.height) // 2))
    return square.filter(ImageFilter.GaussianBlur(1.5))
