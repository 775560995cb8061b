"""What the worker makes of a file: once, tried again when killed, open only to the case, gone with the file."""

import io
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from borrower_help.accounts import services as accounts
from borrower_help.cases.models import Case
from borrower_help.core import crypto, files, jobs
from borrower_help.core.models import Job
from borrower_help.evidence import facts, services, showing, tasks
from borrower_help.evidence.cover import Box
from borrower_help.evidence.kinds import KINDS
from borrower_help.evidence.models import EvidenceFile, Shown
from borrower_help.evidence.process import ConvertError
from borrower_help.incidents.payloads import IncidentPayload
from tests.cast import make_cast
from tests.evidence import encoders
from tests.evidence.working import Worker, body, looks, page_of
from tests.factories import client_for, make_case, make_file, make_guest, make_guest_with_code, make_incident

pytestmark = pytest.mark.django_db


def picture() -> bytes:
    return encoders.picture("JPEG", exif=encoders.exif())


def test_a_kept_picture_gets_a_preview_without_place_and_camera(worker: Worker) -> None:
    cast = make_cast()
    kept, client = make_file(cast.case, picture(), "截图.jpg"), client_for(cast.lin)
    waiting = page_of(client, cast.case, kept).content.decode()
    assert 'data-poll="3000"' in waiting
    assert '<meta http-equiv="refresh" content="3;url=?look=1">' in waiting
    assert page_of(client, cast.case, kept, "shown").status_code == 404
    assert worker.work() == 1
    page = page_of(client, cast.case, kept).content.decode()
    assert "data-poll" not in page
    assert 'http-equiv="refresh"' not in page
    for words in ("图片（JPEG）", "640 × 480", "2026年3月4日 20:15"):
        assert words in page
    answer = page_of(client, cast.case, kept, "shown")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    policy = {part.strip() for part in answer["Content-Security-Policy"].split(";")}
    assert policy >= {
        "default-src 'none'",
        "sandbox",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    }
    made = body(answer)
    assert Image.open(io.BytesIO(made)).size == (640, 480)
    assert b"Exif" not in made
    assert b"Maker of cameras" not in made
    assert made.count(b"\xff\xd8\xff") == 1  # the small one is not sent along
    small = Image.open(io.BytesIO(page_of(client, cast.case, kept, "small").content))
    assert small.size == (240, 180)
    listed = client.get(reverse("evidence:list", args=[cast.case.id])).content.decode()
    assert reverse("evidence:small", args=[cast.case.id, kept.row.pk]) in listed


def test_a_page_without_scripts_stops_looking_by_itself(worker: Worker) -> None:
    cast = make_cast()
    kept, client = make_file(cast.case, picture()), client_for(cast.lin)
    assert 'content="10;url=?look=31"' in page_of(client, cast.case, kept, query="?look=30").content.decode()
    assert "http-equiv" not in page_of(client, cast.case, kept, query="?look=40").content.decode()
    assert 'url=?look=1"' in page_of(client, cast.case, kept, query="?look=nonsense").content.decode()


def test_a_recording_is_sent_in_parts_as_players_ask(worker: Worker) -> None:
    cast = make_cast()
    kept, client = make_file(cast.case, encoders.sound("m4a")), client_for(cast.lin)
    worker.work()
    page = page_of(client, cast.case, kept).content.decode()
    assert "<audio" in page
    assert 'preload="metadata"' in page
    assert "0:02" in page
    address = reverse("evidence:shown", args=[cast.case.id, kept.row.pk])
    whole = client.get(address)
    data = body(whole)
    assert (whole["Content-Type"], whole["Accept-Ranges"]) == ("audio/mp4", "bytes")
    assert data.index(b"moov") < data.index(b"mdat")  # its index stands in front
    part = client.get(address, HTTP_RANGE="bytes=0-1")
    assert (part.status_code, body(part), part["Content-Range"]) == (206, data[:2], f"bytes 0-1/{len(data)}")
    all_of_it = client.get(address, HTTP_RANGE=f"bytes=0-{len(data) - 1}")
    assert (all_of_it.status_code, body(all_of_it)) == (206, data)
    assert client.get(address, HTTP_RANGE=f"bytes={len(data)}-").status_code == 416


def test_a_video_shows_a_picture_before_it_plays(worker: Worker) -> None:
    cast = make_cast()
    kept, client = make_file(cast.case, encoders.video("mp4")), client_for(cast.lin)
    worker.work()
    still = reverse("evidence:page", args=[cast.case.id, kept.row.pk, 1])
    assert f'poster="{still}"' in page_of(client, cast.case, kept).content.decode()
    assert Image.open(io.BytesIO(body(client.get(still)))).size == (320, 240)
    small = body(client.get(reverse("evidence:small", args=[cast.case.id, kept.row.pk])))
    assert max(Image.open(io.BytesIO(small)).size) == 240
    film = body(client.get(reverse("evidence:shown", args=[cast.case.id, kept.row.pk])))
    assert b"\xff\xd8\xff\xe0" not in film  # neither stands at the end of what plays


