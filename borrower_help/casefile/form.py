"""The portable form of a case: what stands in it, and the way from dataclasses to JSON values. No query."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from borrower_help.cases.models import CasePayload
from borrower_help.evidence.payloads import AwaitedPayload
from borrower_help.incidents.facts import facts_of
from borrower_help.incidents.payloads import DraftPayload, IncidentPayload
from borrower_help.letters.models import LetterPayload
from borrower_help.matters.payloads import DispatchPayload, OutcomePayload, PaperPayload, ResponsePayload
from borrower_help.matters.telling import fact_of
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.payloads_means import MeansPayload
from borrower_help.repayment.payloads_plan import AgreementPayload
from borrower_help.repayment.payloads_promises import PromisePayload
from borrower_help.repayment.signed import plan_answers
from borrower_help.rules.facts import CaseFacts

# Raised with every change of the schema, codes included; reading.UPGRADES then brings older files up, a step a version.
# 2: father and mother beside parent; a lender nobody was asked about is not "unknown".
# 3: all letters of the catalogue, with what each asks for by itself.
# 4: what became of letters: handed over, answered; papers of a court; what came of it all.
# 5: the debts of the case.
# 6: what is known of the kept files; their bytes travel by themselves.
# 7: what is said in a recording.
# 8: what comes in and is needed a month; what daily life loses with a debt.
# 9: which files go with a letter, show how it was handed over, are an answer.
# 10: what was signed about a debt, and what was paid of it.
# 11: what the other side promised.
# 12: the letter that asks for a paper that all is paid.
VERSION = 12
LISTS = (
    *("incidents", "removed", "drafts", "letters", "dispatches", "responses", "papers", "outcomes"),
    *("debts", "agreements", "promises", "means", "files"),
)


@dataclass(frozen=True)
class Row:
    """Hold one row of a case: its id, the columns that stand beside the sealed payload, the payload."""

    KIND: ClassVar[type[Any]]

    id: UUID

    def columns(self) -> dict[str, Any]:
        """Return the columns beside the payload as JSON values."""
        return {}


@dataclass(frozen=True)
class About(Row):
    """Hold what the case says about itself."""

    KIND = CasePayload

    payload: CasePayload
    kept_long: bool = False

    def columns(self) -> dict[str, Any]:
        """Return whether the case is kept for the longer time."""
        return {"kept_long": self.kept_long}


@dataclass(frozen=True)
class Record(Row):
    """Hold one record; `removed_on` is set for one its owner took out and can still bring back."""

    KIND = IncidentPayload

    payload: IncidentPayload
    removed_on: date | None = None

    def columns(self) -> dict[str, Any]:
        """Return the day a record was taken out, where it was."""
        return {"removed_on": self.removed_on.isoformat()} if self.removed_on else {}


@dataclass(frozen=True)
class Draft(Row):
    """Hold a record that was begun and not finished."""

    KIND = DraftPayload

    payload: DraftPayload
    started_on: date

    def columns(self) -> dict[str, Any]:
        """Return the day it was begun."""
        return {"started_on": self.started_on.isoformat()}


@dataclass(frozen=True)
class LetterRow(Row):
    """Hold a letter; the PDF itself is not in the file, only what makes it and its SHA-256."""

    KIND = LetterPayload

    payload: LetterPayload
    state: str = "draft"
    issued_on: date | None = None

    @property
    def pdf_sha256(self) -> str:
        """Return the SHA-256 of the PDF that was issued, empty while there is none."""
        return self.payload.pdf_sha256

    def columns(self) -> dict[str, Any]:
        """Return where the letter stands."""
        issued_on = self.issued_on.isoformat() if self.issued_on else None
        return {"state": self.state, "issued_on": issued_on, "pdf_sha256": self.pdf_sha256}


@dataclass(frozen=True)
class _Removable(Row):
    """Hold a row its owner may have taken out and can still bring back."""

    removed_on: date | None = None

    def columns(self) -> dict[str, Any]:
        """Return the day it was taken out, where it was."""
        return {"removed_on": self.removed_on.isoformat()} if self.removed_on else {}


@dataclass(frozen=True, kw_only=True)
class DispatchRow(_Removable):
    """Hold how a letter was handed over."""

    KIND = DispatchPayload

    letter: UUID
    payload: DispatchPayload

    def columns(self) -> dict[str, Any]:
        """Return which letter it was."""
        return {"letter": str(self.letter), **super().columns()}


@dataclass(frozen=True, kw_only=True)
class ResponseRow(_Removable):
    """Hold one answer to a letter."""

    KIND = ResponsePayload

    letter: UUID
    payload: ResponsePayload

    def columns(self) -> dict[str, Any]:
        """Return which letter it answers."""
        return {"letter": str(self.letter), **super().columns()}


@dataclass(frozen=True, kw_only=True)
class PaperRow(_Removable):
    """Hold one paper of a court."""

    KIND = PaperPayload

    payload: PaperPayload


@dataclass(frozen=True)
class OutcomeRow(Row):
    """Hold what came of the case."""

    KIND = OutcomePayload

    payload: OutcomePayload


@dataclass(frozen=True, kw_only=True)
class DebtRow(_Removable):
    """Hold one debt."""

    KIND = DebtPayload

    payload: DebtPayload


@dataclass(frozen=True, kw_only=True)
class AgreementRow(_Removable):
    """Hold what was signed about a debt."""

    KIND = AgreementPayload

    debt: UUID
    payload: AgreementPayload

    def columns(self) -> dict[str, Any]:
        """Return which debt it is."""
        return {"debt": str(self.debt), **super().columns()}


@dataclass(frozen=True, kw_only=True)
class PromiseRow(_Removable):
    """Hold one promise of the other side."""

    KIND = PromisePayload

    payload: PromisePayload


@dataclass(frozen=True)
class MeansRow(Row):
    """Hold what comes in and is needed a month."""

    KIND = MeansPayload

    payload: MeansPayload


@dataclass(frozen=True)
class FileRow(Row):
    """Hold what is known of a kept file; its bytes are not in the casefile."""

    KIND = AwaitedPayload

    payload: AwaitedPayload


@dataclass(frozen=True)
class Casefile:
    """Hold a whole case as a file says it."""

    exported_on: date
    about: About
    incidents: tuple[Record, ...] = ()
    removed: tuple[Record, ...] = ()  # the rules never look at these
    drafts: tuple[Draft, ...] = ()
    letters: tuple[LetterRow, ...] = ()
    dispatches: tuple[DispatchRow, ...] = ()
    responses: tuple[ResponseRow, ...] = ()
    papers: tuple[PaperRow, ...] = ()
    outcomes: tuple[OutcomeRow, ...] = ()  # one at most
    debts: tuple[DebtRow, ...] = ()
    agreements: tuple[AgreementRow, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    means: tuple[MeansRow, ...] = ()  # one at most
    files: tuple[FileRow, ...] = ()

    @property
    def facts(self) -> CaseFacts:
        """Return the case as the rules see it, by the function the site uses."""
        sent = (fact_of(row.id, row.payload) for row in self.dispatches if row.removed_on is None)
        records = ((record.id, record.payload) for record in self.incidents)
        return facts_of(self.about.payload, records, [fact for fact in sent if fact], self._known)

    @property
    def _known(self) -> dict[str, str]:
        debts = [(row.id, row.payload) for row in self.debts if row.removed_on is None]
        signed = {row.debt: row.payload for row in self.agreements if row.removed_on is None}
        return plan_answers(self.about.payload, debts, signed, self.exported_on)


_OfMoney = DebtRow | AgreementRow | PromiseRow | MeansRow
AnyRow = About | Record | Draft | LetterRow | DispatchRow | ResponseRow | PaperRow | OutcomeRow | _OfMoney | FileRow


def row_data(row: AnyRow) -> dict[str, Any]:
    """Return a row as JSON values: its id, its columns, every field of its payload."""
    return {"id": str(row.id), **row.columns(), **asdict(row.payload)}


def payload_of(kind: type[Any], data: Mapping[str, Any]) -> Any:
    """Return the payload in a row's data; raise ValueError where it contradicts itself."""
    return kind(**{name: data[name] for name in kind.__dataclass_fields__ if name in data})
