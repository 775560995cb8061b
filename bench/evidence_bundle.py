"""A bundle of 500 incidents and 40 pictures of 12 MP: size, peak memory, and time against pictures already shrunk.

Run: DJANGO_SETTINGS_MODULE=tests.settings .venv/bin/python -m bench.evidence_bundle

Budgets: 15 MB, 400 MB, 2.5 times. The peak holds the forty originals too, which a worker reads one by one. Exit status 1 above any of them.
"""

import io
import os
import resource
import sys
import time

import django
from PIL import Image, ImageFilter

PICTURES, ROWS, SIDE = 40, 500, 1240


def photograph(seed: int) -> bytes:
    """Return 12 MP that pack like a photograph: soft noise, not a flat drawing."""
    noise = Image.frombytes("RGB", (500, 375), os.urandom(500 * 375 * 3)).filter(ImageFilter.GaussianBlur(1 + seed % 3))
    out = io.BytesIO()
    noise.resize((4000, 3000), Image.Resampling.BICUBIC).save(out, "JPEG", quality=88)
    return out.getvalue()


def main() -> int:
    """Measure once and print; return 1 above a budget."""
    django.setup()
    from borrower_help.core import pdf
    from borrower_help.evidence import papers
    from borrower_help.evidence.convert import convert
    from borrower_help.evidence.kinds import KINDS
    from borrower_help.evidence.sources import BytesSource

    originals = [photograph(n) for n in range(PICTURES)]  # each its own: a picture that comes twice is kept once
    pdf.warm()
    rows = [
        papers.Happening(
            f"2026-11-{n % 28 + 1:02} {n % 24:02}:15", "来电", "13900001111", "说明天上门找家里人", "", n % 24
        )
        for n in range(ROWS)
    ]

    def bundle(small: list[bytes]) -> bytes:
        sheets = [papers.Sheet(f"证据{n + 1}", "照片.jpg", data) for n, data in enumerate(small)]
        return papers.render(papers.Papers("证据材料", "2026-11-26", "ab" * 32, happenings=rows, sheets=sheets))

    started = time.perf_counter()
    small = [convert(KINDS["jpeg"], BytesSource(originals[n]), b"".join, side=SIDE)[1] for n in range(PICTURES)]
    shrunk = time.perf_counter()
    made = bundle(small)
    ended = time.perf_counter()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"PDF {len(made) / 1e6:.1f} MB; shrinking {shrunk - started:.1f} s, PDF {ended - shrunk:.1f} s, "
        f"whole / already shrunk {(ended - started) / (ended - shrunk):.2f}; peak {own:.0f} MB, one converter {child:.0f} MB"
    )
    return int(len(made) > 15e6 or max(own, child) > 400 or ended - started > 2.5 * (ended - shrunk))


if __name__ == "__main__":
    sys.exit(main())
