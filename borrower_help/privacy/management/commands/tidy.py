"""End what is over: for cron, where no worker runs."""

from typing import Any

from django.core.management.base import BaseCommand

from borrower_help.privacy.retention import tidy


class Command(BaseCommand):
    """Run the hourly tidying now."""

    help = "End sessions, abandoned guests, removed records and cases whose time is over."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how much ended."""
        for name, number in tidy().items():
            self.stdout.write(f"{name}: {number}")
