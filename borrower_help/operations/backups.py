"""Backups: a dated folder each, with one copy of the database, the sealed files as they are, and the list of what was erased.

    2026-11-23T031500/
      manifest.json      what belongs to it, with the SHA-256 of each part
      database.sqlite3   or database.dump, in PostgreSQL's own format
      erased.log         what was erased before it was finished: ids and days
      files/…            sealed; a file that the backup before has too is one file on the disk, with two names

It grows under another name and gets its own when it is whole.
"""

import fcntl
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from borrower_help.accounts.models import User
from borrower_help.audit import erased
from borrower_help.audit.services import list_erasures
from borrower_help.core import database, dates, files
from borrower_help.operations import database_copies
from borrower_help.operations.manifests import ERASED, FILES, FORM, Manifest, Part, Refused, measure
from borrower_help.privacy import backups as kept

PIECE = 1024 * 1024


@dataclass(frozen=True)
class Made:
    """Hold what a backup consists of, for those who asked for it."""

    folder: Path
    files: int
    linked: int
    length: int
    ended: int


# --- making ----------------------------------------------------------------------------------------------------------


def make(folder: Path) -> Made:
    """Make a backup in `folder` and end those older than 30 days; raise Refused with the reason."""
    if folder.resolve().is_relative_to(settings.DATA_DIR.resolve()):
        raise Refused(
            f"{folder} is inside the data folder and would be lost with it. Name another, best on another disk."
        )
    if User._meta.db_table not in connection.introspection.table_names():
        raise Refused("There is no database yet, so there is nothing to back up.")
    with private_files(), _one_at_a_time(folder):
        growing = folder / f"{kept.UNFINISHED}{secrets.token_hex(8)}"
        growing.mkdir()
        try:
            linked = _fill(growing, before=next(reversed(kept.whole(folder)), None))
            target = folder / dates.now().strftime(kept.STAMP)
            _finish(growing, target)
        except database_copies.CopyFailed as failed:
            raise Refused(str(failed)) from None
        finally:
            shutil.rmtree(growing, ignore_errors=True)
            database.flush_deleted()  # while the copy was read, nothing could empty the log
        parts = Manifest.read(target).parts
        number = sum(name.startswith(f"{FILES}/") for name in parts)
        return Made(target, number, linked, sum(part.length for part in parts.values()), kept.prune(folder))


@contextmanager
def private_files() -> Iterator[None]:
    """Make files that only this user can read."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(f"Another backup is being made in {folder} just now.") from None
        for left in folder.glob(f"{kept.UNFINISHED}*"):  # of one that broke off: nobody else holds the lock
            shutil.rmtree(left)
        yield


def _fill(growing: Path, *, before: Path | None) -> int:
    """Write all parts and the manifest; return how many files the backup before had too."""
    list_erasures()
    name = database_copies.part_name()
    migrations = sorted(f"{app}.{step}" for app, step in MigrationRecorder(connection).applied_migrations())
    made_at = dates.now()
    # The database first: what is stored later is too much and swept, what it names must not be missing.
    database_copies.take(growing / name)
    parts = {name: measure(growing / name)}
    linked = _copy_files(growing, before, parts)
    # Last: it then knows what was erased while the rest was copied.
    (growing / ERASED).write_text(erased.text_of(erased.the_list().read()))
    parts[ERASED] = measure(growing / ERASED)
    manifest = Manifest(
        form=FORM,
        version=settings.VERSION,
        made_at=made_at.isoformat(timespec="seconds"),
        database=connection.vendor,
        migrations=migrations,
        erased_lists=sorted(erased.the_list().names()),
        parts=parts,
    )
    manifest.write(growing)
    return linked


def _copy_files(growing: Path, before: Path | None, parts: dict[str, Part]) -> int:
    known: dict[str, Part] = {}
    if before is not None:
        with suppress(Refused):
            known = Manifest.read(before).parts
    linked = 0
    for stored in stored_names():
        name = f"{FILES}/{stored}"
        target = growing / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if before is not None and name in known and _link(before / name, target, known[name]):
            parts[name] = known[name]
            linked += 1
            continue
        try:
            with default_storage.open(stored, "rb") as source:
                parts[name] = _copy(source, target)
        except FileNotFoundError:  # erased since it was listed
            target.unlink(missing_ok=True)
    return linked


def _link(source: Path, target: Path, part: Part) -> bool:
    """Give a file of the backup before a second name here, if it is unharmed and the disk can do that."""
    try:
        if measure(source) != part:
            return False
        target.hardlink_to(source)
    except OSError:
        return False
    return True


def _copy(source: IO[bytes], target: Path) -> Part:
    digest, length = hashlib.sha256(), 0
    with target.open("wb") as file:
        while piece := source.read(PIECE):
            digest.update(piece)
            length += file.write(piece)
    return Part(length, digest.hexdigest())


def _finish(growing: Path, target: Path) -> None:
    os.sync()  # all of it is on the disk before it is called a backup
    if target.exists():
        raise Refused(f"{target} is there already. Try again in a second.")
    growing.rename(target)
    os.sync()


def stored_names() -> Iterator[str]:
    """Yield the names of all stored files but the list of erasures, which is never put back."""
    try:
        folders, found = default_storage.listdir("")
    except FileNotFoundError:
        return
    yield from (name for name in found if name)
    for folder in folders:
        if folder != erased.FOLDER:
            yield from files.names(folder)
