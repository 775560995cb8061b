"""PDF pages: the right shapes, the right text, tagged, small, the same every time, and nothing from outside."""

import base64
import gc
import hashlib
import io
import logging
import multiprocessing
import os
import re
import subprocess
import sys
from pathlib import Path

import page
import pylopdf_fonts_zh_cn as source_fonts
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from weasyprint.text import ffi

from borrower_help.core import fonts, page_images, pdf, pdf_engine
from tests.core import glyph_pictures, letter_sample, prepared

SONG_FAMILY = f"'{fonts.SONG}', '{fonts.SONG_WHOLE}'"
HEI_FAMILY = f"'{fonts.HEI}', '{fonts.HEI_WHOLE}'"
FACES = [(SONG_FAMILY, source_fonts.serif_path()), (HEI_FAMILY, source_fonts.sans_path())]
ALIKE = "己已巳未末土士日曰人入戊戌戍"
RARE = "㐂㑇䶮𠅤𬭎𫖮囧犇龘喆堃"
COMMON = "林骨直角返今雪郎免平有化述邉０〇，。“”‘’（）《》、：；？！…—·０123789AaQg%@"
SWAPPED = "林骨直今"


def letter(rows: int = 15) -> bytes:
    return pdf.render(
        letter_sample.body(rows),
        css=prepared.LETTER_CSS,
        language="zh-Hans",
        title=letter_sample.TITLE,
        font_set=prepared.font_set(),
    )


def small(body: str, css: str = "", title: str = "字") -> bytes:
    style = f"body {{ font-family: {SONG_FAMILY} }}" + css
    return pdf.render(body, css=style, language="zh-Hans", title=title, font_set=prepared.font_set())


def text_of(data: bytes) -> str:
    """Return the text of all pages in drawing order, without blanks and page numbers."""
    document = pypdfium2.PdfDocument(data)
    pages = ("".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document)))
    return "".join(re.sub(r"第\d+页共\d+页", "", text) for text in pages)


@pytest.mark.parametrize(("family", "source"), FACES)
def test_characters_look_as_the_source_font_draws_them(family: str, source: Path) -> None:
    spread = "".join(sorted(prepared.font_set().characters() & set(fonts.COMMON_CHARACTERS.read_text("utf-8"))))[::61]
    characters = "".join(dict.fromkeys(ALIKE + RARE + COMMON + spread))
    assert len(characters) > 180
    found = glyph_pictures.differing(
        characters, family=family, source=source, font_set=prepared.font_set(), alike=ALIKE
    )
    assert found == ""


def test_glyph_pictures_catch_a_font_with_wrong_shapes_which_reads_back_right(tmp_path: Path) -> None:
    wrong = fonts.FontSet(tmp_path)
    _swap_shapes(prepared.font_set().song, wrong.song, SWAPPED)
    wrong.config_file.write_text(fonts.fontconfig_file((tmp_path,), cache=tmp_path / "cache"), "utf-8")
    characters = "己" + SWAPPED + "末"
    assert text_of(glyph_pictures.page(characters, family=SONG_FAMILY, font_set=wrong)) == characters
    found = glyph_pictures.differing(
        characters, family=SONG_FAMILY, source=source_fonts.serif_path(), font_set=wrong, alike=ALIKE
    )
    assert found == SWAPPED


def _swap_shapes(source: Path, target: Path, characters: str) -> None:
    """Write a font in which each of the characters has the shape of the next one."""
    with TTFont(source) as font:
        names = [font.getBestCmap()[ord(character)] for character in characters]
        shapes = [font["glyf"][name] for name in names]
        for name, shape in zip(names, shapes[1:] + shapes[:1], strict=True):
            font["glyf"][name] = shape
        font.save(target)


def test_glyph_pictures_catch_an_empty_box(tmp_path: Path) -> None:
    lacking = fonts.FontSet(tmp_path)
    folders = (prepared.font_set().folder,)  # the slices without the whole fonts behind them
    lacking.config_file.write_text(fonts.fontconfig_file(folders, cache=tmp_path / "cache"), "utf-8")
    found = glyph_pictures.differing("林㐂骨", family=SONG_FAMILY, source=source_fonts.serif_path(), font_set=lacking)
    assert found == "㐂"


