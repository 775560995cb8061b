"""Two workers that take the lease at the same moment: one gets it."""

import subprocess
import sys
import time
from pathlib import Path

from borrower_help.env import PROJECT_ROOT
from tests.operations.site_at_hand import Site

LEASES = 20
TAKE = """
import sys, time
import django; django.setup()
from borrower_help.privacy.models import Lease
print("there", flush=True)
begin = float(sys.stdin.readline())
while time.time() < begin: time.sleep(0.001)
print(sum(Lease.take(f"race-{n}", minutes=5) for n in range(int(sys.argv[1]))))
"""


def test_each_lease_is_taken_by_one_of_two_processes(tmp_path: Path) -> None:
    """On SQLite here; tests/scale has two machines on PostgreSQL do the same."""
    site = Site(tmp_path)
    site.manage("migrate", "--verbosity", "0")
    both = [
        subprocess.Popen(
            [sys.executable, "-c", TAKE, str(LEASES)],
            cwd=PROJECT_ROOT,
            env=site.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in both:
        assert process.stdout
        assert process.stdout.readline() == "there\n"
    begin = time.time() + 0.3
    for process in both:
        assert process.stdin
        process.stdin.write(f"{begin}\n")
        process.stdin.flush()
    taken = [int(process.communicate(timeout=60)[0]) for process in both]
    assert sum(taken) == LEASES
