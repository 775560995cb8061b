"""Receive files as they come: sealed at once, a few pieces in memory, nothing unsealed on any disk.

A form is read piece by piece; a thread a file seals and stores what the form's reader hands it. A file is received only when
what was stored opens again to the same length and SHA-256.
"""

import errno
import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from borrower_help.core import crypto, files
from borrower_help.core.text import one_line, tidy
from borrower_help.evidence.payloads import MAX_NAME

FOLDER = "evidence"  # the part of the storage that is ours to sweep
PIECE = 256 * 1024
_WAITING = 4  # pieces between reader and writer
_PATIENCE = 120.0  # seconds a storage may take over the pieces that wait


class Broken(Exception):
    """Say that a file did not come whole."""


@dataclass
class Received:
    """Hold a file that is stored and was read back."""

    name: str
    stored: str  # its name in the storage
    key: bytes
    length: int
    sha256: str


@dataclass
class Refused:
    """Hold a file that was not taken, and why: see words.REFUSALS."""

    name: str
    why: str


def name_of(given: str) -> str:
    """Return a name on one line without controls or folders, shortened in its middle so that its ending stays."""
    name = one_line(tidy(given.replace("\\", "/").rsplit("/", 1)[-1])).strip() or "?"
    return name if len(name) <= MAX_NAME else f"{name[: MAX_NAME - 21]}…{name[-20:]}"


def opens_to(stored: str, key: bytes, written: files.Written) -> bool:
    """Read a stored file back, once the disk has it; return whether it is what was written."""
    files.settle(stored)
    hasher = files.Hasher()
    try:
        for piece in files.read(stored, key=key, length=written.length):
            hasher.update(piece)
    finally:
        hasher.close()
    return (hasher.length, hasher.hexdigest()) == (written.length, written.sha256)


class Incoming:
    """Seal and store one file while it comes."""

    def __init__(self) -> None:
        self.stored = f"{FOLDER}/{files.new_name()}"
        self.key = crypto.new_key()
        self.length = 0
        self._pieces: queue.Queue[bytes | None] = queue.Queue(_WAITING)
        self._error: BaseException | None = None
        self._written: files.Written | None = None
        self._cut = False
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()

    def _write(self) -> None:
        try:
            self._written = files.write(self.stored, self._source(), key=self.key)
        except BaseException as error:
            self._error = error

    def _source(self) -> Iterator[bytes]:
        while (piece := self._pieces.get()) is not None:
            yield piece
        if self._cut:
            raise Broken

    def _put(self, piece: bytes | None) -> None:
        waited = 0.0
        while self._thread.is_alive() and waited < _PATIENCE:
            try:
                return self._pieces.put(piece, timeout=0.5)
            except queue.Full:
                waited += 0.5
        return None

    def feed(self, piece: bytes) -> None:
        """Take the next piece; raise what kept it from being stored."""
        self.length += len(piece)
        self._put(piece)
        if self._error is not None:
            raise self._error

    def end(self) -> files.Written:
        """Return length and SHA-256 once the file is stored and opens to the same; raise otherwise, with nothing left."""
        self._put(None)
        self._thread.join(_PATIENCE)
        if self._error is not None:
            raise self._error
        written = self._written
        if written is None or written.length != self.length or not opens_to(self.stored, self.key, written):
            files.delete(self.stored)
            raise Broken
        return written

    def abandon(self) -> None:
        """Leave nothing of it."""
        self._cut = True
        self._put(None)
        self._thread.join(_PATIENCE)
        files.delete(self.stored)


@dataclass
class Taken:
    """Hold what became of the files of one form."""

    received: list[Received] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def discard(self) -> None:
        """Delete what was stored and is not wanted after all."""
        for one in self.received:
            files.delete(one.stored)
        self.received = []


class Receiver(FileUploadHandler):
    """Have every file of a form sealed as it comes; `taken` tells what became of them."""

    chunk_size = PIECE

    def __init__(self, request: HttpRequest, *, most: int, room: int, why: str) -> None:
        """`most`: bytes of one file; `room`: bytes of all; `why`: what to say where the room ends."""
        super().__init__(request)
        self.most, self.room, self.why = most, room, why
        self.taken = Taken()
        self.cut = False
        self._over = False
        self._now: Incoming | None = None
        self._name = ""

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        self._name = name_of(file_name)
        self._now = None if self._over else Incoming()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece; what is refused is read to its end and thrown away, so that the answer arrives."""
        if self._now is None:
            return
        length = self._now.length + len(raw_data)
        if length > self.most:
            self._refuse("too_large")
        elif length > self.room:
            self._refuse(self.why)
        else:
            try:
                self._now.feed(raw_data)
            except Exception as error:
                self._refuse(reason_of(error))

    def _refuse(self, why: str) -> None:
        if self._now is not None:
            self._now.abandon()
        self._now = None
        self.taken.refused.append(Refused(self._name, why))

    def file_complete(self, file_size: int) -> None:
        """End a file; it never stands among the form's own files."""
        now = self._now
        if now is None:
            return
        if not now.length:
            self._refuse("empty")
            return
        self._now = None
        try:
            written = now.end()
        except Exception as error:
            files.delete(now.stored)
            self.taken.refused.append(Refused(self._name, reason_of(error)))
            return
        self.room -= written.length
        self.taken.received.append(Received(self._name, now.stored, now.key, written.length, written.sha256))

    def upload_complete(self) -> None:
        """Notice a form that ended in the middle of a file: the parser takes it for whole."""
        if self._now is not None:
            self.upload_interrupted()

    def upload_interrupted(self) -> None:
        """Leave nothing of a form that was cut off."""
        self.cut = True
        if self._now is not None:
            self._now.abandon()
        self._now = None
        self.taken.discard()

    def close(self) -> None:
        """Delete what the case did not take; a form that is read only now, for whatever reason, is thrown away."""
        self._over = True
        if self._now is not None:
            self._now.abandon()
        self._now = None
        self.taken.discard()


def reason_of(error: BaseException) -> str:
    """Return why a file was not stored: see words.REFUSALS."""
    return "disk" if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT} else "broken"
