"""The PDF of a bundle: sound, readable aloud, and every picture under its stamp."""

import subprocess
from functools import cache
from pathlib import Path

import page
import pypdfium2 as pdfium
import pytest

from borrower_help.evidence import papers
from borrower_help.evidence.bundle.listing import Entry
from borrower_help.evidence.papers import Happening, Papers, Sheet, Sounding
from tests.evidence import encoders


def full(rows: int = 60) -> Papers:
    entries = [
        Entry(1, "微信截图.png", "本人手机", "2026-11-20", "深夜发来的话", "1 页", 15_596, "ab" * 32),
        Entry(2, "通话录音.m4a", "本人手机", "2026-11-21", "自称某公司的人说要上门", "2 分 05 秒", 18_784, "cd" * 32),
        Entry(3, "收到的函.pdf", "寄到家里", "", "函上写的日期和落款", "2 页", 6_677, "ef" * 32),
    ]
    happenings = [
        Happening(f"2026-11-{n % 28 + 1:02} {n % 24:02}:15", "来电", f"139000{n:05}", "说明天上门 𠮷", "证据1", n % 24)
        for n in range(rows)
    ]
    sheets = [
        Sheet("证据1", "微信截图.png", encoders.picture("JPEG", (600, 1300)), covered=True),
        Sheet("证据3-1", "收到的函.pdf", encoders.picture("JPEG", (900, 1273))),
        Sheet("证据3-2", "收到的函.pdf", encoders.picture("JPEG", (1600, 400))),
    ]
    soundings = [
        Sounding("证据2", "通话录音.m4a", "2 分 05 秒", "“明天上门。”\n我说请不要来。"),
        Sounding("证据4", "x", "", ""),
    ]
    return Papers("证据材料", "2026-11-26 20:00", "12" * 32, entries, happenings, sheets, soundings)


@cache
def made(name: str) -> bytes:
    return papers.render({"full": full(), "empty": Papers("证据材料", "2026-11-26 20:00", "")}[name])


@pytest.mark.parametrize("name", ["full", "empty"])
def test_a_bundle_is_pdf_ua_and_sound(name: str, tmp_path: Path) -> None:
    report = page.validate_pdf_bytes(made(name), profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]
    target = tmp_path / "bundle.pdf"
    target.write_bytes(made(name))
    outcome = subprocess.run(["qpdf", "--check", str(target)], capture_output=True, text=True, check=False)
    assert (outcome.returncode, outcome.stderr) == (0, "")


def test_every_picture_stands_alone_under_its_stamp_and_recordings_in_words() -> None:
    document = pdfium.PdfDocument(made("full"))
    said = ["".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    assert [text[:5] for text in said[-3:]] == ["证据1微信", "证据3-1", "证据3-2"]
    assert "部分内容由提供人遮盖" in said[-3]
    whole = "".join(said)
    assert "12" * 32 in whole
    assert "提供人记下的内容：“明天上门。”我说请不要来。" in whole
    assert "没有写下内容，请听原件。" in whole
    for sheet in list(document)[-3:]:
        pictures = [found for found in sheet.get_objects() if found.type == 3]
        assert len(pictures) == 1
        left, bottom, right, top = pictures[0].get_bounds()
        assert 0 < left < right < sheet.get_width()
        assert 40 < bottom < top < sheet.get_height() - 60


def test_what_people_typed_is_words_and_never_markup() -> None:
    sly = Papers("证据材料", "x", "", happenings=[Happening("x", "x", "<img src=http://x.test>", "</table><b>&amp;")])
    document = pdfium.PdfDocument(papers.render(sly))
    assert "<img src=http://x.test>" in "".join(p.get_textpage().get_text_range() for p in document).replace("\r\n", "")


def test_hours_are_counted_and_unknown_ones_left_out() -> None:
    rows = [Happening("", "", "", "", hour=hour) for hour in (22, 22, 22, 7, None)]
    assert [(bar.hour, bar.count, bar.width) for bar in papers.bars(rows)] == [
        ("07:00–07:59", 1, 33),
        ("22:00–22:59", 3, 100),
    ]
    assert papers.bars([]) == []
