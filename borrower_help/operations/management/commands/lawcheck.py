"""manage.py lawcheck"""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from borrower_help.core import dates
from borrower_help.operations.lawboard import Line, board, touched
from borrower_help.rules.sources import ARTICLE_BY_ID, source_of


class Command(BaseCommand):
    """Print what of the law is due for review and what rests on it."""

    help = "Print which sources of law are due, how far each was read and what rests on it; 1 if one is overdue."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the article whose change is planned."""
        parser.add_argument("--article", help="list the rules, guides, letters and pages that rest on this article")

    def handle(self, *args: Any, article: str | None = None, **options: Any) -> None:
        """Print the board, or what one article touches."""
        if article:
            self._touches(article)
            return
        lines = board(dates.today())
        self._section("Due", lines)
        self._section("To be checked on the official page before a release", _only(lines, "recheck_before_print"))
        self._section("Never seen in full", tuple(one for one in lines if one.source.seen_level != "full_text"))
        late = [line for line in lines if line.late]
        self.stdout.write(f"{len(lines)} instruments, {len(late)} overdue.")
        if late:
            sys.exit(1)

    def _section(self, heading: str, lines: tuple[Line, ...]) -> None:
        self.stdout.write(f"{heading} ({len(lines)})")
        for line in lines:
            due = f"{'OVERDUE ' if line.late else ''}{line.source.review_by}"
            self.stdout.write(f"  {due}  {line.source.id}  {line.touched} rest on it  {line.source.short_title}")
        self.stdout.write("")

    def _touches(self, key: str) -> None:
        if key not in ARTICLE_BY_ID:
            raise CommandError(f"There is no article {key}.")
        one, what = ARTICLE_BY_ID[key], touched(key)
        self.stdout.write(f"{key} of {source_of(key).short_title}, number {one.number or 'not printed'}")
        self.stdout.write(f"  {one.meaning.zh_hans}\n  {one.meaning.en}")
        kinds = (("rules", what.rules), ("guides", what.guides), ("letters", what.letters), ("pages", what.pages))
        for kind, names in kinds:
            self.stdout.write(f"{kind}: {', '.join(names) or 'none'}")


def _only(lines: tuple[Line, ...], mark: str) -> tuple[Line, ...]:
    return tuple(line for line in lines if getattr(line.source, mark))
