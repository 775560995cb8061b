"""The timeline of a case, one record, and taking records out and back."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from borrower_help.cases.access import OpenCase, get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core.dates import days_ago, today
from borrower_help.incidents import describe, index
from borrower_help.incidents.chart import chart
from borrower_help.incidents.describe import Line
from borrower_help.incidents.index import Entry, Index
from borrower_help.incidents.models import Incident
from borrower_help.incidents.payloads import IncidentPayload
from borrower_help.incidents.services import remove_incident, restore_incident
from borrower_help.incidents.tellings import Telling, tellings
from borrower_help.rules.signals import despairs

PER_PAGE = 50
NUMBERS_SHOWN = 5
_NO_ID = UUID(int=0)


class Row(NamedTuple):
    """Hold one record of the list and where it leads."""

    url: str
    line: Line


@dataclass(frozen=True)
class Day:
    """Hold one day of the list."""

    on: date
    heading: str
    rows: list[Row]
    marks: list[Telling] = field(default_factory=list)  # letters they had from that day on
    after: date | None = None  # the day of the letter it came after


def get_incident_or_404(case: OpenCase, incident_id: UUID, *, removed: bool | None = False) -> Incident:
    """Return an incident of the case; `removed` says which kind is meant, None both."""
    incident = Incident.objects.filter(pk=incident_id, case=case.row).first()
    if incident is None or (removed is not None and (incident.removed_on is not None) != removed):
        raise Http404
    return incident


@require_safe
def timeline(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what a case counts up to and its records, newest first, fifty a page."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    perspective = case.payload.perspective
    counts = index.read(case)
    page = Paginator(counts.entries, PER_PAGE).get_page(request.GET.get("page"))
    payloads = _payloads(case, page)
    if len(payloads) < len(page.object_list):  # the index names a row that is not there
        counts = index.rebuild(case)
        page = Paginator(counts.entries, PER_PAGE).get_page(request.GET.get("page"))
        payloads = _payloads(case, page)
    context = {
        "case": case,
        "perspective": perspective,
        "counts": counts,
        "page": page,
        "days": _marked(list(_days(case, page, payloads, counts, perspective)), tellings(case), page),
        "may_edit": case.may_edit,
        "removed": _just_removed(case, request),
        "some_removed": Incident.objects.filter(case=case.row, removed_on__gte=_kept_since()).exists(),
        **(_overview(counts, perspective) if page.number == 1 and counts.entries else {}),
    }
    return render(request, "incidents/timeline.html", context)


def _payloads(case: OpenCase, page: Page[Entry]) -> dict[UUID, IncidentPayload]:
    # by id alone: told the case as well, a database may read all its rows to find these fifty
    rows = Incident.objects.filter(pk__in=[entry.id for entry in page.object_list])
    case_id, keyring = case.id, case.keyring
    return {row.id: row.payload(keyring) for row in rows if row.case_id == case_id and row.removed_on is None}


def _days(
    case: OpenCase, page: Page[Entry], payloads: dict[UUID, IncidentPayload], counts: Index, perspective: str
) -> Iterator[Day]:
    this_year, per_day, say = today().year, counts.per_day(), describe.vocabulary()
    # one address, fifty times the same but for the id
    before, after = reverse("incidents:detail", args=[case.id, _NO_ID]).split(str(_NO_ID))
    for day, entries in groupby(page.object_list, key=lambda entry: entry.day):
        rows = [
            Row(f"{before}{one.id}{after}", describe.line(payloads[one.id], perspective, say, night=one.night))
            for one in entries
        ]
        yield Day(day, describe.day_heading(day, per_day[day], this_year, say), rows)


def _marked(days: list[Day], told: list[Telling], page: Page[Entry]) -> list[Day]:
    """Return the days of a page with the letters that went out among them, and which days came after the first of them."""
    first = min((one.on for one in told if one.fact), default=None)
    until = days[0].on if days and page.number > 1 else date.max
    since = days[-1].on if days and page.has_next() else date.min
    by_day = {day.on: day for day in days}
    for on in {one.on for one in told if since <= one.on <= until} - set(by_day):
        by_day[on] = Day(on, describe.day_heading(on, 0, today().year, describe.vocabulary()), [])
    return [
        replace(day, marks=[one for one in told if one.on == on], after=first if first and on > first else None)
        for on, day in sorted(by_day.items(), reverse=True)
    ]


def _kept_since() -> date:
    return days_ago(settings.REMOVED_KEPT_DAYS)


def _just_removed(case: OpenCase, request: HttpRequest) -> Incident | None:
    try:
        incident_id = UUID(request.GET.get("removed", ""))
    except ValueError:
        return None
    return Incident.objects.filter(pk=incident_id, case=case.row).exclude(removed_on=None).first()


# --- what it counts up to --------------------------------------------------------------------------------------------


def _overview(counts: Index, perspective: str) -> dict[str, Any]:
    this_year = today().year
    numbers = counts.per_number().most_common()
    latest = counts.latest_contact
    return {
        "span": describe.span_words(counts.entries[-1].day, counts.entries[0].day, this_year),
        "count_row": _count_row(counts, perspective),
        "chart": _chart(counts, this_year),
        "numbers": [(number, describe.times_words(count)) for number, count in numbers[:NUMBERS_SHOWN]],
        "numbers_left": max(0, len(numbers) - NUMBERS_SHOWN),
        "people": _people(counts.per_person()),
        "visits": counts.visits,
        "latest": latest,
        "again_id": uuid4(),
    }


def _count_row(counts: Index, perspective: str) -> list[tuple[int, str]]:
    others = sum(counts.per_person().values())
    if perspective == "borrower":
        to_others = ngettext("time others were\nasked about you", "times others were\nasked about you", others)
    else:
        to_others = ngettext("time to others\nbesides you", "times to others\nbesides you", others)
    return [
        (counts.contacts, ngettext("contact", "contacts", counts.contacts)),
        (
            counts.night,
            ngettext("at night,\nafter 22:00, before 8:00", "at night,\nafter 22:00, before 8:00", counts.night),
        ),
        (others, to_others),
    ]


def _people(per_person: Counter[str]) -> list[tuple[str, str]]:
    return [(str(describe.PEOPLE[who]), describe.times_words(count)) for who, count in per_person.most_common()]


def _chart(counts: Index, this_year: int) -> dict[str, Any] | None:
    drawn = chart(counts.per_day(), words=lambda day: describe.day_words(day, this_year), number=str)
    if drawn is None:
        return None
    peak = {"day": describe.day_words(drawn.peak_on, this_year), "count": drawn.peak_count}
    sentences = {
        "day": _("How often on each day; most on %(day)s: %(count)d"),
        "week": _("How often in each week; most in the week from %(day)s: %(count)d"),
        "month": _("How often in each month; most in the month from %(day)s: %(count)d"),
        "year": _("How often in each year; most in the year from %(day)s: %(count)d"),
    }
    return {"drawing": drawn, "words": sentences[drawn.unit] % peak, "unit": drawn.unit}


# --- one record ------------------------------------------------------------------------------------------------------


@require_safe
def detail(request: HttpRequest, case_id: UUID, incident_id: UUID) -> HttpResponse:
    """Show one record in plain words."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    incident = get_incident_or_404(case, incident_id)
    payload: IncidentPayload = incident.payload(case.keyring)
    this_year = today().year
    context = {
        "case": case,
        "incident": incident,
        "payload": payload,
        "heading": describe.day_words(payload.day, this_year),
        "rows": describe.rows(payload, case.payload.perspective, this_year),
        "recorded_on": _recorded(payload, this_year),
        "may_edit": case.may_edit,
        "again_id": uuid4(),
        "despair": despairs((payload.words, payload.effects)),
    }
    return render(request, "incidents/detail.html", context)


