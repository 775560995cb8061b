"""The list of what was erased: random ids and days, kept outside the database, so that an old copy of it brings nobody back.

One machine keeps it in a file, `erased.log` (ERASED_LOG puts it on another disk). Machines that share a bucket and have no such file
keep it there, one small object a mark, for what was erased on one machine must be known wherever a copy is put back. The database's own
marks (`audit.services.ERASURES`) are written in the transaction that erases; they are what is copied to the list right after it, and again
by each tidying should that have failed.
"""

import fcntl
import os
import re
import secrets
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from borrower_help.core import files

FOLDER = "erased"  # of the bucket
_HEAD = re.compile(r"list ([0-9a-f]{16})")
_MARK = re.compile(r"(\d{4}-\d{2}-\d{2}) ([0-9a-f]{32})")


@dataclass(frozen=True, order=True)
class Mark:
    """Say that something with a random id was erased on a day."""

    on: date
    id: UUID

    def __str__(self) -> str:
        return f"{self.on.isoformat()} {self.id.hex}"


class ErasedList(Protocol):
    """Keep marks in one place."""

    def names(self) -> set[str]:
        """Return the random names of the list; empty where there is none. A backup remembers which list goes with it."""

    def begin(self) -> None:
        """Make the list where there is none."""

    def read(self) -> set[Mark]:
        """Return every mark."""

    def add(self, marks: Collection[Mark]) -> None:
        """Write marks so that they survive the machine's sudden end."""

    def forget(self, *, before: date) -> int:
        """Drop marks older than `before`; return how many."""


def parse(lines: Iterable[str]) -> set[Mark]:
    """Return the marks in the lines of a list; a line cut short by a sudden end is no mark."""
    found = (_MARK.fullmatch(line.strip()) for line in lines)
    return {Mark(date.fromisoformat(mark[1]), UUID(mark[2])) for mark in found if mark}


def text_of(marks: Iterable[Mark]) -> str:
    """Return marks as lines."""
    return "".join(f"{mark}\n" for mark in sorted(marks))


class FileList:
    """Keep the list in one file that is only ever added to, or replaced whole."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> set[str]:
        """Return the name in the first line."""
        return {found[1] for found in map(_HEAD.fullmatch, self._lines()[:1]) if found}

    def begin(self) -> None:
        """Make the file with its first line."""
        with self._locked():
            return

    def read(self) -> set[Mark]:
        """Return every mark."""
        return parse(self._lines())

    def add(self, marks: Collection[Mark]) -> None:
        """Add lines and wait until they are on the disk."""
        with self._locked() as file:
            end = os.lseek(file, 0, os.SEEK_END)
            torn = os.pread(file, 1, end - 1) != b"\n"
            os.write(file, ("\n" * torn + text_of(marks)).encode())
            os.fsync(file)

    def forget(self, *, before: date) -> int:
        """Write the file anew without the old marks."""
        with self._locked():
            marks = self.read()
            kept = {mark for mark in marks if mark.on >= before}
            if kept != marks:
                (name,) = self.names() or {_new_name()}
                self._replace(f"list {name}\n{text_of(kept)}")
        return len(marks) - len(kept)

    def _replace(self, text: str) -> None:
        fresh = self.path.with_name(f"{self.path.name}.new")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)
        self._sync_folder()

    def _lines(self) -> list[str]:
        try:
            return self.path.read_text().splitlines()
        except FileNotFoundError:
            return []

    def _sync_folder(self) -> None:
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    @contextmanager
    def _locked(self) -> Iterator[int]:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        while True:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX)
                if not self._is(file):  # it was replaced while we waited
                    continue
                if not os.fstat(file).st_size:
                    os.write(file, f"list {_new_name()}\n".encode())
                    os.fsync(file)
                    self._sync_folder()
                yield file
                return
            finally:
                os.close(file)

    def _is(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), self.path.stat())
        except FileNotFoundError:
            return False


class BucketList:
    """Keep the list as the names of small objects in the bucket that all machines share."""

    def names(self) -> set[str]:
        """Return the names of the list: two, where two machines began it at once."""
        return {name.removeprefix("list-") for name in self._objects() if name.startswith("list-")}

    def begin(self) -> None:
        """Give the list a name where it has none."""
        if not self.names():
            self._put(f"list-{_new_name()}")

    def read(self) -> set[Mark]:
        """Return every mark."""
        return parse(name.replace("_", " ") for name in self._objects())

    def add(self, marks: Collection[Mark]) -> None:
        """Put an object for each mark."""
        for mark in marks:
            self._put(str(mark).replace(" ", "_"))

    def forget(self, *, before: date) -> int:
        """Delete the objects of old marks."""
        old = [mark for mark in self.read() if mark.on < before]
        for mark in old:
            files.delete(f"{FOLDER}/{str(mark).replace(' ', '_')}")
        return len(old)

    def _objects(self) -> list[str]:
        return [name.removeprefix(f"{FOLDER}/") for name in files.names(FOLDER)]

    def _put(self, name: str) -> None:
        if not default_storage.exists(f"{FOLDER}/{name}"):
            default_storage.save(f"{FOLDER}/{name}", ContentFile(b"-"))


def _new_name() -> str:
    return secrets.token_hex(8)


def the_list() -> ErasedList:
    """Return the list of this site."""
    return FileList(Path(settings.ERASED_LOG)) if settings.ERASED_LOG else BucketList()
