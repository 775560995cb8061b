"""Every article a page names is in its catalogue entry and the other way round, with its binding force."""

import pytest

from borrower_help.guides.catalogue import DAYS, PAGES, PAGES_BY_SLUG, GuidePage
from borrower_help.guides.sources import REVIEWED_ON
from borrower_help.rules.sources import ARTICLE_BY_ID
from borrower_help.rules.sources import source_of as instrument_of
from borrower_help.rules.wording_zh_hans import FORCES
from tests.guides.reading import EVERY_PAGE, articles_in, main_of, source_of, words_of


def numbers_of(page: GuidePage) -> set[str]:
    """Return the numbers of the articles a page's catalogue entry names."""
    return {ARTICLE_BY_ID[key].number for key in page.articles}


def name_of(article: str) -> str:
    """Return how a page names the instrument of an article: its short title without the brackets."""
    return instrument_of(article).short_title.strip("《》")


@pytest.mark.parametrize(("slug", "language"), EVERY_PAGE)
def test_articles_on_the_page_are_those_of_its_catalogue_entry(slug: str, language: str) -> None:
    page = PAGES_BY_SLUG[slug]
    assert articles_in(words_of(main_of(source_of(page, language)))) == numbers_of(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_instruments_are_named_with_their_force(page: GuidePage) -> None:
    words = words_of(main_of(source_of(page, "zh-hans")))
    for article in page.articles:
        assert f"{name_of(article)}（{FORCES[instrument_of(article).force]}）" in words


def test_about_page_lists_every_instrument_in_use() -> None:
    words = words_of(main_of(source_of(PAGES_BY_SLUG["about"], "zh-hans")))
    assert all(name_of(article) in words for page in PAGES for article in page.articles)
    assert f"{REVIEWED_ON:%Y年}{REVIEWED_ON.month}月{REVIEWED_ON.day}日" in words


def test_instruments_were_in_force_when_reviewed() -> None:
    used = {article for page in PAGES for article in page.articles} | set(DAYS)
    assert all(instrument_of(article).in_force(REVIEWED_ON) for article in used)
    assert all(ARTICLE_BY_ID[article].number for article in used)


@pytest.mark.parametrize("slug", ["me", "hard", "home"])
def test_pages_of_pure_help_rest_on_no_article(slug: str) -> None:
    assert not PAGES_BY_SLUG[slug].articles
