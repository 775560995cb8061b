"""manage.py prepare"""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from borrower_help.core import fonts
from borrower_help.operations import restoring
from borrower_help.operations.management.commands.compile_translations import compile_all


class Command(BaseCommand):
    """Make the data folder ready; quick where it is."""

    help = "Prepare fonts, translations, database and static files in the data folder; quick where that is done."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is not done yet."""
        if restoring.marker().exists():
            raise CommandError(
                "A restore was begun here and not finished. Run manage.py restore again; then the site starts."
            )
        settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (settings.DATA_DIR / "fonts").exists():
            self.stdout.write("Cutting the fonts of the letters, once: up to half a minute …")
            self.stdout.flush()
        fonts.prepare(settings.DATA_DIR)
        fonts.remove_other_editions(settings.DATA_DIR)
        compile_all([Path(folder) for folder in settings.LOCALE_PATHS])
        call_command("migrate", interactive=False, verbosity=0)
        self._collect_static()

    def _collect_static(self) -> None:
        if settings.DEBUG:  # then the files are served from where they are written
            return
        stamp = settings.DATA_DIR / "static.stamp"
        state = _state_of([Path(folder) for folder in settings.STATICFILES_DIRS])
        if stamp.exists() and stamp.read_text() == state and settings.STATIC_ROOT.exists():
            return
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(state)


def _state_of(folders: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(file for folder in folders for file in folder.rglob("*") if file.is_file()):
        digest.update(f"{path}\0{path.stat().st_mtime_ns}\0{path.stat().st_size}\0".encode())
    return digest.hexdigest()
