"""Make what is shown of a file, in the worker; the decoding happens in a process of its own."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from celery import shared_task

from borrower_help.core import crypto, files, jobs
from borrower_help.evidence import claims, convert, cover, kinds, showing
from borrower_help.evidence.convert import Made
from borrower_help.evidence.cover import Box
from borrower_help.evidence.kinds import Kind
from borrower_help.evidence.process import ConvertError
from borrower_help.evidence.receiving import FOLDER
from borrower_help.evidence.stored import Stored

SMALL = 240  # px: the longer side of a picture in a list
_LONGEST = convert.RECORDING.seconds + 120  # and what goes before and after it


@shared_task(name=showing.TASK, soft_time_limit=_LONGEST, time_limit=_LONGEST + 30)
def show(job_id: str, key: str) -> None:
    """Run the job; it says every few seconds that it lives, so a killed one is noticed long before a slow one ends."""
    jobs.run(job_id, key, _work, beats=True)


def _work(payload: dict[str, Any], attempt: int) -> jobs.Outcome:
    shown: str = payload["shown"]
    source = Stored(payload["stored"], bytes.fromhex(payload["key"]), payload["length"])
    name = f"{FOLDER}/{shown[:2]}/{shown}-{attempt}"
    files.delete(name)  # what a killed worker may have left of this very attempt

    def sink(pieces: Iterator[bytes]) -> files.Written:
        return files.write(name, pieces, key=bytes.fromhex(payload["file_key"]))

    kind, said = kinds.detect(source), claims.Claims()
    made: Made | None = None
    reason = ""
    try:
        with suppress(ConvertError):
            said = said if payload["boxes"] else claims.read(kind, source)
        made = _made(kind, source, payload["boxes"], sink)
    except ConvertError as error:
        reason = error.reason
    result = crypto.seal_to(bytes.fromhex(payload["public_key"]), showing.result_json(kind, said, made, reason))
    stored = name if made else ""
    return jobs.Outcome(write=lambda: showing.finish(shown, result, stored), discard=lambda: files.delete(name))


def _made(kind: Kind, source: Stored, boxes: list[list[float]], sink: Any) -> Made:
    if boxes:
        return cover.cover(kind, source, [Box(*box) for box in boxes], sink)[0]
    return convert.convert(kind, source, sink, small=SMALL)[0]