def _recorded(payload: IncidentPayload, this_year: int) -> str:
    return describe.day_words(date.fromisoformat(payload.recorded_on), this_year) if payload.recorded_on else ""


@require_POST
def remove(request: HttpRequest, case_id: UUID, incident_id: UUID) -> HttpResponse:
    """Take a record out; the list then offers to undo it."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    incident = get_incident_or_404(case, incident_id, removed=None)
    remove_incident(case=case, incident=incident)
    return redirect(reverse("incidents:list", args=[case.id]) + "?" + urlencode({"removed": str(incident.pk)}))


@require_POST
def restore(request: HttpRequest, case_id: UUID, incident_id: UUID) -> HttpResponse:
    """Put a removed record back and show it."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    incident = get_incident_or_404(case, incident_id, removed=None)
    restore_incident(case=case, incident=incident)
    return redirect(reverse("incidents:detail", args=[case.id, incident.pk]) + "?back=1")


@require_safe
def removed(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """List the records taken out in the last days, each with a button to put it back."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    rows = Incident.objects.filter(case=case.row, removed_on__gte=_kept_since()).order_by("-removed_on", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    perspective, this_year, say = case.payload.perspective, today().year, describe.vocabulary()
    listed = []
    for row in page.object_list:
        payload = row.payload(case.keyring)
        listed.append(
            (
                row,
                describe.day_words(payload.day, this_year),
                describe.line(payload, perspective, say, night=payload.at_night),
            )
        )
    context = {"case": case, "page": page, "listed": listed, "kept_days": settings.REMOVED_KEPT_DAYS}
    return render(request, "incidents/removed.html", context)
