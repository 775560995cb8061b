"""A month of the owner's: five short screens, each sealed at once, and what is left."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.core.forms import revision_of
from borrower_help.core.sealed import CHANGED_MEANWHILE, StaleRevision
from borrower_help.matters import services
from borrower_help.repayment.forms_means import FORMS, SCREENS
from borrower_help.repayment.models import Means
from borrower_help.repayment.reading import means_of
from borrower_help.repayment.showing_means import shown


@require_safe
def month(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what is left of a month, or where the five screens go on."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    _row, payload = means_of(case)
    page = {"case": case, "payload": payload, "next": payload.next_screen(), "begun": bool(payload.done)}
    page |= {"may_edit": case.may_edit, "screens": SCREENS}
    return render(request, "repayment/month.html", page | shown(payload))


@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: HttpRequest, case_id: UUID, screen: str) -> HttpResponse:
    """Ask one screen and go on to the first that was not answered, or to what is left."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    if screen not in FORMS:
        raise Http404
    row, stored = means_of(case)
    data = request.POST if request.method == "POST" else None
    form = FORMS[screen](data, stored=stored, today=dates.today())
    page: dict[str, Any] = {"case": case, "form": form, "revision": row.revision if row else 0}
    page |= {"number": SCREENS.index(screen) + 1, "total": len(SCREENS), "next": stored.next_screen()}
    if data is None:
        return render(request, "repayment/month_form.html", page)
    if not form.is_valid():
        return render(request, "repayment/month_form.html", page, status=422)
    payload = form.payload()
    try:
        services.save_single(
            case=case, model=Means, payload=payload, revision=revision_of(request), deed="sum.recorded"
        )
    except StaleRevision:
        row, _stored = means_of(case)
        page["notice"] = CHANGED_MEANWHILE
        page["revision"] = row.revision if row else 0
        return render(request, "repayment/month_form.html", page, status=409)
    on = payload.next_screen()
    if on and "stop" not in request.POST:
        return redirect("repayment:month_screen", case_id=case.id, screen=on)
    return redirect("repayment:month", case_id=case.id)
