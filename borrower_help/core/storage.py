"""How full the site is: new cases are refused before old ones would suffer."""

import logging
import os
import time

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection

log = logging.getLogger(__name__)

FULL_AT = 0.9
_MEASURED_EVERY = 60.0
_OBJECTS_EVERY = 600.0  # counting a bucket costs a request a thousand files
_last: tuple[float, int] = (0.0, 0)
_last_objects: tuple[float, int] = (0.0, 0)


def used_bytes() -> int:
    """Return the bytes the site holds (database and files), measured at most once a minute."""
    global _last
    now = time.monotonic()
    if not _last[0] or now - _last[0] > _MEASURED_EVERY:
        _last = (now, _files() + _objects() + _server_database())
    return _last[1]


def is_full() -> bool:
    """Return whether no new case should be begun."""
    return used_bytes() > settings.MAX_STORAGE_BYTES * FULL_AT


def _files() -> int:
    total = 0
    for folder, _folders, names in os.walk(settings.DATA_DIR):
        for name in names:
            try:
                total += os.lstat(os.path.join(folder, name)).st_size
            except OSError:  # gone since it was listed
                continue
    return total


def _objects() -> int:
    """Return the bytes kept in a bucket instead of the data folder, measured at most every ten minutes."""
    global _last_objects
    measure = getattr(default_storage, "used_bytes", None)
    if measure is None:
        return 0
    now = time.monotonic()
    if not _last_objects[0] or now - _last_objects[0] > _OBJECTS_EVERY:
        try:
            _last_objects = (now, measure())
        except Exception as error:  # a storage that is away must not keep anybody from writing their record down
            log.warning("room in the bucket is unknown: %s", type(error).__name__)
            _last_objects = (now, _last_objects[1])
    return _last_objects[1]


def _server_database() -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
