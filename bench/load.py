"""Put the running site under load: fifty people recording at once, thirty key codes at once, one worker and two.

    .venv/bin/python bench/load.py [--seconds 60] [--people 50] [--letters 60] [--only people|codes|workers]

The real launcher, gunicorn and worker on a data folder of their own (SQLite; PostgreSQL where DATABASE_URL names an empty one). Visitors share the
machine with the site. Each has an address of their own, as a proxy would write it down, and stops for half a second to a second and a half
before each page, faster than anybody types. Loopback only; ends by itself. Exit status 1 beyond a budget:
0 errors, p95 ≤ 25× a page on the idle site, no code refused, two workers ≥ 1.8× one, whole site ≤ 600 MB (PSS).
"""

import argparse
import atexit
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from unittest import mock
from uuid import UUID, uuid4

import here
import running

sys.path.insert(0, str(running.ROOT))
from borrower_help.operations import broker

BROKER_FOLDER = broker.make_folder()
os.environ["REDIS_URL"] = broker.url_of(BROKER_FOLDER)  # for the workers' race; the launcher starts its own
atexit.register(broker.remove_folder, BROKER_FOLDER)
FOLDER = here.set_up()

from django.db import connection  # noqa: E402 - the site had to be set up first

from borrower_help.core import jobs  # noqa: E402
from borrower_help.core.models import Job  # noqa: E402
from borrower_help.letters import renderings, services  # noqa: E402
from borrower_help.letters.drafting import Options  # noqa: E402
from borrower_help.operations.serve import SMALL_MEMORY, Site  # noqa: E402
from tests.factories import make_case, make_guest, make_guest_with_code, make_incidents  # noqa: E402
from tests.scale.visitor import Visitor  # noqa: E402

P95_BUDGET, WORKERS_BUDGET, MEMORY_MB, CODES = 25.0, 1.8, 600, 30
WORDS = "今天不还，就通知你们村委会。"


class Hurried(Visitor):
    """A visitor who stops for a moment before each page."""

    def ask(self, *words, **more):  # type: ignore[no-untyped-def]
        """Wait, then ask."""
        time.sleep(random.uniform(0.5, 1.5))
        return super().ask(*words, **more)


