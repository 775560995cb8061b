"""How long backups are kept, and their end: as much a duty of retention as the end of a case."""

import re
import shutil
import time
from datetime import date
from pathlib import Path

from django.conf import settings

from borrower_help.core.dates import days_ago

KEPT_DAYS = 30
STAMP = "%Y-%m-%dT%H%M%S"
UNFINISHED = ".making-"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})T\d{6}")
_DAY = 24 * 3600.0


def whole(folder: Path) -> list[Path]:
    """Return the backups in a folder, the oldest first."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name) and path.is_dir())


def made_on(backup: Path) -> date:
    """Return the day in a backup's name; raise ValueError for another name."""
    found = _NAME.fullmatch(backup.name)
    return date.fromisoformat(found[1] if found else "")


def prune(folder: Path | None = None) -> int:
    """Delete backups older than 30 days, and what broken-off ones left a day ago; return how many backups ended."""
    folder = folder or settings.BACKUP_DIR
    if folder is None or not folder.is_dir():
        return 0
    ended = [backup for backup in whole(folder) if made_on(backup) < days_ago(KEPT_DAYS)]
    for backup in ended:
        # first its name: a deletion that breaks off must not leave half a backup that looks whole
        shutil.rmtree(backup.rename(folder / f"{UNFINISHED}{backup.name}"))
    for left in folder.glob(f"{UNFINISHED}*"):
        if left.stat().st_mtime < time.time() - _DAY:
            shutil.rmtree(left)
    return len(ended)
