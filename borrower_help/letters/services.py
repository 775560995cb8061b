"""Deeds on letters: draft, change, preview, issue."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from borrower_help.audit.services import record
from borrower_help.cases import services as cases
from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core import dates
from borrower_help.core.models import Job
from borrower_help.core.sealed import StaleRevision
from borrower_help.evidence import services as evidence
from borrower_help.incidents.findings import Known, look
from borrower_help.letters import four_dates, renderings
from borrower_help.letters.contexts import LetterContext, from_json
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.drafting import Options, context_of
from borrower_help.letters.flagging import flags_of, still_open
from borrower_help.letters.models import Letter, LetterPayload, Rendering, State
from borrower_help.letters.truth.shapes import Flag
from borrower_help.rules.engine import RULES_VERSION

DEAD_AFTER = timedelta(days=2)


class AlreadyIssued(Exception):
    """Say that an issued letter cannot be changed; another can be written."""


class OpenFlags(Exception):
    """Say that something in a letter was neither put differently nor owned."""


class DatesFirst(Exception):
    """Say that the four dates come before this letter, or the page that says to ring first."""


def draft_letter(*, case: OpenCase, letter_id: UUID, key: str, options: Options) -> Letter:
    """Return a new draft under `letter_id`; a second call with the same id returns the first."""
    with transaction.atomic():
        _lock(case)
        existing = Letter.objects.filter(pk=letter_id, case=case.row).first()
        if existing is not None:
            return existing
        letter = Letter(id=letter_id, case=case.row)
        letter.put(LetterPayload(key=key, options=options.to_json()), case.keyring).save(force_insert=True)
        record("letter.drafted", by=case.by, subject=case.id)
    return letter


def change_draft(*, case: OpenCase, letter: Letter, options: Options, revision: int) -> None:
    """Save other choices; raise AlreadyIssued or StaleRevision. The same choices sent twice are one change."""
    with transaction.atomic():
        _lock(case)
        letter.refresh_from_db()
        if letter.state != State.DRAFT:
            raise AlreadyIssued
        old: LetterPayload = letter.payload(case.keyring)
        if old.options == options.to_json():
            return
        letter.replace(LetterPayload(key=old.key, options=options.to_json()), revision=revision, keys=case.keyring)


def current_context(*, case: OpenCase, letter: Letter, known: Known | None = None) -> dict[str, Any]:
    """Return the frozen context of an issued letter, or the one its draft would be issued with now."""
    payload: LetterPayload = letter.payload(case.keyring)
    if payload.context:
        return payload.context
    options = Options.from_json(payload.options)
    return context_of(case=case, key=payload.key, options=options, known=known or look(case))


def letter_flags(*, case: OpenCase, letter: Letter, known: Known) -> tuple[Flag, ...]:
    """Return what there is to ask about in a draft as it stands now."""
    payload: LetterPayload = letter.payload(case.keyring)
    context = from_json(current_context(case=case, letter=letter, known=known))
    return flags_of(DEFINITIONS[payload.key], Options.from_json(payload.options), context, known.facts)


def own_flags(*, case: OpenCase, letter: Letter, ticked: Iterable[str], known: Known) -> None:
    """Remember, sealed with the draft, for which flags its sender answers: those ticked that are really there."""
    with transaction.atomic():
        _lock(case)
        letter.refresh_from_db()
        if letter.state != State.DRAFT:
            return
        old: LetterPayload = letter.payload(case.keyring)
        there = {flag.fingerprint for flag in letter_flags(case=case, letter=letter, known=known)}
        options = replace(Options.from_json(old.options), owned=sorted(there & set(ticked)))
        if options.to_json() != old.options:
            changed = LetterPayload(key=old.key, options=options.to_json())
            letter.replace(changed, revision=letter.revision, keys=case.keyring)


def preview(*, case: OpenCase, letter: Letter, context: dict[str, Any]) -> Rendering:
    """Return the rendering of the letter with this context, asked for now where there is none."""
    return renderings.ensure(case=case, letter=letter, context=context)


def issue_letter(*, case: OpenCase, letter: Letter, seen_hash: str) -> Rendering:
    """Freeze a letter as it was seen: context, wording version, rules version and PDF. A second call changes nothing.

    `seen_hash` is that of the context the person looked at; where the record or a choice has changed since, StaleRevision is raised and
    the person looks again. OpenFlags and DatesFirst say what is to be answered before.
    """
    with transaction.atomic():
        _lock(case)
        letter.refresh_from_db()
        known = look(case)
        context = current_context(case=case, letter=letter, known=known)
        if letter.state == State.ISSUED:
            return preview(case=case, letter=letter, context=context)
        old: LetterPayload = letter.payload(case.keyring)
        if renderings.hash_of(context) != seen_hash:
            raise StaleRevision(context)
        options = Options.from_json(old.options)
        if DEFINITIONS[old.key].may_promise and four_dates.step(options.four_dates, options.dates_read, dates.today()):
            raise DatesFirst
        if still_open(letter_flags(case=case, letter=letter, known=known), options):
            raise OpenFlags
        frozen = LetterPayload(
            key=old.key,
            options=old.options,
            context=context,
            template_version=context["template_version"],
            rules_version=RULES_VERSION,
            issued_at=dates.wall_now().isoformat(),
        )
        letter.replace(frozen, revision=letter.revision, keys=case.keyring)
        letter.state, letter.issued_on = State.ISSUED, dates.today()
        letter.save(update_fields=["state", "issued_on"])
        cases.keep_long(case=case)
        _log_exhibits(case, from_json(context))
        record("letter.issued", by=case.by, subject=case.id)
        return renderings.ensure(case=case, letter=letter, context=context)


def _log_exhibits(case: OpenCase, letter: LetterContext) -> None:
    if letter.exhibits:
        hashes = {one.sha256 for one in letter.exhibits}
        evidence.put_into_letter(case=case, hashes=hashes, letter=f"《{letter.heading.replace('　', '')}》")


def delete_draft(*, case: OpenCase, letter: Letter) -> None:
    """Throw a draft away; raise AlreadyIssued for a letter that was issued."""
    with transaction.atomic():
        _lock(case)
        letter.refresh_from_db()
        if letter.state != State.DRAFT:
            raise AlreadyIssued
        renderings.drop(list(Rendering.objects.filter(letter=letter)))
        letter.delete()


def forget_files(row: Case) -> None:
    """Delete what was rendered for a case that is about to be destroyed."""
    renderings.drop(list(Rendering.objects.filter(case=row)))


def _lock(case: OpenCase) -> None:
    Case.objects.select_for_update().filter(pk=case.id).first()


def move_letters(source: OpenCase, target: OpenCase) -> None:
    """Re-seal every letter of one case into another; what was rendered moves along, what is being made is asked for anew."""
    letters = list(Letter.objects.filter(case=source.row))
    if any(letter.state == State.ISSUED for letter in letters):
        cases.keep_long(case=target)
    for letter in letters:
        payload = letter.payload(source.keyring)
        letter.case = target.row
        letter.put(payload, target.keyring).save()
    for rendering in Rendering.objects.filter(case=source.row):
        renderings.move(rendering, source=source, target=target)


def sweep_files() -> int:
    """Delete files that no rendering names and that are a day old: a worker was killed between file and row."""
    return renderings.sweep()


def end_dead_jobs() -> int:
    """Delete jobs whose rendering is gone or that nobody has looked after for two days; return how many.

    Of a letter whose job ended like that the page says that drawing it failed; its owner's wish asks for it again.
    """
    drawings = Rendering.objects.filter(pk=OuterRef("pk"))
    dead = ~Exists(drawings) | Q(queued_at__lt=timezone.now() - DEAD_AFTER)
    return Job.objects.filter(dead, task=renderings.TASK).delete()[0]
