"""Say a finding in words: one function, one module of words per language.

Traditional Chinese is made from the simplified by the caller; `describe` answers "zh-hant" with the simplified words.
"""

from dataclasses import dataclass
from datetime import date
from types import ModuleType

from borrower_help.core.traditional import traditional
from borrower_help.rules import wording_en, wording_zh_hans
from borrower_help.rules.facts import CaseFacts, IncidentFacts
from borrower_help.rules.law import NOT_LAW
from borrower_help.rules.reading import night_count
from borrower_help.rules.shapes import Basis, Finding, Value
from borrower_help.rules.sources import article, source_of

LANGUAGES = {"zh-hans": wording_zh_hans, "zh-hant": wording_zh_hans, "en": wording_en}
CRIMES = "criminal-law-"  # its articles: a matter of suspicion, for the police
_NAMED = 4  # more than that and a sentence is a list; the page links to the rest


@dataclass(frozen=True)
class FindingText:
    """Hold what a page or a letter says of a finding."""

    title: str
    reason: str
    missing: tuple[str, ...]
    strengthen: tuple[str, ...]
    caveat: str
    force_labels: tuple[str, ...]  # each basis with its binding force, carrying ones first


def describe(finding: Finding, case: CaseFacts, language: str) -> FindingText:
    """Return a finding in words; `case` is the one it was made from."""
    words = LANGUAGES[language]
    return FindingText(
        title=words.TITLES[finding.rule],
        reason=words.SENTENCE_JOIN.join(_sentences(finding, case, words)),
        missing=tuple(words.MISSING[name] for name in finding.missing),
        strengthen=tuple(words.STRENGTHEN[name] for name in finding.strengthen),
        caveat=words.CAVEATS[finding.rule],
        force_labels=tuple(force_label(basis, language) for basis in (*finding.carrying, *finding.supporting)),
    )


def question(name: str, language: str) -> str:
    """Return a question of the rules in words."""
    return _in(LANGUAGES[language].MISSING[name], language)


def answer_words(name: str, code: str, language: str) -> str:
    """Return one answer to a question in words."""
    return _in(LANGUAGES[language].ANSWERS[name][code], language)


def _in(text: str, language: str) -> str:
    return traditional(text) if language == "zh-hant" else text


def cite(basis: Basis, language: str) -> str:
    """Return a basis as a letter names it: the instrument, and the article where its number may be printed."""
    words, cited, source = LANGUAGES[language], article(basis.article), source_of(basis.article)
    if words is wording_en:
        return words.cite(source.title_en, cited.number, cited.part_en)
    return words.cite(source.short_title, cited.number, cited.part)


def force_label(basis: Basis, language: str) -> str:
    """Return a basis with its binding force; a standard or a trade's own rules are said to be no law."""
    words = LANGUAGES[language]
    return words.LAW_LABEL.format(law=cite(basis, language), force=words.FORCES[source_of(basis.article).force])


def article_label(key: str, language: str) -> str:
    """Return an article with its binding force, as `force_label` says a basis."""
    return _in(force_label(Basis(key, carries=False), language), language)


def day(on: date, language: str) -> str:
    """Return a full date as the language writes it."""
    return _day(on, LANGUAGES[language])


def _sentences(finding: Finding, case: CaseFacts, words: ModuleType) -> list[str]:
    values = _values(finding, case, words)
    if finding.outcome == "undetermined":
        return [words.UNDETERMINED[finding.reason.code].format(**values)]
    if finding.outcome == "not_indicated":
        said = [words.NOT_INDICATED[finding.reason.code].format(**values)]
        return said + ([words.SUPPORT.format(laws=_laws(finding.supporting, words))] if finding.supporting else [])
    said = [words.INDICATED[finding.reason.code].format(**values)]
    said += _closeness(finding, words)
    said += _disagreements(finding.carrying, words)
    for name, sentence in (("hearsay", words.HEARSAY), ("undecided", words.UNDECIDED)):
        if finding.counts[name]:
            said.append(sentence.format(**finding.counts))
    return said + ([words.WITHHELD] if finding.withheld else [])


def _disagreements(carrying: tuple[Basis, ...], words: ModuleType) -> list[str]:
    """Return what it may not agree with: laws first, then what is no law under its own name, crimes as a suspicion."""
    language = "en" if words is wording_en else "zh-hans"
    by_kind: dict[str, list[str]] = {}
    for basis in carrying:
        force = source_of(basis.article).force
        kind = "crime" if basis.article.startswith(CRIMES) else force if force in NOT_LAW else "law"
        by_kind.setdefault(kind, []).append((force_label if kind == "law" else cite)(basis, language))
    sentences = {
        "law": words.MAY_NOT_AGREE,
        "recommended_national_standard": words.MAY_NOT_AGREE_STANDARD,
        "self_discipline": words.MAY_NOT_AGREE_TRADE,
        "crime": words.SUSPECTED,
    }
    # two gists of one clause are named once
    return [
        sentence.format(laws=words.LAW_JOIN.join(dict.fromkeys(by_kind[kind])))
        for kind, sentence in sentences.items()
        if kind in by_kind
    ]


def _closeness(finding: Finding, words: ModuleType) -> list[str]:
    tags = finding.reason.parameters["tags"]
    if finding.reason.code != "bombed" or not isinstance(tags, tuple):
        return []
    if "hour" in tags:
        return [words.BOMBED_IN_AN_HOUR]
    return [words.BOMBED_ACROSS_MIDNIGHT] if "span" in tags else []


def _values(finding: Finding, case: CaseFacts, words: ModuleType) -> dict[str, object]:
    values: dict[str, object] = {name: _said(name, value, words) for name, value in finding.reason.parameters.items()}
    resting = frozenset(finding.incidents)
    by_time = sorted((i for i in case.incidents if i.id in resting), key=lambda i: (i.on, i.at is None, i.at or i.on))
    at_night = (
        finding.rule == "night-contact"
    )  # of a day's count, what was at night: the sentence says how often that was
    # what was said or shown is counted once a record: a day then stands without how often they came on it
    once = not at_night and finding.counts.get("contacts") == finding.counts.get("incidents")
    named = [_moment(i, words, 0 if once else (at_night and night_count(i)) or i.contacts) for i in by_time[:_NAMED]]
    values["when"] = words.LIST_JOIN.join(named) + (words.AND_MORE if len(by_time) > _NAMED else "")
    return values


def _said(name: str, value: Value, words: ModuleType) -> object:
    if name in {"first_on", "last_on", "worst_on", "began"}:
        return _day(date.fromisoformat(str(value)), words)
    if name == "lender":
        return words.LENDERS[value]
    if name == "lenders" and isinstance(value, tuple):
        return words.LIST_JOIN.join(words.LENDERS[kind] for kind in value)
    return value


def _moment(incident: IncidentFacts, words: ModuleType, times: int) -> str:
    on = _day(incident.on, words)
    if incident.at is not None:
        return str(words.at_time(on, incident.at.strftime("%H:%M"), incident.precision == "about"))
    if incident.part:
        on = words.in_part(on, words.PARTS[incident.part])
    return str(words.counted(on, times)) if times and incident.contacts > 1 else on


def _day(on: date, words: ModuleType) -> str:
    return str(words.day(on.year, on.month, on.day))


def _laws(bases: tuple[Basis, ...], words: ModuleType) -> str:
    language = "en" if words is wording_en else "zh-hans"
    return str(words.LAW_JOIN.join(force_label(basis, language) for basis in bases))
