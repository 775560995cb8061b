"""The list of what was erased: it outlives the database, loses nothing and forgets on its day."""

import stat
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.storage import FileSystemStorage

from borrower_help.audit import erased
from borrower_help.audit.erased import BucketList, ErasedList, FileList, Mark
from borrower_help.audit.services import forget_erasures, list_erasures, record
from borrower_help.core import files
from borrower_help.env import PROJECT_ROOT

DAY = date(2026, 3, 5)


@pytest.fixture(params=["file", "bucket"])
def the_list(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ErasedList:
    """Return an empty list in a file, and one in a storage that stands for the bucket (tests/scale has a real one)."""
    for module in (erased, files):
        monkeypatch.setattr(module, "default_storage", FileSystemStorage(location=tmp_path / "bucket"))
    return FileList(tmp_path / "kept" / "erased.log") if request.param == "file" else BucketList()


def marks(number: int, on: date = DAY) -> set[Mark]:
    return {Mark(on, uuid4()) for _ in range(number)}


def test_what_was_added_is_read(the_list: ErasedList) -> None:
    assert (the_list.read(), the_list.names()) == (set(), set())
    some, more = marks(3), marks(2, DAY + timedelta(1))
    the_list.add(some)
    the_list.add(more)
    the_list.add(some)
    assert the_list.read() == some | more


def test_a_list_keeps_its_name(the_list: ErasedList) -> None:
    the_list.begin()
    names = the_list.names()
    assert len(names) == 1
    the_list.add(marks(2))
    the_list.begin()
    the_list.forget(before=DAY + timedelta(9))
    assert the_list.names() == names


def test_old_marks_are_forgotten_on_their_day(the_list: ErasedList) -> None:
    old, young = marks(2, DAY - timedelta(1)), marks(2)
    the_list.begin()
    the_list.add(old | young)
    assert the_list.forget(before=DAY) == 2
    assert the_list.read() == young
    assert the_list.forget(before=DAY) == 0


def test_file_holds_ids_and_days_only_for_its_user_only(tmp_path: Path) -> None:
    path = tmp_path / "erased.log"
    mark = Mark(DAY, UUID(int=7))
    FileList(path).add([mark])
    first, second = path.read_text().splitlines()
    assert first.startswith("list ")
    assert second == "2026-03-05 00000000000000000000000000000007"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_line_cut_by_a_sudden_end_spoils_no_other(tmp_path: Path) -> None:
    the_list, (first, second) = FileList(tmp_path / "erased.log"), sorted(marks(2))
    the_list.add([first])
    with the_list.path.open("a") as file:
        file.write(str(second)[:20])
    the_list.add([second])
    assert the_list.read() == {first, second}


WRITER = """
import sys
from datetime import date
from pathlib import Path
from uuid import UUID
import django
from django.conf import settings
settings.configure(STORAGES={"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}})
from borrower_help.audit.erased import FileList, Mark
the_list, part = FileList(Path(sys.argv[1])), int(sys.argv[2])
for number in range(60):
    the_list.add([Mark(date(2026, 3, 5), UUID(int=1000 * part + number)), Mark(date(2026, 1, 1), UUID(int=10**6 * (part + 1) + number))])
    if number % 5 == 0:
        the_list.forget(before=date(2026, 3, 1))
"""


def test_writers_and_forgetters_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "erased.log"
    command = [sys.executable, "-c", WRITER, str(path)]
    running = [subprocess.Popen([*command, str(part)], cwd=PROJECT_ROOT) for part in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    kept = {mark for mark in FileList(path).read() if mark.on == DAY}
    assert kept == {Mark(DAY, UUID(int=1000 * part + number)) for part in range(3) for number in range(60)}


# --- the deed and the list ------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path, settings: Any) -> FileList:
    settings.ERASED_LOG = tmp_path / "erased.log"
    return FileList(tmp_path / "erased.log")


@pytest.mark.django_db
def test_erasures_are_listed_once_they_are_committed_and_no_other_deed(
    file: FileList, django_capture_on_commit_callbacks: Any
) -> None:
    gone = {deed: uuid4() for deed in ("user.erased", "case.erased", "case.ended")}
    with django_capture_on_commit_callbacks(execute=True):
        for deed, subject in gone.items():
            record(deed, by=None, subject=subject)
        record("case.created", by=None, subject=uuid4())
        assert file.read() == set()
    assert {mark.id for mark in file.read()} == set(gone.values())
    assert list_erasures() == 0


@pytest.mark.django_db
def test_a_list_that_cannot_be_written_hinders_no_erasure_and_is_made_good(
    file: FileList, django_capture_on_commit_callbacks: Any, settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "no folder").touch()
    settings.ERASED_LOG = tmp_path / "no folder" / "erased.log"
    subject = uuid4()
    with django_capture_on_commit_callbacks(execute=True):
        record("user.erased", by=None, subject=subject)
    settings.ERASED_LOG = file.path
    assert list_erasures() == 1
    assert {mark.id for mark in file.read()} == {subject}
    assert list_erasures() == 0


@pytest.mark.django_db
def test_forgetting_reaches_the_list(file: FileList) -> None:
    file.add(marks(1, DAY) | marks(1, DAY - timedelta(1)))
    forget_erasures(before=DAY)
    assert [mark.on for mark in file.read()] == [DAY]
