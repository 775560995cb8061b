"""The days in one's own calendar: a file, or a private address that can be revoked."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from borrower_help.cases.access import get_case_or_404
from borrower_help.cases.models import Access
from borrower_help.core import dates, languages
from borrower_help.matters import feeds
from borrower_help.matters.calendar import WORDS, calendar
from borrower_help.matters.cards import cards_of


@require_safe
def overview(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show which days would stand in a calendar, and the address where there is one."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    today = dates.today()
    owner = case.may_edit
    token = feeds.token_of(case) if owner else ""
    page = {
        "case": case,
        "days": feeds.days_of(case, cards_of(case, today, lead_on=False), today),
        "words": WORDS[languages.current()],
        "address": request.build_absolute_uri(reverse("matters:feed", args=[token])) if token else "",
        "may_edit": owner,
    }
    return render(request, "matters/calendar.html", page)


@require_safe
def file(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Hand over the days as a file."""
    case = get_case_or_404(request, case_id, need=Access.VIEW)
    today = dates.today()
    days = feeds.days_of(case, cards_of(case, today, lead_on=False), today)
    return _answer(calendar(days, language=languages.current(), salt=case.keyring.keys[1]), attached=True)


@require_POST
def begin(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Make a private address, or another one instead."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    feeds.begin(case=case)
    return redirect("matters:calendar", case_id=case_id)


@require_POST
def end(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Revoke the address."""
    case = get_case_or_404(request, case_id, need=Access.EDIT)
    feeds.end(case=case)
    return redirect("matters:calendar", case_id=case_id)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Answer a calendar program that knows the address: dates and neutral words, for whoever asks, never in clear in production."""
    if settings.SECURE_SSL_REDIRECT and not request.is_secure():
        raise Http404
    days = feeds.read(token)
    if days is None:
        raise Http404
    return _answer(calendar(days, language="zh-hans", salt=feeds.salt_of(token)), attached=False)


def _answer(data: bytes, *, attached: bool) -> HttpResponse:
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "no-store"
    if attached:
        response["Content-Disposition"] = 'attachment; filename="days.ics"'
    return response
