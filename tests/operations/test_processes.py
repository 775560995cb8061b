"""Processes that end with the one that started them, and come back when they end alone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

from borrower_help.operations.processes import RESTARTS, Child, Group

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
STARTER = """
import sys, time
from borrower_help.operations.processes import Child, Group
group = Group(print)
for name in ("one", "two"):
    group.add(Child(name, [sys.executable, "-c", "import time; time.sleep(60)"], {}))
print(*(child.process.pid for child in group.children), flush=True)
time.sleep(60)
"""


def alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def eventually(true: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def test_killing_the_starter_outright_leaves_nobody() -> None:
    starter = subprocess.Popen([sys.executable, "-c", STARTER], stdout=subprocess.PIPE, text=True)
    assert starter.stdout is not None
    pids = [int(word) for word in starter.stdout.readline().split()]
    assert len(pids) == 2
    assert all(alive(pid) for pid in pids)
    starter.kill()
    starter.wait()
    assert eventually(lambda: not any(alive(pid) for pid in pids))


def test_group_is_one_process_group() -> None:
    group = Group(print)
    for name in ("one", "two"):
        group.add(Child(name, SLEEPER, {}))
    pids = [child.process.pid for child in group.children if child.process]
    assert {os.getpgid(pid) for pid in pids} == {pids[0]}
    assert os.getpgid(pids[0]) != os.getpgid(0)
    group.stop()
    assert not any(alive(pid) for pid in pids)


def test_child_that_ends_is_started_again() -> None:
    said: list[str] = []
    group = Group(said.append)
    group.add(Child("one", SLEEPER, {}))
    first = group.children[0].process
    assert first is not None
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert group.tend()
    assert group.children[0].process is not first
    assert said == ["one ended; starting it again."]
    group.stop()


def test_child_that_keeps_ending_is_given_up() -> None:
    group = Group(print)
    group.add(Child("one", [sys.executable, "-c", ""], {}))
    rounds = 0
    while rounds <= RESTARTS:
        assert eventually(lambda: group.children[0].ended)
        if not group.tend():
            break
        rounds += 1
    assert rounds == RESTARTS
    group.stop()
