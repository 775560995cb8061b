"""Make a lifelike case through the services and print the code that opens it."""

import random
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from borrower_help.accounts.codes import in_fours
from borrower_help.accounts.keys import make_user
from borrower_help.accounts.services import code_to_show, confirm_code
from borrower_help.cases.models import CasePayload
from borrower_help.cases.services import create_case
from borrower_help.core.dates import wall_now
from borrower_help.incidents.sample import sample_payloads
from borrower_help.incidents.services import record_incidents
from borrower_help.rules.facts import PERSPECTIVES

CASES = {
    "borrower": CasePayload(
        perspective="borrower",
        lender_kind="platform",
        app_name="快易分期",
        debt_state="overdue",
        owner_role="borrower",
    ),
    "third_party": CasePayload(
        perspective="third_party",
        app_name="快易分期",
        debt_state="unknown",
        owner_role="none",
        borrower_relation="child",
    ),
}


class Command(BaseCommand):
    """Make one sample case."""

    help = "Make a lifelike case and print its receipt code; refused on a public server."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the options."""
        parser.add_argument("--incidents", type=int, default=40, help="how many records (default 40)")
        parser.add_argument("--perspective", choices=PERSPECTIVES, default="borrower", help="whose record it is")
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same records")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the case, all of it or nothing."""
        if settings.PRODUCTION:
            raise CommandError("A sample case is for trying out; this is a public server.")
        count = options["incidents"]
        if not 0 <= count <= settings.MAX_INCIDENTS_PER_CASE:
            raise CommandError(f"--incidents must be between 0 and {settings.MAX_INCIDENTS_PER_CASE}.")
        code, case_id = _make(count, perspective=options["perspective"], seed=options["seed"])
        self.stdout.write(" ".join(in_fours(code)))
        self.stderr.write(f"{count} records, /records/{case_id}/")


def _make(count: int, *, perspective: str, seed: int) -> tuple[str, UUID]:
    chance = random.Random(seed)  # noqa: S311 - lifelike, not secret; the code and the keys are made elsewhere
    payloads = sample_payloads(count, perspective=perspective, now=wall_now(), chance=chance)
    with transaction.atomic():
        owner = make_user()
        case = create_case(owner=owner, payload=CASES[perspective])
        if payloads:
            record_incidents(case=case, payloads=payloads)
        code = code_to_show(unlocked=owner)
        if code is None:
            raise CommandError("The code could not be made.")
        confirm_code(unlocked=owner)
    return code, case.id
