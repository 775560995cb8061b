"""Erase everything, and see that it is gone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from borrower_help.accounts import sessions
from borrower_help.accounts.access import get_unlocked_or_404
from borrower_help.accounts.sessions import visit_of
from borrower_help.privacy.erasure import erase_user
from borrower_help.privacy.forms import EraseForm


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Ask once, then destroy everything of this visitor at once."""
    unlocked = get_unlocked_or_404(request)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        sessions.end(visit_of(request))
        erase_user(unlocked.user)
        response = redirect("privacy:gone")
        response.delete_cookie(settings.OWN_PHONE_COOKIE, samesite="Lax")
        return response
    return render(request, "privacy/erase.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    """Say that everything is gone and how to see it for oneself."""
    return render(request, "privacy/gone.html")
