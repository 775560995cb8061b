"""The files of a case bound into one PDF, or their list alone: asked for, watched, fetched, thrown away."""

import re
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from borrower_help.binders import services
from borrower_help.binders.compose import Material, material_of
from borrower_help.binders.models import Binder
from borrower_help.binders.papers import PARTS
from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates, files
from borrower_help.evidence.ranges import part_of
from borrower_help.evidence.services import Kept

_LOOKS = 60  # how often a page without scripts looks again by itself: some seven minutes
_LACKING = 5  # files named that somebody could still say something of


@require_safe
def bound(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what was bound, how far it is, and what could still be said of the files before."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    material = material_of(case)
    there = services.look(case, material)
    under_way = any(one.state in {"waiting", "making"} for one in there.values())
    page: dict[str, Any] = {
        "case": case,
        "parts": [(part, there.get(part)) for part in PARTS],
        "count": len(material.kept),
        "lacking": _lacking(material)[:_LACKING],
        "under_way": under_way,
        "any_ready": any(one.state == "ready" for one in there.values()),
        "may_edit": case.may_edit,
    }
    if under_way:
        said = request.GET.get("look", "")
        count = int(said) + 1 if re.fullmatch("[0-9]{1,3}", said) else 1
        page |= {"look_again": count if count <= _LOOKS else 0, "look_after": 3 if count < 20 else 10}
    return render(request, "binders/bound.html", page)


def _lacking(material: Material) -> list[Kept]:
    """Return the files of which it is not said what they prove, and recordings of which it is not said what is in them."""
    return [one for one in material.kept if not _is_told(one, material)]


def _is_told(one: Kept, material: Material) -> bool:
    preview = material.look_of(one).preview
    spoken = preview is not None and preview.kind.shown in {"audio", "video"}
    told = one.payload
    return bool((told.proves or told.note) and (told.excerpt or not spoken))


@require_POST
def make(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask for everything in one PDF, or for the list alone."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    part = request.POST.get("part", "")
    if part in PARTS:
        services.make(case=case, part=part)
    return redirect("binders:bound", case_id=case.id)


@require_safe
def pdf(request: HttpRequest, case_id: UUID, binder_id: UUID) -> HttpResponseBase:
    """Return the PDF, to be looked at or, with ?keep=1, to be put away; its name is a day."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    row = get_object_or_404(Binder, pk=binder_id, case=case.row)
    if row.result is None or not files.exists(row.file_name):
        raise Http404
    made = services.opened(case, row)
    answer = part_of(
        request,
        length=made.length,
        mime="application/pdf",
        pieces=lambda start, end: services.content(case, row, made, start, end),
    )
    how = "attachment" if request.GET.get("keep") == "1" else "inline"
    answer["Content-Disposition"] = f'{how}; filename="{dates.today().isoformat()}.pdf"'
    return answer


@require_POST
def drop(request: HttpRequest, case_id: UUID, binder_id: UUID) -> HttpResponse:
    """Stop one that is being made, or delete one that is there."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    row = Binder.objects.filter(pk=binder_id, case=case.row).first()
    if row is not None:  # stopped twice is stopped
        services.throw_away(case=case, row=row)
    return redirect("binders:bound", case_id=case.id)
