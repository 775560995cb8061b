"""Turn the sealed records of a case into the plain facts the rules look at."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from functools import lru_cache
from types import MappingProxyType
from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import CasePayload
from borrower_help.incidents import known as elsewhere
from borrower_help.incidents.models import Incident
from borrower_help.incidents.payloads import IncidentPayload
from borrower_help.incidents.tellings import tellings
from borrower_help.rules.facts import CALLS, MESSAGES, CaseFacts, IncidentFacts, RefusalFacts


def case_facts(case: OpenCase) -> CaseFacts:
    """Return the whole case as the rules see it: one query and those of its letters, every row opened once, oldest first."""
    keyring = case.keyring
    rows = Incident.objects.filter(case=case.row, removed_on=None)
    letters = [one.fact for one in tellings(case) if one.fact]
    return facts_of(case.payload, ((row.pk, row.payload(keyring)) for row in rows), letters, elsewhere.known(case))


def facts_of(
    about: CasePayload,
    records: Iterable[tuple[UUID, IncidentPayload]],
    letters: Iterable[RefusalFacts] = (),
    known: Mapping[str, str] = MappingProxyType({}),
) -> CaseFacts:
    """Return a case as the rules see it: what it says about itself, its records, what letters told, oldest first; pure.

    `known` are answers that need no asking; they stand before what was answered once and may have changed since.
    """
    opened = sorted(records, key=lambda pair: (pair[1].sort_moment, pair[0].int))
    return CaseFacts(
        perspective=about.perspective,
        lender_kind=about.lender_kind or "unknown",
        lender_name=about.lender_name,
        app_name=about.app_name,
        borrower_reachable=about.borrower_reachable,
        answers={**_answers(about), **known},
        incidents=tuple(incident_facts(key, payload, about) for key, payload in opened if payload.kind == "contact"),
        refusals=(
            *(refusal_facts(key, payload) for key, payload in opened if payload.kind == "refusal"),
            *sorted(letters, key=lambda one: (one.at, one.letter)),
        ),
    )


def _answers(about: CasePayload) -> dict[str, str]:
    return about.answers | ({"persuade_or_relay": about.persuade_or_relay} if about.persuade_or_relay else {})


def incident_facts(incident_id: UUID, payload: IncidentPayload, about: CasePayload) -> IncidentFacts:
    """Return one contact, or the counted contacts of one day, as facts."""
    answered, unanswered, texts = _counts(payload)
    return IncidentFacts(
        id=str(incident_id),
        on=payload.day,
        at=payload.moment,
        part=payload.part,
        precision=payload.precision,
        contact_channel=payload.contact_channel,
        connected=payload.connected,
        answered=answered,
        unanswered=unanswered,
        texts=texts,
        night=payload.at_night,
        number=payload.number,
        reached=payload.reached,
        role=_role(payload, about),
        conduct=_ticks(tuple(payload.conduct)),
        claimed=payload.claimed,
        claim_check=payload.claim_check,
        paper_check=payload.paper_check,
        words=payload.words,
        hearsay=payload.hearsay,
        told_by=payload.reached if payload.hearsay else "",
        debt_state=about.debt_state if payload.debt_state == "unknown" else payload.debt_state,
        consent_to_entry=payload.entry_consent,
        reported=bool(payload.police_receipt),
    )


@lru_cache(maxsize=1024)
def _ticks(conduct: tuple[str, ...]) -> frozenset[str]:
    # thousands of records share a few: one set for each keeps a long case small in memory
    return frozenset(conduct)


def refusal_facts(incident_id: UUID, payload: IncidentPayload) -> RefusalFacts:
    """Return a refusal that was sent as a fact; known to the day only, it counts from the end of that day."""
    at = payload.moment or datetime.combine(payload.day, time(23, 59))
    return RefusalFacts(
        id=str(incident_id), at=at, by=payload.reached, kind=payload.refusal_kind, number=payload.number
    )


def _counts(payload: IncidentPayload) -> tuple[int, int, int]:
    # a record of one occasion counts itself, where it is known which kind of contact it was
    if payload.precision == "day" or payload.answered + payload.unanswered + payload.texts:
        return payload.answered, payload.unanswered, payload.texts
    if payload.contact_channel in CALLS and payload.connected is not None:
        return int(payload.connected), int(not payload.connected), 0
    return 0, 0, int(payload.contact_channel in MESSAGES)


def _role(payload: IncidentPayload, about: CasePayload) -> str:
    if payload.role != "unknown" or payload.reached != "self":
        return payload.role
    return "borrower" if about.perspective == "borrower" else about.owner_role
