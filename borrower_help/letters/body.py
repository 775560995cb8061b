"""What complaint and notice share: the requests, the facts with their table, the annexes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from borrower_help.letters import phrases, records, sheets, story
from borrower_help.letters.contexts import Closing, LetterContext, LetterRequest, Pair, Section, Table
from borrower_help.letters.definitions import DEFINITIONS, offered, suggested
from borrower_help.letters.phrases import pick
from borrower_help.letters.sheets import Annex
from borrower_help.rules.facts import IncidentFacts
from borrower_help.rules.shapes import Finding

OWN_IN_LETTER = 450  # characters; the whole of longer words stands in an annex
_MOST_OWN_PARAGRAPHS = 8
_OWN_ELSEWHERE = "\x00"  # until the annex has its number; typed text holds no such character


@dataclass(frozen=True)
class Body:
    """Hold the facts of a letter, and the annexes they need, in order."""

    facts: Section | None
    annexes: tuple[Annex, ...]


def asks(request: LetterRequest, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the requests, those the sender chose or those the facts suggest, in the order of the catalogue."""
    wanted = request.requests or suggested(request.key, request.case)
    catalogue = offered(request.key, request.case)
    said = (ask for ask in catalogue if ask.key in wanted)
    return tuple(pick(request.seed, ask.key, ask.wordings).format(**values) for ask in said)


def compose(request: LetterRequest, findings: tuple[Finding, ...], hide: Callable[[str], str]) -> Body:
    """Return the facts: counts, what matters, the most telling records as a table, the sender's own words."""
    incidents = request.case.incidents
    with_year = len({incident.on.year for incident in incidents}) > 1
    resting = frozenset(one for finding in findings for one in finding.incidents)
    if not incidents:
        return own_words_only(request, hide)
    own, own_annex = _own_words(request, hide)

    def as_row(incident: IncidentFacts, where: str) -> tuple[str, ...]:
        longest = records.QUOTE_IN_LETTER
        perspective = request.case.perspective
        return records.row(incident, perspective, with_year=with_year, longest=longest, where=where, hide=hide)

    parts = records.split(incidents, resting, lambda one: records.lines_of(as_row(one, _where("9"))), _room(request))
    full, shown = sheets.in_full(parts.main, parts.rest, with_year=with_year, hide=hide)
    number = str(1 + bool(parts.rest))

    def where(incident: IncidentFacts) -> str:
        return _where(number) if incident.id in shown else "这里只摘开头，全文由我保存"

    perspective = request.case.perspective
    rest = sheets.rest(parts.rest, perspective, with_year=with_year, where=where, hide=hide) if parts.rest else None
    annexes = tuple(annex for annex in (rest, full) if annex is not None)
    own = tuple(_named(words, len(annexes) + 1) for words in own)
    facts = Section(
        "",
        lead=_lead(request),
        own=own,
        before_table=_before_table(request, parts),
        table=Table(records.HEADS, records.WIDTHS, tuple(as_row(one, where(one)) for one in parts.main)),
    )
    return Body(facts, annexes + own_annex)


def own_words_only(request: LetterRequest, hide: Callable[[str], str]) -> Body:
    """Return the sender's own words alone, for a letter in which the records are not told."""
    own, annexes = _own_words(request, hide)
    return Body(Section("", own=tuple(_named(words, 1) for words in own)) if own else None, annexes)


def _room(request: LetterRequest) -> int:
    """Return how many lines the table may have: a long name and long words of one's own take some of them."""
    own = min(len(request.own_words), OWN_IN_LETTER)
    return records.MAX_LINES - len(request.recipient.name) // 12 - own // 60


def _where(number: str) -> str:
    return f"全文见附件{number}"


def _lead(request: LetterRequest) -> tuple[str, ...]:
    case, seed = request.case, request.seed
    return (story.summary(case, seed), *story.groups(case, seed), *story.refusals(case, seed))


def _before_table(request: LetterRequest, parts: records.Split) -> str:
    rest = sum(incident.contacts for incident in parts.rest)
    tail = f"（其余{rest}次见附件1）" if rest else ""
    what = (
        ("主要情况如下", "其中要紧的几次列在下面", "挑要紧的列表如下")
        if rest
        else ("逐条如下", "经过如下", "详细如下")
        if len(parts.main) > 1
        else ("经过如下", "详细如下")
    )
    return f"{pick(request.seed, 'table', what)}{tail}："


def _own_words(request: LetterRequest, hide: Callable[[str], str]) -> tuple[tuple[str, ...], tuple[Annex, ...]]:
    """Return the sender's own paragraphs; long ones are cut at the end of a sentence and stand whole in an annex."""
    whole = tuple(hide(paragraph) for paragraph in phrases.paragraphs(request.own_words))
    if sum(map(len, whole)) <= OWN_IN_LETTER and len(whole) <= _MOST_OWN_PARAGRAPHS:
        return whole, ()
    shown: list[str] = []
    room = OWN_IN_LETTER
    for paragraph in whole[:_MOST_OWN_PARAGRAPHS]:
        quote = records.cut(paragraph, room)
        shown.append(quote.words + ("……" if quote.cut else ""))
        room -= len(paragraph)
        if room < 40:
            break
    shown[-1] += _OWN_ELSEWHERE
    return tuple(shown), (sheets.own_words(whole),)


def _named(words: str, number: int) -> str:
    if not words.endswith(_OWN_ELSEWHERE):
        return words
    return f"{words.removesuffix(_OWN_ELSEWHERE)}（说明较长，全文见附件{number}）"


def headed(sections: tuple[tuple[str, Section | None], ...]) -> tuple[Section, ...]:
    """Return the sections that are there, under 一、二、三."""
    present = [(name, section) for name, section in sections if section is not None]
    return tuple(
        replace(section, heading=f"{phrases.numbered(n)}、{name}") for n, (name, section) in enumerate(present, 1)
    )


def letter(
    key: str,
    parties: tuple[Pair, ...],
    sections: tuple[Section, ...],
    annexes: Sequence[Annex],
    *,
    to: str,
    signer: str,
    perspective: str,
) -> LetterContext:
    """Return a letter that is signed: its parts, its reservation, whom it goes to, its annexes."""
    definition = DEFINITIONS[key]
    pages, attachments = sheets.with_numbers(annexes)
    return LetterContext(
        key=key,
        template_version=definition.version,
        language="zh-Hans",
        title=definition.title,
        heading=definition.heading,
        parties=parties,
        sections=sections,
        closing=Closing(
            reservation=definition.reserved(perspective),
            salutation="此致",
            addressee=phrases.addressee(to),  # whom it is to be passed on to stands at the top
            sign=f"{signer}（签名）：{phrases.BLANK}",
            date_line=phrases.DATE_LINE,
            attachments=attachments,
        ),
        sheets=pages,
    )
