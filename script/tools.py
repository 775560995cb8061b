"""What only the tests need from the system, and throw-away servers for them."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from machine import CannotSetUp

TEST_PACKAGES = ("chromium", "fonts-noto-cjk", "gettext", "qpdf")
SCALE_PACKAGES = ("postgresql", "redis-server")
START_SECONDS = 30


@contextmanager
def shared_servers() -> Iterator[dict[str, str]]:
    """Run a PostgreSQL and a Redis that leave nothing behind; give the environment that points to them."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="scale-")))
        yield {
            "DATABASE_URL": stack.enter_context(_postgresql(folder / "postgresql")),
            "REDIS_URL": stack.enter_context(_redis(folder)),
        }


def free_port() -> int:
    """Return a port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    programs = _postgresql_programs()
    user = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    folder.mkdir(mode=0o700)
    if user:
        account = pwd.getpwnam(user)
        folder.parent.chmod(0o711)
        os.chown(folder, account.pw_uid, account.pw_gid)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True, "user": user, "cwd": "/"}
    initdb = [programs / "initdb", "-D", folder, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    done = subprocess.run(initdb, check=False, **quiet)  # type: ignore[call-overload]
    if done.returncode:
        raise CannotSetUp(f"initdb failed: {done.stderr}")
    port = free_port()
    settings = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=127.0.0.1"]
    command = [programs / "postgres", "-D", folder, "-p", str(port), "-k", folder]
    command += [word for setting in settings for word in ("-c", setting)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=user, cwd="/")
    try:
        _wait(
            lambda: _says_yes([programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]), server, "PostgreSQL"
        )
        yield f"postgres://tests@127.0.0.1:{port}/postgres"
    finally:
        _end(server)


def _postgresql_programs() -> Path:
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not versions:
        raise CannotSetUp("PostgreSQL's initdb was not found under /usr/lib/postgresql.")
    return versions[-1].parent


@contextmanager
def _redis(folder: Path) -> Iterator[str]:
    port = free_port()
    program = shutil.which("redis-server") or "/usr/bin/redis-server"
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait(lambda: _listens(port), server, "Redis")
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        _end(server)


def _says_yes(command: list[str | Path]) -> bool:
    return subprocess.run(command, check=False).returncode == 0


def _listens(port: int) -> bool:
    with socket.socket() as line:
        line.settimeout(1)
        return line.connect_ex(("127.0.0.1", port)) == 0


def _wait(is_there, server: subprocess.Popen[bytes], name: str) -> None:  # type: ignore[no-untyped-def]
    end = time.monotonic() + START_SECONDS
    while not is_there():
        if server.poll() is not None or time.monotonic() > end:
            raise CannotSetUp(f"The throw-away {name} did not start.")
        time.sleep(0.1)


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
