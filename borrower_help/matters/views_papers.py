"""Papers of courts: which came, when, until when to act on it; dealt with, taken out and back."""

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
from borrower_help.core.moments import full_day
from borrower_help.core.sealed import CHANGED_MEANWHILE, StaleRevision
from borrower_help.matters import services
from borrower_help.matters.forms import PaperForm
from borrower_help.matters.models import Paper
from borrower_help.matters.payloads import PaperPayload
from borrower_help.matters.words import PAPERS
from borrower_help.rules.court import deadline

_METHODS = ["GET", "HEAD", "POST"]
_DEED = "paper.recorded"


@require_http_methods(_METHODS)
def new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record a paper; sent twice, it is one."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    try:
        wanted = UUID(request.POST.get("row", ""))
    except ValueError:
        wanted = uuid4()
    if not services.standing_id(Paper, case, wanted):
        raise Http404
    return _form_page(request, case, Paper(id=wanted, case=case.row), None)


@require_http_methods(_METHODS)
def change(request: HttpRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """Change what is recorded of a paper."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row = get_object_or_404(Paper, pk=paper_id, case=case.row)
    return _form_page(request, case, row, row.payload(case.keyring))


def _form_page(request: HttpRequest, case: OpenCase, row: Paper, stored: PaperPayload | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = PaperForm(data, today=dates.today(), stored=stored)
    page: dict[str, Any] = {"case": case, "form": form, "row": row, "revision": row.revision}
    if data is None:
        return render(request, "matters/paper_form.html", page)
    if not form.is_valid():
        return render(request, "matters/paper_form.html", page, status=422)
    try:
        services.save_row(case=case, row=row, payload=form.payload(), revision=revision_of(request), deed=_DEED)
    except StaleRevision:
        row.refresh_from_db()
        page["notice"] = CHANGED_MEANWHILE
        page["revision"] = row.revision
        return render(request, "matters/paper_form.html", page, status=409)
    return redirect("matters:paper", case_id=case.id, paper_id=row.pk)


@require_safe
def paper(request: HttpRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """Show a paper with the sum of its days, line by line."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    row = get_object_or_404(Paper, pk=paper_id, case=case.row)
    payload: PaperPayload = row.payload(case.keyring)
    page = {
        "case": case,
        "row": row,
        "payload": payload,
        "title": PAPERS[payload.paper],
        "removed": row.removed_on is not None,
        "may_edit": case.may_edit,
        **_sum(payload),
    }
    return render(request, "matters/paper.html", page)


def _sum(payload: PaperPayload) -> dict[str, Any]:
    found = deadline(payload.paper, payload.received)
    came = {"came": full_day(payload.received)}
    if found is None:
        return came
    last = {"first": full_day(found.first), "end": full_day(found.end), "last": full_day(found.last or found.end)}
    return {**came, **last, "found": found, "left": found.left(dates.today())}


@require_POST
def done(request: HttpRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """Note that it was dealt with today, or that it was not after all."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row = get_object_or_404(Paper, pk=paper_id, case=case.row)
    payload: PaperPayload = row.payload(case.keyring)
    on = "" if payload.done_on else dates.today().isoformat()
    if row.removed_on is None:
        changed = replace(payload, done_on=on)
        services.save_row(case=case, row=row, payload=changed, revision=row.revision, deed=_DEED)
    return redirect("matters:paper", case_id=case_id, paper_id=paper_id)


@require_POST
def remove(request: HttpRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """Take a paper out; its page then offers to undo it."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    services.remove(case=case, row=get_object_or_404(Paper, pk=paper_id, case=case.row))
    return redirect("matters:paper", case_id=case_id, paper_id=paper_id)


@require_POST
def restore(request: HttpRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """Put a paper back."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    services.restore(case=case, row=get_object_or_404(Paper, pk=paper_id, case=case.row))
    return redirect("matters:paper", case_id=case_id, paper_id=paper_id)
