"""Ask once who lent the money and how matters stand."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from borrower_help.accounts.views import safe_next
from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.cases.services import change_case
from borrower_help.core.sealed import StaleRevision
from borrower_help.home.forms import AboutForm, RevisionForm


@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show and save what the case says about itself; a save from another phone in between is said, nothing typed is lost."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    present, notice = case.payload, ""
    form = AboutForm(request.POST or None, about=present)
    revision = RevisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and revision.is_valid():
        try:
            wanted = form.payload(present)
            if wanted != present:
                change_case(case=case, payload=wanted, revision=revision.cleaned_data["revision"])
            return redirect(safe_next(request) or redirect("incidents:findings", case_id=case_id).url)
        except StaleRevision:
            case.row.refresh_from_db()
            notice = _(
                "Somebody changed this on another phone just now. What you chose is still here; save it if it is right."
            )
    status = 409 if notice else 422 if request.method == "POST" else 200
    context = {"case": case, "form": form, "revision": case.row.revision, "next": safe_next(request), "notice": notice}
    return render(request, "home/about.html", context, status=status)
