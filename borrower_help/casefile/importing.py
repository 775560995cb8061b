"""Put a casefile back in as a new case: everything as it was but for ids and keys, in one transaction."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID, uuid4

from django.db import transaction

from borrower_help.accounts.keys import Unlocked
from borrower_help.accounts.models import User
from borrower_help.audit.services import record
from borrower_help.casefile.form import LISTS, Casefile, Row
from borrower_help.cases.access import OpenCase, open_case
from borrower_help.cases.models import Access, Case
from borrower_help.cases.services import create_case, keep_long
from borrower_help.evidence import awaited
from borrower_help.incidents import index
from borrower_help.incidents.models import Incident, IncidentDraft
from borrower_help.letters.models import Letter, LetterPayload, State
from borrower_help.letters.terms import OF_SUM
from borrower_help.matters.models import Dispatch, Outcome, Paper, Response
from borrower_help.repayment.models import Agreement, Debt, Means, Promise

ROWS_AT_A_TIME = 500
_Ids = dict[UUID, UUID]  # id in the file → id here


def case_id_of(token: UUID, data: bytes) -> UUID:
    """Return the id of the case this form makes of this file: sent twice it is the same, and it tells nothing of the file.

    Whoever opens the page again gets another token and with it another case; so does another file in the same form.
    """
    return UUID(bytes=hashlib.blake2b(data, digest_size=16, key=token.bytes).digest(), version=4)


def import_case(*, owner: Unlocked, casefile: Casefile, case_id: UUID | None = None) -> OpenCase:
    """Return a new case of `owner` with everything the file says; with an id that is already theirs, the case it names."""
    with transaction.atomic():
        User.objects.select_for_update().filter(pk=owner.user.pk).first()  # the same form sent twice waits here
        if case_id is not None and Case.objects.filter(pk=case_id).exists():
            if Case.objects.owned_by(owner.user).filter(pk=case_id).exists():
                return open_case(owner, case_id, need=Access.OWN)
            case_id = None  # somebody else's id: theirs stays untouched
        case = create_case(owner=owner, payload=casefile.about.payload, case_id=case_id)
        _put_in(case, casefile)
        record("case.imported", by=case.by, subject=case.id)
    return case


def _put_in(case: OpenCase, casefile: Casefile) -> None:
    ids: _Ids = {}
    for name in LISTS:
        ids |= _new_ids(getattr(casefile, name))
    _put_incidents(case, casefile, ids)
    _put_drafts(case, casefile, ids)
    _put_letters(case, casefile, ids)
    _put_matters(case, casefile, ids)
    _put_promises(case, casefile, ids)
    _put_files(case, casefile, ids)
    if (
        casefile.about.kept_long
        or casefile.papers
        or casefile.agreements
        or casefile.promises
        or casefile.files
        or any(row.state == State.ISSUED for row in casefile.letters)
    ):
        keep_long(case=case)


def _new_ids(rows: Iterable[Row]) -> _Ids:
    """Return a fresh id for each row, in the order of the old ones: it decides between two records of the same minute."""
    old = sorted(row.id for row in rows)
    return dict(zip(old, sorted(uuid4() for _ in old), strict=True))


def _put_incidents(case: OpenCase, casefile: Casefile, ids: _Ids) -> None:
    rows = [
        Incident(id=ids[row.id], case=case.row, removed_on=row.removed_on).put(row.payload, case.keyring)
        for row in (*casefile.incidents, *casefile.removed)
    ]
    Incident.objects.bulk_create(rows, batch_size=ROWS_AT_A_TIME)
    index.write(case, index.Index.of(index.entry_of(ids[row.id], row.payload) for row in casefile.incidents))


def _put_drafts(case: OpenCase, casefile: Casefile, ids: _Ids) -> None:
    IncidentDraft.objects.bulk_create(
        IncidentDraft(id=ids[row.id], case=case.row, started_on=row.started_on).put(row.payload, case.keyring)
        for row in casefile.drafts
    )


def _put_letters(case: OpenCase, casefile: Casefile, ids: _Ids) -> None:
    # what a letter froze names no id, what its sender chose at most a sum's; its pages are drawn again when it is looked at
    Letter.objects.bulk_create(
        Letter(id=ids[row.id], case=case.row, state=row.state, issued_on=row.issued_on).put(
            _of_the_new_sum(row.payload, ids), case.keyring
        )
        for row in casefile.letters
    )


def _of_the_new_sum(payload: LetterPayload, ids: _Ids) -> LetterPayload:
    """Return a letter about the same sum under its new id."""
    answers = payload.options.get("answers", {})
    try:
        new = ids[UUID(answers[OF_SUM])]
    except (KeyError, ValueError):
        return payload
    return replace(payload, options={**payload.options, "answers": {**answers, OF_SUM: str(new)}})


def _put_matters(case: OpenCase, casefile: Casefile, ids: _Ids) -> None:
    keys = case.keyring
    for sent in casefile.dispatches:
        place = {"id": ids[sent.id], "case": case.row, "letter_id": ids[sent.letter], "removed_on": sent.removed_on}
        Dispatch(**place).put(sent.payload, keys).save(force_insert=True)
    for said in casefile.responses:
        place = {"id": ids[said.id], "case": case.row, "letter_id": ids[said.letter], "removed_on": said.removed_on}
        Response(**place).put(said.payload, keys).save(force_insert=True)
    for paper in casefile.papers:
        row = Paper(id=ids[paper.id], case=case.row, removed_on=paper.removed_on)
        row.put(paper.payload, keys).save(force_insert=True)
    for outcome in casefile.outcomes:
        Outcome(id=ids[outcome.id], case=case.row).put(outcome.payload, keys).save(force_insert=True)
    for debt in casefile.debts:
        Debt(id=ids[debt.id], case=case.row, removed_on=debt.removed_on).put(debt.payload, keys).save(force_insert=True)
    for signed in casefile.agreements:
        place = {"id": ids[signed.id], "case": case.row, "debt_id": ids[signed.debt], "removed_on": signed.removed_on}
        Agreement(**place).put(signed.payload, keys).save(force_insert=True)
    for means in casefile.means:
        Means(id=ids[means.id], case=case.row).put(means.payload, keys).save(force_insert=True)


def _put_promises(case: OpenCase, casefile: Casefile, ids: _Ids) -> None:
    debts = {str(debt.id): str(ids[debt.id]) for debt in casefile.debts}
    for said in casefile.promises:
        # of a debt that was taken out and is not in the file, it is nobody's in particular
        payload = replace(said.payload, debt=debts.get(said.payload.debt, ""))
        row = Promise(id=ids[said.id], case=case.row, removed_on=said.removed_on)
        row.put(payload, case.keyring).save(force_insert=True)


def _put_files(case: OpenCase, casefile: Casefile, ids: _Ids) -> None:
    for row in casefile.files:
        there = row.payload.incident
        # of a record that was taken out and is not in the file, its files are the case's
        incident = str(ids[UUID(there)]) if there and UUID(there) in ids else ""
        awaited.put(case, replace(row.payload, incident=incident), id=ids[row.id])
