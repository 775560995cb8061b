"""Prepared fonts: made once, whole, drawing every character as the source does."""

import multiprocessing
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pylopdf_fonts_zh_cn as source_fonts
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from borrower_help.core import font_slices, fonts
from tests.core import glyph_pictures, prepared


def _small_cut(source: Path, target: Path, *, family: str, characters: Iterable[int]) -> set[str]:
    """Write something in place of a font, to test the bookkeeping in no time; leave a mark of each call."""
    target.write_text(family, "utf-8")
    marks = target.parent.parent / "marks"
    with marks.open("a", encoding="utf-8") as handle:
        handle.write(f"{family}\n")
    return {"林"}


def _prepare_with_small_cut(data_dir: str) -> None:
    font_slices.cut = _small_cut
    fonts.prepare(Path(data_dir))


def test_prepare_gives_the_same_folder_and_cuts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_slices, "cut", _small_cut)
    first, second = fonts.prepare(tmp_path), fonts.prepare(tmp_path)
    assert first == second
    assert (tmp_path / "fonts" / "marks").read_text("utf-8").splitlines() == [fonts.SONG, fonts.HEI]
    assert {path.name for path in first.folder.iterdir()} == {"song.ttf", "hei.ttf", "characters.txt", "fonts.conf"}


def test_processes_starting_at_once_cut_once(tmp_path: Path) -> None:
    processes = [
        multiprocessing.get_context("fork").Process(target=_prepare_with_small_cut, args=(str(tmp_path),))
        for _ in range(4)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(30)
        assert process.exitcode == 0
    assert (tmp_path / "fonts" / "marks").read_text("utf-8").splitlines() == [fonts.SONG, fonts.HEI]


def test_a_build_that_fails_leaves_nothing_and_the_next_one_succeeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(source: Path, target: Path, *, family: str, characters: frozenset[int]) -> set[str]:
        raise OSError("disk full")

    monkeypatch.setattr(font_slices, "cut", broken)
    with pytest.raises(OSError, match="disk full"):
        fonts.prepare(tmp_path)
    assert [path.name for path in (tmp_path / "fonts").iterdir()] == ["lock"]
    monkeypatch.setattr(font_slices, "cut", _small_cut)
    assert fonts.prepare(tmp_path).song.is_file()


def test_a_new_package_version_is_prepared_beside_the_old_which_can_then_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(font_slices, "cut", _small_cut)
    old = fonts.prepare(tmp_path)
    monkeypatch.setattr(fonts, "_edition", lambda: "9.9.9-other")
    new = fonts.prepare(tmp_path)
    (tmp_path / "fonts" / ".building-killed").mkdir()
    assert new.folder != old.folder
    assert fonts.remove_other_editions(tmp_path) == 2
    assert new.folder.is_dir()
    assert not old.folder.exists()


def test_every_common_character_is_in_both_slices() -> None:
    listed = {ord(c) for c in fonts.COMMON_CHARACTERS.read_text("utf-8") if not c.isspace()}
    assert len(listed) == 8105
    for path in (prepared.font_set().song, prepared.font_set().hei):
        with TTFont(path) as font:
            assert listed <= set(font.getBestCmap())
            assert "glyf" in font


def test_common_characters_hold_gb2312_and_punctuation() -> None:
    common = font_slices.common_characters(fonts.COMMON_CHARACTERS)
    assert {ord(c) for c in "啊齄〇ΩЖあ①㈠，。“”…—－～（）【】《》、；：？！￥％＋　·℃№"} <= common
    assert 9000 <= len(common) <= 10500


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("林小美，13800000000。\r\n\t　ok", ()),
        ("㐂䶮𬭎𠅤", ()),
        ("姓𠮷名𠮷", ("𠮷",)),
        ("好😀️的", ("😀",)),
        ("a​‮b­﻿", ()),
        ("e\u0301", ()),
        ("豈", ()),
        ("\x07", ("\x07",)),
        ("שלום", ("ש", "ל", "ו", "ם")),
        ("", ()),
    ],
)
def test_missing_characters_are_those_no_font_draws(text: str, missing: tuple[str, ...]) -> None:
    prepared.font_set()
    assert fonts.missing_characters(text, prepared.FONTS_DIR) == missing


def test_characters_said_to_be_drawable_are_in_a_font() -> None:
    with TTFont(source_fonts.serif_path()) as song, TTFont(source_fonts.sans_path()) as hei:
        assert {ord(c) for c in prepared.font_set().characters()} == set(song.getBestCmap()) | set(hei.getBestCmap())


@pytest.mark.parametrize(
    ("slice_name", "source"), [("song", source_fonts.serif_path()), ("hei", source_fonts.sans_path())]
)
def test_every_shape_of_a_slice_is_the_source_shape(slice_name: str, source: Path) -> None:
    path: Path = getattr(prepared.font_set(), slice_name)
    with TTFont(path) as font:
        characters = [chr(code) for code in sorted(font.getBestCmap())]
    marks = [c for c in characters if not unicodedata.category(c).startswith(("M", "Z", "C"))]
    assert len(marks) > 9000
    drawn, wanted = ImageFont.truetype(path, 32), ImageFont.truetype(source, 32)
    wrong = [c for c in marks if _apart(c, drawn, wanted) > 0.25]  # the two are hinted differently at this size
    assert wrong == []


def _apart(character: str, one: ImageFont.FreeTypeFont, other: ImageFont.FreeTypeFont) -> float:
    pictures = []
    for font in (one, other):
        picture = Image.new("L", (96, 64), 0)
        ImageDraw.Draw(picture).text((24, 44), character, font=font, fill=255, anchor="ls")
        pictures.append(picture.filter(ImageFilter.GaussianBlur(1.5)))
    return glyph_pictures.plain_distance(*pictures)
