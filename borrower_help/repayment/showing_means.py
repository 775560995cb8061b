"""A month as pages show it: what is left, a bar for a low and a high month, what is taken by itself, which paper shows what."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from borrower_help.core.fields import Words
from borrower_help.core.money import show_yuan
from borrower_help.repayment.affordability import COSTS, Month, a_month, months
from borrower_help.repayment.payloads_means import MeansPayload
from borrower_help.repayment.picture import month_bar
from borrower_help.repayment.showing import force_of, full_day_of
from borrower_help.repayment.words_means import COST_WORDS, EVENT_WORDS, PROOFS

_FLOOR = "seizure-rules-2020-art-3"  # what a court leaves to live on


def shown(payload: MeansPayload) -> dict[str, Any]:
    """Return everything the page of a month says."""
    page: dict[str, Any] = {
        "events": [named(EVENT_WORDS[key], _("; ").join(map(str, PROOFS[key]))) for key in payload.events],
        "since": full_day_of(payload.since),
        "debits": [_debit(one) for one in payload.debits],
        "lines": [named(COST_WORDS[line], _a_month(line, payload)) for line in COSTS if payload.costs.get(line)],
        "rough": payload.is_known and "household" not in payload.done,
        "uncounted": bool(payload.shared_income) and not payload.shared_yes,
    }
    both = months(payload.numbers)
    if both is None or not payload.is_known:
        return page
    low, high = both
    scale = max(high.income, high.floor, Decimal(1))
    page |= {
        "low": _month(low, scale),
        "high": _month(high, scale) if high != low else None,
        "costs": show_yuan(low.costs),
        "reserve": show_yuan(low.reserve) if low.reserve else "",
        "floor": show_yuan(low.floor),
        "nothing": low.spare == 0,
        "reserve_only": low.left < 0 <= low.left + low.reserve,
    }
    return page | _beside_standard(payload, low) | _taken(payload, low)


def _month(month: Month, scale: Decimal) -> dict[str, Any]:
    return {
        "income": show_yuan(month.income),
        "left": show_yuan(month.spare),
        "short": show_yuan(-month.left) if month.left < 0 else "",
        "bar": month_bar(month, scale),
    }


def _a_month(line: str, payload: MeansPayload) -> str:
    return _("%(sum)s yuan a month") % {"sum": show_yuan(a_month(line, Decimal(payload.costs[line])))}


def _debit(one: dict[str, Any]) -> str:
    told = [_("on day %(day)s") % {"day": one["day"]}] if one["day"] else []
    told += [_("%(sum)s yuan") % {"sum": show_yuan(Decimal(one["amount"]))}] if one["amount"] else []
    return named(one["where"], _(", ").join(told)) if told else str(one["where"])


def named(name: Words, said: str) -> str:
    """Return what is said of something, after its name."""
    return _("%(name)s: %(said)s") % {"name": name, "said": said}


def _beside_standard(payload: MeansPayload, low: Month) -> dict[str, Any]:
    """Return the local standard for everybody who lives on it; whether the costs named lie below it."""
    if not payload.standard or not payload.heads:
        return {}
    whole = Decimal(payload.standard) * payload.heads
    return {
        "standard": show_yuan(whole),
        "heads": payload.heads,
        "below_standard": low.costs < whole,
        "floor_law": force_of(_FLOOR),
    }


def _taken(payload: MeansPayload, low: Month) -> dict[str, Any]:
    taken = sum((Decimal(one["amount"]) for one in payload.debits if one["amount"]), Decimal())
    return {"taken": show_yuan(taken) if taken else "", "taken_too_much": taken > low.spare}
