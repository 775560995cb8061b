"""Run the whole site on one machine; `script/server` becomes this. Standard library only, to stay small in memory.

Web, worker and broker are one process group. Whatever ends the launcher ends them all: a signal, by stopping them in
order; SIGKILL, by the kernel (each asked it to, see `processes.die_with_parent`). What ends by itself is started again.
"""

import fcntl
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from borrower_help.env import ENV, PROJECT_ROOT
from borrower_help.operations import broker
from borrower_help.operations.processes import Child, Group, no_core_dumps

READY_SECONDS = 120.0  # a first start on a busy machine collects files, cuts fonts and migrates
QUEUES = ("work", "files")  # a worker each: a letter never waits behind a video
CHECK_EVERY = 0.1
# glibc otherwise keeps what a letter or a stretch freed, once for each of a web process's eight threads
SMALL_MEMORY = {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "131072"}


class CannotStart(SystemExit):
    """Stop with one plain line instead of a traceback."""


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


@dataclass
class Site:
    """One running site: its lock, its broker's folder, its processes."""

    check: bool
    only: str = ""  # web or worker, on a machine that runs just that
    group: Group = field(default_factory=lambda: Group(say))
    folder: Path | None = None
    lock: int = -1
    stopping: bool = False

    def run(self) -> int:
        """Start everything, stay until told to stop; return the exit code."""
        began = time.monotonic()
        signal.signal(signal.SIGTERM, self._told_to_stop)
        signal.signal(signal.SIGINT, self._told_to_stop)
        try:
            self._take_data_folder()
            self._start(began)
            return self._stay()
        finally:
            self.group.stop()
            if self.folder:
                broker.remove_folder(self.folder)

    def _told_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _take_data_folder(self) -> None:
        folder = ENV.data_dir
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(
                f"Another server already uses {folder}. Stop it first, or give this one its own DATA_DIR."
            ) from None
        left = os.read(self.lock, 4096).decode(errors="replace").strip()
        if left:
            broker.remove_folder(Path(left))

    def _start(self, began: float) -> None:
        environment = (
            SMALL_MEMORY | os.environ | {"DJANGO_SETTINGS_MODULE": "borrower_help.settings", "PYTHONUNBUFFERED": "1"}
        )
        if self.only and not ENV.REDIS_URL:
            raise CannotStart(f"A machine of its own for the {self.only} needs REDIS_URL, the broker all share.")
        if not ENV.REDIS_URL:
            self._start_broker()
            assert self.folder is not None  # noqa: S101 - told to the type checker
            environment["REDIS_URL"] = broker.url_of(self.folder)
        if subprocess.run([sys.executable, "manage.py", "prepare"], env=environment, check=False).returncode:
            raise CannotStart("The site could not be prepared; the reason stands above.")
        if self.stopping:
            return
        if self.only != "worker":
            self.group.add(Child("web", self._web(), environment))
        if self.only != "web":
            for queue in QUEUES:
                self.group.add(Child(f"worker for {queue}", self._worker(queue), environment))
        if self.only != "worker":
            self._wait_until_ready()
        if not self.stopping:
            where = "" if self.only == "worker" else f": {self.address}/"
            say(f"Ready after {time.monotonic() - began:.1f} s{where}")

    def _start_broker(self) -> None:
        try:
            self.folder = broker.make_folder()
            os.ftruncate(self.lock, 0)
            os.pwrite(self.lock, os.fsencode(self.folder), 0)
            self.group.add(broker.child(self.folder))
            broker.wait_until_there(self.folder)
        except broker.BrokerError as error:
            raise CannotStart(str(error)) from None

    @staticmethod
    def _web() -> list[str]:
        return [sys.executable, "-m", "gunicorn", "--config", "python:borrower_help.operations.web"]

    @staticmethod
    def _worker(queue: str = "") -> list[str]:
        """Return the command of a worker for one queue, or for all; the first of them has the clock."""
        # The schedule stays in memory: a schedule file would be one more thing on disk to look after.
        beat = ["--beat", "--scheduler", "celery.beat:Scheduler"] if queue in {"", QUEUES[0]} else []
        only = ["--queues", queue, "--hostname", f"{queue}@%h"] if queue else []
        quiet = ["--loglevel", "WARNING", "--without-gossip", "--without-mingle", "--without-heartbeat"]
        pool = ["--pool", "prefork", "--concurrency", "1"]
        return [
            sys.executable,
            "-m",
            "celery",
            "--app",
            "borrower_help",
            "--quiet",
            "worker",
            *only,
            *beat,
            *quiet,
            *pool,
        ]

    @property
    def address(self) -> str:
        """Return the site's own address, as opened on this machine."""
        host = "127.0.0.1" if ENV.BIND in {"0.0.0.0", "::"} else ENV.BIND  # noqa: S104 - compared, not bound
        return f"http://{host}:{ENV.PORT}"

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + READY_SECONDS
        answer = "nothing"
        while not self.stopping and time.monotonic() < end:
            if any(child.ended for child in self.group.children):
                raise CannotStart("A part of the site ended while starting; its last words stand above.")
            answer = self._readyz()
            if answer == "ready" and self._worker_listens():
                return
            time.sleep(CHECK_EVERY)
        if not self.stopping:
            raise CannotStart(f"The site did not become ready in {READY_SECONDS:.0f} s; /readyz said: {answer}")

    def _readyz(self) -> str:
        headers = {"Host": ENV.allowed_hosts[0] if ENV.ALLOWED_HOSTS != "*" else "localhost"}
        request = urllib.request.Request(f"{self.address}/readyz", headers=headers)  # noqa: S310 - our own address
        try:
            with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310
                return "ready" if response.status == 200 else str(response.status)
        except urllib.error.HTTPError as error:
            return f"{error.code} {error.read(200).decode(errors='replace').strip()}"
        except OSError:
            return "nothing"

    def _worker_listens(self) -> bool:
        """Tell whether both workers wait for messages; a broker elsewhere is taken at its word."""
        return self.folder is None or broker.ask(self.folder, "CLIENT", "LIST").count("cmd=brpop") >= len(QUEUES)

    def _stay(self) -> int:
        if self.check:
            return 0 if not self.stopping else 1
        while not self.stopping:
            time.sleep(CHECK_EVERY)
            if not self.group.tend():
                return 1
        say("Stopping …")
        return 0


def main() -> int:
    """Run the site as the command line asks."""
    arguments = sys.argv[1:]
    if arguments == ["--ask"]:
        return 0 if Site(check=True)._readyz() == "ready" else 1
    only = arguments[1] if arguments[:1] == ["--only"] and arguments[1:] in (["web"], ["worker"]) else ""
    if not only and arguments not in ([], ["--check"]):
        say(f"script/server takes --check, --ask, --only web, --only worker or nothing, not {' '.join(arguments)}")
        return 2
    if os.geteuid() == 0:
        say("Running as root. A user of its own is safer: docs/deploying.md")
    no_core_dumps()
    os.umask(0o077)
    os.chdir(PROJECT_ROOT)
    return Site(check=arguments == ["--check"], only=only).run()


if __name__ == "__main__":
    sys.exit(main())
