"""A binder is made once, survives its worker's death, says how far it is, and goes with what it was made of."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from borrower_help.binders import rendering, services, tasks
from borrower_help.binders.compose import material_of
from borrower_help.binders.models import Binder
from borrower_help.core import crypto, files, jobs
from borrower_help.core.models import Job
from borrower_help.evidence import services as evidence
from borrower_help.incidents.services import record_incident
from borrower_help.privacy.retention import tidy
from tests.binders.making import kept_case, pages
from tests.evidence.working import body
from tests.factories import client_for, make_case, make_file, make_guest, make_payload

pytestmark = pytest.mark.django_db


@pytest.fixture
def quick(monkeypatch):
    """Draw in no time: what is drawn is tested elsewhere."""
    monkeypatch.setattr(
        rendering, "render", lambda _papers, _step: rendering.Rendered(b"%PDF-1.7 " + bytes(200_000), 3)
    )


def state(case, part="all"):
    one = services.look(case, material_of(case)).get(part)
    return one and one.state


def test_it_waits_for_the_copies_then_is_made_and_fetched_byte_for_byte(worker):
    case = make_case(make_guest())
    kept = [make_file(case, f"张经理：明天上门。{n}".encode(), f"{n}.txt") for n in range(3)]
    services.make(case=case, part="all")
    one = services.look(case, material_of(case))["all"]
    assert (one.state, one.done, one.of) == ("waiting", 0, 3)
    assert not Job.objects.filter(task=services.TASK).exists()
    worker.work()
    assert state(case) == "making"
    assert worker.bind() == 1
    one = services.look(case, material_of(case))["all"]
    assert (one.state, one.stale) == ("ready", False)
    data = b"".join(services.content(case, one.row, one.made, 0, one.made.length))
    assert len(data) == one.made.length
    assert len(pages(data)) == one.made.pages
    assert not Job.objects.exists()
    deeds = [entry.deed for entry in evidence.entries_of(case)]
    assert deeds == ["received"] * len(kept) + ["bound"] * len(kept)


def test_what_changed_since_is_said_and_what_did_not_is_not(worker, quick):
    case, kept = kept_case(worker, "通话录音.amr")
    services.make(case=case, part="all")
    services.make(case=case, part="list")
    worker.bind()
    bound = services.look(case, material_of(case))
    assert [(part, bound[part].state, bound[part].stale) for part in ("all", "list")] == [
        ("all", "ready", False),
        ("list", "ready", False),
    ]
    evidence.note(case=case, kept=kept[0], deed="viewed")  # the log went on: nothing that is printed but its head
    assert not services.look(case, material_of(case))["all"].stale
    record_incident(case=case, incident_id=kept[0].row.pk, payload=make_payload(on="2026-03-10"))
    bound = services.look(case, material_of(case))
    assert (bound["all"].stale, bound["list"].stale) == (True, False)
    make_file(case, b"another", "x.txt")
    worker.work()
    assert services.look(case, material_of(case))["list"].stale


def test_the_page_of_both_asks_the_database_twelve_times_at_most(worker, quick, django_assert_max_num_queries):
    owner = make_guest()
    case, client = make_case(owner), client_for(owner)
    here = reverse("binders:bound", args=[case.id])
    for number in range(8):
        make_file(case, f"{number}".encode(), f"{number}.txt")
    for part in ("all", "list"):
        services.make(case=case, part=part)
    with django_assert_max_num_queries(12):
        assert client.get(here).status_code == 200  # while copies are made
    worker.work()
    client.get(here)
    with django_assert_max_num_queries(12):
        assert client.get(here).status_code == 200  # while both are made
    worker.bind()
    with django_assert_max_num_queries(12):
        page = client.get(here)
    assert [one.state for _part, one in page.context["parts"]] == ["ready", "ready"]


def test_a_killed_worker_leaves_nothing_and_is_renewed_by_the_next_look(worker, quick):
    case, _kept = kept_case(worker, "通话录音.amr")
    services.make(case=case, part="all")
    (message,) = worker.sent()
    row = Binder.objects.get(case=case.row)
    # killed in the middle: the start is written, half a file is there
    job = Job.objects.get(pk=row.pk)
    half = f"{services.FOLDER}/{str(row.pk)[:2]}/{row.pk}-1"
    files.write(half, [b"half"], key=crypto.new_key())
    Job.objects.filter(pk=row.pk).update(started_at=timezone.now() - jobs.END_WITHIN * 2)
    assert state(case) == "making"
    worker.messages.remove(message)
    assert Job.objects.get(pk=row.pk).attempt == job.attempt + 1
    tasks.bind(message[1].hex, message[2].hex())  # the old message opens nothing
    assert state(case) == "making"
    worker.bind()
    assert state(case) == "ready"
    Path(files.default_storage.path(half)).touch()
    _older(half)
    tidy()
    assert not files.exists(half)
    assert state(case) == "ready"


def _older(name):
    import os

    before = (timezone.now() - timedelta(days=2)).timestamp()
    os.utime(files.default_storage.path(name), (before, before))


def test_a_binder_that_was_stopped_comes_to_nothing(worker, quick):
    case, _kept = kept_case(worker, "通话录音.amr")
    services.make(case=case, part="all")
    row = Binder.objects.get(case=case.row)
    messages = [one for one in worker.sent() if one[0] == services.TASK]
    services.throw_away(case=case, row=row)
    for _task, job_id, key in messages:
        tasks.bind(job_id.hex, key.hex())
    assert not Binder.objects.filter(case=case.row).exists()
    assert not list(files.names(services.FOLDER))


def test_one_stopped_while_it_was_drawn_leaves_no_file(worker, monkeypatch):
    case, _kept = kept_case(worker, "通话录音.amr")
    services.make(case=case, part="all")
    row = Binder.objects.get(case=case.row)

    def drawn(_papers, _step):
        services.throw_away(case=case, row=row)
        return rendering.Rendered(b"%PDF", 1)

    monkeypatch.setattr(rendering, "render", drawn)
    worker.bind()
    assert not list(files.names(services.FOLDER))


def test_drawing_that_fails_is_tried_five_times_then_said(worker, monkeypatch):
    case, _kept = kept_case(worker, "通话录音.amr")

    def broken(_papers, _step):
        raise OSError("no room")

    monkeypatch.setattr(rendering, "render", broken)
    services.make(case=case, part="all")
    for _ in range(jobs.MOST_ATTEMPTS):
        with pytest.raises(OSError, match="no room"):
            worker.bind()
        seen = state(case)
    assert seen == "failed"
    services.make(case=case, part="all")
    assert state(case) == "making"


def test_it_says_how_far_it_is_and_only_the_case_reads_that(worker, monkeypatch):
    case, _kept = kept_case(worker, "通话录音.amr")
    seen = []

    def drawn(_papers, step):
        step(3, 8)
        one = services.look(case, material_of(case))["all"]
        seen.append((one.state, one.done, one.of))
        return rendering.Rendered(b"%PDF", 1)

    monkeypatch.setattr(rendering, "render", drawn)
    services.make(case=case, part="all")
    worker.bind()
    assert seen == [("making", 3, 8)]
    assert Binder.objects.get(case=case.row).progress is None
    assert json.loads(services.progress_json(1, 2)) == [1, 2]


def test_another_one_takes_the_place_of_the_first_and_its_file(worker, quick):
    case, _kept = kept_case(worker, "通话录音.amr")
    for _ in range(2):
        services.make(case=case, part="list")
        worker.bind()
    services.make(case=case, part="list")
    services.make(case=case, part="list")  # one that is being made goes on
    assert worker.bind() == 1
    assert Binder.objects.filter(case=case.row).count() == 1
    assert len(list(files.names(services.FOLDER))) == 1


def test_a_case_that_moves_leaves_its_binders_behind(worker, quick):
    case, _kept = kept_case(worker, "通话录音.amr")
    services.make(case=case, part="list")
    worker.bind()
    services.leave_behind(case, case)
    worker.sent()
    assert not Binder.objects.exists()
    assert not list(files.names(services.FOLDER))


def test_nothing_is_bound_where_nothing_is_kept(worker):
    case = make_case(make_guest())
    services.make(case=case, part="all")
    assert not Binder.objects.exists()


def test_a_binder_whose_file_did_not_come_back_can_be_made_anew(worker, quick):
    case, _kept = kept_case(worker, "通话录音.amr")
    services.make(case=case, part="list")
    worker.bind()
    files.delete(Binder.objects.get(case=case.row).file_name)
    assert state(case, "list") is None
    assert not Binder.objects.exists()


def test_a_job_nobody_looked_after_ends_with_its_binder(worker, quick):
    case, _kept = kept_case(worker, "通话录音.amr")
    services.make(case=case, part="list")
    Job.objects.update(queued_at=timezone.now() - services.DEAD_AFTER - timedelta(minutes=1))
    assert services.end_dead_jobs() == 1
    assert not Binder.objects.exists()


# --- its page --------------------------------------------------------------------------------------------------------


def test_the_page_asks_watches_and_gives_out(worker, quick):
    owner = make_guest()
    case, client = make_case(owner), client_for(owner)
    here = reverse("binders:bound", args=[case.id])
    assert "这里还没有文件" in client.get(here).content.decode()
    make_file(case, "张经理：明天上门。".encode(), "x.txt")
    asked = client.post(reverse("binders:make", args=[case.id]), {"part": "all"})
    assert asked["Location"] == here
    page = client.get(here).content.decode()
    assert "0 / 1" in page
    assert "PDF 那时才开始做" in page  # nobody here can begin it without its owner
    assert 'content="3;url=?look=1"' in page
    assert 'content="10;url=?look=21"' in client.get(here + "?look=20").content.decode()
    assert "http-equiv" not in client.get(here + "?look=60").content.decode()
    worker.work()
    assert "关了也照样做" in client.get(here).content.decode()
    worker.bind()
    ready = client.get(here).content.decode()
    row = Binder.objects.get(case=case.row)
    assert "195.3" in ready
    assert "http-equiv" not in ready
    shown = client.get(reverse("binders:pdf", args=[case.id, row.pk]))
    kept = client.get(reverse("binders:pdf", args=[case.id, row.pk]) + "?keep=1")
    assert (shown["Content-Disposition"][:7], kept["Content-Disposition"][:10]) == ("inline;", "attachment")
    assert body(shown) == body(kept) == b"%PDF-1.7 " + bytes(200_000)
    assert shown["Content-Length"] == "200009"
    part = client.get(reverse("binders:pdf", args=[case.id, row.pk]), HTTP_RANGE="bytes=0-3")
    assert (part.status_code, body(part)) == (206, b"%PDF")
    make_file(case, b"more", "y.txt")
    worker.work()
    assert "要不要重新做" in client.get(here).content.decode()
    client.post(reverse("binders:drop", args=[case.id, row.pk]))
    assert client.get(reverse("binders:pdf", args=[case.id, row.pk])).status_code == 404
    assert client.post(reverse("binders:drop", args=[case.id, row.pk])).status_code == 302


@pytest.mark.parametrize("part", ["", "everything", "all\x00"])
def test_a_part_there_is_not_is_not_made(worker, part):
    owner = make_guest()
    case = make_case(owner)
    make_file(case, b"x", "x.txt")
    assert client_for(owner).post(reverse("binders:make", args=[case.id]), {"part": part}).status_code == 302
    assert not Binder.objects.exists()


def test_another_cases_binder_is_not_there(worker, quick):
    case, _kept = kept_case(worker, "通话录音.amr")
    services.make(case=case, part="list")
    worker.bind()
    row = Binder.objects.get(case=case.row)
    other = make_guest()
    theirs = make_case(other)
    for name in ("pdf", "drop"):
        client = client_for(other)
        address = reverse(f"binders:{name}", args=[theirs.id, row.pk])
        answer = client.get(address) if name == "pdf" else client.post(address)
        assert answer.status_code in {302, 404}
    assert Binder.objects.filter(pk=row.pk).exists()
