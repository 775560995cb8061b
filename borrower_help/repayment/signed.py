"""The agreements of a case: as they stand, and their days where a case shows what is to come."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import CasePayload
from borrower_help.core import dates
from borrower_help.core.moments import full_day
from borrower_help.incidents import index
from borrower_help.incidents.tellings import Telling
from borrower_help.matters.agenda import Line
from borrower_help.repayment import kept
from borrower_help.repayment.models import Agreement, Debt
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.payloads_plan import AgreementPayload
from borrower_help.repayment.plan import Stands
from borrower_help.repayment.reading import debts_of

KIND = "instalment"
CLEARANCE = "clearance"  # the letter
Debts = Iterable[tuple[UUID, DebtPayload]]


@dataclass(frozen=True)
class Signed:
    """Hold one agreement that stands, and the debt it is about."""

    row: Agreement
    payload: AgreementPayload
    debt: DebtPayload


def agreements_of(case: OpenCase) -> list[Signed]:
    """Return the agreements of a case whose debts stand, in one query."""
    if not case.row.kept_long:  # nothing was ever signed: one question less
        return []
    rows = Agreement.objects.filter(case=case.row, removed_on=None, debt__removed_on=None).select_related("debt")
    return [Signed(row, row.payload(case.keyring), row.debt.payload(case.keyring)) for row in rows]


def agreement_of(case: OpenCase, debt: Debt) -> tuple[Agreement | None, AgreementPayload | None]:
    """Return what was signed about a debt, taken out or not; None where nothing was."""
    row = Agreement.objects.filter(case=case.row, debt=debt).first()
    return row, row.payload(case.keyring) if row else None


def plan_answers(about: CasePayload, debts: Debts, signed: Mapping[UUID, AgreementPayload], on: date) -> dict[str, str]:
    """Return what the agreement about the card of this case answers by itself; no query."""
    if about.perspective != "borrower" or about.lender_kind != kept.CREDIT_CARD:
        return {}
    cards = {key: debt.name for key, debt in debts if debt.kind == kept.CARD}
    card = kept.card_of(cards, (about.lender_name, about.app_name))
    payload = signed.get(card) if card else None
    return kept.answers(payload.plan, payload.signed, on) if payload else {}


def answers_known(case: OpenCase) -> dict[str, str]:
    """Return what the comparison with the rules need not ask: whether a plan for the card is kept, and since when."""
    if case.payload.lender_kind != kept.CREDIT_CARD:  # of cards alone: two questions less
        return {}
    signed = {one.row.debt_id: one.payload for one in agreements_of(case)}
    if not signed:
        return {}
    debts = [(row.pk, payload) for row, payload in debts_of(case)]
    return plan_answers(case.payload, debts, signed, dates.today())


def contacts_since(case: OpenCase, row: Agreement) -> int:
    """Return how often they made contact after this agreement was signed, where the rules count that; else 0."""
    about = case.payload
    if about.lender_kind != kept.CREDIT_CARD or row.removed_on is not None:
        return 0
    payload: AgreementPayload = row.payload(case.keyring)
    debts = [(debt.pk, said) for debt, said in debts_of(case)]
    if plan_answers(about, debts, {row.debt_id: payload}, dates.today()).get(kept.SIGNED) != "kept":
        return 0
    return sum(count for day, count in index.read(case).per_day().items() if day > payload.signed)


def asks_who_lent(case: OpenCase, row: Agreement, debt: DebtPayload) -> bool:
    """Return whether they made contact after a plan for a card was signed and only who they are about is not said yet."""
    if debt.kind != kept.CARD or case.payload.lender_kind not in {"", "unknown"} or row.removed_on is not None:
        return False
    payload: AgreementPayload = row.payload(case.keyring)
    return any(day > payload.signed for day in index.read(case).per_day())


def answers_about(case: OpenCase, debt_id: UUID, key: str) -> dict[str, str]:
    """Return what the request for a paper that all is paid asks and an agreement already says."""
    if key != CLEARANCE:
        return {}
    payload = next((one.payload for one in agreements_of(case) if one.row.debt_id == debt_id), None)
    if payload is None:
        return {}
    told = {"plan_on": payload.signed_on}
    return told | ({"repaid_on": max(one["on"] for one in payload.marks)} if payload.plan.done else {})


def told(case: OpenCase) -> Iterator[Telling]:
    """Yield each agreement, for the line of days."""
    for signed in agreements_of(case):
        words = format_lazy(_lazy("Signed: {name}"), name=signed.debt.name)
        url = reverse("repayment:agreement", args=[case.id, signed.row.debt_id])
        yield Telling(signed.payload.signed, None, words, url)


def days_of(case: OpenCase, today: date) -> Iterator[Line]:
    """Yield the instalments of a case that are open: of those whose day is over the earliest, and all to come."""
    for signed in agreements_of(case):
        url = reverse("repayment:agreement", args=[case.id, signed.row.debt_id])
        coming = signed.payload.plan.coming
        late = [line for line in coming if line.late(today)]
        for line in (*late[:1], *coming[len(late) :]):
            yield Line(KIND, line.on, _title(signed, line), _small(line, today), url, line.left(today))


def _title(signed: Signed, line: Stands) -> str:
    return _("%(name)s: instalment %(number)d") % {"name": signed.debt.name, "number": line.number}


def _small(line: Stands, today: date) -> str:
    if line.close(today) and not line.late(today):
        said = _("At the latest on %(day)s (included). Perhaps you cannot pay it? Here is what helps now.")
    elif line.late(today):
        said = _("Its day was %(day)s, and it is not marked as paid. Paid? Mark it. Not paid? Here is what helps now.")
    else:
        said = _("At the latest on %(day)s (included)")
    return said % {"day": full_day(line.on)}
