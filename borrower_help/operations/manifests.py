"""The manifest of a backup: what belongs to it, and whether it is all there, unharmed, and may be put back here."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from borrower_help.core import dates
from borrower_help.operations import database_copies
from borrower_help.privacy import backups as kept

FORM = 1
MANIFEST = "manifest.json"
ERASED = "erased.log"
FILES = "files"


class Refused(Exception):
    """Say in one sentence why there is no backup, or why this one is not put back."""


@dataclass(frozen=True)
class Part:
    """Hold how long one file of a backup is, and its SHA-256."""

    length: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """Hold what a backup is and what belongs to it."""

    form: int
    version: str  # of the site
    made_at: str  # Beijing time, ISO
    database: str  # sqlite or postgresql
    migrations: list[str]
    erased_lists: list[str]  # the names of the list of erasures that goes with it
    parts: dict[str, Part]

    @property
    def made_on(self) -> date:
        """Return the day it was made."""
        return datetime.fromisoformat(self.made_at).date()

    @classmethod
    def read(cls, backup: Path) -> "Manifest":
        """Return the manifest of a backup; raise Refused where there is none that can be read."""
        try:
            said = json.loads((backup / MANIFEST).read_text())
            if said["form"] > FORM:
                raise Refused(f"{backup.name} was made by a newer version of this site. Update the site first.")
            said["parts"] = {name: Part(**part) for name, part in said["parts"].items()}
            made = cls(**said)
            made.made_on  # noqa: B018 - raises for what is no time
        except FileNotFoundError:
            raise Refused(f"{backup} is not a whole backup: it has no {MANIFEST}.") from None
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            raise Refused(f"{backup} cannot be used: its {MANIFEST} is damaged.") from None
        return made

    def write(self, backup: Path) -> None:
        """Write it into a backup."""
        (backup / MANIFEST).write_text(json.dumps(asdict(self), indent=1, sort_keys=True))


def measure(path: Path) -> Part:
    """Return length and SHA-256 of a file."""
    with path.open("rb") as file:
        return Part(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def checked(backup: Path) -> Manifest:
    """Return the manifest of a backup that is whole, unharmed and may be put back here; otherwise raise Refused."""
    if backup.name.startswith(kept.UNFINISHED):
        raise Refused(f"{backup.name} was never finished.")
    manifest = Manifest.read(backup)
    if manifest.made_on < dates.days_ago(kept.KEPT_DAYS):
        raise Refused(
            f"{backup.name} is older than {kept.KEPT_DAYS} days. Nobody knows any more what was erased since then, so it stays away."
        )
    if manifest.database != connection.vendor:
        raise Refused(f"{backup.name} holds a {manifest.database} database, and this site uses {connection.vendor}.")
    known = {f"{app}.{step}" for app, step in MigrationLoader(None).disk_migrations}
    if not set(manifest.migrations) <= known:
        raise Refused(f"{backup.name} was made by a newer version of this site. Update the site first.")
    _check_parts(backup, manifest.parts)
    return manifest


def _check_parts(backup: Path, parts: dict[str, Part]) -> None:
    there = {
        str(path.relative_to(backup)): path for path in backup.rglob("*") if path.is_symlink() or not path.is_dir()
    }
    there.pop(MANIFEST)
    for name in sorted({*parts, *there, ERASED, database_copies.part_name()}):
        if name not in there:
            raise Refused(f"{backup.name} is not whole: {name} is missing.")
        if name not in parts or there[name].is_symlink():
            raise Refused(f"{backup.name} holds {name}, which does not belong to it.")
        if measure(there[name]) != parts[name]:
            raise Refused(f"{backup.name} is damaged or was changed: {name} is not what it was.")
