"""Deeds on an agreement that was signed: write it down, mark what was paid, take a mark back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.matters import services
from borrower_help.repayment.models import Agreement, Debt
from borrower_help.repayment.payloads_plan import MAX_MARKS, AgreementPayload

_RECORDED, _PAID = "sum.recorded", "sum.paid"


def save_agreement(*, case: OpenCase, debt: Debt, payload: AgreementPayload, revision: int) -> Agreement:
    """Save what was signed about a debt over the revision the person read; there is one of each debt; raise StaleRevision.

    One that was taken out and is saved here again is wanted: it stands again.
    """
    with transaction.atomic():
        Case.objects.select_for_update().filter(pk=case.id).first()
        row = Agreement.objects.filter(debt=debt, case=case.row).first() or Agreement(case=case.row, debt=debt)
        services.save_row(case=case, row=row, payload=payload, revision=revision, deed=_RECORDED)
    return row


def mark_paid(*, case: OpenCase, row: Agreement, payment: Mapping[str, Any]) -> None:
    """Note one payment; the same sent twice is one."""

    def change(payload: AgreementPayload) -> AgreementPayload:
        if payload.mark(payment["id"]) or len(payload.marks) >= MAX_MARKS:
            return payload
        return replace(payload, marks=[*payload.marks, dict(payment)])

    services.change_row(case=case, row=row, change=change, deed=_PAID)


def unmark(*, case: OpenCase, row: Agreement, mark: str) -> None:
    """Take one payment back."""

    def change(payload: AgreementPayload) -> AgreementPayload:
        return replace(payload, marks=[one for one in payload.marks if one["id"] != mark])

    services.change_row(case=case, row=row, change=change, deed=_PAID)


def name_proof(*, case: OpenCase, row: Agreement, mark: str, files: list[str]) -> None:
    """Say which kept files show a payment; whatever else stands there stays as it is now."""

    def change(payload: AgreementPayload) -> AgreementPayload:
        marks = [{**one, "files": files} if one["id"] == mark else one for one in payload.marks]
        return replace(payload, marks=marks)

    services.change_row(case=case, row=row, change=change)
