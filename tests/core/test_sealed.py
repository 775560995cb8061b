"""Sealed rows: they open only where they were put, and every released version still opens."""

import base64
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from borrower_help.core.crypto import Keyring, SealError, new_key, seal_json
from borrower_help.core.sealed import StaleRevision
from borrower_help.incidents.models import Incident
from borrower_help.incidents.payloads import IncidentPayload
from tests.core.sealed_samples import FOLDER, models, row_of
from tests.factories import make_case, make_incident, make_payload

SAMPLES = sorted(FOLDER.glob("*.json"))


def _copy(row: Incident, **changes: Any) -> Incident:
    values = {"id": row.pk, "case_id": row.case_id, "sealed": row.sealed, "key_version": row.key_version}
    return Incident(**{**values, "payload_version": row.payload_version, "revision": row.revision, **changes})


@pytest.mark.django_db
def test_sealed_row_opens_where_it_was_put() -> None:
    case = make_case()
    row = Incident.objects.get(pk=make_incident(case, words="您先垫上").pk)
    assert row.payload(case.keyring).words == "您先垫上"
    assert _copy(row).payload(case.keyring).words == "您先垫上"


@pytest.mark.django_db
def test_sealed_row_moved_to_another_place_does_not_open() -> None:
    case, other = make_case(), make_case()
    row = make_incident(case)
    same_keys = Keyring(other.id, case.keys.data_keys)  # even with the right key, in the wrong place
    for moved, keys in (
        (_copy(row, id=uuid4()), case.keyring),
        (_copy(row, case_id=other.id), same_keys),
        (_copy(row, payload_version=2), case.keyring),
        (_copy(row, key_version=2), case.keyring),
        (_copy(row), other.keyring),
    ):
        with pytest.raises(SealError):
            moved.payload(keys)


@pytest.mark.django_db
def test_sealed_row_of_another_model_does_not_open(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case()
    row = make_incident(case)
    monkeypatch.setattr(Incident, "LABEL", "incident-draft")
    with pytest.raises(SealError):
        row.payload(case.keyring)


@pytest.mark.django_db
def test_put_refuses_the_keys_of_another_case() -> None:
    case, other = make_case(), make_case()
    with pytest.raises(SealError):
        Incident(case=case.row).put(make_payload(), other.keyring)


@pytest.mark.django_db
def test_put_seals_under_the_newest_key_and_older_rows_still_open() -> None:
    case = make_case()
    old = make_incident(case, words="以前的")
    keys = Keyring(case.id, {**case.keys.data_keys, 2: new_key()})
    fresh = Incident(case=case.row).put(make_payload(words="以后的"), keys)
    assert (old.key_version, fresh.key_version) == (1, 2)
    assert (old.payload(keys).words, fresh.payload(keys).words) == ("以前的", "以后的")
    with pytest.raises(SealError):
        fresh.payload(case.keyring)


@pytest.mark.django_db
def test_sealed_size_is_padded_whatever_was_written() -> None:
    case = make_case()
    sizes = {len(make_incident(case, words="字" * n).sealed) for n in (0, 1, 5, 20)}
    assert len(sizes) == 1
    assert (sizes.pop() - 40) % 256 == 0


@pytest.mark.django_db
def test_replace_saves_over_the_revision_that_was_read() -> None:
    case = make_case()
    row = make_incident(case)
    row.replace(make_payload(words="改过"), revision=1, keys=case.keyring)
    stored = Incident.objects.get(pk=row.pk)
    assert (stored.revision, row.revision, stored.payload(case.keyring).words) == (2, 2, "改过")


@pytest.mark.django_db
def test_replace_of_a_stale_revision_changes_nothing_and_shows_what_stands_there() -> None:
    case = make_case()
    row = make_incident(case)
    row.replace(make_payload(words="第一"), revision=1, keys=case.keyring)
    with pytest.raises(StaleRevision) as stale:
        Incident.objects.get(pk=row.pk).replace(make_payload(words="第二"), revision=1, keys=case.keyring)
    assert stale.value.theirs.words == "第一"
    stored = Incident.objects.get(pk=row.pk)
    assert (stored.revision, stored.payload(case.keyring).words) == (2, "第一")


@dataclass(frozen=True)
class Renamed:
    """Hold the payload of an imagined version 3: `on` became `happened_on`, then `kind` became a list."""

    happened_on: str
    kinds: list[str]
    rest: dict[str, Any]


def _to_2(data: dict[str, Any]) -> dict[str, Any]:
    on = data.pop("on")
    return {"happened_on": on, **data}


def _to_3(data: dict[str, Any]) -> dict[str, Any]:
    on, kind = data.pop("happened_on"), data.pop("kind", "contact")
    return {"happened_on": on, "kinds": [kind], "rest": data}


@pytest.mark.django_db
def test_payload_of_an_old_version_is_upgraded_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case()
    row = make_incident(case, words="你等着")
    before = bytes(row.sealed)
    monkeypatch.setattr(Incident, "PAYLOAD", Renamed)
    monkeypatch.setattr(Incident, "PAYLOAD_VERSION", 3)
    monkeypatch.setattr(Incident, "UPGRADES", {1: _to_2, 2: _to_3})
    upgraded = Incident.objects.get(pk=row.pk).payload(case.keyring)
    assert (upgraded.happened_on, upgraded.kinds, upgraded.rest["words"]) == ("2026-03-05", ["contact"], "你等着")
    stored = Incident.objects.get(pk=row.pk)
    assert (bytes(stored.sealed), stored.payload_version) == (before, 1)  # reading rewrites nothing


def test_what_stands_at_its_default_is_left_out_of_the_seal() -> None:
    from borrower_help.core.sealed import _to_json

    assert _to_json(IncidentPayload(on="2026-03-05", at="17:32")) == {"on": "2026-03-05", "at": "17:32"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_released_version_still_opens(path: Path) -> None:
    sample = json.loads(path.read_text())
    label, _v, _version = path.stem.rpartition("-v")
    model = models()[label]
    row = row_of(model, sample)
    row.sealed, row.key_version = base64.b64decode(sample["sealed"]), 1
    row.payload_version = sample["payload_version"]
    payload = row.payload(Keyring(row.scope_id, {1: base64.b64decode(sample["key"])}))
    if sample["payload_version"] == model.PAYLOAD_VERSION:
        assert sample["payload"].items() <= asdict(payload).items()


def test_every_version_of_every_sampled_model_has_its_sample() -> None:
    wanted = {f"{label}-v{n}" for label, model in models().items() for n in range(1, model.PAYLOAD_VERSION + 1)}
    assert wanted == {path.stem for path in SAMPLES}


@pytest.mark.django_db
def test_what_opens_is_what_was_sealed_and_shares_nothing() -> None:
    case = make_case()
    payload, row = make_payload(words="今天不还就上门"), make_incident(case)
    row.put(payload, case.keyring)
    first, second = row.payload(case.keyring), row.payload(case.keyring)
    assert first == second == payload
    assert asdict(first) == asdict(payload)
    assert first.conduct is not second.conduct
    assert replace(first, conduct=[]).conduct is not payload.conduct


@pytest.mark.django_db
def test_row_with_a_name_of_another_release_is_refused() -> None:
    case = make_case()
    row = make_incident(case)
    ad = row.associated_data(row.payload_version)
    for data in ({"on": "2026-03-05", "unheard_of": 1}, {"words": "没有日期"}):
        row.sealed = seal_json(data, key=case.keyring.keys[row.key_version], ad=ad)
        with pytest.raises(TypeError):
            row.payload(case.keyring)
