"""Where to take a case now: its doors in their order, why this one and not that one, the letter for each."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import languages
from borrower_help.core.fields import Words
from borrower_help.home.forms_where import WhereForm
from borrower_help.incidents.findings import look
from borrower_help.letters import names
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.matters.agenda import papers_of
from borrower_help.matters.reading import matters_of, tried
from borrower_help.rules.catalogue.channels import BY_ID
from borrower_help.rules.catalogue.routing_words import REASONS
from borrower_help.rules.finder import Door
from borrower_help.rules.routing import Route, route
from borrower_help.rules.situation import situation


@dataclass(frozen=True)
class Offer:
    """Hold one letter that can be made for a door; with questions of its own it is asked on its page first."""

    key: str
    title: Words
    letter_id: UUID
    asks: bool


@dataclass(frozen=True)
class Place:
    """Hold one door as the page shows it."""

    path: str
    title: str
    number: str
    line: str
    letters: tuple[Offer, ...] = ()


@require_safe
def where(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the doors of a case in their order; nothing of the answers is kept."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    known = look(case)
    form = WhereForm(request.GET if {"told", "police"} & request.GET.keys() else None)
    here = situation(known.facts, known.findings)
    written = tried(matters_of(case))
    pressing = here.court_paper or any(not paper.done_on for _row, paper, _last in papers_of(case))
    way = route(replace(here, court_paper=pressing, tried=form.tried(written, here.lender)))
    language = languages.current()
    page = {
        "case": case,
        "form": form,
        "doors": _places(case, way, language),
        "more": [_place(door, language) for door in way.more],
        "against": [_place(door, language) for door in way.against],
        "talk": known.talk_instead,
        "grave": way.grave,
        "court_first": way.court_first,
        "unknown": here.lender == "unknown",
    }
    return render(request, "home/where.html", page, status=422 if form.errors else 200)


def _places(case: OpenCase, way: Route, language: str) -> list[Place]:
    perspective = case.payload.perspective
    return [
        replace(_place((step.channel, step.reason), language), letters=_offers(step.letters, perspective))
        for step in way.steps
    ]


def _offers(keys: tuple[str, ...], perspective: str) -> tuple[Offer, ...]:
    """Return the letters of the catalogue the owner of such a record may write."""
    there = [DEFINITIONS[key] for key in keys if key in DEFINITIONS and perspective in DEFINITIONS[key].perspectives]
    return tuple(Offer(one.key, names.LETTERS[one.key], uuid4(), bool(one.blanks)) for one in there)


def _place(door: Door, language: str) -> Place:
    channel = BY_ID[door[0]]
    return Place(channel.path, channel.title.of(language), channel.number, REASONS[door[1]].of(language))
