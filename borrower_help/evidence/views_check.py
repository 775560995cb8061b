"""Codes to give along with files: made, shown once, listed, revoked."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from borrower_help.accounts.codes import in_fours
from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.core.fields import Words
from borrower_help.evidence import check_codes, services
from borrower_help.evidence.words_verify import ALREADY_MADE, NOTHING_TO_CHECK, TOO_MANY_CODES


@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """List the codes that open something; make one and show it, this once."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    if request.method != "POST":
        return _page(request, case)
    try:
        code = check_codes.make(case=case, code_id=_sent_id(request))
    except check_codes.TooMany:
        return _page(request, case, status=409, notice=TOO_MANY_CODES)
    except check_codes.NothingToCheck:
        return _page(request, case, status=422, notice=NOTHING_TO_CHECK)
    if not code:
        return _page(request, case, notice=ALREADY_MADE)
    return _page(request, case, groups=in_fours(code))


def _page(request: HttpRequest, case: OpenCase, *, status: int = 200, notice: Words = "", **told: Any) -> HttpResponse:
    page = {
        "case": case,
        "made": check_codes.codes_of(case),
        "any_files": bool(services.files_of(case)),
        "new_id": uuid4(),
        "ends_on": dates.today() + check_codes.LIFETIME,
        "notice": notice,
        **told,
    }
    return render(request, "evidence/codes.html", page, status=status)


def _sent_id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("id", ""))
    except ValueError:
        return uuid4()


@require_POST
def end(request: HttpRequest, case_id: UUID, code_id: UUID) -> HttpResponse:
    """Revoke a code."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    check_codes.end(case=case, code_id=code_id)
    return redirect("evidence:codes", case_id=case.id)
