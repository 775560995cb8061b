"""Own phone: thirty days with a six-digit PIN. Off unless somebody asks for it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from borrower_help.accounts import services
from borrower_help.accounts.access import get_unlocked_or_404
from borrower_help.accounts.forms import NewPinForm
from borrower_help.accounts.models import OwnPhone


@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest) -> HttpResponse:
    """Choose a PIN for this phone. Before that the code must be on paper: a phone can be lost."""
    unlocked = get_unlocked_or_404(request)
    if services.code_to_show(unlocked=unlocked) is not None:
        return redirect("accounts:code")
    form = NewPinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        cookie = services.trust_phone(unlocked=unlocked, pin=form.cleaned_data["pin"])
        response = redirect("accounts:choices")
        response.set_cookie(
            settings.OWN_PHONE_COOKIE,
            cookie,
            max_age=int(settings.OWN_PHONE_LIFETIME.total_seconds()),
            httponly=True,
            samesite="Lax",
            secure=settings.COOKIES_SECURE,
        )
        return response
    trusted = OwnPhone.objects.filter(user=unlocked.user).exists()
    return render(
        request, "accounts/phone.html", {"form": form, "trusted": trusted}, status=422 if form.errors else 200
    )


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """End the PIN on every phone."""
    services.forget_phones(unlocked=get_unlocked_or_404(request))
    response = redirect("accounts:choices")
    response.delete_cookie(settings.OWN_PHONE_COOKIE, samesite="Lax")
    return response
