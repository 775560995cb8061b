"""What each lender can be offered: shared out, side by side; one number changed and everything follows."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.matters import services
from borrower_help.repayment.affordability import ZERO, months
from borrower_help.repayment.forms_offers import OffersForm
from borrower_help.repayment.models import Means
from borrower_help.repayment.payloads_means import MeansPayload
from borrower_help.repayment.reading import debts_of, means_of
from borrower_help.repayment.showing_offers import offered


@require_safe
def offers(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what each lender can be offered out of what is left."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    _row, payload = means_of(case)
    return _page(request, case, payload, OffersForm(stored=payload, spare=_spare(payload)))


@require_POST
def share(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Change how it is shared out, and show it."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    _row, payload = means_of(case)
    form = OffersForm(request.POST, stored=payload, spare=_spare(payload))
    if not form.is_valid():
        return _page(request, case, payload, form, status=422)
    said = form.said()
    services.change_single(case=case, model=Means, empty=MeansPayload(), change=lambda stored: replace(stored, **said))
    return redirect("repayment:offers", case_id=case.id)


def _spare(payload: MeansPayload) -> Decimal:
    both = months(payload.numbers)
    return both[0].spare if both else ZERO


def _page(
    request: HttpRequest, case: OpenCase, payload: MeansPayload, form: OffersForm, status: int = 200
) -> HttpResponse:
    page = {"case": case, "form": form, "may_edit": case.may_edit}
    return render(request, "repayment/offers.html", page | offered(debts_of(case), payload), status=status)
