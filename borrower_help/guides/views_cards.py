"""What to say: the list of cards, and one card a page. Their printed form lies ready as a static file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from borrower_help.core import languages
from borrower_help.guides.cards import BY_NUMBER, CARDS, words_of


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie
def cards(request: HttpRequest) -> HttpResponse:
    """List the cards by the moment they are for."""
    language = languages.current()
    listed = [(card.number, card.title.of(language), card.who.of(language)) for card in CARDS]
    return render(request, "guides/cards.html", {"listed": listed})


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie
def card(request: HttpRequest, number: int) -> HttpResponse:
    """Show one card, large."""
    found = BY_NUMBER.get(number)
    if found is None:
        raise Http404
    return render(request, "guides/card.html", words_of(found, languages.current()))
