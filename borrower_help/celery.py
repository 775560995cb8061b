"""The Celery app: slow work in other processes, nothing of it kept anywhere.

Messages are confirmed on receipt. A worker killed in the middle loses nothing: the owner's next view renews the job
under a new key, and a message that comes twice opens nothing.
"""

import logging
import os
import warnings
from datetime import timedelta
from typing import Any

from celery import Celery, signals
from celery.exceptions import SecurityWarning
from kombu import Queue

from borrower_help.operations.processes import die_with_parent, hand_memory_back, no_core_dumps

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "borrower_help.settings")
HIDDEN = "-"  # not empty: Celery would take an empty one for a missing one and write the arguments out
NO_BROKER = "redis+socket:///dev/null/no-broker"  # REDIS_URL is unset: fail at once instead of trying RabbitMQ
TIDY = "privacy.tidy"
WORK, FILES = "work", "files"  # the queues: a letter never waits behind a video


class QuietCelery(Celery):
    """Celery that never writes a task's arguments, which hold a job's one-time key, in words."""

    def send_task(self, name: str, *args: Any, **options: Any) -> Any:
        """Send a task with its arguments hidden from logs, events and headers."""
        options["argsrepr"] = options["kwargsrepr"] = HIDDEN
        return super().send_task(name, *args, **options)


LIBRARIES = ("celery", "kombu", "amqp", "billiard", "multiprocessing")


class FixedWords(logging.Filter):
    """Let a library's log record keep its fixed words and lose what was filled in, which may be anybody's."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the values of a record of Celery's; keep every record."""
        if record.name.split(".")[0] in LIBRARIES:
            task = record.args.get("name") if isinstance(record.args, dict) else None
            lines = str(record.msg).strip().splitlines() or [""]
            record.msg = f"{task}: {lines[0]}" if task else lines[0]
            record.args = None
        return True


def broker_url(redis_url: str) -> str:
    """Return `redis_url` as Celery spells it."""
    if redis_url.startswith("unix://"):
        return "redis+socket://" + redis_url.removeprefix("unix://")
    return redis_url or NO_BROKER


def _make() -> QuietCelery:
    from django.conf import settings

    made = QuietCelery("borrower_help")
    made.config_from_object("django.conf:settings", namespace="CELERY")
    made.conf.update(
        broker_url=broker_url(settings.REDIS_URL),
        broker_connection_retry_on_startup=True,
        broker_transport_options={"socket_connect_timeout": 2, "socket_keepalive": True},
        task_publish_retry_policy={"max_retries": 1, "interval_start": 0.1, "interval_step": 0, "interval_max": 0.1},
        result_backend=None,
        result_expires=None,
        task_ignore_result=True,
        task_store_errors_even_if_ignored=False,
        task_send_sent_event=False,
        task_serializer="json",
        accept_content=["json"],
        task_default_queue=WORK,
        task_queues=(Queue(WORK), Queue(FILES)),  # a worker that is told nothing serves both
        task_routes={"evidence.*": {"queue": FILES}},
        task_acks_late=False,
        task_soft_time_limit=60,
        task_time_limit=80,  # before the 90 s after which the owner's view renews a job
        worker_prefetch_multiplier=1,
        worker_max_tasks_per_child=500,
        worker_enable_remote_control=False,
        worker_send_task_events=False,
        worker_cancel_long_running_tasks_on_connection_loss=True,
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,
        timezone=settings.TIME_ZONE,
        beat_schedule={"tidy": {"task": TIDY, "schedule": timedelta(hours=1)}},
        beat_max_loop_interval=60,
    )
    made.autodiscover_tasks()
    return made


app = _make()

# The launcher says it once, in its own words.
warnings.filterwarnings("ignore", category=SecurityWarning, module="celery.platforms")


@signals.setup_logging.connect
def keep_the_sites_logging(**_: Any) -> None:
    """Leave logging as the settings have it, without values in Celery's own records."""
    import django

    django.setup()
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    for handler in logging.getLogger().handlers:
        handler.addFilter(FixedWords())


@signals.worker_init.connect
def warm_up(sender: Any, **_: Any) -> None:
    """Load what letters need before the fork, so that every child has it at once; who makes none stays small."""
    from django.apps import apps

    no_core_dumps()
    if WORK in sender.app.amqp.queues.consume_from and apps.is_installed("borrower_help.letters"):
        from borrower_help.core import pdf

        pdf.warm()
    hand_memory_back()


@signals.worker_process_init.connect
@signals.beat_embedded_init.connect
def tie_to_worker(**_: Any) -> None:
    """Tie the life of a pool process and of the clock to the worker's."""
    die_with_parent()


@signals.worker_ready.connect
def tidy_now(**_: Any) -> None:
    """Ask for one tidying at the start: a machine switched off every night would never see the hour come."""
    app.send_task(TIDY)
