"""Whom a letter about one debt goes to: of several lenders in one record, none is named to another."""

import re
from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import CasePayload
from borrower_help.letters import earlier
from borrower_help.letters.contexts import Recipient
from borrower_help.letters.terms import OF_SUM
from borrower_help.repayment.kept import same_name
from borrower_help.repayment.models import Debt
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.reading import debts_of

LETTERS = frozenset({"negotiation", "fee_objection", "account_statement", "clearance"})  # which can be about one debt
_COMPANY = re.compile(r"(公司|银行|行|信用社|中心)$")
# What its owner calls a debt is seldom a company's name: whom it is then asked of. The rest are apps.
_CALLED = {
    "card": "“{name}”的发卡银行",
    "bank": "“{name}”的贷款银行",
    "shop": "“{name}”的经办方，并请转交实际放款机构",
    "private": "{name}",
}


def answers_about(case: OpenCase, debt_id: UUID, key: str) -> dict[str, str]:
    """Return which debt a letter is about, where it is one that can be about a debt and the debt stands."""
    there = key in LETTERS and Debt.objects.filter(case=case.row, pk=debt_id, removed_on=None).exists()
    return {OF_SUM: str(debt_id)} if there else {}


def recipient_of(case: OpenCase, debt_id: str) -> Recipient | None:
    """Return whom a letter about a debt goes to; None where the debt is not there. Its sender sees it and can change it."""
    rows = debts_of(case)
    debt = next((payload for row, payload in rows if str(row.pk) == debt_id), None)
    if debt is None:
        return None
    about = case.payload
    if len(rows) == 1:  # then the lender of the case is its lender, and so is who other letters went to
        before = earlier.recipient_before(case)
        known = Recipient(before.name or about.lender_name, before.app_name or about.app_name)
        if known.name or known.app_name:
            return known
    return called(debt, about)


def called(debt: DebtPayload, about: CasePayload) -> Recipient:
    """Return whom a letter about this debt goes to by what its owner calls it; pure."""
    if any(same_name(debt.name, name) for name in (about.lender_name, about.app_name)):
        return Recipient(about.lender_name, about.app_name)
    if _COMPANY.search(debt.name):
        return Recipient(debt.name)
    if debt.kind in _CALLED:
        return Recipient(_CALLED[debt.kind].format(name=debt.name))
    return Recipient(app_name=debt.name)
