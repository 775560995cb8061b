"""Files in pieces: what broke off goes on where it stopped, and nothing counts before it was read back."""

import hashlib
import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from borrower_help.accounts import services as accounts
from borrower_help.accounts.models import User
from borrower_help.core import crypto, dates, files
from borrower_help.evidence import receiving, services, uploads
from borrower_help.evidence.models import EvidenceFile, Upload
from borrower_help.evidence.payloads import PIECE
from borrower_help.privacy.retention import tidy
from tests.cast import make_cast
from tests.factories import (
    client_for,
    lock,
    make_case,
    make_file,
    make_guest,
    make_guest_with_code,
    make_incident,
    make_upload,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("_own_folder")]
JSON = {"HTTP_ACCEPT": "application/json"}


class Sender:
    """Send files as the page's script does."""

    def __init__(self, cast):
        self.case, self.client = cast.case, client_for(cast.lin)
        self.path = reverse("evidence:begin", args=[cast.case.id])

    def begin(self, data=b"", **told):
        told = {"name": "voice.m4a", "length": str(len(data)), "modified": "1"} | told
        return self.client.post(self.path, told, **JSON)

    def piece(self, begun, at, data):
        path = f"{begun['url']}?at={at}"
        return self.client.post(path, data, content_type="application/octet-stream", **JSON)

    def send(self, begun, data, until=None):
        for at in range(begun["have"], len(data) if until is None else until, PIECE):
            answer = self.piece(begun, at, data[at : at + PIECE])
            assert answer.status_code == 200, answer.content
        return self.client.get(begun["url"], **JSON).json()

    def finish(self, begun):
        return self.client.post(begun["url"] + "finish/", **JSON)

    def drop(self, begun):
        return self.client.post(begun["url"] + "drop/", **JSON)


@pytest.fixture
def sender():
    cast = make_cast()
    User.objects.update(created_on="2026-01-01")
    return Sender(cast)


def stored():
    return set(files.names(receiving.FOLDER))


def chain_of(data):
    chain = b""
    for at in range(0, len(data), PIECE):
        chain = hashlib.sha256(chain + hashlib.sha256(data[at : at + PIECE]).digest()).digest()
    return chain.hex()


@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 77])
def test_a_file_in_pieces_comes_back_byte_for_byte_with_its_receipt(sender, size):
    data = os.urandom(size)
    incident = make_incident(sender.case, words="x")
    begun = sender.begin(data, incident=str(incident.pk)).json()
    told = sender.send(begun, data)
    assert told["chain"] == chain_of(data)
    assert not EvidenceFile.objects.exists()
    receipt = sender.finish(begun).json()["receipt"]
    assert hashlib.sha256(data).hexdigest() in receipt
    (kept,) = services.files_of(sender.case)
    assert b"".join(services.content(kept)) == data
    assert (kept.payload.name, kept.payload.incident) == ("voice.m4a", str(incident.pk))
    assert stored() == {kept.row.file_name}
    again = sender.finish(begun).json()["receipt"]  # an answer that was lost on its way
    assert hashlib.sha256(data).hexdigest() in again
    assert len(services.files_of(sender.case)) == 1
    assert "receipt" in sender.client.get(begun["url"], **JSON).json()


