"""Stand in the worker's place for files: catch its messages, and make what is shown when a test says so."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from borrower_help.binders import services as binders
from borrower_help.binders import tasks as binding
from borrower_help.cases.access import OpenCase
from borrower_help.core import jobs
from borrower_help.evidence import showing, tasks
from borrower_help.evidence.services import Kept
from borrower_help.evidence.showing import Looks


class Worker:
    """Hold the messages sent to the worker that nobody has taken yet."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.messages: list[tuple[str, UUID, bytes]] = []
        patch.setattr(jobs, "_send", lambda *message: self.messages.append(message))

    def sent(self) -> list[tuple[str, UUID, bytes]]:
        """Do what waits for the commit, and return the messages nobody has taken."""
        while connection.run_on_commit:
            _sids, act, _robust = connection.run_on_commit.pop(0)
            act()
        return self.messages

    def work(self) -> int:
        """Do the work of every message about files; return how many there were."""
        taken = [message for message in self.sent() if message[0] == showing.TASK]
        self.messages.clear()
        for _task, job_id, key in taken:
            tasks.show(job_id.hex, key.hex())
        return len(taken)

    def bind(self) -> int:
        """Bind what is asked for; return how many there were."""
        taken = [message for message in self.sent() if message[0] == binders.TASK]
        self.messages[:] = [message for message in self.messages if message[0] != binders.TASK]
        for _task, job_id, key in taken:
            binding.bind(job_id.hex, key.hex())
        return len(taken)


def looks(case: OpenCase, kept: Kept) -> Looks:
    """Look at a file as its page does."""
    return showing.watch(case, kept.row, kept.payload)


def page_of(client: Client, case: OpenCase, kept: Kept, name: str = "file", *more: Any, query: str = "") -> Any:
    """Return the answer of one of a file's addresses."""
    return client.get(reverse(f"evidence:{name}", args=[case.id, kept.row.pk, *more]) + query)


def body(answer: Any) -> bytes:
    """Return what an answer holds."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content
