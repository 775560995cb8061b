"""Pictures of PDF pages. PDFium is built without scripts here, and forms are not drawn."""

import io
import resource
import time
from typing import Any, cast

import pypdfium2 as pdfium
from PIL import Image

from borrower_help.evidence.converter.job import Job, Refusal
from borrower_help.evidence.converter.pictures import write_small

QUALITY = 78
MOST_PAGES = 100
_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD
_MOST_RATIO = 20  # a strip of paper, not a page
_SMALL_ROOM = 100_000  # bytes left for the small picture
_SHARE = 0.6  # of the time there is: no page is begun after it


def work(job: Job) -> dict[str, Any]:
    """Write a JPEG a page, one after another; say how long each is (0: it cannot be drawn) and how many pages there are.

    Said after each: where one page takes longer than all may, the others are there.
    """
    side, end = int(job.arguments[0]), time.monotonic() + _SHARE * job.seconds
    first: Image.Image | None = None
    problem = ""
    try:
        document = pdfium.PdfDocument(cast("Any", job.open()))
        count = len(document)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _WRONG_PASSWORD or "password" in str(error).lower()
        raise Refusal("locked" if locked else "damaged") from None
    if not count:
        raise Refusal("damaged")
    lengths: list[int] = []
    room = resource.getrlimit(resource.RLIMIT_FSIZE)[0] - _SMALL_ROOM
    for number in range(min(count, MOST_PAGES) if side else 0):
        if first and time.monotonic() > end:
            break
        try:
            picture = _page(document, number, side)
        except Refusal as refusal:  # the other pages may be sound
            problem = problem or refusal.reason
            lengths.append(0)
            continue
        data = _jpeg(picture)
        if first and sum(lengths) + len(data) > room:
            break
        first = first or picture
        job.write(data)
        lengths.append(len(data))
        job.say({"pages": count, "parts": lengths, "small": 0})
    if problem and first is None:
        raise Refusal(problem)
    small = write_small(job, first, int(job.arguments[1])) if first else 0
    return {"pages": count, "parts": lengths, "small": small}


def _page(document: pdfium.PdfDocument, number: int, side: int) -> Image.Image:
    try:
        page = document[number]
        width, height = page.get_size()
        longer, shorter = max(width, height), min(width, height)
        if shorter <= 0 or longer / shorter > _MOST_RATIO:
            raise Refusal("too_large")
        bitmap = page.render(scale=side / longer, may_draw_forms=False)
        picture = bitmap.to_pil().convert("RGB")
        bitmap.close()
        page.close()
    except pdfium.PdfiumError:
        raise Refusal("damaged") from None
    return picture


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
