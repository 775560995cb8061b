"""The index: it says what the rows say, is small, and comes back by itself."""

from collections import Counter
from datetime import date, datetime
from random import Random
from uuid import uuid4

import pytest

from borrower_help.accounts.keys import Unlocked
from borrower_help.cases.access import OpenCase, open_case
from borrower_help.cases.models import Access
from borrower_help.cases.services import revoke
from borrower_help.core import crypto
from borrower_help.incidents import index
from borrower_help.incidents.index import ENTRY, ENTRY_BYTES, Index, entry_of
from borrower_help.incidents.models import CaseIndex, Incident
from borrower_help.incidents.sample import sample_payloads
from borrower_help.incidents.services import change_incident, record_incidents, remove_incident, restore_incident
from tests.cast import make_cast
from tests.factories import make_case, make_incident, make_payload

pytestmark = pytest.mark.django_db


def sample_case(count: int = 80, *, owner: Unlocked | None = None) -> OpenCase:
    case = make_case(owner)
    now, chance = datetime.fromisoformat("2026-11-23T12:00"), Random(7)
    record_incidents(case=case, payloads=sample_payloads(count, perspective="borrower", now=now, chance=chance))
    return case


def assert_agrees(case: OpenCase) -> None:
    """Check everything the index says against the rows, counted the slow way."""
    read = index.read(case)
    rows = {row.pk: row.payload(case.keyring) for row in Incident.objects.filter(case=case.row, removed_on=None)}
    expected = sorted((entry_of(pk, payload) for pk, payload in rows.items()), key=lambda e: (e.moment, e.id.int))
    assert list(read.entries) == expected[::-1]
    theirs = [payload for payload in rows.values() if payload.kind == "contact"]
    assert read.contacts == sum(payload.contacts for payload in theirs)
    assert read.night == sum(payload.at_night for payload in theirs)
    assert read.visits == sum(1 for payload in theirs if payload.contact_channel == "visit")
    assert read.refusals == len(rows) - len(theirs)
    days, numbers, people = Counter[date](), Counter[str](), Counter[str]()
    for payload in theirs:
        days[payload.day] += payload.contacts
        if payload.number:
            numbers[payload.number] += payload.contacts
        if payload.reached != "self":
            people[payload.reached] += payload.contacts
    assert (read.per_day(), read.per_number(), read.per_person()) == (days, numbers, people)
    assert read.first_day == min((payload.day for payload in rows.values()), default=None)
    assert read.last_day == max((payload.day for payload in rows.values()), default=None)


def test_index_agrees_with_the_rows_through_every_deed() -> None:
    case = sample_case()
    assert_agrees(case)
    rows = list(Incident.objects.filter(case=case.row).order_by("pk")[:20])
    for row in rows[:8]:
        remove_incident(case=case, incident=row)
    assert_agrees(case)
    for row in rows[:4]:
        restore_incident(case=case, incident=row)
    changed = make_payload(on="2019-12-31", number="199", contact_channel="visit", reached="village")
    change_incident(case=case, incident=rows[10], payload=changed, revision=1)
    make_incident(case, kind="refusal", refusal_kind="repaid", number="只给这个号码发过")
    assert_agrees(case)
    assert any(entry.number == "只给这个号码发过" for entry in index.read(case).entries)


def test_index_of_an_empty_case_counts_nothing() -> None:
    read = index.read(make_case())
    assert (len(read.entries), read.contacts, read.first_day, read.latest_contact) == (0, 0, None, None)
    assert read.per_day() == read.per_number() == read.per_person() == Counter()


@pytest.mark.parametrize("on", ["0001-01-01", "1999-12-31", "2000-01-01", "5999-12-31", "9999-12-31"])
def test_index_takes_every_year_a_record_can_have(on: str) -> None:
    case = make_case()
    make_incident(case, on=on, at="00:00")
    assert len(index.read(case).entries) == 1
    if on < "6":
        assert_agrees(case)


def test_entry_has_28_bytes() -> None:
    assert ENTRY.size == ENTRY_BYTES == 28
    case = sample_case(300)
    assert len(index.read(case).entries.body) == 300 * 28


