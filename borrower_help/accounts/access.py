"""Who is at the door: the first line of every personal view."""

from django.http import Http404, HttpRequest

from borrower_help.accounts.keys import Unlocked
from borrower_help.accounts.sessions import visit_of


class Locked(Exception):
    """Say that the visitor is known but their key was dropped; they unlock and go on."""


def get_unlocked_or_404(request: HttpRequest) -> Unlocked:
    """Return the visitor with their key; raise Locked for a locked one and Http404 for nobody."""
    visit = visit_of(request)
    if visit.state == "locked":
        raise Locked
    unlocked = visit.unlocked
    if unlocked is None:
        raise Http404
    return unlocked
