"""Check what stands inside a draft and inside an issued letter, where the schema says only "an object". No query."""

import json
import re
from functools import lru_cache
from typing import Any

from django.forms import BooleanField, MultipleChoiceField, MultiWidget

from borrower_help.casefile.reading import Refused
from borrower_help.casefile.schema_fields import MAX_ANSWER, MAX_LISTED
from borrower_help.incidents.steps import JOURNEY
from borrower_help.letters.contexts import LetterContext, Table, from_json
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.rules.facts import PERSPECTIVES

MAX_CONTEXT = 400_000  # characters as JSON: some forty times a letter with every annex
_SOME_ACT = {"conduct": {"conduct": ["insulted"]}}
_Place = tuple[Any, ...]


def check_answers(answers: dict[str, Any], place: _Place) -> None:
    """Refuse answers no page of questions could have taken: they are put into its form when the draft is opened."""
    for key, typed in answers.items():
        if not isinstance(typed, dict):
            raise Refused("is not an object in braces", (*place, key))
        for name, value in typed.items():
            _check_typed(_kinds().get((key, name)), value, (*place, key, name))


def _check_typed(kind: str | None, value: Any, place: _Place) -> None:
    fits = {"list": isinstance(value, list), "tick": isinstance(value, bool | str), "text": isinstance(value, str)}
    # what no page asks any more is kept and never put into a form
    if not (fits[kind] if kind else any(fits.values())):
        raise Refused("is not what is typed there", place)
    parts = value if isinstance(value, list) else [value]
    if len(parts) > MAX_LISTED or any(not isinstance(one, str | bool | None) for one in parts):
        raise Refused("is not what is typed there", place)
    if any(isinstance(one, str) and len(one) > MAX_ANSWER for one in parts):
        raise Refused(f"is longer than the {MAX_ANSWER} characters that fit", place)


@lru_cache(maxsize=1)
def _kinds() -> dict[tuple[str, str], str]:
    """Return what is typed into each field of the journey: a list, a tick or a text."""
    found: dict[tuple[str, str], str] = {}
    for perspective in PERSPECTIVES:
        for step in JOURNEY.steps:
            form = step.form_class(perspective=perspective, answers=_SOME_ACT)
            for name, field in form.fields.items():
                listed = isinstance(field.widget, MultiWidget) or isinstance(field, MultipleChoiceField)
                found[step.key, name] = "list" if listed else "tick" if isinstance(field, BooleanField) else "text"
    return found


def check_context(row: dict[str, Any], place: _Place) -> None:
    """Check the frozen context of an issued letter against what letters print."""
    if row["template_version"] > DEFINITIONS[row["key"]].version:
        raise Refused("is newer than the wordings this site knows", (*place, "template_version"), code="newer")
    if len(json.dumps(row["context"], ensure_ascii=False)) > MAX_CONTEXT:
        raise Refused("is longer than any letter is", (*place, "context"))
    try:
        context = from_json(row["context"])
    except ValueError as error:
        # "letter.sections[0].heading: not a str"
        where, _colon, what = str(error).partition(": ")
        names = tuple(re.findall(r"[^.\[\]]+", where.removeprefix("letter")))
        raise Refused(f"is not what a letter prints there ({what})", (*place, "context", *names)) from None
    for name in ("key", "template_version"):
        if getattr(context, name) != row[name]:
            raise Refused(f"is not that of its letter, {row[name]!r}", (*place, "context", name))
    _check_tables(context, (*place, "context"))


def _check_tables(context: LetterContext, place: _Place) -> None:
    for name in ("sections", "sheets"):
        for number, part in enumerate(getattr(context, name)):
            if part.table is not None and not _is_whole(part.table):
                raise Refused("is not a whole table", (*place, name, number, "table"))


def _is_whole(table: Table) -> bool:
    columns = len(table.heads)
    return columns >= 2 and len(table.widths) == columns and all(len(row) == columns for row in table.rows)
