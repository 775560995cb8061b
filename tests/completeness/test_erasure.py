"""Erased is erased: no row of the person, and on SQLite no byte of what was theirs in database or write-ahead log."""

import json
import os
import subprocess
import sys
import threading

import pytest
from django.apps import apps
from django.db import models

from borrower_help.accounts.models import KeyHolder, User
from borrower_help.audit.models import AuditEvent
from borrower_help.binders import services as binders
from borrower_help.cases.models import Case, Grant
from borrower_help.cases.services import erase_case
from borrower_help.core import files
from borrower_help.env import PROJECT_ROOT
from borrower_help.evidence import receiving
from borrower_help.letters import renderings
from borrower_help.privacy.erasure import erase_user
from tests.cast import make_cast
from tests.completeness.erasing import DEEDS, GOES, STAYS, life

FOLDERS = (renderings.FOLDER, receiving.FOLDER, binders.FOLDER)


def test_every_model_is_listed():
    there = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert there == GOES | set(STAYS)


@pytest.fixture(autouse=True)
def _own_files():
    """Take away what these tests leave in the storage."""
    before = {name for folder in FOLDERS for name in files.names(folder)}
    yield
    for name in {name for folder in FOLDERS for name in files.names(folder)} - before:
        files.delete(name)


def counts(labels=GOES):
    return {label: apps.get_model(label)._default_manager.count() for label in sorted(labels)}


@pytest.mark.django_db
def test_erased_person_leaves_no_row_and_others_keep_theirs():
    make_cast()
    before = counts()
    guest, _case = life()
    grown = counts()
    assert all(grown[label] > before[label] for label in GOES), "somebody lacks a row of some model"
    erase_user(guest.user)
    assert counts() == before


@pytest.mark.django_db
def test_every_foreign_key_to_what_goes_goes_with_it():
    """A row that points at an erased row must not keep it alive or be orphaned."""
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            if isinstance(column, models.ForeignKey) and column.related_model._meta.label in GOES:
                kept = (model._meta.label, column.name) == ("accounts.User", "holder")  # erasure deletes both
                assert kept or column.remote_field.on_delete is models.CASCADE, (model, column.name)


@pytest.mark.django_db
def test_only_the_mark_of_the_erasure_stays_in_the_audit():
    guest, case = life()
    assert AuditEvent.objects.filter(actor_id=guest.user.pk).exists()
    user_id, case_id = guest.user.pk, case.id
    erase_user(guest.user)
    marks = set(AuditEvent.objects.values_list("deed", "actor_id", "subject_id"))
    assert marks == {("user.erased", None, user_id), ("case.erased", None, case_id)}


@pytest.mark.django_db
def test_erasing_one_case_leaves_only_its_mark():
    _guest, case = life()
    case_id = case.id
    erase_case(case=case)
    assert not Case.objects.exists()
    assert set(AuditEvent.objects.filter(subject_id=case_id).values_list("deed", flat=True)) == {"case.erased"}


@pytest.mark.django_db
def test_helper_who_is_erased_takes_only_their_own_key_along():
    cast = make_cast()
    erase_user(cast.mei.user)
    assert Case.objects.filter(pk=cast.case.id).exists()
    assert not Grant.objects.filter(holder=cast.mei.user.holder_id).exists()
    assert cast.case_of(cast.chen).payload.perspective == "borrower"


@pytest.mark.django_db
def test_owner_who_is_erased_shuts_the_case_for_everybody():
    cast = make_cast()
    erase_user(cast.lin.user)
    assert not Case.objects.filter(pk=cast.case.id).exists()
    assert not Grant.objects.filter(holder=cast.chen.user.holder_id).exists()
    assert User.objects.filter(pk=cast.chen.user.pk).exists()
    assert KeyHolder.objects.count() == User.objects.count()


@pytest.mark.django_db
def test_failure_on_the_way_erases_nothing(monkeypatch):
    guest, _case = life()
    before = counts()
    monkeypatch.setattr("borrower_help.privacy.erasure.record", lambda *a, **k: (_ for _ in ()).throw(RuntimeError))
    with pytest.raises(RuntimeError):
        erase_user(guest.user)
    assert counts() == before


# --- the bytes -------------------------------------------------------------------------------------------------------

SITE = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.completeness.dumped_settings"
import django; django.setup()
from django.core.management import call_command
from django.db import connection
from borrower_help.core import crypto
crypto.KDF_VERSIONS[1] = crypto.KdfParameters(passes=1, memory=8192)
call_command("migrate", verbosity=0)
from tests.completeness import erasing
print(json.dumps(erasing.live_through(sys.argv[1])), flush=True)
sys.stdin.read()
"""
FILES = ("site.sqlite3", "site.sqlite3-wal", "site.sqlite3-shm")


@pytest.mark.parametrize("what", DEEDS)
def test_no_byte_of_what_was_destroyed_stays_in_the_files(tmp_path, what):
    (tmp_path / "temp").mkdir()
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "TMPDIR": str(tmp_path / "temp")}
    site = subprocess.Popen(
        [sys.executable, "-c", SITE, what],
        env={**environment, "PYTHONPATH": str(PROJECT_ROOT)},
        cwd=PROJECT_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=(tmp_path / "log").open("wb"),
        text=True,
    )
    assert site.stdin
    assert site.stdout
    deadline = threading.Timer(40, site.kill)
    deadline.start()
    line = site.stdout.readline()
    deadline.cancel()
    if not line:
        pytest.fail((tmp_path / "log").read_text()[-3000:])
    told = json.loads(line)
    try:  # while the site still runs, as a thief of the disk would find it
        files = b"\0\0".join((tmp_path / name).read_bytes() for name in FILES if (tmp_path / name).exists())
        assert (tmp_path / "site.sqlite3-wal").exists(), "the write-ahead log is where old bytes stay"
    finally:
        site.stdin.close()
        site.wait(20)
    remains = sorted({where for piece, where in told["gone"].items() if bytes.fromhex(piece) in files})
    assert remains == []
    assert told["gone"] or told["kept"]
    stored = {str(path.relative_to(tmp_path / "files")) for path in (tmp_path / "files").rglob("*") if path.is_file()}
    assert not stored & set(told["deleted"])
    assert not told["left"] or stored == set(told["left"])  # and nobody else's
    # the same search finds what is still there, and the mark that something was erased
    missing = [piece for piece in told["kept"] if bytes.fromhex(piece) not in files]
    assert len(missing) <= len(told["kept"]) // 50  # a piece may lie across two pages
    for marked in told["marked"]:
        assert files.count(marked.encode()) == 1
