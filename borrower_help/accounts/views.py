"""Come in, lock, leave."""

import logging
from urllib.parse import urlencode

from django.conf import settings
from django.db import DatabaseError, transaction
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from borrower_help.accounts import held, keys, services, sessions
from borrower_help.accounts.forms import PinForm, UnlockForm
from borrower_help.accounts.keys import PassphraseNeeded, Unlocked, WrongCode
from borrower_help.accounts.models import ReceiptCode
from borrower_help.accounts.sessions import visit_of
from borrower_help.core import crypto, database, limits, origins
from borrower_help.core.forms import BaseForm

log = logging.getLogger(__name__)


def safe_next(request: HttpRequest) -> str:
    """Return the local page to go on to, from `next`; empty where it is none."""
    goal = request.POST.get("next") or request.GET.get("next") or ""
    return goal if url_has_allowed_host_and_scheme(goal, allowed_hosts=None) and goal.startswith("/") else ""


@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """Open with a code, or with the PIN of a trusted phone."""
    phone = services.phone_of(request.COOKIES.get(settings.OWN_PHONE_COOKIE, ""))
    by_pin = phone is not None and request.POST.get("by", request.GET.get("by", "pin")) == "pin"
    form: BaseForm = (
        PinForm(request.POST if request.method == "POST" else None)
        if by_pin
        else UnlockForm(request.POST if request.method == "POST" else None)
    )
    spent = False
    if request.method == "POST" and form.is_valid():
        opened = _by_pin(form, *phone) if by_pin and phone is not None else _by_code(request, form)
        if opened is not None:
            return _come_in(request, opened)
        limits.pause(request, "wrong-code")
        if by_pin and phone is not None and not phone[0].tries_left:  # the PIN opens nothing any more: ask for the code
            form, by_pin, spent = UnlockForm(), False, True
    context = {
        "form": form,
        "by_pin": by_pin,
        "spent": spent,
        "next": safe_next(request),
        "locked": visit_of(request).state == "locked",
    }
    return render(request, "accounts/unlock.html", context, status=422 if form.errors or spent else 200)


def _by_code(request: HttpRequest, form: BaseForm) -> Unlocked | None:
    try:
        with crypto.last_in_line(limits.is_beyond(request, "wrong-code")):
            return keys.unlock(form.cleaned_data["code"], form.cleaned_data["passphrase"])
    except PassphraseNeeded:
        form.add_error(
            "passphrase", ValidationError(_("This code has a passphrase as well. Type it here."), code="passphrase")
        )
    except WrongCode:
        message = _(
            "This code, with this passphrase if you typed one, opens nothing here. Look at the paper once more?"
        )
        form.add_error("code", ValidationError(message, code="wrong_code"))
    return None


def _by_pin(form: BaseForm, phone: object, half: bytes) -> Unlocked | None:
    try:
        return services.open_phone(phone=phone, half=half, pin=form.cleaned_data["pin"])  # type: ignore[arg-type]
    except WrongCode:
        left = phone.tries_left  # type: ignore[attr-defined]
        message = _("Not this PIN. %(left)d tries are left; the key code always works.")
        form.add_error("pin", ValidationError(message, code="wrong_pin", params={"left": left}))
    return None


def _come_in(request: HttpRequest, opened: Unlocked) -> HttpResponse:
    visit = visit_of(request)
    guest = visit.unlocked
    with transaction.atomic():
        services.arrive(known=opened, guest=guest)
        sessions.begin(visit, opened)
    database.flush_deleted()
    kept = held.newest(opened)
    if kept is not None:
        return redirect("accounts:held", held_id=kept.pk)
    moved = guest is not None and guest.user.pk != opened.user.pk
    return redirect(reverse("home:cases") if moved else safe_next(request) or reverse("home:cases"))


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Drop the key but not who it was; somebody without a code, who could never unlock again, is shown theirs first."""
    visit = visit_of(request)
    if visit.unlocked is not None and not ReceiptCode.objects.filter(user=visit.unlocked.user).exists():
        return redirect("accounts:code")
    if visit.session is not None and visit.state == "unlocked":
        sessions.lock(visit.session)
        visit.drop_cookies.add(settings.SESSION_KEY_COOKIE)
    return redirect(reverse("accounts:unlock") + "?" + urlencode({"locked": "1"}))


@csrf_exempt  # works without a session and from a page kept open for days; all it can do is leave
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Leave at once: the session is gone, our neutral page stands there (303, so that reload shows only that)."""
    response = HttpResponse(status=303, headers={"Location": reverse("clock")})
    if origins.from_elsewhere(request, hidden=False):  # another site must not end what a guest without a code wrote
        return response
    for name in (settings.SESSION_ID_COOKIE, settings.SESSION_KEY_COOKIE, settings.CSRF_COOKIE_NAME):
        response.delete_cookie(name, samesite="Lax")
    try:
        sessions.end(visit_of(request))
    except DatabaseError:  # without its cookies the session opens nothing; it ends by itself
        log.warning("leave: the database does not answer")
    return response
