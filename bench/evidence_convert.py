"""Make what is shown of a recording of 10 MB and of 200 MB: what the worker for files and all below it need in memory.

    .venv/bin/python bench/evidence_convert.py

The site runs as script/server runs it. A sound (WAV) and a video (MOV) of each size, made by the ffmpeg the site uses, are sent by the form; the memory of the
worker, its child and the decoder they start is added up ten times a second until the page shows what was made. Budget: 20 MB more for 200 MB.
Exit status 1 beyond it.
"""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import imageio_ffmpeg
import running

if TYPE_CHECKING:
    from tests.scale.visitor import Visitor

sys.path.insert(0, str(running.ROOT))

GROWTH_MB = 20.0
SMALL, LARGE = 10_000_000, 199_000_000  # a file holds 200 MB at most, its own frame included
BLOCK = 256 * 1024
PATIENCE = 1200
RAW = ["-f", "rawvideo", "-pixel_format", "gray", "-video_size", "320x240", "-framerate", "25", "-i", "/dev/urandom"]
NOISE = {
    "wav": ["-f", "u8", "-ar", "44100", "-ac", "2", "-i", "/dev/urandom", "-c:a", "pcm_s16le"],
    "mov": [*RAW, "-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-q:v", "3"],
}


def made(ending: str, size: int, folder: Path) -> Path:
    """Return a recording of noise of about this size."""
    path = folder / f"{size // 1_000_000}.{ending}"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *NOISE[ending], "-fs", str(size), "-y", str(path)]
    subprocess.run(command, check=True)
    return path


def blocks(path: Path) -> Iterator[bytes]:
    """Yield a file."""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def worker_for_files(launcher: int) -> int:
    """Return the process id of the worker for files."""
    (pid, *_) = [
        pid for pid in running.family(launcher) if b"--queues\0files\0" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]
    return pid


class Peak(threading.Thread):
    """Add up, ten times a second, what a process and all below it hold."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.highest, self.over = pid, 0.0, threading.Event()

    def run(self) -> None:
        """Watch until told that it is over."""
        while not self.over.wait(0.1):
            self.highest = max(self.highest, running.memory(self.pid).pss)


def main() -> int:
    """Measure and print; return 1 beyond the budget."""
    from tests.evidence.over_the_wire import Sending

    good = True
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder, port = Path(name), running.free_port()
        (folder / "site").mkdir()
        with running.site(folder / "site", port) as launcher:
            me, worker = Sending(port), worker_for_files(launcher)
            with sqlite3.connect(
                folder / "site" / "site.sqlite3", timeout=30
            ) as database:  # no newcomer: they have 50 MB
                database.execute("UPDATE accounts_user SET created_on = '2026-01-01'")
            for ending in NOISE:
                peaks = []
                for size in (1_000_000, SMALL, LARGE):  # the first opens what is opened once
                    path = made(ending, size, folder)
                    peak = Peak(worker)
                    peak.start()
                    status, _where, said = me.by_form(path.name, blocks(path), path.stat().st_size)
                    if status != 302:
                        raise SystemExit(f"The form was not taken: {status} {said[:500]}")
                    took = wait_until_shown(me)
                    peak.over.set()
                    peak.join()
                    peaks.append(peak.highest)
                    print(
                        f"{ending}: {path.stat().st_size / 1e6:.0f} MB in {took:.0f} s, highest {peak.highest:.0f} MB",
                        flush=True,
                    )
                    os.unlink(path)
                more = peaks[2] - peaks[1]
                good &= more <= GROWTH_MB
                print(f"{ending}: 200 MB need {more:+.1f} MB more than 10 MB (≤ {GROWTH_MB:.0f})")
    return 0 if good else 1


def wait_until_shown(me: "Visitor") -> float:
    """Return after how many seconds the newest file can be played."""
    began = time.monotonic()
    page = re.findall(r'<h2><a href="([^"]+)">', me.listed())[-1]
    while time.monotonic() - began < PATIENCE:
        if re.search(r"<(audio|video)\b", me.see(page)):
            return time.monotonic() - began
        time.sleep(0.5)
    raise SystemExit("Nothing was made to play.")


if __name__ == "__main__":
    sys.exit(main())
