"""Turn codes, passphrases and PINs into keys, and wrap private keys under them."""

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from borrower_help.accounts import codes
from borrower_help.accounts.models import InstanceSalt, KeyHolder, OwnPhone, ReceiptCode, User
from borrower_help.core import crypto, database

_ABSENT_SALT = bytes(16)


class WrongCode(Exception):
    """Say that no such code (with that passphrase) exists."""


class PassphraseNeeded(Exception):
    """Say that the code is right and has a passphrase as well."""


@dataclass(frozen=True)
class Unlocked:
    """Hold a user and the private key that opens what was given to them."""

    user: User
    private_key: bytes


@dataclass(frozen=True)
class _CodeKeys:
    lookup: bytes
    wrap: bytes


def root_of(code: str, *, version: int) -> bytes:
    """Return the root of a code: sub-keys of it find a row and open it, and nothing else is ever derived from the code."""
    return crypto.stretch(code, salt=InstanceSalt.value(), version=version)


def _code_keys(code: str, *, version: int) -> _CodeKeys:
    root = root_of(code, version=version)
    return _CodeKeys(lookup=crypto.sub_key(root, b"lookup"), wrap=crypto.sub_key(root, b"wrap"))


def _with_passphrase(wrap: bytes, passphrase: str, *, salt: bytes, version: int) -> bytes:
    # one phone's keyboard types full-width or composed letters, another's does not: the same words open
    words = unicodedata.normalize("NFKC", passphrase)
    stretched = crypto.stretch(words, salt=salt, version=version)
    return crypto.sub_key(wrap, b"wrap+passphrase", stretched)


def _ad(user_id: object) -> bytes:
    return b"receipt-code\x1f" + str(user_id).encode()


def make_user() -> Unlocked:
    """Create a guest with a fresh key pair; the private key is nowhere but in what is returned."""
    pair = crypto.KeyPair.generate()
    holder = KeyHolder.objects.create(public_key=pair.public)
    user = User(holder=holder)
    user.set_unusable_password()
    user.save()
    return Unlocked(user, pair.private)


def prepare_code(unlocked: Unlocked, code: str, *, passphrase: str, shown: bool) -> ReceiptCode:
    """Return the row, not saved, that lets `code` (with `passphrase`) open this user under the newest parameters.

    It stretches, and may wait for its turn: never call it inside a transaction, which on SQLite stops every writer.
    """
    version = crypto.newest_kdf()
    keys = _code_keys(code, version=version)
    salt = secrets.token_bytes(16) if passphrase else b""
    wrap = _with_passphrase(keys.wrap, passphrase, salt=salt, version=version) if passphrase else keys.wrap
    return ReceiptCode(
        user=unlocked.user,
        lookup=keys.lookup,
        kdf_version=version,
        wrapped=crypto.seal(unlocked.private_key, key=wrap, ad=_ad(unlocked.user.pk)),
        passphrase_salt=salt,
        shown=crypto.seal_to(bytes(unlocked.user.holder.public_key), code.encode()) if shown else None,
    )


def store_code(row: ReceiptCode, *, first: bool = False) -> bool:
    """Make `row` the only code of its user; with `first`, return False where there is one already."""
    with transaction.atomic():
        User.objects.select_for_update().filter(pk=row.user_id).first()  # two at once would each delete the other's
        held = ReceiptCode.objects.filter(user=row.user_id)
        if first and held.exists():
            return False
        held.delete()
        row.save(force_insert=True)
    return True


def shown_code(unlocked: Unlocked) -> str | None:
    """Return the code while it has not been confirmed as copied down, otherwise None."""
    row = ReceiptCode.objects.filter(user=unlocked.user).first()
    if row is None or row.shown is None:
        return None
    return crypto.unseal_with(unlocked.private_key, bytes(row.shown)).decode()


def unlock(code: str, passphrase: str = "") -> Unlocked:
    """Return whom the code opens; raise WrongCode or PassphraseNeeded, crypto.Busy when the machine is full.

    A malformed code or wrong check digit costs nothing; every other wrong one costs the same number of stretches: one
    for each version of the parameters, and one more where a passphrase was typed, whether or not the code exists.
    """
    if not codes.well_formed(code):
        raise WrongCode
    found: ReceiptCode | None = None
    found_keys: _CodeKeys | None = None
    for version in sorted(crypto.KDF_VERSIONS, reverse=True):
        keys = _code_keys(code, version=version)
        row = ReceiptCode.objects.select_related("user__holder").filter(lookup=keys.lookup, kdf_version=version).first()
        if row is not None and found is None:
            found, found_keys = row, keys
    salt = bytes(found.passphrase_salt) if found else b""
    version = found.kdf_version if found else crypto.newest_kdf()
    wrap = found_keys.wrap if found_keys else _ABSENT_SALT * 2
    if passphrase:
        combined = _with_passphrase(wrap, passphrase, salt=salt or _ABSENT_SALT, version=version)
        wrap = combined if salt else wrap
    if found is None:
        raise WrongCode
    if salt and not passphrase:
        raise PassphraseNeeded
    return _opened(found, wrap, code, passphrase)


def _opened(row: ReceiptCode, wrap: bytes, code: str, passphrase: str) -> Unlocked:
    try:
        private = crypto.unseal(bytes(row.wrapped), key=wrap, ad=_ad(row.user_id))
    except crypto.SealError:
        raise WrongCode from None
    unlocked = Unlocked(row.user, private)
    if row.kdf_version != crypto.newest_kdf():
        _upgrade(unlocked, row, code, passphrase if row.passphrase_salt else "")
    return unlocked


def _upgrade(unlocked: Unlocked, row: ReceiptCode, code: str, passphrase: str) -> None:
    try:
        fresh = prepare_code(unlocked, code, passphrase=passphrase, shown=row.shown is not None)
    except crypto.Busy:  # it is open already; the next unlock upgrades
        return
    store_code(fresh)
    database.flush_deleted()


# --- own phone --------------------------------------------------------------------------------------------------------


def _phone_key(half: bytes, pin: str, *, salt: bytes, version: int) -> bytes:
    return crypto.sub_key(half, b"own-phone", crypto.stretch(pin, salt=salt, version=version))


def _phone_ad(phone: OwnPhone) -> bytes:
    return b"own-phone\x1f" + phone.pk.bytes + phone.user_id.bytes


def trust_phone(unlocked: Unlocked, pin: str, *, tries: int, expires_on: date) -> tuple[OwnPhone, bytes]:
    """Return a row, not saved, and the half key its phone must keep in a cookie; PIN and half together open it."""
    half, salt, version = crypto.new_key(), secrets.token_bytes(16), crypto.newest_kdf()
    phone = OwnPhone(user=unlocked.user, salt=salt, kdf_version=version, tries_left=tries, expires_on=expires_on)
    key = _phone_key(half, pin, salt=salt, version=version)
    phone.sealed_key = crypto.seal(unlocked.private_key, key=key, ad=_phone_ad(phone))
    return phone, half


def open_phone(phone: OwnPhone, half: bytes, pin: str) -> Unlocked:
    """Return whom this phone and PIN open; raise WrongCode otherwise. Counting tries is the caller's."""
    key = _phone_key(half, pin, salt=bytes(phone.salt), version=phone.kdf_version)
    try:
        return Unlocked(phone.user, crypto.unseal(bytes(phone.sealed_key), key=key, ad=_phone_ad(phone)))
    except crypto.SealError:
        raise WrongCode from None
