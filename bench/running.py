"""A whole site running beside a benchmark: the real launcher on a data folder of its own, and what its processes hold in memory."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READY_SECONDS = 150
FONTS = ROOT / "var" / "test-fonts" / "fonts"


@contextmanager
def site(folder: Path, port: int, **environment: str) -> Iterator[int]:
    """Run script/server's launcher on `folder` and `port`; yield its process id once it says that it is ready."""
    if FONTS.is_dir() and not (folder / "fonts").exists():
        shutil.copytree(FONTS, folder / "fonts")
    own = {"DATA_DIR": str(folder), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "borrower_help.settings"}
    log = (folder / "launcher.log").open("w+")
    command = [sys.executable, "-m", "borrower_help.operations.serve"]
    launcher = subprocess.Popen(command, cwd=ROOT, env=os.environ | own | environment, stdout=log, stderr=log)
    try:
        end = time.monotonic() + READY_SECONDS
        while "Ready after" not in (folder / "launcher.log").read_text():
            if launcher.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"The site did not start:\n{(folder / 'launcher.log').read_text()}")
            time.sleep(0.1)
        yield launcher.pid
    finally:
        launcher.terminate()
        launcher.wait(30)
        log.close()


def family(pid: int) -> list[int]:
    """Return `pid` and every process below it."""
    found = [pid]
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += family(int(child))
    except (FileNotFoundError, ProcessLookupError):
        return found
    return found


@dataclass(frozen=True)
class Memory:
    """Hold megabytes: pss counts a shared page once, rss once for each process that has it."""

    pss: float
    rss: float


def memory(pid: int) -> Memory:
    """Return what a process and all below it hold."""
    totals = {"Pss": 0, "Rss": 0}
    for one in family(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except (FileNotFoundError, ProcessLookupError):
            continue
        for line in lines:
            name, _, rest = line.partition(":")
            if name in totals:
                totals[name] += int(rest.split()[0])
    return Memory(totals["Pss"] / 1024, totals["Rss"] / 1024)


@dataclass
class Highest:
    """Watch a site's memory every half second, as a context; keep the highest."""

    pid: int
    pss: float = 0.0
    rss: float = 0.0
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Highest":
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()
        return self

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            now = memory(self.pid)
            self.pss, self.rss = max(self.pss, now.pss), max(self.rss, now.rss)

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watcher.join()


def free_port() -> int:
    """Return a port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
