"""Measure the first list page: 10,000 records against 50, and against a bare page with the same queries.

    .venv/bin/python bench/timeline.py

Budget: 10,000 ≤ 2× the time of 50 (both show 50 rows). Exit status 1 beyond it.
"""

import sys
from typing import Any

import here

here.set_up(static=True)

from random import Random  # noqa: E402 - the site had to be set up first

from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from borrower_help.core.dates import wall_now  # noqa: E402
from borrower_help.incidents.sample import sample_payloads  # noqa: E402
from borrower_help.incidents.services import record_incidents  # noqa: E402
from tests.factories import client_for, make_case, make_guest  # noqa: E402

BUDGET = 2.0
ROW = "{% for row in rows %}<p><a href='/{{ row.0 }}/'>{{ row.0 }}</a></p>{% endfor %}"


def page_of(count: int) -> tuple[Any, str]:
    """Return a client and the address of the list of a case with `count` lifelike records."""
    owner = make_guest()
    case = make_case(owner)
    payloads = sample_payloads(count, perspective="borrower", now=wall_now(), chance=Random(1))
    record_incidents(case=case, payloads=payloads)
    return client_for(owner), reverse("incidents:list", args=[case.id])


def bare_page(client: Any, address: str) -> Any:
    """Return a plain view that runs the same queries and lists the rows: no keys, no middleware, no layout."""
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    queries = [query["sql"] for query in captured.captured_queries if query["sql"].startswith("SELECT")]
    template = engines["django"].from_string(ROW)

    def view(request: HttpRequest) -> HttpResponse:
        rows: list[Any] = []
        with connection.cursor() as cursor:
            for sql in queries:
                cursor.execute(sql)
                rows = max(rows, cursor.fetchall(), key=len)
        return HttpResponse(template.render({"rows": rows}, request))

    request = RequestFactory().get(address)
    return lambda: view(request)


def main() -> int:
    """Measure and print ratios; return 1 beyond the budget."""
    few, many = page_of(50), page_of(10_000)
    measured = {name: here.median_ms(lambda c=c, a=a: c.get(a)) for name, (c, a) in (("50", few), ("10,000", many))}
    floor = here.median_ms(bare_page(*few))
    ratio = measured["10,000"] / measured["50"]
    size = len(many[0].get(many[1], headers={"accept-encoding": "gzip"}).content)
    print(
        f"list of 50: {measured['50']:.1f} ms · of 10,000: {measured['10,000']:.1f} ms · ratio {ratio:.2f} (≤ {BUDGET})"
    )
    print(f"bare page, same queries: {floor:.1f} ms · the list of 50 takes {measured['50'] / floor:.1f}× as long")
    print(f"first page of 10,000, gzip: {size / 1000:.1f} KB (≤ 30)")
    return int(ratio > BUDGET or size > 30_000)


if __name__ == "__main__":
    sys.exit(main())