def test_pages_of_a_paper_and_words_of_a_text(worker: Worker) -> None:
    cast = make_cast()
    paper = make_file(cast.case, encoders.pages(5), "通话清单.pdf")
    text = make_file(cast.case, encoders.word(), "短信.docx")
    client = client_for(cast.lin)
    worker.work()
    page = page_of(client, cast.case, paper).content.decode()
    assert page.count("<img") == 3
    assert page_of(client, cast.case, paper, query="?pages=all").content.decode().count("<img") == 5
    first = Image.open(io.BytesIO(page_of(client, cast.case, paper, "page", 1).content))
    assert max(first.size) == 1600
    assert page_of(client, cast.case, paper, "page", 6).status_code == 404
    assert page_of(client, cast.case, paper, "shown").status_code == 404
    assert encoders.MARK in page_of(client, cast.case, text).content.decode()
    words = page_of(client, cast.case, text, "shown")
    assert words["Content-Type"] == "text/plain; charset=utf-8"
    assert encoders.MARK in body(words).decode()


def test_the_good_pages_of_a_paper_are_shown_and_the_bad_one_is_named(worker: Worker) -> None:
    cast = make_cast()
    paper, client = make_file(cast.case, encoders.pages_with_a_bad_one(), "通话清单.pdf"), client_for(cast.lin)
    worker.work()
    page = page_of(client, cast.case, paper).content.decode()
    assert page.count("<img") == 2
    assert "第 2 页在这里打不开" in page
    assert page_of(client, cast.case, paper, "page", 2).status_code == 404
    third = Image.open(io.BytesIO(page_of(client, cast.case, paper, "page", 3).content))
    assert third.height == 1600
    assert page_of(client, cast.case, paper, "small").status_code == 200


def test_page_numbers_read_as_people_write_them() -> None:
    assert facts.page_numbers([2, 5, 6, 7, 9, 10]) == "2、5–7、9–10"


UNSHOWN: dict[str, tuple[Any, str]] = {
    "a bomb of 50,000 by 50,000": (encoders.png_bomb, "太大"),
    "a bomb in a Word file": (encoders.word_bomb, "太大"),
    "a truncated JPEG": (lambda: encoders.picture("JPEG")[:3000], "损坏"),
    "a video without its index": (
        lambda: (data := encoders.video("mp4", "-c:v", "libx264", "-c:a", "aac"))[: data.index(b"moov") - 4],
        "损坏",
    ),
    "a locked PDF": (encoders.locked_pages, "密码"),
    "nothing anybody knows": (lambda: b"\x00\x01\x02\x03" * 500, "不显示"),
}


@pytest.mark.parametrize("name", UNSHOWN)
def test_what_cannot_be_shown_is_said_and_the_original_is_safe(name: str, worker: Worker) -> None:
    cast = make_cast()
    data, words = UNSHOWN[name]
    sent = data()
    kept, client = make_file(cast.case, sent, "截图.jpg"), client_for(cast.lin)
    worker.work()
    page = page_of(client, cast.case, kept).content.decode()
    assert words in page
    assert "原件没有事" in page
    assert body(page_of(client, cast.case, kept, "original")) == sent
    for address in ("shown", "small", "covered"):
        assert page_of(client, cast.case, kept, address).status_code == 404
    assert not Job.objects.exists()
    assert stored(kept) == set()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page", b"<!DOCTYPE html><html><body>hello<script>alert(1)</script></body></html>"),
        ("drawing", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><text>hello</text></svg>'),
        ("program", b"<?php echo 'hello'; system($_GET['c']); ?>"),
    ],
)
def test_what_could_run_is_shown_as_words(name: str, data: bytes, worker: Worker) -> None:
    cast = make_cast()
    kept, client = make_file(cast.case, data, f"{name}.jpg"), client_for(cast.lin)
    worker.work()
    page = page_of(client, cast.case, kept).content.decode()
    assert "hello" in page
    for runs in ("<script>alert", "<svg xmlns", "<?php"):
        assert runs not in page
    answer = page_of(client, cast.case, kept, "shown")
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert page_of(client, cast.case, kept, "original")["Content-Disposition"].startswith("attachment")


def test_a_pdf_with_scripts_is_pictures_of_its_pages(worker: Worker) -> None:
    cast = make_cast()
    kept, client = make_file(cast.case, encoders.scripted_pages(), "x.pdf"), client_for(cast.lin)
    worker.work()
    made = page_of(client, cast.case, kept, "page", 1).content
    assert Image.open(io.BytesIO(made)).format == "JPEG"
    assert b"JavaScript" not in made


