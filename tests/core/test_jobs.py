"""Jobs: done once or not at all, renewed under a new key, and closed to whoever has only half of it."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from borrower_help.core import jobs
from borrower_help.core.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[uuid.UUID, bytes]]:
    """Collect messages instead of sending them: the edge of the world."""
    messages: list[tuple[uuid.UUID, bytes]] = []
    monkeypatch.setattr(jobs, "_send", lambda task, job_id, key: messages.append((job_id, key)))
    return messages


@pytest.fixture
def done() -> list[Any]:
    return []


def enqueue(django_capture_on_commit_callbacks, words: str = "words") -> Job:
    with django_capture_on_commit_callbacks(execute=True):
        return jobs.enqueue("letters.render", {"words": words}, job_id=uuid.uuid4())


def run(message: tuple[uuid.UUID, bytes], done: list[Any], discarded: list[Any] | None = None) -> None:
    def work(payload: dict[str, Any], attempt: int) -> jobs.Outcome:
        return jobs.Outcome(
            write=lambda: done.append((payload["words"], attempt)),
            discard=lambda: discarded.append(attempt) if discarded is not None else None,
        )

    jobs.run(message[0].hex, message[1].hex(), work)


def test_a_job_is_done_once_however_often_its_message_comes(sent, done, django_capture_on_commit_callbacks) -> None:
    enqueue(django_capture_on_commit_callbacks)
    run(sent[0], done)
    run(sent[0], done)
    assert done == [("words", 1)]
    assert not Job.objects.exists()


def test_nothing_is_sent_before_the_transaction_commits(sent, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=False):
        jobs.enqueue("letters.render", {}, job_id=uuid.uuid4())
    assert sent == []


def test_a_renewed_job_has_a_new_key_and_the_old_message_opens_nothing(
    sent, done, django_capture_on_commit_callbacks
) -> None:
    job = enqueue(django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.renew(job, {"words": "again"})
    old, new = sent
    assert old[1] != new[1]
    run(old, done)
    assert done == []
    run(new, done)
    assert done == [("again", 2)]


def test_two_views_renew_a_job_only_once(sent, django_capture_on_commit_callbacks) -> None:
    job = enqueue(django_capture_on_commit_callbacks)
    same = Job.objects.get(pk=job.pk)
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.renew(job, {})
        assert not jobs.renew(same, {})
    assert len(sent) == 2


def test_a_job_renewed_while_it_ran_throws_its_outcome_away(sent, done, django_capture_on_commit_callbacks) -> None:
    job = enqueue(django_capture_on_commit_callbacks)
    discarded: list[int] = []

    def work(payload: dict[str, Any], attempt: int) -> jobs.Outcome:
        jobs.renew(Job.objects.get(pk=job.pk), {"words": "newer"})
        return jobs.Outcome(write=lambda: done.append(payload), discard=lambda: discarded.append(attempt))

    jobs.run(sent[0][0].hex, sent[0][1].hex(), work)
    assert (done, discarded) == ([], [1])
    assert Job.objects.get(pk=job.pk).attempt == 2


def test_an_error_leaves_the_job_late_at_once(sent, django_capture_on_commit_callbacks) -> None:
    job = enqueue(django_capture_on_commit_callbacks)

    def work(payload: dict[str, Any], attempt: int) -> jobs.Outcome:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        jobs.run(sent[0][0].hex, sent[0][1].hex(), work)
    assert jobs.is_late(Job.objects.get(pk=job.pk))


@pytest.mark.parametrize(
    ("queued", "started", "late"),
    [(29, None, False), (31, None, True), (100, 89, False), (100, 91, True)],
)
def test_lateness_has_its_two_limits(queued: int, started: int | None, late: bool) -> None:
    now = timezone.now()
    job = Job(queued_at=now - timedelta(seconds=queued))
    job.started_at = now - timedelta(seconds=started) if started is not None else None
    assert jobs.is_late(job) is late


def test_the_row_alone_and_the_message_alone_open_nothing(sent, django_capture_on_commit_callbacks) -> None:
    job = enqueue(django_capture_on_commit_callbacks, "unique-words")
    assert b"unique-words" not in bytes(job.sealed)
    other = enqueue(django_capture_on_commit_callbacks, "else")
    done: list[Any] = []
    run((other.pk, sent[0][1]), done)  # the right key on another row
    assert done == []


def test_a_broker_that_is_gone_costs_nothing(settings, django_capture_on_commit_callbacks, monkeypatch) -> None:
    from borrower_help.celery import app

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(app, "send_task", refuse)
    job = enqueue(django_capture_on_commit_callbacks)
    assert Job.objects.filter(pk=job.pk).exists()
