"""Offers as pages show them: each lender's share, the requests side by side, what is not in it and why."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from borrower_help.core.money import show_yuan
from borrower_help.repayment.affordability import WAYS, Month, months
from borrower_help.repayment.models import Debt
from borrower_help.repayment.offers import (
    Form,
    Offer,
    Owed,
    as_agreed,
    forms,
    owed_of,
    share_out,
    with_interest,
)
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.payloads_means import MeansPayload
from borrower_help.repayment.showing import force_of
from borrower_help.repayment.words import KINDS
from borrower_help.repayment.words_offers import CHANGES, FORM_WORDS, WHY
from borrower_help.rules.terms import AGREED, REQUESTS, SOURCES

_ASKED_LONG = 60  # months; longer is said, not hidden


def owed(rows: Sequence[tuple[Debt, DebtPayload]]) -> list[Owed]:
    """Return the debts of which a balance is known."""
    found = (
        owed_of(str(row.pk), one.kind, one.numbers, Decimal(one.demanded) if one.demanded else None, one.hangs_on)
        for row, one in rows
    )
    return [one for one in found if one]


def budget_of(payload: MeansPayload) -> Decimal | None:
    """Return what may be offered a month: what was chosen, never more than what is left; None while the month is not known."""
    both = months(payload.numbers) if payload.is_known else None
    if both is None:
        return None
    spare = both[0].spare
    return min(Decimal(payload.offered), spare) if payload.offered else spare


def offered(rows: Sequence[tuple[Debt, DebtPayload]], payload: MeansPayload) -> dict[str, Any]:
    """Return everything the page of offers says."""
    debts = owed(rows)
    known = {one.key for one in debts}
    page: dict[str, Any] = {
        "unknown": [one.name for row, one in rows if str(row.pk) not in known],
        "none": not rows,
        "law": {"card": force_of(SOURCES["personal_instalments"]), "agreed": force_of(AGREED)},
    }
    budget = budget_of(payload)
    both = months(payload.numbers)
    if budget is None or both is None or not debts:
        return page | {"month_first": budget is None}
    low: Month = both[0]
    lump = Decimal(payload.lump or 0)
    offers = share_out(debts, budget, payload.way or WAYS[0])
    names = {str(row.pk): one for row, one in rows}
    agreed = [as_agreed(one.numbers) for _row, one in rows]
    contract = sum(agreed, Decimal()) if all(agreed) else Decimal()  # of which one is not known, nobody knows the sum
    return page | {
        "spare": show_yuan(low.spare),
        "nothing": not low.spare,
        "floor": show_yuan(low.floor),
        "budget": show_yuan(budget),
        "contract": show_yuan(contract) if contract else "",
        "rough": "household" not in payload.done,
        "as_agreed": 0 < contract <= low.spare,
        "cards": [_card(one, names[one.owed.key], lump) for one in offers],
        "reaches": any(one.parts for one in offers),
        "last": max((one.ends for one in offers), default=0),
        "has_card": any(one.kind == "card" for one in debts),
        "shares": _bar(offers),
        "changes": [
            {"words": words, "says": CHANGES[key]}
            for key, words in FORM_WORDS.items()
            if any(key in REQUESTS[one.kind] for one in debts)
        ],
    }


def _card(offer: Offer, payload: DebtPayload, lump: Decimal) -> dict[str, Any]:
    going_on = with_interest(offer.owed, offer.monthly) if offer.parts else None
    return {
        "key": offer.owed.key,
        "name": payload.name,
        "kind": KINDS[payload.kind],
        "balance": show_yuan(offer.owed.balance),
        "asked": bool(payload.demanded),
        "monthly": show_yuan(offer.monthly) if offer.parts else "",
        "count": len(offer.parts),
        "begins": offer.begins,
        "ends": offer.ends,
        "last_part": show_yuan(offer.parts[-1]) if offer.parts and offer.parts[-1] != offer.monthly else "",
        "long": len(offer.parts) > _ASKED_LONG,
        "interest_months": going_on[0] if going_on else 0,
        "interest_total": show_yuan(going_on[1]) if going_on else "",
        "endless": bool(offer.parts and offer.owed.rate and not going_on),
        "forms": [_row(one) for one in forms(offer, lump)],
    }


def _row(form: Form) -> dict[str, Any]:
    return {
        "key": form.key,
        "words": FORM_WORDS[form.key],
        "monthly": show_yuan(form.monthly) if form.monthly else "",
        "months": form.months or "",
        "total": show_yuan(form.total) if form.total else "",
        "fits": form.fits,
        "why": WHY[form.why] if form.why else "",
    }


def _bar(offers: Sequence[Offer]) -> list[tuple[float, float]]:
    """Return, for each offer, where on a line of 100 its months lie: left edge and width."""
    last = max((one.ends for one in offers), default=0)
    if not last:
        return []
    return [(round((one.begins - 1) * 328 / last, 1), round(max(len(one.parts) * 328 / last, 1), 1)) for one in offers]
