"""Find what is wrong with the catalogue itself: start-up refuses a broken one and warns of a stale one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from types import ModuleType

from borrower_help.rules.engine import RULES
from borrower_help.rules.facts import ANSWERS
from borrower_help.rules.law import FORCES, SEEN_LEVELS, Article, Source
from borrower_help.rules.shapes import EVERYONE, MISSING, PROTECTS, SEVERITIES, Rule
from borrower_help.rules.sources import ARTICLES, SOURCES, stale_sources
from borrower_help.rules.wording import LANGUAGES

LONGEST_REVIEW = timedelta(days=180)


def problems(
    rules: Sequence[Rule] = RULES,
    sources: Sequence[Source] = SOURCES,
    articles: Sequence[Article] = ARTICLES,
    languages: Iterable[ModuleType] = tuple(LANGUAGES.values()),
) -> list[str]:
    """Return what is broken in the catalogue, in words; nothing when it is whole."""
    found = [f"{what} {key} stands twice" for what, key in _doubled(rules, sources, articles)]
    for source in sources:
        found += [f"source {source.id}: {fault}" for fault in _source_faults(source)]
    known_sources = {source.id for source in sources}
    for article in articles:
        found += [f"article {article.id}: {fault}" for fault in _article_faults(article, known_sources)]
    known_articles = {article.id for article in articles}
    for rule in rules:
        found += [f"rule {rule.key}: {fault}" for fault in _rule_faults(rule, known_articles)]
    for words in languages:
        found += [f"{words.__name__}: {fault}" for fault in _wording_faults(words, rules)]
    return list(dict.fromkeys(found))


def stale(on: date) -> list[str]:
    """Return the sources whose review is overdue on that day, in words."""
    return [f"source {key}: its review was due" for key in sorted(stale_sources(on))]


def _doubled(
    rules: Sequence[Rule], sources: Sequence[Source], articles: Sequence[Article]
) -> Iterator[tuple[str, str]]:
    named = {
        "rule": [rule.key for rule in rules],
        "source": [source.id for source in sources],
        "article": [article.id for article in articles],
    }
    for what, keys in named.items():
        yield from ((what, key) for key, times in Counter(keys).items() if times > 1)


def _source_faults(source: Source) -> Iterator[str]:
    if source.force not in FORCES:
        yield f"unknown binding force {source.force}"
    if source.seen_level not in SEEN_LEVELS:
        yield f"unknown level {source.seen_level} of having been seen"
    if not source.reviewed_on < source.review_by <= source.reviewed_on + LONGEST_REVIEW:
        yield "its next review is not within 180 days of the last"
    if source.in_force_until is not None and source.in_force_until < source.in_force_from:
        yield "it ends before it begins"
    if not all((source.title, source.short_title, source.title_en, source.issuer, source.look_up)):
        yield "a name, its issuer or where to look it up is missing"


def _article_faults(article: Article, sources: set[str]) -> Iterator[str]:
    if article.source not in sources:
        yield f"unknown source {article.source}"
    if not all((article.meaning.zh_hans, article.meaning.en)):
        yield "its meaning is missing in a language"
    if article.part and not article.number:
        yield "it names an item of an article without a number"
    if bool(article.part) != bool(article.part_en):
        yield "its item is missing in a language"


def _rule_faults(rule: Rule, articles: set[str]) -> Iterator[str]:
    if not any(basis.carries for basis in rule.bases):
        yield "no basis carries it"
    for basis in rule.bases:
        if basis.article not in articles:
            yield f"unknown article {basis.article}"
        if not basis.lenders or not basis.lenders <= EVERYONE:
            yield f"unknown kinds of lender under {basis.article}"
    if len({basis.article for basis in rule.bases}) < len(rule.bases):
        yield "an article stands twice"
    if rule.severity not in SEVERITIES:
        yield f"unknown severity {rule.severity}"
    if rule.protects not in PROTECTS:
        yield f"unknown protection {rule.protects}"
    if rule.version < 1:
        yield "no version"


def _wording_faults(words: ModuleType, rules: Sequence[Rule]) -> Iterator[str]:
    keys = {rule.key for rule in rules}
    wanted = {
        "TITLES": keys,
        "CAVEATS": keys,
        "INDICATED": {rule.found for rule in rules},
        "MISSING": {*MISSING, *ANSWERS},
        "ANSWERS": set(ANSWERS),
        "STRENGTHEN": {code for rule in rules for code in rule.strengthen},
        "FORCES": set(FORCES),
        "LENDERS": set(EVERYONE),
    }
    for table, codes in wanted.items():
        yield from (f"{table} lacks {code}" for code in sorted(codes - set(getattr(words, table))))
