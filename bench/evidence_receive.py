"""Receive a file as proof: what the web processes need in memory for 10 MB and for 200 MB, and how fast it is against copying and SHA-256.

    .venv/bin/python bench/evidence_receive.py [--only memory|speed]

The site runs as script/server runs it; the highest memory of each web process is the kernel's own (VmHWM), by the plain form and in pieces.
Speed is measured in one process, in turn with its measure: 200 MB taken from memory, hashed, sealed and stored, against written to the same folder and hashed in the
same pass; and both again with waiting for the disk, reading back and hashing what was stored, which is what a receipt costs. Budgets: 20 MB, 60 %
for the first of the two. Exit status 1 beyond any of them.
"""

import argparse
import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import running

sys.path.insert(0, str(running.ROOT))

GROWTH_MB, SHARE = 20.0, 0.60
SMALL, LARGE = 10_000_000, 200_000_000
ROUNDS = 5
BLOCK = 256 * 1024  # what the form's parser hands on


def blocks(size: int) -> Iterator[bytes]:
    """Yield so many bytes, a block made once and one that differs from file to file."""
    block = os.urandom(BLOCK)
    for _ in range(size // BLOCK):
        yield block
    yield os.urandom(size % BLOCK)


# --- memory ----------------------------------------------------------------------------------------------------------


def web_workers(launcher: int) -> list[int]:
    """Return gunicorn's processes but their parent."""
    web = [pid for pid in running.family(launcher) if b"gunicorn" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    return [pid for pid in web if int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1]) in web]


def forget_peaks(workers: list[int]) -> None:
    """Have the kernel count the highest memory from here on."""
    for pid in workers:
        Path(f"/proc/{pid}/clear_refs").write_text("5")


def peaks(workers: list[int]) -> list[float]:
    """Return the highest memory of each in MB."""
    told = [Path(f"/proc/{pid}/status").read_text() for pid in workers]
    return [int(text.partition("VmHWM:")[2].split()[0]) / 1024 for text in told]


def memory() -> bool:
    """Send 10 MB and 200 MB both ways; return whether the budget holds."""
    from tests.evidence.over_the_wire import Sending, piece_of

    grown: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        port = running.free_port()
        with running.site(Path(folder), port) as launcher:
            me = Sending(port)
            with sqlite3.connect(Path(folder) / "site.sqlite3", timeout=30) as database:  # no newcomer: they have 50 MB
                database.execute("UPDATE accounts_user SET created_on = '2026-01-01'")
            workers = web_workers(launcher)

            def by_form(size: int) -> None:
                status, where, said = me.by_form(f"form {size} {time.monotonic()}", blocks(size), size)
                if status != 302 or "kept=1" not in where:
                    raise SystemExit(f"The form was not taken: {status} {said[:500]}")

            def in_pieces(size: int) -> None:
                begun = me.begin(f"pieces {size} {time.monotonic()}", size)
                for at in range(0, size, begun["piece"]):
                    me.piece(begun, piece_of(size, at), at, whole=False)
                if me.finish(begun)[0] != 200:
                    raise SystemExit("The pieces were not taken.")

            for way, send in (("form", by_form), ("pieces", in_pieces)):
                for _ in range(4):  # whichever process answers has done so before
                    send(SMALL)
                highest = {}
                for size in (SMALL, LARGE):
                    forget_peaks(workers)
                    began = time.perf_counter()
                    send(size)
                    took = time.perf_counter() - began
                    highest[size] = peaks(workers)
                    print(
                        f"{way}: {size // 1_000_000} MB in {took:.1f} s, highest "
                        + ", ".join(f"{mb:.1f}" for mb in highest[size])
                        + " MB"
                    )
                grown[way] = max(highest[LARGE]) - max(highest[SMALL])
    for way, more in grown.items():
        print(f"{way}: 200 MB need {more:+.1f} MB more than 10 MB (≤ {GROWTH_MB:.0f})")
    return all(more <= GROWTH_MB for more in grown.values())


# --- speed -----------------------------------------------------------------------------------------------------------


def in_turn(acts: list[Callable[[], None]], clear: Callable[[], None]) -> dict[str, float]:
    """Return the seconds each takes, the fastest of several rounds, after a first that opens what is opened once."""
    took: dict[str, list[float]] = {act.__name__: [] for act in acts}
    for _ in range(ROUNDS + 1):
        for act in acts:
            began = time.perf_counter()
            act()
            took[act.__name__].append(time.perf_counter() - began)
            clear()
    return {name: min(times[1:]) for name, times in took.items()}


def speed() -> bool:
    """Measure in turn with the measure; return whether the budget holds."""
    folder = tempfile.mkdtemp(prefix="bench-")
    os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "borrower_help.settings"}
    import django

    django.setup()
    from borrower_help.core import crypto, files
    from borrower_help.evidence.receiving import Incoming

    copy = Path(folder) / "copy"

    def copied() -> None:
        digest = hashlib.sha256()
        with copy.open("wb") as out:
            for block in blocks(LARGE):
                out.write(block)
                digest.update(block)

    def copied_and_read() -> None:
        copied()
        with copy.open("rb") as stored:
            os.fsync(stored.fileno())
            hashlib.file_digest(stored, "sha256")

    def sealed() -> None:
        files.write("evidence/sealed", blocks(LARGE), key=crypto.new_key())

    def received() -> None:
        coming = Incoming()
        for block in blocks(LARGE):
            coming.feed(block)
        coming.end()
        files.delete(coming.stored)

    def clear() -> None:
        files.delete("evidence/sealed")
        copy.unlink(missing_ok=True)

    try:
        half = in_turn([copied, sealed, copied_and_read, received], clear)
    finally:
        shutil.rmtree(folder)
    for name, seconds in half.items():
        print(f"{name.replace('_', ' ')}: {LARGE / 1e6 / seconds:.0f} MB/s")
    alone = half["copied"] / half["sealed"]
    whole = half["copied_and_read"] / half["received"]
    print(f"received, hashed, sealed and stored against copied and hashed: {alone:.0%} (≥ {SHARE:.0%})")
    print(f"the same with waiting for the disk, reading back and hashing on both sides: {whole:.0%}")
    return alone >= SHARE


def main() -> int:
    """Measure and print; return 1 beyond a budget."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", choices=("memory", "speed"))
    only = parser.parse_args().only
    good = [speed()] if only != "memory" else []
    good += [memory()] if only != "speed" else []
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
