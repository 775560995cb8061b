"""Run a converter in a process of its own: no secrets in its environment, limits on time, memory and what it writes.

What it writes goes to memory the kernel holds (memfd), never to a disk, and is handed on only when it ended well.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from borrower_help.env import PROJECT_ROOT
from borrower_help.evidence.range_server import serving
from borrower_help.evidence.sources import Source

PIECE = 256 * 1024
_MOST_SAID = 256 * 1024
_TOO_LONG = -signal.SIGXCPU  # by the clock or by what it used: the same to whoever asked


class ConvertError(Exception):
    """A file could not be converted; `reason` says why: damaged, locked, too_large, too_long, unsupported or gave_up."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Limits:
    """Hold what a converter may use: seconds by the clock, bytes of memory, bytes of output."""

    seconds: int = 120
    memory: int = 1536 * 1024 * 1024
    output: int = 64 * 1024 * 1024


@dataclass(frozen=True)
class Ran:
    """Hold how a converter ended: its status, what it said as facts, and what it said in words."""

    status: int
    facts: dict[str, Any]
    words: str
    output: int
    length: int

    def read(self, start: int, end: int) -> Iterator[bytes]:
        """Yield what it wrote from `start` up to but not including `end`: another converter may read it."""
        for at in range(start, end, PIECE):
            yield os.pread(self.output, min(PIECE, end - at), at)

    def pieces(self) -> Iterator[bytes]:
        """Yield what it wrote."""
        return self.read(0, self.length)


@contextmanager
def running(mode: str, source: Source, arguments: list[str], limits: Limits) -> Iterator[Ran]:
    """Run a converter to its end and yield how it ended; its output is there while the block runs."""
    with ExitStack() as stack:
        output, said, words = (stack.enter_context(_memory(name)) for name in ("output", "facts", "words"))
        address = stack.enter_context(serving(source))
        filled = [word.format(address=address, output=f"/proc/self/fd/{output}") for word in arguments]
        job = {"address": address, "length": source.length, "output": output, "said": said, "arguments": filled}
        asked = {"mode": mode, "job": job | {"seconds": limits.seconds}, "limits": asdict(limits)}
        status = _wait(_start(asked, (output, said), words), limits)
        facts, length = _facts(said, status), os.fstat(output).st_size
        if status == _TOO_LONG:  # what was drawn until then is whole, what stands behind it is not
            status, length = 0, sum(facts["parts"])
        text = os.pread(words, _MOST_SAID, 0).decode("utf-8", "replace")
        yield Ran(status, facts, text, output, length)


@contextmanager
def _memory(name: str) -> Iterator[int]:
    number = os.memfd_create(name)
    try:
        yield number
    finally:
        os.close(number)


def _start(asked: dict[str, Any], kept: tuple[int, ...], words: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-E", "-s", "-B", "-m", "borrower_help.evidence.converter", json.dumps(asked)]
    return subprocess.Popen(
        command,
        cwd=PROJECT_ROOT,
        env={"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"},
        stdin=subprocess.DEVNULL,
        stdout=words,
        stderr=words,
        pass_fds=kept,
        start_new_session=True,
    )


def _wait(process: subprocess.Popen[bytes], limits: Limits) -> int:
    try:
        return process.wait(limits.seconds)
    except subprocess.TimeoutExpired:
        return _TOO_LONG
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _facts(said: int, status: int) -> dict[str, Any]:
    data = os.pread(said, _MOST_SAID, 0)
    try:
        found = json.loads(data) if data else {}
    except ValueError:
        found = {}
    if "refused" in found:
        raise ConvertError(str(found["refused"]))
    if status == -signal.SIGKILL:  # the machine was short of memory, or somebody ended it: nothing is known of the file
        raise ConvertError("gave_up")
    if status == -signal.SIGXFSZ:
        raise ConvertError("too_large")
    if status == _TOO_LONG and not any(found.get("parts", ())):
        raise ConvertError("too_long")
    return dict(found)
