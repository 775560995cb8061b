"""The site as it really starts, over a socket: a connection that is cut leaves nothing that looks kept, and little is sent again."""

import hashlib
import os
import signal
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from borrower_help.evidence.payloads import PIECE
from tests.evidence.over_the_wire import Sending
from tests.journeys.running import Site, running_site
from tests.operations.test_serve import descendants

CUTS = pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
SIZE = 6_000_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Start the launcher on a data folder of its own."""
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture
def me(site: Site) -> Sending:
    """Return somebody new with a case."""
    return Sending(int(site.environment["PORT"]))


def folder(site: Site) -> Path:
    return Path(site.environment["DATA_DIR"]) / "files" / "evidence"


def stored(site: Site) -> set[str]:
    return {str(path.relative_to(folder(site))) for path in folder(site).rglob("*") if path.is_file()}


def settle(site: Site, before: set[str]) -> set[str]:
    """Wait until the server has noticed what was cut; return the files that came since."""
    for _ in range(600):  # a minute: a busy machine notices late
        new = stored(site) - before
        if not new:
            break
        time.sleep(0.1)
    return stored(site) - before


@CUTS
def test_a_form_cut_off_leaves_nothing_and_claims_nothing(site: Site, me: Sending, part: float) -> None:
    data, before = os.urandom(SIZE), stored(site)
    assert me.by_form("录音.m4a", iter([data]), SIZE, until=part)[0] == 0
    assert settle(site, before) == set()
    assert "SHA-256" not in me.listed()
    status, where, _said = me.by_form("录音.m4a", iter([data]), SIZE)
    assert (status, where.endswith("?kept=1")) == (302, True)
    assert me.fetched() == data


@CUTS
def test_a_form_cut_off_by_a_half_closed_line_says_so(site: Site, me: Sending, part: float) -> None:
    """A proxy that loses the phone may end the body and still take the answer."""
    data, before = os.urandom(SIZE), stored(site)
    told = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.m4a"\r\n\r\n' + data
    with socket.create_connection(("127.0.0.1", me.port), timeout=60) as line:
        line.sendall(me._head(me.page, SIZE + 300, "multipart/form-data; boundary=b") + told[: int(SIZE * part)])
        line.shutdown(socket.SHUT_WR)
        answer = line.recv(100_000)
    assert b" 302 " not in answer.split(b"\r\n")[0]
    assert settle(site, before) == set()
    assert "SHA-256" not in me.listed()


def test_a_form_larger_than_all_gets_its_sentence_before_it_is_read(site: Site, me: Sending) -> None:
    told = me._head(me.page, 600_000_001, "multipart/form-data; boundary=b")
    with socket.create_connection(("127.0.0.1", me.port), timeout=60) as line:
        line.sendall(told + b"--b\r\n")
        answer = b""
        while b"</html>" not in answer and (more := line.recv(100_000)):
            answer += more
    assert b" 413 " in answer.split(b"\r\n")[0]
    assert "一个一个发" in answer.decode()


@CUTS
@pytest.mark.parametrize("within", [0.0, 0.5])
def test_pieces_cut_off_go_on_and_send_one_piece_again_at_most(
    site: Site, me: Sending, part: float, within: float
) -> None:
    data, before = os.urandom(SIZE), stored(site)
    begun = me.begin("录像.mp4", SIZE)
    stop = int(SIZE * part) // PIECE * PIECE
    for at in range(0, stop, PIECE):
        assert me.piece(begun, data, at) == 200
    assert me.piece(begun, data, stop, until=within) == 0
    assert "SHA-256" not in me.listed()
    assert me.finish(begun)[0] == 409
    again = me.begin("录像.mp4", SIZE)
    assert (again["id"], again["have"]) == (begun["id"], stop)
    for at in range(again["have"], SIZE, PIECE):
        assert me.piece(again, data, at) == 200
    assert me.sent - SIZE <= PIECE <= 1_000_000
    status, told = me.finish(again)
    assert status == 200
    assert hashlib.sha256(data).hexdigest() in told["receipt"]
    assert me.fetched() == data
    assert len(stored(site) - before) == 1


def test_an_answer_that_got_lost_costs_no_byte(site: Site, me: Sending) -> None:
    data = os.urandom(2 * PIECE)
    begun = me.begin("a", len(data))
    me.piece(begun, data, 0, until=1.0)  # hung up before the answer
    for _ in range(50):
        if me.begin("a", len(data))["have"] == PIECE:
            break
        time.sleep(0.1)
    assert me.piece(begun, data, PIECE) == 200
    assert me.sent == len(data)


@pytest.mark.parametrize("finishing", [False, True])
def test_a_web_process_killed_in_the_middle_loses_no_piece_and_keeps_nothing_half(
    tmp_path: Path, finishing: bool
) -> None:
    with running_site(tmp_path) as site:
        me = Sending(int(site.environment["PORT"]))
        size = 30_000_000
        data, before = os.urandom(size), stored(site)
        begun = me.begin("录像.mp4", size)
        last = size if finishing else 10 * PIECE
        for at in range(0, last, PIECE):
            assert me.piece(begun, data, at) == 200
        _kill_the_web(tmp_path, me, begun, data, finishing=finishing)
        have = _patiently(me, size)
        assert have == min(last, size)
        for at in range(have, size, PIECE):
            assert me.piece(begun, data, at) == 200
        status, told = me.finish(begun)
        assert (status, hashlib.sha256(data).hexdigest() in told["receipt"]) == (200, True)
        assert me.fetched() == data
        with sqlite3.connect(tmp_path / "site.sqlite3") as database:
            named = {name for (name,) in database.execute("SELECT file_name FROM evidence_evidencefile")}
            assert len(named) == 1
        orphans = {f"evidence/{name}" for name in stored(site) - before} - named
        for name in orphans:  # a day later
            os.utime(tmp_path / "files" / name, (0, 0))
        site.manage("tidy")
        assert {f"evidence/{name}" for name in stored(site)} == named


def _kill_the_web(data_folder: Path, me: Sending, begun: dict[str, str], data: bytes, *, finishing: bool) -> None:
    """Kill both web processes while a piece, or the finish, is on its way."""

    def send() -> None:
        with suppress(OSError):
            if finishing:
                me.finish(begun)
            else:
                me.piece(begun, data, 10 * PIECE, until=0.5)

    workers = _web_workers(data_folder)
    assert len(workers) == 2
    sending = threading.Thread(target=send)
    sending.start()
    time.sleep(0.03)
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    sending.join()


def _web_workers(data_folder: Path) -> list[int]:
    """Return the processes that answer for the site on this folder: all of gunicorn's but their parent."""
    ours = f"DATA_DIR={data_folder}\0".encode()
    found = [
        pid
        for pid in descendants(os.getpid())
        if b"gunicorn" in Path(f"/proc/{pid}/cmdline").read_bytes()
        and ours in Path(f"/proc/{pid}/environ").read_bytes()
    ]
    return [pid for pid in found if _parent(pid) in found]


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def _patiently(me: Sending, size: int) -> int:
    for _ in range(100):
        try:
            return int(me.begin("录像.mp4", size)["have"])
        except (AssertionError, OSError):
            time.sleep(0.2)
    raise AssertionError("the web does not come back")
