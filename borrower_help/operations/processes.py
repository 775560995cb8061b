"""Keep a few child processes in one group that cannot outlive its launcher. Standard library only."""

import ctypes
import gc
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
RESTARTS = 5
RESTART_WINDOW = 60.0
STOP_SECONDS = 10.0


def die_with_parent() -> None:
    """Have the kernel end this process with the one that started it, even when that one is killed outright."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it died before the kernel was told
        os.kill(os.getpid(), signal.SIGKILL)


def no_core_dumps() -> None:
    """Forbid core files: they would put keys from memory on the disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def hand_memory_back() -> None:
    """Give the kernel the memory that start-up used and freed; what is forked afterwards shares only what is alive."""
    gc.collect()
    gc.freeze()  # the collector would write into every shared page
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # a C library without it keeps what it has
            ctypes.CDLL(None).malloc_trim(0)


@dataclass
class Child:
    """One process of the site, started again when it ends by itself."""

    name: str
    command: Sequence[str | Path]
    environment: dict[str, str]
    talks: bool = True
    ends_last: bool = False
    process: subprocess.Popen[bytes] | None = None
    started: list[float] = field(default_factory=list)

    def start(self, group: int) -> None:
        """Start the process in `group` (0 makes a new one, led by it)."""

        def in_child() -> None:
            os.setpgid(0, group)
            die_with_parent()

        self.started.append(time.monotonic())
        self.process = subprocess.Popen(
            [str(part) for part in self.command],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=None if self.talks else subprocess.DEVNULL,
            preexec_fn=in_child,  # safe: the launcher has one thread
        )

    @property
    def ended(self) -> bool:
        """Tell whether the process is gone."""
        return self.process is None or self.process.poll() is not None

    @property
    def restarts_too_often(self) -> bool:
        """Tell whether starting it again would only go round in circles."""
        recent = [moment for moment in self.started if moment > time.monotonic() - RESTART_WINDOW]
        return len(recent) > RESTARTS


class Group:
    """Start children, watch them, stop them all."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.children: list[Child] = []
        self.say = say
        self.leader = 0

    def add(self, child: Child) -> None:
        """Start `child` as one of the group."""
        self.children.append(child)
        self._start(child)

    def _start(self, child: Child) -> None:
        alive = any(not other.ended for other in self.children if other is not child)
        child.start(self.leader if alive else 0)
        if not alive and child.process is not None:
            self.leader = child.process.pid

    def tend(self) -> bool:
        """Start again what ended; return False when that has become pointless."""
        for child in self.children:
            if not child.ended:
                continue
            if child.restarts_too_often:
                self.say(f"{child.name} keeps ending; stopping. Its last words stand above.")
                return False
            self.say(f"{child.name} ended; starting it again.")
            self._start(child)
        return True

    def stop(self) -> None:
        """End the children gently, those the others lean on last; then, for certain, whatever is left."""
        for last in (False, True):
            running = [child.process for child in self.children if child.ends_last == last and child.process]
            for process in running:
                process.terminate()
            end = time.monotonic() + STOP_SECONDS
            for process in running:
                try:
                    process.wait(max(0.0, end - time.monotonic()))
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        if self.leader:
            try:
                os.killpg(self.leader, signal.SIGKILL)
            except ProcessLookupError:
                return
