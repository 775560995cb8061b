"""A visitor's cases and the home of one case: what is there, and the one next step."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from borrower_help.accounts.access import get_unlocked_or_404
from borrower_help.accounts.models import HeldPost, ReceiptCode
from borrower_help.cases.access import OpenCase, get_case_or_404, open_cases
from borrower_help.cases.models import Access
from borrower_help.incidents import index
from borrower_help.incidents.index import Index
from borrower_help.incidents.models import IncidentDraft
from borrower_help.rules.facts import OBLIGED_ROLES

DRAFTS_SHOWN = 5


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """Go to the only case, or list them, latest first; somebody without one starts at the front page."""
    unlocked = get_unlocked_or_404(request)
    opened = open_cases(unlocked)
    if not opened:
        return redirect("guides:home")
    if len(opened) == 1:
        return redirect("home:case", case_id=opened[0].id)
    return render(request, "home/cases.html", {"listed": [(case, case.payload) for case in opened]})


@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what is in a case and what to do next."""
    opened = get_case_or_404(request, case_id, need=Access.VIEW)
    counts, about = index.read(opened), opened.payload
    code = ReceiptCode.objects.filter(user=opened.by).first()
    context = {
        "case": opened,
        "about": about,
        # of a relative's debts nothing is said before it is known: a guarantor's way on is the borrower's
        "obliged": about.perspective == "borrower" or about.owner_role in OBLIGED_ROLES,
        "free": about.perspective == "third_party" and about.owner_role == "none",
        "counts": counts,
        "count_row": _count_row(opened, counts),
        "latest": counts.latest_contact,
        "again_id": uuid4(),
        "drafts": IncidentDraft.objects.filter(case=opened.row)[:DRAFTS_SHOWN],
        "held": HeldPost.objects.filter(user=opened.by).first(),
        "code_unconfirmed": code is None or code.shown is not None,
        "refused": counts.refusals > 0,
        "indicated": counts.findings.get("indicated"),
    }
    return render(request, "home/case.html", context)


def _count_row(opened: OpenCase, counts: Index) -> list[tuple[int, object]]:
    row: list[tuple[int, object]] = [(counts.contacts, _("contacts")), (counts.night, _("at night"))]
    if opened.payload.perspective == "borrower":
        row.append((sum(counts.per_person().values()), _("to others")))
    elif counts.visits:
        row.append((counts.visits, _("visits")))
    return row
