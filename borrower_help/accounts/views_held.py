"""Offer again what arrived while locked or with a stale token."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from borrower_help.accounts import held as holding
from borrower_help.accounts.access import get_unlocked_or_404
from borrower_help.accounts.models import HeldPost


@require_safe
def held(request: HttpRequest, held_id: UUID) -> HttpResponse:
    """Show a kept form with everything typed into it, ready to be sent to where it was going."""
    unlocked = get_unlocked_or_404(request)
    row = get_object_or_404(HeldPost, pk=held_id, user=unlocked.user)
    data = holding.read(row, unlocked)
    context = {**data, "readable": holding.readable(data["typed"]), "held": row}
    return render(request, "accounts/send_again.html", context)


@require_POST
def drop(request: HttpRequest, held_id: UUID) -> HttpResponse:
    """Throw a kept form away and go on."""
    unlocked = get_unlocked_or_404(request)
    get_object_or_404(HeldPost, pk=held_id, user=unlocked.user).delete()
    following = holding.newest(unlocked)
    return redirect("accounts:held", held_id=following.pk) if following else redirect("home:cases")
