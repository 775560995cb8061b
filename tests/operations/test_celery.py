"""What Celery sends and says: never a key, never anybody's words."""

import base64
import json
import logging

import pytest
import redis
from django.conf import settings
from kombu import serialization
from kombu.exceptions import ContentDisallowed
from kombu.serialization import prepare_accept_content

from borrower_help import celery

SECRET = "one-time-key-of-a-job"


def sent_message(**options: object) -> dict:
    """Send a task to a queue nobody reads; return the raw message."""
    client = redis.Redis.from_url(settings.REDIS_URL)
    client.delete("nobody")
    celery.app.send_task("letters.make", args=("id", SECRET), queue="nobody", **options)
    (raw,) = client.lrange("nobody", 0, -1)
    client.delete("nobody")
    return json.loads(raw)


def test_message_names_no_argument_outside_its_body() -> None:
    message = sent_message()
    body = base64.b64decode(message.pop("body")).decode()
    assert SECRET in body
    assert SECRET not in json.dumps(message)
    assert message["headers"]["argsrepr"] == message["headers"]["kwargsrepr"] == celery.HIDDEN


def test_caller_cannot_bring_the_arguments_back() -> None:
    assert sent_message(argsrepr=SECRET)["headers"]["argsrepr"] == celery.HIDDEN


def test_only_json_is_read() -> None:
    accepted = prepare_accept_content(celery.app.conf.accept_content)
    assert serialization.loads(b"[1]", "application/json", "utf-8", accept=accepted) == [1]
    for other in ("application/x-python-serialize", "application/x-yaml"):
        with pytest.raises(ContentDisallowed):
            serialization.loads(b"[1]", other, "utf-8", accept=accepted)
    assert celery.app.conf.task_serializer == "json"


def test_results_are_kept_nowhere() -> None:
    assert celery.app.conf.result_backend is None
    assert celery.app.conf.task_ignore_result
    assert celery.app.backend.__class__.__name__ == "DisabledBackend"


def test_librarys_log_keeps_its_words_and_loses_the_values() -> None:
    values = {"name": "letters.make", "exc": SECRET}
    record = logging.LogRecord(
        "celery.app.trace", logging.ERROR, "", 0, "Task %(name)s: %(exc)s\n%(exc)s", (values,), None
    )
    assert celery.FixedWords().filter(record)
    assert record.getMessage() == "letters.make: Task %(name)s: %(exc)s"


def test_our_own_log_is_left_alone() -> None:
    record = logging.LogRecord("borrower_help.requests", logging.INFO, "", 0, "%d", (7,), None)
    assert celery.FixedWords().filter(record)
    assert record.getMessage() == "7"


def test_tidying_comes_every_hour() -> None:
    (entry,) = celery.app.conf.beat_schedule.values()
    assert (entry["task"], entry["schedule"].total_seconds()) == ("privacy.tidy", 3600)
    assert entry["task"] in celery.app.tasks or celery.app.loader.import_default_modules() is not None
    assert entry["task"] in celery.app.tasks


def test_broker_urls_are_spelt_as_celery_wants_them() -> None:
    assert celery.broker_url("unix:///tmp/s") == "redis+socket:///tmp/s"
    assert celery.broker_url("redis://host:6379/0") == "redis://host:6379/0"
    assert celery.broker_url("") == celery.NO_BROKER


def test_what_is_made_of_files_has_a_queue_of_its_own() -> None:
    queues = {task: celery.app.amqp.router.route({}, task)["queue"].name for task in ("evidence.show", "letters.make")}
    assert queues == {"evidence.show": celery.FILES, "letters.make": celery.WORK}
