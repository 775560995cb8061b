"""Hand over the receipt code: shown until copied down, as a card, as a picture; make a new one; add a passphrase."""

import io
from urllib.parse import urlencode

from django.forms import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe
from PIL import Image, ImageDraw, ImageFont

from borrower_help.accounts import services
from borrower_help.accounts.access import get_unlocked_or_404
from borrower_help.accounts.codes import in_fours
from borrower_help.accounts.forms import PassphraseForm
from borrower_help.accounts.keys import PassphraseNeeded, Unlocked, WrongCode, shown_code
from borrower_help.accounts.models import OwnPhone, ReceiptCode
from borrower_help.accounts.sessions import visit_of
from borrower_help.accounts.views import safe_next
from borrower_help.core import crypto, limits


@require_safe
def code(request: HttpRequest) -> HttpResponse:
    """Show the code, made now if there is none yet; once copied down, go on to where the visitor wanted to."""
    unlocked = get_unlocked_or_404(request)
    digits = services.code_to_show(unlocked=unlocked)
    goal = safe_next(request)
    if digits is None:
        return redirect(goal or "accounts:choices")
    has_passphrase = bool(ReceiptCode.objects.get(user=unlocked.user).passphrase_salt)
    context = {"groups": in_fours(digits), "last_four": digits[-4:], "next": goal, "has_passphrase": has_passphrase}
    return render(request, "accounts/code.html", context)


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Take 抄好了: the digits are forgotten here."""
    services.confirm_code(unlocked=get_unlocked_or_404(request))
    return redirect(safe_next(request) or reverse("home:cases"))


def _shown_or_404(unlocked: Unlocked) -> str:
    digits = shown_code(unlocked)
    if digits is None:
        raise Http404
    return digits


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """Show the code as a card of A6 to print."""
    digits = _shown_or_404(get_unlocked_or_404(request))
    return render(request, "accounts/card.html", {"groups": in_fours(digits), "next": safe_next(request)})


@require_GET
def picture(request: HttpRequest) -> HttpResponse:
    """Ask who sees the album before offering the code as a picture; offer it only where nobody does."""
    _shown_or_404(get_unlocked_or_404(request))
    return render(request, "accounts/picture.html", {"album": request.GET.get("album", ""), "next": safe_next(request)})


@require_GET
def picture_file(request: HttpRequest) -> HttpResponse:
    """Return the digits, and nothing but the digits, as a PNG."""
    digits = _shown_or_404(get_unlocked_or_404(request))
    return HttpResponse(_picture_of(digits), content_type="image/png")


def _picture_of(digits: str) -> bytes:
    fours = in_fours(digits)
    image = Image.new("L", (720, 420), 255)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(size=84)
    draw.text((360, 140), "  ".join(fours[:3]), font=font, fill=20, anchor="mm")
    draw.text((360, 280), "  ".join(fours[3:]), font=font, fill=20, anchor="mm")
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


@require_http_methods(["GET", "HEAD", "POST"])
def new_code(request: HttpRequest) -> HttpResponse:
    """Make a new code; the old one, other sessions and trusted phones end."""
    unlocked = get_unlocked_or_404(request)
    if request.method != "POST":
        has_passphrase = ReceiptCode.objects.filter(user=unlocked.user).exclude(passphrase_salt=b"").exists()
        return render(request, "accounts/new_code.html", {"has_passphrase": has_passphrase})
    services.replace_code(unlocked=unlocked, keep=visit_of(request).session)
    return redirect(reverse("accounts:code") + "?new=1")  # who had one until now is not asked for it


@require_http_methods(["GET", "HEAD", "POST"])
def passphrase(request: HttpRequest) -> HttpResponse:
    """Add a passphrase to the code."""
    unlocked = get_unlocked_or_404(request)
    services.code_to_show(unlocked=unlocked)
    shown = shown_code(unlocked)
    form = PassphraseForm(request.POST if request.method == "POST" else None, shown_code=shown)
    if request.method == "POST" and form.is_valid() and _added(request, form, unlocked, shown):
        # back to the code, which nobody has copied down yet; it leads on to `next`, at once where it is on paper
        goal = safe_next(request)
        return redirect(reverse("accounts:code") + ("?" + urlencode({"next": goal}) if goal else ""))
    context = {"form": form, "next": safe_next(request)}
    return render(request, "accounts/passphrase.html", context, status=422 if form.errors else 200)


def _added(request: HttpRequest, form: PassphraseForm, unlocked: Unlocked, shown: str | None) -> bool:
    typed = shown or form.cleaned_data["code"]
    try:
        with crypto.last_in_line(limits.is_beyond(request, "wrong-code")):
            services.add_passphrase(unlocked=unlocked, code=typed, passphrase=form.cleaned_data["passphrase"])
    except WrongCode:
        limits.pause(request, "wrong-code")  # codes can be tried here as well as at the door
        form.add_error("code", ValidationError(_("This is not the code of this record."), code="wrong_code"))
        return False
    except PassphraseNeeded:
        message = _("This code already has a passphrase. To change it, make a new code first.")
        form.add_error("code", ValidationError(message, code="has_passphrase"))
        return False
    return True


@require_safe
def choices(request: HttpRequest) -> HttpResponse:
    """List what can be done about the code and this phone."""
    unlocked = get_unlocked_or_404(request)
    row = ReceiptCode.objects.filter(user=unlocked.user).first()
    context = {
        "unconfirmed": row is None or row.shown is not None,
        "has_passphrase": row is not None and bool(row.passphrase_salt),
        "phones": OwnPhone.objects.filter(user=unlocked.user).count(),
    }
    return render(request, "accounts/choices.html", context)
