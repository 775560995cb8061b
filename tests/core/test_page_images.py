"""Pictures of pages: of the width asked for, small, grey unless there is colour."""

import io

import pytest
from PIL import Image

from borrower_help.core import page_images
from tests.core.test_pdf import letter, small


def test_each_page_is_a_small_grey_picture_of_the_width_asked_for() -> None:
    pictures = page_images.page_pngs(letter(), width_px=1080)
    assert len(pictures) == 2
    for data in pictures:
        picture = Image.open(io.BytesIO(data))
        assert (picture.width, picture.mode) == (1080, "P")
        assert abs(picture.height - 1080 * 297 / 210) <= 2
        assert len(data) <= 120_000
        levels = {level for _, level in picture.convert("L").getcolors(256) or []}
        assert {0x11, 0xFF} <= levels
        assert len(levels) <= 16


def test_a_page_with_colour_keeps_it() -> None:
    data = page_images.page_pngs(small("<h1>红</h1>", css="h1 { color: #c00; font-size: 90pt }"), width_px=300)[0]
    picture = Image.open(io.BytesIO(data))
    assert picture.mode == "RGB"
    assert (0xCC, 0, 0) in {colour for _, colour in picture.getcolors(1_000_000) or []}


@pytest.mark.parametrize("width", [0, -1, 5000])
def test_a_picture_out_of_bounds_is_refused(width: int) -> None:
    with pytest.raises(ValueError, match="too"):
        page_images.page_pngs(letter(), width_px=width)


@pytest.mark.parametrize("width", [333, 720, 1079])
def test_the_width_is_exact(width: int) -> None:
    assert Image.open(io.BytesIO(page_images.page_pngs(small("<p>林</p>"), width_px=width)[0])).width == width
