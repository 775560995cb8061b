"""Run the deeds of drill.py and management commands on one data folder."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from borrower_help.env import PROJECT_ROOT


class Site:
    """One data folder with its environment."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder, self.data = folder, folder / "data"
        self.backups = folder / "backups"
        self.data.mkdir(parents=True, exist_ok=True)
        (folder / "temp").mkdir(exist_ok=True)
        own = {"DATA_DIR": str(self.data), "TMPDIR": str(folder / "temp"), "PYTHONPATH": str(PROJECT_ROOT)}
        own |= {"DJANGO_SETTINGS_MODULE": "tests.operations.drill_settings", "PATH": os.environ["PATH"]}
        self.environment = own | environment

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words],
            cwd=PROJECT_ROOT,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def drill(self, *words: str) -> dict[str, Any]:
        done = self.run("-m", "tests.operations.drill", *words)
        assert done.returncode == 0, done.stderr[-3000:]
        told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        return told

    def manage(self, *words: str, **environment: str) -> str:
        done = self.run("manage.py", *words, **environment)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def refused(self, *words: str, **environment: str) -> str:
        """Return the one sentence with which a command refuses."""
        done = self.run("manage.py", *words, **environment)
        assert done.returncode == 1, (done.returncode, done.stdout, done.stderr[-3000:])
        assert done.stderr.startswith("CommandError: "), done.stderr[-3000:]
        return done.stderr

    def look(self, *people: dict[str, Any]) -> dict[str, Any]:
        """Tell what is there and what people see with their codes."""
        return self.drill("look", *(f"{one['code']} {one['list']} {one['file']}" for one in people))

    def backup(self) -> Path:
        """Make a backup; return its folder."""
        return Path(self.manage("backup", "--to", str(self.backups)).strip().splitlines()[-1])

    def bytes_on_disk(self) -> bytes:
        """Return every byte in the data folder but the list of erasures."""
        return b"\0\0".join(
            path.read_bytes() for path in sorted(self.data.rglob("*")) if path.is_file() and path.name != "erased.log"
        )
