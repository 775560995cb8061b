"""What the script of the page "add files" talks to: short answers in JSON, each refusal with a sentence to show."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from borrower_help.accounts.access import Locked
from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core.sealed import StaleRevision
from borrower_help.evidence import uploads
from borrower_help.evidence.payloads import PIECE
from borrower_help.evidence.receiving import reason_of
from borrower_help.evidence.records import record_of
from borrower_help.evidence.uploads import Coming, Gone, OutOfStep, Refusal
from borrower_help.evidence.words import LOCKED, OURS, REFUSALS

log = logging.getLogger(__name__)
View = Callable[..., HttpResponseBase]


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def answered(view: View) -> View:
    """Turn what keeps a piece from being taken into a sentence; a locked visitor's script is told where the key is."""

    @wraps(view)
    def wrapped(request: HttpRequest, case_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, case_id, *args, **kwargs)
        except Locked:
            if not _by_script(request):
                raise
            goal = reverse("accounts:unlock") + "?" + urlencode({"next": reverse("evidence:add", args=[case_id])})
            return JsonResponse({"say": str(LOCKED), "key": goal}, status=423)
        except Refusal as refusal:
            return _refused(refusal.why)
        except (OutOfStep, StaleRevision):
            return _state(request, case_id, kwargs.get("upload_id"))
        except Gone as gone:
            raise Http404 from gone
        except OSError as error:
            log.warning("a piece was not kept: %s", type(error).__name__)
            return _refused(reason_of(error))

    return wrapped


def _refused(why: str) -> HttpResponse:
    return JsonResponse({"say": str(REFUSALS[why]), "why": why}, status=503 if why in OURS else 422)


def _state(request: HttpRequest, case_id: UUID, upload_id: UUID | None) -> HttpResponse:
    """Answer 409 with where the upload is."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    try:
        if upload_id is None:  # two tabs began the same file at the same moment
            raise Gone
        return JsonResponse(_told(case, uploads.find(case, upload_id)), status=409)
    except Gone as gone:
        raise Http404 from gone


def _told(case: OpenCase, coming: Coming) -> dict[str, Any]:
    """Return what the script must know of an upload."""
    payload = coming.payload
    if payload.kept:
        return _receipt(case, coming)
    path = reverse("evidence:upload", args=[case.id, coming.row.pk])
    told = {"id": str(coming.row.pk), "url": path, "have": payload.have, "piece": PIECE, "chain": payload.chain}
    return told | {"modified": payload.modified}


def _receipt(case: OpenCase, coming: Coming) -> dict[str, Any]:
    kept = uploads.finish(case=case, coming=coming)
    return {"id": str(coming.row.pk), "receipt": render_to_string("evidence/arrived.html", {"case": case, "one": kept})}


def _number(text: str) -> int:
    """Return what a script says is a number, 0 for anything else."""
    return int(text[:15]) if text.isascii() and text.isdigit() else 0


@require_POST
@answered
def begin(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Begin a file, or find where it stopped."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    sent = request.POST
    incident = record_of(case, sent.get("incident", ""))
    coming = uploads.begin(
        case=case,
        name=sent.get("name", ""),
        length=_number(sent.get("length", "")),
        modified=_number(sent.get("modified", "")),
        incident=str(incident.pk) if incident else "",
        fresh=sent.get("fresh") == "1",
    )
    return JsonResponse(_told(case, coming))


@require_http_methods(["GET", "HEAD", "POST"])
@answered
def upload(request: HttpRequest, case_id: UUID, upload_id: UUID) -> HttpResponse:
    """Tell where an upload is, or take its next piece: the body of the request, from byte ?at= on."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    coming = uploads.find(case, upload_id)
    if request.method == "POST":
        at, data = _number(request.GET.get("at", "")), _body(request)
        coming = uploads.take(case=case, coming=coming, at=at, data=data)
    return JsonResponse(_told(case, coming))


def _body(request: HttpRequest) -> bytes:
    """Return the piece a request carries; raise Refusal for one that is too long or broke off."""
    announced = _number(request.META.get("CONTENT_LENGTH") or "")
    if announced > PIECE:
        raise Refusal("changed")
    try:
        data = request.read(announced)
    except OSError as error:
        raise Refusal("broken") from error
    if len(data) != announced:
        raise Refusal("broken")
    return data


@require_POST
@answered
def finish(request: HttpRequest, case_id: UUID, upload_id: UUID) -> HttpResponse:
    """Keep what has come whole, and give the receipt."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    return JsonResponse(_receipt(case, uploads.find(case, upload_id)))


@require_POST
@answered
def drop(request: HttpRequest, case_id: UUID, upload_id: UUID) -> HttpResponse:
    """Delete what has come of a file; also by a button without scripts."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    uploads.drop(case=case, coming=uploads.find(case, upload_id))
    if _by_script(request):
        return JsonResponse({})
    return redirect("evidence:add", case_id=case.id)
