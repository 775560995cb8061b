"""Files come in, are sealed as they come, and count only when what was stored opens to the same bytes."""

import hashlib
import os
from datetime import timedelta
from email.message import Message
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from borrower_help.accounts.models import User
from borrower_help.core import files
from borrower_help.core.dates import today
from borrower_help.evidence import receiving, services
from borrower_help.evidence.models import EvidenceFile
from borrower_help.privacy.retention import tidy
from tests.cast import make_cast
from tests.factories import client_for, lock, make_file, make_incident

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("_own_folder")]


@pytest.fixture
def site():
    cast = make_cast()
    User.objects.update(created_on="2026-01-01")
    return cast.case, client_for(cast.lin)


def stored():
    return set(files.names(receiving.FOLDER))


def send(client, case, *pairs, query="", end="1", **headers):
    sent = [SimpleUploadedFile(name, data) for name, data in pairs]
    data = {"files": sent, **({"end": end} if end else {})}
    return client.post(reverse("evidence:add", args=[case.id]) + query, data, **headers)


def test_several_files_come_back_byte_for_byte_with_their_receipts(site):
    case, client = site
    data = {"a.m4a": os.urandom(700_001), "b": b"1", "c.jpg": os.urandom(files.CHUNK)}
    incident = make_incident(case, words="x")
    answer = send(client, case, *data.items(), query=f"?incident={incident.pk}")
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    kept = services.files_of(case)
    assert [one.payload.number for one in kept] == [1, 2, 3]
    for one in kept:
        whole = data[one.payload.name]
        assert one.payload.sha256 == hashlib.sha256(whole).hexdigest()
        assert one.payload.sha256 in page
        assert one.payload.incident == str(incident.pk)
        got = client.get(reverse("evidence:original", args=[case.id, one.row.pk]))
        assert b"".join(got.streaming_content) == whole
        assert got["Content-Length"] == str(len(whole))
        assert got["Content-Disposition"].startswith("attachment")
    assert len(stored()) == 3


def test_nothing_unsealed_lies_in_the_storage(site):
    case, client = site
    send(client, case, ("a", b"MARK" * 50_000))
    name = services.files_of(case)[0].row.file_name
    assert b"MARKMARK" not in default_storage.open(name).read()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("录音😀.m4a", "录音😀.m4a"),
        ("a\"b'c.jpg", "a\"b'c.jpg"),
        ("no_ending", "no_ending"),
        ("x" * 300 + ".jpg", None),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("C:\\temp\\one.txt", "one.txt"),
    ],
)
def test_names_are_kept_as_far_as_they_are_names(given, kept):
    name = receiving.name_of(given)
    assert name == kept if kept else (len(name) <= 160 and name.endswith(".jpg"))


@pytest.mark.parametrize("name", ["录音😀.m4a", 'a"b.jpg', "x" * 300 + ".jpg", "page.html", "pic.svg"])
def test_odd_names_go_in_and_out(site, name):
    case, client = site
    assert send(client, case, (name, b"<script>alert(1)</script>")).status_code == 302
    kept = services.files_of(case)[0]
    got = client.get(reverse("evidence:original", args=[case.id, kept.row.pk]))
    assert got["Content-Type"] == "application/octet-stream"
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Content-Type"] == "application/octet-stream"
    said = got["Content-Disposition"]
    assert said.startswith("attachment; filename")
    told = Message()
    told["Content-Disposition"] = said
    assert told.get_filename() == kept.payload.name  # one name, and nothing after it
    assert client.get(reverse("evidence:file", args=[case.id, kept.row.pk])).status_code == 200


