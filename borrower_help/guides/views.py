"""Show the public pages: no case, no cookie, the same for everybody who reads a language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from borrower_help.core import languages
from borrower_help.guides.catalogue import PAGES_BY_SLUG
from borrower_help.guides.sources import REVIEWED_ON
from borrower_help.guides.texts import texts_in


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie  # 大字版 is a cookie; nothing else of the visitor reaches these pages
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Return one public page in the language of its address; ConditionalGetMiddleware gives it an ETag."""
    template = PAGES_BY_SLUG[slug].template_name(languages.template_name())
    context = {"texts": texts_in(languages.current()), "reviewed_on": REVIEWED_ON}
    return render(request, template, context)
