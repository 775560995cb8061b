"""What to say: the list of cards, and one card a page. Their printed form lies ready as a static file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from borrower_help.core import languages
from borrower_help.guides.cards import BY_NUMBER, CARDS, SayingCard


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


def words_of(card: SayingCard, language: str) -> dict[str, object]:
    """Return what the page and the sheet of paper say: each sentence with its meaning, for readers of English only."""
    english = language == "en"
    spoken = "zh-hans" if english else language
    return {
        "number": card.number,
        "title": card.title.of(language),
        "who": card.who.of(language),
        "lines": [(line.of(spoken), line.en if english else "") for line in card.lines],
        "mind": [line.of(language) for line in card.mind],
        "file": card.file(language),
        "spoken": "zh-Hant" if spoken == "zh-hant" else "zh-Hans",
        "english": english,
    }
