"""What rests on which article, and what of the law is due: changing an article lists what it touches."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pkgutil import walk_packages

from borrower_help.guides import library
from borrower_help.guides.catalogue import DAYS, PAGES
from borrower_help.guides.claims import CLAIMS
from borrower_help.guides.library.shapes import Guide
from borrower_help.letters import notice
from borrower_help.rules.engine import RULES
from borrower_help.rules.law import Article, Source
from borrower_help.rules.sources import ARTICLES, SOURCES


@dataclass(frozen=True)
class Touched:
    """Hold what rests on an article, by kind."""

    rules: tuple[str, ...]
    guides: tuple[str, ...]
    letters: tuple[str, ...]
    pages: tuple[str, ...]

    def __bool__(self) -> bool:
        """Return whether anything rests on it."""
        return any((self.rules, self.guides, self.letters, self.pages))


@dataclass(frozen=True)
class Line:
    """Hold one instrument as the board shows it."""

    source: Source
    late: bool
    touched: int  # rules, guides, letters and pages that rest on it


def guides() -> tuple[Guide, ...]:
    """Return every guide of the library, wherever its folder of modules keeps it."""
    found: dict[int, Guide] = {}
    for module in walk_packages(library.__path__, f"{library.__name__}."):
        for value in vars(import_module(module.name)).values():
            held = value if isinstance(value, tuple) else (value,)
            found |= {one.number: one for one in held if isinstance(one, Guide)}
    return tuple(found[number] for number in sorted(found))


def touched(article: str) -> Touched:
    """Return what rests on an article; a letter also names what its findings rest on."""
    rules = tuple(rule.key for rule in RULES if any(basis.article == article for basis in rule.bases))
    return Touched(
        rules=rules,
        guides=tuple(one.key for one in guides() if article in one.articles),
        letters=tuple(_letters(article, by_finding=bool(rules))),
        pages=tuple(_pages(article)),
    )


def _letters(article: str, *, by_finding: bool) -> Iterator[str]:
    if by_finding:
        yield from ("complaint (by its findings)", "notice (by its findings)", "sheet (by its findings)")
    if article in notice.OWN_RIGHTS:
        yield "notice"


def _pages(article: str) -> Iterator[str]:
    yield from (page.slug for page in PAGES if article in page.articles)
    if article in DAYS:
        yield "days"
    yield from (f"claims ({claim.key})" for claim in CLAIMS if article in claim.articles)


def resting() -> dict[str, Touched]:
    """Return every article something rests on."""
    every = ((one.id, touched(one.id)) for one in ARTICLES)
    return {key: what for key, what in every if what}


def board(on: date) -> tuple[Line, ...]:
    """Return every instrument, the one due first at the top, then by how much rests on it."""
    used = resting()
    lines = [
        Line(source, source.review_by < on, sum(_many(used[one.id]) for one in _of(source) if one.id in used))
        for source in SOURCES
    ]
    return tuple(sorted(lines, key=lambda line: (line.source.review_by, -line.touched, line.source.id)))


def _of(source: Source) -> tuple[Article, ...]:
    return tuple(one for one in ARTICLES if one.source == source.id)


def _many(what: Touched) -> int:
    return len(what.rules) + len(what.guides) + len(what.letters) + len(what.pages)
