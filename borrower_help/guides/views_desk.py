"""The desk: for a duty lawyer with somebody on the line. Public, without a case; nothing is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from borrower_help.core import languages
from borrower_help.core.moments import full_day
from borrower_help.core.open_forms import open_form
from borrower_help.guides.doors import label, with_reasons
from borrower_help.guides.forms_desk import DeskForm
from borrower_help.rules.catalogue.desk_words import ASK, DICTATE, SAY
from borrower_help.rules.desk import Asked, advise
from borrower_help.rules.sources import source_of

FIRST = 2  # doors named at once; the others are a tap away


@open_form
def desk(request: HttpRequest) -> HttpResponse:
    """Ask the six questions; answer on one page. Six answers together describe a person, so they are posted."""
    form = DeskForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        context["advice"] = _page(form.asked(), languages.current())
    return render(request, "guides/desk.html", context, status=422 if form.errors else 200)


def _page(asked: Asked, language: str) -> dict[str, Any]:
    advice = advise(asked)
    dictated = DICTATE[advice.say]
    return {
        "say": SAY[advice.say].of(language),
        "bases": [(label(one, language), full_day(source_of(one).in_force_from)) for one in advice.bases],
        "doors": with_reasons(advice.doors[:FIRST], language),
        "more": with_reasons(advice.doors[FIRST:], language),
        "against": with_reasons(advice.against[:2], language),
        "dictate": dictated.of("zh-hans" if language == "en" else language),
        "meaning": dictated.en if language == "en" else "",
        "court": advice.court,
        "term": advice.term,
        "ask": ASK[advice.ask].of(language),
    }
