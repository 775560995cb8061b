"""A real site on a data folder and a port of its own."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from borrower_help.env import PROJECT_ROOT

# Without windows where the system has it so: the same engine for half the processor time.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium") or "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY_WITHIN = 150  # seconds; the first start draws the fonts
OPERATOR = {
    "OPERATOR_NAME": "清河法律援助站",
    "OPERATOR_CONTACT": "help@example.org",
    "ICP_NUMBER": "京ICP备00000000号",
}


class DidNotStart(Exception):
    """Say why the site is not there."""


@dataclass(frozen=True)
class Site:
    """Hold where the running site is and the environment its commands need."""

    url: str
    environment: dict[str, str]

    def manage(self, *words: str) -> str:
        """Run a management command on the site's own data; return what it printed."""
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(
            command, cwd=PROJECT_ROOT, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def sample(self, count: int, perspective: str = "borrower") -> str:
        """Make a case with `count` records; return the digits of its key code."""
        return re.sub(r"\D", "", self.manage("sample_case", "--incidents", str(count), "--perspective", perspective))


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Run script/server's launcher on a data folder and a free port until the block ends."""
    port = _free_port()
    drawn = PROJECT_ROOT / "var" / "test-fonts" / "fonts"
    if drawn.is_dir():
        shutil.copytree(drawn, folder / "fonts")
    kept = {key: value for key, value in os.environ.items() if key not in {"REDIS_URL", "DATABASE_URL"}}
    environment = (
        kept
        | OPERATOR
        | {"DATA_DIR": str(folder), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "borrower_help.settings"}
    )
    log = (folder / "launcher.log").open("w+")
    command = [sys.executable, "-m", "borrower_help.operations.serve"]
    launcher = subprocess.Popen(command, cwd=PROJECT_ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_until_ready(launcher, folder / "launcher.log")
        yield Site(f"http://127.0.0.1:{port}", environment)
    finally:
        launcher.terminate()
        launcher.wait(30)
        log.close()


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def _wait_until_ready(launcher: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(READY_WITHIN * 5):
        if "Ready after" in log.read_text():
            return
        try:
            launcher.wait(0.2)
        except subprocess.TimeoutExpired:
            continue
        break
    raise DidNotStart(f"The site did not start:\n{log.read_text()[-3000:]}")
