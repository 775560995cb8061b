"""Measure recording 10,000 incidents at once, against inserting as many rows of the same size that nobody seals.

    .venv/bin/python bench/recording.py

Budget: ≤ 30 s. Exit status 1 beyond it.
"""

import sys
import time
import uuid
from collections.abc import Callable
from random import Random

import here

here.set_up()

from django.db import connection, transaction  # noqa: E402 - the site had to be set up first

from borrower_help.core.dates import wall_now  # noqa: E402
from borrower_help.incidents import index  # noqa: E402
from borrower_help.incidents.models import Incident  # noqa: E402
from borrower_help.incidents.sample import sample_payloads  # noqa: E402
from borrower_help.incidents.services import record_incident, record_incidents  # noqa: E402
from tests.factories import make_case  # noqa: E402

COUNT, BUDGET = 10_000, 30.0


def seconds(deed: Callable[[], object]) -> float:
    """Return how long one run takes."""
    begun = time.perf_counter()
    deed()
    return time.perf_counter() - begun


def plain_rows(sizes: list[int]) -> None:
    """Insert rows of these sizes in one transaction, as few statements as recording uses."""
    rows = [(uuid.uuid4().hex, b"x" * size) for size in sizes]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE floor (id varchar(32) PRIMARY KEY, contents blob)")
        for start in range(0, len(rows), 500):
            part = rows[start : start + 500]
            marks = ",".join(["(%s, %s)"] * len(part))
            cursor.execute(f"INSERT INTO floor VALUES {marks}", [value for row in part for value in row])  # noqa: S608


def main() -> int:
    """Measure and print ratios; return 1 beyond the budget."""
    case = make_case()
    payloads = sample_payloads(COUNT, perspective="borrower", now=wall_now(), chance=Random(1))
    taken = seconds(lambda: record_incidents(case=case, payloads=payloads))
    sizes = [len(sealed) for sealed in Incident.objects.filter(case=case.row).values_list("sealed", flat=True)]
    floor = seconds(lambda: plain_rows(sizes))
    one = seconds(lambda: record_incident(case=case, incident_id=uuid.uuid4(), payload=payloads[0]))
    rebuilt = seconds(lambda: index.rebuild(case))
    print(
        f"{COUNT:,} recorded at once: {taken:.2f} s (≤ {BUDGET:.0f}) · {taken / floor:.1f}× of plain rows ({floor:.2f} s)"
    )
    print(f"one more beside them: {one * 1000:.0f} ms · index made anew from the rows: {rebuilt:.2f} s")
    return int(taken > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
