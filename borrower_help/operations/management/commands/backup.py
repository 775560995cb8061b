"""manage.py backup"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from borrower_help.operations import backups, manifests


class Command(BaseCommand):
    """Make one backup and end those older than 30 days."""

    help = "Back up database, sealed files and the list of erasures into a dated folder, while the site runs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder to write to."""
        parser.add_argument("--to", metavar="FOLDER", type=Path, help="where to; otherwise BACKUP_DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it and say where it is."""
        folder = options["to"] or settings.BACKUP_DIR
        if folder is None:
            raise CommandError("Say where to: --to FOLDER, or BACKUP_DIR in the environment.")
        try:
            made = backups.make(folder.absolute())
        except (manifests.Refused, OSError) as error:
            raise CommandError(str(error)) from None
        size = f"{made.length / 1_000_000:.1f} MB"
        self.stdout.write(
            f"Backed up the database and {made.files} files, {size} ({made.linked} as in the one before)."
        )
        if made.ended:
            self.stdout.write(f"Backups older than 30 days, deleted: {made.ended}.")
        self.stdout.write(f"{made.folder}")