def together(deeds: list[Callable[[], None]]) -> list[str]:
    """Do all at the same time; return what went wrong."""
    wrong: list[str] = []
    gate = threading.Barrier(len(deeds))

    def one(deed: Callable[[], None]) -> None:
        gate.wait()
        try:
            deed()
        except Exception as error:
            wrong.append(f"{type(error).__name__}: {str(error)[:200]}")

    threads = [threading.Thread(target=one, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def p95(values: list[float]) -> float:
    """Return the value 95 of a hundred stay below, in milliseconds."""
    return sorted(values)[int(len(values) * 0.95)] * 1000


def people(port: int, number: int, seconds: float) -> bool:
    """Let many record at once, again and again."""
    alone = Visitor(port, address="198.51.100.1")
    alone.record("/start/?p=borrower", words=WORDS, first=True)
    alone.took.clear()
    for _ in range(8):
        alone.record(f"{alone.case()}new/", words=WORDS, first=False)
    idle, end = p95(alone.took), time.monotonic() + seconds
    crowd = [Hurried(port, address=f"203.0.113.{n + 1}") for n in range(number)]
    records = [0] * number

    def recording(n: int) -> None:
        crowd[n].record("/start/?p=borrower", words=WORDS, first=True)
        case = crowd[n].case()
        while time.monotonic() < end:
            crowd[n].record(f"{case}new/", words=WORDS, first=False)
            records[n] += 1

    begun = time.monotonic()
    wrong = together([lambda n=n: recording(n) for n in range(number)])  # type: ignore[misc]
    took = [one for visitor in crowd for one in visitor.took]
    busy, span = p95(took), time.monotonic() - begun
    print(
        f"{number} people for {span:.0f} s: {len(took)} requests ({len(took) / span:.0f} a second), {sum(records) + number} records"
    )
    print(
        f"p95 {busy:.0f} ms, median {statistics.median(took) * 1000:.0f} · idle p95 {idle:.0f}, median "
        f"{statistics.median(alone.took) * 1000:.0f} · ratio {busy / idle:.1f} (≤ {P95_BUDGET:.0f}) · errors {len(wrong)} {wrong[:2]}"
    )
    return not wrong and busy / idle <= P95_BUDGET


def codes(port: int) -> bool:
    """Enter many codes at the same moment."""
    held = [make_guest_with_code()[1] for _ in range(CODES)]
    visitors = [Visitor(port, address=f"192.0.2.{n + 1}") for n in range(CODES)]
    alone = Visitor(port, address="198.51.100.2")
    alone.unlock(make_guest_with_code()[1])
    wrong = together([lambda n=n: visitors[n].unlock(held[n]) for n in range(CODES)])  # type: ignore[misc]
    slowest = max(took for visitor in visitors for took in visitor.took)
    print(
        f"{CODES} codes at once: {len(wrong)} refused {wrong[:2]} · slowest {slowest:.2f} s, alone {alone.took[-1] * 1000:.0f} ms"
    )
    return not wrong


def letters_a_second(number: int, count: int) -> float:
    """Return what `number` worker processes make of `count` letters that wait for them."""
    ours = broker.child(BROKER_FOLDER)
    ours.start(0)
    broker.wait_until_there(BROKER_FOLDER)
    log = (FOLDER / "workers.log").open("ab")
    running_workers = [
        subprocess.Popen(Site._worker(), cwd=running.ROOT, env=os.environ | SMALL_MEMORY, stdout=log, stderr=log)
        for _ in range(number)
    ]
    try:
        end = time.monotonic() + 60
        while broker.ask(BROKER_FOLDER, "CLIENT", "LIST").count("cmd=brpop") < number and time.monotonic() < end:
            time.sleep(0.1)
        messages = letters_asked_for(count)
        begun = time.monotonic()
        for words in messages:
            jobs._send(*words)
        while (left := Job.objects.count()) and time.monotonic() - begun < 120:
            time.sleep(0.05)
        assert not left, f"{left} letters were not made"
        return count / (time.monotonic() - begun)
    finally:
        for worker in running_workers:
            worker.terminate()
        for worker in running_workers:
            worker.wait(20)
        if ours.process is not None:
            ours.process.kill()
            ours.process.wait()
        log.close()


def letters_asked_for(count: int) -> list[tuple[str, UUID, bytes]]:
    """Draft so many letters; return the messages, kept back so that no worker waits for this process."""
    case = make_case(make_guest(), lender_kind="consumer_finance")
    make_incidents(case, 15, conduct=["frightened"])
    kept: list[tuple[str, UUID, bytes]] = []
    with mock.patch.object(jobs, "_send", lambda *words: kept.append(words)):
        for _ in range(count):
            letter = services.draft_letter(case=case, letter_id=uuid4(), key="complaint", options=Options())
            context = services.current_context(case=case, letter=letter)
            renderings.ensure(case=case, letter=letter, context=context)
    return kept


def workers(count: int) -> bool:
    """Compare two workers with one."""
    one, two = letters_a_second(1, count), letters_a_second(2, count)
    print(
        f"{count} letters: one worker {one:.1f} a second · two {two:.1f} · ratio {two / one:.2f} (≥ {WORKERS_BUDGET})"
    )
    return two / one >= WORKERS_BUDGET


def main() -> int:
    """Run what was asked for; return 1 beyond a budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--letters", type=int, default=60)
    parser.add_argument("--only", choices=["people", "codes", "workers"])
    asked = parser.parse_args()
    print(f"database: {connection.vendor}, processors: {len(os.sched_getaffinity(0))}")
    good, port = [], running.free_port()
    if asked.only != "workers":
        with running.site(FOLDER, port, TRUSTED_PROXIES="1", REDIS_URL="") as pid, running.Highest(pid) as highest:
            if asked.only != "codes":
                good.append(people(port, asked.people, asked.seconds))
            if asked.only != "people":
                good.append(codes(port))
        log = (FOLDER / "launcher.log").read_text()
        failed = re.findall(r" (5\d\d) \d+ms", log)
        print(
            f"highest memory: PSS {highest.pss:.0f} MB (≤ {MEMORY_MB}) · RSS {highest.rss:.0f} MB · answers of 5xx {len(failed)}"
        )
        print(*re.findall(r"ERROR.*\n(?:  .*\n)+", log)[:2], sep="")
        good += [highest.pss <= MEMORY_MB, not failed]
    if asked.only in {None, "workers"}:
        good.append(workers(asked.letters))
    return int(not all(good))


if __name__ == "__main__":
    sys.exit(main())
