"""Look up instruments and articles, and say which were not reviewed in time."""

from datetime import date
from types import MappingProxyType

from borrower_help.rules.catalogue.articles import ARTICLES
from borrower_help.rules.catalogue.instruments import SOURCES
from borrower_help.rules.law import Article, Source

BY_ID = MappingProxyType({source.id: source for source in SOURCES})
ARTICLE_BY_ID = MappingProxyType({article.id: article for article in ARTICLES})


def source(key: str) -> Source:
    """Return the instrument `key`."""
    return BY_ID[key]


def article(key: str) -> Article:
    """Return the article `key`."""
    return ARTICLE_BY_ID[key]


def source_of(article_key: str) -> Source:
    """Return the instrument an article stands in."""
    return BY_ID[ARTICLE_BY_ID[article_key].source]


def stale_sources(on: date) -> frozenset[str]:
    """Return the instruments whose review was due before `on`."""
    return frozenset(source.id for source in SOURCES if source.review_by < on)
