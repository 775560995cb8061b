"""Keys and sealing. One library does all of it: libsodium through PyNaCl; only the arrangement is ours.

Nothing here knows what is sealed. Keys are plain bytes of 32; no claim is made about wiping them from memory.
"""

import json
import secrets
import threading
import uuid
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import nacl.exceptions
import nacl.hash
import nacl.pwhash.argon2id
from django.conf import settings
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt
from nacl.encoding import RawEncoder
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import Aead

KEY_BYTES = 32
PADDING = 256
SMALLEST = Aead.NONCE_SIZE + Aead.MACBYTES + PADDING  # of anything sealed: the library stumbles over less


class SealError(Exception):
    """Say that a sealed value cannot be opened with this key, or was put in another place."""


class Busy(Exception):
    """Say that no stretch could start in time; the answer is 503 with Retry-After."""


def new_key() -> bytes:
    """Return a random key."""
    return secrets.token_bytes(KEY_BYTES)


def sub_key(root: bytes, person: bytes, message: bytes = b"") -> bytes:
    """Return a keyed-BLAKE2b sub-key of `root`; `person` (at most 16 bytes) names its one purpose."""
    return nacl.hash.blake2b(message, digest_size=KEY_BYTES, key=root, person=person, encoder=RawEncoder)


def _pad(data: bytes) -> bytes:
    # length first, then the data, filled up to a multiple of PADDING: the size tells little
    body = len(data).to_bytes(4, "big") + data
    return body + bytes(-len(body) % PADDING)


def _unpad(body: bytes) -> bytes:
    size = int.from_bytes(body[:4], "big")
    if size > len(body) - 4:
        raise SealError
    return body[4 : 4 + size]


def seal(data: bytes, *, key: bytes, ad: bytes) -> bytes:
    """Return `data`, padded, under `key` (XChaCha20-Poly1305, random nonce first); `ad` ties it to its place."""
    return bytes(Aead(key).encrypt(_pad(data), ad))


def unseal(sealed: bytes, *, key: bytes, ad: bytes) -> bytes:
    """Return what `seal` was given; raise SealError for a wrong key, another place or a changed byte."""
    if len(sealed) < SMALLEST:
        raise SealError
    try:
        nonce, body = sealed[: Aead.NONCE_SIZE], sealed[Aead.NONCE_SIZE :]
        return _unpad(crypto_aead_xchacha20poly1305_ietf_decrypt(body, ad, nonce, key))
    except (nacl.exceptions.CryptoError, nacl.exceptions.ValueError, nacl.exceptions.TypeError) as error:
        raise SealError from error


def seal_json(value: Any, *, key: bytes, ad: bytes) -> bytes:
    """Return `value` as compact JSON, sealed."""
    return seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), key=key, ad=ad)


def unseal_json(sealed: bytes, *, key: bytes, ad: bytes) -> Any:
    """Return the value `seal_json` was given; raise SealError as `unseal` does."""
    return json.loads(unseal(sealed, key=key, ad=ad).decode())


@dataclass(frozen=True)
class KeyPair:
    """Hold an X25519 key pair as raw bytes."""

    private: bytes
    public: bytes

    @classmethod
    def generate(cls) -> "KeyPair":
        """Return a new random pair."""
        private = PrivateKey.generate()
        return cls(bytes(private), bytes(private.public_key))

    @classmethod
    def from_private(cls, private: bytes) -> "KeyPair":
        """Return the pair of a private key."""
        return cls(private, bytes(PrivateKey(private).public_key))


def seal_to(public: bytes, data: bytes) -> bytes:
    """Return `data`, padded, sealed to a public key; only its private key opens it."""
    return bytes(SealedBox(PublicKey(public)).encrypt(_pad(data)))


def unseal_with(private: bytes, sealed: bytes) -> bytes:
    """Return what was sealed to the public key of `private`; raise SealError otherwise."""
    try:
        return _unpad(SealedBox(PrivateKey(private)).decrypt(bytes(sealed)))
    except (nacl.exceptions.CryptoError, nacl.exceptions.ValueError, nacl.exceptions.TypeError) as error:
        raise SealError from error


@dataclass(frozen=True)
class Keyring:
    """Hold the data keys of one scope (a case): `scope` goes into every seal, `keys` by version, newest writes."""

    scope: uuid.UUID
    keys: Mapping[int, bytes]

    @property
    def newest(self) -> int:
        """Return the version that seals what is written now."""
        return max(self.keys)


# --- stretching ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class KdfParameters:
    """Hold one version of the Argon2id cost."""

    passes: int
    memory: int  # bytes


# Never edit a version that has been in use: add one. The newest is what new codes get; older ones are re-wrapped on unlock.
KDF_VERSIONS: dict[int, KdfParameters] = {1: KdfParameters(passes=3, memory=64 * 1024 * 1024)}

_gives_way: ContextVar[bool] = ContextVar("gives_way", default=False)


class Line:
    """Let one in at a time, in the order they came. A plain lock lets in whoever asks at the right moment, and forgets others."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._inside = False
        self._waiting: deque[threading.Event] = deque()

    @property
    def waiting(self) -> int:
        """Return how many wait."""
        return len(self._waiting)

    def enter(self, patience: float) -> bool:
        """Wait for the turn, `patience` seconds at most; return whether it came."""
        turn = threading.Event()
        with self._guard:
            if not self._inside:
                self._inside = True
                return True
            if patience <= 0:
                return False
            self._waiting.append(turn)
        if turn.wait(patience):
            return True
        with self._guard:
            if turn.is_set():  # the turn came while giving up
                return True
            self._waiting.remove(turn)
            return False

    def leave(self) -> None:
        """Hand the turn to whoever has waited longest: nobody slips in between."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._inside = False


_line = Line()


def newest_kdf() -> int:
    """Return the newest version of the stretching parameters."""
    return max(KDF_VERSIONS)


@contextmanager
def last_in_line(gives_way: bool = True) -> Iterator[None]:
    """Let what stretches in here give way to everybody else: no waiting, Busy at once where somebody else stretches or waits."""
    token = _gives_way.set(gives_way)
    try:
        yield
    finally:
        _gives_way.reset(token)


@contextmanager
def _turn() -> Iterator[None]:
    # 64 MiB each while it runs: one at a time per process keeps a login storm from eating the machine
    if not _line.enter(0 if _gives_way.get() else settings.STRETCH_WAIT_SECONDS):
        raise Busy
    try:
        yield
    finally:
        _line.leave()


def stretch(secret: str, *, salt: bytes, version: int) -> bytes:
    """Return the 32-byte Argon2id root of `secret` (about 80 ms, 64 MiB); raise Busy after STRETCH_WAIT_SECONDS."""
    cost = KDF_VERSIONS[version]
    with _turn():
        return nacl.pwhash.argon2id.kdf(
            KEY_BYTES, secret.encode(), salt, opslimit=cost.passes, memlimit=cost.memory, encoder=RawEncoder
        )
