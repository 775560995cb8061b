"""Count until when to act on a paper of a court: for anybody, without a case; nothing is kept."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from borrower_help.core import dates
from borrower_help.core.moments import full_day
from borrower_help.core.open_forms import open_form
from borrower_help.guides.forms import PaperForm
from borrower_help.rules.court import Deadline, deadline


@open_form
def days(request: HttpRequest) -> HttpResponse:
    """Ask which paper came and when; answer with the sum, line by line."""
    today = dates.today()
    form = PaperForm(request.POST if request.method == "POST" else None, today=today)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        paper, came = form.cleaned_data["paper"], form.cleaned_data["came"]
        context |= {"paper": paper, "came": full_day(came), **_sum(deadline(paper, came), today)}
    return render(request, "guides/days.html", context, status=422 if form.errors else 200)


def _sum(found: Deadline | None, today: date) -> dict[str, Any]:
    if found is None:
        return {"found": None}
    return {
        "found": found,
        "first": full_day(found.first),
        "end": full_day(found.end),
        "last": full_day(found.last or found.end),
        "left": found.left(today),
    }