def test_entries_are_the_same_by_place_by_slice_and_one_by_one() -> None:
    entries = index.read(sample_case(60)).entries
    one_by_one = list(entries)
    assert entries[0] == one_by_one[0]
    assert entries[-1] == one_by_one[-1]
    assert entries[10:30] == one_by_one[10:30]
    assert entries[50:200] == one_by_one[50:]
    with pytest.raises(IndexError):
        entries[60]


def test_latest_contact_passes_over_refusals() -> None:
    case = make_case()
    call = make_incident(case, on="2026-03-05")
    make_incident(case, on="2026-03-06", kind="refusal", refusal_kind="stop_contact")
    latest = index.read(case).latest_contact
    assert latest is not None
    assert latest.id == call.pk


def test_number_of_a_removed_record_leaves_the_index() -> None:
    case = make_case()
    gone = make_incident(case, number="13300001111")
    make_incident(case, number="13300002222")
    remove_incident(case=case, incident=gone)
    assert index.read(case).entries.numbers == ["", "13300002222"]


@pytest.mark.parametrize(
    "how", ["missing", "cut", "flipped", "other version", "unknown key", "of another case", "wrong count"]
)
def test_index_is_rebuilt_where_it_disagrees(how: str) -> None:
    case, other = sample_case(30), sample_case(3)
    row, foreign = CaseIndex.objects.get(case=case.row), CaseIndex.objects.get(case=other.row)
    sealed = bytes(row.sealed)
    if how == "missing":
        row.delete()
    elif how == "wrong count":
        Incident.objects.filter(pk=index.read(case).entries[3].id).delete()
    else:
        broken = {
            "cut": sealed[:50],
            "flipped": sealed[:-1] + bytes([sealed[-1] ^ 1]),
            "of another case": bytes(foreign.sealed),
        }
        versions = {"other version": {"payload_version": 99}, "unknown key": {"key_version": 9}}
        CaseIndex.objects.filter(case=case.row).update(**versions.get(how, {"sealed": broken.get(how, sealed)}))
    assert_agrees(case)
    rebuilt = bytes(CaseIndex.objects.get(case=case.row).sealed)
    assert rebuilt != sealed
    index.read(case)
    assert bytes(CaseIndex.objects.get(case=case.row).sealed) == rebuilt  # once is enough


def test_index_survives_a_new_data_key() -> None:
    cast = make_cast()
    make_incident(cast.case, words="以前")
    case = revoke(case=cast.case, holder_id=cast.mei.user.holder_id)
    assert_agrees(case)
    make_incident(case, on="2026-03-06", words="以后")
    assert CaseIndex.objects.get(case=case.row).key_version == 2
    assert_agrees(case)
    assert_agrees(open_case(cast.chen, case.id, need=Access.EDIT))


def test_index_shows_nothing_in_clear() -> None:
    case = make_case()
    incident = make_incident(case, number="13300001111")
    row = CaseIndex.objects.get(case=case.row)
    assert b"13300001111" not in bytes(row.sealed)
    assert incident.pk.bytes not in bytes(row.sealed)
    with pytest.raises(crypto.SealError):
        crypto.unseal(bytes(row.sealed), key=case.keyring.keys[1], ad=b"incident")


def test_findings_are_kept_until_a_record_changes() -> None:
    case = sample_case(10)
    index.note_findings(case, index.read(case), {"version": "1", "indicated": 3})
    assert index.read(case).findings == {"version": "1", "indicated": 3}
    make_incident(case)
    assert index.read(case).findings == {}


def test_findings_counted_from_an_older_record_are_let_go() -> None:
    case = sample_case(10)
    seen = index.read(case)
    make_incident(case)
    index.note_findings(case, seen, {"version": "1", "indicated": 3})
    assert index.read(case).findings == {}
    assert_agrees(case)


def test_without_knows_nothing_of_ids_that_are_not_there() -> None:
    one = Index.of([entry_of(uuid4(), make_payload(number="199"))])
    assert list(one.without({uuid4()}).entries) == list(one.entries)
