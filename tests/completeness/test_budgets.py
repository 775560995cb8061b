"""No page asks the database more than twelve times, whatever the number of incidents."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from borrower_help.cases.access import OpenCase
from borrower_help.core import jobs
from borrower_help.core.dates import today
from tests.factories import client_for, make_case, make_draft, make_guest_with_code, make_incidents, make_issued_letter

MOST_QUERIES = 12
PAGES = (
    "/",
    "/key/",
    "/key/choices/",
    "/records/",
    "/records/{case}/",
    "/records/{case}/list/",
    "/records/{case}/list/?page=2",
    "/records/{case}/new/",
    "/records/{case}/about/",
    "/records/{case}/findings/",
    "/records/{case}/letters/",
    "/records/{case}/matters/",
    "/records/{case}/files/",
    "/records/{case}/files/add/",
    "/records/{case}/files/bound/",
    "/records/{case}/removed/",
    "/records/{case}/{incident}/",
    "/records/{case}/{incident}/edit/",
    "/records/{case}/drafts/{draft}/when/",
    "/records/{case}/drafts/{draft}/check/",
    "/records/{case}/export/",
    "/records/{case}/drafts/{draft}/days/",
    "/records/bring/",
    "/key/paper/",
    "/key/words/",
    "/key/phone/",
    "/records/erase/",
    "/write/",
    "/start/?p=kin",
    "/sent/",
    "/talk/",
    "/records/{case}/sums/quick/",
    "/records/{case}/month/short/",
    "/records/{case}/plans/",
)


@contextmanager
def counted() -> Iterator[list[str]]:
    """Yield what is asked of the database; a test runs inside a transaction, so the site's are savepoints and do not count."""
    asked: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield asked
    asked += [query["sql"] for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]]


@pytest.mark.django_db
@pytest.mark.parametrize("perspective", ["borrower", "third_party"])
@pytest.mark.parametrize("count", [10, 10_000])
def test_no_page_asks_more_than_twelve_times(count: int, perspective: str) -> None:
    guest, _code = make_guest_with_code()
    case = make_case(guest, perspective=perspective)
    incident = make_incidents(case, count)[0]
    draft = make_draft(case, conduct={"conduct": ["insulted"]})
    for _ in range(3):
        make_case(guest, perspective=perspective)
    client: Client = client_for(guest)
    many = {}
    for page in PAGES:
        address = page.format(case=case.id, incident=incident.pk, draft=draft.pk)
        with counted() as asked:
            answer = client.get(address)
        assert answer.status_code in {200, 302}, address
        if len(asked) > MOST_QUERIES:
            many[page] = asked
    assert many == {}


@pytest.fixture
def writer(monkeypatch: pytest.MonkeyPatch) -> tuple[Client, OpenCase]:
    """Return somebody with a record, and their case; no worker draws."""
    monkeypatch.setattr(jobs, "_send", lambda *_words: None)
    guest, _code = make_guest_with_code()
    case = make_case(guest, lender_kind="consumer_finance")
    make_incidents(case, 15, conduct=["frightened"])
    return client_for(guest), case


@pytest.mark.django_db
def test_no_look_at_a_letter_asks_more_than_twelve_times(writer: tuple[Client, OpenCase]) -> None:
    client, case = writer
    letters = f"/records/{case.id}/letters/"
    letter, many = f"{letters}{(letter_id := uuid4())}/", {}

    def look(what: str) -> Any:
        with counted() as asked:
            answer = client.get(letter)
        assert answer.status_code == 200, what
        if len(asked) > MOST_QUERIES:
            many[what] = asked
        return answer

    client.post(f"{letters}new/", {"key": "complaint", "letter": str(letter_id)})
    look("just begun")
    make_incidents(case, 3, conduct=["insulted"])
    look("after another record")
    assert client.post(f"{letter}change/", {"name": "张三", "requests": []}).status_code in {302, 422}
    look("after other choices")
    seen = re.findall(r'name="seen" value="([0-9a-f]+)"', look("again").content.decode())
    client.post(f"{letter}issue/", {"seen": seen[0] if seen else ""})
    look("issued")
    letter = f"{letters}{make_issued_letter(case).pk}/sent/"
    look("not handed over yet")
    sent = {"how": "post", "handed_pick": today().isoformat(), "received_pick": today().isoformat(), "revision": "1"}
    assert client.post(f"{letter}change/", sent).status_code == 302
    look("handed over")
    assert many == {}


@pytest.mark.django_db
def test_twelve_is_counted(writer: tuple[Client, OpenCase]) -> None:
    client, case = writer
    with counted() as asked:
        client.get(f"/records/{case.id}/letters/")
        client.get(f"/records/{case.id}/letters/")
    assert 3 <= len(asked) <= MOST_QUERIES  # of two looks: the counter sees what is asked


FIRST_TIME = ("/start/?p=borrower", "/start/?p=kin", "/write/", "/talk/", "/key/", "/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", FIRST_TIME)
def test_whoever_comes_for_the_first_time_asks_the_database_almost_nothing(address: str) -> None:
    with counted() as asked:
        answer = Client().get(address)
    assert answer.status_code == 200
    assert len(asked) <= 2, asked
