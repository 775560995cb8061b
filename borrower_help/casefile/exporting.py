"""Write a whole opened case as a casefile, piece by piece: memory does not grow with the case."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import F

from borrower_help.casefile.form import (
    LISTS,
    VERSION,
    About,
    AgreementRow,
    AnyRow,
    Casefile,
    DebtRow,
    DispatchRow,
    Draft,
    FileRow,
    LetterRow,
    MeansRow,
    OutcomeRow,
    PaperRow,
    PromiseRow,
    Record,
    ResponseRow,
    row_data,
)
from borrower_help.cases.access import OpenCase
from borrower_help.evidence.awaited import awaited_of, said_of
from borrower_help.evidence.services import files_of
from borrower_help.incidents import index
from borrower_help.incidents.models import Incident, IncidentDraft
from borrower_help.letters import renderings
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter, LetterPayload, Rendering
from borrower_help.matters.models import Dispatch, Outcome, Paper, Removable, Response
from borrower_help.repayment.models import Agreement, Debt, Means, Promise

ROWS_AT_A_TIME = 2000


def pieces(case: OpenCase, *, on: date, with_removed: bool) -> Iterator[str]:
    """Yield the casefile of a case; what its owner took out only where it is wished for."""
    about = About(case.id, case.payload, case.row.kept_long)
    lists: dict[str, Iterable[AnyRow]] = {
        "incidents": _records(case),
        "removed": _removed(case) if with_removed else (),
        "drafts": _drafts(case),
        "letters": _letters(case),
        "dispatches": _dispatches(case, with_removed=with_removed),
        "responses": _responses(case, with_removed=with_removed),
        "papers": _papers(case, with_removed=with_removed),
        "outcomes": _outcomes(case),
        "debts": _debts(case, with_removed=with_removed),
        "agreements": _agreements(case, with_removed=with_removed),
        "promises": _promises(case, with_removed=with_removed),
        "means": _means(case),
        "files": _files(case),
    }
    return _written(on, about, lists)


def written(casefile: Casefile) -> Iterator[str]:
    """Yield a casefile that is in memory."""
    return _written(casefile.exported_on, casefile.about, {name: getattr(casefile, name) for name in LISTS})


def _written(on: date, about: About, lists: Mapping[str, Iterable[AnyRow]]) -> Iterator[str]:
    """Yield the file, a row a line."""
    yield f'{{\n"casefile": {_json(str(VERSION))},\n"exported_on": {_json(on.isoformat())},\n'
    yield f'"case": {_json(row_data(about))}'
    for name in LISTS:
        yield from _listed(name, lists[name])
    yield "\n}\n"


def _listed(name: str, rows: Iterable[AnyRow]) -> Iterator[str]:
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


def _standing(model: type[Removable], case: OpenCase, with_removed: bool) -> Iterator[Any]:
    rows = model._default_manager.filter(case=case.row).order_by("pk")
    return iter(rows if with_removed else rows.filter(removed_on=None))


def _dispatches(case: OpenCase, *, with_removed: bool) -> Iterator[DispatchRow]:
    for row in _standing(Dispatch, case, with_removed):
        payload = row.payload(case.keyring)
        yield DispatchRow(id=row.pk, removed_on=row.removed_on, letter=row.letter_id, payload=payload)


def _responses(case: OpenCase, *, with_removed: bool) -> Iterator[ResponseRow]:
    for row in _standing(Response, case, with_removed):
        payload = row.payload(case.keyring)
        yield ResponseRow(id=row.pk, removed_on=row.removed_on, letter=row.letter_id, payload=payload)


def _papers(case: OpenCase, *, with_removed: bool) -> Iterator[PaperRow]:
    for row in _standing(Paper, case, with_removed):
        yield PaperRow(id=row.pk, removed_on=row.removed_on, payload=row.payload(case.keyring))


def _debts(case: OpenCase, *, with_removed: bool) -> Iterator[DebtRow]:
    for row in _standing(Debt, case, with_removed):
        yield DebtRow(id=row.pk, removed_on=row.removed_on, payload=row.payload(case.keyring))


def _agreements(case: OpenCase, *, with_removed: bool) -> Iterator[AgreementRow]:
    rows = Agreement.objects.filter(case=case.row).order_by("pk")
    if not with_removed:  # a debt that stays behind keeps what was signed about it
        rows = rows.filter(removed_on=None, debt__removed_on=None)
    for row in rows:
        payload = row.payload(case.keyring)
        yield AgreementRow(id=row.pk, removed_on=row.removed_on, debt=row.debt_id, payload=payload)


def _promises(case: OpenCase, *, with_removed: bool) -> Iterator[PromiseRow]:
    for row in _standing(Promise, case, with_removed):
        yield PromiseRow(id=row.pk, removed_on=row.removed_on, payload=row.payload(case.keyring))


def _means(case: OpenCase) -> Iterator[MeansRow]:
    for row in Means.objects.filter(case=case.row):
        yield MeansRow(row.pk, row.payload(case.keyring))


def _files(case: OpenCase) -> list[FileRow]:
    # what was taken out stays behind: in a few days its bytes are gone for good
    kept = [FileRow(one.row.pk, said_of(one.payload)) for one in files_of(case)]
    waited_for = [FileRow(row.pk, payload) for row, payload in awaited_of(case)]
    return sorted([*kept, *waited_for], key=lambda row: row.payload.number)


def _outcomes(case: OpenCase) -> Iterator[OutcomeRow]:
    for row in Outcome.objects.filter(case=case.row):
        yield OutcomeRow(row.pk, row.payload(case.keyring))
