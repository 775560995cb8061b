"""The records of a case as rows of a table: which stand in the letter, which in its annex, and what each says."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from borrower_help.letters import phrases
from borrower_help.letters.reading import in_order, moment
from borrower_help.rules.facts import MESSAGES, IncidentFacts
from borrower_help.rules.reading import night_count

HEADS = ("时间", "对方号码", "方式", "联系到谁", "经过")
WIDTHS = (18, 18, 13, 11, 40)

MAX_ROWS = 15
MAX_LINES = 46  # of the table in the letter, so that the letter keeps to four pages
QUOTE_IN_LETTER = 80
QUOTE_IN_ANNEX = 220
_STOPS = "。！？；…!?;\n"
_ENDS = "。！？…!?"

_WEIGHTS = {
    "threatened_harm": 100,
    "hit_or_held": 100,
    "entered_or_stayed": 90,
    "damaged_or_blocked": 90,
    "published": 85,
    "obscene_pictures": 85,
    "threatened_exposure": 80,
    "told_others": 75,
    "said_amount": 70,
    "claimed_authority": 70,
    "spoke_to_child": 70,
    "followed": 70,
    "asked_me_to_pay": 65,
    "called_workplace": 60,
    "called_village": 60,
    "called_school": 60,
    "insulted": 55,
    "threatened_jail": 50,
    "after_objection": 50,
    "after_wrong_person": 50,
    "after_repayment": 50,
    "frightened": 45,
    "threatened_family_record": 40,
    "private_account": 40,
}
_OTHER_WEIGHT = 15
_REPEATED = 14  # what the tenth record of one kind tells less than the first


@dataclass(frozen=True)
class Split:
    """Hold the records of the letter and those of its annex, both in the order of time."""

    main: tuple[IncidentFacts, ...]
    rest: tuple[IncidentFacts, ...]


@dataclass(frozen=True)
class Quote:
    """Hold words as they are printed; `cut`: the whole of them stands elsewhere."""

    words: str
    cut: bool


def weight(incident: IncidentFacts, chosen: frozenset[str]) -> int:
    """Return how telling a record is; `chosen` are the incidents the letter's reasons rest on."""
    score = max((_WEIGHTS.get(code, _OTHER_WEIGHT) for code in incident.conduct), default=0)
    score += 30 if incident.id in chosen else 0
    score += 20 if incident.words.strip() else 0
    score += 20 if night_count(incident) else 0
    score += 15 if incident.reached != "self" else 0
    score -= 5 if incident.hearsay else 0
    return score + min(incident.contacts, 30)


def telling(incidents: Iterable[IncidentFacts], chosen: frozenset[str], most: int) -> list[IncidentFacts]:
    """Return the most telling records, worst first; the tenth of a kind gives way to the first of another."""
    ranked = sorted(in_order(incidents), key=lambda one: -weight(one, chosen))
    seen: dict[tuple[frozenset[str], str], int] = {}
    scored = []
    for place, incident in enumerate(ranked):
        kind = incident.conduct, incident.reached
        scored.append((weight(incident, chosen) - _REPEATED * seen.get(kind, 0), -place, incident))
        seen[kind] = seen.get(kind, 0) + 1
    scored.sort(key=lambda one: one[:2], reverse=True)
    return [incident for _, _, incident in scored[:most]]


def split(
    incidents: tuple[IncidentFacts, ...],
    chosen: frozenset[str],
    lines: Callable[[IncidentFacts], int],
    most_lines: int = MAX_LINES,
) -> Split:
    """Return which records the letter itself shows: at most fifteen, and no more lines than its table has."""
    main: list[IncidentFacts] = []
    used = 0
    for incident in telling(incidents, chosen, MAX_ROWS):
        used += lines(incident)
        if main and used > most_lines:
            break
        main.append(incident)
    shown = {incident.id for incident in main}
    rest = (incident for incident in incidents if incident.id not in shown)
    return Split(tuple(sorted(main, key=moment)), tuple(in_order(rest)))


def lines_of(row: tuple[str, ...]) -> int:
    """Return about how many lines a row takes on the page."""
    # 156 mm of table at 10 pt: a full character is 3.5 mm, a half one 1.8 mm
    room = [(width * 1.56 - 2) / 3.53 for width in WIDTHS]
    return max(
        int(sum(1 if ord(c) > 0x2E7F else 0.55 for c in cell) / r) + 1 for cell, r in zip(row, room, strict=True)
    )


def cut(words: str, longest: int) -> Quote:
    """Return words, or their beginning up to the last end of a sentence that fits."""
    if len(words) <= longest:
        return Quote(words, False)
    head = words[:longest]
    end = max(head.rfind(stop) for stop in _STOPS) + 1
    return Quote(head[: end if end >= longest // 3 else longest], True)


def row(
    incident: IncidentFacts, perspective: str, *, with_year: bool, longest: int, where: str, hide: Callable[[str], str]
) -> tuple[str, ...]:
    """Return a record as a row; words longer than `longest` are cut and `where` says where they stand."""
    return (
        phrases.when(incident, with_year),
        phrases.plain(incident.number, 40) or "号码未记录",
        phrases.how(incident),
        phrases.PEOPLE[incident.reached],
        story(incident, perspective, longest=longest, where=where, hide=hide),
    )


def story(incident: IncidentFacts, perspective: str, *, longest: int, where: str, hide: Callable[[str], str]) -> str:
    """Return what happened in one record: what they did, and their words between quotation marks."""
    said = phrases.acts(incident, perspective)
    claimed = hide(phrases.plain(incident.claimed, 60))
    if claimed:
        said = [f"自称{phrases.quoted(claimed)}", *(re.sub("^(?:对方)?自称", "说是", words) for words in said)]
    parts = [f"对方{'，'.join(said)}。"] if said else []
    parts += _night(incident)
    quote = cut(hide(" ".join(phrases.paragraphs(incident.words))), longest)
    if quote.words:
        said_so = phrases.quoted(quote.words + ("……" if quote.cut else ""))
        parts.append(f"{_label(incident)}：{said_so}{'' if said_so[-2] in _ENDS else '。'}")
    if quote.cut and where:
        parts.append(f"（原话较长，{where}）")
    text = "".join(parts) or _nothing(incident)
    return f"{phrases.teller(incident)}转述：{text}" if incident.hearsay else text


def _night(incident: IncidentFacts) -> list[str]:
    night = night_count(incident) or 0
    return [f"其中夜间{night}次。"] if incident.precision == "day" and night else []


def _label(incident: IncidentFacts) -> str:
    if incident.hearsay:
        return "转述的话"
    return "原文" if incident.contact_channel in MESSAGES | {"letter", "posting"} else "原话"


def _nothing(incident: IncidentFacts) -> str:
    if incident.precision == "day" and incident.contacts > 1:
        return f"当天共{incident.contacts}次。"
    if incident.contact_channel in {"call", "robot_call", "video_call"}:
        return "来电，没有另记内容。"
    return "没有另记内容。"


def is_long(incident: IncidentFacts, longest: int) -> bool:
    """Return whether its words do not fit."""
    return len(" ".join(phrases.paragraphs(incident.words))) > longest
