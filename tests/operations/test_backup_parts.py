"""What a backup is made of, when it ends, and which one is refused; the drill itself stands in test_backup.py."""

# ruff: noqa: S608 - the names of our own tables

import json
import os
import shutil
import sqlite3
import stat
import threading
import tomllib
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.db import connection

from borrower_help.accounts.models import OwnPhone, Session
from borrower_help.core import files
from borrower_help.core.models import Job
from borrower_help.env import PROJECT_ROOT
from borrower_help.operations import backups, database_copies, manifests
from borrower_help.operations.manifests import Refused
from borrower_help.privacy import backups as kept
from borrower_help.privacy.models import Lease
from borrower_help.privacy.retention import tidy
from borrower_help.privacy.tasks import tidy as hourly
from tests.completeness import thief
from tests.stand_ins import Clock

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 5, 4, 0, tzinfo=UTC)  # noon in Beijing
KEPT = "letters/ab/kept"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch, NOON)


@pytest.fixture
def storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileSystemStorage:
    """Return a storage of this test's own with one file in it; the database is a stand-in of a few bytes."""
    own = FileSystemStorage(location=tmp_path / "stored")
    own.save(KEPT, ContentFile(b"sealed" * 1000))
    for module in (backups, files):
        monkeypatch.setattr(module, "default_storage", own)
    monkeypatch.setattr(database_copies, "take", lambda target: target.write_bytes(b"copy of the database"))
    return own


@pytest.fixture
def folder(tmp_path: Path, settings: Any, storage: FileSystemStorage) -> Iterator[Path]:
    """Return where backups go; the list of erasures is this test's own too."""
    settings.ERASED_LOG = tmp_path / "erased.log"
    settings.BACKUP_DIR = tmp_path / "backups"
    return tmp_path / "backups"


# --- making ----------------------------------------------------------------------------------------------------------


