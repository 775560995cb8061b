"""The debts of a case as they stand, its month, and what a letter may take over from one."""

from decimal import Decimal
from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.core.money import show_yuan
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.repayment.models import Debt, Means
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.payloads_means import MeansPayload

FEE_LETTER = "fee_objection"


def debts_of(case: OpenCase) -> list[tuple[Debt, DebtPayload]]:
    """Return the debts that stand, by name."""
    rows = Debt.objects.filter(case=case.row, removed_on=None)
    return sorted(((row, row.payload(case.keyring)) for row in rows), key=lambda one: (one[1].name, one[0].pk))


def answers_about(case: OpenCase, debt_id: UUID, key: str) -> dict[str, str]:
    """Return what the letter about fees asks and a debt already says."""
    row = Debt.objects.filter(case=case.row, pk=debt_id, removed_on=None).first() if key == FEE_LETTER else None
    if row is None:
        return {}
    payload: DebtPayload = row.payload(case.keyring)
    told = {"signed_on": payload.began_on, "contract_sum": payload.principal, "received": payload.received}
    told |= {"company": payload.name}
    if payload.fee:
        told["fees"] = f"放款前后另外收取{show_yuan(Decimal(payload.fee))}元"
    asked = {blank.key for blank in DEFINITIONS[key].blanks}
    return {name: said for name, said in told.items() if said and name in asked}


def means_of(case: OpenCase) -> tuple[Means | None, MeansPayload]:
    """Return the statement of means of a case, an empty one where nothing was said yet."""
    row = Means.objects.filter(case=case.row).first()
    return row, row.payload(case.keyring) if row else MeansPayload()


def go_on(case: OpenCase) -> str:
    """Return the page on which the way to a request goes on: the first debt, the month, what can be offered."""
    if not Debt.objects.filter(case=case.row, removed_on=None).exists():
        return "repayment:quick"
    return "repayment:offers" if means_of(case)[1].is_known else "repayment:short"
