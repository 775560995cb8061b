"""Check a casefile, compare it with the rules, write its letters without a server and a database; put one in on a trial site."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from borrower_help.accounts import codes
from borrower_help.accounts.keys import make_user
from borrower_help.accounts.services import code_to_show
from borrower_help.casefile import answers
from borrower_help.casefile.checking import check
from borrower_help.casefile.form import Casefile
from borrower_help.casefile.importing import import_case
from borrower_help.casefile.reading import Refused, read_file
from borrower_help.casefile.schema import schema
from borrower_help.core import dates
from borrower_help.core.storage import is_full
from borrower_help.letters import plain_text, rendering
from borrower_help.letters.definitions import DEFINITIONS

BAD_INPUT = 2


class Command(BaseCommand):
    """Work on a casefile; exit code 2 and one sentence for one that is not whole."""

    help = "Check a casefile, compare it with the conduct rules, or write one of its letters. See docs/casefile.md."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name what can be done."""
        deeds = parser.add_subparsers(
            dest="deed", required=True, metavar="validate | evaluate | letter | schema | import"
        )
        self._deed(deeds, "validate", "say whether FILE is a casefile, and what is wrong with it")
        evaluate = self._deed(deeds, "evaluate", "print the findings as JSON")
        letter = self._deed(deeds, "letter", "write a letter")
        for one in (evaluate, letter):
            one.add_argument(
                "--on", type=_day, metavar="DATE", help="the day of the comparison or letter (default: today)"
            )
        self._deed(deeds, "import", "make a case of it under a new key code, and print the code; not in production")
        keys = ", ".join(sorted(DEFINITIONS))
        letter.add_argument("--letter", required=True, metavar="KEY", help=f"{keys}, or the id of a letter in the file")
        letter.add_argument("--pdf", type=Path, metavar="OUT", help="where to put the PDF")
        letter.add_argument("--text", action="store_true", help="print its text (the default without --pdf)")
        deeds.add_parser("schema", help="print the JSON Schema of a casefile")

    def _deed(self, deeds: Any, name: str, says: str) -> ArgumentParser:
        parser: ArgumentParser = deeds.add_parser(name, help=says)
        parser.add_argument("file", type=Path, metavar="FILE")
        return parser

    def handle(self, *args: Any, **options: Any) -> None:
        """Do one of them."""
        _print_utf8()
        if options["deed"] == "schema":
            self._print(schema())
            return
        casefile = _opened(options["file"])
        if options["deed"] == "validate":
            self.stdout.write(_summary(casefile))
        elif options["deed"] == "evaluate":
            self._print(answers.findings_data(casefile, on=options["on"] or dates.today()))
        elif options["deed"] == "import":
            self._import(casefile)
        else:
            self._letter(casefile, options)

    def _print(self, value: Any) -> None:
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))

    def _import(self, casefile: Casefile) -> None:
        if settings.PRODUCTION:
            # whoever sees the code can read all that is written under it from then on
            raise CommandError(
                "Not in production: a key code is for its owner's eyes alone. They bring the file in themselves, at "
                f"{reverse('casefile:bring')}.",
                returncode=BAD_INPUT,
            )
        if is_full():
            raise CommandError("The site is nearly full and takes no new case.", returncode=BAD_INPUT)
        guest = make_user()
        code = code_to_show(unlocked=guest) or ""
        case = import_case(owner=guest, casefile=casefile)
        self.stdout.write(f"The case {case.id} opens with the key code {' '.join(codes.in_fours(code))}.")

    def _letter(self, casefile: Casefile, options: dict[str, Any]) -> None:
        try:
            context = answers.letter(casefile, options["letter"], on=options["on"] or dates.today())
        except answers.NoSuchLetter as error:
            raise CommandError(str(error), returncode=BAD_INPUT) from None
        if options["text"] or options["pdf"] is None:
            self.stdout.write(plain_text.text(context), ending="")
        if options["pdf"] is not None:
            missing = rendering.unprintable(context)
            if missing:
                said = " ".join(f"U+{ord(one):04X}" for one in missing)
                self.stderr.write(f"No font has {said}: the PDF shows {rendering.UNKNOWN} there and says so.")
            _write(options["pdf"], rendering.render(context).pdf)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day such as 2026-03-05") from None


def _opened(path: Path) -> Casefile:
    try:
        return check(read_file(path))
    except Refused as error:
        raise CommandError(str(error), returncode=BAD_INPUT) from None


def _summary(casefile: Casefile) -> str:
    counts = ((casefile.incidents, "records"), (casefile.removed, "taken out"), (casefile.drafts, "begun"))
    said = ", ".join(f"{name} {len(rows)}" for rows, name in (*counts, (casefile.letters, "letters")))
    return f"A whole casefile of {casefile.exported_on.isoformat()}: {said}."


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "not a file name"
        raise CommandError(f"The PDF cannot be written to {str(path)!r} ({said}).", returncode=BAD_INPUT) from None


def _print_utf8() -> None:
    """Print UTF-8 whatever the terminal is said to take: a file is in UTF-8 too."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
