"""Pictures of PDF pages, small enough for a phone: people save them where no PDF can be opened."""

import io
import threading

import pypdfium2 as pdfium
from PIL import Image, ImageChops

GREYS = 16  # four bits a pixel: still smooth to the eye, a third of the size
MAX_PIXELS = 20_000_000
_lock = threading.Lock()


def page_pngs(pdf_bytes: bytes, *, width_px: int) -> list[bytes]:
    """Return one PNG a page, `width_px` wide, in sixteen greys where the page has no colour.

    Raises ValueError when the pictures asked for would not fit in memory.
    """
    with _lock:  # PDFium knows no threads
        document = pdfium.PdfDocument(pdf_bytes)
        try:
            return [_png(_picture(document, number, width_px)) for number in range(len(document))]
        finally:
            document.close()


def _picture(document: pdfium.PdfDocument, number: int, width_px: int) -> Image.Image:
    page = document[number]
    try:
        width, height = page.get_size()
        if width_px < 1 or width_px * width_px * height / width > MAX_PIXELS:
            raise ValueError("picture too large or too small")
        bitmap = page.render(scale=width_px / width, may_draw_forms=False)
        try:
            picture = bitmap.to_pil().convert("RGB")
        finally:
            bitmap.close()
    finally:
        page.close()
    return picture if picture.width == width_px else picture.crop((0, 0, width_px, picture.height))


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    grey = picture.convert("L")
    if _colourless(picture):
        picture = _sixteen_greys(grey)
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _colourless(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return not (ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox())


def _sixteen_greys(grey: Image.Image) -> Image.Image:
    """Return the picture with an even palette of greys, black and white among them."""
    step = 255 // (GREYS - 1)
    indexed = grey.point([round(value / step) for value in range(256)])
    palette = Image.frombytes("P", indexed.size, indexed.tobytes())
    palette.putpalette([level * step for level in range(GREYS) for _ in range(3)])
    return palette
