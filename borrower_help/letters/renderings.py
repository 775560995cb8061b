"""Have a letter's context made into a PDF and page pictures by the worker, once; open what was made."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone

from borrower_help.cases.access import OpenCase
from borrower_help.core import crypto, files, jobs
from borrower_help.core.models import Job
from borrower_help.letters.models import Letter, Rendering, RenderingPayload

TASK = "letters.render"
FOLDER = "letters"  # the part of the storage that is ours to sweep


@dataclass(frozen=True)
class Made:
    """Hold where things stand in a rendering's file: PDF first, then a PNG a page."""

    pdf_bytes: int
    page_bytes: tuple[int, ...]
    sha256: str  # of the PDF

    @property
    def length(self) -> int:
        """Return the length of the file."""
        return self.pdf_bytes + sum(self.page_bytes)


Progress = Literal["ready", "making", "failed"]


def hash_of(context: dict[str, Any]) -> str:
    """Return the SHA-256 of a context as canonical JSON."""
    return hashlib.sha256(json.dumps(context, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def ensure(*, case: OpenCase, letter: Letter, context: dict[str, Any]) -> Rendering:
    """Return the rendering of this very context, asking for it where there is none; others of the letter go.

    Raise Letter.DoesNotExist for a draft that was thrown away meanwhile.
    """
    there = Rendering.objects.filter(letter=letter)
    return _found(case, there, hash_of(context)) or _ask(case, letter, context)


def _found(case: OpenCase, renderings: Iterable[Rendering], wanted: str) -> Rendering | None:
    return next((one for one in renderings if one.payload(case.keyring).context_hash == wanted), None)


def _ask(case: OpenCase, letter: Letter, context: dict[str, Any]) -> Rendering:
    with transaction.atomic():
        # another tab may have issued the letter since this one read it: what was fixed is never drawn over
        context = Letter.objects.select_for_update().get(pk=letter.pk).payload(case.keyring).context or context
        wanted, there = hash_of(context), list(Rendering.objects.filter(letter=letter))
        if found := _found(case, there, wanted):
            return found
        drop(there)
        payload = RenderingPayload(file_key=crypto.new_key().hex(), context_hash=wanted)
        rendering = Rendering(case=case.row, letter=letter)
        rendering.put(payload, case.keyring).save(force_insert=True)
        jobs.enqueue(TASK, _job_payload(case, rendering, payload, context), job_id=rendering.pk)
    rendering.just_asked = True
    return rendering


def _job_payload(
    case: OpenCase, rendering: Rendering, payload: RenderingPayload, context: dict[str, Any]
) -> dict[str, Any]:
    return {
        "rendering": str(rendering.pk),
        "context": context,
        "file_key": payload.file_key,
        "public_key": bytes(case.row.public_key).hex(),
    }


def progress(*, case: OpenCase, rendering: Rendering, context: dict[str, Any]) -> Progress:
    """Return how far a rendering is; a late job is renewed under a new key, so what a killed worker left is made after all."""
    if rendering.just_asked:
        return "making"
    if rendering.result is not None:
        if files.exists(rendering.file_name):
            return "ready"
        _lose(rendering)  # the database came back without its files: what is frozen is drawn once more
        again(case=case, rendering=rendering, context=context)
        return "making"
    job = Job.objects.filter(pk=rendering.pk).first()
    if job is None:
        now = Rendering.objects.filter(pk=rendering.pk).first()
        if now is None:  # another tab had it drawn anew: the next look finds that one
            return "making"
        rendering.result, rendering.file_name = now.result, now.file_name
        return "ready" if now.result is not None else "failed"
    if jobs.gave_up(job):
        return "failed"
    payload: RenderingPayload = rendering.payload(case.keyring)
    if jobs.is_late(job) and payload.context_hash == hash_of(context):
        jobs.renew(job, _job_payload(case, rendering, payload, context))
    return "making"


def _lose(rendering: Rendering) -> None:
    rendering.result, rendering.file_name = None, ""
    Rendering.objects.filter(pk=rendering.pk).update(result=None, file_name="")


def again(*, case: OpenCase, rendering: Rendering, context: dict[str, Any]) -> None:
    """Try a failed rendering again, as its owner wishes."""
    held: RenderingPayload = rendering.payload(case.keyring)
    if held.context_hash != hash_of(context):
        return
    payload = _job_payload(case, rendering, held, context)
    with transaction.atomic():
        Letter.objects.select_for_update().filter(pk=rendering.letter_id).first()
        job = Job.objects.filter(pk=rendering.pk).first()
        if job is not None and jobs.gave_up(job):
            jobs.renew(job, payload, first=True)
        elif job is None and Rendering.objects.filter(pk=rendering.pk, result=None).exists():
            jobs.enqueue(TASK, payload, job_id=rendering.pk)


def finished(letter: Letter) -> Rendering | None:
    """Return the letter's rendering if it is made and its file is there, otherwise None."""
    rendering = Rendering.objects.filter(letter=letter).exclude(result=None).first()
    return rendering if rendering is not None and files.exists(rendering.file_name) else None


def opened(*, case: OpenCase, rendering: Rendering) -> Made:
    """Return where things stand in the file of a finished rendering."""
    data = json.loads(crypto.unseal_with(case.keys.private_key, bytes(rendering.result or b"")))
    return Made(data["pdf"], tuple(data["pages"]), data["sha256"])


def pdf(*, case: OpenCase, rendering: Rendering) -> Iterator[bytes]:
    """Yield the PDF."""
    made = opened(case=case, rendering=rendering)
    return _read(case, rendering, made, 0, made.pdf_bytes)


def page(*, case: OpenCase, rendering: Rendering, number: int) -> bytes | None:
    """Return the picture of page `number` (from 1), None where there is no such page."""
    made = opened(case=case, rendering=rendering)
    if not 1 <= number <= len(made.page_bytes):
        return None
    start = made.pdf_bytes + sum(made.page_bytes[: number - 1])
    return b"".join(_read(case, rendering, made, start, start + made.page_bytes[number - 1]))


def _read(case: OpenCase, rendering: Rendering, made: Made, start: int, end: int) -> Iterator[bytes]:
    key = bytes.fromhex(rendering.payload(case.keyring).file_key)
    return files.read(rendering.file_name, key=key, length=made.length, start=start, end=end)


def drop(renderings: list[Rendering]) -> None:
    """Delete renderings with their jobs now and their files once the transaction commits (callers hold it)."""
    jobs.drop_made(Rendering, [rendering.pk for rendering in renderings])


def move(rendering: Rendering, *, source: OpenCase, target: OpenCase) -> None:
    """Re-seal a finished rendering into another case; drop one that is being made (it is asked for again when looked at)."""
    if rendering.result is None:
        drop([rendering])
        return
    payload = rendering.payload(source.keyring)
    result = crypto.unseal_with(source.keys.private_key, bytes(rendering.result))
    rendering.case = target.row
    rendering.result = crypto.seal_to(bytes(target.row.public_key), result)
    rendering.put(payload, target.keyring).save()


def sweep() -> int:
    """Delete files of renderings that no row names and that are a day old; return how many."""
    named = set(Rendering.objects.exclude(file_name="").values_list("file_name", flat=True))
    old = timezone.now() - timedelta(days=1)
    swept = 0
    for name in files.names(FOLDER):
        if name not in named and files.changed_at(name) < old:
            files.delete(name)
            swept += 1
    return swept
