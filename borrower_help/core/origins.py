"""Tell whether a page of another site sent a form; SameSite cookies and form tokens do the rest."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def from_elsewhere(request: HttpRequest, *, hidden: bool) -> bool:
    """Return whether another site's page sent this; `hidden` is the answer where the browser conceals which ("null").

    Old browsers send no Sec-Fetch-Site and know no SameSite: there Origin or, failing that, Referer tells.
    """
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said in {"cross-site", "same-site"}
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    if origin is None:
        return False
    try:
        host = urlsplit(origin).netloc
    except ValueError:  # no address at all
        return True
    return host != request.get_host() if host else hidden
