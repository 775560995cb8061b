"""What can be asked of a casefile: its findings, its letters. The same functions as on the site; no database."""

from datetime import date
from typing import Any
from uuid import UUID

from borrower_help.casefile.form import VERSION, Casefile, LetterRow
from borrower_help.letters.contexts import LetterContext, from_json
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.drafting import Options, composed, request_from
from borrower_help.rules import engine
from borrower_help.rules.output import finding_data
from borrower_help.rules.shapes import Finding
from borrower_help.rules.sources import stale_sources


class NoSuchLetter(Exception):
    """Say in one sentence why there is no such letter in this casefile."""


def findings(casefile: Casefile, *, on: date) -> tuple[Finding, ...]:
    """Return the comparison with the rules as the site would show it on that day."""
    return engine.evaluate(casefile.facts, without=stale_sources(on))


def findings_data(casefile: Casefile, *, on: date) -> dict[str, Any]:
    """Return the comparison as JSON values."""
    return {
        "casefile": str(VERSION),
        "case": str(casefile.about.id),
        "on": on.isoformat(),
        "rules_version": engine.RULES_VERSION,
        "perspective": casefile.facts.perspective,
        "findings": [finding_data(finding) for finding in findings(casefile, on=on)],
    }


def letter(casefile: Casefile, wanted: str, *, on: date) -> LetterContext:
    """Return a letter: by the key of the catalogue a new one as the site would begin it, by id one that is in the file.

    An issued letter is what was frozen, whatever the day; a draft is composed for that day. Raise NoSuchLetter.
    """
    if wanted in DEFINITIONS:
        indicated = [one.rule for one in findings(casefile, on=on) if one.outcome == "indicated"]
        return _composed(casefile, wanted, Options(chosen=indicated), on)
    held = _held(casefile, wanted)
    if held.state == "issued":
        return from_json(held.payload.context)
    return _composed(casefile, held.payload.key, Options.from_json(held.payload.options), on)


def _held(casefile: Casefile, wanted: str) -> LetterRow:
    try:
        found = [row for row in casefile.letters if row.id == UUID(wanted)]
    except ValueError:
        raise NoSuchLetter(f"There is no letter {wanted!r}; there are {', '.join(sorted(DEFINITIONS))}.") from None
    if not found:
        raise NoSuchLetter(f"No letter in this file has the id {wanted}.")
    return found[0]


def _composed(casefile: Casefile, key: str, options: Options, on: date) -> LetterContext:
    facts, about = casefile.facts, casefile.about
    if facts.perspective not in DEFINITIONS[key].perspectives:
        writers = " or ".join(sorted(DEFINITIONS[key].perspectives))
        raise NoSuchLetter(f"The letter {key} is for a {writers} to write; /case/perspective is {facts.perspective}.")
    return composed(request_from(key=key, facts=facts, about=about.payload, case_id=about.id, options=options, on=on))