def test_letter_reads_back_as_composed() -> None:
    text, heads = text_of(letter()), letter_sample.HEADS
    assert text.count(heads) == 2  # the table goes on overleaf under its heads
    first = text.index(heads) + len(heads)
    assert text[:first] + text[first:].replace(heads, "") == letter_sample.words()


def test_rare_and_decomposed_characters_read_back() -> None:
    assert text_of(small("<p>㐂䶮𬭎 e\u0301</p>")) == "㐂䶮𬭎é"


def test_invisible_characters_leave_no_mark_on_the_page() -> None:
    marks = "".join(sorted(fonts.INVISIBLE - set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")))
    plain, marked = small("<p>林 美</p>"), small(f"<p>林 {marks} 美</p>")
    pictures = [page_images.page_pngs(data, width_px=600)[0] for data in (plain, marked)]
    ink = [_ink(Image.open(io.BytesIO(picture)).convert("L")) for picture in pictures]
    assert ink[1] <= ink[0] * 1.02


def _ink(picture: Image.Image) -> int:
    return sum((255 - level) * count for level, count in enumerate(picture.histogram()))


@pytest.mark.parametrize("rows", [1, 15, 300])
def test_letter_is_pdf_ua(rows: int) -> None:
    report = page.validate_pdf_bytes(letter(rows), profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


def test_pdf_ua_check_notices_a_table_without_row_heads() -> None:
    report = page.validate_pdf_bytes(small("<table><tr><th>甲</th><td>乙</td></tr></table>"), profile="ua1")
    assert not report.is_compliant


def test_letter_is_tagged_and_says_its_language_and_title(tmp_path: Path) -> None:
    data, target = letter(), tmp_path / "letter.pdf"
    target.write_bytes(data)
    document = pypdfium2.PdfDocument(data)
    assert document.is_tagged()
    assert document.get_metadata_value("Title") == letter_sample.TITLE
    command = ["qpdf", "--qdf", "--object-streams=disable", str(target), "-"]
    plain = subprocess.run(command, capture_output=True, check=True)
    assert b"/Lang (zh-Hans)" in plain.stdout


def test_title_is_text_and_not_markup() -> None:
    data = small("<p>林</p>", title="<b>A&B</b>")
    assert pypdfium2.PdfDocument(data).get_metadata_value("Title") == "<b>A&B</b>"


@pytest.mark.parametrize("rows", [15, 300])
def test_qpdf_finds_no_fault(tmp_path: Path, rows: int) -> None:
    target = tmp_path / "letter.pdf"
    target.write_bytes(letter(rows))
    outcome = subprocess.run(["qpdf", "--check", str(target)], capture_output=True, text=True, check=False)
    assert (outcome.returncode, outcome.stderr) == (0, "")


def test_fonts_are_embedded_and_are_ours() -> None:
    names = _fonts_of(letter())
    assert names == {fonts.SONG.replace(" ", "-"), fonts.HEI.replace(" ", "-")}
    assert "Noto-Serif-SC" in " ".join(_fonts_of(small("<p>丅鄂鈾</p>")))


def _fonts_of(data: bytes) -> set[str]:
    """Return the names of the fonts pages draw with, without the subset mark; fail for one that is not embedded."""
    found = set()
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        for item in document[number].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            font = item.get_font()
            assert font.is_embedded
            found.add(font.get_base_name().split("+")[-1])
    return found


def test_two_page_letter_is_small() -> None:
    data = letter()
    assert len(pypdfium2.PdfDocument(data)) == 2
    assert len(data) <= 180_000


def test_same_page_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib, sys; from tests.core import test_pdf; "
        "sys.stdout.write(hashlib.sha256(test_pdf.letter()).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", program],
        cwd=prepared.ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "UTC"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert hashlib.sha256(letter()).hexdigest() == hashlib.sha256(letter()).hexdigest() == other.stdout


def test_a_worker_forked_after_warming_gives_the_same_bytes() -> None:
    wanted = hashlib.sha256(letter()).hexdigest()
    context = multiprocessing.get_context("fork")
    results = context.SimpleQueue()
    for _ in range(2):
        child = context.Process(target=lambda: results.put(hashlib.sha256(letter()).hexdigest()))
        child.start()
        child.join(60)
        assert child.exitcode == 0
        assert results.get() == wanted


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="x" src="http://127.0.0.1:9/x.png">',
        '<img alt="x" src="https://example.org/x.png">',
        '<img alt="x" src="file:///etc/hostname">',
        '<img alt="x" src="x.png">',
        '<p style="background: url(file:///etc/hostname)">x</p>',
        "<script>1</script>",
        "<html><p>x</p></html>",
        "<iframe></iframe>",
        "<p>x</p><link rel=stylesheet href=x>",
    ],
)
def test_a_page_that_reaches_outside_is_refused(body: str) -> None:
    with pytest.raises(pdf.PdfRefusedError):
        small(body)


