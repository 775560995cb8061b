"""Rows whose contents are sealed: a dataclass as JSON under the newest key of its scope."""

import uuid
from collections.abc import Callable
from dataclasses import MISSING, Field, asdict, fields
from functools import cache
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from borrower_help.core import crypto
from borrower_help.core.crypto import Keyring

# Said on the page of whoever saved over it: what they typed stands there still.
CHANGED_MEANWHILE = _(
    "This was changed on another phone just now. What you typed is still here; save it again if it is right."
)
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


class StaleRevision(Exception):
    """Say that a row was changed since the person read it; `theirs` is what stands there now."""

    def __init__(self, theirs: Any) -> None:
        super().__init__()
        self.theirs = theirs


class SealedModel(models.Model):
    """Keep one dataclass sealed. Subclasses set LABEL, PAYLOAD, PAYLOAD_VERSION, UPGRADES and have `scope_id`.

    The associated data is label ‖ scope id ‖ row id ‖ payload version, so a ciphertext opens only where it was put.
    Old payloads are upgraded on read, step by step, by the pure functions in UPGRADES; never by a migration.
    """

    LABEL: ClassVar[str]
    PAYLOAD: ClassVar[type[Any]]
    PAYLOAD_VERSION: ClassVar[int] = 1
    UPGRADES: ClassVar[dict[int, Upgrade]] = {}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sealed = models.BinaryField()
    key_version = models.PositiveIntegerField()
    payload_version = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    @property
    def scope_id(self) -> uuid.UUID:
        """Return the id of the scope whose keys seal this row."""
        raise NotImplementedError(f"{type(self).__name__} must say which scope seals it")

    def associated_data(self, payload_version: int) -> bytes:
        """Return what ties the sealed bytes to this row."""
        return b"\x1f".join([self.LABEL.encode(), self.scope_id.bytes, self.id.bytes, str(payload_version).encode()])

    def put(self, payload: Any, keys: Keyring) -> Self:
        """Seal `payload` into this row (not saved) under the newest key."""
        if keys.scope != self.scope_id:
            raise crypto.SealError("keys of another scope")
        self.payload_version = self.PAYLOAD_VERSION
        self.key_version = keys.newest
        self.sealed = crypto.seal_json(
            _to_json(payload), key=keys.keys[self.key_version], ad=self.associated_data(self.payload_version)
        )
        return self

    def payload(self, keys: Keyring) -> Any:
        """Return the dataclass in this row, upgraded to the present form; raise SealError with other keys."""
        key = keys.keys.get(self.key_version)
        if key is None:
            raise crypto.SealError("no key of that version")
        data = crypto.unseal_json(bytes(self.sealed), key=key, ad=self.associated_data(self.payload_version))
        if self.payload_version == self.PAYLOAD_VERSION:
            return _as_sealed(self.PAYLOAD, data)
        for version in range(self.payload_version, self.PAYLOAD_VERSION):
            data = self.UPGRADES[version](data)
        return self.PAYLOAD(**data)

    def replace(self, payload: Any, *, revision: int, keys: Keyring) -> None:
        """Save `payload` over the revision the person read; raise StaleRevision where another save came first."""
        self.put(payload, keys)
        changed = (
            type(self)
            ._default_manager.filter(pk=self.pk, revision=revision)
            .update(
                sealed=self.sealed,
                key_version=self.key_version,
                payload_version=self.payload_version,
                revision=revision + 1,
            )
        )
        if not changed:
            current = type(self)._default_manager.filter(pk=self.pk).first()
            raise StaleRevision(current.payload(keys) if current else None)
        self.revision = revision + 1


def _as_sealed(kind: type[Any], data: dict[str, Any]) -> Any:
    """Return the dataclass `_to_json` was given, not checked again: it was when it was sealed, and the seal is whole."""
    required, names, factories = _shape(kind)  # type: ignore[arg-type] # a class is hashable
    if not required <= data.keys() <= names:
        return kind(**data)  # written by another release: refused in the words of the class
    payload = object.__new__(kind)
    vars(payload).update(data)  # what is left out is found at the class, where a dataclass keeps plain defaults
    for name, made in factories:
        vars(payload).setdefault(name, made())
    return payload


@cache
def _shape(kind: type[Any]) -> tuple[set[str], set[str], list[tuple[str, Callable[[], Any]]]]:
    entries = fields(kind)
    made = [(entry.name, entry.default_factory) for entry in entries if entry.default_factory is not MISSING]
    required = {one.name for one in entries if one.default is MISSING and one.default_factory is MISSING}
    return required, {entry.name for entry in entries}, made


def _to_json(payload: Any) -> dict[str, Any]:
    # what stands at its default is left out: a new optional field needs no upgrade and old samples still open
    data = asdict(payload)
    defaults = {entry.name: _default(entry) for entry in fields(payload)}
    return {name: value for name, value in data.items() if value != defaults.get(name)}


def _default(entry: Field[Any]) -> Any:
    return entry.default if entry.default_factory is MISSING else entry.default_factory()
