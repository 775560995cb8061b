"""Sealed files: one random key each, 64 KiB chunks, written and read in bounded memory through Django's storage.

Form: 16 random bytes, then the chunks, each XChaCha20-Poly1305 under nonce = those 16 bytes ‖ 7-byte chunk number ‖ last flag. A range opens
only its own chunks; a file that was cut lacks its last chunk and does not open to the end. The length stands in a sealed row.
"""

import hashlib
import io
import os
import queue
import secrets
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, cast

import nacl.exceptions
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils import timezone
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)

from borrower_help.core.crypto import SealError

CHUNK = 64 * 1024
TAG = 16
PREFIX = 16


@dataclass(frozen=True)
class Written:
    """Hold what a sealed row must keep of a file: its length and SHA-256 in clear text, before sealing."""

    length: int
    sha256: str


def new_name() -> str:
    """Return a random name that says nothing."""
    name = secrets.token_hex(16)
    return f"{name[:2]}/{name}"


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + number.to_bytes(7, "big") + (b"\x01" if last else b"\x00")


class Hasher:
    """Hash what comes in; of anything large beside whoever hands it in, in a thread of its own."""

    _AT_ONCE = 256 * 1024

    def __init__(self) -> None:
        self.length = 0
        self._digest = hashlib.sha256()
        self._held: list[bytes] = []
        self._size = 0
        self._line: queue.Queue[list[bytes]] = queue.Queue(2)  # little waits
        self._thread: threading.Thread | None = None

    def update(self, piece: bytes) -> None:
        """Take the next bytes."""
        self._held.append(piece)
        self._size += len(piece)
        self.length += len(piece)
        if self._size >= self._AT_ONCE:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
            self._line.put(self._held)
            self._held, self._size = [], 0

    def _work(self) -> None:
        while held := self._line.get():
            self._digest.update(b"".join(held))  # in one go: each call waits for the interpreter's lock

    def close(self) -> None:
        """Let the thread end; also where nobody wants the hash any more."""
        if self._thread is not None:
            self._line.put([])
            self._thread.join()
            self._thread = None

    def hexdigest(self) -> str:
        """Return the SHA-256 of everything; nothing comes after."""
        self.close()
        for piece in self._held:
            self._digest.update(piece)
        self._held = []
        return self._digest.hexdigest()


class _Sealing(io.RawIOBase):
    """Give out the sealed form of what `source` yields, a chunk at a time; knows length and hash at the end."""

    def __init__(self, source: Iterable[bytes], key: bytes) -> None:
        self.hasher = Hasher()
        self.sealed = self._chunks(iter(source), key)
        self._ready = b""

    def _plain(self, source: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
        held = b""  # never the last: only the end of the source tells which that is
        for piece in source:
            self.hasher.update(piece)
            start = 0
            if held:
                start = CHUNK - len(held)
                held += piece[:start]
                if len(piece) <= start:
                    continue
                yield held, False
            while len(piece) - start > CHUNK:
                yield piece[start : start + CHUNK], False
                start += CHUNK
            held = piece[start:]
        yield held, True

    def _chunks(self, source: Iterator[bytes], key: bytes) -> Iterator[bytes]:
        prefix = secrets.token_bytes(PREFIX)
        yield prefix
        for number, (plain, last) in enumerate(self._plain(source)):
            yield crypto_aead_xchacha20poly1305_ietf_encrypt(plain, b"file", _nonce(prefix, number, last), key)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """Return at most `size` sealed bytes (all that is left for -1), b"" at the end."""
        while size < 0 or len(self._ready) < size:
            piece = next(self.sealed, None)
            if piece is None:
                break
            self._ready += piece
        cut = len(self._ready) if size < 0 else size
        given, self._ready = self._ready[:cut], self._ready[cut:]
        return given


class _SealingFile(File):
    """Let Django's storage read a sealing stream without asking for its size or rewinding it."""

    def __init__(self, sealing: _Sealing, name: str) -> None:
        super().__init__(cast("IO[bytes]", sealing), name=name)
        self._sealing = sealing

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Yield the sealed bytes as they come, a sealed chunk at a time whatever size is asked for."""
        yield from self._sealing.sealed


def write(name: str, source: Iterable[bytes], *, key: bytes) -> Written:
    """Store what `source` yields, sealed, under `name`; on any error nothing is left behind."""
    sealing = _Sealing(source, key)
    try:
        stored = default_storage.save(name, _SealingFile(sealing, name))
    except BaseException:
        default_storage.delete(name)
        raise
    finally:
        sealing.hasher.close()
    if stored != name:
        default_storage.delete(stored)
        raise FileExistsError(name)
    return Written(sealing.hasher.length, sealing.hasher.hexdigest())


def read(name: str, *, key: bytes, length: int, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """Yield the bytes from `start` up to but not including `end`; raise SealError for a wrong key, a change or a cut."""
    stop = length if end is None else min(end, length)
    last_number = max(0, (length - 1) // CHUNK) if length else 0
    with default_storage.open(name, "rb") as stored:
        prefix = stored.read(PREFIX)
        number = start // CHUNK
        stored.seek(PREFIX + number * (CHUNK + TAG))
        while number * CHUNK < stop or (length == 0 and number == 0):
            plain = _open_chunk(stored.read(CHUNK + TAG), prefix, number, number == last_number, key)
            first = number * CHUNK
            yield plain[max(0, start - first) : stop - first]
            number += 1


def _open_chunk(sealed: bytes, prefix: bytes, number: int, last: bool, key: bytes) -> bytes:
    if len(sealed) < TAG:  # cut at a chunk's border
        raise SealError
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, b"file", _nonce(prefix, number, last), key)
    except (nacl.exceptions.CryptoError, nacl.exceptions.ValueError, nacl.exceptions.TypeError) as error:
        raise SealError from error


def settle(name: str) -> None:
    """Return once a stored file outlives a power cut: the disk has its bytes and the two folders that name it; a bucket answers only then."""
    try:
        path = Path(default_storage.path(name))
    except NotImplementedError:
        return
    for place in (path, path.parent, path.parent.parent):
        held = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(held)
        finally:
            os.close(held)


def exists(name: str) -> bool:
    """Return whether a file is stored under `name`."""
    return default_storage.exists(name)


def delete(name: str) -> None:
    """Delete a stored file; nothing happens where it is gone already."""
    default_storage.delete(name)


def delete_folder(folder: str) -> None:
    """Delete every file under a folder, and the folder where it is one; nothing happens where it is gone already."""
    for name in list(names(folder)):
        default_storage.delete(name)
    with suppress(OSError):  # somebody has just stored another file in it: it is swept with that one
        default_storage.delete(folder)


def names(folder: str) -> Iterator[str]:
    """Yield the names of the stored files under `folder`, folders below it included."""
    try:
        folders, found = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in found)
    for below in folders:
        yield from names(f"{folder}/{below}")


def changed_at(name: str) -> datetime:
    """Return when a file was stored; now for one that is gone."""
    try:
        return default_storage.get_modified_time(name)
    except FileNotFoundError:
        return timezone.now()
