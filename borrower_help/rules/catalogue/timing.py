"""Rules about when and how often: quiet hours, calls that were answered, tries that were not, bombing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from borrower_help.rules.facts import CALLS, CaseFacts, IncidentFacts
from borrower_help.rules.reading import in_small_hours, night_count, reached_borrower, tally
from borrower_help.rules.shapes import (
    CONSUMER_FINANCE,
    EVERYONE,
    MEMBERS,
    MICROLOAN,
    ONLINE_CREDIT,
    Basis,
    Hit,
    Look,
    Reason,
    Rule,
)

# A letter or a notice on a wall has no hour at which it rings.
_TIMELESS = frozenset({"letter", "posting", "other"})
_BOMBS = CALLS | {"text", "app_message"}

CONNECTED_LIMIT = 3
UNANSWERED_LIMIT = 6
# Ours: no law gives a number for bombing. Letters name what was counted, never "more than the legal number".
BOMBING_IN_AN_HOUR = 10
BOMBING_IN_A_DAY = 20


@dataclass
class _Day:
    answered: int = 0
    unanswered: int = 0
    unknown: int = 0
    answered_ids: list[str] = field(default_factory=list)
    unanswered_ids: list[str] = field(default_factory=list)
    unknown_ids: list[str] = field(default_factory=list)
    robot: bool = False

    def add(self, incident: IncidentFacts) -> None:
        counted = tally(incident)
        self.answered += counted.answered
        self.unanswered += counted.unanswered
        self.unknown += counted.unknown
        self.answered_ids += [incident.id] * (counted.answered > 0)
        self.unanswered_ids += [incident.id] * (counted.unanswered > 0)
        self.unknown_ids += [incident.id] * (counted.unknown > 0)
        self.robot |= incident.contact_channel == "robot_call"


def _calls_to_borrower(case: CaseFacts) -> dict[date, _Day]:
    """Return the voice calls to the borrower by Beijing day, all agencies of the creditor together."""
    days: dict[date, _Day] = defaultdict(_Day)
    for incident in case.incidents:
        counted = tally(incident)
        if reached_borrower(incident, case) and counted.answered + counted.unanswered + counted.unknown:
            days[incident.on].add(incident)
    return days


def _night(case: CaseFacts) -> Look:
    hits = []
    agreed = False
    for incident in case.incidents:
        if incident.contact_channel in _TIMELESS:
            continue
        count = night_count(incident)
        if count == 0:
            continue
        if case.answers.get("agreed_night") == "yes" and reached_borrower(incident, case):
            agreed = True
        elif count is None:
            hits.append(Hit(incident.on, (incident.id,), incident.contacts, missing=("time",)))
        else:
            tags = frozenset({"small_hours"} if in_small_hours(incident) else ())
            hits.append(Hit(incident.on, (incident.id,), count, tags))
    return Look(tuple(hits), Reason("agreed_night" if agreed else "no_night_contact"))


def _night_severity(hits: Sequence[Hit]) -> str:
    weeks: dict[tuple[int, int], int] = defaultdict(int)
    for hit in hits:
        weeks[hit.on.isocalendar()[:2]] += hit.count
    small_hours = any("small_hours" in hit.tags for hit in hits)
    return "high" if small_hours or max(weeks.values()) >= 3 else "medium"


def _connected(case: CaseFacts) -> Look:
    days = _calls_to_borrower(case)
    hits = []
    for on, day in days.items():
        tags = frozenset({"robot"} if day.robot else ())
        if day.answered > CONNECTED_LIMIT:
            hits.append(Hit(on, tuple(day.answered_ids), day.answered, tags))
        elif day.answered + day.unknown > CONNECTED_LIMIT:
            ids = (*day.answered_ids, *day.unknown_ids)
            hits.append(Hit(on, ids, day.answered + day.unknown, tags, missing=("connected",)))
    return Look(tuple(hits), _within(CONNECTED_LIMIT, [day.answered for day in days.values()]))


def _unanswered(case: CaseFacts) -> Look:
    if case.answers.get("agreed_attempts") == "yes":
        return Look((), Reason("agreed_attempts"))
    days = _calls_to_borrower(case)
    hits = []
    for on, day in days.items():
        if day.unanswered > UNANSWERED_LIMIT:
            hits.append(Hit(on, tuple(day.unanswered_ids), day.unanswered))
        elif day.unanswered + day.unknown > UNANSWERED_LIMIT:
            ids = (*day.unanswered_ids, *day.unknown_ids)
            hits.append(Hit(on, ids, day.unanswered + day.unknown, missing=("connected",)))
    return Look(tuple(hits), _within(UNANSWERED_LIMIT, [day.unanswered for day in days.values()]))


def _within(limit: int, counts: list[int]) -> Reason:
    if not counts:
        return Reason("no_call_to_borrower")
    return Reason("within_count", {"limit": limit, "worst": max(counts)})


def _unanswered_severity(hits: Sequence[Hit]) -> str:
    days = {hit.on for hit in hits}
    three_running = any({on + timedelta(1), on + timedelta(2)} <= days for on in days)
    return "medium" if three_running or max(hit.count for hit in hits) > 15 else "low"


def _bombing(case: CaseFacts) -> Look:
    people: dict[tuple[str, str], list[IncidentFacts]] = defaultdict(list)
    for incident in case.incidents:
        if incident.contact_channel in _BOMBS:
            people[incident.reached, incident.role].append(incident)
    hits: list[Hit] = []
    worst = 0
    for incidents in people.values():
        days: dict[date, list[IncidentFacts]] = defaultdict(list)
        for incident in incidents:
            days[incident.on].append(incident)
        rapid = _rapid_days(incidents)
        for on, of_day in days.items():
            total = sum(incident.contacts for incident in of_day)
            worst = max(worst, total)
            tags = frozenset(tag for tag, marked in rapid.items() if on in marked)
            hits.extend(_bombing_day(on, of_day, total, tags))
    return Look(tuple(hits), Reason("below_our_line", {"worst": worst}))


def _bombing_day(on: date, incidents: list[IncidentFacts], total: int, tags: frozenset[str]) -> Iterable[Hit]:
    ids = tuple(incident.id for incident in incidents)
    if tags or total >= BOMBING_IN_A_DAY:
        yield Hit(on, ids, total, tags)
    elif _may_be_rapid(incidents):
        # Ten were counted; whether within one hour nobody wrote down.
        yield Hit(on, ids, total, missing=("time",))


def _may_be_rapid(incidents: list[IncidentFacts]) -> bool:
    """Return whether those without a time, put into the fullest hour of the others, could make ten in an hour."""
    untimed = sum(incident.contacts for incident in incidents if incident.at is None)
    timed = sorted((incident.at, incident.contacts) for incident in incidents if incident.at is not None)
    fullest = held = start = 0
    for at, contacts in timed:
        held += contacts
        while at - timed[start][0] >= timedelta(hours=1):
            held -= timed[start][1]
            start += 1
        fullest = max(fullest, held)
    return untimed > 0 and untimed + fullest >= BOMBING_IN_AN_HOUR


def _rapid_days(incidents: list[IncidentFacts]) -> dict[str, set[date]]:
    """Return the days that touch a window of ten in an hour, and those that touch one of twenty in 24 hours."""
    timed = sorted(
        ((incident.at, incident.on, incident.contacts) for incident in incidents if incident.at), key=lambda one: one[0]
    )
    return {
        "hour": _crowded(timed, timedelta(hours=1), BOMBING_IN_AN_HOUR),
        "span": _crowded(timed, timedelta(hours=24), BOMBING_IN_A_DAY),
    }


def _crowded(timed: list[tuple[datetime, date, int]], width: timedelta, least: int) -> set[date]:
    """Return the days with a contact in a window that holds at least `least`; each contact is looked at twice."""
    found: set[date] = set()
    start = held = marked = 0
    for end, (at, _, contacts) in enumerate(timed):
        held += contacts
        while at - timed[start][0] >= width:
            held -= timed[start][2]
            start += 1
        if held >= least:
            found.update(on for _, on, _ in timed[max(marked, start) : end + 1])
            marked = end + 1
    return found


TIMING = (
    # The hours stand in the standard and the guideline, so only they carry. The Civil Code protects the quiet those
    # hours are about, but a single text at 23:00 is not forbidden by it: it supports.
    Rule(
        key="night-contact",
        version=1,
        protects="both",
        found="night_contacts",
        bases=(
            Basis("gbt-45251-2025-hours", carries=True, lenders=ONLINE_CREDIT),
            Basis("cba-collection-guideline-2026-hours-frequency", carries=True, lenders=MEMBERS),
            Basis("civil-code-art-1033-calls", carries=False),
        ),
        look=_night,
        severity="medium",
        raised=_night_severity,
        strengthen=("call_log", "original_messages"),
    ),
    # The number is the standard's alone. How its second, second-hand limit for recorded notices adds up with it was not
    # seen, so that one only supports, and only where a recorded voice called.
    Rule(
        key="connected-calls-over-3-per-day",
        version=1,
        protects="borrower",
        found="too_many_connected",
        bases=(
            Basis("gbt-45251-2025-frequency", carries=True, lenders=ONLINE_CREDIT),
            Basis(
                "gbt-45251-2025-frequency-informative",
                carries=False,
                lenders=ONLINE_CREDIT,
                only=frozenset({"robot"}),
            ),
            Basis("civil-code-art-1033-calls", carries=False),
        ),
        look=_connected,
        severity="medium",
        raised=lambda hits: "high" if max(hit.count for hit in hits) > 8 else "medium",
        strengthen=("call_log", "carrier_list", "one_creditor"),
    ),
    # "Not advisable", for members only, for one and the same number of the borrower.
    Rule(
        key="unanswered-attempts-over-6-per-day",
        version=1,
        protects="borrower",
        found="too_many_attempts",
        bases=(
            Basis("cba-collection-guideline-2026-hours-frequency", carries=True, lenders=MEMBERS),
            Basis("civil-code-art-1033-calls", carries=False),
        ),
        look=_unanswered,
        severity="low",
        raised=_unanswered_severity,
        strengthen=("answered_then", "call_log", "carrier_list", "one_creditor"),
    ),
    # Here the law itself carries: it forbids disturbing people's peace by calls and messages. Where disturbing begins
    # it does not say; ten an hour and twenty a day are where we begin to say so. The police laws need life to be
    # disturbed (and, until 2025, messages), which a count cannot show: they support.
    Rule(
        key="call-bombing",
        version=1,
        protects="both",
        found="bombed",
        bases=(
            Basis("civil-code-art-1033-calls", carries=True),
            Basis("consumer-finance-company-measures-2024-collection", carries=True, lenders=CONSUMER_FINANCE),
            Basis("microloan-measures-2024-collection", carries=True, lenders=MICROLOAN),
            Basis("public-security-law-2025-art-50-pester", carries=False, lenders=EVERYONE),
            Basis("public-security-law-2012-art-42-pester", carries=False, lenders=EVERYONE),
            Basis("cba-collection-guideline-2026-hours-frequency", carries=False, lenders=MEMBERS),
        ),
        look=_bombing,
        severity="high",
        strengthen=("call_log", "carrier_list"),
        own_threshold=True,
    ),
)
