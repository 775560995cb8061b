"""Every article a page names is in its catalogue entry and the other way round, with its binding force."""

import pytest

from borrower_help.guides.catalogue import PAGES, PAGES_BY_SLUG, GuidePage
from borrower_help.guides.sources import REVIEWED_ON, SOURCES
from tests.guides.reading import EVERY_PAGE, articles_in, main_of, source_of, words_of


def articles_of(page: GuidePage) -> set[str]:
    """Return the articles a page's catalogue entry names."""
    return {article for basis in page.bases for article in basis.articles}


@pytest.mark.parametrize(("slug", "language"), EVERY_PAGE)
def test_articles_on_the_page_are_those_of_its_catalogue_entry(slug: str, language: str) -> None:
    page = PAGES_BY_SLUG[slug]
    assert articles_in(words_of(main_of(source_of(page, language)))) == articles_of(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_instruments_are_named_with_their_force(page: GuidePage) -> None:
    words = words_of(main_of(source_of(page, "zh-hans")))
    for basis in page.bases:
        source = SOURCES[basis.source]
        assert f"{source.short_title}（{source.force}）" in words


def test_about_page_lists_every_instrument_in_use() -> None:
    words = words_of(main_of(source_of(PAGES_BY_SLUG["about"], "zh-hans")))
    used = {basis.source for page in PAGES for basis in page.bases}
    assert used == set(SOURCES)
    assert all(SOURCES[key].short_title in words for key in used)
    assert f"{REVIEWED_ON:%Y年}{REVIEWED_ON.month}月{REVIEWED_ON.day}日" in words


def test_instruments_were_in_force_when_reviewed() -> None:
    assert all(source.in_force_from <= REVIEWED_ON for source in SOURCES.values())


@pytest.mark.parametrize("slug", ["me", "hard", "home"])
def test_pages_of_pure_help_rest_on_no_article(slug: str) -> None:
    assert not PAGES_BY_SLUG[slug].bases
