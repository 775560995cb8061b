"""One instalment of an agreement: what was paid of it, marked and taken back, with the files that show it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.evidence.choosing import choices, ticked
from borrower_help.repayment import services
from borrower_help.repayment.forms_plan import PaidForm
from borrower_help.repayment.models import Agreement
from borrower_help.repayment.payloads_plan import AgreementPayload
from borrower_help.repayment.plan import Stands
from borrower_help.repayment.showing_plan import payments_of, row_of, told_late
from borrower_help.repayment.views_plan import about, agreement_or_404

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
def instalment(request: HttpRequest, case_id: UUID, sum_id: UUID, number: int) -> HttpResponse:
    """Show one instalment with its payments, and ask for another one while something is open."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    row, payload, line = _line_or_404(case, sum_id, number)
    return _page(request, case, row, payload, line, PaidForm(line=line, stored=payload, today=dates.today()))


@require_safe
def late(request: HttpRequest, case_id: UUID, sum_id: UUID, number: int) -> HttpResponse:
    """Say what helps where an instalment cannot be paid, or was not: before its day and after it."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    row, payload, line = _line_or_404(case, sum_id, number)
    page = {**about(case, row), "line": row_of(line, dates.today()), **told_late(payload, line, dates.today())}
    return render(request, "repayment/late.html", page)


@require_POST
def mark(request: HttpRequest, case_id: UUID, sum_id: UUID, number: int) -> HttpResponse:
    """Note a payment."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row, payload, line = _line_or_404(case, sum_id, number)
    form = PaidForm(request.POST, line=line, stored=payload, today=dates.today())
    if not form.is_valid():
        return _page(request, case, row, payload, line, form, status=422)
    services.mark_paid(case=case, row=row, payment=form.payment())
    return redirect("repayment:agreement", case_id=case.id, sum_id=sum_id)


@require_POST
def unmark(request: HttpRequest, case_id: UUID, sum_id: UUID, mark_id: UUID) -> HttpResponse:
    """Take a payment back."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row, payload = agreement_or_404(case, sum_id)
    found = payload.mark(str(mark_id))
    services.unmark(case=case, row=row, mark=str(mark_id))
    if found is None or found["number"] > len(payload.dues):
        return redirect("repayment:agreement", case_id=case.id, sum_id=sum_id)
    return redirect("repayment:instalment", case_id=case.id, sum_id=sum_id, number=found["number"])


@require_http_methods(_METHODS)
def mark_files(request: HttpRequest, case_id: UUID, sum_id: UUID, mark_id: UUID) -> HttpResponse:
    """Choose the files that show a payment."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row, payload = agreement_or_404(case, sum_id)
    found = payload.mark(str(mark_id))
    if found is None:
        raise Http404
    there = choices(case, found["files"])
    if request.method == "POST":
        chosen = ticked(there, request.POST.getlist("file"))
        services.name_proof(case=case, row=row, mark=str(mark_id), files=chosen)
        return redirect("repayment:instalment", case_id=case.id, sum_id=sum_id, number=found["number"])
    page = {**about(case, row), "choices": there[::-1], "number": found["number"]}
    return render(request, "repayment/plan_files.html", page)


def _line_or_404(case: OpenCase, sum_id: UUID, number: int) -> tuple[Agreement, AgreementPayload, Stands]:
    row, payload = agreement_or_404(case, sum_id)
    lines = payload.plan.lines
    if not 1 <= number <= len(lines):
        raise Http404
    return row, payload, lines[number - 1]


def _page(
    request: HttpRequest,
    case: OpenCase,
    row: Agreement,
    payload: AgreementPayload,
    line: Stands,
    form: PaidForm,
    status: int = 200,
) -> HttpResponse:
    page: dict[str, Any] = {**about(case, row), "form": form, "line": row_of(line, dates.today())}
    page["payments"] = payments_of(case, payload, line.number)
    page["count"] = len(payload.dues)
    return render(request, "repayment/instalment.html", page, status=status)
