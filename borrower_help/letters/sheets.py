"""The annexes of a letter: records that did not fit, long words in full, numbers to be left alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from borrower_help.letters import phrases, records
from borrower_help.letters.contexts import Section, Table
from borrower_help.letters.reading import counts
from borrower_help.rules.facts import IncidentFacts

MOST_ROWS = 400  # more than that and an annex is by day
MOST_IN_FULL = 40_000  # characters of long words in one letter
PEN_LINES = 6
_DAY_HEADS = ("日期", "次数", "夜间", "联系到谁", "对方号码")
_DAY_WIDTHS = (20, 12, 12, 26, 30)


@dataclass(frozen=True)
class Annex:
    """Hold a sheet before it has its number."""

    name: str
    section: Section


def rest(
    incidents: Sequence[IncidentFacts],
    perspective: str,
    *,
    with_year: bool,
    where: Callable[[IncidentFacts], str],
    hide: Callable[[str], str],
) -> Annex:
    """Return 《联系记录》: the records the letter does not show itself, one by one, or by day where there are too many."""
    total = sum(incident.contacts for incident in incidents)
    if len(incidents) > MOST_ROWS:
        lead = f"以下按天列出正文以外的{total}次联系；逐条的时间和经过由我保存。"
        return Annex("《联系记录》", Section("", lead=(lead,), table=_by_day(incidents)))
    rows = tuple(
        records.row(
            incident, perspective, with_year=with_year, longest=records.QUOTE_IN_ANNEX, where=where(incident), hide=hide
        )
        for incident in incidents
    )
    lead = f"正文以外的{total}次联系，按时间先后列出。"
    return Annex("《联系记录》", Section("", lead=(lead,), table=Table(records.HEADS, records.WIDTHS, rows)))


def _by_day(incidents: Iterable[IncidentFacts]) -> Table:
    days: dict[date, list[IncidentFacts]] = defaultdict(list)
    for incident in incidents:
        days[incident.on].append(incident)
    rows = []
    for on, them in sorted(days.items()):
        total = counts(them)
        reached = dict.fromkeys(phrases.PEOPLE[incident.reached] for incident in them)
        numbers = [phrases.plain(number, 40) for number, _ in total.numbers]
        more = f"等{len(numbers)}个" if len(numbers) > 3 else ""
        row = (phrases.full_day(on), f"{total.contacts}次", f"{total.night}次" if total.night else "没有记录到")
        rows.append((*row, "、".join(reached), "、".join(numbers[:3]) + more or "未记录"))
    return Table(_DAY_HEADS, _DAY_WIDTHS, tuple(rows))


def in_full(
    main: Sequence[IncidentFacts], others: Sequence[IncidentFacts], *, with_year: bool, hide: Callable[[str], str]
) -> tuple[Annex | None, frozenset[str]]:
    """Return 《原话全文》 and the incidents whose words stand there; the letter's own records come before the annex's."""
    wanted = [one for one in main if records.is_long(one, records.QUOTE_IN_LETTER)]
    wanted += [one for one in others if records.is_long(one, records.QUOTE_IN_ANNEX)]
    lead: list[str] = []
    shown: list[str] = []
    room = MOST_IN_FULL
    for incident in wanted:
        room -= len(incident.words)
        if room < 0:
            break
        said = [hide(paragraph) for paragraph in phrases.paragraphs(incident.words)]
        told = f"，{phrases.teller(incident)}转述" if incident.hearsay else ""
        lead.append(f"【{phrases.when(incident, with_year)}，{phrases.how(incident)}{told}】")
        said[0], said[-1] = "“" + said[0], said[-1] + "”" if len(said) > 1 else "“" + said[0] + "”"
        lead += said
        shown.append(incident.id)
    return (Annex("《原话全文》", Section("", lead=tuple(lead))) if shown else None), frozenset(shown)


def own_words(words: Sequence[str]) -> Annex:
    """Return 《补充说明》: what the sender wrote themselves, in full."""
    return Annex("《补充说明》", Section("", own=tuple(words)))


def numbers(typed: Sequence[str]) -> Annex:
    """Return 《停止联系号码清单》: the numbers the sender typed, or lines to fill in by pen."""
    known = dict.fromkeys(phrases.plain(number, 40) for number in typed if number.strip())
    rows = [(str(n), number) for n, number in enumerate(known, 1)]
    if not rows:
        rows = [(str(n), phrases.BLANK * 2) for n in range(1, PEN_LINES + 1)]
    lead = "请停止联系下列号码，并通知全部受托机构。号码只供停止联系时核对，请勿另作他用。"
    table = Table(("序号", "号码"), (15, 85), tuple(rows))
    return Annex("《停止联系号码清单》", Section("", lead=(lead,), table=table))


def with_numbers(annexes: Sequence[Annex]) -> tuple[tuple[Section, ...], str]:
    """Return the sheets under their headings, and the line that lists them."""
    sheets = []
    for n, annex in enumerate(annexes, 1):
        part = annex.section
        sheets.append(Section(f"附件{n}　{annex.name}", lead=part.lead, own=part.own, table=part.table))
    listed = "　".join(f"{n}. {annex.name}" for n, annex in enumerate(annexes, 1))
    return tuple(sheets), f"附件：{listed}" if listed else ""
