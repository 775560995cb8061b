"""The embedded broker: private, in memory, gone with its starter."""

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from borrower_help.operations import broker


@pytest.fixture
def folder() -> Iterator[Path]:
    made = broker.make_folder()
    child = broker.child(made)
    child.start(0)
    broker.wait_until_there(made)
    yield made
    assert child.process is not None
    child.process.kill()
    child.process.wait()
    broker.remove_folder(made)


def test_only_its_user_can_reach_it(folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(broker.socket_of(folder).stat().st_mode) == 0o700
    assert len(os.fsencode(broker.socket_of(folder))) <= broker.SOCKET_PATH_LIMIT


def test_it_listens_on_no_port_and_writes_nothing(folder: Path) -> None:
    broker.ask(folder, "SET", "secret", "words")
    assert broker.ask(folder, "CONFIG", "GET", "port").split()[-1] == "0"
    assert "\r\n$0\r\n" in broker.ask(folder, "CONFIG", "GET", "save")
    assert broker.ask(folder, "CONFIG", "GET", "appendonly").split()[-1] == "no"
    assert [path.name for path in folder.iterdir()] == ["s"]


def test_messages_are_never_dropped_for_room(folder: Path) -> None:
    assert broker.ask(folder, "CONFIG", "GET", "maxmemory-policy").split()[-1] == "volatile-ttl"


def test_broker_that_does_not_come_is_named_in_time(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(broker.BrokerError):
        broker.wait_until_there(tmp_path, seconds=0.2)
    assert time.monotonic() - began < 5


def test_only_a_folder_of_ours_is_removed(tmp_path: Path) -> None:
    other, ours = tmp_path / "photos", tmp_path / f"{broker.FOLDER_PREFIX}x"
    for made in (other, ours):
        made.mkdir()
        broker.remove_folder(made)
    assert [path.name for path in tmp_path.iterdir()] == ["photos"]


def test_link_that_looks_like_ours_is_left_alone(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    link = tmp_path / f"{broker.FOLDER_PREFIX}x"
    link.symlink_to(photos)
    broker.remove_folder(link)
    assert photos.is_dir()
