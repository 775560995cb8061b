"""What leaves this site in a file says nothing beside its page: no machine, no minute, no name."""

import io
import re

import pypdfium2
from PIL import Image

from borrower_help.accounts.views_code import _picture_of
from borrower_help.core import pdf
from borrower_help.core.page_images import page_pngs
from tests.core import prepared

TITLE = "情况反映"


def _page() -> bytes:
    return pdf.render("<h1>一</h1>", css="", language="zh-Hans", title=TITLE, font_set=prepared.font_set())


def test_a_pdf_says_no_time_and_no_name_but_its_title() -> None:
    made = _page()
    told = {name: value for name, value in pypdfium2.PdfDocument(made).get_metadata_dict().items() if value}
    assert told.pop("Title") == TITLE
    assert re.fullmatch(r"WeasyPrint [\d.]+", told.pop("Producer"))
    assert told == {}
    assert not re.search(rb"CreationDate|ModDate|CreateDate|ModifyDate|/Author|dc:creator|/tmp/|/home/", made)


def test_a_picture_says_nothing_but_its_pixels() -> None:
    for data in (*page_pngs(_page(), width_px=200), _picture_of("0" * 20)):
        kinds = re.findall(rb"(IHDR|PLTE|IDAT|IEND|tEXt|zTXt|iTXt|tIME|eXIf|pHYs|gAMA|iCCP)", data)
        assert set(kinds) <= {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
        assert not Image.open(io.BytesIO(data)).info
