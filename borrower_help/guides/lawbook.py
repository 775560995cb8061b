"""What the pages of the sources print of an instrument and of its articles, in the language they are read in."""

import re
from dataclasses import dataclass
from datetime import date

from borrower_help.core.moments import full_day
from borrower_help.core.traditional import traditional
from borrower_help.guides.instrument_numbers import NUMBERS
from borrower_help.rules import wording, wording_en
from borrower_help.rules.law import FORCES, NOT_LAW, Article, Source
from borrower_help.rules.shapes import Basis
from borrower_help.rules.sources import ARTICLES, SOURCES, source_of


@dataclass(frozen=True)
class ShownArticle:
    """Hold an article with its number, where that may be printed, and our sentence."""

    id: str
    label: str  # "" where no number may be printed
    meaning: str


@dataclass(frozen=True)
class ShownSource:
    """Hold an instrument in the language of the page; its official title and issuer stay Chinese."""

    number: int
    name: str
    force: str
    source: Source
    over: bool = False  # whether it was no longer in force on the day the page is read

    @property
    def no_law(self) -> bool:
        """Return whether it is no law at all."""
        return self.source.force in NOT_LAW

    @property
    def began(self) -> str:
        """Return the day it came into force, in the language of the page."""
        return full_day(self.source.in_force_from)


@dataclass(frozen=True)
class Group:
    """Hold the instruments of one binding force."""

    force: str
    sources: tuple[ShownSource, ...]


def groups(language: str, on: date) -> tuple[Group, ...]:
    """Return every instrument by binding force, most binding first, as it stands on that day."""
    found = []
    for force in FORCES:
        inside = tuple(shown(one, language, on) for one in SOURCES if one.force == force)
        found += [Group(inside[0].force, inside)] if inside else []
    return tuple(found)


def shown(source: Source, language: str, on: date) -> ShownSource:
    """Return an instrument as a page prints it on that day."""
    force = _script(wording.LANGUAGES[language].FORCES[source.force], language)
    name = source.title_en if language == "en" else _script(source.title, language)
    return ShownSource(NUMBERS[source.id], name, force, source, not source.in_force(on))


def articles(source: Source, language: str) -> tuple[ShownArticle, ...]:
    """Return the articles of an instrument that sentences of ours may rest on, in the order of their numbers."""
    inside = sorted((one for one in ARTICLES if one.source == source.id), key=_place)
    return tuple(ShownArticle(one.id, _number(one, language), one.meaning.of(language)) for one in inside)


def cited(article: str, language: str) -> tuple[str, int]:
    """Return an article with its instrument and force, and the number of the page it stands on."""
    label = wording.force_label(Basis(article, carries=False), language)
    return _script(label, language), NUMBERS[source_of(article).id]


def _place(one: Article) -> list[int]:
    """Return where an article stands in its instrument: 5.3 after 5.2, 293-1 after 293; those without a number first."""
    return [int(part) for part in re.findall(r"\d+", one.number)]


def _number(one: Article, language: str) -> str:
    words = wording.LANGUAGES[language]
    part = one.part_en if words is wording_en else one.part
    return _script(str(words.cite("", one.number, part)).lstrip(", "), language)


def _script(text: str, language: str) -> str:
    return traditional(text) if language == "zh-hant" else text
