"""Cut the common characters out of a whole OpenType font and give them TrueType outlines."""

import logging
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

logging.getLogger("fontTools").setLevel(logging.ERROR)  # it reports every table it drops

MAX_ERROR = 1.0  # in thousandths of the character's height: a hundredth of a millimetre at the size of a heading
PUNCTUATION = (range(0x20, 0x7F), range(0xA0, 0x180), range(0x2010, 0x2060), range(0x2460, 0x24A0))
CJK_PUNCTUATION = (range(0x3000, 0x3040), range(0x3220, 0x3244), range(0xFE10, 0xFE50), range(0xFF01, 0xFFF0))
OTHER_SIGNS = "€℃№℡™←↑→↓≈≠≤≥√×÷±·•…—–‰′″□■○●△▲☆★✓✗⁰₂﹏"


def common_characters(character_list: Path) -> frozenset[int]:
    """Return the code points of GB 2312, of the given list of characters and of the punctuation round them."""
    gb2312 = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    texts = [raw.decode("gb2312", "ignore") for raw in gb2312]
    texts += [character_list.read_text("utf-8"), OTHER_SIGNS]
    wanted = {ord(character) for text in texts for character in text if not character.isspace()}
    return frozenset(wanted.union(*PUNCTUATION, *CJK_PUNCTUATION))


def cut(source: Path, target: Path, *, family: str, characters: Iterable[int]) -> set[str]:
    """Write the slice as TrueType under its own family name; return every character the whole font has."""
    font = TTFont(source)
    whole = {chr(code) for code in font.getBestCmap()}
    options = subset.Options(
        layout_features=["ccmp", "kern", "mark"],
        drop_tables=[*subset.Options().drop_tables, "VORG", "vhea", "vmtx", "BASE", "DSIG"],
        name_IDs=[0, 13, 14],  # who made it and under which licence
        hinting=False,
        notdef_outline=True,
        glyph_names=False,
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    _to_truetype(font)
    _name(font, family)
    font.recalcTimestamp = False
    font.save(target)
    return whole


def _to_truetype(font: TTFont) -> None:
    """Replace the cubic outlines by quadratic ones."""
    outlines, order = font.getGlyphSet(), font.getGlyphOrder()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    glyf.compile(font)  # works out the bounds the side bearings are read from
    metrics = font["hmtx"]
    for name in order:
        metrics[name] = (metrics[name][0], getattr(glyphs[name], "xMin", 0))
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"
    _profile(font, len(order))


def _profile(font: TTFont, count: int) -> None:
    """Describe the outlines as TrueType expects; no glyph has instructions."""
    profile = font["maxp"]
    profile.tableVersion, profile.numGlyphs = 0x00010000, count
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"):
        setattr(profile, field, 0)
    profile.maxZones, profile.maxSizeOfInstructions, profile.maxComponentElements = 1, 0, 0
    names = font["post"]
    names.formatType, names.extraNames, names.mapping = 3.0, [], {}


def _name(font: TTFont, family: str) -> None:
    """Give the slice a name of its own, as the licence asks of changed fonts."""
    ids = {1: family, 2: "Regular", 3: f"{family} slice", 4: family, 5: "Version 1.000", 6: family.replace(" ", "")}
    for name_id, text in ids.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
