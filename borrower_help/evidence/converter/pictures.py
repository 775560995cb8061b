"""A small clean picture of any picture: turned upright, in sRGB, without metadata."""

import io
import re
import warnings
from contextlib import suppress
from typing import Any, cast

import pillow_heif
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from borrower_help.evidence.converter.job import Job, Refusal

QUALITY = 80
_MOST_PIXELS = 64_000_000
_MOST_JPEG = 220_000_000  # decoded at a fraction of its size
_FORMATS = {
    "jpeg": ("JPEG", "MPO"),
    "png": ("PNG",),
    "webp": ("WEBP",),
    "gif": ("GIF",),
    "bmp": ("BMP",),
    "heic": ("HEIF",),
    "avif": ("AVIF",),
}
_TAKEN, _TAKEN_ZONE, _CHANGED, _DETAILS = 0x9003, 0x9011, 0x0132, 0x8769
_WHEN = re.compile(r"(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)")

Image.MAX_IMAGE_PIXELS = None  # `opened` has limits of its own, before anything is decoded
warnings.simplefilter("ignore")


def work(job: Job) -> dict[str, Any]:
    """Write the small picture unless only the facts are asked for; say what the picture claims."""
    kind, side = job.arguments[0], int(job.arguments[1])
    picture = opened(job, kind, side)
    facts = claims(picture)
    if side:
        small = upright(picture, side)
        out = io.BytesIO()
        small.save(out, "JPEG", quality=QUALITY, optimize=True)
        job.write(out.getvalue())
        facts |= {"made": {"width": small.width, "height": small.height}}
        facts |= {"small": write_small(job, small, int(job.arguments[2]))}
    return facts


def write_small(job: Job, picture: Image.Image, side: int) -> int:
    """Add a small picture for lists where one is asked for; return its length."""
    if not side:
        return 0
    tiny = picture.copy()
    tiny.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    out = io.BytesIO()
    tiny.save(out, "JPEG", quality=70, optimize=True)
    job.write(out.getvalue())
    return out.tell()


def opened(job: Job, kind: str, side: int) -> Image.Image:
    """Return the picture with nothing decoded; refuse one that would not fit in memory."""
    if kind == "heic":
        pillow_heif.register_heif_opener(thumbnails=False, decode_threads=1)
    try:
        picture = Image.open(cast("Any", job.open()), formats=_FORMATS[kind])
    except UnidentifiedImageError:
        raise Refusal("damaged") from None
    except (OSError, ValueError, SyntaxError, EOFError, KeyError):
        raise Refusal("damaged") from None
    scaled = picture.format in {"JPEG", "MPO"} and side
    if picture.width * picture.height > (_MOST_JPEG if scaled else _MOST_PIXELS):
        raise Refusal("too_large")
    return picture


def claims(picture: Image.Image) -> dict[str, Any]:
    """Return size and time as the file states them; a picture lying on its side is measured upright."""
    facts: dict[str, Any] = {"width": picture.width, "height": picture.height, "taken_at": ""}
    with suppress(Exception):  # EXIF is often broken, and no picture is worse for it
        exif = picture.getexif()
        details = exif.get_ifd(_DETAILS)
        when = _WHEN.match(str(details.get(_TAKEN) or exif.get(_CHANGED) or ""))
        if when:
            zone = str(details.get(_TAKEN_ZONE) or "").strip("\0 ")
            zone = zone if re.fullmatch(r"[+-]\d\d:\d\d", zone) else ""
            facts["taken_at"] = "{}-{}-{}T{}:{}:{}".format(*when.groups()) + zone
        if exif.get(0x0112) in {5, 6, 7, 8}:
            facts["width"], facts["height"] = facts["height"], facts["width"]
    return facts


def upright(picture: Image.Image, side: int) -> Image.Image:
    """Return pixels and nothing else: upright, at most `side` long, on white, in the colours every screen shows."""
    try:
        picture.draft("RGB", (side, side))  # JPEG alone: decode at a half, a quarter or an eighth
        picture.load()
        profile = picture.info.get("icc_profile")
        picture = ImageOps.exif_transpose(picture)
        if max(picture.size) > side:
            if picture.mode in {"P", "1"}:
                picture = picture.convert("RGBA")
            picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
        return _plain(_srgb(picture, profile))
    except MemoryError:
        raise Refusal("too_large") from None
    except Exception:  # a decoder may raise anything on a broken file
        raise Refusal("damaged") from None


def _srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and picture.mode in {"RGB", "CMYK"}:
        with suppress(Exception):  # a profile that cannot be used is left out, as browsers do
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return cast("Image.Image", made)
    return picture


def _plain(picture: Image.Image) -> Image.Image:
    if "transparency" in picture.info or picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"}:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture)
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256).convert("L")
    picture = picture.convert("RGB")
    return Image.frombytes("RGB", picture.size, picture.tobytes())  # leaves `info` and EXIF behind
