"""Write a whole opened case as a casefile, piece by piece: memory does not grow with the case."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import F

from borrower_help.casefile.form import VERSION, About, Casefile, Draft, LetterRow, Record, row_data
from borrower_help.cases.access import OpenCase
from borrower_help.incidents import index
from borrower_help.incidents.models import Incident, IncidentDraft
from borrower_help.letters import renderings
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter, LetterPayload, Rendering

ROWS_AT_A_TIME = 2000


def pieces(case: OpenCase, *, on: date, with_removed: bool) -> Iterator[str]:
    """Yield the casefile of a case; what its owner took out only where it is wished for."""
    about = About(case.id, case.payload, case.row.kept_long)
    removed = _removed(case) if with_removed else ()
    return _written(on, about, _records(case), removed, _drafts(case), _letters(case))


def written(casefile: Casefile) -> Iterator[str]:
    """Yield a casefile that is in memory."""
    return _written(
        casefile.exported_on, casefile.about, casefile.incidents, casefile.removed, casefile.drafts, casefile.letters
    )


def _written(
    on: date,
    about: About,
    incidents: Iterable[Record],
    removed: Iterable[Record],
    drafts: Iterable[Draft],
    letters: Iterable[LetterRow],
) -> Iterator[str]:
    """Yield the file, a row a line."""
    yield f'{{\n"casefile": {_json(str(VERSION))},\n"exported_on": {_json(on.isoformat())},\n'
    yield f'"case": {_json(row_data(about))}'
    yield from _listed("incidents", incidents)
    yield from _listed("removed", removed)
    yield from _listed("drafts", drafts)
    yield from _listed("letters", letters)
    yield "\n}\n"


def _listed(name: str, rows: Iterable[Record | Draft | LetterRow]) -> Iterator[str]:
    yield f',\n"{name}": ['
    for number, row in enumerate(rows):
        yield (",\n" if number else "\n") + _json(row_data(row))
    yield "]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _records(case: OpenCase) -> Iterator[Record]:
    """Yield the records, oldest first, opening some thousand at a time; order comes from the index."""
    entries = index.read(case).entries
    ids = (entries[place].id for place in range(len(entries) - 1, -1, -1))
    while some := list(islice(ids, ROWS_AT_A_TIME)):
        found: dict[UUID, Incident] = {row.pk: row for row in Incident.objects.filter(pk__in=some, removed_on=None)}
        for key in some:
            if key in found:
                yield Record(key, found[key].payload(case.keyring))


def _removed(case: OpenCase) -> list[Record]:
    rows = Incident.objects.filter(case=case.row).exclude(removed_on=None).order_by("removed_on", "pk")
    return [Record(row.pk, row.payload(case.keyring), row.removed_on) for row in rows]


def _drafts(case: OpenCase) -> list[Draft]:
    rows = IncidentDraft.objects.filter(case=case.row).order_by("started_on", "pk")
    return [Draft(row.pk, row.payload(case.keyring), row.started_on) for row in rows]


def _letters(case: OpenCase) -> Iterator[LetterRow]:
    made = {row.letter_id: row for row in Rendering.objects.filter(case=case.row).exclude(result=None)}
    for row in Letter.objects.filter(case=case.row).order_by(F("issued_on").asc(nulls_first=True), "pk"):
        payload: LetterPayload = row.payload(case.keyring)
        # of a letter that was brought in, the PDF that was issued is the one it was brought with
        if row.issued_on is not None and row.pk in made and not payload.pdf_sha256:
            payload = replace(payload, pdf_sha256=renderings.opened(case=case, rendering=made[row.pk]).sha256)
        yield LetterRow(row.pk, _with_all_options(payload), row.state, row.issued_on)


def _with_all_options(payload: LetterPayload) -> LetterPayload:
    return replace(payload, options=Options.from_json(payload.options).to_carry())
