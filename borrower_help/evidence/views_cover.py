"""Cover parts of a picture: fields to tap, without scripts too, or boxes drawn with a finger."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.evidence import services, showing
from borrower_help.evidence.cover import MOST_BOXES, Box
from borrower_help.evidence.views_file import kept_or_404
from borrower_help.evidence.words_shown import NO_BOX, TOO_MANY_BOXES

ACROSS, DOWN = 8, 12  # fields; four runs a row at most, so all that can be tapped are 48 boxes
_WHOLE = 10_000  # boxes that are drawn come in ten-thousandths of the picture
_DRAWN = re.compile(r"(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})")


@require_http_methods(["GET", "HEAD", "POST"])
def cover(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponse:
    """Ask what to cover; have the worker make the covered copy, or take it back where nothing is to be covered."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    kept = kept_or_404(case, file_id)
    looks = showing.looks_at(case, kept.row)
    made = looks.preview.made if looks.preview else None
    if made is None or made.shown != "picture" or kept.row.removed_on is not None:
        raise Http404
    page: dict[str, Any] = {"case": case, "row": kept.row, "payload": kept.payload, "made": made}
    page["covered"] = looks.covered is not None
    if request.method != "POST":
        old = looks.covered.payload.boxes if looks.covered else []
        return render(request, "evidence/cover.html", page | _asked(old))
    if request.POST.get("nothing") == "1":
        services.cover(case=case, kept=kept, boxes=[])
        return redirect("evidence:file", case_id=case.id, file_id=file_id)
    tapped, drawn = tapped_of(request.POST.getlist("field")), drawn_of(request.POST.get("drawn", ""))
    boxes = [*joined(tapped), *drawn]
    problem = NO_BOX if not boxes else TOO_MANY_BOXES if len(boxes) > MOST_BOXES else None
    if problem:
        again = {"fields": fields_of(tapped), "drawn": written(drawn), "problem": problem}
        return render(request, "evidence/cover.html", page | again, status=422)
    services.cover(case=case, kept=kept, boxes=boxes)
    return redirect("evidence:file", case_id=case.id, file_id=file_id)


def _asked(old: Iterable[Iterable[float]]) -> dict[str, Any]:
    """Return the page's boxes as they were asked for before: exactly as then, none of them as a field."""
    return {"fields": fields_of(set()), "drawn": written(Box(*box) for box in old)}


def fields_of(tapped: set[tuple[int, int]]) -> list[list[dict[str, Any]]]:
    """Return the rows of fields, each with the row and column people count from one and whether it is tapped."""
    return [
        [{"row": row + 1, "column": column + 1, "on": (row, column) in tapped} for column in range(ACROSS)]
        for row in range(DOWN)
    ]


def tapped_of(values: Iterable[str]) -> set[tuple[int, int]]:
    """Return the fields that were tapped; what names none is passed over."""
    found = (re.fullmatch(r"(\d{1,2})-(\d{1,2})", value) for value in values)
    fields = {(int(one[1]) - 1, int(one[2]) - 1) for one in found if one}
    return {(row, column) for row, column in fields if 0 <= row < DOWN and 0 <= column < ACROSS}


def joined(tapped: set[tuple[int, int]]) -> list[Box]:
    """Return the tapped fields as boxes, neighbours in a row as one."""
    boxes = []
    for row, column in sorted(tapped):
        if (row, column - 1) in tapped:
            continue
        end = column + 1
        while (row, end) in tapped:
            end += 1
        boxes.append(Box(column / ACROSS, row / DOWN, end / ACROSS, (row + 1) / DOWN))
    return boxes


def drawn_of(text: str) -> list[Box]:
    """Return the boxes that were drawn, written as left,top,right,bottom with spaces between; what is none is passed over."""
    boxes = []
    for one in text.split()[: MOST_BOXES + 1]:
        found = _DRAWN.fullmatch(one)
        edges = [min(int(edge), _WHOLE) / _WHOLE for edge in found.groups()] if found else [0, 0, 0, 0]
        if edges[0] != edges[2] and edges[1] != edges[3]:
            boxes.append(Box(*edges))
    return boxes


def written(boxes: Iterable[Box]) -> str:
    """Return boxes as the page carries them; a box never becomes smaller by rounding."""
    return " ".join(",".join(str(edge) for edge in _outward(box)) for box in boxes)


def _outward(box: Box) -> list[int]:
    left, top, right, bottom = box.ordered()
    return [int(left * _WHOLE), int(top * _WHOLE), -int(-right * _WHOLE // 1), -int(-bottom * _WHOLE // 1)]
