"""What templates may know of the visitor, loaded only when a template asks."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from borrower_help.accounts.sessions import visit_of


def visit(request: HttpRequest) -> dict[str, Any]:
    """Return `in_case` (is there anything to lock?), lazily: public pages never touch it; and where to lock."""
    return {
        "in_case": SimpleLazyObject(lambda: visit_of(request).state == "unlocked"),
        "lock_url": reverse("accounts:lock"),
    }
