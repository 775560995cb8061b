"""What was signed about a debt: its paper, its instalments as a calendar; taken out and back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.core.forms import revision_of
from borrower_help.core.sealed import CHANGED_MEANWHILE, StaleRevision
from borrower_help.evidence.choosing import choices, ticked
from borrower_help.matters import services as matters
from borrower_help.repayment import services
from borrower_help.repayment.forms_plan import PartsForm, PointsForm, TermsForm
from borrower_help.repayment.models import Agreement, Debt
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.payloads_plan import AgreementPayload
from borrower_help.repayment.showing import force_of
from borrower_help.repayment.showing_plan import STOPS, told_plan
from borrower_help.repayment.signed import agreement_of, asks_who_lent, contacts_since

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
def agreement(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Show what was signed and its calendar: what is paid, what comes next."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    row, payload = agreement_or_404(case, sum_id)
    page = {**about(case, row), "removed": row.removed_on is not None, **told_plan(case, payload, dates.today())}
    page |= {"since": contacts_since(case, row), "law": force_of(STOPS)}
    page["who_lent"] = asks_who_lent(case, row, row.debt.payload(case.keyring))
    return render(request, "repayment/agreement.html", page)


@require_http_methods(_METHODS)
def terms(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Ask when it was signed, by whom, where it is written."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    debt = get_object_or_404(Debt, pk=sum_id, case=case.row)
    row, payload = agreement_of(case, debt)
    form = TermsForm(request.POST if request.method == "POST" else None, stored=payload, today=dates.today())
    return _screen(request, case, debt, row, form)


@require_http_methods(_METHODS)
def parts(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Ask for the instalments."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row, payload = agreement_or_404(case, sum_id)
    form = PartsForm(request.POST if request.method == "POST" else None, stored=payload)
    return _screen(request, case, row.debt, row, form)


@require_http_methods(_METHODS)
def agreed_points(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Ask of each point how the paper says it."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row, payload = agreement_or_404(case, sum_id)
    form = PointsForm(request.POST if request.method == "POST" else None, stored=payload)
    return _screen(request, case, row.debt, row, form)


def _screen(
    request: HttpRequest, case: OpenCase, debt: Debt, row: Agreement | None, form: TermsForm | PartsForm | PointsForm
) -> HttpResponse:
    page: dict[str, Any] = {"case": case, "form": form, "revision": row.revision if row else 1, "sum": debt.pk}
    page["begun"] = not isinstance(form, TermsForm)
    if not form.is_bound or not form.is_valid():
        return render(request, "repayment/agreement_form.html", page, status=422 if form.is_bound else 200)
    payload = form.payload()
    try:
        services.save_agreement(case=case, debt=debt, payload=payload, revision=revision_of(request))
    except StaleRevision:
        page["notice"] = CHANGED_MEANWHILE
        page["revision"] = Agreement.objects.get(debt=debt).revision
        return render(request, "repayment/agreement_form.html", page, status=409)
    return redirect("repayment:agreement" if payload.dues else "repayment:parts", case_id=case.id, sum_id=debt.pk)


@require_http_methods(_METHODS)
def files(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Choose the files that show what was signed."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row, payload = agreement_or_404(case, sum_id)
    there = choices(case, payload.files)
    if request.method == "POST":
        matters.name_files(case=case, row=row, files=ticked(there, request.POST.getlist("file")))
        return redirect("repayment:agreement", case_id=case.id, sum_id=sum_id)
    return render(request, "repayment/plan_files.html", {**about(case, row), "choices": there[::-1]})


@require_POST
def remove(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Take an agreement out; its page then offers to undo it."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    matters.remove(case=case, row=get_object_or_404(Agreement, debt=sum_id, case=case.row))
    return redirect("repayment:agreement", case_id=case_id, sum_id=sum_id)


@require_POST
def restore(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Put an agreement back."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    matters.restore(case=case, row=get_object_or_404(Agreement, debt=sum_id, case=case.row))
    return redirect("repayment:agreement", case_id=case_id, sum_id=sum_id)


def agreement_or_404(case: OpenCase, sum_id: UUID) -> tuple[Agreement, AgreementPayload]:
    """Return what was signed about a debt of this case, taken out or not."""
    row = get_object_or_404(Agreement.objects.select_related("debt"), debt=sum_id, case=case.row)
    payload: AgreementPayload = row.payload(case.keyring)
    return row, payload


def about(case: OpenCase, row: Agreement) -> dict[str, Any]:
    """Return what every page of an agreement says: which debt, and whether it may be changed."""
    debt: DebtPayload = row.debt.payload(case.keyring)
    may = case.may_edit
    return {"case": case, "sum": row.debt_id, "name": debt.name, "debt_kind": debt.kind, "may_edit": may}
