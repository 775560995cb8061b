"""Deeds with a consequence: codes, passphrases, trusted phones, arriving with a code."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Subquery

from borrower_help.accounts import arrivals, codes, keys
from borrower_help.accounts.keys import Unlocked, WrongCode
from borrower_help.accounts.models import HeldPost, OwnPhone, ReceiptCode, Session, User
from borrower_help.audit.services import record
from borrower_help.core import crypto, database
from borrower_help.core.dates import today


def code_to_show(*, unlocked: Unlocked) -> str | None:
    """Return the code still to be copied down, making one for a guest who has none; None once it was confirmed."""
    if not ReceiptCode.objects.filter(user=unlocked.user).exists():
        row = keys.prepare_code(unlocked, codes.new_code(), passphrase="", shown=True)
        with transaction.atomic():
            if keys.store_code(row, first=True):  # a second tap at the same time shows the same code
                record("code.made", by=unlocked.user.pk, subject=unlocked.user.pk)
    return keys.shown_code(unlocked)


def waiting(*, user: UUID) -> tuple[bool, UUID | None]:
    """Return, in one query, whether the code is still to be copied down, and which form waits to be sent again."""
    copied = ReceiptCode.objects.filter(user=OuterRef("pk"), shown=None)
    held = HeldPost.objects.filter(user=OuterRef("pk")).order_by("pk").values("pk")[:1]
    asked = User.objects.filter(pk=user).annotate(uncopied=~Exists(copied), held=Subquery(held))
    uncopied, held_id = asked.values_list("uncopied", "held").get()
    return bool(uncopied), held_id


def confirm_code(*, unlocked: Unlocked) -> None:
    """Forget the digits: from now on only the paper has them."""
    ReceiptCode.objects.filter(user=unlocked.user).update(shown=None)
    database.flush_deleted()


def replace_code(*, unlocked: Unlocked, keep: Session | None) -> str:
    """Return a new code; the old one with its passphrase, every trusted phone and every session but `keep` end."""
    code = codes.new_code()
    row = keys.prepare_code(unlocked, code, passphrase="", shown=True)
    with transaction.atomic():
        keys.store_code(row)
        OwnPhone.objects.filter(user=unlocked.user).delete()
        others = Session.objects.filter(user=unlocked.user)
        (others.exclude(digest=keep.digest) if keep is not None else others).delete()
        record("code.replaced", by=unlocked.user.pk, subject=unlocked.user.pk)
    database.flush_deleted()
    return code


def add_passphrase(*, unlocked: Unlocked, code: str, passphrase: str) -> None:
    """Wrap under `code` and `passphrase` together; raise WrongCode unless `code` opens this very user."""
    shown = keys.shown_code(unlocked)
    if shown != code and keys.unlock(code).user.pk != unlocked.user.pk:
        raise WrongCode
    row = keys.prepare_code(unlocked, code, passphrase=passphrase, shown=shown is not None)
    with transaction.atomic():
        keys.store_code(row)
        record("code.passphrase", by=unlocked.user.pk, subject=unlocked.user.pk)
    database.flush_deleted()


def arrive(*, known: Unlocked, guest: Unlocked | None) -> None:
    """Move what a first-time guest recorded to whom the code belongs, and end the guest; do nothing for anybody else.

    First-time is who never confirmed a code of their own: the page that shows one also asks for an earlier one.
    """
    if guest is None or guest.user.pk == known.user.pk:
        return
    if ReceiptCode.objects.filter(user=guest.user, shown=None).exists():
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
    expires_on = today() + settings.OWN_PHONE_LIFETIME
    phone, half = keys.trust_phone(unlocked, pin, tries=settings.OWN_PHONE_TRIES, expires_on=expires_on)
    with transaction.atomic():
        phone.save(force_insert=True)
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
    alive = OwnPhone.objects.select_related("user__holder").filter(tries_left__gt=0, expires_on__gte=today())
    phone = alive.filter(pk=phone_id).first()
    return (phone, half_key) if phone else None


def open_phone(*, phone: OwnPhone, half: bytes, pin: str) -> Unlocked:
    """Return whom phone and PIN open; raise WrongCode. The try is counted first: a crash gives none back."""
    with transaction.atomic():
        fresh = OwnPhone.objects.select_for_update().select_related("user__holder").filter(pk=phone.pk).first()
        phone.tries_left = max(0, fresh.tries_left - 1) if fresh is not None else 0
        if fresh is None or fresh.tries_left < 1:
            raise WrongCode
        OwnPhone.objects.filter(pk=phone.pk).update(tries_left=phone.tries_left)
    try:
        unlocked = keys.open_phone(fresh, half, pin)
    except crypto.Busy:  # nothing was tried
        OwnPhone.objects.filter(pk=phone.pk).update(tries_left=F("tries_left") + 1)
        raise
    except WrongCode:
        if OwnPhone.objects.filter(pk=phone.pk, tries_left__lt=1).delete()[0]:
            database.flush_deleted()
        raise
    OwnPhone.objects.filter(pk=phone.pk).update(tries_left=settings.OWN_PHONE_TRIES)
    return unlocked


def forget_phones(*, unlocked: Unlocked) -> None:
    """End the PIN on every phone of the user."""
    OwnPhone.objects.filter(user=unlocked.user).delete()
    database.flush_deleted()
