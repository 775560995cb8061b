"""What a request for other terms may take over from a debt, a month and the offer made of both; its sender sees it first."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.letters.contexts import Paper, Terms
from borrower_help.letters.terms import OF_SUM
from borrower_help.repayment import words_paper
from borrower_help.repayment.affordability import COSTS, WAYS, ZERO, a_month, months
from borrower_help.repayment.models import Debt
from borrower_help.repayment.offers import Form, Offer, forms, parts_of, share_out
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.payloads_means import MeansPayload
from borrower_help.repayment.reading import debts_of, means_of
from borrower_help.repayment.showing_offers import budget_of, owed
from borrower_help.rules.terms import REQUESTS, usual_form

REQUEST = "negotiation"
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
    """Return what the request asks and is known: which sum it is about, what happened first, since when."""
    if key != REQUEST or not Debt.objects.filter(case=case.row, pk=debt_id, removed_on=None).exists():
        return {}
    _row, month = means_of(case)
    told = {OF_SUM: str(debt_id), "cause_since": month.since}
    told["cause"] = _CAUSE[month.events[0]] if month.events else ""
    return {name: said for name, said in told.items() if said}


def terms_of(case: OpenCase, debt_id: UUID, form: str) -> Terms | None:
    """Return everything a request may say of a debt, out of its offer and the month; None where the debt is not there."""
    rows = debts_of(case)
    debt = next((one for row, one in rows if row.pk == debt_id), None)
    offers = _offers(rows, month := means_of(case)[1])
    if debt is None:
        return None
    offer = next((one for one in offers if one.owed.key == str(debt_id)), None)
    form = form if form in REQUESTS[debt.kind] else usual_form(debt.kind)
    papers = tuple(
        Paper(f"{event}.{n}", words_paper.EVENTS[event], name)
        for event in month.events
        for n, name in enumerate(words_paper.PAPERS[event])
    )
    if offer is None:  # of which nobody knows how much is asked for: the letter leaves its sums to the pen
        return Terms(debt.kind, form, ZERO, papers=papers, words=month.words)
    terms = _sums(offer, form, Decimal(month.lump or 0))
    return Terms(
        debt.kind,
        form,
        offer.owed.balance,
        **terms,
        means=_month(month, offers, offer),
        papers=papers,
        words=month.words,
    )


def form_of(case: OpenCase, debt_id: UUID, key: str) -> tuple[Offer | None, Form]:
    """Return the offer for a debt that stands and the request wanted, else the usual one; no offer where no sum is known."""
    rows, month = debts_of(case), means_of(case)[1]
    kind = next(one.kind for row, one in rows if row.pk == debt_id)
    offer = next((one for one in _offers(rows, month) if one.owed.key == str(debt_id)), None)
    if key not in REQUESTS[kind]:
        nothing = budget_of(month) is not None and offer is not None and not offer.parts
        key = _without_money(kind) if nothing else usual_form(kind)
    if offer is None:
        return None, Form(key, fits=False)
    return offer, next(one for one in forms(offer, Decimal(month.lump or 0)) if one.key == key)


def _without_money(kind: str) -> str:
    """Return what can be asked for where nothing is left to offer: a pause, else that fees fall away."""
    return "freeze" if "freeze" in REQUESTS[kind] else "fee_waiver"


def _offers(rows: Sequence[tuple[Debt, DebtPayload]], month: MeansPayload) -> tuple[Offer, ...]:
    return share_out(owed(rows), budget_of(month) or ZERO, month.way or WAYS[0])


def _sums(offer: Offer, key: str, lump: Decimal) -> dict[str, Any]:
    """Return the sums of a request; none where it does not fit what is left or the rules."""
    form = next(one for one in forms(offer, lump) if one.key == key)
    if not form.fits:
        return {}
    if key == "settlement":
        return {"once": form.total}
    if key == "freeze" or not offer.parts:
        return {}
    return {"monthly": offer.monthly, "begins": offer.begins, "parts": parts_of(offer, key)}


def _month(month: MeansPayload, offers: Sequence[Offer], offer: Offer) -> tuple[tuple[str, Decimal], ...]:
    """Return the lines of a low month, a total each: what others put in only with their yes, nobody's name or employer."""
    both, budget = months(month.numbers), budget_of(month)
    if both is None or budget is None:
        return ()
    low, income, costs = both[0], month.numbers.income, month.numbers.costs
    lines = [(words_paper.PAY, low.income - income.other - income.shared)]
    lines += [(words_paper.OTHER_INCOME, income.other), (words_paper.SHARED, income.shared)]
    lines += [(words_paper.COSTS[line], a_month(line, costs[line])) for line in COSTS if line in costs]
    lines += [(words_paper.FLOOR, low.costs), (words_paper.RESERVE, low.reserve)]
    known = [line for place, line in enumerate(lines) if line[1] or not place]
    return (*known, (words_paper.LEFT, budget), *_shared_out(budget, month, offers, offer))


def _shared_out(
    budget: Decimal, month: MeansPayload, offers: Sequence[Offer], offer: Offer
) -> tuple[tuple[str, Decimal], ...]:
    """Return what of it is for this lender and what for the others, where all are paid at the same time."""
    elsewhere = sum((one.monthly for one in offers), ZERO) - offer.monthly
    if not elsewhere or not offer.parts or (month.way or WAYS[0]) != "pro_rata":
        return ()
    return (words_paper.HERE, offer.monthly), (words_paper.ELSEWHERE, elsewhere)
