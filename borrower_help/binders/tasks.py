"""Bind a case's files in the worker."""

import hashlib
import json
import time
from collections.abc import Callable
from typing import Any

from celery import shared_task

from borrower_help.binders import rendering, services
from borrower_help.binders.models import Binder
from borrower_help.binders.papers import from_json
from borrower_help.core import crypto, files, jobs

_LONGEST = 300  # seconds: four hundred pages take a minute
_SAYS_EVERY = 1.0  # seconds between two words about how far it is


@shared_task(name=services.TASK, soft_time_limit=_LONGEST, time_limit=_LONGEST + 30)
def bind(job_id: str, key: str) -> None:
    """Run the job; it says every few seconds that it lives, so a killed one is noticed long before a slow one ends."""
    jobs.run(job_id, key, _work, beats=True)


def _work(payload: dict[str, Any], attempt: int) -> jobs.Outcome:
    binder: str = payload["binder"]
    public_key = bytes.fromhex(payload["public_key"])
    name = f"{services.FOLDER}/{binder[:2]}/{binder}-{attempt}"
    files.delete(name)  # what a killed worker may have left of this very attempt
    papers = from_json(payload["papers"])
    made = rendering.render(papers, _telling(binder, public_key))
    files.write(name, [made.pdf], key=bytes.fromhex(payload["file_key"]))
    said = {
        "length": len(made.pdf),
        "pages": made.pages,
        "made_at": papers.made_at,
        "fingerprint": payload["fingerprint"],
        "sha256": hashlib.sha256(made.pdf).hexdigest(),
    }
    result = crypto.seal_to(public_key, json.dumps(said).encode())
    return jobs.Outcome(
        write=lambda: services.finish(binder, result, name),
        discard=lambda: files.delete(name),
    )


def _telling(binder: str, public_key: bytes) -> Callable[[int, int], None]:
    """Return what writes down how far it is, sealed to the case, once a second at most."""
    told_at = 0.0

    def step(done: int, of: int) -> None:
        nonlocal told_at
        now = time.monotonic()
        if now - told_at >= _SAYS_EVERY:
            told_at = now
            sealed = crypto.seal_to(public_key, services.progress_json(done, of))
            Binder.objects.filter(pk=binder, result=None).update(progress=sealed)

    return step
