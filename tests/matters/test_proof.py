"""Photos of slips and answers: chosen among the kept files, or added and come back to, shown on the letter's page."""

import io
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borrower_help.evidence import services as evidence
from borrower_help.evidence.models import EvidenceFile
from borrower_help.matters.models import Dispatch, Response
from borrower_help.matters.payloads import DispatchPayload, ResponsePayload
from tests.cast import make_cast
from tests.evidence import encoders
from tests.evidence.working import Worker
from tests.factories import client_for, make_dispatch, make_file, make_issued_letter
from tests.matters.test_dispatch import ISSUED, Somebody
from tests.stand_ins import own_files

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Any, settings: Any) -> None:
    own_files(settings, tmp_path)


@pytest.fixture
def one() -> Somebody:
    somebody = Somebody()
    somebody.send()
    return somebody


def answered(one: Somebody) -> Response:
    row = Response(id=uuid4(), case=one.case.row, letter=one.letter)
    row.put(ResponsePayload(on="2026-03-20", words="不归我们管"), one.case.keyring).save(force_insert=True)
    return row


def named(one: Somebody) -> list[str]:
    files: list[str] = Dispatch.objects.get(letter=one.letter).payload(one.case.keyring).files
    return files


def test_a_photo_of_the_slip_is_named_and_shown(one: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker(monkeypatch)
    photo, other = make_file(one.case, encoders.picture("JPEG"), "回执.jpg"), make_file(one.case, b"x", "别的.txt")
    worker.work()
    page = one.client.get(one.path("sent_files")).content.decode()
    assert " checked" not in page
    assert page.index("别的.txt") < page.index("回执.jpg")  # the latest first
    answer = one.client.post(one.path("sent_files"), {"file": str(photo.row.pk)})
    assert answer["Location"] == one.path()
    assert named(one) == [photo.payload.sha256]
    page = one.page()
    assert "回执.jpg" in page
    assert reverse("evidence:small", args=[one.case.id, photo.row.pk]) in page
    assert "别的.txt" not in page
    assert one.client.get(one.path("sent_files")).content.decode().count(" checked") == 1
    one.client.post(one.path("sent_files"), {"file": str(other.row.pk)})
    assert named(one) == [other.payload.sha256]


def test_a_photo_of_an_answer_is_named_and_shown(one: Somebody) -> None:
    row, photo = answered(one), make_file(one.case, b"a letter", "答复.jpg")
    address = reverse("matters:answer_files", args=[one.case.id, one.letter.pk, row.pk])
    assert address in one.page()
    assert one.client.post(address, {"file": str(photo.row.pk)}).status_code == 302
    row.refresh_from_db()
    assert row.payload(one.case.keyring) == ResponsePayload(
        on="2026-03-20", words="不归我们管", files=[photo.payload.sha256]
    )
    assert "答复.jpg" in one.page()


def test_what_is_changed_later_keeps_its_files(one: Somebody) -> None:
    row, photo = answered(one), make_file(one.case, b"a letter")
    one.client.post(one.path("sent_files"), {"file": str(photo.row.pk)})
    address = reverse("matters:answer_files", args=[one.case.id, one.letter.pk, row.pk])
    one.client.post(address, {"file": str(photo.row.pk)})
    revision = str(Dispatch.objects.get().revision)
    assert one.send(number="EX 1", revision=revision).status_code == 302
    assert one.sent == DispatchPayload(
        "complaint", "2026-03-13", "post", "lender-complaint", number="EX 1", files=[photo.payload.sha256]
    )
    row.refresh_from_db()
    changed = {"on_pick": "other", "on_date": "2026-03-21", "words": "另有说法", "revision": str(row.revision)}
    change = reverse("matters:answer", args=[one.case.id, one.letter.pk, row.pk])
    assert one.client.post(change, changed).status_code == 302
    row.refresh_from_db()
    assert row.payload(one.case.keyring).files == [photo.payload.sha256]


def test_a_deleted_file_is_said_to_be_gone(one: Somebody) -> None:
    photo = make_file(one.case, b"a slip", "回执.jpg")
    one.client.post(one.path("sent_files"), {"file": str(photo.row.pk)})
    evidence.remove(case=one.case, kept=photo)
    page = one.page()
    assert "回执.jpg" not in page
    assert "这里提到的一个文件已经删了" in page


def test_only_files_of_the_case_can_be_named(one: Somebody) -> None:
    theirs = make_file(Somebody().case, b"theirs")
    one.client.post(one.path("sent_files"), {"file": [str(theirs.row.pk), "nonsense"]})
    assert named(one) == []


def test_who_may_only_look_sees_the_files_and_changes_nothing() -> None:
    cast = make_cast()
    letter = make_issued_letter(cast.case, key="complaint", on=ISSUED)
    make_dispatch(cast.case, letter)
    photo = make_file(cast.case, b"a slip", "回执.jpg")
    address = reverse("matters:sent_files", args=[cast.case.id, letter.pk])
    assert client_for(cast.lin).post(address, {"file": str(photo.row.pk)}).status_code == 302
    mei = client_for(cast.mei)
    assert mei.get(address).status_code == 404
    assert mei.post(address, {}).status_code == 404
    page = mei.get(reverse("matters:matter", args=[cast.case.id, letter.pk])).content.decode()
    assert "回执.jpg" in page
    assert address not in page


def test_few_questions_to_the_database(one: Somebody) -> None:
    files = [str(make_file(one.case, str(number).encode()).row.pk) for number in range(9)]
    rows = [answered(one) for _ in range(3)]
    one.client.post(one.path("sent_files"), {"file": files})
    for row in rows:
        address = reverse("matters:answer_files", args=[one.case.id, one.letter.pk, row.pk])
        one.client.post(address, {"file": files})
    with CaptureQueriesContext(connection) as asked:
        one.page()
    assert len(asked) <= MOST_QUERIES
    with CaptureQueriesContext(connection) as asked:
        assert one.client.get(one.path("sent_files")).status_code == 200
    assert len(asked) <= MOST_QUERIES


# --- added from there, and back ---------------------------------------------------------------------------------------


def send(client: Client, address: str) -> Any:
    upload = io.BytesIO(b"a slip")
    upload.name = "slip.jpg"
    return client.post(address, {"files": upload, "end": "1"})


def test_a_file_added_from_there_leads_back(one: Somebody) -> None:
    there = one.path("sent_files")
    add = reverse("evidence:add", args=[one.case.id])
    page = one.client.get(there).content.decode()
    (address,) = [part.split('"')[0] for part in page.split('href="') if part.startswith(add)]
    form = one.client.get(address).content.decode()
    assert f'href="{there}"' in form
    assert f'action="{add}?back={there}"' in form
    assert send(one.client, address)["Location"] == there
    assert EvidenceFile.objects.count() == 1
    empty = one.client.post(address, {"end": "1"})
    assert empty.status_code == 422
    assert f'href="{there}"' in empty.content.decode()


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "/records/", "{here}?x=1", "{here}\r\nX: 1"]
)
def test_nothing_leads_out_of_the_record(one: Somebody, back: str) -> None:
    add = reverse("evidence:add", args=[one.case.id])
    said = back.format(here=one.path("sent_files"))
    answer = one.client.get(add, {"back": said})
    assert answer.context["back"] == ""
    others = reverse("evidence:list", args=[uuid4()])
    assert one.client.get(add, {"back": others}).context["back"] == ""
