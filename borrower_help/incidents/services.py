"""Deeds on incidents: record, change, remove, restore, move; drafts saved at each step."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.conf import settings
from django.db import transaction

from borrower_help.audit.services import record
from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core.dates import today
from borrower_help.core.sealed import StaleRevision
from borrower_help.incidents import index
from borrower_help.incidents.models import Incident, IncidentDraft
from borrower_help.incidents.payloads import DraftPayload, IncidentPayload


class TooMany(Exception):
    """Say that the case holds as many incidents as it may."""


def _lock(case: OpenCase) -> None:
    # one writer per case at a time, so that index and rows agree (on SQLite the IMMEDIATE transaction did it already)
    Case.objects.select_for_update().filter(pk=case.id).first()


def save_draft(*, case: OpenCase, draft_id: UUID, payload: DraftPayload) -> IncidentDraft:
    """Save the answers so far under `draft_id`; nothing happens to a draft that has become an incident."""
    held = IncidentDraft.objects.filter(pk=draft_id, case=case.row).first()
    draft = held or IncidentDraft(id=draft_id, case=case.row)
    draft.put(payload, case.keyring)
    if held is None and Incident.objects.filter(pk=draft_id).exists():
        return draft
    draft.revision += 0 if held is None else 1
    draft.save()
    return draft


def save_answers(*, case: OpenCase, draft_id: UUID, typed: dict[str, Any], journey: str = "incident") -> DraftPayload:
    """Put pages of answers (step key → what was typed) into the draft, made if need be; return it as it is then."""
    with transaction.atomic():
        _lock(case)
        draft = IncidentDraft.objects.filter(pk=draft_id, case=case.row).first()
        held = draft.payload(case.keyring) if draft else DraftPayload(journey, case.payload.perspective)
        payload = replace(held, answers={**held.answers, **typed})
        save_draft(case=case, draft_id=draft_id, payload=payload)
    return payload


def drop_draft(*, case: OpenCase, draft_id: UUID) -> None:
    """Throw a draft away."""
    IncidentDraft.objects.filter(pk=draft_id, case=case.row).delete()


def record_draft(*, case: OpenCase, draft_id: UUID, records: Sequence[tuple[UUID, IncidentPayload]]) -> None:
    """Record what a finished draft says and end it; a second call changes nothing. Raise TooMany, the draft staying."""
    with transaction.atomic():
        record_incidents(case=case, payloads=[payload for _id, payload in records], ids=[key for key, _p in records])
        IncidentDraft.objects.filter(pk=draft_id, case=case.row).delete()


def record_incident(*, case: OpenCase, incident_id: UUID, payload: IncidentPayload) -> Incident:
    """Record one incident, end its draft; the same id again changes nothing, so a form sent twice makes one."""
    with transaction.atomic():
        _lock(case)
        IncidentDraft.objects.filter(pk=incident_id, case=case.row).delete()
        existing = Incident.objects.filter(pk=incident_id).first()
        if existing is not None and existing.case_id != case.id:
            # somebody else's id: theirs stays untouched, and the same form sent twice still makes one here
            incident_id = uuid5(incident_id, str(case.id))
            existing = Incident.objects.filter(pk=incident_id, case=case.row).first()
        if existing is not None:
            return existing
        return record_incidents(case=case, payloads=[payload], ids=[incident_id])[0]


def record_incidents(
    *, case: OpenCase, payloads: Sequence[IncidentPayload], ids: Sequence[UUID] | None = None
) -> list[Incident]:
    """Record many incidents at once: one insert, one index; raise TooMany beyond the limit of a case."""
    chosen = list(ids) if ids is not None else [uuid4() for _ in payloads]
    with transaction.atomic():
        _lock(case)
        known = Incident.objects.filter(pk__in=chosen) if ids is not None else Incident.objects.none()
        taken = set(known.values_list("pk", flat=True))
        fresh = [(key, replace(p, recorded_on=today().isoformat())) for key, p in zip(chosen, payloads, strict=True)]
        fresh = [(key, payload) for key, payload in fresh if key not in taken]
        if not fresh:
            return []
        held = Incident.objects.filter(case=case.row).count()
        if held + len(fresh) > settings.MAX_INCIDENTS_PER_CASE:
            raise TooMany
        rows = [Incident(id=key, case=case.row).put(payload, case.keyring) for key, payload in fresh]
        Incident.objects.bulk_create(rows, batch_size=500)
        index.add(case, fresh)
        record("incident.recorded", by=case.by, subject=case.id)
    return rows


def change_incident(*, case: OpenCase, incident: Incident, payload: IncidentPayload, revision: int) -> None:
    """Save `payload` over the revision the person read; the same text sent twice is one change; raise StaleRevision."""
    with transaction.atomic():
        _lock(case)
        try:
            incident.replace(payload, revision=revision, keys=case.keyring)
        except StaleRevision as stale:
            if stale.theirs == payload:
                return
            raise
        index.add(case, [(incident.pk, payload)])
        record("incident.changed", by=case.by, subject=case.id)


def remove_incident(*, case: OpenCase, incident: Incident) -> None:
    """Take an incident out of the record; it can be restored for seven days."""
    with transaction.atomic():
        _lock(case)
        if Incident.objects.filter(pk=incident.pk, removed_on=None).update(removed_on=today()):
            index.drop(case, incident.pk)
            record("incident.removed", by=case.by, subject=case.id)


def restore_incident(*, case: OpenCase, incident: Incident) -> None:
    """Undo a removal."""
    with transaction.atomic():
        _lock(case)
        if Incident.objects.filter(pk=incident.pk).exclude(removed_on=None).update(removed_on=None):
            fresh = Incident.objects.get(pk=incident.pk)  # another phone may have changed it since it was read
            index.add(case, [(fresh.pk, fresh.payload(case.keyring))])
            record("incident.restored", by=case.by, subject=case.id)


def move_records(*, source: OpenCase, target: OpenCase) -> None:
    """Re-seal every incident and draft of one case into another, keeping their ids."""
    with transaction.atomic():
        _lock(target)
        moved: list[tuple[UUID, IncidentPayload]] = []
        for row in Incident.objects.filter(case=source.row, removed_on=None):
            payload = row.payload(source.keyring)
            row.case = target.row
            row.put(payload, target.keyring).save()
            moved.append((row.pk, payload))
        for draft in IncidentDraft.objects.filter(case=source.row):
            draft_payload = draft.payload(source.keyring)
            draft.case = target.row
            draft.put(draft_payload, target.keyring).save()
        index.add(target, moved)
        record("case.moved", by=target.by, subject=target.id)
