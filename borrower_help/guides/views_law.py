"""Show what the site rests on, and what is often said and is not so: public, no case, no cookie."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from borrower_help.core import dates, languages
from borrower_help.core.moments import full_day
from borrower_help.guides import lawbook
from borrower_help.guides.claims import CLAIMS
from borrower_help.guides.instrument_numbers import BY_NUMBER
from borrower_help.rules.catalogue.making import REVIEWED_ON
from borrower_help.rules.sources import source, stale_sources


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie
def sources(request: HttpRequest) -> HttpResponse:
    """List every instrument by binding force."""
    today = dates.today()
    context = {
        "groups": lawbook.groups(languages.current(), today),
        "reviewed_on": full_day(REVIEWED_ON),
        "stale": stale_sources(today),
    }
    return render(request, "guides/sources.html", context)


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie
def instrument(request: HttpRequest, number: int) -> HttpResponse:
    """Show one instrument: what it is, how far it was read, and its articles in sentences of ours."""
    if number not in BY_NUMBER:
        raise Http404
    language, one, today = languages.current(), source(BY_NUMBER[number]), dates.today()
    context = {
        "shown": lawbook.shown(one, language, today),
        "articles": lawbook.articles(one, language),
        "late": one.review_by < today,
        "began": full_day(one.in_force_from),
        "ended": full_day(one.in_force_until) if one.in_force_until else "",
        "reviewed_on": full_day(one.reviewed_on),
    }
    return render(request, "guides/instrument.html", context)


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie
def claims(request: HttpRequest) -> HttpResponse:
    """Show what is often said and is not so, with what to rely on instead."""
    language = languages.current()
    told = [
        {
            "said": _quoted(one.said.of(language), language),
            "fact": one.fact.of(language),
            # Two items of one clause are cited alike where the item may not be printed; it stands once.
            "bases": tuple(dict.fromkeys(lawbook.cited(key, language) for key in one.articles)),
        }
        for one in CLAIMS
    ]
    return render(request, "guides/claims.html", {"claims": told, "reviewed_on": full_day(REVIEWED_ON)})


def _quoted(said: str, language: str) -> str:
    """Return a saying between the quotation marks of its script; in traditional Chinese the marks inside it are double."""
    if language != "zh-hant":
        return f"“{said}”"
    return "「" + said.replace("「", "『").replace("」", "』") + "」"
