"""Erased is erased: no row of the person, and on SQLite no byte of what was theirs in database or write-ahead log."""

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress

import pytest
from django.apps import apps
from django.db import models

from borrower_help.accounts import keys, sessions
from borrower_help.accounts import services as accounts
from borrower_help.accounts.models import HeldPost, KeyHolder, User
from borrower_help.audit.models import AuditEvent
from borrower_help.cases.models import Case, Grant
from borrower_help.cases.services import erase_case, hand_over, revoke
from borrower_help.core import crypto
from borrower_help.env import PROJECT_ROOT
from borrower_help.privacy.erasure import erase_user
from borrower_help.privacy.retention import tidy
from tests.cast import make_cast
from tests.factories import client_for, make_case, make_draft, make_guest, make_guest_with_code, make_incident

# Every model there is: what becomes of its rows when the person they are about is erased. A new model fails until listed.
GOES = {
    "accounts.KeyHolder",
    "accounts.User",
    "accounts.ReceiptCode",
    "accounts.Session",
    "accounts.OwnPhone",
    "accounts.HeldPost",
    "cases.Case",
    "cases.Grant",
    "incidents.Incident",
    "incidents.IncidentDraft",
    "incidents.CaseIndex",
}
GOES_WITH_THE_CASE_ELSEWHERE = {"letters.Letter", "letters.Rendering"}  # proved in tests/letters
STAYS = {
    "accounts.InstanceSalt": "one salt for all, about nobody",
    "privacy.Lease": "about duties, not people",
    "audit.AuditEvent": "only the mark that something was erased, for 31 days",
    "core.Job": "names no person; opens with a key that is nowhere; ends by itself",
}


def test_every_model_is_listed():
    there = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert there - GOES_WITH_THE_CASE_ELSEWHERE == GOES | set(STAYS)


def life(guest=None):
    """Return somebody who has a row in every model that goes, and their case."""
    if guest is None:
        guest, _code = make_guest_with_code()
    case = make_case(guest, app_name="甲")
    make_incident(case, words="一")
    make_draft(case, words={"words": "二"})
    accounts.trust_phone(unlocked=guest, pin="246801")
    client_for(guest)
    HeldPost.objects.create(user=guest.user, sealed=crypto.seal_to(bytes(guest.user.holder.public_key), b"{}"))
    return guest, case


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
from tests.completeness import test_erasure
print(json.dumps(test_erasure.live_through(sys.argv[1])), flush=True)
sys.stdin.read()
"""
FILES = ("site.sqlite3", "site.sqlite3-wal", "site.sqlite3-shm")


def pieces(value):
    """Return a binary value cut into pieces of 24 bytes, as hex."""
    value = bytes(value or b"")
    return {value[place : place + 24].hex() for place in range(0, len(value) - 15, 24)}


def rows():
    """Yield every row of every model that goes, with its pieces."""
    for label in sorted(GOES):
        model = apps.get_model(label)
        binary = [column.attname for column in model._meta.concrete_fields if isinstance(column, models.BinaryField)]
        for row in model._default_manager.all():
            yield label, row, set().union(*(pieces(getattr(row, name)) for name in binary))


def split(guest, case):
    """Return the pieces of this person's rows by model, and everybody else's."""
    mine, others = {}, set()
    ids = {guest.user.pk, guest.user.holder_id, case.id}
    for label, row, own in rows():
        about = {getattr(row, name, None) for name in ("pk", "user_id", "case_id", "holder_id")}
        if about & ids:
            mine |= dict.fromkeys(own, label)
        else:
            others |= own
    return {piece: label for piece, label in mine.items() if piece not in others}, others


def erased(guest, case):
    gone, others = split(guest, case)
    assert set(gone.values()) >= GOES - {"accounts.User"}
    marked = [guest.user.pk.hex, case.id.hex]
    erase_user(guest.user)
    return {"gone": gone, "kept": sorted(others), "marked": marked}


def ended(guest, case):
    gone, others = split(guest, case)
    Case.objects.filter(pk=case.id).update(visited_on="2020-01-01")
    tidy()
    of_case = {piece: label for piece, label in gone.items() if label.split(".")[0] in {"cases", "incidents"}}
    return {"gone": of_case, "kept": sorted(others), "marked": [case.id.hex]}


def _gone(**values):
    return {"gone": {piece: name for name, value in values.items() for piece in pieces(value)}}


def locked(guest, case):
    row = guest.user.sessions.get()
    gone = _gone(sealed_key=row.sealed_key)
    sessions.lock(row)
    return {**gone, "kept": sorted(pieces(row.digest))}


def left(guest, case):
    row = guest.user.sessions.get()
    gone = _gone(sealed_key=row.sealed_key, digest=row.digest)
    sessions.end(sessions.Visit(session=row, user=row.user))
    return gone


def code_replaced(guest, case):
    code, phone = guest.user.receipt_code, guest.user.own_phones.get()
    gone = _gone(wrapped=code.wrapped, lookup=code.lookup, phone=phone.sealed_key)
    accounts.replace_code(unlocked=guest, keep=None)
    return gone


def code_replaced_on_its_page(guest, case):
    code = guest.user.receipt_code
    gone = _gone(wrapped=code.wrapped, lookup=code.lookup)
    assert client_for(guest).post("/key/paper/new/").status_code == 302
    return gone


def code_confirmed(guest, case):
    fresh = make_guest()
    accounts.code_to_show(unlocked=fresh)
    gone = _gone(shown=fresh.user.receipt_code.shown)
    accounts.confirm_code(unlocked=fresh)
    return gone


def parameters_upgraded(guest, case):
    fresh, code = make_guest_with_code()
    row = fresh.user.receipt_code
    crypto.KDF_VERSIONS[2] = crypto.KdfParameters(passes=2, memory=8192)
    keys.unlock(code)
    return _gone(wrapped=row.wrapped, lookup=row.lookup)


def revoked(guest, case):
    other = make_guest()
    theirs = hand_over(case=case, to=other.user.holder, access="view")
    own = Grant.objects.get(pk=case.grant.pk)
    gone = _gone(theirs=theirs.sealed_keys, own_before=own.sealed_keys)
    revoke(case=case, holder_id=other.user.holder_id)
    return gone


def pin_used_up(guest, case):
    phone = guest.user.own_phones.get()
    for _ in range(5):
        with suppress(accounts.WrongCode):
            accounts.open_phone(phone=phone, half=bytes(32), pin="000000")
    return _gone(sealed_key=phone.sealed_key, salt=phone.salt)


def nothing(guest, case):
    gone, others = split(guest, case)
    return {"gone": {}, "kept": sorted({*gone, *others})}


DEEDS = {
    deed.__name__: deed
    for deed in (
        *(erased, ended, locked, left, code_replaced, code_replaced_on_its_page, code_confirmed),
        *(parameters_upgraded, revoked, pin_used_up, nothing),
    )
}


def live_through(deed):
    """Live among others, do the deed, and tell what must be gone and what must still be there."""
    life()
    life()
    guest, case = life()
    for number in range(40):
        make_incident(case, words=f"{number}" * 300)
    return {"kept": [], "marked": [], **DEEDS[deed](guest, case)}


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
    # the same search finds what is still there, and the mark that something was erased
    missing = [piece for piece in told["kept"] if bytes.fromhex(piece) not in files]
    assert len(missing) <= len(told["kept"]) // 50  # a piece may lie across two pages
    for marked in told["marked"]:
        assert files.count(marked.encode()) == 1
