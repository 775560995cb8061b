"""Give every request its visit, set the cookies that follow from it, and turn locked doors into the unlock page."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.functional import SimpleLazyObject, empty

from borrower_help.accounts import held, sessions
from borrower_help.accounts.access import Locked
from borrower_help.accounts.sessions import Visit


class visit:  # noqa: N801 - named as its setting reads: accounts.middleware.visit
    """Load the visit on first use only: public pages cost no query and set no cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer with the visit's cookies; a kept form that was sent again and taken is forgotten."""
        request.visit = SimpleLazyObject(lambda: sessions.load(request))  # type: ignore[attr-defined]
        response = self.get_response(request)
        lazy = request.visit  # type: ignore[attr-defined]
        if isinstance(lazy, SimpleLazyObject) and lazy._wrapped is not empty:
            if request.method == "POST" and "held" in request.POST:
                held.settle(request, response)
            _write_cookies(response, sessions.visit_of(request))
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Answer Locked: what was posted is kept, the visitor is shown where to unlock. Whom nobody knows gets it back."""
        if isinstance(error, Locked):
            return held.to_unlock(request)
        return held.nobody_sent(request) if isinstance(error, Http404) else None


def _write_cookies(response: HttpResponse, visit: Visit) -> None:
    for name, value in visit.set_cookies.items():
        response.set_cookie(name, value, httponly=True, samesite="Lax", secure=settings.COOKIES_SECURE)
    for name in visit.drop_cookies:
        response.delete_cookie(name, samesite="Lax")
