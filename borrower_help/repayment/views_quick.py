"""The short way from nothing to a request: some debts on a page each, a month on one page, then what can be offered."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.core.forms import revision_of
from borrower_help.core.sealed import CHANGED_MEANWHILE, StaleRevision
from borrower_help.core.storage import is_full
from borrower_help.guides.notice import consent_text
from borrower_help.incidents import beginnings
from borrower_help.matters import services
from borrower_help.repayment.forms_quick import QuickDebtForm, ShortMonthForm
from borrower_help.repayment.models import Debt, Means
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.reading import debts_of, go_on, means_of
from borrower_help.repayment.views_debts import MOST

_METHODS = ["GET", "HEAD", "POST"]
_DEED = "sum.recorded"
QUICK = 3  # debts that are asked for one after the other; more of them stand in the list


@require_http_methods(_METHODS)
def talk(request: HttpRequest) -> HttpResponse:
    """Say what to do before anything is promised, and ask for the first debt; who has a record goes on in it."""
    case = beginnings.latest_case(beginnings.known_visitor(request), "borrower")
    if case is not None:
        return _add(request, case) if request.method == "POST" else redirect(go_on(case), case_id=case.id)
    if is_full():
        return render(request, "incidents/full.html", status=503)
    form = _form(request, (), consent=consent_text())
    if request.method == "POST" and form.is_valid():
        beginnings.slow_down(request)
        with transaction.atomic():
            case = beginnings.begin_case(request, perspective="borrower")
            _save(case, _row(request, case), form.payload())
        return _further(request, case, 1)
    return _page(request, {"form": form, "number": 1}, 422 if form.errors else 200)


@require_http_methods(_METHODS)
def quick(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask for one more debt on a page."""
    return _add(request, get_case_or_404(request, case_id, need=Access.EDIT))


def _add(request: HttpRequest, case: OpenCase) -> HttpResponse:
    row = _row(request, case)
    there = [payload for one, payload in debts_of(case) if one.pk != row.pk]
    form = _form(request, tuple(there))
    number = len(there) + 1
    if request.method == "POST" and form.is_valid() and number <= MOST:
        try:
            _save(case, row, form.payload())
        except (
            StaleRevision
        ):  # the same page, sent again with something else in it: what stands there is looked at first
            return redirect("repayment:debt", case_id=case.id, sum_id=row.pk)
        return _further(request, case, number)
    page = {"form": form, "number": number, "case": case, "row": row, "full": number > MOST}
    return _page(request, page, 422 if form.errors or number > MOST else 200)


def _form(request: HttpRequest, others: tuple[DebtPayload, ...], consent: str = "") -> QuickDebtForm:
    data = request.POST if request.method == "POST" else None
    return QuickDebtForm(data, stored=None, today=dates.today(), others=others, consent=consent)


def _row(request: HttpRequest, case: OpenCase) -> Debt:
    """Return the debt a form brought the id of, so that one sent twice is one; 404 for somebody else's."""
    wanted = beginnings.sent_id(request.POST)
    if not services.standing_id(Debt, case, wanted):
        raise Http404
    return Debt.objects.filter(pk=wanted, case=case.row).first() or Debt(id=wanted, case=case.row)


def _save(case: OpenCase, row: Debt, payload: DebtPayload) -> None:
    services.save_row(case=case, row=row, payload=payload, revision=0, deed=_DEED, keep_long=False)


def _further(request: HttpRequest, case: OpenCase, number: int) -> HttpResponse:
    """Go on to the next debt where one was asked for, else past the key code to the month."""
    if "more" in request.POST and number < MOST:
        return redirect("repayment:quick", case_id=case.id)
    return redirect(beginnings.code_first(case, reverse(go_on(case), args=[case.id])))


def _page(request: HttpRequest, page: dict[str, Any], status: int) -> HttpResponse:
    page["row_id"] = page["row"].pk if "row" in page else beginnings.sent_id(request.POST)
    page["more"] = page["number"] < QUICK
    if page["number"] > 1:
        case = page["case"]
        page["on_url"] = beginnings.code_first(case, reverse(go_on(case), args=[case.id]))
    return render(request, "repayment/quick.html", page, status=status)


@require_http_methods(_METHODS)
def short(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask a month on one page; then what can be offered."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row, stored = means_of(case)
    data = request.POST if request.method == "POST" else None
    if data is None and stored.is_known:  # told already, perhaps line by line: that is changed where it was told
        return redirect("repayment:month", case_id=case.id)
    form = ShortMonthForm(data, stored=stored, today=dates.today())
    page: dict[str, Any] = {"case": case, "form": form, "revision": row.revision if row else 0}
    if data is None or not form.is_valid():
        return render(request, "repayment/short_month.html", page, status=422 if form.errors else 200)
    try:
        services.save_single(case=case, model=Means, payload=form.payload(), revision=revision_of(request), deed=_DEED)
    except StaleRevision:
        row, _stored = means_of(case)
        page["revision"] = row.revision if row else 0
        page["notice"] = CHANGED_MEANWHILE
        return render(request, "repayment/short_month.html", page, status=409)
    return redirect("repayment:offers", case_id=case.id)
