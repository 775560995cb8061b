"""What every benchmark of the site starts with: the site on a data folder of its own that vanishes afterwards."""

import atexit
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def set_up(*, static: bool = False) -> Path:
    """Start Django on a fresh database (SQLite unless DATABASE_URL says otherwise); return the data folder."""
    folder = tempfile.TemporaryDirectory(prefix="bench-")
    atexit.register(folder.cleanup)
    os.environ["DATA_DIR"] = folder.name
    os.environ["DJANGO_SETTINGS_MODULE"] = "borrower_help.settings"
    sys.path.insert(0, str(ROOT))
    import logging

    import django
    from django.core.management import call_command

    django.setup()
    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0)
    if static:
        call_command("collectstatic", interactive=False, verbosity=0)
    return Path(folder.name)


def median_ms(deed: Callable[[], object], *, times: int = 40, warm: int = 5) -> float:
    """Return the median of `times` runs in milliseconds, after `warm` runs that do not count."""
    for _ in range(warm):
        deed()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)
