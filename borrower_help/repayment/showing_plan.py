"""An agreement as pages show it: what is paid and what is open, the calendar, one instalment with its payments."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from borrower_help.cases.access import OpenCase
from borrower_help.core.moments import full_day
from borrower_help.core.money import show_yuan
from borrower_help.matters.proof import proofs
from borrower_help.repayment.agreement_points import worrying
from borrower_help.repayment.models import Agreement
from borrower_help.repayment.payloads_plan import AgreementPayload
from borrower_help.repayment.picture import plan_bar
from borrower_help.repayment.plan import Plan, Stands
from borrower_help.repayment.showing import force_of
from borrower_help.repayment.words_plan import PLACES
from borrower_help.repayment.words_points import QUESTIONS, answer_words

STOPS = "credit-card-measures-2011-art-70-stop"  # as long as a signed plan for a card is kept


def agreed_words(row: Agreement | None, payload: AgreementPayload | None) -> str:
    """Return what stands under the way to an agreement: how much of it is paid; "" where none stands."""
    if row is None or payload is None or row.removed_on is not None:
        return ""
    plan = payload.plan
    said = {"paid": show_yuan(plan.paid), "open": show_yuan(plan.open), "day": full_day(payload.signed)}
    if not plan.lines:
        return _("signed on %(day)s") % said
    return (_("All of it is paid") if plan.done else _("%(paid)s yuan paid, %(open)s to go")) % said


def told_plan(case: OpenCase, payload: AgreementPayload, today: date) -> dict[str, Any]:
    """Return everything the page of an agreement says."""
    plan = payload.plan
    return {
        "payload": payload,
        "signed": full_day(payload.signed),
        "place": PLACES[payload.where],
        "lines": [row_of(line, today) for line in plan.lines],
        "next": row_of(plan.coming[0], today) if plan.coming else None,
        "done": plan.done,
        "worries": worries(payload),
        "looked_at": bool(payload.points),
        "proof": proofs(case, [payload.files])[0],
        **_sums(plan, today),
    }


def worries(payload: AgreementPayload) -> list[dict[str, Any]]:
    """Return the points whose line in the paper worries, with that line."""
    return [
        {"question": QUESTIONS[key], "said": answer_words(key, payload.points[key])} for key in worrying(payload.points)
    ]


def _sums(plan: Plan, today: date) -> dict[str, Any]:
    missed = plan.missed(today)
    return {
        "total": show_yuan(plan.total),
        "paid": show_yuan(plan.paid) if plan.paid else "",
        "open": show_yuan(plan.open),
        "missed": show_yuan(missed) if missed else "",
        "coming": show_yuan(plan.open - missed) if plan.open > missed else "",
        "over": show_yuan(plan.over) if plan.over else "",
        "bar": plan_bar(plan, today),
    }


def row_of(line: Stands, today: date) -> dict[str, Any]:
    """Return one instalment as pages show it."""
    return {
        "number": line.number,
        "day": full_day(line.on),
        "amount": show_yuan(line.amount),
        "after": show_yuan(line.after),
        "paid": show_yuan(line.paid) if line.paid else "",
        "open": show_yuan(line.open) if line.open else "",
        "left": line.left(today),
        "late": line.late(today),
        "close": line.close(today),
    }


# What goes to them is Chinese whatever the page speaks; it promises nothing and confirms nothing.
_BEFORE = (
    "你好。我们{signed}签的分期协议，第{number}期最晚{day}，我可能付不出，或者付不齐。请书面告诉我：能不能往后改几天，"
    "或者这一期先付一部分；改了加不加费用；协议还算不算数。我只是来商量这一期，不是确认金额和费用。"
)
_AFTER = (
    "你好。我们{signed}签的分期协议，第{number}期（{day}）我没能付齐。请书面告诉我：能不能补上以后协议照旧，补到哪天、补多少；"
    "加不加费用；协议还算不算数。我只是来商量这一期，不是确认金额和费用。"
)


def told_late(payload: AgreementPayload, line: Stands, today: date) -> dict[str, Any]:
    """Return what to say to them about one instalment, and what the paper itself says of a missed one."""
    with translation.override("zh-hans"):
        told = {"signed": full_day(payload.signed), "number": line.number, "day": full_day(line.on)}
    said = payload.points.get("missed", "")
    return {
        "message": (_AFTER if line.late(today) else _BEFORE).format(**told),
        "paper_says": answer_words("missed", said) if said else "",
        "law": force_of(STOPS),
    }


def payments_of(case: OpenCase, payload: AgreementPayload, number: int) -> list[dict[str, Any]]:
    """Return the payments of one instalment, with the files that show each."""
    marks = [one for one in payload.marks if one["number"] == number]
    shown = proofs(case, [one["files"] for one in marks])
    return [
        {
            "id": one["id"],
            "day": full_day(date.fromisoformat(one["on"])),
            "amount": show_yuan(Decimal(one["amount"])),
            "proof": proof,
        }
        for one, proof in zip(marks, shown, strict=True)
    ]
