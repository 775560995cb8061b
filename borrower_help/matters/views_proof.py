"""Which kept files show that a letter went out, and which are the answer that came: chosen here, shown on the letter's page."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.evidence.choosing import choices, ticked
from borrower_help.letters import names
from borrower_help.letters.models import Letter, LetterPayload
from borrower_help.matters import services
from borrower_help.matters.models import Dispatch, Response
from borrower_help.matters.views_dispatch import issued_or_404

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
def sent_files(request: HttpRequest, case_id: UUID, issued_id: UUID) -> HttpResponse:
    """Choose the files that show how a letter was handed over."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    letter, payload = issued_or_404(case, issued_id)
    row = get_object_or_404(Dispatch, letter=letter, case=case.row, removed_on=None)
    return _files(request, case, letter, payload, row)


@require_http_methods(_METHODS)
def answer_files(request: HttpRequest, case_id: UUID, issued_id: UUID, answer_id: UUID) -> HttpResponse:
    """Choose the files that are an answer, or show it."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    letter, payload = issued_or_404(case, issued_id)
    row = get_object_or_404(Response, pk=answer_id, case=case.row, letter=letter, removed_on=None)
    return _files(request, case, letter, payload, row)


def _files(
    request: HttpRequest, case: OpenCase, letter: Letter, payload: LetterPayload, row: Dispatch | Response
) -> HttpResponse:
    there = choices(case, row.payload(case.keyring).files)
    if request.method == "POST":
        services.name_files(case=case, row=row, files=ticked(there, request.POST.getlist("file")))
        return redirect("matters:matter", case_id=case.id, issued_id=letter.pk)
    page: dict[str, Any] = {
        "case": case,
        "letter": letter,
        "title": names.LETTERS[payload.key],
        "choices": there[::-1],  # the latest, such as the photo just taken, first
        "answered": isinstance(row, Response),
    }
    return render(request, "matters/files.html", page)