def test_a_stylesheet_that_reaches_outside_is_refused() -> None:
    with pytest.raises(pdf.PdfRefusedError):
        small("<p>x</p>", css="p { background: url(https://example.org/x.png) }")
    with pytest.raises(pdf.PdfRefusedError):
        small("<p>x</p>", css="@font-face { font-family: x; src: url(file:///etc/hostname) } p { font-family: x }")


def test_nothing_of_the_page_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        small('<p style="colour: secret">x</p><p><img src="data:image/png;base64,c2VjcmV0"></p>', css="secret {")
    assert "secret" not in caplog.text


def test_a_wrong_language_tag_is_refused() -> None:
    with pytest.raises(pdf.PdfRefusedError):
        pdf.render("<p>x</p>", css="", language='zh"><p>', title="x", font_set=prepared.font_set())


def test_data_addresses_are_drawn() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 0, 0)).save(picture, "PNG")
    address = f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}"
    data = small(f'<p><img alt="红" src="{address}" style="width:50mm"></p>')
    drawn = Image.open(io.BytesIO(page_images.page_pngs(data, width_px=400)[0])).convert("RGB")
    assert (200, 0, 0) in {colour for _, colour in drawn.getcolors(1_000_000) or []}


def test_every_element_we_allow_has_a_default() -> None:
    listed = set(re.findall(r"[a-z][a-z0-9]*", re.sub(r"/\*.*?\*/|\{[^{}]*\}", "", _defaults(), flags=re.DOTALL)))
    inline = {"span", "b", "strong", "em", "i", "a", "abbr", "bdi"}
    assert pdf_engine.ELEMENTS - listed == inline


def _defaults() -> str:
    return (prepared.ROOT / "borrower_help/core/data/page_defaults.css").read_text("utf-8")


def test_fonts_of_the_machine_are_never_used() -> None:
    before = os.environ.get("FONTCONFIG_FILE")
    assert _fonts_of(small("<p style=\"font-family: 'DejaVu Sans', sans-serif\">plain</p>")) <= {
        "Shoujie-Song",
        "Shoujie-Hei",
        "Noto-Serif-SC",
        "Noto-Sans-SC",
    }
    assert os.environ.get("FONTCONFIG_FILE") == before


def test_warm_renders_and_sets_aside() -> None:
    before = gc.get_freeze_count()
    pdf.warm(font_set=prepared.font_set())
    try:
        assert gc.get_freeze_count() > before
        assert gc.isenabled()
    finally:
        gc.unfreeze()


def test_a_machine_without_harfbuzz_subset_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf.require_harfbuzz_subset()
    monkeypatch.setattr(ffi, "harfbuzz_subset", None)
    with pytest.raises(pdf.PdfUnavailableError, match="libharfbuzz-subset0"):
        pdf.require_harfbuzz_subset()


def test_a_machine_without_pango_is_told_what_to_install() -> None:
    program = (
        "import sys, importlib.abc\n"
        "class NoPango(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'weasyprint': raise OSError('cannot load library')\n"
        "sys.meta_path.insert(0, NoPango())\n"
        "from borrower_help.core import pdf\n"
        "try: pdf.require_harfbuzz_subset()\n"
        "except pdf.PdfUnavailableError as error: sys.stdout.write(str(error))\n"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", program], cwd=prepared.ROOT, capture_output=True, text=True, check=True
    )
    assert all(name in outcome.stdout for name in pdf.SYSTEM_PACKAGES.split())