def test_pieces_are_sealed_and_say_nothing(sender):
    make_upload(sender.case, b"MARK" * (PIECE // 4), "secret-name.m4a", of=2_000_000)
    for name in stored():
        assert b"MARKMARK" not in default_storage.open(name).read()
        assert "secret" not in name


def test_what_broke_off_goes_on_where_it_stopped(sender):
    data = os.urandom(3 * PIECE + 5)
    begun = sender.begin(data).json()
    sender.send(begun, data, until=2 * PIECE)
    page = sender.client.get(reverse("evidence:add", args=[sender.case.id])).content.decode()
    assert "voice.m4a" in page
    assert "66 %" in page
    found = sender.begin(data).json()
    assert (found["id"], found["have"], found["chain"]) == (begun["id"], 2 * PIECE, chain_of(data[: 2 * PIECE]))
    sender.send(found, data)
    assert sender.finish(found).status_code == 200
    assert b"".join(services.content(services.files_of(sender.case)[0])) == data
    assert not uploads.all_of(sender.case)


def test_another_file_of_the_same_name_and_length_begins_anew(sender):
    data, other = os.urandom(2 * PIECE), os.urandom(2 * PIECE)
    begun = sender.begin(data).json()
    sender.send(begun, data, until=PIECE)
    fresh = sender.begin(other, fresh="1").json()
    assert (fresh["id"] != begun["id"], fresh["have"]) == (True, 0)
    for one, whole in ((fresh, other), (begun, data)):
        sender.send(sender.client.get(one["url"], **JSON).json(), whole)
        assert sender.finish(one).status_code == 200
    assert {b"".join(services.content(kept)) for kept in services.files_of(sender.case)} == {data, other}


@pytest.mark.parametrize(
    ("length", "status", "why"), [("0", 422, "empty"), ("x", 422, "empty"), ("201000000", 422, "too_large")]
)
def test_what_is_too_little_or_too_much_is_refused_at_once(sender, length, status, why):
    answer = sender.begin(length=length)
    assert (answer.status_code, answer.json()["why"]) == (status, why)
    assert answer.json()["say"]
    assert not Upload.objects.exists()


def test_a_full_case_is_said_before_anything_is_sent(sender, settings):
    settings.MAX_CASE_BYTES = 10
    answer = sender.begin(bytes(11))
    assert (answer.status_code, answer.json()["why"]) == (422, "case_full")


def test_what_waits_counts_as_room_and_a_piece_too_many_is_refused(sender, settings):
    settings.MAX_CASE_BYTES = PIECE + 10
    first = sender.begin(bytes(PIECE)).json()
    second = sender.begin(bytes(20), name="b").json()
    sender.send(first, bytes(PIECE))
    answer = sender.piece(second, 0, bytes(20))
    assert (answer.status_code, answer.json()["why"]) == (422, "case_full")
    assert sender.finish(first).status_code == 200
    assert len(stored()) == 1


def test_somebody_new_has_room_for_less(sender, settings):
    User.objects.update(created_on=dates.today())
    settings.MAX_FIRST_DAY_BYTES = 10
    assert sender.begin(bytes(11)).json()["why"] == "first_day"
    assert sender.begin(bytes(10)).status_code == 200
    make_file(sender.case, b"12345")
    assert sender.begin(bytes(6), name="c").json()["why"] == "first_day"


def test_only_so_many_wait(sender, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_AT_ONCE", 2)
    assert [sender.begin(b"1", name=str(number)).status_code for number in range(3)] == [200, 200, 422]
    assert sender.begin(b"1", name="1").status_code == 200  # one of them goes on


@pytest.mark.parametrize("at", ["1", "", "-1", str(PIECE), "x", "9" * 30])
def test_a_wrong_place_is_answered_with_the_right_one(sender, at):
    data = os.urandom(3 * PIECE)
    begun = sender.begin(data).json()
    sender.piece(begun, 0, data[:PIECE])
    sent = sender.piece(begun, at, data[PIECE : 2 * PIECE])
    wrong = at != str(PIECE)
    assert sent.status_code == (409 if wrong else 200)
    assert sent.json()["have"] == (PIECE if wrong else 2 * PIECE)
    assert len(stored()) == (1 if wrong else 2)


@pytest.mark.parametrize("piece", [b"", b"x", bytes(PIECE - 1), bytes(PIECE + 1)])
def test_a_piece_that_is_not_as_announced_is_not_taken(sender, piece):
    begun = sender.begin(bytes(2 * PIECE)).json()
    answer = sender.piece(begun, 0, piece)
    assert (answer.status_code, answer.json()["why"]) == (422, "changed")
    assert "不一样" in answer.json()["say"]
    assert not stored()


def test_more_than_announced_and_finishing_too_early(sender):
    begun = sender.begin(bytes(PIECE + 5)).json()
    sender.piece(begun, 0, bytes(PIECE))
    assert sender.finish(begun).status_code == 409
    assert sender.piece(begun, PIECE, bytes(6)).status_code == 422
    assert sender.piece(begun, PIECE, bytes(5)).status_code == 200
    assert sender.piece(begun, PIECE + 5, b"1").status_code == 409
    assert sender.finish(begun).status_code == 200


def test_a_piece_that_breaks_off_is_not_kept(sender):
    data = os.urandom(PIECE)
    begun = sender.begin(data).json()
    cut = {"CONTENT_LENGTH": str(PIECE), "wsgi.input": io.BytesIO(data[:1000])}
    answer = sender.client.post(begun["url"] + "?at=0", data, content_type="application/octet-stream", **cut, **JSON)
    assert (answer.status_code, answer.json()["why"]) == (422, "broken")
    assert not stored()


def test_two_tabs_send_one_file_together(sender):
    data = os.urandom(2 * PIECE)
    one, other = sender.begin(data).json(), sender.begin(data).json()
    assert one["id"] == other["id"]
    assert sender.piece(one, 0, data[:PIECE]).status_code == 200
    late = sender.piece(other, 0, data[:PIECE])
    assert (late.status_code, late.json()["have"]) == (409, PIECE)
    assert sender.piece(other, PIECE, data[PIECE:]).status_code == 200
    assert sender.finish(one).status_code == sender.finish(other).status_code == 200
    assert len(services.files_of(sender.case)) == len(stored()) == 1


def test_finished_in_another_tab_while_this_one_finishes(sender):
    data = os.urandom(2 * PIECE)
    begun = sender.begin(data).json()
    sender.send(begun, data)
    seen = uploads.find(sender.case, begun["id"])
    first = sender.finish(begun).json()["receipt"]
    kept = uploads.finish(case=sender.case, coming=seen)
    assert kept.payload.sha256 in first
    assert len(services.files_of(sender.case)) == len(stored()) == 1


def test_of_two_pieces_at_the_same_moment_one_counts(sender):
    data = os.urandom(2 * PIECE)
    begun = sender.begin(data).json()
    one, other = (uploads.find(sender.case, begun["id"]) for _ in range(2))
    uploads.take(case=sender.case, coming=one, at=0, data=data[:PIECE])
    with pytest.raises(uploads.OutOfStep):
        uploads.take(case=sender.case, coming=other, at=0, data=data[:PIECE])
    assert len(stored()) == 1


def test_a_piece_of_what_was_cancelled_meanwhile_leaves_nothing(sender):
    begun = sender.begin(bytes(2 * PIECE)).json()
    seen = uploads.find(sender.case, begun["id"])
    sender.drop(begun)
    with pytest.raises(uploads.Gone):
        uploads.take(case=sender.case, coming=seen, at=0, data=bytes(PIECE))
    assert not stored()


def test_finishing_what_was_cancelled_meanwhile_keeps_nothing(sender):
    begun = sender.begin(bytes(PIECE)).json()
    sender.send(begun, bytes(PIECE))
    seen = uploads.find(sender.case, begun["id"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uploads.receiving, "opens_to", lambda *_: sender.drop(begun).status_code == 200)
        with pytest.raises(uploads.Gone):
            uploads.finish(case=sender.case, coming=seen)
    assert not stored()
    assert not EvidenceFile.objects.exists()


def test_the_same_file_again_is_said_and_kept_once(sender):
    data = os.urandom(PIECE + 1)
    for words in ("收好了", "已经在这里"):
        begun = sender.begin(data).json()
        sender.send(begun, data)
        assert words in sender.finish(begun).json()["receipt"]
    assert len(services.files_of(sender.case)) == len(stored()) == 1


def test_a_locked_visitor_is_told_where_the_key_is_and_loses_nothing(sender):
    data = os.urandom(2 * PIECE)
    begun = sender.begin(data).json()
    sender.piece(begun, 0, data[:PIECE])
    lin = sender.client
    lock(lin)
    for answer in (sender.piece(begun, PIECE, data[PIECE:]), sender.begin(data), sender.finish(begun)):
        assert answer.status_code == 423
        assert "锁" in answer.json()["say"]
        assert answer.json()["key"].startswith("/key/?next=")
    assert len(stored()) == 1
    assert uploads.find(sender.case, begun["id"]).payload.have == PIECE


def test_a_full_disk_is_our_fault_and_what_is_here_stays(sender, monkeypatch):
    data = os.urandom(2 * PIECE)
    begun = sender.begin(data).json()
    sender.piece(begun, 0, data[:PIECE])
    with monkeypatch.context() as patch:
        patch.setattr(files.default_storage, "save", lambda *a, **k: (_ for _ in ()).throw(OSError(28, "full")))
        answer = sender.piece(begun, PIECE, data[PIECE:])
        assert (answer.status_code, answer.json()["why"]) == (503, "disk")
    sender.piece(begun, PIECE, data[PIECE:])
    with monkeypatch.context() as patch:
        patch.setattr(files.default_storage, "save", lambda *a, **k: (_ for _ in ()).throw(OSError(28, "full")))
        assert sender.finish(begun).status_code == 503
    assert not EvidenceFile.objects.exists()
    assert sender.finish(begun).status_code == 200


def test_pieces_that_were_changed_or_exchanged_on_the_disk_are_found(sender):
    data = os.urandom(3 * PIECE)
    for harm in ("change", "exchange", "lose"):
        begun = sender.begin(data).json()
        sender.send(begun, data)
        first, second = sorted(Path(default_storage.path(name)) for name in stored())[:2]
        if harm == "exchange":
            one, other = first.read_bytes(), second.read_bytes()
            first.write_bytes(other)
            second.write_bytes(one)
        elif harm == "lose":
            first.unlink()
        else:
            first.write_bytes(first.read_bytes()[:100] + b"xxxx" + first.read_bytes()[104:])
        answer = sender.finish(begun)
        assert (answer.status_code, answer.json()["why"]) == (422, "broken"), harm
        assert not stored()
        assert not Upload.objects.exists()
    assert not EvidenceFile.objects.exists()


def test_what_does_not_open_to_the_same_bytes_is_not_kept(sender, monkeypatch):
    begun = sender.begin(b"12345").json()
    sender.send(begun, b"12345")
    monkeypatch.setattr(receiving, "opens_to", lambda *_: False)
    assert sender.finish(begun).status_code == 422
    assert not stored()
    assert not EvidenceFile.objects.exists()


def test_cancelling_leaves_nothing_also_without_scripts(sender):
    for told in (JSON, {}):
        begun = sender.begin(bytes(PIECE + 1)).json()
        sender.piece(begun, 0, bytes(PIECE))
        answer = sender.client.post(begun["url"] + "drop/", **told)
        assert answer.status_code == (200 if told else 302)
        assert not stored()
        assert sender.piece(begun, PIECE, b"1").status_code == 404
    assert not Upload.objects.exists()


def test_what_came_whole_by_the_form_waits_no_longer(sender):
    data = os.urandom(PIECE + 9)
    begun = sender.begin(data).json()
    sender.piece(begun, 0, data[:PIECE])
    sent = {"files": [SimpleUploadedFile("voice.m4a", data)], "end": "1"}
    assert sender.client.post(reverse("evidence:add", args=[sender.case.id]), sent).status_code == 302
    assert not Upload.objects.exists()
    assert len(stored()) == 1


def test_tidy_ends_what_is_older_than_a_day_and_pieces_without_a_row(sender, monkeypatch):
    old, young = (make_upload(sender.case, bytes(PIECE), name, of=5_000_000) for name in "ab")
    Upload.objects.filter(pk=old.row.pk).update(begun_on=dates.days_ago(2))
    assert tidy()["uploads"] == 1
    assert {name.rpartition("/")[0] for name in stored()} == {young.row.folder}
    Upload.objects.all().delete()
    assert len(stored()) == 1
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(services.timezone, "now", lambda: later)
    tidy()
    assert not stored()


def test_a_case_that_goes_takes_its_pieces_along(sender):
    make_upload(sender.case, bytes(PIECE), of=5_000_000)
    services.forget_files(sender.case.row)
    assert not stored()


def test_what_waits_moves_with_a_guest_who_had_a_code():
    known, _code = make_guest_with_code()
    target = make_case(known, app_name="甲")
    fresh = make_guest()
    data = os.urandom(PIECE + 3)
    make_upload(make_case(fresh, app_name="乙"), data[:PIECE], "half.mp4", of=len(data))
    accounts.arrive(known=known, guest=fresh)
    (coming,) = uploads.all_of(target)
    coming = uploads.take(case=target, coming=coming, at=PIECE, data=data[PIECE:])
    assert b"".join(services.content(uploads.finish(case=target, coming=coming))) == data


def test_a_piece_costs_few_questions(sender):
    data = os.urandom(3 * PIECE)
    begun = sender.begin(data).json()
    sender.piece(begun, 0, data[:PIECE])
    with CaptureQueriesContext(connection) as asked:
        sender.piece(begun, PIECE, data[PIECE : 2 * PIECE])
    assert len(asked) <= 12, [one["sql"][:80] for one in asked]


def test_an_entry_of_the_log_costs_the_same_however_long_it_is(sender, monkeypatch):
    opened, unseal = [], crypto.unseal_json
    kept = make_file(sender.case, b"0")
    services.note(case=sender.case, kept=kept, deed="viewed")
    monkeypatch.setattr(crypto, "unseal_json", lambda *a, **k: opened.append(1) or unseal(*a, **k))

    def cost():
        opened.clear()
        with CaptureQueriesContext(connection) as asked:
            services.remove(case=sender.case, kept=kept)
            services.restore(case=sender.case, kept=kept)
        return len(opened), len(asked)

    before = cost()
    for _ in range(30):
        cost()
    assert cost() == before
    entries = services.entries_of(sender.case)
    assert len(entries) == 66
    assert services.break_of(sender.case, entries) is None
    assert services.break_of(sender.case, entries[:-1]) == 66


def test_a_log_from_before_there_were_heads_goes_on():
    cast = make_cast()
    make_file(cast.case, b"1")
    second = make_file(cast.case, b"2")
    services.LogHead.objects.all().delete()
    EvidenceFile.objects.all().delete()
    assert make_file(cast.case, b"3").payload.number == 3
    entries = services.entries_of(cast.case)
    assert services.break_of(cast.case, entries) is None
    services.remove(case=cast.case, kept=second)
