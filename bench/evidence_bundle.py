"""The PDF of 500 records and 40 pictures of 12 MP: its size, and time and memory of the worker that makes it.

    .venv/bin/python bench/evidence_bundle.py

The worker is a fresh process: it opens the sealed copies that were made when the pictures came, sets the pages, seals the PDF. The floor is the
same PDF in a process that has the pictures in memory, already as small as they are printed. Making the copies is told for itself, for it
happens once, when a picture comes. Budgets: 15 MB, 2.5 times, 400 MB. Exit status 1 above any of them.
"""

import io
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import here

PICTURES, RECORDS = 40, 500
MOST_BYTES, MOST_TIMES, MOST_MEMORY = 15e6, 2.5, 400
RUNS = 3


def photograph(seed: int) -> bytes:
    """Return 12 MP that pack like a photograph: soft noise, not a flat drawing; each its own."""
    from PIL import Image, ImageFilter

    noise = Image.frombytes("RGB", (500, 375), Random(seed).randbytes(500 * 375 * 3))
    out = io.BytesIO()
    soft = noise.filter(ImageFilter.GaussianBlur(1 + seed % 3))
    soft.resize((4000, 3000), Image.Resampling.BICUBIC).save(out, "JPEG", quality=88)
    return out.getvalue()


def set_up_again() -> None:
    """Start Django on the data folder of the process that asks, and get ready as a worker does."""
    import django

    sys.path.insert(0, str(here.ROOT))
    django.setup()
    from borrower_help.core import pdf

    pdf.warm()


def timed(deed: Any) -> None:
    """Do something once and print seconds of this process and its peak in MB."""
    started = time.process_time()
    deed()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([time.process_time() - started, peak]))


def bind(job_id: str, key: str) -> None:
    """Be the worker."""
    set_up_again()
    from borrower_help.binders import tasks

    timed(lambda: tasks.bind(job_id, key))


def floor() -> None:
    """Draw the papers that come on standard input, their pictures in memory and small enough."""
    set_up_again()
    from borrower_help.binders import papers, rendering

    said = papers.from_json(json.load(sys.stdin))
    room = rendering.room_for(len(said.sheets))
    held = {sheet: rendering.read(sheet) for sheet in said.sheets}
    small = {sheet: data if len(data) <= room else rendering.leaner(data, room) for sheet, data in held.items()}
    timed(lambda: rendering.render(said, read_piece=small.__getitem__))


def ran(*arguments: str, said: str = "") -> tuple[float, float]:
    """Run this file as another process; return its seconds and MB."""
    command = [sys.executable, __file__, *arguments]
    out = subprocess.run(command, input=said, capture_output=True, text=True, check=True, env=dict(os.environ))
    seconds, memory = json.loads(out.stdout.splitlines()[-1])
    return seconds, memory


def main() -> int:
    """Measure and print; return 1 above a budget."""
    folder = here.set_up()
    from borrower_help.binders import papers, services
    from borrower_help.binders.compose import compose, dated, material_of
    from borrower_help.binders.models import Binder
    from borrower_help.core import fonts, jobs
    from borrower_help.core.dates import wall_now
    from borrower_help.evidence import tasks as showing
    from borrower_help.incidents.sample import sample_payloads
    from borrower_help.incidents.services import record_incidents
    from tests.factories import make_case, make_file, make_guest

    fonts.current()
    messages: list[tuple[str, Any, bytes]] = []
    jobs._send = lambda *message: messages.append(message)
    case = make_case(make_guest())
    records = sample_payloads(RECORDS, perspective="borrower", now=wall_now(), chance=Random(1))
    record_incidents(case=case, payloads=records)
    shrinking = 0.0
    for number in range(PICTURES):
        make_file(case, photograph(number), f"照片{number + 1}.jpg")
        started = time.perf_counter()
        _task, job_id, key = messages.pop()
        showing.show(job_id.hex, key.hex())
        shrinking += time.perf_counter() - started
    whole, floors = [], []
    for _ in range(RUNS):
        services.make(case=case, part="all")
        _task, job_id, key = messages.pop()
        whole.append(ran("bind", job_id.hex, key.hex()))
        floors.append(
            ran("floor", said=json.dumps(papers.to_json(dated(compose(case, "all", material_of(case)), case))))
        )
    made = services.opened(case, Binder.objects.get(case=case.row))
    seconds, least = sorted(one for one, _peak in whole)[RUNS // 2], sorted(one for one, _peak in floors)[RUNS // 2]
    memory = max(peak for _seconds, peak in whole)
    print(
        f"PDF {made.length / 1e6:.1f} MB, {made.pages} pages; worker {seconds:.1f} s, floor {least:.1f} s (CPU, median of {RUNS}), "
        f"{seconds / least:.2f} times; peak {memory:.0f} MB; the copies of {PICTURES} pictures, made when they came: {shrinking:.0f} s; "
        f"data folder {sum(one.stat().st_size for one in Path(folder).rglob('*') if one.is_file()) / 1e6:.0f} MB"
    )
    return int(made.length > MOST_BYTES or seconds > MOST_TIMES * least or memory > MOST_MEMORY)


if __name__ == "__main__":
    if sys.argv[1:2] == ["bind"]:
        bind(*sys.argv[2:])
    elif sys.argv[1:2] == ["floor"]:
        floor()
    else:
        sys.exit(main())
