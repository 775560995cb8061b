"""Show who takes a complaint, and which one first: public pages, nothing kept."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from borrower_help.core import languages
from borrower_help.guides.doors import door_page, groups, with_reasons
from borrower_help.guides.forms_doors import QUESTIONS, WhichForm
from borrower_help.rules.catalogue.channels import BY_PATH
from borrower_help.rules.finder import find


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie  # 大字版 is a cookie
def doors(request: HttpRequest) -> HttpResponse:
    """List every door, danger first."""
    titles = {
        "danger": gettext("When it is dangerous, or too much"),
        "company": gettext("The company itself"),
        "authority": gettext("Authorities"),
        "advice": gettext("Courts and advice"),
        "other": gettext("No authorities"),
    }
    listed = [(titles[group], entries) for group, entries in groups(languages.current())]
    return render(request, "guides/doors.html", {"groups": listed})


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie
def door(request: HttpRequest, door: str) -> HttpResponse:
    """Show one door; 404 where there is none of that name."""
    if door not in BY_PATH:
        raise Http404
    return render(request, "guides/one_door.html", {"door": door_page(BY_PATH[door], languages.current())})


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie
def which(request: HttpRequest) -> HttpResponse:
    """Ask three questions; answer with the doors in their order and why."""
    form = WhichForm(request.GET if {*QUESTIONS, "go"} & request.GET.keys() else None)  # "go": sent with nothing chosen
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        lender, matter, history = form.answers()
        way = find(lender, matter, history)
        language = languages.current()
        context |= {
            "doors": with_reasons(way.doors, language),
            "against": with_reasons(way.against, language),
            "unknown": lender == "unknown",
        }
    return render(request, "guides/which.html", context, status=422 if form.errors else 200)
