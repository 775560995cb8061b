"""Begin a record: who comes, the case their answers go to, and where they go when something was saved."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from borrower_help.accounts import keys, sessions
from borrower_help.accounts.access import Locked
from borrower_help.accounts.keys import Unlocked
from borrower_help.accounts.models import ReceiptCode
from borrower_help.accounts.sessions import visit_of
from borrower_help.cases.access import OpenCase, open_cases
from borrower_help.cases.models import Access, CasePayload
from borrower_help.cases.services import create_case
from borrower_help.core import limits
from borrower_help.incidents import index
from borrower_help.incidents.models import Incident, IncidentDraft
from borrower_help.rules.facts import PERSPECTIVES


def perspective_of(request: HttpRequest) -> str:
    """Return whose record is asked for; what nobody knows is a borrower's. Pages link by the neutral words only."""
    asked = request.GET.get("p", "")
    asked = {"me": "borrower", "kin": "third_party"}.get(asked, asked)
    return asked if asked in PERSPECTIVES else "borrower"


def known_visitor(request: HttpRequest) -> Unlocked | None:
    """Return the visitor with their key, None for nobody known; raise Locked for a locked one."""
    visit = visit_of(request)
    if visit.state == "locked":
        raise Locked
    return visit.unlocked


def latest_case(visitor: Unlocked | None, perspective: str) -> OpenCase | None:
    """Return the visitor's own case of that perspective in which something happened last."""
    if visitor is None:
        return None
    owned = [case for case in open_cases(visitor) if case.grant.access == Access.OWN]
    same = [case for case in owned if case.payload.perspective == perspective]
    if len(same) < 2:
        return same[0] if same else None
    days = index.last_days(same)
    return max(same, key=lambda case: str(days[case.id] or ""))


def slow_down(request: HttpRequest) -> None:
    """Delay an address that begins very many cases."""
    limits.pause(request, "new-case")


def begin_case(request: HttpRequest, *, perspective: str) -> OpenCase:
    """Return a new case for this visitor, made known first where nobody was.

    Callers hold the transaction, and call `slow_down` before it: nobody may sleep while others wait to write.
    """
    visit = visit_of(request)
    with transaction.atomic():
        visitor = visit.unlocked
        if visitor is None:
            visitor = keys.make_user()
            sessions.begin(visit, visitor)
        return create_case(owner=visitor, payload=CasePayload(perspective=perspective))


def sent_id(data: Mapping[str, Any]) -> UUID:
    """Return the id a form brought with it, so that a form sent twice makes one; a fresh one where it brought none."""
    try:
        return UUID(str(data.get("draft", "")))
    except ValueError:
        return uuid4()


def free_id(data: Mapping[str, Any]) -> UUID:
    """Return the id a form brought if nothing has it yet, otherwise a fresh one."""
    wanted = sent_id(data)
    taken = any(model.objects.filter(pk=wanted).exists() for model in (IncidentDraft, Incident))
    return uuid4() if taken else wanted


def own_id_or_404(case: OpenCase, wanted: UUID) -> UUID:
    """Return the id unless another case has it."""
    for model in (IncidentDraft, Incident):
        if model.objects.filter(pk=wanted).exclude(case=case.row).exists():
            raise Http404
    return wanted


def after_saving(case: OpenCase, *, first: str = "", record: UUID | None = None) -> HttpResponse:
    """Return the way on: to the key code until it was copied down and from there to `first`, later to the case.

    The page at the end knows what was saved, so that it can offer to put files beside `record`.
    """
    home = reverse("home:case", args=[case.id])
    saved = f"?saved={record or 1}"
    if ReceiptCode.objects.filter(user=case.by, shown=None).exists():
        return redirect(home + saved)
    return redirect(code_first(case, (first or home) + saved))


def code_first(case: OpenCase, goal: str) -> str:
    """Return `goal`, with the page of the key code before it for somebody who has not copied it down yet."""
    if ReceiptCode.objects.filter(user=case.by, shown=None).exists():
        return goal
    return reverse("accounts:code") + "?" + urlencode({"next": goal})


def page(request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Return a page of the journey."""
    if context.get("case") is not None:
        context = {"in_case": True, "lock_url": reverse("accounts:lock"), **context}
    return render(request, f"incidents/{name}.html", context, status=status)
