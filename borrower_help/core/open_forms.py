"""Forms anybody may send without being known: nothing changes, nothing is kept, no cookie is set."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_cookie

View = Callable[..., HttpResponse]


def open_form(view: View) -> View:
    """Let a view ask and answer in public: its blank page may be cached, its answer never; it takes no form token."""

    @wraps(view)
    def open_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method != "POST":
            patch_cache_control(response, public=True, max_age=300)
        return response

    # a token would be a cookie, and there is nothing here that a forged form could change
    opened: View = csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(vary_on_cookie(open_view)))
    return opened
