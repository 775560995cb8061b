"""A letter as an editable Word file for those who help: the same words in the same order as the PDF."""

import re
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table as Grid
from docx.table import _Row as Row
from docx.text.paragraph import Paragraph

from borrower_help.letters.contexts import Closing, LetterContext, Pair, Section, Table

_CELL = "Record"  # the style of what stands in a table
_SONG, _HEI = "SimSun", "SimHei"  # on every office machine; others take the nearest
_TEXT_WIDTH = 156  # mm
_NOT_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INDENT = Pt(24)  # two characters


def word_file(context: LetterContext) -> bytes:
    """Return the letter as .docx; who made it and when is left out of its properties."""
    paper = Document()
    _set_up(paper, context)
    heading = paper.add_paragraph(_printable(context.heading))
    heading.style = paper.styles["Title"]
    _pairs(paper, context.parties)
    for section in context.sections:
        _section(paper, section)
    _closing(paper, context.closing)
    for sheet in context.sheets:
        paper.add_section(WD_SECTION.NEW_PAGE)
        _section(paper, sheet)
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def _set_up(paper: Paper, context: LetterContext) -> None:
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(30), Mm(26), Mm(28), Mm(26)
    for name, font, size, after in (("Normal", _SONG, 12, 0), ("Title", _HEI, 20, 18), ("Heading 1", _HEI, 12.5, 4)):
        _style(paper.styles[name], font, size, after)
    cell = paper.styles.add_style(_CELL, WD_STYLE_TYPE.PARAGRAPH)
    _style(cell, _SONG, 10, 0)
    cell.paragraph_format.line_spacing = 1.2
    paper.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    about = paper.core_properties
    about.title, about.author, about.last_modified_by, about.comments = context.title, "", "", ""
    about.language = "zh-CN"


def _style(style: ParagraphStyle, font: str, size: float, after: float) -> None:
    style.font.name, style.font.size, style.font.bold = font, Pt(size), False
    style.font.color.rgb = None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):  # a theme's font would go before the one named
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), font)
    for rule in style.element.xpath("./w:pPr/w:pBdr"):  # the ready-made title has a line below it
        rule.getparent().remove(rule)
    style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(after), Pt(after / 2)
    style.paragraph_format.line_spacing = 1.5


def _section(paper: Paper, section: Section) -> None:
    if section.heading:
        paper.add_paragraph(_printable(section.heading)).style = paper.styles["Heading 1"]
    for words in (*section.lead, *section.own):
        _paragraph(paper, words)
    _pairs(paper, section.pairs)
    for number, item in enumerate(section.items, 1):
        _paragraph(paper, f"{number}. {item}", indent=False)
    if section.before_table:
        _paragraph(paper, section.before_table)
    if section.table:
        _table(paper, section.table)
    for words in section.after:
        _paragraph(paper, words)


def _paragraph(paper: Paper, words: str, *, indent: bool = True) -> Paragraph:
    paragraph = paper.add_paragraph(_printable(words))
    if indent:
        paragraph.paragraph_format.first_line_indent = _INDENT
    return paragraph


def _pairs(paper: Paper, pairs: tuple[Pair, ...]) -> None:
    for pair in pairs:
        # lines for the pen are as wide as the page: they begin below their label
        below = "\n" if "\n" in pair.value else ""
        _paragraph(paper, f"{pair.label}：{below}{pair.value}", indent=False)


def _table(paper: Paper, table: Table) -> None:
    grid = paper.add_table(rows=0, cols=len(table.heads))
    grid.style = paper.styles["Table Grid"]
    grid.autofit = False
    for column, width in zip(grid.columns, table.widths, strict=True):
        column.width = Mm(_TEXT_WIDTH * width / 100)  # every new row takes it over
    for cells in (table.heads, *table.rows):
        _row(grid.add_row(), cells)
    _repeat_first_row(grid)


def _row(row: Row, cells: tuple[str, ...]) -> None:
    for cell, words in zip(row.cells, cells, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph._p.style = _CELL  # its id; to look it up by name takes as long as all the rest
        paragraph.add_run(_printable(words))


def _repeat_first_row(grid: Grid) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(mark)


def _closing(paper: Paper, closing: Closing) -> None:
    _paragraph(paper, closing.reservation)
    if closing.salutation:
        _paragraph(paper, closing.salutation)
    if closing.addressee:
        _paragraph(paper, closing.addressee, indent=False)
    for line in (*closing.sign.split("\n"), closing.date_line):
        if line.strip():
            paragraph = _paragraph(paper, line, indent=False)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if closing.attachments:
        _paragraph(paper, closing.attachments, indent=False)


def _printable(words: str) -> str:
    """Return words without the signs no XML may hold."""
    return _NOT_XML.sub("", words)
