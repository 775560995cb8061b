"""Deeds with a consequence: codes, passphrases, trusted phones, arriving with a code."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from borrower_help.accounts import arrivals, keys
from borrower_help.accounts.keys import Unlocked, WrongCode
from borrower_help.accounts.models import HeldPost, OwnPhone, ReceiptCode, Session
from borrower_help.audit.services import record
from borrower_help.core import database


def code_to_show(*, unlocked: Unlocked) -> str | None:
    """Return the code still to be copied down, making one for a guest who has none; None once it was confirmed."""
    if not ReceiptCode.objects.filter(user=unlocked.user).exists():
        with transaction.atomic():
            code = keys.give_code(unlocked)
            record("code.made", by=unlocked.user.pk, subject=unlocked.user.pk)
        return code
    return keys.shown_code(unlocked)


def confirm_code(*, unlocked: Unlocked) -> None:
    """Forget the digits: from now on only the paper has them."""
    ReceiptCode.objects.filter(user=unlocked.user).update(shown=None)
    database.flush_deleted()


def replace_code(*, unlocked: Unlocked, passphrase: str = "") -> str:
    """Return a new code; the old one, every trusted phone and every other session end."""
    with transaction.atomic():
        code = keys.give_code(unlocked, passphrase=passphrase)
        OwnPhone.objects.filter(user=unlocked.user).delete()
        record("code.replaced", by=unlocked.user.pk, subject=unlocked.user.pk)
    database.flush_deleted()
    return code


def end_other_sessions(*, unlocked: Unlocked, keep: Session | None) -> None:
    """End every session of the user but `keep`."""
    others = Session.objects.filter(user=unlocked.user)
    if keep is not None:
        others = others.exclude(digest=keep.digest)
    others.delete()


def add_passphrase(*, unlocked: Unlocked, code: str, passphrase: str) -> None:
    """Wrap under `code` and `passphrase` together; raise WrongCode unless `code` opens this very user."""
    shown = keys.shown_code(unlocked)
    if shown != code:
        if keys.unlock(code).user.pk != unlocked.user.pk:
            raise WrongCode
    with transaction.atomic():
        keys.write_code(unlocked, code, passphrase=passphrase, shown=shown is not None)
        record("code.passphrase", by=unlocked.user.pk, subject=unlocked.user.pk)
    database.flush_deleted()


def arrive(*, known: Unlocked, guest: Unlocked | None) -> None:
    """Move what a first-time guest recorded to whom the code belongs, and end the guest; do nothing for anybody else."""
    if guest is None or guest.user.pk == known.user.pk or ReceiptCode.objects.filter(user=guest.user).exists():
        return
    with transaction.atomic():
        arrivals.move_everything(guest, known)
        HeldPost.objects.filter(user=guest.user).delete()
        holder = guest.user.holder
        guest.user.delete()
        holder.delete()
    database.flush_deleted()


def trust_phone(*, unlocked: Unlocked, pin: str) -> str:
    """Return the cookie value with which this phone opens by PIN for thirty days."""
    expires_on = (timezone.now() + settings.OWN_PHONE_LIFETIME).date()
    with transaction.atomic():
        phone, half = keys.trust_phone(unlocked, pin, tries=settings.OWN_PHONE_TRIES, expires_on=expires_on)
        record("phone.trusted", by=unlocked.user.pk, subject=unlocked.user.pk)
    return f"{phone.pk.hex}.{half.hex()}"


def phone_of(cookie: str) -> tuple[OwnPhone, bytes] | None:
    """Return the trusted phone a cookie names with its half key; None where it is not one, ended or out of tries."""
    name, _dot, half = cookie.partition(".")
    if len(name) != 32 or len(half) != 64:
        return None
    try:
        phone_id, half_key = bytes.fromhex(name).hex(), bytes.fromhex(half)
    except ValueError:
        return None
    alive = OwnPhone.objects.select_related("user__holder").filter(tries_left__gt=0, expires_on__gte=timezone.now().date())
    phone = alive.filter(pk=phone_id).first()
    return (phone, half_key) if phone else None


def open_phone(*, phone: OwnPhone, half: bytes, pin: str) -> Unlocked:
    """Return whom phone and PIN open; raise WrongCode, having counted the try first, so a crash cannot give one back."""
    with transaction.atomic():
        fresh = OwnPhone.objects.select_for_update().select_related("user__holder").get(pk=phone.pk)
        if fresh.tries_left < 1:
            raise WrongCode
        fresh.tries_left -= 1
        fresh.save(update_fields=["tries_left"])
    phone.tries_left = fresh.tries_left
    unlocked = keys.open_phone(fresh, half, pin)
    OwnPhone.objects.filter(pk=phone.pk).update(tries_left=settings.OWN_PHONE_TRIES)
    return unlocked


def forget_phones(*, unlocked: Unlocked) -> None:
    """End the PIN on every phone of the user."""
    OwnPhone.objects.filter(user=unlocked.user).delete()
    database.flush_deleted()
