"""Hand out the worker that keeps one public page on the phone."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from borrower_help.env import PROJECT_ROOT

WORKER = PROJECT_ROOT / "static" / "offline" / "worker.js"


@require_safe
@cache_control(public=True, max_age=300)
def worker(request: HttpRequest) -> HttpResponse:
    """Return the worker from an address above the page it keeps: a browser grants it no wider reach than its own folder."""
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
