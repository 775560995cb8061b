"""The log of what the other side promised: the list, two short screens for each, the small deeds; taken out and back."""

from dataclasses import replace
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
from borrower_help.repayment.forms_promises import SCREENS
from borrower_help.repayment.models import Debt, Promise
from borrower_help.repayment.payloads_promises import ENDS, MAX_ASKED, PromisePayload
from borrower_help.repayment.promised import promises_of
from borrower_help.repayment.reading import debts_of
from borrower_help.repayment.showing_promises import beside, listed, told
from borrower_help.repayment.signed import agreement_of

_METHODS = ["GET", "HEAD", "POST"]
_DEED = "promise.noted"
MOST = 200  # promises of a case


@require_safe
def promises(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """List what was promised, what presses first."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    return _list(request, case)


def _list(request: HttpRequest, case: OpenCase, **more: Any) -> HttpResponse:
    page = {"case": case, "may_edit": case.may_edit, **listed(promises_of(case, dates.today())), **more}
    return render(request, "repayment/promises.html", page, status=422 if more else 200)


@require_http_methods(_METHODS)
def new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Begin a promise; sent twice, it is one."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    try:
        wanted = UUID(request.POST.get("row", ""))
    except ValueError:
        wanted = uuid4()
    if not services.standing_id(Promise, case, wanted):
        raise Http404
    if Promise.objects.filter(case=case.row).exclude(pk=wanted).count() >= MOST:
        return _list(request, case, full=True)
    row = Promise.objects.filter(pk=wanted, case=case.row).first() or Promise(id=wanted, case=case.row)
    return _screen(request, case, row, "what")


@require_http_methods(_METHODS)
def what(request: HttpRequest, case_id: UUID, said_id: UUID) -> HttpResponse:
    """Change what was promised."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    return _screen(request, case, get_object_or_404(Promise, pk=said_id, case=case.row), "what")


@require_http_methods(_METHODS)
def who(request: HttpRequest, case_id: UUID, said_id: UUID) -> HttpResponse:
    """Ask who said it, and how."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    return _screen(request, case, get_object_or_404(Promise, pk=said_id, case=case.row), "who")


def _screen(request: HttpRequest, case: OpenCase, row: Promise, screen: str) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    stored = None if row._state.adding else row.payload(case.keyring)
    debts = _debts_named(case, stored) if screen == "who" else []
    form = SCREENS[screen](data, stored=stored, today=dates.today(), debts=debts)
    page: dict[str, Any] = {"case": case, "form": form, "row": row, "revision": row.revision, "begun": bool(stored)}
    if data is None:
        return render(request, "repayment/promise_form.html", page)
    if not form.is_valid():
        return render(request, "repayment/promise_form.html", page, status=422)
    try:
        services.save_row(case=case, row=row, payload=form.payload(), revision=revision_of(request), deed=_DEED)
    except StaleRevision:
        row.refresh_from_db()
        page["notice"] = CHANGED_MEANWHILE
        page["revision"] = row.revision
        return render(request, "repayment/promise_form.html", page, status=409)
    on = "promise" if screen == "who" or (stored and stored.said_on) else "promise_who"
    return redirect(f"repayment:{on}", case_id=case.id, said_id=row.pk)


def _debts_named(case: OpenCase, stored: PromisePayload | None) -> list[tuple[str, str]]:
    """Return the debts to choose from; the one it is about stays among them, also where it was taken out since."""
    named = [(str(debt.pk), payload.name) for debt, payload in debts_of(case)]
    about = stored.debt if stored else ""
    if about and about not in dict(named):
        gone = Debt.objects.filter(pk=about, case=case.row).first()
        named += [(about, gone.payload(case.keyring).name)] if gone else []
    return named


@require_safe
def promise(request: HttpRequest, case_id: UUID, said_id: UUID) -> HttpResponse:
    """Show a promise with its one next step and the sentence to send them."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    row = get_object_or_404(Promise, pk=said_id, case=case.row)
    payload: PromisePayload = row.payload(case.keyring)
    debt = Debt.objects.filter(pk=payload.debt, case=case.row, removed_on=None).first() if payload.debt else None
    signed_row, signed = agreement_of(case, debt) if debt else (None, None)
    page = {
        "case": case,
        "row": row,
        "removed": row.removed_on is not None,
        "may_edit": case.may_edit,
        "debt": debt.payload(case.keyring).name if debt else "",  # it may have been taken out meanwhile
        "beside": beside(payload, signed) if signed_row and signed_row.removed_on is None else [],
    }
    return render(request, "repayment/promise.html", page | told(payload, dates.today()))


@require_POST
def asked(request: HttpRequest, case_id: UUID, said_id: UUID) -> HttpResponse:
    """Note that it was asked for in writing today; twice on one day is once."""
    today = dates.today().isoformat()

    def change(payload: PromisePayload) -> PromisePayload:
        days = [day for day in payload.asked_on if day != today]
        return replace(payload, asked_on=[*days, today][-MAX_ASKED:])

    return _changed(request, case_id, said_id, change)


@require_POST
def end(request: HttpRequest, case_id: UUID, said_id: UUID) -> HttpResponse:
    """Note whether they did it, or that it is open after all."""
    wanted = request.POST.get("end", "")
    return _changed(
        request, case_id, said_id, lambda payload: replace(payload, end=wanted) if wanted in ENDS else payload
    )


def _changed(request: HttpRequest, case_id: UUID, said_id: UUID, change: services.Change) -> HttpResponse:
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row = get_object_or_404(Promise, pk=said_id, case=case.row)
    if row.removed_on is None:
        services.change_row(case=case, row=row, change=change, deed=_DEED)
    return redirect("repayment:promise", case_id=case_id, said_id=said_id)


@require_POST
def remove(request: HttpRequest, case_id: UUID, said_id: UUID) -> HttpResponse:
    """Take a promise out; its page then offers to undo it."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    services.remove(case=case, row=get_object_or_404(Promise, pk=said_id, case=case.row))
    return redirect("repayment:promise", case_id=case_id, said_id=said_id)


@require_POST
def restore(request: HttpRequest, case_id: UUID, said_id: UUID) -> HttpResponse:
    """Put a promise back."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    services.restore(case=case, row=get_object_or_404(Promise, pk=said_id, case=case.row))
    return redirect("repayment:promise", case_id=case_id, said_id=said_id)
