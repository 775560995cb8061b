"""Put a backup back: database, files, migrations, and before the site may open, everything erased since erased again."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from borrower_help.accounts.models import User
from borrower_help.audit import erased
from borrower_help.audit.erased import Mark
from borrower_help.audit.services import list_erasures
from borrower_help.letters import renderings
from borrower_help.letters.models import Rendering
from borrower_help.operations import backups, database_copies, manifests
from borrower_help.operations.manifests import ERASED, FILES, Manifest, Refused
from borrower_help.privacy import backups as kept
from borrower_help.privacy.erasure import replay

Say = Callable[[str], None]


def marker() -> Path:
    """Return the file that stands while a restore is not finished; `prepare`, and so the site, does not start beside it."""
    return Path(settings.DATA_DIR) / "restoring"


def restore(backup: Path, *, replace: bool, list_is_lost: bool, say: Say) -> None:
    """Put `backup` back and tell each step; raise Refused before anything is touched."""
    with backups.private_files(), _site_at_rest():
        manifest = manifests.checked(backup)
        say(f"{backup.name} is whole: {len(manifest.parts)} parts, each as it was written.")
        unfinished = marker().exists()
        if not (replace or unfinished) and _holds_something():
            raise Refused("This site is not empty. --replace puts the backup in the place of everything that is here.")
        marks = _what_was_erased(backup, manifest, list_is_lost=list_is_lost)
        try:
            database_copies.wait_until_alone()
        except database_copies.CopyFailed as failed:
            raise Refused(str(failed)) from None
        marker().touch()
        try:
            _put_back(backup, manifest, say)
            _erase_again(marks, say)
        except database_copies.CopyFailed as failed:
            raise Refused(f"{failed} The restore is not finished; until it is, the site does not start.") from None
        marker().unlink()
    say("Done. Codes and passphrases are those of the day of the backup; everybody enters theirs anew.")


@contextmanager
def _site_at_rest() -> Iterator[None]:
    """Hold the data folder as a running server would; raise Refused where one does."""
    folder = Path(settings.DATA_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise Refused("The site is running. Stop it first.") from None
    try:
        yield
    finally:
        os.close(lock)


def _holds_something() -> bool:
    try:
        there = User._meta.db_table in connection.introspection.table_names() and User.objects.exists()
    except DatabaseError:  # a damaged database, or one of another version, is something
        return True
    return there or any(True for _name in backups.stored_names())


def _what_was_erased(backup: Path, manifest: Manifest, *, list_is_lost: bool) -> set[Mark]:
    """Return every mark there is: in the list, in the database that is about to go, in this and other backups beside it."""
    the_list = erased.the_list()
    if not (list_is_lost or the_list.names() & set(manifest.erased_lists)):
        where = settings.ERASED_LOG or "the bucket"
        raise Refused(
            f"The list of what was erased that goes with this backup is not here ({where}). Without it people who erased their record"
            " after the backup would be back. Bring it, or say --erased-log-is-lost."
        )
    with suppress(DatabaseError):
        list_erasures()
    the_list.begin()
    marks = the_list.read()
    for other in {backup, *kept.whole(backup.parent)}:
        with suppress(OSError, UnicodeDecodeError):
            marks |= erased.parse((other / ERASED).read_text().splitlines())
    the_list.add(marks - the_list.read())
    return marks


def _put_back(backup: Path, manifest: Manifest, say: Say) -> None:
    database_copies.put_back(backup / database_copies.part_name())
    say(f"Database put back, as of {manifest.made_at}.")
    for name in list(backups.stored_names()):
        default_storage.delete(name)
    names = [name for name in manifest.parts if name.startswith(f"{FILES}/")]
    for name in names:
        with (backup / name).open("rb") as file:
            default_storage.save(name.removeprefix(f"{FILES}/"), File(file))
    say(f"{len(names)} files put back.")
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        _drop_what_is_drawn_again()


def _drop_what_is_drawn_again() -> None:
    """Drop pictures and PDFs that were being made, or replaced, while the backup ran: their owner's next look asks for them again."""
    there = set(backups.stored_names())
    lost = [row for row in Rendering.objects.defer("sealed") if row.result is None or row.file_name not in there]
    renderings.drop(lost)


def _erase_again(marks: set[Mark], say: Say) -> None:
    again = replay([mark.id for mark in sorted(marks)])
    database_copies.flush()
    say(f"Erased again: {again} people and cases that were erased after the backup ({len(marks)} entries read).")
