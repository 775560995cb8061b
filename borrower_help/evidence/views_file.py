"""One file: its receipt, what it proves, its log; fetched, taken out and back."""

import re
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core.forms import revision_of
from borrower_help.core.sealed import CHANGED_MEANWHILE, StaleRevision
from borrower_help.evidence import chain, facts, kinds, services, showing
from borrower_help.evidence.forms import DescribeForm
from borrower_help.evidence.models import EvidenceFile
from borrower_help.evidence.ranges import part_of, span_of
from borrower_help.evidence.services import Kept
from borrower_help.evidence.showing import Looks
from borrower_help.evidence.words import DEEDS, PROVES, SOURCES
from borrower_help.evidence.words_shown import NOT_SHOWN

FIRST_PAGES, FIRST_CHARACTERS = 3, 3_000  # shown at once; the rest on a wish
_LOOKS = 40  # how often a page without scripts looks again by itself: some five minutes
_OUR_FAULT = {"gave_up", "too_long"}  # worth another try


def kept_or_404(case: OpenCase, file_id: UUID) -> Kept:
    """Return a file of this case, also one that was taken out."""
    row = EvidenceFile.objects.filter(pk=file_id, case=case.row).first()
    if row is None:
        raise Http404
    return Kept(row, row.payload(case.keyring))


@require_safe
def file(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponse:
    """Show a file's receipt, what it proves and what was done with it."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    kept = kept_or_404(case, file_id)
    services.note(case=case, kept=kept, deed="viewed")
    entries = services.entries_of(case)
    payload = kept.payload
    page = {
        "case": case,
        "row": kept.row,
        "payload": payload,
        "proves": [PROVES[key] for key in payload.proves],
        "source": SOURCES.get(payload.source, ""),
        "log": [(entry, DEEDS[entry.deed]) for entry in entries if entry.file == str(kept.row.pk)],
        "broken_at": services.break_of(case, entries),
        "head": chain.head(entries),
        "removed": kept.row.removed_on is not None,
        "may_edit": case.may_edit,
    }
    looks = showing.watch(case, kept.row, payload)
    page |= _seen(request, looks) | {"told": facts.told(case, payload, looks.preview)}
    return render(request, "evidence/file.html", page)


def _seen(request: HttpRequest, looks: Looks) -> dict[str, Any]:
    """Return what the page shows of a file's contents, and when it looks again by itself."""
    page: dict[str, Any] = {"looks": looks}
    look = looks.preview
    if any(one is not None and one.state == "making" for one in (looks.preview, looks.covered)):
        said = request.GET.get("look", "")
        count = int(said) + 1 if re.fullmatch("[0-9]{1,3}", said) else 1
        page |= {"look_again": count if count <= _LOOKS else 0, "look_after": 3 if count < 10 else 10}
    if look is None:
        return page
    page |= {"reason": NOT_SHOWN.get(look.reason, NOT_SHOWN["damaged"])}
    page |= {"may_retry": look.reason in _OUR_FAULT, "has_no_time": look.kind.shown in {"picture", "audio", "video"}}
    first = look.pages if request.GET.get("pages") == "all" else look.pages[:FIRST_PAGES]
    page |= {"pages": first, "more_pages": len(first) < len(look.pages), "lost": facts.page_numbers(look.lost_pages)}
    if look.made and look.made.shown == "text":
        end = min(showing.main_length(look), FIRST_CHARACTERS * 4)
        text = b"".join(showing.content(look, 0, end)).decode("utf-8", "ignore")
        page |= {
            "text": text[:FIRST_CHARACTERS],
            "more_text": showing.main_length(look) > end or len(text) > FIRST_CHARACTERS,
        }
    return page


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponse:
    """Say what a file proves and where it is from."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    kept = kept_or_404(case, file_id)
    data = request.POST if request.method == "POST" else None
    spoken = kinds.detect(kept.stored).shown in {"audio", "video"}
    form = DescribeForm(data, stored=kept.payload, spoken=spoken)
    page: dict[str, Any] = {"case": case, "form": form, "row": kept.row, "revision": kept.row.revision}
    if data is None:
        return render(request, "evidence/change.html", page)
    if not form.is_valid():
        return render(request, "evidence/change.html", page, status=422)
    try:
        services.describe(case=case, row=kept.row, payload=form.payload(), revision=revision_of(request))
    except StaleRevision:
        kept.row.refresh_from_db()
        page["notice"] = CHANGED_MEANWHILE
        page["revision"] = kept.row.revision
        return render(request, "evidence/change.html", page, status=409)
    return redirect("evidence:file", case_id=case.id, file_id=file_id)


@require_safe
def original(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponse | StreamingHttpResponse:
    """Return the file byte for byte, or the part of it that was asked for; it is never shown inside the site."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    kept = kept_or_404(case, file_id)
    span = span_of(request.headers.get("Range", ""), kept.payload.length)
    if request.method == "GET" and span is not None and span[0] == 0:
        services.note(case=case, kept=kept, deed="fetched")
    answer = part_of(
        request,
        length=kept.payload.length,
        mime="application/octet-stream",
        pieces=lambda start, end: services.content(kept, start=start, end=end),
    )
    answer["Content-Disposition"] = content_disposition_header(True, kept.payload.name) or "attachment"
    return answer


@require_POST
def remove(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponse:
    """Take a file out; its page then offers to undo it."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    services.remove(case=case, kept=kept_or_404(case, file_id))
    return redirect("evidence:file", case_id=case_id, file_id=file_id)


@require_POST
def restore(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponse:
    """Put a file back."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    services.restore(case=case, kept=kept_or_404(case, file_id))
    return redirect("evidence:file", case_id=case_id, file_id=file_id)
