"""Bring a file back in: everything in it becomes a new case."""

from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.shortcuts import render as draw
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from borrower_help.accounts import keys, sessions
from borrower_help.accounts.sessions import Visit, visit_of
from borrower_help.casefile.forms import BringForm, Brought
from borrower_help.casefile.importing import case_id_of, import_case
from borrower_help.casefile.reading import MAX_BYTES
from borrower_help.casefile.uploads import InMemory, kept_in_memory
from borrower_help.cases.access import OpenCase
from borrower_help.core.storage import is_full
from borrower_help.guides.notice import consent_text
from borrower_help.incidents import beginnings


@csrf_exempt  # checked inside all the same: the check reads the form, and by then the file must have its place in memory
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Ask for a file that was taken along, with notice and consent for somebody new; make a case of it."""
    with kept_in_memory(request, most=MAX_BYTES) as upload:
        return _bring(request, upload)


@csrf_protect
def _bring(request: HttpRequest, upload: InMemory) -> HttpResponse:
    visit = visit_of(request)
    if visit.state == "locked":
        return redirect(reverse("accounts:unlock") + "?" + urlencode({"next": request.path}))
    if is_full():
        return beginnings.page(request, "full", {}, status=503)
    posted = request.method == "POST"
    consent = "" if visit.unlocked else consent_text()
    form = (
        BringForm(request.POST, request.FILES, consent=consent, refused=upload.refused)
        if posted
        else BringForm(consent=consent)
    )
    if posted:
        beginnings.slow_down(request)  # reading a file costs as much as making the case
    if posted and form.is_valid():
        case = _taken_in(request, visit, form.cleaned_data["file"])
        return redirect(beginnings.code_first(case, reverse("home:case", args=[case.id]) + "?saved=1"))
    context = {"form": form, "token": beginnings.sent_id(request.POST), "known": visit.unlocked is not None}
    return draw(request, "casefile/bring.html", context, status=_status(form, upload))


def _taken_in(request: HttpRequest, visit: Visit, brought: Brought) -> OpenCase:
    case_id = case_id_of(beginnings.sent_id(request.POST), brought.data)
    with transaction.atomic():
        visitor = visit.unlocked
        if visitor is None:
            visitor = keys.make_user()
            sessions.begin(visit, visitor)
        return import_case(owner=visitor, casefile=brought.casefile, case_id=case_id)


def _status(form: BringForm, upload: InMemory) -> int:
    if not form.errors:
        return 200
    return 503 if upload.refused == "busy" else 422
