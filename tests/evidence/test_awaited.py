"""What a casefile says of kept files waits for their bytes, and takes nothing else for them."""

import hashlib
from dataclasses import fields

import pytest
from django.urls import reverse

from borrower_help.casefile.checking import check
from borrower_help.casefile.reading import Refused, read
from borrower_help.evidence import services
from borrower_help.evidence.awaited import awaited_of
from borrower_help.evidence.models import AwaitedFile, EvidenceFile
from borrower_help.evidence.payloads import AwaitedPayload, FilePayload
from borrower_help.incidents.models import Incident
from borrower_help.incidents.services import remove_incident
from tests.casefile.carrying import exported, imported
from tests.factories import client_for, make_case, make_file, make_guest, make_incident
from tests.matters.test_carrying import named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_files_go")]
VOICE, PICTURE = b"a voice" * 50, b"a picture" * 70
SAID = {
    "proves": ["words", "calls"],
    "note": "他说要上门",
    "source": "recorded",
    "origin": "这部手机",
    "excerpt": "他：明天上门。\n我：请不要来。",
}


def whole():
    """Return a case with a file at a record, described, one of the case, and one that was taken out."""
    owner = make_guest()
    case = make_case(owner)
    record = make_incident(case)
    gone = make_file(case, b"gone", "gone.m4a")
    first = make_file(case, VOICE, "录音 1.m4a", incident=str(record.pk))
    told = FilePayload(**{**first.payload.__dict__, **SAID})
    services.describe(case=case, row=first.row, payload=told, revision=1)
    make_file(case, PICTURE, "截图.png")
    services.remove(case=case, kept=gone)
    return owner, case


def test_what_is_awaited_is_all_that_is_known_of_a_file():
    here = {"file_key", "first_at"}  # the key stays; when it was first received goes as when it was received
    assert {one.name for one in fields(FilePayload)} - here == {one.name for one in fields(AwaitedPayload)}


def test_a_casefile_comes_back_byte_for_byte_before_and_after_the_bytes_came():
    _owner, case = whole()
    data = exported(case)
    again = imported(data)
    assert named(exported(again)) == named(data)
    assert again.row.kept_long
    numbers = [payload.number for _row, payload in awaited_of(again)]
    assert numbers == [2, 3]  # what was taken out stays behind
    for body in (PICTURE, VOICE):
        make_file(again, body, "whatever it is called now")
        assert named(exported(again)) == named(data)
    assert not AwaitedFile.objects.filter(case=again.row).exists()


def test_the_same_bytes_take_their_number_their_name_and_what_was_said_of_them():
    _owner, case = whole()
    before = services.files_of(case)[0].payload
    again = imported(exported(case))
    kept = make_file(again, VOICE, "x.m4a")
    payload = kept.payload
    assert (payload.number, payload.name) == (2, "录音 1.m4a")
    assert {name: getattr(payload, name) for name in SAID} == SAID
    assert payload.first_at == before.received_at
    assert Incident.objects.filter(pk=payload.incident, case=again.row).exists()
    assert services.entries_of(again)[-1].sha256 == hashlib.sha256(VOICE).hexdigest()
    assert services.break_of(again, services.entries_of(again)) is None


def test_other_bytes_are_another_file_and_never_take_a_number_that_is_spoken_for():
    _owner, case = whole()
    again = imported(exported(case))
    other = make_file(again, VOICE + b"!", "录音 1.m4a")
    assert (other.payload.number, other.payload.first_at) == (4, "")
    assert len(awaited_of(again)) == 2


def test_the_list_names_what_is_missing_until_it_is_there():
    owner, case = whole()
    guest = make_guest()
    again = imported(exported(case), guest)
    page = client_for(guest).get(reverse("evidence:list", args=[again.id])).content.decode()
    assert "录音 1.m4a" in page
    assert "截图.png" in page
    kept = make_file(again, VOICE)
    page = client_for(guest).get(reverse("evidence:file", args=[again.id, kept.row.pk])).content.decode()
    assert kept.payload.first_at[:10] in page
    own = services.files_of(case)[0]
    here = client_for(owner).get(reverse("evidence:file", args=[case.id, own.row.pk])).content.decode()
    assert here.count("<dt>") == page.count("<dt>") - 1


def test_files_of_a_record_that_stays_behind_are_the_cases():
    case = make_case(make_guest())
    record = make_incident(case)
    make_file(case, VOICE, incident=str(record.pk))
    remove_incident(case=case, incident=record)
    again = imported(exported(case, removed=False))
    assert awaited_of(again)[0][1].incident == ""


def test_they_move_with_the_case_and_go_with_it():
    _owner, case = whole()
    guest = make_guest()
    source, target = imported(exported(case), guest), make_case(guest)
    make_file(target, b"there already")
    services.move_files(source, target)
    assert [payload.number for _row, payload in awaited_of(target)] == [2, 3]
    assert make_file(target, b"the next").payload.number == 4
    target.row.delete()
    assert not AwaitedFile.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("number", 3, "/files/1/number: is that of /files/0 too"),
        ("number", 0, "/files/0/number: 0 is less than 1"),
        ("sha256", hashlib.sha256(PICTURE).hexdigest(), "/files/1/sha256: is that of /files/0 too"),
        ("sha256", "AB", "/files/0/sha256: 'AB' is not written as this field is"),
        ("received_at", "2199-01-01T10:00:00", "/files/0/received_at: 2199-01-01 is after the day"),
        ("received_at", "2026-02-30T10:00:00", "/files/0/received_at: '2026-02-30T10:00:00' is not a time there is"),
        ("proves", ["magic"], "/files/0/proves/0: 'magic' is not one of its codes"),
        ("incident", "here", "/files/0/incident: 'here' is not written as this field is"),
        ("name", "", "/files/0/name: is empty"),
    ],
)
def test_a_file_edited_wrongly_is_refused_with_its_place(field, value, said):
    _owner, case = whole()
    data = read(exported(case))
    data["files"][0][field] = value
    with pytest.raises(Refused) as refused:
        check(data)
    assert str(refused.value).startswith(said)


def test_no_key_and_no_name_in_the_storage_leave():
    _owner, case = whole()
    text = exported(case).decode()
    for row in EvidenceFile.objects.filter(case=case.row):
        assert row.file_name not in text
        assert row.payload(case.keyring).file_key not in text
