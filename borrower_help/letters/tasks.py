"""Render a letter in the worker."""

import hashlib
import json
from typing import Any

from celery import shared_task

from borrower_help.core import crypto, files, jobs
from borrower_help.core.page_images import page_pngs
from borrower_help.letters.contexts import from_json
from borrower_help.letters.models import Rendering
from borrower_help.letters.rendering import render as render_context
from borrower_help.letters.renderings import FOLDER

PICTURE_WIDTH = 1080  # px: sharp on a phone, small enough for a chat


@shared_task(name="letters.render")
def render(job_id: str, key: str) -> None:
    """Run the job."""
    jobs.run(job_id, key, _work)


def _work(payload: dict[str, Any], attempt: int) -> jobs.Outcome:
    made = render_context(from_json(payload["context"]))
    pages = page_pngs(made.pdf, width_px=PICTURE_WIDTH)
    name = f"{FOLDER}/{payload['rendering'][:2]}/{payload['rendering']}-{attempt}"
    files.delete(name)  # what a killed worker may have left of this very attempt
    files.write(name, [made.pdf, *pages], key=bytes.fromhex(payload["file_key"]))
    result = {"pdf": len(made.pdf), "pages": [len(p) for p in pages], "sha256": hashlib.sha256(made.pdf).hexdigest()}
    sealed = crypto.seal_to(bytes.fromhex(payload["public_key"]), json.dumps(result).encode())

    def write() -> None:
        if not Rendering.objects.filter(pk=payload["rendering"]).update(result=sealed, file_name=name):
            files.delete(name)  # its letter was erased meanwhile

    return jobs.Outcome(write=write, discard=lambda: files.delete(name))
