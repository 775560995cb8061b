"""The debts of a case: the list, three short screens for each, its true cost; taken out and back."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.core.forms import revision_of
from borrower_help.core.sealed import CHANGED_MEANWHILE, StaleRevision
from borrower_help.matters import services
from borrower_help.repayment.forms_debts import SCREENS
from borrower_help.repayment.models import Debt
from borrower_help.repayment.reading import debts_of
from borrower_help.repayment.showing import listed, told
from borrower_help.repayment.showing_plan import agreed_words
from borrower_help.repayment.signed import agreement_of

_METHODS = ["GET", "HEAD", "POST"]
_DEED = "sum.recorded"
MOST = 100  # debts of a case
_NEXT = {"who": "numbers", "numbers": "now"}


@require_safe
def debts(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """List the debts of a case with what each costs, and what all come to."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    return render(request, "repayment/debts.html", {"case": case, **listed(debts_of(case)), "may_edit": case.may_edit})


@require_http_methods(_METHODS)
def new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Begin a debt; sent twice, it is one."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    try:
        wanted = UUID(request.POST.get("row", ""))
    except ValueError:
        wanted = uuid4()
    if not services.standing_id(Debt, case, wanted):
        raise Http404
    if Debt.objects.filter(case=case.row).exclude(pk=wanted).count() >= MOST:
        return render(
            request, "repayment/debts.html", {"case": case, **listed(debts_of(case)), "full": True}, status=422
        )
    row = Debt.objects.filter(pk=wanted, case=case.row).first() or Debt(id=wanted, case=case.row)
    return _screen(request, case, row, "who")


@require_http_methods(_METHODS)
def who(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Change whom it is owed to."""
    return _change(request, case_id, sum_id, "who")


@require_http_methods(_METHODS)
def numbers(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Ask for the numbers."""
    return _change(request, case_id, sum_id, "numbers")


@require_http_methods(_METHODS)
def now(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Ask how it stands today."""
    return _change(request, case_id, sum_id, "now")


def _change(request: HttpRequest, case_id: UUID, sum_id: UUID, screen: str) -> HttpResponse:
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    return _screen(request, case, get_object_or_404(Debt, pk=sum_id, case=case.row), screen)


def _screen(request: HttpRequest, case: OpenCase, row: Debt, screen: str) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    begun = not row._state.adding
    stored = row.payload(case.keyring) if begun else None
    others = tuple(payload for one, payload in debts_of(case) if one.pk != row.pk) if screen == "who" else ()
    form = SCREENS[screen](data, stored=stored, today=dates.today(), others=others)
    page: dict[str, Any] = {"case": case, "form": form, "row": row, "revision": row.revision, "begun": begun}
    if data is None:
        return render(request, "repayment/debt_form.html", page)
    if not form.is_valid():
        return render(request, "repayment/debt_form.html", page, status=422)
    try:
        services.save_row(
            case=case, row=row, payload=form.payload(), revision=revision_of(request), deed=_DEED, keep_long=False
        )
    except StaleRevision:
        row.refresh_from_db()
        page["notice"] = CHANGED_MEANWHILE
        page["revision"] = row.revision
        return render(request, "repayment/debt_form.html", page, status=409)
    on = _NEXT.get(screen) if not begun or "on" in request.GET else None
    if on is None:
        return redirect("repayment:debt", case_id=case.id, sum_id=row.pk)
    response = redirect(f"repayment:{on}", case_id=case.id, sum_id=row.pk)
    response["Location"] += "?on=1"
    return response


@require_safe
def debt(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Show what a debt costs, its parts, what that may be held against, and what is not known."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    row = get_object_or_404(Debt, pk=sum_id, case=case.row)
    page = {"case": case, "row": row, "removed": row.removed_on is not None, "may_edit": case.may_edit}
    page["agreed"] = agreed_words(*agreement_of(case, row))
    return render(request, "repayment/debt.html", page | told(row.payload(case.keyring)))


@require_POST
def remove(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Take a debt out; its page then offers to undo it."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    services.remove(case=case, row=get_object_or_404(Debt, pk=sum_id, case=case.row))
    return redirect("repayment:debt", case_id=case_id, sum_id=sum_id)


@require_POST
def restore(request: HttpRequest, case_id: UUID, sum_id: UUID) -> HttpResponse:
    """Put a debt back."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    services.restore(case=case, row=get_object_or_404(Debt, pk=sum_id, case=case.row))
    return redirect("repayment:debt", case_id=case_id, sum_id=sum_id)
