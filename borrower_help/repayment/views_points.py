"""The points to hold a written agreement against: for everybody, without a record."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from borrower_help.core import languages
from borrower_help.core.traditional import traditional
from borrower_help.repayment.agreement_points import CARD_LAW, POINTS, Point
from borrower_help.repayment.showing import force_of
from borrower_help.repayment.words_points import LAW_WORDS, QUESTIONS, WHY, answer_words

# To be sent or read out to them, so it is Chinese in every language of the site.
ASK = "请把这一条写进协议。我看过，盖了公司的章我再签，签完再付。"


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_cookie  # 大字版 is a cookie; nothing else of the visitor reaches this page
def points(request: HttpRequest) -> HttpResponse:
    """Show every point with what reads clearly and what worries."""
    ask = traditional(ASK) if languages.current() == "zh-hant" else ASK
    page = {"points": [shown(point) for point in POINTS], "card_law": force_of(CARD_LAW), "ask": ask}
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
