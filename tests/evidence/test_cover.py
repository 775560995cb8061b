"""What is covered is gone: from the pixels, from the metadata, from every byte of the new file."""

import io

import pytest
from PIL import Image

from borrower_help.evidence.cover import MOST_BOXES, Box, cover
from borrower_help.evidence.kinds import KINDS
from borrower_help.evidence.process import ConvertError
from borrower_help.evidence.sources import BytesSource
from tests.evidence import encoders


def secret_picture(size: tuple[int, int]) -> bytes:
    """Return a JPEG with a red secret in its middle, and a thumbnail and words that show it too."""
    picture = Image.new("RGB", size, "white")
    width, height = size
    picture.paste((255, 0, 0), (width * 2 // 5, height * 2 // 5, width * 3 // 5, height * 3 // 5))
    thumb = io.BytesIO()
    picture.resize((160, 120)).save(thumb, "JPEG")
    exif = encoders.exif()
    exif[0x010E] = "SECRETWORDS"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=b"SECRETWORDS")
    data = out.getvalue()
    block = b"Exif\0\0" + thumb.getvalue()
    return data[:2] + b"\xff\xe2" + (len(block) + 2).to_bytes(2, "big") + block + data[2:]


@pytest.mark.parametrize("size", [(600, 400), (4000, 3000), (601, 397)])
@pytest.mark.parametrize("box", [Box(0.4, 0.4, 0.6, 0.6), Box(0.6, 0.6, 0.4, 0.4)])
def test_no_pixel_of_what_was_covered_is_left(size: tuple[int, int], box: Box) -> None:
    original = secret_picture(size)
    assert b"SECRETWORDS" in original
    made, data = cover(KINDS["jpeg"], BytesSource(original), [box], b"".join)
    shown = Image.open(io.BytesIO(data))
    assert shown.size == (made.width, made.height)
    red, green, _ = shown.convert("RGB").split()
    reddish = Image.eval(red, lambda v: 255 if v > 100 else 0), Image.eval(green, lambda v: 255 if v < 60 else 0)
    assert not any(r and g for r, g in zip(reddish[0].tobytes(), reddish[1].tobytes(), strict=True))
    assert max(shown.getpixel((shown.width // 2, shown.height // 2))) < 10
    assert min(shown.getpixel((5, 5))) > 245
    assert b"SECRETWORDS" not in data
    assert b"Exif" not in data
    assert data.count(b"\xff\xd8\xff") == 1  # no second picture inside


def test_boxes_lie_on_the_picture_as_it_is_seen() -> None:
    turned = encoders.picture("JPEG", exif=encoders.exif(6))  # red is at the upper right when it stands upright
    _, data = cover(KINDS["jpeg"], BytesSource(turned), [Box(0.7, 0, 1, 0.3)], b"".join)
    shown = Image.open(io.BytesIO(data))
    assert shown.size == (480, 640)
    assert max(shown.getpixel((470, 10))) < 10


@pytest.mark.parametrize("kind", ["HEIF", "PNG", "WEBP", "AVIF"])
def test_other_pictures_are_covered_too(kind: str) -> None:
    key = "heic" if kind == "HEIF" else kind.lower()
    _, data = cover(KINDS[key], BytesSource(encoders.picture(kind)), [Box(0, 0, 1, 1)], b"".join)
    assert Image.open(io.BytesIO(data)).convert("L").getextrema()[1] < 10


def test_a_box_is_within_the_picture_and_there_is_one() -> None:
    for corners in ((-0.1, 0, 1, 1), (0, 0, 1.1, 1), (0, 0, 0, 1), (0, float("nan"), 1, 1)):
        with pytest.raises(ValueError):
            Box(*corners)
    source = BytesSource(encoders.picture("PNG"))
    for boxes in ([], [Box(0, 0, 1, 1)] * (MOST_BOXES + 1)):
        with pytest.raises(ValueError):
            cover(KINDS["png"], source, boxes, b"".join)
    with pytest.raises(ConvertError):
        cover(KINDS["mp4"], source, [Box(0, 0, 1, 1)], b"".join)
