"""Deeds on incidents: the effect, the audit event, and nothing left behind by a failure."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import LazySettings

from borrower_help.audit.models import AuditEvent
from borrower_help.cases.access import OpenCase
from borrower_help.core.dates import today
from borrower_help.core.sealed import StaleRevision
from borrower_help.env import PROJECT_ROOT
from borrower_help.incidents import index
from borrower_help.incidents.models import CaseIndex, Incident, IncidentDraft
from borrower_help.incidents.payloads import DraftPayload
from borrower_help.incidents.services import (
    TooMany,
    change_incident,
    move_records,
    record_incident,
    record_incidents,
    remove_incident,
    restore_incident,
    save_draft,
)
from tests.factories import make_case, make_draft, make_incident, make_incidents, make_payload

pytestmark = pytest.mark.django_db


def deeds(case: OpenCase) -> list[str]:
    return sorted(
        AuditEvent.objects.filter(subject_id=case.id).exclude(deed="case.created").values_list("deed", flat=True)
    )


def state(case: OpenCase) -> tuple[object, ...]:
    rows = sorted(
        (row.pk, bytes(row.sealed), row.revision, row.removed_on) for row in Incident.objects.filter(case=case.row)
    )
    sealed = [bytes(row.sealed) for row in CaseIndex.objects.filter(case=case.row)]
    return rows, sealed, deeds(case), sorted(IncidentDraft.objects.values_list("pk", flat=True))


def break_index(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("the index could not be written")

    monkeypatch.setattr(index, "write", fail)


def test_record_keeps_the_words_the_day_and_an_event() -> None:
    case = make_case()
    incident = record_incident(case=case, incident_id=uuid4(), payload=make_payload(words="你等着"))
    stored = Incident.objects.get(pk=incident.pk).payload(case.keyring)
    assert (stored.words, stored.recorded_on) == ("你等着", today().isoformat())
    assert [entry.id for entry in index.read(case).entries] == [incident.pk]
    assert deeds(case) == ["incident.recorded"]
    event = AuditEvent.objects.get(deed="incident.recorded")
    assert (event.actor_id, event.on) == (case.by, today())


def test_record_ends_its_draft() -> None:
    case = make_case()
    draft = make_draft(case)
    record_incident(case=case, incident_id=draft.pk, payload=make_payload())
    assert not IncidentDraft.objects.exists()


def test_record_twice_makes_one_and_keeps_the_first() -> None:
    case, key = make_case(), uuid4()
    first = record_incident(case=case, incident_id=key, payload=make_payload(words="第一次"))
    again = record_incident(case=case, incident_id=key, payload=make_payload(words="第二次"))
    assert first.pk == again.pk
    assert Incident.objects.get(pk=key).payload(case.keyring).words == "第一次"
    assert deeds(case) == ["incident.recorded"]


def test_record_twice_does_not_bring_back_what_was_removed() -> None:
    case, key = make_case(), uuid4()
    incident = record_incident(case=case, incident_id=key, payload=make_payload())
    remove_incident(case=case, incident=incident)
    record_incident(case=case, incident_id=key, payload=make_payload())
    assert len(index.read(case).entries) == 0


def test_record_with_an_id_of_another_case_leaves_that_one_alone() -> None:
    case, other = make_case(), make_case()
    theirs = make_incident(other, words="别人的")
    ours = [record_incident(case=case, incident_id=theirs.pk, payload=make_payload(words="我的")) for _ in range(2)]
    assert ours[0].pk == ours[1].pk != theirs.pk
    assert Incident.objects.get(pk=theirs.pk).payload(other.keyring).words == "别人的"
    assert Incident.objects.filter(case=case.row).count() == 1


def test_record_that_fails_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case()
    draft = make_draft(case)
    before = state(case)
    break_index(monkeypatch)
    with pytest.raises(RuntimeError):
        record_incident(case=case, incident_id=draft.pk, payload=make_payload())
    assert state(case) == before


def test_record_many_makes_one_index_and_one_event() -> None:
    case = make_case()
    make_incidents(case, 600)
    assert (Incident.objects.filter(case=case.row).count(), len(index.read(case).entries)) == (600, 600)
    assert deeds(case) == ["incident.recorded"]


def test_record_many_with_the_same_ids_adds_only_what_is_new() -> None:
    case, ids = make_case(), [uuid4() for _ in range(3)]
    record_incidents(case=case, payloads=[make_payload()] * 2, ids=ids[:2])
    record_incidents(case=case, payloads=[make_payload()] * 3, ids=ids)
    assert set(Incident.objects.filter(case=case.row).values_list("pk", flat=True)) == set(ids)
    assert len(index.read(case).entries) == 3


def test_limit_of_a_case_is_reached_but_not_passed(settings: LazySettings) -> None:
    settings.MAX_INCIDENTS_PER_CASE = 5
    case = make_case()
    make_incidents(case, 4)
    make_incident(case)
    before = state(case)
    with pytest.raises(TooMany):
        make_incident(case)
    with pytest.raises(TooMany):
        make_incidents(make_case(), 6)
    assert state(case) == before


def test_limit_counts_what_was_removed_too(settings: LazySettings) -> None:
    settings.MAX_INCIDENTS_PER_CASE = 1
    case = make_case()
    remove_incident(case=case, incident=make_incident(case))
    with pytest.raises(TooMany):
        make_incident(case)


def test_change_saves_and_counts_anew() -> None:
    case = make_case()
    incident = make_incident(case, number="199")
    change_incident(case=case, incident=incident, payload=make_payload(number="133", at="23:10"), revision=1)
    assert dict(index.read(case).per_number()) == {"133": 1}
    assert index.read(case).night == 1
    assert deeds(case) == ["incident.changed", "incident.recorded"]


def test_change_sent_twice_is_one_change() -> None:
    case = make_case()
    incident = make_incident(case)
    for _ in range(2):
        fresh = Incident.objects.get(pk=incident.pk)
        change_incident(case=case, incident=fresh, payload=make_payload(words="改"), revision=1)
    assert Incident.objects.get(pk=incident.pk).revision == 2
    assert deeds(case).count("incident.changed") == 1


def test_change_of_a_stale_revision_leaves_everything() -> None:
    case = make_case()
    incident = make_incident(case)
    change_incident(case=case, incident=incident, payload=make_payload(words="先到"), revision=1)
    before = state(case)
    with pytest.raises(StaleRevision) as stale:
        change_incident(case=case, incident=incident, payload=make_payload(words="后到"), revision=1)
    assert stale.value.theirs.words == "先到"
    assert state(case) == before


def test_change_that_fails_leaves_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case()
    incident = make_incident(case)
    before = state(case)
    break_index(monkeypatch)
    with pytest.raises(RuntimeError):
        change_incident(case=case, incident=incident, payload=make_payload(words="改"), revision=1)
    assert state(case) == before


def test_remove_and_restore_once_each_however_often_sent() -> None:
    case = make_case()
    incident = make_incident(case, words="留着")
    for _ in range(2):
        remove_incident(case=case, incident=incident)
    assert Incident.objects.get(pk=incident.pk).removed_on == today()
    assert index.read(case).contacts == 0
    for _ in range(2):
        restore_incident(case=case, incident=incident)
    stored = Incident.objects.get(pk=incident.pk)
    assert (stored.removed_on, stored.payload(case.keyring).words, index.read(case).contacts) == (None, "留着", 1)
    assert deeds(case) == ["incident.recorded", "incident.removed", "incident.restored"]


def test_remove_that_fails_leaves_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case()
    incident = make_incident(case)
    before = state(case)
    break_index(monkeypatch)
    with pytest.raises(RuntimeError):
        remove_incident(case=case, incident=incident)
    assert state(case) == before


def test_restore_counts_what_was_changed_meanwhile() -> None:
    case = make_case()
    incident = make_incident(case, number="199")
    seen = Incident.objects.get(pk=incident.pk)
    incident.replace(make_payload(number="133"), revision=1, keys=case.keyring)
    Incident.objects.filter(pk=incident.pk).update(removed_on=date(2026, 3, 5))
    restore_incident(case=case, incident=seen)
    assert dict(index.read(case).per_number()) == {"133": 1}


def test_draft_is_saved_step_by_step_and_not_after_its_record() -> None:
    case, key = make_case(), uuid4()
    for words in ("一", "二"):
        save_draft(case=case, draft_id=key, payload=DraftPayload(answers={"words": {"words": words}}))
    draft = IncidentDraft.objects.get(pk=key)
    assert (draft.revision, draft.payload(case.keyring).answers) == (2, {"words": {"words": "二"}})
    record_incident(case=case, incident_id=key, payload=make_payload())
    save_draft(case=case, draft_id=key, payload=DraftPayload(answers={"words": {"words": "三"}}))
    assert not IncidentDraft.objects.exists()


def test_move_takes_records_and_drafts_and_leaves_what_was_removed() -> None:
    source, target = make_case(), make_case()
    kept, gone = make_incident(source, words="带走"), make_incident(source)
    remove_incident(case=source, incident=gone)
    draft = make_draft(source, words={"words": "半句"})
    make_incident(target, on="2026-03-01")
    move_records(source=source, target=target)
    assert Incident.objects.get(pk=kept.pk).payload(target.keyring).words == "带走"
    assert IncidentDraft.objects.get(pk=draft.pk).payload(target.keyring).answers == {"words": {"words": "半句"}}
    assert index.read(target).contacts == 2
    assert Incident.objects.get(pk=gone.pk).case_id == source.id
    assert "case.moved" in deeds(target)


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    env |= {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "borrower_help.settings"}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.incidents.two_writers"],
        env=env,
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert ran.stdout.split("\n")[0] == "20 True True []", ran.stderr
