"""A file somebody brings is kept in memory alone, and never more of it than there is room for."""

import json
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.urls import reverse

from borrower_help.casefile import uploads
from borrower_help.casefile.form import Record, row_data
from borrower_help.casefile.forms import MOST_BRACKETS, MOST_COMMAS
from borrower_help.casefile.reading import MAX_BYTES
from borrower_help.cases.models import Case
from borrower_help.rules.facts import CONDUCT
from tests.casefile.carrying import EXAMPLE, codes_of, send
from tests.factories import client_for, make_case, make_guest, make_payload

pytestmark = pytest.mark.django_db


class OnDisk(TemporaryFileUploadHandler):
    """Do what this page must never do."""

    refused = ""

    def __init__(self, request: Any, *, most: int) -> None:
        super().__init__(request)

    def release(self) -> None:
        """Have nothing to give back."""


class Opened:
    """Notice every file that is opened for writing, and every temporary file, while it is on."""

    def __init__(self) -> None:
        self.on, self.seen = False, []  # type: tuple[bool, list[str]]

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & 0o3:  # O_WRONLY or O_RDWR
            self.seen.append(str(arguments[0]))
        elif event.startswith("tempfile."):
            self.seen.append(f"{event} {arguments}")


OPENED = Opened()
sys.addaudithook(OPENED)


def large(size: int) -> bytes:
    """Return a whole casefile of that size."""
    data = json.loads(EXAMPLE)
    row = {"on": "2026-03-05", "at": "10:00", "words": "字" * 4900}
    data["incidents"] = [{"id": str(UUID(int=n)), **row} for n in range(size // 14_900)]
    content = json.dumps(data, ensure_ascii=False).encode()
    return content + b" " * (size - len(content))


def watched(act: Callable[[], Any]) -> Any:
    OPENED.seen.clear()
    OPENED.on = True
    try:
        return act()
    finally:
        OPENED.on = False


def test_the_watch_sees_what_it_is_there_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "InMemory", OnDisk)
    watched(lambda: send(client_for(make_guest()), EXAMPLE))
    assert any("tempfile.mkstemp" in seen for seen in OPENED.seen)


def test_ten_megabytes_touch_no_file() -> None:
    client, data = client_for(make_guest()), large(10_000_000)
    response = watched(lambda: send(client, data))
    assert response.status_code == 302
    assert Case.objects.count() == 1
    assert OPENED.seen == []


def test_twenty_megabytes_fit_and_a_byte_more_is_refused() -> None:
    client = client_for(make_guest())
    whole = EXAMPLE + b" " * (MAX_BYTES - len(EXAMPLE))
    assert send(client, whole).status_code == 302
    refused = send(client, whole + b" ")
    assert (refused.status_code, codes_of(refused)) == (422, {"file": ["too_large"]})
    refused = watched(lambda: send(client, whole + b" " * 200_000))
    assert (refused.status_code, codes_of(refused)) == (422, {"file": ["too_large"]})
    assert OPENED.seen == []
    assert Case.objects.count() == 1


def test_uploads_beyond_the_room_wait_and_the_room_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_for(make_guest())
    monkeypatch.setattr(uploads, "_held", uploads.ROOM - 1000)
    busy = send(client)
    assert (busy.status_code, codes_of(busy)) == (503, {"file": ["busy"]})
    assert not Case.objects.exists()
    monkeypatch.setattr(uploads, "_held", 0)
    assert send(client).status_code == 302
    send(client, b"hello")
    assert uploads._held == 0


@pytest.mark.parametrize("item", [b"[],", b'{"a":1},', b"1,"])
def test_a_file_of_millions_of_values_is_refused_before_it_is_read(item: bytes) -> None:
    data = b'{"casefile":"1","x":[' + item * (MAX_BYTES // len(item) - 20) + b"1]}"
    refused = send(client_for(make_guest()), data)
    assert (refused.status_code, codes_of(refused)) == (422, {"file": ["another"]})


def test_the_largest_case_there_can_be_is_not_refused_for_its_values() -> None:
    row = json.dumps(row_data(Record(UUID(int=1), make_payload(conduct=list(CONDUCT)))))
    assert (row.count("[") + row.count("{")) * 20_000 < MOST_BRACKETS
    assert row.count(",") * 20_000 < MOST_COMMAS


def test_elsewhere_a_large_upload_is_kept_nowhere() -> None:
    """The limits of this page are its own."""
    lin = make_guest()
    case, client = make_case(lin), client_for(lin)
    address = reverse("casefile:export", args=[case.id])
    file = SimpleUploadedFile("x.json", b"x" * 3_000_000)
    response = watched(lambda: client.post(address, {"file": file}))
    assert response.status_code == 200
    assert not response.wsgi_request.FILES
    assert OPENED.seen == []
