"""No page asks the database more than twelve times, whatever the number of incidents."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.factories import client_for, make_case, make_draft, make_guest_with_code, make_incidents

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
    "/records/{case}/removed/",
    "/records/{case}/{incident}/",
    "/records/{case}/{incident}/edit/",
    "/records/{case}/drafts/{draft}/when/",
    "/records/{case}/drafts/{draft}/check/",
    "/records/erase/",
    "/start/?p=kin",
    "/sent/",
)


@pytest.mark.django_db
@pytest.mark.parametrize("perspective", ["borrower", "third_party"])
@pytest.mark.parametrize("count", [10, 10_000])
def test_no_page_asks_more_than_twelve_times(
    count: int, perspective: str, django_assert_max_num_queries: Callable[..., Any]
) -> None:
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
        with django_assert_max_num_queries(60) as asked:
            answer = client.get(address)
        assert answer.status_code in {200, 302}, address
        # a test runs inside a transaction of its own, so the site's become savepoints
        number = sum("SAVEPOINT" not in query["sql"] for query in asked.captured_queries)
        if number > MOST_QUERIES:
            many[page] = number
    assert many == {}