def test_a_backup_is_whole_and_private(folder: Path, clock: Clock) -> None:
    made = backups.make(folder)
    assert made.folder == folder / "2026-03-05T120000"
    there = {str(path.relative_to(made.folder)) for path in made.folder.rglob("*") if path.is_file()}
    assert there == {"manifest.json", "erased.log", f"files/{KEPT}", database_copies.part_name()}
    assert (made.files, made.linked) == (1, 0)
    for path in (folder, made.folder, *made.folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    assert manifests.checked(made.folder).made_on == clock.at.date()


def test_an_unchanged_file_is_on_the_disk_once_and_a_harmed_one_is_copied_anew(folder: Path, clock: Clock) -> None:
    first = backups.make(folder).folder / "files" / KEPT
    clock.move(days=1)
    second = backups.make(folder)
    assert second.linked == 1
    assert first.samefile(second.folder / "files" / KEPT)
    first.write_bytes(b"rotten")  # and with it the second
    clock.move(days=1)
    third = backups.make(folder)
    assert third.linked == 0
    assert manifests.checked(third.folder)
    shutil.rmtree(second.folder)
    assert (third.folder / "files" / KEPT).read_bytes() == b"sealed" * 1000


def test_a_copy_that_fails_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(target: Path) -> None:
        target.write_bytes(b"half")
        raise database_copies.CopyFailed("The disk is full.")

    monkeypatch.setattr(database_copies, "take", failing)
    with pytest.raises(CommandError, match=r"The disk is full\."):
        call_command("backup")
    assert [path.name for path in folder.iterdir()] == [".lock"]


def test_one_backup_at_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def another(target: Path) -> None:
        target.write_bytes(b"copy")
        with pytest.raises(Refused, match="just now"):
            backups.make(folder)

    monkeypatch.setattr(database_copies, "take", another)
    assert backups.make(folder).folder.is_dir()


def test_a_backup_says_where_to_and_never_beside_the_data(folder: Path, settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    with pytest.raises(CommandError, match="inside the data folder"):
        call_command("backup")
    settings.BACKUP_DIR = None
    with pytest.raises(CommandError, match="--to"):
        call_command("backup")
    assert not folder.exists()


# --- the end of backups ----------------------------------------------------------------------------------------------


def test_backups_end_after_thirty_days_by_tidying_and_by_the_next_one(folder: Path, clock: Clock) -> None:
    first = backups.make(folder).folder
    clock.move(days=30)
    assert tidy()["backups"] == 0
    second = backups.make(folder).folder
    clock.move(days=1)
    assert tidy()["backups"] == 1
    assert kept.whole(folder) == [second]
    clock.move(days=30)
    made = backups.make(folder)
    assert made.ended == 1
    assert kept.whole(folder) == [made.folder]
    assert not first.exists()


def test_backups_of_this_machine_end_though_another_holds_the_lease(folder: Path, clock: Clock) -> None:
    backups.make(folder)
    clock.move(days=31)
    assert Lease.take("tidy", minutes=50)
    hourly()
    assert kept.whole(folder) == []


def test_other_files_stay_and_broken_off_backups_go_after_a_day(folder: Path) -> None:
    folder.mkdir()
    for name in ("notes.txt", "2020-01-01"):
        (folder / name).mkdir()
    for name, hours in ((".making-new", 23), (".making-old", 25)):
        (folder / name).mkdir()
        then = datetime.now(UTC).timestamp() - hours * 3600
        os.utime(folder / name, (then, then))
    kept.prune(folder)
    assert {path.name for path in folder.iterdir()} == {"notes.txt", "2020-01-01", ".making-new"}


# --- what is refused -------------------------------------------------------------------------------------------------


def rewrite(backup: Path, **values: object) -> None:
    said = json.loads((backup / "manifest.json").read_text())
    (backup / "manifest.json").write_text(json.dumps({**said, **values}))


def database_name() -> str:
    return database_copies.NAMES[connection.vendor]


DAMAGE = {
    "a byte of the database": (
        lambda at: (at / database_name()).write_bytes(b"copy of the databasE"),
        "not what it was",
    ),
    "a byte of a file": (lambda at: (at / "files" / KEPT).write_bytes(b"sealeD" * 1000), "not what it was"),
    "a cut file": (lambda at: (at / "files" / KEPT).write_bytes(b"sealed"), "not what it was"),
    "an emptied list": (lambda at: (at / "erased.log").write_text("2026-03-01 " + "a" * 32), "not what it was"),
    "no database": (lambda at: (at / database_name()).unlink(), "missing"),
    "no file": (lambda at: (at / "files" / KEPT).unlink(), "missing"),
    "no list": (lambda at: (at / "erased.log").unlink(), "missing"),
    "something more": (lambda at: (at / "files" / "more").write_bytes(b""), "does not belong"),
    "a link out": (
        lambda at: ((at / "files" / KEPT).unlink(), (at / "files" / KEPT).symlink_to("/etc/hostname")),
        "does not belong",
    ),
    "no manifest": (lambda at: (at / "manifest.json").unlink(), "no manifest"),
    "half a manifest": (
        lambda at: (at / "manifest.json").write_bytes((at / "manifest.json").read_bytes()[:99]),
        "damaged",
    ),
    "a manifest of nothing": (lambda at: rewrite(at, parts={}), "does not belong|missing"),
    "a newer form": (lambda at: rewrite(at, form=2), "newer"),
    "a newer migration": (lambda at: rewrite(at, migrations=["cases.9999_later"]), "newer"),
    "another database": (lambda at: rewrite(at, database="oracle"), "oracle"),
    "a time that is none": (lambda at: rewrite(at, made_at="yesterday"), "damaged"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_backup_that_is_not_what_it_was_is_refused(folder: Path, what: str) -> None:
    made = backups.make(folder).folder
    assert manifests.checked(made)
    damage, word = DAMAGE[what]
    damage(made)
    with pytest.raises(Refused, match=word):
        manifests.checked(made)


def test_a_backup_older_than_thirty_days_is_refused(folder: Path, clock: Clock) -> None:
    made = backups.make(folder).folder
    clock.move(days=30)
    assert manifests.checked(made)
    clock.move(days=1)
    with pytest.raises(Refused, match="older"):
        manifests.checked(made)


# --- copies of the database ------------------------------------------------------------------------------------------


def test_what_opens_without_a_persons_own_code_stays_out() -> None:
    """Each sealed column opens with a case's or person's own key, or is left out of copies."""
    without_code = {"accounts.Session.sealed_key", "accounts.OwnPhone.sealed_key", "core.Job.sealed"}
    opened_by_people = {"accounts.ReceiptCode.wrapped", "incidents.CaseIndex.sealed", "matters.Feed.sealed"}
    opened_by_people |= {"evidence.CheckCode.listed"}  # by a code that was given along
    assert set(thief.SEALED) == without_code | opened_by_people
    assert set(database_copies.STAYS_OUT) == {model._meta.db_table for model in (Session, OwnPhone, Job)}


def test_a_copy_shows_one_moment_while_others_write(tmp_path: Path) -> None:
    source, target, stop = tmp_path / "live.sqlite3", tmp_path / "copy.sqlite3", threading.Event()
    tables = ("one", "two", *database_copies.STAYS_OUT)
    with closing(sqlite3.connect(source)) as live:
        live.execute("PRAGMA journal_mode=WAL")
        for table in tables:
            live.execute(f"CREATE TABLE {table} (value BLOB)")
        live.executemany("INSERT INTO one VALUES (?)", [(os.urandom(2000),) for _ in range(3000)])
        live.execute("INSERT INTO two SELECT value FROM one")
        live.executemany(f"INSERT INTO {tables[2]} VALUES (?)", [(b"a key in a cookie" * 9,) for _ in range(50)])
        live.commit()

    def write() -> None:
        with closing(sqlite3.connect(source, timeout=20)) as line:
            while not stop.is_set():
                with line:
                    for table in ("one", "two"):
                        line.execute(f"INSERT INTO {table} VALUES (?)", (b"later",))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            target.unlink(missing_ok=True)
            database_copies._take_sqlite(source, target)
            with closing(sqlite3.connect(target)) as copy:
                counts = [copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
            assert counts[0] == counts[1] >= 3000
            assert counts[2:] == [0, 0, 0]
            assert b"a key in a cookie" not in target.read_bytes()
            assert b"WAL" not in target.read_bytes()[:100]
            assert target.read_bytes()[18:20] == b"\x01\x01"  # not WAL: one file is all of it
    finally:
        stop.set()
        writer.join()
    assert b"a key in a cookie" in source.read_bytes()


def test_a_damaged_database_is_told_and_not_kept(tmp_path: Path) -> None:
    source = tmp_path / "live.sqlite3"
    with closing(sqlite3.connect(source)) as live:
        for table in ("one", *database_copies.STAYS_OUT):
            live.execute(f"CREATE TABLE {table} (value TEXT)")
        live.executemany("INSERT INTO one VALUES (?)", [(f"{n:05}" * 20,) for n in range(500)])
        live.commit()
    with source.open("r+b") as file:
        file.seek(8 * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(database_copies.CopyFailed, match="damaged"):
        database_copies._take_sqlite(source, tmp_path / "copy.sqlite3")


def test_the_oldest_program_that_knows_the_server_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {Path(f"/x/{version}"): version for version in (13, 16, 17)}
    monkeypatch.setattr(database_copies, "_installed", lambda name: list(versions))
    monkeypatch.setattr(database_copies, "_version", versions.__getitem__)
    for server, taken in ((13, 13), (15, 16), (17, 17)):
        monkeypatch.setattr(database_copies, "_server", lambda server=server: server)
        assert database_copies._program("pg_dump") == Path(f"/x/{taken}")
    monkeypatch.setattr(database_copies, "_server", lambda: 18)
    with pytest.raises(database_copies.CopyFailed, match="postgresql-client-18"):
        database_copies._program("pg_dump")


def test_backups_name_the_version_of_the_site(settings: Any) -> None:
    said = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text())
    assert said["project"]["version"] == settings.VERSION
