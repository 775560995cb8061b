"""The drill: back up, erase somebody through the site, put the backup back. On SQLite; tests/scale does it on PostgreSQL and a bucket."""

import fcntl
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
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


@pytest.fixture
def running(lived: Lived) -> Iterator[Lived]:
    """Hold the data folder as script/server does."""
    with (lived[0].data / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lived


def found(data: bytes, keys: list[str]) -> list[str]:
    """Return the keys of which the first 24 bytes are in `data`."""
    return [key for key in keys if bytes.fromhex(key)[:24] in data]


def looks(site: Site, person: dict[str, Any]) -> dict[str, Any]:
    return site.drill("look", person["code"], person["list"], person["file"])


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
    state = site.drill("state")
    assert not set(gone["ids"]) & {*state["users"], *state["cases"]}
    assert state["stored"] == stays["stored"]
    assert state["left"] == [0, 0, 0]
    assert looks(site, gone) == {"opens": False, "page": 404}
    opened = looks(site, stays)
    assert (opened["opens"], opened["page"], opened["pdf"]) == (True, 200, stays["pdf"])
    assert "乙的话" in opened["words"]


def test_nothing_is_touched_while_the_site_runs_or_is_not_to_be_replaced(running: Lived) -> None:
    site, _told, backup = running
    before = site.bytes_on_disk()
    assert "running" in site.refused("restore", str(backup), "--replace")
    assert site.bytes_on_disk() == before


def test_a_site_that_holds_something_is_replaced_only_when_told(lived: Lived) -> None:
    site, _told, backup = lived
    before = site.drill("state")
    assert "--replace" in site.refused("restore", str(backup))
    assert site.drill("state") == before


def test_a_changed_backup_is_refused_and_the_site_stays(lived: Lived) -> None:
    site, told, backup = lived
    part = backup / "files" / told["people"][0]["stored"][0]
    part.write_bytes(part.read_bytes()[:-1] + b"?")
    assert "not what it was" in site.refused("restore", str(backup), "--replace")
    assert looks(site, told["people"][0])["opens"]


def test_a_new_machine_without_the_list_asks_and_then_knows_what_later_backups_know(lived: Lived) -> None:
    site, told, first = lived
    gone, stays = told["people"]
    site.drill("erase", gone["code"])
    site.backup()
    new = Site(site.folder / "new machine")
    assert "--erased-log-is-lost" in new.refused("restore", str(first))
    new.manage("restore", str(first), "--erased-log-is-lost")
    assert not looks(new, gone)["opens"]
    assert looks(new, stays)["pdf"] == stays["pdf"]
    assert found(new.bytes_on_disk(), gone["keys"]) == []
    # brought along, the list is enough: the later backup may be gone
    third = Site(site.folder / "third machine")
    shutil.copy(site.data / "erased.log", third.data)
    shutil.copytree(first, third.backups / first.name)
    third.manage("restore", str(third.backups / first.name))
    assert not looks(third, gone)["opens"]


def test_what_the_list_missed_is_known_from_the_database_that_goes(lived: Lived) -> None:
    site, told, backup = lived
    before = (site.data / "erased.log").read_bytes()
    site.drill("erase", told["people"][0]["code"])
    (site.data / "erased.log").write_bytes(before)  # the machine stopped between the deed and the list
    site.manage("restore", str(backup), "--replace")
    assert not looks(site, told["people"][0])["opens"]


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
    assert looks(site, told["people"][0])["pdf"] == told["people"][0]["pdf"]
