"""The two Chinese fonts of our PDFs: made once for a machine, kept in the data folder, the same for every process.

A whole CJK font costs a letter 75 ms and 200 KB more than a slice of it in TrueType outlines, so the characters nearly
every letter is made of are cut out once; the whole font stands behind as second family for the rest of a name.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from xml.sax.saxutils import escape

import pylopdf_fonts_zh_cn as source_fonts

SONG = "Shoujie Song"
HEI = "Shoujie Hei"
SONG_WHOLE = "Noto Serif SC"
HEI_WHOLE = "Noto Sans SC"

PACKAGE = "pylopdf-fonts-zh-cn"
RECIPE = 1  # raise when the way of cutting changes, so that every machine cuts again
COMMON_CHARACTERS = Path(__file__).parent / "data" / "tgh8105.txt"

# Never drawn by any font; a shaper leaves them out of the line.
INVISIBLE = frozenset(
    map(
        chr,
        [
            0x00AD,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2065),
            *range(0x2066, 0x206A),
            *range(0xFE00, 0xFE10),
            0xFEFF,
            *range(0xE0100, 0xE01F0),
        ],
    )
)


@dataclass(frozen=True)
class FontSet:
    """A folder of prepared fonts with the fontconfig file that names them and nothing else of the machine."""

    folder: Path

    @property
    def config_file(self) -> Path:
        """Return the file fontconfig reads."""
        return self.folder / "fonts.conf"

    @property
    def song(self) -> Path:
        """Return the slice for text."""
        return self.folder / "song.ttf"

    @property
    def hei(self) -> Path:
        """Return the slice for headings and emphasis."""
        return self.folder / "hei.ttf"

    def characters(self) -> frozenset[str]:
        """Return every character at least one font of the set can draw."""
        return _characters(self.folder)


def prepare(data_dir: Path) -> FontSet:
    """Return the prepared fonts, cutting them first (half a minute) if this machine has none of this version."""
    home = Path(data_dir).resolve() / "fonts"
    target = home / _edition()
    if not target.is_dir():
        home.mkdir(parents=True, exist_ok=True)
        with _only_one(home / "lock"):
            if not target.is_dir():
                _build(home, target)
    return FontSet(target)


def remove_other_editions(data_dir: Path) -> int:
    """Delete fonts prepared for other package versions and what a killed build left; return how many folders went."""
    home = Path(data_dir).resolve() / "fonts"
    with _only_one(home / "lock"):
        old = [path for path in home.iterdir() if path.is_dir() and path.name != _edition()]
        for path in old:
            shutil.rmtree(path)
    return len(old)


def missing_characters(text: str, data_dir: Path | None = None) -> tuple[str, ...]:
    """Return the characters of the text that no font can draw, each once, in the order they appear.

    Such a character would be printed as a silent empty box. Blanks and invisible marks are never missing. Without a
    folder the fonts are those of the running site.
    """
    drawable = (current() if data_dir is None else prepare(data_dir)).characters()
    wanted = dict.fromkeys(unicodedata.normalize("NFC", text))
    return tuple(c for c in wanted if c not in drawable and c not in INVISIBLE and not c.isspace())


def current() -> FontSet:
    """Return the prepared fonts of the running site: in FONTS_DIR, where settings name one, else in DATA_DIR."""
    from django.conf import settings  # only here, so that everything else works without settings

    return prepare(getattr(settings, "FONTS_DIR", settings.DATA_DIR))


@lru_cache(maxsize=1)
def _edition() -> str:
    """Name what the fonts are made from; the folder of the sources counts, for fonts.conf points at it."""
    made_from = [version(PACKAGE), str(RECIPE), str(source_fonts.serif_path()), COMMON_CHARACTERS.read_text("utf-8")]
    return f"{version(PACKAGE)}-{hashlib.sha256(chr(0).join(made_from).encode()).hexdigest()[:12]}"


@lru_cache(maxsize=4)
def _characters(folder: Path) -> frozenset[str]:
    return frozenset((folder / "characters.txt").read_text("utf-8"))


@contextmanager
def _only_one(lock_file: Path) -> Iterator[None]:
    with lock_file.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _build(home: Path, target: Path) -> None:
    """Cut both fonts into a hidden folder and rename it, so that a folder with the right name is always whole."""
    from borrower_help.core import font_slices  # only here: fontTools is 25 MB no other process needs

    folder = Path(tempfile.mkdtemp(prefix=".building-", dir=home))
    try:
        common = font_slices.common_characters(COMMON_CHARACTERS)
        drawable = font_slices.cut(source_fonts.serif_path(), folder / "song.ttf", family=SONG, characters=common)
        drawable |= font_slices.cut(source_fonts.sans_path(), folder / "hei.ttf", family=HEI, characters=common)
        (folder / "characters.txt").write_text("".join(sorted(drawable)), "utf-8")
        folders = (target, source_fonts.serif_path().parent)
        (folder / "fonts.conf").write_text(fontconfig_file(folders, cache=target / "cache"), "utf-8")
        folder.chmod(0o755)
        os.rename(folder, target)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def fontconfig_file(folders: tuple[Path, ...], *, cache: Path) -> str:
    """Return a fontconfig file that knows these folders only: a font of the machine can never slip into a letter."""
    lines = [f"  <dir>{escape(str(folder))}</dir>" for folder in folders]
    lines.append(f"  <cachedir>{escape(str(cache))}</cachedir>")
    head = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n'
    return head + "\n".join(lines) + "\n</fontconfig>\n"
