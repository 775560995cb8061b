"""Print what a two-page letter with fifteen rows costs against ReportLab drawing the same letter in the same run.

    .venv/bin/python bench/letter_vs_reportlab.py [--data-dir var] [--rounds 30]

Both are warm, both take the same TrueType fonts, and they take turns so that a busy machine slows both alike.
"""

import argparse
import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from borrower_help.core import fonts, pdf
from tests.core import letter_sample

ROOT = Path(__file__).resolve().parents[1]
BUDGET = 4.0
WIDTH = A4[0] - 54 * mm


class NumberedCanvas(Canvas):
    """Hold the pages back until their number is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self.held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for page in self.held:
            self.__dict__.update(page)
            self.setFont("hei", 9)
            self.drawCentredString(A4[0] / 2, 13 * mm, f"第 {self._pageNumber} 页　共 {len(self.held)} 页")
            super().showPage()
        super().save()


def style(font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(f"{font}{size}", fontName=font, fontSize=size, leading=size * leading, wordWrap="CJK", **more)


TEXT, FLUSH = style("song", 12, 1.85, firstLineIndent=24), style("song", 12, 1.85)
ITEM, CELL = style("song", 12, 1.85, leftIndent=26, bulletIndent=12), style("song", 10, 1.5)
SMALL, LABEL, HEAD = style("song", 11, 1.6), style("hei", 11, 1.6), style("hei", 10, 1.5)
TITLE, SECTION = style("hei", 20, 1.4, alignment=1), style("hei", 12.5, 1.6, spaceBefore=5 * mm, keepWithNext=1)
SIGN = style("song", 12, 2.3, alignment=2, rightIndent=24)


def by_reportlab() -> bytes:
    """Return the letter as ReportLab's Platypus draws it, without tags."""
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, topMargin=30 * mm, bottomMargin=26 * mm, leftMargin=28 * mm, rightMargin=26 * mm
    )
    document.build(story(), canvasmaker=NumberedCanvas)
    return out.getvalue()


def story() -> list[Any]:
    parties = [[Paragraph(name, LABEL), Paragraph(text, SMALL)] for name, text in letter_sample.PARTIES]
    heads = [Paragraph(name, HEAD) for name, _ in letter_sample.COLUMNS]
    rows = [[Paragraph(cell, CELL) for cell in row] for row in letter_sample.ROWS]
    widths = [WIDTH * share / 100 for _, share in letter_sample.COLUMNS]
    lines = [
        ("LINEABOVE", (0, 0), (-1, 0), 1.2, "#111111"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, "#111111"),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, "#999999"),
        ("LINEBELOW", (0, -1), (-1, -1), 1.2, "#111111"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), mm),
        ("RIGHTPADDING", (0, 0), (-1, -1), mm),
    ]
    parts: list[Any] = [Paragraph(letter_sample.HEADING, TITLE), Spacer(0, 8 * mm)]
    parts += [Table(parties, colWidths=[68, WIDTH - 68]), Paragraph("一、请求事项", SECTION)]
    parts += [*items(letter_sample.REQUESTS), Paragraph("二、事实经过", SECTION)]
    parts += [Paragraph(letter_sample.STORY, TEXT)]
    parts += [Table([heads, *rows], colWidths=widths, repeatRows=1, style=lines), Paragraph("三、理由", SECTION)]
    end = [Paragraph(line, TEXT) for line in letter_sample.CLOSING] + [Spacer(0, 9 * mm)]
    end += [Paragraph(line, SIGN) for line in letter_sample.SIGNATURE]
    return [*parts, *items(letter_sample.REASONS), Spacer(0, 6 * mm), KeepTogether(end)]


def items(texts: list[str]) -> list[Any]:
    return [Paragraph(text, ITEM, bulletText=f"{number}.") for number, text in enumerate(texts, 1)]


def seconds(draw: Callable[[], bytes]) -> float:
    before = time.process_time()
    draw()
    return time.process_time() - before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", type=Path, default=ROOT / "var")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--save", type=Path, help="folder to write both letters to")
    options = parser.parse_args()
    font_set = fonts.prepare(options.data_dir)
    pdfmetrics.registerFont(TTFont("song", font_set.song))
    pdfmetrics.registerFont(TTFont("hei", font_set.hei))
    css = (ROOT / "templates/letters/base.css").read_text("utf-8")
    body = letter_sample.body()

    def by_us() -> bytes:
        return pdf.render(body, css=css, language="zh-Hans", title=letter_sample.TITLE, font_set=font_set)

    pdf.warm(css=css, font_set=font_set)
    ours, theirs = by_us(), by_reportlab()
    if options.save:
        (options.save / "ours.pdf").write_bytes(ours)
        (options.save / "reportlab.pdf").write_bytes(theirs)
    pairs = [(seconds(by_us), seconds(by_reportlab)) for _ in range(options.rounds)]
    mine = statistics.median(pair[0] for pair in pairs)
    other = statistics.median(pair[1] for pair in pairs)
    print(f"letter: {mine * 1000:.0f} ms, {len(ours) / 1000:.0f} KB")
    print(f"ReportLab: {other * 1000:.0f} ms, {len(theirs) / 1000:.0f} KB")
    print(f"ratio {mine / other:.2f} (budget {BUDGET})")
    sys.exit(mine / other > BUDGET)


if __name__ == "__main__":
    main()
