"""Try everything that could be a key on everything that is sealed, as a thief of disk, logs, environment and broker would."""

import base64
import binascii
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from nacl._sodium import ffi, lib
from nacl.bindings import crypto_scalarmult_base

from borrower_help.accounts import keys, sessions
from borrower_help.core import crypto, files, jobs
from borrower_help.core.sealed import SealedModel
from borrower_help.evidence import check_codes
from borrower_help.incidents import index
from borrower_help.matters import feeds

# How each sealed column is tied to its place. A new BinaryField fails test_dump.py until it stands in one of these.
SEALED: dict[str, Callable[[Any], bytes]] = {
    "accounts.ReceiptCode.wrapped": lambda row: keys._ad(row.user_id),
    "accounts.Session.sealed_key": lambda row: sessions._ad(bytes(row.digest)),
    "accounts.OwnPhone.sealed_key": keys._phone_ad,
    "matters.Feed.sealed": lambda row: feeds._ad(row.case_id),
    "evidence.CheckCode.listed": lambda row: check_codes.ad_of(row.pk),
    "core.Job.sealed": lambda row: jobs._ad(row.pk),
    "incidents.CaseIndex.sealed": lambda row: index._ad(SimpleNamespace(id=row.case_id)),  # type: ignore[arg-type]
}
SEALED_TO = {
    "accounts.ReceiptCode.shown",
    "accounts.HeldPost.sealed",
    "cases.Grant.sealed_keys",
    "letters.Rendering.result",
    "evidence.Shown.result",
    "binders.Binder.progress",
    "binders.Binder.result",
}
CLEAR = {
    "accounts.KeyHolder.public_key",
    "accounts.InstanceSalt.salt",
    "accounts.ReceiptCode.lookup",
    "accounts.ReceiptCode.passphrase_salt",
    "accounts.Session.digest",
    "accounts.OwnPhone.salt",
    "cases.Case.public_key",
    "matters.Feed.lookup",
    "evidence.CheckCode.lookup",
}
DERIVED = (b"wrap", b"lookup", b"own-phone", b"wrap+passphrase", b"feed-seal", b"check-seal")
UNDER_DERIVED = {
    "accounts.ReceiptCode.wrapped",
    "accounts.OwnPhone.sealed_key",
    "matters.Feed.sealed",
    "evidence.CheckCode.listed",
}  # nothing else is under a derived key
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
    derived: set[bytes] = field(default_factory=set)

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
            for start in range(
                4 if len(plain) > 88 else 0
            ):  # what is written out inside: a message is hex inside base64
                whole = plain[start : start + (len(plain) - start) // 4 * 4]
                self.take_text(base64.b64decode(whole))

    def derive(self) -> None:
        """Add what the site's own derivation makes of each value."""
        self.derived = {crypto.sub_key(value, person) for value in self.values for person in DERIVED}


@dataclass(frozen=True)
class Target:
    """Hold one sealed value with what ties it to its place; `key` names what should open it."""

    name: str
    key: tuple[Any, ...]
    sealed: bytes
    ad: bytes = b""
    row: str = ""


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
                # all of a case is under one data key of each version
                lock = "data key" if hasattr(row, "key_version") else name
                key = (lock, str(scope), getattr(row, "key_version", 0))
                under.append(Target(name, key, bytes(value), ad, str(row.pk)))
            elif kind_of(name, model, column) == "sealed to":
                boxes.append(Target(name, (name, str(row.pk)), bytes(value), row=str(row.pk)))
            elif column == "public_key":
                publics.add(bytes(value))
    return under + sealed_files(), boxes, publics


def sealed_files() -> list[Target]:
    """Return the last chunk of every stored file, which is under the same key as all others of it."""
    found, piece = [], files.CHUNK + files.TAG
    for path in sorted((settings.DATA_DIR / "files").rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            number = (len(data) - files.PREFIX - 1) // piece
            nonce = files._nonce(data[: files.PREFIX], number, True)
            chunk = data[files.PREFIX + number * piece :]
            found.append(Target("a file", ("a file", path.name), nonce + chunk, b"file", path.name))
    return found


def opens(target: Target, key: bytes) -> bool:
    """Tell whether `key` opens `target`: libsodium's own check without the wrapper round it, for it is asked a million times."""
    body, nothing = target.sealed[NONCE:], ffi.NULL
    room = (nothing, nothing, nothing)  # what is inside is not wanted, only whether the key fits
    words = (body, len(body), target.ad, len(target.ad), target.sealed[:NONCE], key)
    return bool(lib.crypto_aead_xchacha20poly1305_ietf_decrypt(*room, *words) == 0)


def opens_box(target: Target, key: bytes) -> bool:
    """Tell whether `key` is the private key that opens `target`."""
    try:
        crypto.unseal_with(key, target.sealed)
    except crypto.SealError:
        return False
    return True


def of_database() -> Candidates:
    """Return every candidate in the database's columns."""
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
    return found


def take_file(found: Candidates, path: Path) -> None:
    """Add every candidate in a file: written out anywhere in it, raw in its first 64 KiB, of a sealed file in both its ends."""
    data = path.read_bytes()
    found.take_text(data)
    if "files" in path.parts:
        found.take(data[:4096])
        found.take(data[-4096:])
    else:
        found.take(data[:65_536])


def attack(folders: list[str]) -> dict[str, Any]:
    """Try every candidate of database and files, then those that only the broker holds; return how many there were and what opened."""
    found, broker = of_database(), Candidates()
    for folder in folders:
        for path in Path(folder).rglob("*"):
            if path.is_file() and not path.name.startswith("site.sqlite3"):
                take_file(broker if path.name.startswith("broker ") else found, path)
    under, boxes, publics = targets()
    counts = {"sealed": len(under), "boxes": len(boxes), "files": sum(t.name == "a file" for t in under)}
    for candidates, name in ((found, "opened"), (broker, "with the broker")):
        candidates.derive()
        counts |= {f"values, {name}": len(candidates.values), f"windows, {name}": len(candidates.windows)}
        counts[name] = tried(candidates, under, boxes, publics)
    return {**counts, "process": os.getpid()}


def planted(folders: list[str]) -> dict[str, Any]:
    """Try what the files of the folders hold, and nothing else: the control that a key that lies about opens what it should."""
    found = Candidates()
    for folder in folders:
        for path in Path(folder).rglob("*"):
            take_file(found, path)
    found.derive()
    return {"opened": tried(found, *targets())}


def tried(found: Candidates, under: list[Target], boxes: list[Target], publics: set[bytes]) -> list[tuple[str, str]]:
    """Return (name, row) of everything that some candidate opens."""
    # the shortest of each key: what opens one opens all
    one_of_each = list({t.key: t for t in sorted(under, key=lambda t: len(t.sealed), reverse=True)}.values())
    windows = found.windows - found.values
    opened = [(t.name, t.row) for value in found.values for t in under if opens(t, value)]
    opened += [(t.name, t.row) for value in found.derived for t in under if t.name in UNDER_DERIVED and opens(t, value)]
    opened += [(t.name, t.row) for value in windows for t in one_of_each if opens(t, value)]
    # a box opens only with the private key of a public one, and all of those stand in clear
    private = [value for value in found.values | windows if crypto_scalarmult_base(value) in publics]
    opened += [("a private key", "") for _value in private]
    opened += [(t.name, t.row) for value in private for t in boxes if opens_box(t, value)]
    return sorted(opened)


def by_message(paths: list[str]) -> list[dict[str, Any]]:
    """Return, for each message of a broker, whose it is, what it opens, and what the keys inside the job it opens, open in turn."""
    under, boxes, publics = targets()
    results = []
    for line in Path(paths[0]).read_bytes().splitlines():
        arguments = json.loads(base64.b64decode(json.loads(line)["body"]))[0]
        if len(arguments) != 2:
            continue  # no job: one of the site's own duties
        found = Candidates({bytes.fromhex(arguments[1])})
        found.derive()
        opened, inside = tried(found, under, boxes, publics), Candidates()
        for target in under:
            if (target.name, target.row) in opened:
                inside.take_text(crypto.unseal(target.sealed, key=bytes.fromhex(arguments[1]), ad=target.ad))
        keys = sorted(value.hex() for value in inside.values)
        inside.derive()
        results.append({"opened": opened, "keys": keys, "in turn": tried(inside, under, boxes, publics)})
    return results


def with_keys(keys: list[str]) -> list[tuple[str, str]]:
    """Return what these keys open."""
    found = Candidates({bytes.fromhex(key) for key in keys})
    found.derive()
    return tried(found, *targets())
