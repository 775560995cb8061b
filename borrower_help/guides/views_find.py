"""Search by everyday words; what is typed is neither kept nor put into an address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from borrower_help.core import languages
from borrower_help.core.open_forms import open_form
from borrower_help.core.text import one_line, tidy
from borrower_help.core.traditional import simplified
from borrower_help.guides import findable
from borrower_help.guides.search import despairs

LONGEST = 60


@open_form
def find(request: HttpRequest) -> HttpResponse:
    """Ask for a few words; show what fits, or kindly that nothing does."""
    query = one_line(tidy(request.POST.get("q", "")))[:LONGEST].strip() if request.method == "POST" else ""
    context = {
        "query": query,
        "asked": request.method == "POST",
        "found": found(query, languages.current()) if query else [],
        "despair": despairs(simplified(query)),
    }
    return render(request, "guides/find.html", context)


def found(query: str, language: str) -> list[tuple[str, str, str]]:
    """Return address, title and a line of what fits, best first."""
    index, places = findable.public(language)
    return [
        (place.url, str(place.title), place.line) for place in map(places.__getitem__, index.find(simplified(query)))
    ]
