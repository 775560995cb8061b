"""Nothing typed is lost: a form that arrives locked or with a stale token is sealed to its user and offered again."""

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from borrower_help.accounts.keys import Unlocked
from borrower_help.accounts.models import HeldPost, User
from borrower_help.accounts.sessions import visit_of
from borrower_help.core import crypto, dates, origins
from borrower_help.core.moments import full_day

KEPT_PER_USER = 10
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "held"})
HOUSEKEEPING = frozenset({"next", "by", "draft", "revision"})  # sent again, but alone not worth keeping
KEYS = frozenset({"code", "passphrase", "passphrase_again", "pin", "pin_again"})  # never kept
SURE = frozenset({"sure"})  # a yes to what cannot be undone: never kept, never said twice by one tap
NEVER_HELD = KEYS | SURE


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what the form carried; keys, tokens and the yes to erasing left out."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_TYPED | NEVER_HELD
        for value in values
        if isinstance(value, str)
    ]


def hold(request: HttpRequest, user: User) -> HeldPost | None:
    """Seal the request's form to `user`; None where there was nothing to keep, or ten are waiting already."""
    typed = typed_in(request)
    if nothing_in(typed) or HeldPost.objects.filter(user=user).count() >= KEPT_PER_USER:
        return None
    form = {"path": request.get_full_path(), "typed": typed, "at": dates.now().isoformat()}
    data = json.dumps(form, ensure_ascii=False).encode()
    return HeldPost.objects.create(user=user, sealed=crypto.seal_to(bytes(user.holder.public_key), data))


def nothing_in(typed: Iterable[tuple[str, str]]) -> bool:
    """Return whether a form carried nothing but what pages put into it themselves."""
    return all(name in HOUSEKEEPING for name, _value in typed)


def give_back(request: HttpRequest, *, why: str = "stale", status: int = 403) -> HttpResponse:
    """Show what was typed, to be copied or sent once more: where it cannot be kept it is not lost."""
    typed = typed_in(request)
    context = {"path": request.get_full_path(), "typed": typed, "readable": readable(typed), "why": why}
    return render(request, "accounts/send_again.html", context, status=status)


def nobody_sent(request: HttpRequest) -> HttpResponse | None:
    """Give back what somebody typed whose visit is over; None where another answer loses nothing.

    The visit has ended, or its cookie is gone: whose form it is nobody knows, so it can be kept for nobody. The answer is the
    same whether or not there is such a page, and hands back only what came with the request.
    """
    typed = typed_in(request)
    words = readable(typed)
    if request.method != "POST" or visit_of(request).user is not None or not words or NEVER_HELD & set(request.POST):
        return None
    return give_back(request, why="nobody", status=404)


def read(held: HeldPost, unlocked: Unlocked) -> dict[str, Any]:
    """Return {"path", "typed"} of a held form; raise SealError for anybody else."""
    data: dict[str, Any] = json.loads(crypto.unseal_with(unlocked.private_key, bytes(held.sealed)))
    return data


def newest(unlocked: Unlocked) -> HeldPost | None:
    """Return the form kept last, None where none waits; when it came is known only unsealed."""
    waiting = list(HeldPost.objects.filter(user=unlocked.user))
    return max(waiting, key=lambda held: str(read(held, unlocked).get("at", "")), default=None)


def readable(typed: Iterable[tuple[str, str]]) -> list[str]:
    """Return what a person would recognise as theirs, each once: words, numbers, days; not the codes of ticked answers."""
    values = [value for name, value in typed if name not in HOUSEKEEPING and value.strip()]
    return list(dict.fromkeys(_day(value) for value in values if not re.fullmatch(r"[a-z_]+", value)))


def _day(value: str) -> str:
    """Return a day as it is read; anything else as it is."""
    try:
        return full_day(date.fromisoformat(value)) if len(value) == 10 else value
    except ValueError:
        return value


def settle(request: HttpRequest, response: HttpResponse) -> None:
    """Forget a kept form once it was sent again and taken."""
    held_id, user = request.POST.get("held", ""), visit_of(request).user
    if (
        response.status_code < 400
        and user is not None
        and re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", held_id)
    ):
        HeldPost.objects.filter(pk=held_id, user=user).delete()


def to_unlock(request: HttpRequest) -> HttpResponse:
    """Return the way to the unlock page, having kept what was posted."""
    visit = visit_of(request)
    if request.method == "POST" and visit.user is not None:
        held = hold(request, visit.user)
        if held is None and not nothing_in(typed_in(request)):
            return give_back(request, why="locked")
    goal = request.get_full_path() if request.method == "GET" else ""
    query = "?" + urlencode({"next": goal}) if goal else ""
    return redirect(reverse("accounts:unlock") + query)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Answer a stale or missing form token: keep the text, say what happened, offer to send it again."""
    if origins.from_elsewhere(request, hidden=True):
        return render(request, "403.html", status=403)
    visit = visit_of(request)
    if visit.state == "locked":
        return to_unlock(request)
    if NEVER_HELD & set(request.POST):
        return render(request, "403.html", status=403)
    if visit.user is not None:
        held = hold(request, visit.user)
        if held is not None:
            return redirect("accounts:held", held_id=held.pk)
    return give_back(request)
