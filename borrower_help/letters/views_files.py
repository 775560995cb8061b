"""Take a letter out of this phone: pictures of its pages, the PDF. File names are dates: they say nothing."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates
from borrower_help.letters import renderings
from borrower_help.letters.models import Letter, Rendering


def _ready_or_404(case: OpenCase, letter_id: UUID) -> tuple[Letter, Rendering]:
    letter = get_object_or_404(Letter, pk=letter_id, case=case.row)
    rendering = renderings.finished(letter)
    if rendering is None:
        raise Http404
    return letter, rendering


@require_safe
def pages(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Show every page as a picture to press long on and save (Android WeChat opens no PDF)."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    letter = get_object_or_404(Letter, pk=letter_id, case=case.row)
    rendering = renderings.finished(letter)
    if rendering is None:
        return redirect("letters:letter", case_id=case_id, letter_id=letter_id)
    made = renderings.opened(case=case, rendering=rendering)
    numbers = range(1, len(made.page_bytes) + 1)
    return render(request, "letters/pages.html", {"case": case, "letter": letter, "numbers": numbers})


@require_safe
def page(request: HttpRequest, case_id: UUID, letter_id: UUID, number: int) -> HttpResponse:
    """Return the picture of one page."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    _letter, rendering = _ready_or_404(case, letter_id)
    picture = renderings.page(case=case, rendering=rendering, number=number)
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png")


@require_safe
def pdf(request: HttpRequest, case_id: UUID, letter_id: UUID) -> HttpResponse | StreamingHttpResponse:
    """Return the PDF as it was issued."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    letter, rendering = _ready_or_404(case, letter_id)
    made = renderings.opened(case=case, rendering=rendering)
    response = StreamingHttpResponse(renderings.pdf(case=case, rendering=rendering), content_type="application/pdf")
    response["Content-Length"] = str(made.pdf_bytes)
    day = letter.issued_on or dates.today()
    response["Content-Disposition"] = f'attachment; filename="{day.isoformat()}.pdf"'
    return response
