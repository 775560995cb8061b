"""Take a dump of a running site as a thief would: disk, logs, environments, broker; while letters wait for the worker, and afterwards."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import redis

from borrower_help.celery import FILES, WORK
from borrower_help.env import PROJECT_ROOT
from borrower_help.operations import broker
from tests.completeness.seeds import Search

PATIENCE = 900  # seconds a site is given to be sown, or to draw
Found = set[tuple[str, str, str]]  # secret, form, place


@dataclass
class Taken:
    """Hold what was taken at one moment."""

    places: dict[str, bytes]
    folder: Path

    @property
    def data(self) -> Path:
        """Return a copy of the data folder."""
        return self.folder / "data"

    @property
    def loot(self) -> Path:
        """Return logs, environments and what the broker held, as files."""
        return self.folder / "loot"


@dataclass
class Dump:
    """Hold what was taken from one site, and what had been sown in it."""

    waiting: Taken  # letters wait for a worker that is not there
    after: Taken
    told: dict[str, Any]

    @property
    def kept(self) -> dict[str, str]:
        """Return what the site keeps, sealed, and in which field."""
        return dict(self.told["kept"])

    @property
    def passing(self) -> dict[str, str]:
        """Return what the site is sent and keeps in no form."""
        return dict(self.told["passing"])

    @cached_property
    def found(self) -> tuple[Found, Search]:
        """Return everything of both that was found anywhere, at either moment."""
        search = Search([*self.kept, *self.passing])
        moments = {"waiting": self.waiting, "after": self.after}
        return {
            (secret, form, f"{moment}: {place}")
            for moment, taken in moments.items()
            for place, data in taken.places.items()
            for secret, form in search.everywhere(data)
        }, search

    def found_of(self, secrets: dict[str, str]) -> Found:
        """Return what was found of these."""
        return {found for found in self.found[0] if found[0] in secrets}


@contextmanager
def running_broker() -> Iterator[tuple[Path, int]]:
    folder = broker.make_folder()
    child = broker.child(folder)
    child.start(0)
    assert child.process is not None
    try:
        broker.wait_until_there(folder)
        yield folder, child.process.pid
    finally:
        child.process.kill()
        child.process.wait()
        broker.remove_folder(folder)


def environment_of(folder: Path, url: str) -> dict[str, str]:
    own = {"DATA_DIR": str(folder / "data"), "TMPDIR": str(folder / "temp"), "LOGS": str(folder / "logs")}
    own |= {"REDIS_URL": url, "OPERATOR_NAME": "社", "DJANGO_SETTINGS_MODULE": "tests.completeness.dumped_settings"}
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "SECRET_KEY": "0f" * 32, "PYTHONUNBUFFERED": "1", **own}


def take_a_dump(folder: Path, *, sealed: bool) -> Dump:
    """Run a site, have it sown, and take what it holds at two moments."""
    for name in ("data", "temp", "logs"):
        (folder / name).mkdir(parents=True)
    with running_broker() as (broker_folder, broker_process), (folder / "logs" / "log").open("wb") as log:
        site = subprocess.Popen(
            [sys.executable, "-m", "tests.completeness.dumped_site", "live"],
            env=environment_of(folder, broker.url_of(broker_folder)) | ({} if sealed else {"SEALING": "off"}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=PROJECT_ROOT,
        )
        try:
            told = listen(site, folder)
            waiting = taken(folder, "waiting", site.pid, broker_folder, broker_process)
            assert site.stdin
            site.stdin.write(b"go on\n")
            site.stdin.flush()
            told |= listen(site, folder)
            after = taken(folder, "after", site.pid, broker_folder, broker_process)
            site.stdin.close()
            assert site.wait(60) == 0
        finally:
            site.kill()  # what it started ends with it
            site.wait()
    return Dump(waiting, after, told)


def listen(site: subprocess.Popen[bytes], folder: Path) -> dict[str, Any]:
    """Return what the site tells next."""
    assert site.stdout
    deadline = threading.Timer(PATIENCE, site.kill)
    deadline.start()
    line = site.stdout.readline()
    deadline.cancel()
    logs = {path.name: path.read_text(errors="replace")[-3000:] for path in (folder / "logs").iterdir()}
    assert line, "\n".join(f"--- {name}\n{text}" for name, text in logs.items())
    told: dict[str, Any] = json.loads(line)
    return told


def taken(folder: Path, moment: str, site: int, broker_folder: Path, broker_process: int) -> Taken:
    """Copy everything a thief gets hold of at this moment."""
    target = folder / moment
    for name in ("data", "temp"):
        shutil.copytree(folder / name, target / name)
    loot = target / "loot"
    shutil.copytree(folder / "logs", loot)
    url = broker.url_of(broker_folder)
    held = {"environment": Path(f"/proc/{site}/environ").read_bytes()}
    held["broker environment"] = Path(f"/proc/{broker_process}/environ").read_bytes()
    held["broker values"] = b"\n".join(values_of(url))
    held["broker messages"] = b"\n".join(messages_of(url))
    held["broker memory"] = memory_of(broker_process)
    for name, data in held.items():
        (loot / name).write_bytes(data)
    places = {str(path.relative_to(target)): path.read_bytes() for path in files_under(target)}
    places |= {f"broker folder {path.name}": path.read_bytes() for path in files_under(broker_folder)}
    return Taken(places, target)


def files_under(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def values_of(url: str) -> Iterator[bytes]:
    """Yield every key and value the broker holds, as it would write them to disk."""
    client = redis.Redis.from_url(url)
    for key in client.scan_iter(count=1000):
        yield key
        yield client.dump(key) or b""
        if client.type(key) == b"string":
            yield client.get(key) or b""
    client.close()


def messages_of(url: str) -> list[bytes]:
    """Return the messages that wait for the worker."""
    client = redis.Redis.from_url(url)
    messages = [message for queue in (WORK, FILES) for message in client.lrange(queue, 0, -1)]
    client.close()
    return messages


def memory_of(process: int) -> bytes:
    """Return all memory a process can write to, long runs of nothing left out; nothing where the kernel forbids reading."""
    pieces = []
    try:
        with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", 0) as memory:
            for line in maps:
                first, last, rights = re.match(r"(\w+)-(\w+) (\S+)", line).groups()  # type: ignore[union-attr]
                if rights.startswith("rw"):
                    memory.seek(int(first, 16))
                    pieces += re.split(rb"\0{64,}", memory.read(int(last, 16) - int(first, 16)))
    except OSError:
        return b""
    return b"\0".join(pieces)


def run_thief(taken: Taken, deed: str, *words: Path | str) -> Any:
    """Let the thief work on a copy of the data folder in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.completeness.dumped_site", deed, *map(str, words)],
        env=environment_of(taken.folder, ""),
        capture_output=True,
        cwd=PROJECT_ROOT,
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return json.loads(done.stdout)
