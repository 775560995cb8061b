"""By day: many contacts on one page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.incidents.views_record import FORM_METHODS, answer


@require_http_methods(FORM_METHODS)
def days(request: HttpRequest, case_id: UUID, draft_id: UUID) -> HttpResponse:
    """Ask how often they called and wrote, a row a day."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    return answer(request, case, draft_id, "days", template="days")
