"""Try everything that could be a key on everything that is sealed, as a thief of disk, logs, environment and broker would."""

import base64
import binascii
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nacl.exceptions
from django.apps import apps
from django.db import connection, models
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
from nacl.bindings import crypto_scalarmult_base

from borrower_help.accounts import keys, sessions
from borrower_help.core import crypto, jobs
from borrower_help.core.sealed import SealedModel
from borrower_help.incidents import index

# How each sealed column is tied to its place. A new BinaryField fails test_dump.py until it stands in one of these.
SEALED: dict[str, Callable[[Any], bytes]] = {
    "accounts.ReceiptCode.wrapped": lambda row: keys._ad(row.user_id),
    "accounts.Session.sealed_key": lambda row: sessions._ad(bytes(row.digest)),
    "accounts.OwnPhone.sealed_key": keys._phone_ad,
    "core.Job.sealed": lambda row: jobs._ad(row.pk),
    "incidents.CaseIndex.sealed": lambda row: index._ad(SimpleNamespace(id=row.case_id)),  # type: ignore[arg-type]
}
SEALED_TO = {
    "accounts.ReceiptCode.shown",
    "accounts.HeldPost.sealed",
    "cases.Grant.sealed_keys",
    "letters.Rendering.result",
}
CLEAR = {
    "accounts.KeyHolder.public_key",
    "accounts.InstanceSalt.salt",
    "accounts.ReceiptCode.lookup",
    "accounts.ReceiptCode.passphrase_salt",
    "accounts.Session.digest",
    "accounts.OwnPhone.salt",
    "cases.Case.public_key",
}
DERIVED = (b"wrap", b"lookup", b"own-phone", b"wrap+passphrase")
NONCE = 24


def binary_columns() -> Iterator[tuple[str, type[models.Model], str]]:
    """Yield every binary column there is as (name, model, field)."""
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            if isinstance(column, models.BinaryField):
                yield f"{model._meta.label}.{column.name}", model, column.name


def kind_of(name: str, model: type[models.Model], column: str) -> str:
    """Return sealed, sealed to, clear, or unknown."""
    if name in SEALED or (issubclass(model, SealedModel) and column == "sealed"):
        return "sealed"
    return "sealed to" if name in SEALED_TO else "clear" if name in CLEAR else "unknown"


@dataclass
class Candidates:
    """Hold what might be a key: whole values, tried on everything, and windows into longer bytes, tried on one row of each key."""

    values: set[bytes] = field(default_factory=set)
    windows: set[bytes] = field(default_factory=set)

    def take(self, data: bytes) -> None:
        """Take every 32 bytes of `data`: at every place of something short, at every fourth of something long."""
        if len(data) == 32:
            self.values.add(data)
        step = 1 if len(data) <= 64 else 4
        self.windows |= {data[place : place + 32] for place in range(0, len(data) - 31, step)}
        self.windows.add(data[-32:] if len(data) >= 32 else data.ljust(32, b"\0"))

    def take_text(self, data: bytes) -> None:
        """Take every 32 bytes that are written out as hex or base64 in `data`."""
        for run in re.findall(rb"[0-9a-fA-F]{64,}", data):
            self.values |= {binascii.unhexlify(run[place : place + 64]) for place in range(len(run) - 63)}
        for run in re.findall(rb"[A-Za-z0-9+/_-]{43,}", data):
            plain = run.replace(b"-", b"+").replace(b"_", b"/")
            for place in range(min(len(plain) - 42, 4000)):
                self.values.add(base64.b64decode(plain[place : place + 43] + b"=")[:32])

    def derive(self) -> None:
        """Add what the site's own derivation makes of each value."""
        self.values |= {crypto.sub_key(value, person) for value in list(self.values) for person in DERIVED}


@dataclass(frozen=True)
class Target:
    """Hold one sealed value with what ties it to its place; `key` names what should open it."""

    name: str
    key: tuple[Any, ...]
    sealed: bytes
    ad: bytes = b""


def targets() -> tuple[list[Target], list[Target], set[bytes]]:
    """Return everything sealed under a key, everything sealed to a public key, and all public keys."""
    under, boxes, publics = [], [], set()
    for name, model, column in binary_columns():
        for row in model._default_manager.all():
            value = getattr(row, column)
            if not value:
                continue
            if kind_of(name, model, column) == "sealed":
                ad = SEALED[name](row) if name in SEALED else row.associated_data(row.payload_version)
                scope = getattr(row, "case_id", None) or row.pk
                under.append(Target(name, (name, scope, getattr(row, "key_version", 0)), bytes(value), ad))
            elif kind_of(name, model, column) == "sealed to":
                boxes.append(Target(name, (name, row.pk), bytes(value)))
            elif column == "public_key":
                publics.add(bytes(value))
    return under, boxes, publics


def opens(target: Target, key: bytes) -> bool:
    """Tell whether `key` opens `target`."""
    try:
        decrypt(target.sealed[NONCE:], target.ad, target.sealed[:NONCE], key)
    except nacl.exceptions.CryptoError:
        return False
    return True


def opens_box(target: Target, key: bytes) -> bool:
    """Tell whether `key` is the private key that opens `target`."""
    try:
        crypto.unseal_with(key, target.sealed)
    except crypto.SealError:
        return False
    return True


def gather(folders: Iterable[str]) -> Candidates:
    """Return every candidate in the database's columns and in the files of the folders."""
    found = Candidates()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database itself
            for row in cursor.fetchall():
                for value in row:
                    if isinstance(value, bytes):
                        found.take(value)
                        found.take_text(value)
                    elif isinstance(value, str):
                        found.take_text(value.encode())
    for folder in folders:
        for path in Path(folder).rglob("*"):
            if path.is_file() and not path.name.startswith("site.sqlite3"):
                data = path.read_bytes()
                found.take_text(data)
                found.take(data[:65_536])
    found.derive()
    return found


def attack(folders: list[str]) -> dict[str, Any]:
    """Try every candidate; return how many there were and the names of what opened."""
    found = gather(folders)
    under, boxes, publics = targets()
    one_of_each = list({target.key: target for target in under}.values())
    opened = [t.name for value in found.values for t in under if opens(t, value)]
    opened += [t.name for value in found.values for t in boxes if opens_box(t, value)]
    windows = found.windows - found.values
    opened += [t.name for value in windows for t in one_of_each if opens(t, value)]
    opened += ["a private key" for value in found.values | windows if crypto_scalarmult_base(value) in publics]
    tries = len(found.values) * (len(under) + len(boxes)) + len(windows) * (len(one_of_each) + 1)
    counts = {"values": len(found.values), "windows": len(windows), "sealed": len(under), "boxes": len(boxes)}
    return {**counts, "tries": tries, "opened": sorted(opened), "process": os.getpid()}
