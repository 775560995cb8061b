"""Take a consistent copy of the database while the site writes, and put one in its place.

A copy holds nothing that opens without a person's own code: open sessions, trusted phones and jobs on their way to the worker stay out.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import psycopg
from django.db import connection, connections, transaction
from psycopg.conninfo import make_conninfo

from borrower_help.accounts.models import OwnPhone, Session
from borrower_help.core.models import Job

STAYS_OUT = tuple(model._meta.db_table for model in (Session, OwnPhone, Job))
NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
_POSTGRESQL = Path("/usr/lib/postgresql")  # where Debian keeps one folder a version
_PATIENCE = 5.0
NOT_OF_THE_ADDRESS = {"pool", "server_side_binding", "isolation_level", "assume_role"}  # Django's own words


class CopyFailed(Exception):
    """Say in one sentence why a copy could not be taken or put back."""


def part_name() -> str:
    """Return what the database's part of a backup is called."""
    return NAMES[connection.vendor]


def take(target: Path) -> None:
    """Write a copy of the database to `target`; raise CopyFailed with the reason."""
    if connection.vendor == "postgresql":
        left_out = [f"--exclude-table-data=public.{table}" for table in STAYS_OUT]
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", *left_out, f"--file={target}")
    else:
        _take_sqlite(Path(connection.settings_dict["NAME"]), target)


def _take_sqlite(source: Path, target: Path) -> None:
    try:
        with (
            closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(target)) as copy,
        ):
            live.backup(copy)  # in one step: in WAL it holds nobody up and shows one moment
            copy.execute("PRAGMA secure_delete=ON")
            copy.execute("PRAGMA journal_mode=MEMORY")  # out of WAL: one file
            for table in STAYS_OUT:
                copy.execute(f"DELETE FROM {table}")  # noqa: S608 - our own tables' names
            copy.commit()
            said = copy.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.Error as error:
        said = str(error)
    if said != "ok":
        raise CopyFailed(f"The database cannot be copied or is damaged: {said}")


def put_back(part: Path) -> None:
    """Put the copy in the place of the database there is."""
    if connection.vendor == "postgresql":
        _put_back_postgresql(part)
    else:
        _put_back_sqlite(part, Path(connection.settings_dict["NAME"]))


def _put_back_sqlite(part: Path, target: Path) -> None:
    connections.close_all()
    coming = target.with_name(f"{target.name}.restoring")
    with part.open("rb") as source, coming.open("wb") as file:
        shutil.copyfileobj(source, file, 1024 * 1024)
        file.flush()
        os.fsync(file.fileno())
    for beside in ("-wal", "-shm", "-journal"):  # another database's log must never meet this one
        target.with_name(target.name + beside).unlink(missing_ok=True)
    coming.replace(target)


def _put_back_postgresql(part: Path) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
    _let_go()
    whole = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    _run("pg_restore", *whole, str(part))


def flush() -> None:
    """Let no byte of deleted rows stay in the files of a database that was just put back."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM FULL")  # writes every table anew, without dead rows
        _let_go()
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()


def _let_go() -> None:
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()


def wait_until_alone() -> None:
    """Raise CopyFailed while anybody else uses a PostgreSQL database: a site that runs, on whichever machine."""
    if connection.vendor != "postgresql":
        return
    _let_go()  # our own pool's idle lines would count
    question = """SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND usename IS NOT NULL AND pid <> pg_backend_pid()"""
    end, others = time.monotonic() + _PATIENCE, 1
    try:
        with psycopg.connect(_address(), password=_password(), autocommit=True) as line:
            while others and time.monotonic() < end:
                others = int(line.execute(question).fetchone()[0])  # type: ignore[index]
                time.sleep(0.2 if others else 0)
    except psycopg.Error as error:
        raise CopyFailed(f"The database does not answer: {type(error).__name__}.") from None
    if others:
        raise CopyFailed(
            f"Somebody else uses the database ({others} connections). Stop the site on every machine first."
        )


def _address() -> str:
    """Return the database's address as PostgreSQL's own programs take it, with what it asks for (sslmode and the like), without password."""
    values = connection.settings_dict
    names = {"host": "HOST", "port": "PORT", "user": "USER", "dbname": "NAME"}
    wanted = {name: value for name, value in values["OPTIONS"].items() if name not in NOT_OF_THE_ADDRESS}
    return make_conninfo(**wanted, **{name: values[key] for name, key in names.items() if values.get(key)})


def _password() -> str | None:
    return connection.settings_dict.get("PASSWORD") or None


def _run(program: str, *words: str) -> None:
    """Run one of PostgreSQL's programs on our database; the password goes through the environment, never the command line."""
    secret = {"PGPASSWORD": password} if (password := _password()) else {}
    command = [str(_program(program)), "--no-password", f"--dbname={_address()}", *words]
    done = subprocess.run(command, env=os.environ | secret, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no reason given"]
        raise CopyFailed(f"{program} did not succeed: {lines[0]}")


def _program(name: str) -> Path:
    """Return the oldest of the machine's programs of that name that knows the server's version."""
    server = _server()
    found = {version: path for path in _installed(name) if (version := _version(path)) >= server}
    if not found:
        raise CopyFailed(f"{name} of version {server} or newer is missing: apt-get install postgresql-client-{server}")
    return found[min(found)]


def _server() -> int:
    return int(connection.pg_version) // 10_000  # type: ignore[attr-defined]


def _installed(name: str) -> list[Path]:
    on_path = shutil.which(name)
    return [*([Path(on_path)] if on_path else []), *_POSTGRESQL.glob(f"*/bin/{name}")]


def _version(path: Path) -> int:
    said = subprocess.run([str(path), "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\) (\d+)", said)
    return int(found[1]) if found else 0
