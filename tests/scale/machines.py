"""Several machines of one site: each a web or a worker process with a data folder of its own, sharing database, broker and bucket."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import psycopg
import redis

from borrower_help.env import PROJECT_ROOT
from borrower_help.operations.serve import Site

PREPARED_FONTS = PROJECT_ROOT / "var" / "test-fonts" / "fonts"
READY_SECONDS = 60.0


def free_port() -> int:
    """Return a port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def own_database(address: str) -> Iterator[str]:
    """Make a database of its own on the server at `address`; drop it afterwards."""
    name = f"site_{uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    try:
        yield re.sub(r"/[^/]*$", f"/{name}", address)
    finally:
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


class Machine:
    """One machine: a folder, an environment, one process that can be stopped, killed and started again."""

    def __init__(self, folder: Path, shared: dict[str, str], command: list[str], port: int = 0) -> None:
        folder.mkdir(parents=True)
        if PREPARED_FONTS.is_dir():
            (folder / "fonts").symlink_to(PREPARED_FONTS)
        self.folder, self.command, self.port = folder, command, port
        own = {"DATA_DIR": str(folder), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "borrower_help.settings"}
        self.environment = os.environ | shared | own
        self.process: subprocess.Popen[bytes] | None = None
        self.log = folder.parent / f"{folder.name}.log"

    def manage(self, *words: str) -> str:
        """Run a management command on this machine; return what it printed."""
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(
            command, cwd=PROJECT_ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def start(self) -> "Machine":
        """Start the process."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=PROJECT_ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        return self

    def stop(self, number: int = signal.SIGTERM) -> None:
        """End the process and whatever it started."""
        if self.process is None:
            return
        with suppress(ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(self.process.pid, number)
            self.process.wait(15)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def wait_until_ready(self) -> None:
        """Return when /readyz says so."""
        end, said = time.monotonic() + READY_SECONDS, ""
        while time.monotonic() < end:
            assert self.process is not None
            assert self.process.poll() is None, self.log.read_text()[-3000:]
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5):
                    return
            except urllib.error.HTTPError as error:
                said = error.read().decode()
            except OSError:
                said = "nothing"
            time.sleep(0.1)
        raise AssertionError(f"not ready: {said} {self.log.read_text()[-2000:]}")


class Machines:
    """Two web machines and two workers."""

    def __init__(self, folder: Path, shared: dict[str, str]) -> None:
        self.shared = shared
        self.webs = [Machine(folder / f"web{n}", shared, Site._web(), free_port()) for n in (1, 2)]
        self.workers = [Machine(folder / f"worker{n}", shared, Site._worker()) for n in (1, 2)]

    def start(self) -> None:
        """Prepare each machine as its launcher would, then start all."""
        for machine in (*self.webs, *self.workers):
            machine.manage("prepare")
        for machine in (*self.webs, *self.workers):
            machine.start()
        for web in self.webs:
            web.wait_until_ready()
        self.wait_for_workers(2)

    def wait_for_workers(self, number: int) -> None:
        """Return when so many workers wait for messages at the broker."""
        broker = redis.Redis.from_url(self.shared["REDIS_URL"])
        index = self.shared["REDIS_URL"].rpartition("/")[2]
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            waiting = [c for c in broker.client_list() if c["cmd"] == "brpop" and c["db"] == index]
            if len(waiting) == number:
                return
            time.sleep(0.1)
        raise AssertionError([worker.log.read_text()[-1500:] for worker in self.workers if worker.log.exists()])

    def stop(self) -> None:
        """End all."""
        for machine in (*self.webs, *self.workers):
            machine.stop()
