"""Debts as pages show them: the cost, its parts, the lines of law that apply, what could not be worked out."""

from datetime import date
from decimal import Decimal
from typing import Any

from borrower_help.core import languages
from borrower_help.core.moments import full_day
from borrower_help.core.money import show_yuan
from borrower_help.core.traditional import traditional
from borrower_help.repayment.cost import NoRate
from borrower_help.repayment.debts import DISCLOSED_SINCE, LAW_OF, Worked, missing, paid_and_open, work_out
from borrower_help.repayment.models import Debt
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.picture import picture
from borrower_help.repayment.words import KINDS, MISSING
from borrower_help.rules.shapes import Basis
from borrower_help.rules.wording import force_label

# What the pages' sentences rest on; each is named with its binding force.
LAW = {
    "kept": "civil-code-art-670",
    "cap": "private-lending-interpretation-art-25",
    "fees": "private-lending-interpretation-art-29",
    "scope": "private-lending-interpretation-art-1",
    "local": "private-lending-scope-reply-1",
    "table": "cost-disclosure-2026-main",
}
_CENT_A_TIME = Decimal("1.00")  # rounding of the instalments is no surplus


def cited() -> dict[str, str]:
    """Return each source with its binding force, in the language of the page."""
    return {key: force_of(article) for key, article in LAW.items()}


def force_of(article: str) -> str:
    """Return one source with its binding force, in the language of the page."""
    language = languages.current()
    label = force_label(Basis(article, carries=False), language)
    return traditional(label) if language == "zh-hant" else label


def listed(rows: list[tuple[Debt, DebtPayload]]) -> dict[str, Any]:
    """Return the list of debts, each with its rate where it can be worked out, and what all ask for."""
    cards = [{"row": row, "name": one.name, "kind": KINDS[one.kind], "percent": _percent(one)} for row, one in rows]
    known = [Decimal(one.demanded) for _row, one in rows if one.demanded]
    return {
        "cards": cards,
        "asked": show_yuan(sum(known, Decimal())) if known else "",
        "unasked": len(rows) - len(known),
    }


def _table_applies(payload: DebtPayload) -> bool:
    """Return whether the table of all costs may be asked for: that it holds for credit cards was not seen in a source."""
    return payload.kind != "card" and (payload.began_on == "" or payload.began_on >= DISCLOSED_SINCE.isoformat())


def _percent(payload: DebtPayload) -> str:
    try:
        return f"{work_out(payload.numbers).cost.simple * 100:.1f}"
    except (NoRate, ValueError):
        return ""


def told(payload: DebtPayload) -> dict[str, Any]:
    """Return everything the page of a debt says."""
    numbers = payload.numbers
    lacks = missing(numbers)
    page: dict[str, Any] = {
        "payload": payload,
        "kind_words": KINDS[payload.kind],
        "missing": [MISSING[name] for name in lacks],
        "overdue": full_day_of(payload.overdue_since),
        "demanded": _shown(payload.demanded),
        "kind": LAW_OF.get(payload.kind, ""),
        "table_applies": _table_applies(payload),
        "law": cited(),
        "read": len(numbers.rows),
        "read_sum": show_yuan(sum(numbers.payments, Decimal())) if numbers.rows else "",
    }
    if lacks:
        return page
    try:
        worked = work_out(numbers)
    except NoRate as error:
        return page | {"no_rate": error.code}
    paid, open_sum = paid_and_open(numbers)
    page |= {"paid_so_far": show_yuan(paid), "open_sum": show_yuan(open_sum), "paid_count": payload.paid_count}
    return page | _worked(payload, worked)


def _worked(payload: DebtPayload, worked: Worked) -> dict[str, Any]:
    numbers = payload.numbers
    arrived = numbers.arrived or Decimal()
    quoted = numbers.quoted
    rest = worked.extra - worked.before - worked.fees
    surplus = worked.surplus if worked.surplus and worked.surplus > _CENT_A_TIME * len(numbers.payments) else None
    return {
        "cost": worked.cost,
        "percent": f"{worked.cost.simple * 100:.1f}",
        "compound": f"{worked.cost.effective * 100:.1f}",
        "by_days": worked.by_days,
        "quoted": f"{quoted:f}" if quoted is not None else "",
        "higher": quoted is not None and worked.cost.simple * 100 - float(quoted) >= 1,
        "at_quoted": show_yuan(worked.at_quoted) if worked.at_quoted is not None and surplus else "",
        "surplus": show_yuan(surplus) if surplus else "",
        "received": show_yuan(arrived),
        "assumed": not payload.received,
        "paid": show_yuan(worked.paid),
        "extra": show_yuan(worked.extra),
        "principal": show_yuan(numbers.principal or arrived),
        "kept": show_yuan(worked.kept) if worked.kept else "",
        "fee": show_yuan(numbers.fee) if numbers.fee else "",
        "fees": show_yuan(worked.fees) if worked.fees else "",
        "count": len(numbers.payments),
        "object": bool(worked.kept or numbers.fee or worked.fees or surplus),
        "rest": show_yuan(rest),
        "picture": picture(received=arrived, before=worked.before, fees=worked.fees, extra=rest),
    }


def _shown(text: str) -> str:
    return show_yuan(Decimal(text)) if text else ""


def full_day_of(text: str) -> str:
    """Return a stored day in words, "" where unknown."""
    return full_day(date.fromisoformat(text)) if text else ""
