"""manage.py end_sessions"""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from borrower_help.accounts.models import OwnPhone, Session
from borrower_help.core import database


class Command(BaseCommand):
    """End what opens records without a code: after somebody may have seen cookies or the memory of the server."""

    help = (
        "End every session; with --phones every trusted phone too. A visitor whose code was never shown loses a record."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether trusted phones end as well."""
        parser.add_argument("--phones", action="store_true", help="end trusted phones too: only the code opens then")

    def handle(self, *args: Any, **options: Any) -> None:
        """End them and say how many there were."""
        with transaction.atomic():
            sessions = Session.objects.all().delete()[0]
            phones = OwnPhone.objects.all().delete()[0] if options["phones"] else 0
        database.flush_deleted()
        self.stdout.write(f"Ended {sessions} sessions and {phones} trusted phones.")
