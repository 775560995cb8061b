"""What a request for other terms may take over from a debt, a month and the offer made of both; its sender sees it first."""

from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.repayment.affordability import WAYS, ZERO
from borrower_help.repayment.offers import share_out
from borrower_help.repayment.reading import debts_of, means_of
from borrower_help.repayment.showing_offers import budget_of, owed

REQUEST = "negotiation"
_PRODUCT = {"card": "card", "shop": "other", "unknown": "other"}
_CAUSE = {
    "illness": "illness",
    "job": "job",
    "pay": "job",
    "business": "job",
    "birth": "family",
    "death": "family",
    "disaster": "disaster",
    "other": "other",
}


def answers_about(case: OpenCase, debt_id: UUID, key: str) -> dict[str, str]:
    """Return what the request asks and is known: the product, what happened first, the offer."""
    rows = debts_of(case) if key == REQUEST else []
    debt = next((one for row, one in rows if row.pk == debt_id), None)
    if debt is None:
        return {}
    _row, month = means_of(case)
    told = {"product": _PRODUCT.get(debt.kind, "loan"), "cause_since": month.since}
    told["cause"] = _CAUSE[month.events[0]] if month.events else ""
    offers = share_out(owed(rows), budget_of(month) or ZERO, month.way or WAYS[0])
    offer = next((one for one in offers if one.owed.key == str(debt_id) and one.parts), None)
    if offer:
        told |= {"monthly": f"{offer.monthly:.2f}", "months": f"{len(offer.parts)}期"}
    return {name: said for name, said in told.items() if said}
