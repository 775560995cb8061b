"""What every answer carries, what every request leaves in the log, and refusals in plain words."""

import itertools
import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve

from borrower_help.core.crypto import Busy

log = logging.getLogger("borrower_help.requests")
_numbers = itertools.count(1)
Handler = Callable[[HttpRequest], HttpResponse]
View = TypeVar("View", bound=Callable[..., Any])


def request_log(get_response: Handler) -> Handler:
    """Log route name, status, duration and request number: no path, no address, nothing typed."""

    def middleware(request: HttpRequest) -> HttpResponse:
        number, begun = next(_numbers), time.perf_counter()
        response = get_response(request)
        match = request.resolver_match
        route = match.view_name if match else "-"
        log.info("%d %s %d %.0fms", number, route, response.status_code, (time.perf_counter() - begun) * 1000)
        return response

    return middleware


def headers(get_response: Handler) -> Handler:
    """Forbid storing every answer that does not say itself that it is public."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        response["Permissions-Policy"] = (
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
        )
        response["X-Frame-Options"] = "DENY"
        private = "no-store" in response["Cache-Control"]
        if private:
            del response["ETag"]  # a hash of somebody's page is of no use to anybody
        response["X-Robots-Tag"] = "noindex" if private else "all"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return middleware


def takes_up_to(most: int) -> Callable[[View], View]:
    """Let a view take larger requests than the rest of the site: it must read them piece by piece.

    One that says it is larger still reaches the view with `too_large` set: the view answers it without reading a byte.
    """

    def marked(view: View) -> View:
        view.most_bytes = most  # type: ignore[attr-defined]
        return view

    return marked


def _most(request: HttpRequest) -> int:
    """Return how many bytes the view a request is for takes, 0 for a view like any other."""
    try:
        return int(getattr(resolve(request.path_info).func, "most_bytes", 0))
    except Resolver404:
        return 0


def body_limit(get_response: Handler) -> Handler:
    """Refuse a request that says it is larger than anything here takes, before a byte of it is read."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        size = int(length[:20]) if length.isascii() and length.isdigit() else 0
        if size > settings.MAX_BODY_BYTES:
            most = _most(request)
            if not most:
                return render(request, "413.html", status=413)
            if size > most:
                request.too_large = True  # type: ignore[attr-defined]
                request.POST = QueryDict()  # what asks for a field reads nothing either
        return get_response(request)

    return middleware


class plain_refusals:  # noqa: N801 - named as its setting reads
    """Turn what is too large or too busy into a page with a sentence, never a 500."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; a deed's address opened by itself gets a page, not the browser's own blank one."""
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not response.content:
            page = render(request, "405.html", status=405)
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Answer 413 for a request body beyond its limit, 503 where no stretch could start in time."""
        return refusal(request, error)


def refusal(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """Return the page that says what was refused and why, None for any other error."""
    if isinstance(error, RequestDataTooBig | TooManyFieldsSent):
        return render(request, "413.html", status=413)
    if isinstance(error, Busy):
        response = render(request, "503.html", status=503)
        response["Retry-After"] = "10"
        return response
    return None
