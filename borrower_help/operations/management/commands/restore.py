"""manage.py restore"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from borrower_help.operations import manifests, restoring


class Command(BaseCommand):
    """Put a backup in the place of what is there; erase again what was erased since."""

    help = (
        "Put a backup back while the site is stopped; what was erased after it is erased again before the site opens."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the backup and the two consents."""
        parser.add_argument("folder", metavar="FOLDER", type=Path, help="one backup: a folder named after its time")
        parser.add_argument("--replace", action="store_true", help="put it in the place of everything that is here")
        parser.add_argument(
            "--erased-log-is-lost",
            action="store_true",
            help="go on without the list of what was erased; only the lists inside the backups are used",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Put it back, step by step."""
        try:
            restoring.restore(
                options["folder"].resolve(),
                replace=options["replace"],
                list_is_lost=options["erased_log_is_lost"],
                say=self.stdout.write,
            )
        except (manifests.Refused, OSError) as error:
            raise CommandError(str(error)) from None