def test_an_empty_file_is_named_and_the_others_are_kept(site):
    case, client = site
    answer = send(client, case, ("empty.jpg", b""), ("good.jpg", b"1"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "这个文件是空的" in page
    assert "good.jpg" in page
    assert [one.payload.name for one in services.files_of(case)] == ["good.jpg"]
    assert len(stored()) == 1


def test_nothing_chosen_is_said(site):
    case, client = site
    answer = client.post(reverse("evidence:add", args=[case.id]), {"end": "1"})
    assert answer.status_code == 422
    assert "还没选文件" in answer.content.decode()


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [("MAX_FILE_BYTES", "超过 200 MB"), ("MAX_CASE_BYTES", "放不下了"), ("MAX_STORAGE_BYTES", "")],
)
def test_what_is_too_much_is_refused_and_leaves_nothing(site, settings, setting, sentence):
    case, client = site
    setattr(settings, setting, 100_000)
    answer = send(client, case, ("large.mp4", bytes(100_001)))
    assert answer.status_code in {422, 503}
    assert sentence in answer.content.decode()
    assert not stored()
    assert not EvidenceFile.objects.exists()


def test_the_first_day_has_its_own_limit(site, settings):
    case, client = site
    User.objects.update(created_on=today())
    settings.MAX_FIRST_DAY_BYTES = 10
    assert "头两天" in send(client, case, ("a", bytes(11))).content.decode()
    assert send(client, case, ("a", bytes(10))).status_code == 302


def test_the_same_bytes_twice_are_one_file_and_a_deleted_one_comes_back(site):
    case, client = site
    send(client, case, ("a.jpg", b"same"), ("b.jpg", b"same"))
    (kept,) = services.files_of(case)
    assert len(stored()) == 1
    client.post(reverse("evidence:remove", args=[case.id, kept.row.pk]))
    assert not services.files_of(case)
    answer = send(client, case, ("c.jpg", b"same"))
    assert "again=1" in answer["Location"]
    assert services.files_of(case)[0].row.pk == kept.row.pk
    assert len(stored()) == 1


@pytest.mark.parametrize("percent", [10, 50, 90, 99])
def test_a_form_that_breaks_off_leaves_nothing(site, percent):
    case, client = site
    whole = (
        b'--between-the-parts\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\n\r\n'
        + os.urandom(2_000_000)
    )
    whole += (
        b'\r\n--between-the-parts\r\nContent-Disposition: form-data; name="end"\r\n\r\n1\r\n--between-the-parts--\r\n'
    )
    cut = whole[: len(whole) * percent // 100]
    path = reverse("evidence:add", args=[case.id])
    answer = client.post(path, cut, content_type="multipart/form-data; boundary=between-the-parts")
    assert answer.status_code == 400
    assert not EvidenceFile.objects.exists()
    assert not stored()
    assert client.post(path, whole, content_type="multipart/form-data; boundary=between-the-parts").status_code == 302


def test_a_full_disk_is_our_fault_and_leaves_nothing(site, monkeypatch):
    case, client = site

    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.default_storage, "save", full)
    answer = send(client, case, ("a", bytes(3_000_000)))
    assert answer.status_code == 503
    assert "不怪你" in answer.content.decode()
    assert not EvidenceFile.objects.exists()


def test_the_disk_has_a_file_before_its_receipt_is_given(site, monkeypatch):
    case, client = site
    synced, fsync = set(), os.fsync
    monkeypatch.setattr(files.os, "fsync", lambda held: (synced.add(os.fstat(held).st_ino), fsync(held)))
    send(client, case, ("a", bytes(100_000)))
    path = Path(default_storage.path(EvidenceFile.objects.get().file_name))
    assert {place.stat().st_ino for place in (path, path.parent, path.parent.parent)} <= synced


def test_a_disk_that_cannot_promise_gives_no_receipt(site, monkeypatch):
    case, client = site

    def broken(held):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files.os, "fsync", broken)
    answer = send(client, case, ("a", b"12345"))
    assert answer.status_code == 422
    assert "没有传完整" in answer.content.decode()
    assert not EvidenceFile.objects.exists()
    assert not stored()


def test_what_does_not_open_to_the_same_bytes_is_not_kept(site, monkeypatch):
    case, client = site
    monkeypatch.setattr(receiving.files, "read", lambda *a, **k: iter([b"other"]))
    answer = send(client, case, ("a", b"12345"))
    assert answer.status_code == 422
    assert "没有传完整" in answer.content.decode()
    assert not stored()


def test_a_locked_session_keeps_nothing_and_leads_to_the_key(site):
    case, client = site
    lock(client)
    answer = send(client, case, ("a", bytes(5_000_000)))
    assert answer.status_code == 302
    assert "/key/" in answer["Location"]
    assert not stored()


def test_a_wrong_token_keeps_nothing(site):
    case, client = site
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert send(strict, case, ("a", b"1"), HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    assert not stored()
    assert not EvidenceFile.objects.exists()


def test_a_form_larger_than_all_is_refused_before_it_is_read(site, settings):
    case, client = site
    path = reverse("evidence:add", args=[case.id])
    large = {"content_type": "multipart/form-data; boundary=b", "CONTENT_LENGTH": "600000001"}
    answer = client.post(path, b"x", **large)
    assert answer.status_code == 413
    page = answer.content.decode()
    assert "一个一个发" in page
    assert 'type="file"' in page
    lock(client)
    assert "/key/" in client.post(path, b"x", **large)["Location"]
    assert Client().post(path, b"x", **large).status_code == 404
    other = reverse("incidents:new", args=[case.id])
    assert (
        client.post(other, b"x", content_type="multipart/form-data; boundary=b", CONTENT_LENGTH="30000000").status_code
        == 413
    )


def test_tidy_ends_what_was_deleted_and_sweeps_orphans(site, monkeypatch):
    case, _client = site
    kept = make_file(case)
    services.remove(case=case, kept=kept)
    orphan = receiving.Incoming()
    orphan.feed(b"x")
    orphan.end()
    tidy()
    assert {kept.row.file_name, orphan.stored} <= stored()
    EvidenceFile.objects.update(removed_on="2026-01-01")
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(services.timezone, "now", lambda: later)
    tidy()
    assert not stored()


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-0", 206, (0, 1)),
        ("bytes=65530-65545", 206, (65530, 65546)),
        ("bytes=-5", 206, (199_995, 200_000)),
        ("bytes=199999-", 206, (199_999, 200_000)),
        ("bytes=200000-", 416, None),
        ("bytes=5-2", 416, None),
        ("nonsense", 200, (0, 200_000)),
        ("bytes=0-", 206, (0, 200_000)),
    ],
)
def test_a_part_of_a_file_can_be_asked_for(site, asked, status, part):
    case, client = site
    data = os.urandom(200_000)
    kept = make_file(case, data)
    got = client.get(reverse("evidence:original", args=[case.id, kept.row.pk]), HTTP_RANGE=asked)
    assert got.status_code == status
    if part:
        assert b"".join(got.streaming_content) == data[part[0] : part[1]]
