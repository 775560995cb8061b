"""Views of the frame: big text, the neutral page, and answers to what went wrong."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from borrower_help.core import dates, origins
from borrower_help.core.middleware import refusal

TEN_YEARS = 10 * 365 * 24 * 3600


@csrf_exempt  # changes nothing but the size of the letters; public pages carry no token
@require_POST
def big_text(request: HttpRequest) -> HttpResponse:
    """Turn 大字版 on or off and go back to the page it was tapped on."""
    goal = request.POST.get("next", "")
    if not goal.startswith("/") or not url_has_allowed_host_and_scheme(goal, allowed_hosts=None):
        goal = "/"
    response = HttpResponseRedirect(goal)
    if origins.from_elsewhere(request, hidden=False):
        return response
    if request.POST.get("on") == "1":
        response.set_cookie(
            settings.BIG_TEXT_COOKIE,
            "1",
            max_age=TEN_YEARS,
            httponly=True,
            samesite="Lax",
            secure=settings.COOKIES_SECURE,
        )
    else:
        response.delete_cookie(settings.BIG_TEXT_COOKIE, samesite="Lax")
    return response


@require_safe
def clock(request: HttpRequest) -> HttpResponse:
    """Show date and time and nothing else: where 快速离开 lands."""
    return render(request, "clock.html", {"now": dates.now()})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request Django refused: too large with its own sentence, anything else plainly."""
    return refusal(request, exception) or render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, the same for what is not there and what is not theirs."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a page that needs nothing, not even the request, which may be what broke."""
    return HttpResponse(render_to_string("500.html"), status=500)
