"""What came back on a letter: recorded, changed, taken out and back."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.core.forms import revision_of
from borrower_help.core.sealed import CHANGED_MEANWHILE, StaleRevision
from borrower_help.letters import names
from borrower_help.letters.models import Letter, LetterPayload
from borrower_help.matters import services
from borrower_help.matters.forms import ResponseForm
from borrower_help.matters.models import Dispatch, Response
from borrower_help.matters.payloads import DispatchPayload, ResponsePayload
from borrower_help.matters.reading import requests_of
from borrower_help.matters.views_dispatch import issued_or_404

_METHODS = ["GET", "HEAD", "POST"]


def _went_out(case: OpenCase, letter: Letter) -> date:
    """Return the day before which nothing can have been answered."""
    row = Dispatch.objects.filter(letter=letter, case=case.row, removed_on=None).first()
    sent: DispatchPayload | None = row.payload(case.keyring) if row else None
    if letter.issued_on is None:  # a constraint says so too
        raise Http404
    return sent.handed if sent else letter.issued_on


def _form(case: OpenCase, letter: Letter, payload: LetterPayload, **kept: Any) -> ResponseForm:
    return ResponseForm(requests=requests_of(payload), not_before=_went_out(case, letter), today=dates.today(), **kept)


@require_http_methods(_METHODS)
def new(request: HttpRequest, case_id: UUID, issued_id: UUID) -> HttpResponse:
    """Record what came back; sent twice, it is one answer."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    letter, payload = issued_or_404(case, issued_id)
    wanted = _sent_id(request)
    if not services.standing_id(Response, case, wanted):
        raise Http404
    row = Response(id=wanted, case=case.row, letter=letter)
    return _answer(request, case, letter, payload, row, None)


@require_http_methods(_METHODS)
def answer(request: HttpRequest, case_id: UUID, issued_id: UUID, answer_id: UUID) -> HttpResponse:
    """Change what is recorded of an answer."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    letter, payload = issued_or_404(case, issued_id)
    row = get_object_or_404(Response, pk=answer_id, case=case.row, letter=letter)
    return _answer(request, case, letter, payload, row, row.payload(case.keyring))


def _sent_id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("answer", ""))
    except ValueError:
        return uuid4()


def _answer(
    request: HttpRequest,
    case: OpenCase,
    letter: Letter,
    payload: LetterPayload,
    row: Response,
    stored: ResponsePayload | None,
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = _form(case, letter, payload, data=data, stored=stored)
    page = {
        "case": case,
        "letter": letter,
        "title": names.LETTERS[payload.key],
        "form": form,
        "answer": row,
        "stored": stored,
        "revision": row.revision,
        "removed": row.removed_on is not None,
    }
    if data is None:
        return render(request, "matters/answer.html", page)
    if not form.is_valid():
        return render(request, "matters/answer.html", page, status=422)
    try:
        services.save_row(
            case=case, row=row, payload=form.payload(), revision=revision_of(request), deed="letter.answered"
        )
    except StaleRevision:
        row.refresh_from_db()
        page["notice"] = CHANGED_MEANWHILE
        page["revision"] = row.revision
        return render(request, "matters/answer.html", page, status=409)
    return redirect("matters:matter", case_id=case.id, issued_id=letter.pk)


@require_POST
def remove(request: HttpRequest, case_id: UUID, issued_id: UUID, answer_id: UUID) -> HttpResponse:
    """Take an answer out; its page then offers to undo it."""
    return _deed(request, case_id, issued_id, answer_id, back=False)


@require_POST
def restore(request: HttpRequest, case_id: UUID, issued_id: UUID, answer_id: UUID) -> HttpResponse:
    """Put an answer back."""
    return _deed(request, case_id, issued_id, answer_id, back=True)


def _deed(request: HttpRequest, case_id: UUID, issued_id: UUID, answer_id: UUID, *, back: bool) -> HttpResponse:
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    letter, _payload = issued_or_404(case, issued_id)
    row = get_object_or_404(Response, pk=answer_id, case=case.row, letter=letter)
    (services.restore if back else services.remove)(case=case, row=row)
    if back:
        return redirect("matters:matter", case_id=case_id, issued_id=issued_id)
    return redirect("matters:answer", case_id=case_id, issued_id=issued_id, answer_id=answer_id)
