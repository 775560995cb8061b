"""Ask the parts the site stands on whether they are there."""

import tempfile
from collections.abc import Callable

import redis
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

_known = {"migrated": False}


def database() -> bool:
    """Tell whether the database answers and has every migration."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return _migrated()
    except DatabaseError:
        return False


def _migrated() -> bool:
    """Tell whether every migration of this code is applied; once it is, it stays so while the process lives."""
    if not _known["migrated"]:
        executor = MigrationExecutor(connection)
        _known["migrated"] = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _known["migrated"]


def broker() -> bool:
    """Tell whether the broker answers."""
    if not settings.REDIS_URL:
        return False
    client = redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def data_folder() -> bool:
    """Tell whether the data folder can be written to."""
    try:
        with tempfile.TemporaryFile(dir=settings.DATA_DIR) as file:
            file.write(b"1")
            file.flush()
    except OSError:
        return False
    return True


def file_storage() -> bool:
    """Tell whether the bucket answers; files in the data folder are asked for there."""
    answers = getattr(default_storage, "answers", None)
    try:
        return answers is None or bool(answers())
    except Exception:  # whatever the storage's library says, visitors should not be sent here
        return False


PARTS: dict[str, Callable[[], bool]] = {
    "database": database,
    "broker": broker,
    "data folder": data_folder,
    "file storage": file_storage,
}


def missing_parts() -> list[str]:
    """Return the names of the parts that do not answer."""
    return [name for name, is_there in PARTS.items() if not is_there()]
