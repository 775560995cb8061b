"""The launcher as a whole: start, answer, refuse a second one, vanish."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from borrower_help.core import fonts
from tests.operations.test_processes import alive, eventually

LAUNCHER = [sys.executable, "-m", "borrower_help.operations.serve"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a site of its own, its fonts shared with the other tests."""
    (tmp_path / "fonts").symlink_to(fonts.prepare(settings.FONTS_DIR).folder.parent)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {key: value for key, value in os.environ.items() if key not in {"REDIS_URL", "DATABASE_URL"}}
    return kept | {"DATA_DIR": str(tmp_path), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "borrower_help.settings"}


def descendants(pid: int) -> set[int]:
    """Return the processes started by `pid` and by those in turn."""
    found = set()
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found |= {int(child)} | descendants(int(child))
    return found


@pytest.fixture
def site(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Start a site; return its launcher once it says that it is ready."""
    started = subprocess.Popen(LAUNCHER, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert started.stdout is not None
    assert any("Ready after" in line for line in started.stdout)
    yield started
    started.kill()
    started.wait()
    started.stdout.close()


def test_site_answers_refuses_a_second_and_leaves_nobody_when_killed(
    site: subprocess.Popen[str], environment: dict[str, str], tmp_path: Path
) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{environment['PORT']}/readyz") as answer:
        assert answer.read() == b"ready\n"
    second = subprocess.run(LAUNCHER, env=environment, capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert f"Another server already uses {tmp_path}" in second.stderr
    family = descendants(site.pid)
    assert len(family) >= 8  # broker, web and its two, two workers with a child each and the clock
    site.kill()
    site.wait()
    assert eventually(lambda: not any(alive(pid) for pid in family))


def test_signal_ends_everything_and_leaves_no_folder(site: subprocess.Popen[str], tmp_path: Path) -> None:
    folder = Path((tmp_path / "lock").read_text())
    assert folder.is_dir()
    family = descendants(site.pid)
    site.send_signal(signal.SIGTERM)
    assert site.wait(30) == 0
    assert not any(alive(pid) for pid in family)
    assert not folder.exists()


def test_unknown_word_is_refused(environment: dict[str, str]) -> None:
    done = subprocess.run([*LAUNCHER, "--chek"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
