"""What templates may know of the visitor, loaded only when a template asks."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from borrower_help.accounts.sessions import visit_of


def visit(request: HttpRequest) -> dict[str, Any]:
    """Return `visitor`: the visit, lazily; public pages never touch it."""
    return {"visitor": SimpleLazyObject(lambda: visit_of(request))}