def stored(kept: Any) -> set[str]:
    """Return what is stored besides the originals."""
    originals = set(EvidenceFile.objects.values_list("file_name", flat=True))
    return set(files.names("evidence")) - originals


# --- killed, lost, old ------------------------------------------------------------------------------------------------


class Killed(BaseException):
    """Stand for SIGKILL: nothing after it runs."""


def test_a_worker_killed_in_the_middle_is_followed_by_another(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = make_cast()
    kept = make_file(cast.case, picture())
    real = tasks.convert.convert

    def killed(kind: Any, source: Any, sink: Any, **options: Any) -> Any:
        sink(iter([b"half"]))
        raise Killed

    monkeypatch.setattr(tasks.convert, "convert", killed)
    with pytest.raises(Killed):
        worker.work()
    half = stored(kept)
    assert len(half) == 1
    monkeypatch.setattr(tasks.convert, "convert", real)
    assert looks(cast.case, kept).preview.state == "making"
    assert worker.work() == 0  # it may be alive still
    Job.objects.update(started_at=timezone.now() - 2 * jobs.END_WITHIN)
    assert looks(cast.case, kept).preview.state == "making"
    assert worker.work() == 1
    look = looks(cast.case, kept).preview
    assert look.state == "ready"
    monkeypatch.setattr(files, "changed_at", lambda _name: timezone.now() - timedelta(days=2))
    services.sweep_files()
    assert stored(kept) == {look.row.file_name}
    assert half.isdisjoint(stored(kept))


def test_after_five_times_it_is_given_up_and_tried_again_on_a_wish(worker: Worker) -> None:
    cast = make_cast()
    kept, client = make_file(cast.case, picture()), client_for(cast.lin)
    for _ in range(jobs.MOST_ATTEMPTS):
        worker.sent()
        worker.messages.clear()  # the worker took it and was killed
        Job.objects.update(started_at=timezone.now() - 2 * jobs.END_WITHIN)
        page = page_of(client, cast.case, kept).content.decode()
    assert "是我们的问题" in page
    assert "原件没有事" in page
    assert client.post(reverse("evidence:again", args=[cast.case.id, kept.row.pk])).status_code == 302
    assert (Shown.objects.count(), worker.work()) == (1, 1)
    assert looks(cast.case, kept).preview.state == "ready"


def test_a_long_one_says_that_it_lives(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    beats = []
    monkeypatch.setattr(jobs, "BEAT", 0.01)
    monkeypatch.setattr(jobs.Job.objects, "filter", lambda **about: beats.append(about) or Job.objects.none())
    with jobs._beating(uuid4(), 3):
        while not beats:
            pass
    assert beats[0]["attempt"] == 3


def test_waiting_behind_other_files_is_not_late(worker: Worker) -> None:
    cast = make_cast()
    kept = make_file(cast.case, picture())
    worker.sent()
    Job.objects.update(queued_at=timezone.now() - timedelta(minutes=5))
    looks(cast.case, kept)
    assert Job.objects.get().attempt == 1
    Job.objects.update(queued_at=timezone.now() - timedelta(minutes=11))
    looks(cast.case, kept)
    assert Job.objects.get().attempt == 2


def test_a_file_from_before_gets_its_preview_when_looked_at(worker: Worker) -> None:
    cast = make_cast()
    kept, client = make_file(cast.case, picture()), client_for(cast.lin)
    worker.sent()
    Shown.objects.all().delete()
    Job.objects.all().delete()
    worker.messages.clear()
    page_of(client, cast.case, kept)
    page_of(client, cast.case, kept)
    assert worker.work() == 1
    assert page_of(client, cast.case, kept, "shown").status_code == 200


def test_a_preview_whose_stored_file_is_lost_is_made_anew(worker: Worker) -> None:
    cast = make_cast()
    kept = make_file(cast.case, picture())
    worker.work()
    files.delete(Shown.objects.get().file_name)
    assert looks(cast.case, kept).preview.state == "making"
    assert worker.work() == 1
    assert looks(cast.case, kept).preview.state == "ready"


def test_an_original_changed_in_the_storage_makes_no_preview(worker: Worker) -> None:
    cast = make_cast()
    kept = make_file(cast.case, picture())
    with default_storage.open(kept.row.file_name, "rb") as opened:
        data = bytearray(opened.read())
    data[100] ^= 1
    files.delete(kept.row.file_name)
    default_storage.save(kept.row.file_name, io.BytesIO(bytes(data)))
    with pytest.raises(crypto.SealError):
        worker.work()
    assert stored(kept) == set()
    assert looks(cast.case, kept).preview.state == "making"


# --- with the file ----------------------------------------------------------------------------------------------------


def cover(case: Any, kept: Any, *boxes: Box) -> None:
    showing.cover(case=case, row=kept.row, payload=kept.payload, boxes=boxes)


def test_what_was_made_goes_with_the_file(worker: Worker) -> None:
    cast = make_cast()
    kept = make_file(cast.case, picture())
    cover(cast.case, kept, Box(0, 0, 0.5, 0.5))
    worker.work()
    assert len(stored(kept)) == 2
    services.remove(case=cast.case, kept=kept)
    EvidenceFile.objects.update(removed_on="2020-01-01")
    assert services.end_removed(7) == 1
    worker.sent()
    assert set(files.names("evidence")) == set()
    assert not Shown.objects.exists()


def test_what_is_being_made_of_an_erased_file_leaves_nothing(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = make_cast()
    make_file(cast.case, picture())
    real = tasks.convert.convert

    def slowly(*args: Any, **options: Any) -> Any:
        services.forget_files(Case.objects.get(pk=cast.case.id))
        return real(*args, **options)

    monkeypatch.setattr(tasks.convert, "convert", slowly)
    assert worker.work() == 1
    worker.sent()
    assert set(files.names("evidence")) == set()


def test_what_was_made_moves_with_a_guest_who_had_a_code(worker: Worker) -> None:
    known, _code = make_guest_with_code()
    target = make_case(known, app_name="甲")
    fresh = make_guest()
    source = make_case(fresh, app_name="乙")
    made, waiting = make_file(source, picture()), make_file(source, encoders.wav())
    worker.sent()
    tasks.show(*(part.hex() if isinstance(part, bytes) else part.hex for part in worker.messages.pop(0)[1:]))
    cover(source, made, Box(0, 0, 0.5, 0.5))
    accounts.arrive(known=known, guest=fresh)
    first, second = services.files_of(target)
    assert looks(target, first).preview.state == "ready"
    assert b"".join(showing.content(looks(target, first).preview, 0, 3)) == b"\xff\xd8\xff"
    assert looks(target, first).covered.payload.boxes == [[0, 0, 0.5, 0.5]]
    assert looks(target, second).preview.state == "making"
    worker.work()
    assert looks(target, first).covered.state == looks(target, second).preview.state == "ready"
    assert waiting.payload.sha256 == second.payload.sha256


def test_only_the_covered_copy_leaves_where_one_was_asked_for(worker: Worker) -> None:
    cast = make_cast()
    kept = make_file(cast.case, picture())
    assert showing.looks_of(cast.case)[kept.row.pk].picture is None
    worker.work()
    plain = showing.looks_of(cast.case)[kept.row.pk].picture
    assert plain
    assert not plain.covered
    cover(cast.case, kept, Box(0, 0, 0.5, 0.5))
    assert showing.looks_of(cast.case)[kept.row.pk].picture is None  # never the open one meanwhile
    worker.work()
    covered = showing.looks_of(cast.case)[kept.row.pk].picture
    assert covered
    assert covered.covered
    opened = Image.open(io.BytesIO(b"".join(covered.read())))
    assert max(opened.getpixel((10, 10))) < 10
    cover(cast.case, kept)
    assert not showing.looks_of(cast.case)[kept.row.pk].picture.covered


# --- facts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "fits"),
    [("20:15", True), ("21:15", True), ("21:16", False), ("19:10", False), ("", True)],
)
def test_a_claimed_time_is_held_against_the_record(at: str, fits: bool, worker: Worker) -> None:
    cast = make_cast()
    timed = {"at": at, "precision": "exact"} if at else {"precision": "day"}
    record = make_incident(cast.case, on="2026-03-04", **timed)
    kept = make_file(cast.case, picture(), incident=str(record.pk))
    worker.work()
    page = page_of(client_for(cast.lin), cast.case, kept).content.decode()
    assert "2026年3月4日 20:15" in page
    assert ("相差一个多小时" in page) is not fits


def test_a_file_of_another_day_does_not_fit() -> None:
    record = IncidentPayload(on="2026-03-05", precision="day")
    assert not facts.fits(facts.claimed_at("2026-03-04T22:30:00"), record)
    assert facts.fits(facts.claimed_at("2026-03-04T23:30:00"), record)
    assert facts.claimed_at("2026-03-04T12:15:30+00:00").hour == 20
    assert facts.claimed_at("nonsense") is None


def test_a_length_reads_as_people_read_it() -> None:
    assert [facts.clock(seconds) for seconds in (2.4, 185, 3727)] == ["0:02", "3:05", "1:02:07"]
    assert facts.kind_words(KINDS["amr_nb"]) == "录音（AMR）"


def test_reasons_have_words() -> None:
    from borrower_help.evidence.words_shown import NOT_SHOWN

    assert {"damaged", "locked", "too_large", "too_long", "unsupported", "gave_up"} == set(NOT_SHOWN)
    assert ConvertError("locked").reason in NOT_SHOWN
