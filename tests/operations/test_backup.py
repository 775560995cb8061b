"""The drill: back up, erase somebody through the site, put the backup back. On SQLite; tests/scale does it on PostgreSQL and a bucket."""

import fcntl
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from borrower_help.env import PROJECT_ROOT
from tests.operations.site_at_hand import Site

Lived = tuple[Site, dict[str, Any], Path]


@pytest.fixture(scope="module")
def lived_once(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Return a site where two people wrote, what they know, and the backup made then."""
    site = Site(tmp_path_factory.mktemp("lived"))
    told = site.drill("live")
    return site, told, site.backup()


@pytest.fixture
def lived(lived_once: Lived, tmp_path: Path) -> Lived:
    """Return a copy of that site of this test's own."""
    site, told, backup = lived_once
    shutil.copytree(site.folder, tmp_path / "site", symlinks=True)
    own = Site(tmp_path / "site")
    return own, told, own.backups / backup.name


def found(data: bytes, keys: list[str]) -> list[str]:
    """Return the keys of which the first 24 bytes are in `data`."""
    return [key for key in keys if bytes.fromhex(key)[:24] in data]


def test_who_was_erased_stays_erased_and_the_others_letter_is_the_same(lived: Lived) -> None:
    site, told, backup = lived
    gone, stays = told["people"]
    copy = (backup / "database.sqlite3").read_bytes()
    assert found(copy, gone["keys"]) == gone["keys"]  # what must vanish was there, and the search finds it
    assert found(copy, told["stays_out"]) == []
    assert found(site.bytes_on_disk(), told["stays_out"]) == told["stays_out"]

    assert site.drill("erase", gone["code"]) == {"status": 302, "where": "/gone/"}
    listed = (site.data / "erased.log").read_text().splitlines()[1:]
    assert {line.split()[1] for line in listed} == set(gone["ids"])

    said = site.manage("restore", str(backup), "--replace")
    assert "Erased again: 2 people and cases" in said
    data = site.bytes_on_disk()
    assert found(data, gone["keys"]) == []
    assert found(data, stays["keys"]) == stays["keys"]
    seen = site.look(gone, stays)
    assert not set(gone["ids"]) & set(seen["ids"])
    assert set(stays["ids"]) <= set(seen["ids"])
    assert seen["stored"] == stays["stored"]
    assert seen["people"][0] == {"opens": False, "page": 404}
    opened = seen["people"][1]
    assert (opened["opens"], opened["page"], opened["pdf"]) == (True, 200, stays["pdf"])
    assert "乙的话" in opened["words"]
    assert seen["left"][1:] == [0, 0]  # phones and jobs; the one session is that of this look


def test_nothing_is_touched_where_a_restore_is_refused(lived: Lived) -> None:
    site, told, backup = lived
    before = (site.data / "site.sqlite3").read_bytes()
    with (site.data / "lock").open("w") as lock:  # as script/server holds it
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "running" in site.refused("restore", str(backup), "--replace")
    assert "--replace" in site.refused("restore", str(backup))
    part = backup / "files" / told["people"][0]["stored"][0]
    part.write_bytes(part.read_bytes()[:-1] + bytes([part.read_bytes()[-1] ^ 1]))
    assert "not what it was" in site.refused("restore", str(backup), "--replace")
    assert (site.data / "site.sqlite3").read_bytes() == before
    assert not (site.data / "restoring").exists()


def test_a_new_machine_without_the_list_asks_and_then_knows_what_later_backups_know(lived: Lived) -> None:
    site, told, first = lived
    gone, stays = told["people"]
    site.drill("erase", gone["code"])
    site.backup()
    new = Site(site.folder / "new machine")
    assert "--erased-log-is-lost" in new.refused("restore", str(first))
    new.manage("restore", str(first), "--erased-log-is-lost")
    assert [seen["opens"] for seen in new.look(gone, stays)["people"]] == [False, True]
    assert found(new.bytes_on_disk(), gone["keys"]) == []


def test_what_the_list_missed_is_known_from_the_database_that_goes(lived: Lived) -> None:
    site, told, backup = lived
    gone, _stays = told["people"]
    before = (site.data / "erased.log").read_bytes()
    site.drill("erase", gone["code"])
    (site.data / "erased.log").write_bytes(before)  # the machine stopped between the deed and the list
    site.manage("restore", str(backup), "--replace")
    assert found(site.bytes_on_disk(), gone["keys"]) == []


def test_a_killed_backup_is_none_and_the_next_one_clears_it_away(lived: Lived) -> None:
    site, _told, backup = lived
    command = [sys.executable, "-m", "tests.operations.drill", "break", str(site.backups)]
    broken = subprocess.Popen(command, cwd=PROJECT_ROOT, env=site.environment, stdout=subprocess.PIPE)
    assert broken.stdout
    assert b"growing" in broken.stdout.readline()
    broken.send_signal(signal.SIGKILL)
    broken.wait()
    (half,) = site.backups.glob(".making-*")
    assert (half / "database.sqlite3").exists()
    assert "never finished" in site.refused("restore", str(half), "--replace")
    second = site.backup()
    assert sorted(path.name for path in site.backups.iterdir()) == [".lock", backup.name, second.name]


def test_a_broken_off_restore_keeps_the_site_shut_until_it_is_done(lived: Lived) -> None:
    site, told, backup = lived
    (site.data / "restoring").touch()
    (site.data / "site.sqlite3").write_bytes(b"half a database")
    assert "manage.py restore" in site.refused("prepare")
    site.manage("restore", str(backup))
    assert not (site.data / "restoring").exists()
    (seen,) = site.look(told["people"][0])["people"]
    assert seen["pdf"] == told["people"][0]["pdf"]
