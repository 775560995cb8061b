"""One file: what it proves, its log, taken out and back; it moves with a case."""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from django.urls import reverse

from borrower_help.accounts import services as accounts
from borrower_help.evidence import chain, services
from borrower_help.evidence.models import EvidenceFile, LogEntry
from tests.cast import make_cast
from tests.evidence import encoders
from tests.factories import client_for, make_case, make_file, make_guest, make_guest_with_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_files_go")]


def test_what_it_proves_is_saved_and_shown():
    cast = make_cast()
    kept, client = make_file(cast.case), client_for(cast.lin)
    one = [cast.case.id, kept.row.pk]
    said = {
        "proves": ["words", "others"],
        "note": "第 2 分钟",
        "source": "recorded",
        "origin": "我的手机",
        "revision": "1",
    }
    assert client.post(reverse("evidence:change", args=one), said).status_code == 302
    page = client.get(reverse("evidence:file", args=one)).content.decode()
    for words in ("他们说了什么、写了什么", "他们找了别人", "第 2 分钟", "我自己录的、拍的", "我的手机", "证据1"):
        assert words in page
    stale = client.post(reverse("evidence:change", args=one), {**said, "note": "别的"})
    assert stale.status_code == 409
    assert "别的" in stale.content.decode()
    wrong = client.post(reverse("evidence:change", args=one), {"proves": "nonsense", "note": "x" * 501})
    assert wrong.status_code == 422


def test_what_is_said_in_a_recording_is_written_down_and_asked_of_nothing_else():
    cast = make_cast()
    client = client_for(cast.lin)
    voice = [cast.case.id, make_file(cast.case, encoders.sound("mp3")).row.pk]
    paper = [cast.case.id, make_file(cast.case, "张经理".encode(), "x.txt").row.pk]
    said = {"excerpt": "2:05 他：明天上门。\n我：请不要来。", "revision": "1"}
    for one, kept in ((voice, True), (paper, False)):
        assert ("这段里说了什么" in client.get(reverse("evidence:change", args=one)).content.decode()) is kept
        assert client.post(reverse("evidence:change", args=one), said).status_code == 302
        assert ("2:05 他：明天上门。" in client.get(reverse("evidence:file", args=one)).content.decode()) is kept
    long = client.post(reverse("evidence:change", args=voice), {"excerpt": "长" * 2001, "revision": "2"})
    assert (long.status_code, "长" * 2001 in long.content.decode()) == (422, True)


def test_the_log_tells_what_was_done_once_a_day_each():
    cast = make_cast()
    kept, client = make_file(cast.case), client_for(cast.lin)
    one = [cast.case.id, kept.row.pk]
    for _ in range(3):
        client.get(reverse("evidence:file", args=one))
        b"".join(client.get(reverse("evidence:original", args=one)).streaming_content)
    client.post(reverse("evidence:remove", args=one))
    client.post(reverse("evidence:remove", args=one))
    client.post(reverse("evidence:restore", args=one))
    entries = services.entries_of(cast.case)
    assert [entry.deed for entry in entries] == ["received", "viewed", "fetched", "removed", "restored"]
    assert chain.first_break(entries) is None
    assert chain.head(entries) in client.get(reverse("evidence:file", args=one)).content.decode()


@pytest.mark.parametrize("place", range(4))
def test_a_changed_or_missing_entry_is_found(place):
    cast = make_cast()
    for number in range(5):
        make_file(cast.case, str(number).encode())
    entries = services.entries_of(cast.case)
    changed = [replace(entry, deed="viewed") if n == place else entry for n, entry in enumerate(entries)]
    assert chain.first_break(changed) == place + 2
    assert chain.first_break(entries[:place] + entries[place + 1 :]) == place + 1
    assert chain.first_break(reversed(entries)) is None


def test_a_broken_log_is_said_on_the_page():
    cast = make_cast()
    kept = make_file(cast.case)
    make_file(cast.case, b"2")
    next(row for row in LogEntry.objects.all() if row.payload(cast.case.keyring).number == 1).delete()
    page = client_for(cast.lin).get(reverse("evidence:file", args=[cast.case.id, kept.row.pk]))
    assert "对不上了" in page.content.decode()


def test_numbers_are_never_given_twice():
    cast = make_cast()
    first = make_file(cast.case, b"1")
    make_file(cast.case, b"2")
    EvidenceFile.objects.all().delete()
    assert first.payload.number == 1
    assert make_file(cast.case, b"3").payload.number == 3


def test_a_viewer_sees_and_changes_nothing():
    cast = make_cast()
    kept, client = make_file(cast.case), client_for(cast.mei)
    page = client.get(reverse("evidence:file", args=[cast.case.id, kept.row.pk])).content.decode()
    assert reverse("evidence:remove", args=[cast.case.id, kept.row.pk]) not in page
    listed = client.get(reverse("evidence:list", args=[cast.case.id])).content.decode()
    assert reverse("evidence:add", args=[cast.case.id]) not in listed


def test_files_move_with_a_guest_who_had_a_code():
    known, _code = make_guest_with_code()
    target = make_case(known, app_name="甲")
    make_file(target, b"there")
    fresh = make_guest()
    make_file(make_case(fresh, app_name="乙"), b"mine" * 50_000)
    accounts.arrive(known=known, guest=fresh)
    there, came = services.files_of(target)
    assert (there.payload.number, came.payload.number) == (1, 2)
    assert b"".join(services.content(came)) == b"mine" * 50_000
    assert chain.first_break(services.entries_of(target)) is None


def test_all_files_leave_in_one_zip_that_plain_python_checks(tmp_path: Path) -> None:
    cast = make_cast()
    make_file(cast.case, b"\xff\xd8\xff\xe0 a picture", "../截图")
    second, client = make_file(cast.case), client_for(cast.lin)
    described = replace(second.payload, proves=["words"], note="第 2 分钟", source="recorded")
    services.describe(case=cast.case, row=second.row, payload=described, revision=1)
    answer = client.get(reverse("evidence:bundle", args=[cast.case.id]))
    assert re.fullmatch(r'attachment; filename="files-\d{4}-\d\d-\d\d\.zip"', answer["Content-Disposition"])
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as opened:
        opened.extractall(tmp_path)
    assert (tmp_path / "原件" / "证据1-截图.jpg").read_bytes() == b"\xff\xd8\xff\xe0 a picture"
    assert (tmp_path / "原件" / "证据2-voice.m4a").read_bytes() == b"a voice"
    assert "他们说了什么、写了什么；第 2 分钟" in (tmp_path / "证据清单.csv").read_text("utf-8-sig")
    check = [sys.executable, "-I", "-S", str(tmp_path / "verify.py")]
    assert subprocess.run(check, capture_output=True, cwd="/", check=False).returncode == 0
    (tmp_path / "原件" / "证据2-voice.m4a").write_bytes(b"a vOice")
    found = subprocess.run(check, capture_output=True, text=True, cwd="/", check=False)
    assert found.returncode
    assert "证据2-voice.m4a" in found.stdout + found.stderr
    deeds = [entry.deed for entry in services.entries_of(cast.case)]
    assert deeds.count("fetched") == 2


def test_the_zip_of_no_file_is_a_list_of_none() -> None:
    cast = make_cast()
    answer = client_for(cast.lin).get(reverse("evidence:bundle", args=[cast.case.id]))
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as opened:
        assert set(opened.namelist()) == {"证据清单.csv", "如何核对.txt", "verify.py", "manifest.json"}
