"""manage.py envhelp"""

import textwrap
from dataclasses import fields
from typing import Any

from django.core.management.base import BaseCommand

from borrower_help.env import Environment

KINDS = {bool: "1 or 0", int: "number", str: "text"}
WIDTH = 100


class Command(BaseCommand):
    """Print every variable the site reads from its environment."""

    help = "Print every variable the site reads from its environment, with its default; never its present value."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print name, kind, default and meaning of each."""
        for entry in fields(Environment):
            default = {True: "1", False: "0", "": "empty"}.get(entry.default, str(entry.default))
            self.stdout.write(f"{entry.name}  ({KINDS[type(entry.default)]}, default {default})")
            text = textwrap.fill(entry.metadata["explain"], WIDTH, initial_indent="    ", subsequent_indent="    ")
            self.stdout.write(f"{text}\n\n")
