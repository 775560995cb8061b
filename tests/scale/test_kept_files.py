"""Files kept as proof in a bucket: in pieces and by the plain form, cut and resumed, given back byte for byte, swept when orphaned."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from borrower_help.accounts.models import User
from borrower_help.core import files
from borrower_help.core.object_storage import ObjectStorage
from borrower_help.evidence import receiving, services
from borrower_help.evidence.models import EvidenceFile, Upload
from borrower_help.evidence.payloads import PIECE
from tests.cast import make_cast
from tests.factories import client_for, make_file

pytestmark = [pytest.mark.scale, pytest.mark.django_db(transaction=True)]
SIZE = 6 * PIECE + 4321  # more than one part of what S3 takes at once
JSON: dict[str, Any] = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture(autouse=True)
def folder(bucket: ObjectStorage, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Keep files in a part of the bucket of this test's own."""
    own = f"kept{secrets.token_hex(6)}"
    monkeypatch.setattr(files, "default_storage", bucket)
    monkeypatch.setattr(receiving, "FOLDER", own)
    monkeypatch.setattr(services, "FOLDER", own)
    yield own
    for name in list(files.names(own)):
        files.delete(name)


@pytest.fixture
def lin() -> tuple[Any, Any]:
    cast = make_cast()
    User.objects.update(created_on="2026-01-01")
    return cast.case, client_for(cast.lin)


def fetched(case: Any, client: Any, part: str = "") -> bytes:
    (kept,) = services.files_of(case)
    asked = {"HTTP_RANGE": part} if part else {}
    answer = client.get(reverse("evidence:original", args=[case.id, kept.row.pk]), **asked)
    return b"".join(answer.streaming_content)


def test_the_plain_form_keeps_a_file_and_one_that_was_cut_leaves_no_object(
    lin: tuple[Any, Any], folder: str, bucket: ObjectStorage
) -> None:
    case, client = lin
    path, data = reverse("evidence:add", args=[case.id]), os.urandom(SIZE)
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\n\r\n'
    for percent in (10, 50, 90):
        cut = client.post(path, head + data[: SIZE * percent // 100], content_type="multipart/form-data; boundary=b")
        assert cut.status_code == 400
    assert (list(files.names(folder)), EvidenceFile.objects.exists()) == ([], False)
    begun = bucket.client.list_multipart_uploads(Bucket=bucket.bucket_name).get("Uploads", [])
    assert [one for one in begun if one["Key"].startswith(folder)] == []  # nor a part of one
    sent = {"files": [SimpleUploadedFile("a.mp4", data)], "end": "1"}
    page = client.get(client.post(path, sent)["Location"]).content.decode()
    assert hashlib.sha256(data).hexdigest() in page
    assert fetched(case, client) == data
    assert fetched(case, client, f"bytes={PIECE}-{PIECE + 99}") == data[PIECE : PIECE + 100]


def test_pieces_go_on_where_they_stopped_and_become_one_object(lin: tuple[Any, Any], folder: str) -> None:
    case, client = lin
    data, told = os.urandom(SIZE), {"name": "a.mp4", "length": str(SIZE), "modified": "1"}

    def begin() -> dict[str, Any]:
        begun: dict[str, Any] = client.post(reverse("evidence:begin", args=[case.id]), told, **JSON).json()
        return begun

    def send(begun: dict[str, Any], until: int) -> None:
        for at in range(begun["have"], until, PIECE):
            piece = data[at : at + PIECE]
            path = f"{begun['url']}?at={at}"
            assert client.post(path, piece, content_type="application/octet-stream", **JSON).status_code == 200

    send(begin(), 3 * PIECE)
    assert len(list(files.names(folder))) == 3
    again = begin()
    assert again["have"] == 3 * PIECE
    send(again, SIZE)
    receipt = client.post(again["url"] + "finish/", **JSON).json()["receipt"]
    assert hashlib.sha256(data).hexdigest() in receipt
    assert list(files.names(folder)) == [EvidenceFile.objects.get().file_name]
    assert fetched(case, client) == data

    told["name"] = "b.mp4"
    send(begun := begin(), 2 * PIECE)
    assert client.post(begun["url"] + "drop/", **JSON).status_code in {200, 204}
    assert len(list(files.names(folder))) == 1


def test_pieces_and_files_nobody_names_are_swept_after_a_day(
    lin: tuple[Any, Any], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, _client = lin
    kept = make_file(case, b"kept")
    orphan = receiving.Incoming()
    orphan.feed(b"x")
    orphan.end()
    files.write(f"{folder}/{files.new_name()}/0", [b"a piece"], key=bytes(32))
    assert not Upload.objects.exists()
    services.sweep_files()
    assert len(list(files.names(folder))) == 3
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(services.timezone, "now", lambda: later)
    services.sweep_files()
    assert list(files.names(folder)) == [kept.row.file_name]
