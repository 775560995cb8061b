"""The files of a case: the list, and adding some, also without scripts."""

import re
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core.middleware import takes_up_to
from borrower_help.evidence import facts, services, showing, uploads
from borrower_help.evidence.awaited import awaited_of
from borrower_help.evidence.receiving import Receiver
from borrower_help.evidence.records import record_of
from borrower_help.evidence.services import Kept
from borrower_help.evidence.showing import Looks
from borrower_help.evidence.words import CUT, NOTHING, OURS, REFUSALS, TOO_LARGE_FORM


@require_safe
def listed(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the files of a case with their receipts."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    kept, looks = services.files_of(case), showing.looks_of(case)
    page = {
        "case": case,
        "kept": kept,
        "shown": [_in_list(one, looks.get(one.row.pk, Looks())) for one in kept],
        "awaited": [payload for _row, payload in awaited_of(case)],
        "removed": [one for one in services.files_of(case, removed=True) if one.row.removed_on is not None],
        "may_edit": case.may_edit,
        "arrived": request.GET.get("kept", "") == "1",
        "again": request.GET.get("again", "") == "1",
        "stamped": bool(settings.TSA_URL),
    }
    return render(request, "evidence/list.html", page)


def _in_list(one: Kept, looks: Looks) -> dict[str, Any]:
    look = looks.preview
    known = look is not None and look.state != "making"
    small = look is not None and showing.small_span(look) is not None
    return {"kept": one, "small": small, "kind": facts.kind_words(look.kind) if look and known else ""}


@takes_up_to(settings.MAX_FORM_OF_FILES_BYTES)
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Take files as they come. Whose case it is, is settled before a byte of them is read; the token is checked after."""
    if getattr(request, "too_large", False):
        return _too_large(request, case_id)
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    receiver = None
    if request.method == "POST":
        room = services.room_of(case)
        receiver = Receiver(request, most=settings.MAX_FILE_BYTES, room=room.left, why=room.why)
        request.upload_handlers = [receiver]
    try:
        return _add(request, case, receiver)
    finally:
        if receiver is not None:
            receiver.close()


@csrf_protect
def _add(request: HttpRequest, case: OpenCase, receiver: Receiver | None) -> HttpResponse:
    incident = record_of(case, request.GET.get("incident", ""))
    back = _back(request)
    page: dict[str, Any] = {"case": case, "incident": incident, "unfinished": uploads.all_of(case), "back": back}
    if receiver is None:
        return render(request, "evidence/add.html", page)
    taken = receiver.taken
    ended = request.POST.get("end") == "1"  # read first: the files come with it
    if receiver.cut or (not ended and (taken.received or taken.refused)):
        # the form ends with this field: without it the connection broke off, perhaps in the middle of a file
        return render(request, "evidence/add.html", {**page, "problem": CUT}, status=400)
    kept = services.keep(case=case, received=taken.received, incident=str(incident.pk) if incident else "")
    taken.received = []  # they are the case's now
    uploads.drop_those_of(case=case, kept=kept)
    if not kept and not taken.refused:
        return render(request, "evidence/add.html", {**page, "problem": NOTHING}, status=422)
    if not taken.refused and back:
        return redirect(back)
    if not taken.refused:
        again = "again" if all(one.again for one in kept) else "kept"
        return redirect(reverse("evidence:list", args=[case.id]) + f"?{again}=1")
    page |= {"kept": kept, "refused": [(one.name, REFUSALS[one.why]) for one in taken.refused]}
    ours = all(one.why in OURS for one in taken.refused)
    return render(request, "evidence/add.html", page, status=503 if ours else 422)


def _back(request: HttpRequest) -> str:
    """Return the page of the same record from which somebody came to add a file, "" for the list of files."""
    back, here = request.GET.get("back", ""), request.path.removesuffix("files/add/")
    return back if back.startswith(here) and re.fullmatch("[0-9a-z/-]+", back) else ""


def _too_large(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Answer a form nobody will read: the same page with a sentence."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    incident = record_of(case, request.GET.get("incident", ""))
    page: dict[str, Any] = {"case": case, "incident": incident, "problem": TOO_LARGE_FORM}
    page |= {"unfinished": uploads.all_of(case), "back": _back(request)}
    return render(request, "evidence/add.html", page, status=413)
