"""Measure what the whole site holds in memory after 100 pages and 20 letters: launcher, broker, web, worker, all that is below them.

    .venv/bin/python bench/resident.py

Budget: ≤ 600 MB at the highest moment, a page that several processes share counted once (PSS), which is what the machine must have. RSS, which counts it once for each of
them, is printed beside it. Exit status 1 beyond the budget.
"""

import sys
import tempfile
from pathlib import Path

import running

sys.path.insert(0, str(running.ROOT))

from tests.scale.visitor import Visitor

BUDGET_MB, PAGES, LETTERS = 600, 100, 20


def main() -> int:
    """Measure and print; return 1 beyond the budget."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        port = running.free_port()
        with running.site(Path(folder), port) as pid, running.Highest(pid) as highest:
            fresh = running.memory(pid)
            person = Visitor(port)
            person.record("/start/?p=borrower", words="今天不还，就通知你们村委会。", first=True)
            case = person.case()
            for number in range(PAGES):
                person.see((case, f"{case}list/", f"{case}findings/", "/")[number % 4])
            for _ in range(LETTERS):
                letter = person.begin_letter(case)
                person.wait_for_pdf(letter)
                person.issue(letter)
            person.wait_for_pdf(letter)
            after = running.memory(pid)
            processes = len(running.family(pid))
    print(f"{processes} processes, fresh: PSS {fresh.pss:.0f} MB · RSS {fresh.rss:.0f} MB")
    print(f"after {PAGES} pages and {LETTERS} letters: PSS {after.pss:.0f} MB · RSS {after.rss:.0f} MB")
    print(f"highest on the way: PSS {highest.pss:.0f} MB (≤ {BUDGET_MB}) · RSS {highest.rss:.0f} MB")
    return int(highest.pss > BUDGET_MB)


if __name__ == "__main__":
    sys.exit(main())
