"""The web process and its SQLite file: many visitors at once meet no lock, and nobody closes the last connection behind them.

Connections that close after each answer made SQLite tidy up its log behind a lock, and refused whoever opened at that moment: docs/adr/0003.
"""

import http.client
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from borrower_help.env import PROJECT_ROOT
from tests.operations.site_at_hand import Site
from tests.operations.test_processes import eventually
from tests.scale.visitor import Visitor

PEOPLE = 12


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Run the web process alone as the launcher runs it, two processes of eight threads; yield its port and its log."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    site, log = Site(tmp_path, PORT=str(port), TRUSTED_PROXIES="1"), tmp_path / "web.log"
    site.manage("migrate", "--verbosity", "0")
    command = [sys.executable, "-m", "gunicorn", "--config", "python:borrower_help.operations.web"]
    with log.open("wb") as sink:
        running = subprocess.Popen(command, cwd=PROJECT_ROOT, env=site.environment, stdout=sink, stderr=sink)
        try:
            assert eventually(lambda: _answers(port))
            yield port, log
        finally:
            running.terminate()
            running.wait(30)


def test_many_record_at_once_and_meet_no_lock(web: tuple[int, Path], tmp_path: Path) -> None:
    port, log = web
    gate, wrong = threading.Barrier(PEOPLE), []

    def record(number: int) -> None:
        visitor = Visitor(port, address=f"203.0.113.{number + 1}")
        gate.wait()
        try:
            visitor.record("/start/?p=borrower", words="今天不还，就通知你们村委会。", first=True)
            visitor.record(f"{visitor.case()}new/", words="还不还？", first=False)
        except (AssertionError, OSError, http.client.HTTPException) as error:
            wrong.append(error)
        visitor.leave_line()

    people = [threading.Thread(target=record, args=(number,)) for number in range(PEOPLE)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    said = log.read_text()
    assert not wrong
    assert len(re.findall(r" incidents:step 302 ", said)) == PEOPLE * 6
    assert not re.findall(r" 5\d\d \d+ms", said)
    # nobody asks any more: were connections closed with the answers, the last would have taken the log away
    left = tmp_path / "data" / "site.sqlite3-wal"
    assert not eventually(lambda: not left.exists(), seconds=1)
