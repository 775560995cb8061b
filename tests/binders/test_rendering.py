"""The PDF of a binder: sound, readable aloud, every page under its stamp, nothing lost and nothing that was covered."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import page
import pypdfium2 as pdfium
import pytest
from PIL import Image

from borrower_help.binders import compose, papers, rendering
from borrower_help.binders.compose import material_of
from borrower_help.cases.access import OpenCase
from borrower_help.core.pdf import PdfRefusedError
from borrower_help.evidence import chain
from borrower_help.evidence import services as evidence
from tests.binders.making import EXCERPT, kept_case, pages
from tests.evidence import encoders
from tests.factories import make_case, make_file, make_guest, make_incidents

pytestmark = pytest.mark.django_db


def sound(pdf: bytes, folder: Path) -> None:
    """Hold a PDF against PDF/UA-1 and qpdf."""
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]
    target = folder / "bound.pdf"
    target.write_bytes(pdf)
    outcome = subprocess.run(["qpdf", "--check", str(target)], capture_output=True, text=True, check=False)
    assert (outcome.returncode, outcome.stderr) == (0, "")


def written(case: OpenCase, part: str = "all") -> papers.Papers:
    return compose.dated(compose.compose(case, part, material_of(case)), case)


def images_of(pdf: bytes, number: int) -> list[Image.Image]:
    """Return the pictures on a page."""
    document = pdfium.PdfDocument(pdf)
    try:
        found = document[number].get_objects(filter=[3])
        return [one.get_bitmap().to_pil().convert("RGB") for one in found]
    finally:
        document.close()


def test_everything_stands_in_the_pdf_under_its_stamp(worker, tmp_path):
    case, kept = kept_case(worker)
    said = written(case)
    said = papers.from_json(papers.to_json(said))
    steps: list[tuple[int, int]] = []
    made = rendering.render(said, lambda *step: steps.append(step))
    sound(made.pdf, tmp_path)
    read = pages(made.pdf)
    whole = "".join(read)
    assert made.pages == len(read)
    assert steps == [(n, 10) for n in range(1, 11)]  # two pictures and three pages, each laid out and written

    # the cover: figures of the record, the chain's head, lines to fill in
    for words in ("提交给", "提供人（签名）", "某某消费金融有限公司", "共3次", chain.head(evidence.entries_of(case))):
        assert words in read[0], words
    # the list: every file with its SHA-256, what it proves, how long it is
    for one in kept:
        payload = one.payload
        assert payload.sha256 in whole
        assert f"证据{payload.number}{payload.name}" in whole
        assert payload.note in whole
    for words in ("2秒", "3页", "我自己录的、拍的"):
        assert words in whole
    # the records by time, with the files that belong to the first
    told = "".join(read[1:])
    assert told.index("2026年3月5日17:32") < told.index("2026年3月6日17:32") < told.index("2026年3月9日17:32")
    assert "证据1、证据2、证据3" in whole
    # stamps: of pictures and pages in the page, of words in the margin
    stamped = {
        stamp: number
        for stamp in ("证据1-1", "证据3-1", "证据3-2", "证据3-3", "证据4-1", "证据5-1", "证据7-1")
        for number, text in enumerate(read)
        if stamp in text and number
    }
    assert list(stamped.values()) == sorted(stamped.values()), stamped
    assert len(set(stamped.values())) == 7
    assert encoders.MARK in read[stamped["证据4-1"]]
    assert "20:15\t10086".replace("\t", "") in read[stamped["证据7-1"]].replace(",", "")
    # recordings in words, what cannot be shown with the way to the original
    assert "".join(EXCERPT.split()) in whole
    assert whole.count("原件在压缩包里") >= 2
    assert "这类文件不能印在纸上" in whole


def test_a_covered_picture_stands_there_covered_and_no_place_or_camera_anywhere(worker):
    case, _kept = kept_case(worker, "微信截图.jpg", "身份证.png")
    made = rendering.render(written(case))
    read = pages(made.pdf)
    at = next(number for number, text in enumerate(read) if text.startswith("证据2-1"))
    (picture,) = images_of(made.pdf, at)
    assert picture.crop((0, 0, picture.width, picture.height // 2 - 8)).getextrema() == ((0, 0),) * 3
    assert picture.crop((0, picture.height // 2 + 8, picture.width, picture.height)).getextrema() != ((0, 0),) * 3
    assert "部分内容由提供人遮盖" in read[at]
    assert "部分内容由提供人遮盖" not in read[at - 1]
    for mark in (b"Exif", b"GPS", b"ICC_PROFILE", b"JFXX"):
        assert mark not in made.pdf
    assert "22°" not in "".join(read)


def test_a_picture_whose_covered_copy_is_not_there_is_not_shown_open(worker):
    case, kept = kept_case(worker, "身份证.png")
    material = material_of(case)
    (looks,) = material.looks.values()
    lost = replace(looks, covered=replace(looks.covered, state="failed", made=None))
    said = compose.compose(case, "all", replace(material, looks={kept[0].row.pk: lost}))
    assert said.sheets == []
    assert "遮盖后的副本没有做成" in said.exhibits[0].note


def test_a_still_of_a_video_stands_beside_what_is_said_of_it(worker, tmp_path):
    case = make_case(make_guest())
    make_file(case, encoders.video("mp4"), "上门.mp4")
    worker.work()
    made = rendering.render(written(case))
    sound(made.pdf, tmp_path)
    (number,) = [number for number, text in enumerate(pages(made.pdf)) if "开头几秒里的一个画面" in text]
    assert "提供人没有写下来" in pages(made.pdf)[number]
    assert [image.size for image in images_of(made.pdf, number)] == [(320, 240)]


def test_the_list_alone_is_short_and_has_no_pictures(worker, tmp_path):
    case, kept = kept_case(worker, "微信截图.jpg", "通话录音.amr")
    made = rendering.render(written(case, "list"))
    sound(made.pdf, tmp_path)
    whole = "".join(pages(made.pdf))
    assert whole.startswith("证据清单提交给")
    assert all(one.payload.sha256 in whole for one in kept)
    assert "再不还就上门" not in whole
    assert [images_of(made.pdf, number) for number in range(made.pages)] == [[]] * made.pages


def test_what_people_typed_is_words_and_what_no_font_has_is_said(worker):
    case, kept = kept_case(worker, "通话录音.amr")
    sly = replace(kept[0].payload, note="<img src=http://x.test>&amp;", excerpt="</p><b>他说\U0001fae8")
    evidence.describe(case=case, row=kept[0].row, payload=sly, revision=2)
    whole = "".join(pages(rendering.render(written(case)).pdf))
    assert "<imgsrc=http://x.test>&amp;" in whole
    assert "</p><b>他说〔〕" in whole
    assert "〔〕：打印用的字体里没有的字" in whole


def test_a_bad_page_of_a_paper_is_named_and_the_others_keep_their_numbers(worker):
    case = make_case(make_guest())
    make_file(case, encoders.pages_with_a_bad_one(), "收到的函.pdf")
    worker.work()
    said = papers.from_json(papers.to_json(written(case)))
    read = pages(rendering.render(said).pdf)
    stamped = [text[:5] for text in read if text.startswith("证据1-")]
    assert stamped == ["证据1-1", "证据1-3"]
    assert "第2页在这里打不开，没有印。原件在压缩包里。" in "".join(read)


def test_pages_left_out_for_want_of_room_are_said(worker, monkeypatch):
    case = make_case(make_guest())
    for name, data in (("bad.pdf", encoders.pages_with_a_bad_one()), ("good.pdf", encoders.pages())):
        make_file(case, data, name)
    worker.work()
    notes = []
    for most in (5, 4, 2, 1):
        monkeypatch.setattr(compose, "MOST_SHEETS", most)
        notes.append([one.note for one in compose.compose(case, "all", material_of(case)).exhibits])
    lost, original = "第 2 页在这里打不开，没有印。", "原件在压缩包里。"
    assert notes == [
        [lost + original, ""],
        [lost + original, f"一共 3 页，这里印到第 2 页。{original}"],
        [lost + original, f"图片太多，这一份没有印出来。{original}"],
        [f"一共 3 页，这里印到第 1 页。{original}", f"图片太多，这一份没有印出来。{original}"],
    ]


def test_too_many_records_stand_by_day(worker, monkeypatch):
    from borrower_help.binders import timeline

    monkeypatch.setattr(timeline, "MOST_ROWS", 401)
    case = make_case(make_guest())
    make_incidents(case, 402)
    said = written(case).timeline
    assert (said.rows, len(said.days) < 60, "402" in said.lead) == ((), True, True)
    assert sum(int(day[1].removesuffix("次")) for day in said.days) == 402


def test_pictures_share_the_room_there_is(worker):
    noise = Image.effect_noise((1600, 1200), 60).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "JPEG", quality=85)
    assert out.tell() > 500_000
    lean = rendering.leaner(out.getvalue(), 350_000)
    assert len(lean) <= 350_000
    assert max(Image.open(io.BytesIO(lean)).size) >= 1240


def test_a_copy_that_is_gone_or_changed_costs_its_page_or_the_whole_and_is_never_a_hole(worker):
    case, _kept = kept_case(worker, "微信截图.jpg")
    said = written(case)
    gone = replace(
        said, exhibits=(replace(said.exhibits[0], sheets=(replace(said.sheets[0], stored="evidence/x/y"),)),)
    )
    assert "现在读不出来" in "".join(pages(rendering.render(gone).pdf))
    wrong = replace(said, exhibits=(replace(said.exhibits[0], sheets=(replace(said.sheets[0], key="00" * 32),)),))
    with pytest.raises(PdfRefusedError, match="cannot be read"):
        rendering.render(wrong)
