"""Measure pages a second against a bare Django page on the same server: the same queries, the same page, no keys and nothing of ours around it.

    .venv/bin/python bench/pages.py [--seconds 4]

Case home, a list of 50 records, a question. The bare page asks through the ORM what ours asks and puts what ours says, ready in memory, through the
same template, behind every middleware that is not our own: what any Django site would do for this page. The ratio is what keys, sealing, counting and
wording cost. Both stand behind gunicorn as operations.web sets it, take turns, and are asked by phones that take gzip.
Budget: ours ≥ 0.6 of bare. Exit status 1 below it.

Also printed, as what can never be reached: the same queries with the finished text, and the same SQL with rows nobody makes into anything.
"""

import argparse
import contextlib
import os
import pickle
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import here
import running

FOLDER = here.set_up(static=True)

from random import Random  # noqa: E402 - the site had to be set up first

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from borrower_help.accounts.models import Session  # noqa: E402
from borrower_help.core.dates import days_ago, wall_now  # noqa: E402
from borrower_help.incidents.models import Incident  # noqa: E402
from borrower_help.incidents.sample import sample_payloads  # noqa: E402
from borrower_help.incidents.services import record_incidents  # noqa: E402
from tests.factories import client_for, make_case, make_draft, make_guest  # noqa: E402

BUDGET, PHONES, ROUNDS = 0.6, 6, 3


def pages() -> tuple[Any, dict[str, str], dict[str, Any]]:
    """Return somebody's client, the addresses to measure, and the ids their queries ask for."""
    owner = make_guest()
    case = make_case(owner)
    record_incidents(case=case, payloads=sample_payloads(50, perspective="borrower", now=wall_now(), chance=Random(1)))
    draft = make_draft(case, conduct={"conduct": ["insulted"]})
    client = client_for(owner)
    addresses = {
        "home": reverse("home:case", args=[case.id]),
        "list": reverse("incidents:list", args=[case.id]),
        "question": reverse("incidents:step", args=[case.id, draft.pk, "when"]),
    }
    session = Session.objects.select_related("user").get()
    incidents = list(Incident.objects.filter(case=case.row).values_list("pk", flat=True))
    ids = {"digest": session.digest, "user": session.user_id, "holder": session.user.holder_id, "case": case.id}
    return client, addresses, ids | {"draft": draft.pk, "incidents": incidents, "since": days_ago(7)}


def learn(client: Any, addresses: dict[str, str]) -> dict[str, Any]:
    """Return what the bare server must know of each page: its address, its SQL and its text."""
    known = {}
    for name, address in addresses.items():
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        sql = [query["sql"] for query in captured.captured_queries if query["sql"].startswith("SELECT")]
        known[name] = {"address": address, "sql": sql, "lines": answer.content.decode().splitlines()}
    return known


@contextlib.contextmanager
def server(**environment: str) -> Iterator[int]:
    """Run gunicorn as the site runs it; yield its port."""
    port = running.free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "python:borrower_help.operations.web"]
    if environment:
        command += ["bare:application", "--pythonpath", str(Path(__file__).parent)]
    own = {"PORT": str(port), "PYTHONPATH": str(running.ROOT)}
    log = (FOLDER / f"{port}.log").open("wb")
    process = subprocess.Popen(command, cwd=running.ROOT, env=os.environ | own | environment, stdout=log, stderr=log)
    try:
        end = time.monotonic() + 30
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        log.close()


def rate(port: int, path: str, cookie: str, seconds: float) -> float:
    """Return answers a second when a few phones ask as fast as they are answered."""
    head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nCookie: {cookie}\r\n\r\n".encode()
    counts, end = [0] * PHONES, time.monotonic() + seconds

    def phone(number: int) -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
            reader = line.makefile("rb")
            while time.monotonic() < end:
                line.sendall(head)
                status, length = reader.readline(), 0
                assert b" 200 " in status, status
                while (field := reader.readline()) not in {b"\r\n", b""}:
                    if field[:15].lower() == b"content-length:":
                        length = int(field[15:])
                reader.read(length)
                counts[number] += 1

    phones = [threading.Thread(target=phone, args=(number,)) for number in range(PHONES)]
    begun = time.monotonic()
    for one in phones:
        one.start()
    for one in phones:
        one.join()
    return sum(counts) / (time.monotonic() - begun)


def main() -> int:
    """Measure and print ratios; return 1 below the budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=4.0)
    seconds = parser.parse_args().seconds
    client, addresses, ids = pages()
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    file = FOLDER / "bare.pickle"
    file.write_bytes(pickle.dumps({"ids": ids, "cookies": cookies, **learn(client, addresses)}))
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    worst = 9.0
    with server() as ours, server(BARE_PAGES=str(file)) as bare:
        for name, address in addresses.items():
            sides = [(ours, address), *((bare, f"/bare/{way}/{name}") for way in ("page", "text", "cursor"))]
            for port, path in sides:
                rate(port, path, cookie, 1.0)
            rounds = [[rate(port, path, cookie, seconds) for port, path in sides] for _ in range(ROUNDS)]
            mine, page, text, cursor = (statistics.median(one[side] for one in rounds) for side in range(4))
            ratio = statistics.median(one[0] / one[1] for one in rounds)
            print(
                f"{name}: {mine:.0f} a second · bare {page:.0f} · ratio {ratio:.2f} (≥ {BUDGET}) · "
                f"finished text {text:.0f} ({mine / text:.2f}) · ready SQL {cursor:.0f} ({mine / cursor:.2f})"
            )
            worst = min(worst, ratio)
    return int(worst < BUDGET)


if __name__ == "__main__":
    sys.exit(main())
