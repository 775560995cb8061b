"""What the database needs so that destroyed means destroyed."""

from django.db import connection


def flush_deleted() -> None:
    """Empty SQLite's write-ahead log, so that no deleted byte stays in a file. Elsewhere, or inside a transaction, nothing.

    Inside a transaction a checkpoint cannot run; callers call this after theirs. In tests, which run in one, it is a no-op.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
