"""manage.py compile_translations"""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


def compile_all(folders: list[Path]) -> int:
    """Write the .mo of every .po that is newer than its own; return how many were written."""
    written = 0
    for source in sorted(po for folder in folders for po in Path(folder).glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        fresh = target.with_suffix(".new")
        polib.pofile(str(source)).save_as_mofile(str(fresh))
        fresh.replace(target)  # at once: another process may be reading it
        written += 1
    return written


class Command(BaseCommand):
    """Compile the interface's translations without gettext being installed."""

    help = "Compile the .po files that changed; needs no gettext."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile and say how many were."""
        self.stdout.write(f"translations: {compile_all(settings.LOCALE_PATHS)} compiled")
