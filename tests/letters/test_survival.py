"""A letter is made once, whatever is killed while it is being made."""

import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("survival.py")
LETTERS, KILLS = 40, 24


def test_forty_letters_survive_kills_of_child_worker_broker_and_web(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in {"REDIS_URL", "DATABASE_URL"}}
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(LETTERS), str(KILLS), "20261123"],
        env=kept | {"DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    seen = json.loads(done.stdout.strip().splitlines()[-1])
    assert seen["missing"] == 0
    assert seen["letters"] == seen["issued"] == seen["renderings"] == seen["finished"] == LETTERS
    assert seen["jobs"] == 0
    assert seen["files_lost"] == 0
    assert seen["killed_webs"] > 0
