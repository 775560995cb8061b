"""The points to hold a written agreement against: for everybody, without a record."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from borrower_help.repayment.agreement_points import CARD_LAW, POINTS, Point
from borrower_help.repayment.showing import force_of
from borrower_help.repayment.words_points import LAW_WORDS, QUESTIONS, WHY, answer_words


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie  # 大字版 is a cookie; nothing else of the visitor reaches this page
def points(request: HttpRequest) -> HttpResponse:
    """Show every point with what reads clearly and what worries."""
    page = {"points": [shown(point) for point in POINTS], "card_law": force_of(CARD_LAW)}
    return render(request, "repayment/points.html", page)


def shown(point: Point) -> dict[str, Any]:
    """Return one point as a page shows it; the rule of credit cards stands once, at the end of the page."""
    worrying = [answer for answer in point.answers if point.worries(answer)]
    return {
        "key": point.key,
        "question": QUESTIONS[point.key],
        "why": WHY[point.key],
        "clear": [answer_words(point.key, answer) for answer in point.clear],
        "worrying": [answer_words(point.key, answer) for answer in worrying],
        "law_words": LAW_WORDS.get(point.key, ""),
        "law": force_of(point.law.article) if point.law and point.law.article != CARD_LAW else "",
    }
