"""What was made of a file, as bytes: a picture, a page, a copy that plays, its words. Nothing of it can run."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.evidence import showing
from borrower_help.evidence.ranges import part_of
from borrower_help.evidence.showing import Look, Looks
from borrower_help.evidence.views_file import kept_or_404

_ALONE = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; "  # browsers' own, round a picture
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
)


@require_safe
def shown(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponseBase:
    """Return the picture, the copy that plays or the words; players ask for it part by part."""
    looks = _looks(request, case_id, file_id)
    look = _ready(looks.preview)
    if look.made is None or look.made.shown == "pages":
        raise Http404
    mime = "text/plain; charset=utf-8" if look.made.shown == "text" else look.made.mime
    answer = part_of(
        request,
        length=showing.main_length(look),
        mime=mime,
        pieces=lambda start, end: showing.content(look, start, end),
    )
    _seal_off(answer)
    return answer


@require_safe
def page(request: HttpRequest, case_id: UUID, file_id: UUID, number: int) -> HttpResponseBase:
    """Return the picture of one page of a paper."""
    looks = _looks(request, case_id, file_id)
    look = _ready(looks.preview)
    return _whole(look, showing.page_span(look, number))


@require_safe
def small(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponseBase:
    """Return the small picture that stands in the list."""
    looks = _looks(request, case_id, file_id)
    look = _ready(looks.preview)
    return _whole(look, showing.small_span(look))


@require_safe
def covered(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponseBase:
    """Return the copy with parts covered; with ?fetch=1 to be kept on the phone."""
    looks = _looks(request, case_id, file_id)
    look = _ready(looks.covered)
    answer = _whole(look, (0, showing.main_length(look)))
    if request.GET.get("fetch") == "1":
        answer["Content-Disposition"] = 'attachment; filename="covered.jpg"'
    return answer


@require_POST
def again(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponse:
    """Try once more what could not be made."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    kept = kept_or_404(case, file_id)
    showing.again(case=case, row=kept.row, payload=kept.payload)
    return redirect("evidence:file", case_id=case_id, file_id=file_id)


def _looks(request: HttpRequest, case_id: UUID, file_id: UUID) -> Looks:
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    return showing.looks_at(case, kept_or_404(case, file_id).row)


def _ready(look: Look | None) -> Look:
    if look is None or look.state != "ready":
        raise Http404
    return look


def _whole(look: Look, span: tuple[int, int] | None) -> HttpResponse:
    if span is None:
        raise Http404
    answer = HttpResponse(b"".join(showing.content(look, *span)), content_type="image/jpeg")
    _seal_off(answer)
    return answer


def _seal_off(response: HttpResponseBase) -> None:
    """Let nothing run where somebody opens it as a page of its own."""
    response["Content-Security-Policy"] = _ALONE
    response["Content-Disposition"] = "inline"
