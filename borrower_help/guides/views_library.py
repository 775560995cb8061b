"""The rights library: a list in everyday words, and one guide a page."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from borrower_help.core import dates, languages
from borrower_help.core.fields import Words
from borrower_help.core.moments import full_day
from borrower_help.core.traditional import traditional
from borrower_help.guides.cards import BY_NUMBER as CARDS
from borrower_help.guides.library.catalogue import BY_KEY, BY_NUMBER, by_group
from borrower_help.guides.library.shapes import Guide
from borrower_help.rules.law import NOT_LAW, Source
from borrower_help.rules.shapes import Basis
from borrower_help.rules.sources import source_of, stale_sources
from borrower_help.rules.wording import LANGUAGES, force_label

GROUP_NAMES: dict[str, Words] = {
    "kin": _("They went to my family or others"),
    "calls": _("Calls and texts"),
    "door": _("At the door"),
    "threats": _("They frighten me"),
    "self": _("Is this mine to pay?"),
    "papers": _("From a court or a lawyer"),
    "money": _("Money, fees, the credit record"),
    "care": _("Keeping well, keeping proof"),
}


@dataclass(frozen=True)
class Ground:
    """Hold one instrument a guide rests on, in words."""

    articles: tuple[str, ...]  # each named with its force
    since: str
    no_law: bool


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie
def library(request: HttpRequest) -> HttpResponse:
    """List the guides under what they are about."""
    language = languages.current()
    listed = [
        (GROUP_NAMES[group], [(guide.number, guide.title.of(language), guide.summary.of(language)) for guide in guides])
        for group, guides in by_group()
    ]
    return render(request, "guides/read.html", {"listed": listed})


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie
def guide(request: HttpRequest, number: int) -> HttpResponse:
    """Show one guide. Traditional Chinese is made of the simplified page when it is asked for."""
    found = BY_NUMBER.get(number)
    if found is None:
        raise Http404
    language = languages.current()
    file = "en" if language == "en" else "zh_Hans"
    page = render_to_string(f"guides/library/{found.key}/{file}.html", _context(found, language), request)
    return HttpResponse(_main_in_traditional(page) if language == "zh-hant" else page)


def _main_in_traditional(page: str) -> str:
    """Return the page with its own text in traditional characters; what frames it is translated already."""
    before, main, rest = page.partition("<main")
    inside, end, after = rest.partition("</main>")
    return before + main + traditional(inside) + end + after


def _context(guide: Guide, language: str) -> dict[str, object]:
    grounds = _grounds(guide, language)
    late = {source_of(key).id for key in guide.articles} & stale_sources(dates.today())
    return {
        "guide": guide,
        "record_url": f"{reverse('incidents:start')}?p={guide.reader}",
        "cards": [(number, CARDS[number].title.of(language)) for number in guide.cards],
        "title": guide.title.of(language),
        "summary": guide.summary.of(language),
        "grounds": grounds,
        "checked": full_day(min((source_of(key).reviewed_on for key in guide.articles), default=dates.today())),
        "late": bool(late),
        "related": [(BY_KEY[key].number, BY_KEY[key].title.of(language)) for key in guide.related if key in BY_KEY],
    }


def _grounds(guide: Guide, language: str) -> list[Ground]:
    by_source: dict[Source, list[str]] = {}
    for key in guide.articles:
        by_source.setdefault(source_of(key), []).append(force_label(Basis(key, carries=False), language))
    forces = LANGUAGES[language].FORCES
    order = sorted(by_source.items(), key=lambda one: list(forces).index(one[0].force))
    return [
        Ground(tuple(dict.fromkeys(labels)), full_day(source.in_force_from), source.force in NOT_LAW)
        for source, labels in order
    ]
