"""Count what a case holds, the way letters speak of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from borrower_help.rules.facts import CALLS, MESSAGES, OBLIGED_ROLES, CaseFacts, IncidentFacts, RefusalFacts
from borrower_help.rules.reading import PART_HOURS, after, night_count, same_person


@dataclass(frozen=True)
class Counts:
    """Hold how often: contacts, not records."""

    contacts: int
    records: int
    answered: int
    unanswered: int
    texts: int
    visits: int
    night: int
    hearsay: int  # records told by others
    days: int
    peak_on: date
    peak: int
    numbers: tuple[tuple[str, int], ...]  # commonest first
    people: tuple[tuple[str, int], ...]  # others who were reached, commonest first
    first_on: date
    last_on: date


def counts(incidents: Iterable[IncidentFacts]) -> Counts:
    """Return the counts of at least one record."""
    all_ = list(incidents)
    days: Counter[date] = Counter()
    numbers: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for incident in all_:
        days[incident.on] += incident.contacts
        if incident.number.strip():
            numbers[" ".join(incident.number.split())] += incident.contacts
        if incident.reached != "self":
            people[incident.reached] += incident.contacts
    peak_on = max(sorted(days), key=lambda day: days[day])
    return Counts(
        contacts=sum(days.values()),
        records=len(all_),
        answered=sum(i.answered for i in all_),
        unanswered=sum(i.unanswered for i in all_),
        texts=sum(i.contacts if i.contact_channel in MESSAGES and i.precision != "day" else i.texts for i in all_),
        visits=sum(i.contacts for i in all_ if i.contact_channel == "visit"),
        night=sum(night_count(i) or 0 for i in all_),
        hearsay=sum(i.hearsay for i in all_),
        days=len(days),
        peak_on=peak_on,
        peak=days[peak_on],
        numbers=tuple(numbers.most_common()),
        people=tuple(people.most_common()),
        first_on=min(days),
        last_on=max(days),
    )


def night_contacts(case: CaseFacts) -> int:
    """Return how many contacts were certainly between 22:00 and 8:00."""
    return sum(night_count(incident) or 0 for incident in case.incidents)


def owner_obliged(case: CaseFacts) -> bool | None:
    """Return whether the owner of the record has to answer for the debt; None where that is not known."""
    roles = {incident.role for incident in case.incidents if incident.reached == "self"}
    if roles & OBLIGED_ROLES:
        return True
    return False if roles == {"none"} else None


def moment(incident: IncidentFacts) -> tuple[datetime, str]:
    """Return what orders a record in time: a part of a day stands at its beginning, a day's count at its end."""
    if incident.at is not None:
        return incident.at, incident.id
    hour = PART_HOURS[incident.part][0] if incident.part else 23
    return datetime.combine(incident.on, time(hour, 0 if incident.part else 59)), incident.id


def in_order(incidents: Iterable[IncidentFacts]) -> list[IncidentFacts]:
    """Return records in the order of time."""
    return sorted(incidents, key=moment)


def after_refusal(case: CaseFacts, refusal: RefusalFacts) -> int:
    """Return how many contacts with the person who refused certainly came after it; after a complaint, all contacts."""
    if refusal.kind == "complaint":
        return sum(incident.contacts for incident in case.incidents if after(incident, refusal.at))
    later = (i for i in case.incidents if same_person(i.reached, refusal.by) and after(i, refusal.at))
    return sum(incident.contacts for incident in later)


def is_call(incident: IncidentFacts) -> bool:
    """Return whether it was a call of any kind."""
    return incident.contact_channel in CALLS
