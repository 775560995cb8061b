"""Which kept files go with a letter: those its sender chose, as they are now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.evidence import services, showing
from borrower_help.evidence.exhibits import entry_of, hash_of
from borrower_help.evidence.services import Kept
from borrower_help.evidence.showing import Looks
from borrower_help.letters import phrases
from borrower_help.letters.contexts import Exhibit
from borrower_help.letters.truth.attached import proof_of


@dataclass(frozen=True)
class Choice:
    """Hold a file somebody may choose; `waits`: parts of it are to be covered and that copy is not there yet."""

    kept: Kept
    looks: Looks
    chosen: bool

    @property
    def waits(self) -> bool:
        """Return whether nothing of it may leave so far."""
        return self.looks.covered is not None and self.looks.picture is None

    @property
    def covered(self) -> bool:
        """Return whether the copy with parts covered goes in its place."""
        return self.looks.covered is not None

    @property
    def small(self) -> bool:
        """Return whether there is a small picture of it."""
        return self.looks.preview is not None and showing.small_span(self.looks.preview) is not None


def choices(case: OpenCase, chosen: Collection[str]) -> list[Choice]:
    """Return the files of a case by their numbers; `chosen`: the SHA-256 of those that go along."""
    looks = showing.looks_of(case)
    return [
        Choice(kept, looks.get(kept.row.pk, Looks()), kept.payload.sha256 in chosen) for kept in services.files_of(case)
    ]


def exhibits_of(case: OpenCase, chosen: Collection[str]) -> tuple[Exhibit, ...]:
    """Return the chosen files as a letter lists them; what was deleted, or waits to be covered, is not among them."""
    if not chosen:
        return ()
    return tuple(_exhibit(one) for one in choices(case, chosen) if one.chosen and not one.waits)


def _exhibit(one: Choice) -> Exhibit:
    entry, payload, looks = entry_of(one.kept, one.looks), one.kept.payload, one.looks
    picture = looks.picture if one.covered else None
    return Exhibit(
        number=entry.number,
        name=entry.name,
        source=entry.source,
        obtained=f"{phrases.full_day(payload.received.date())} {payload.received:%H:%M}",
        proves=entry.proves,
        extent=entry.extent,
        sha256=entry.sha256,
        covered_sha256=hash_of(picture) if picture else "",
        proof=proof_of(
            shown=looks.preview.kind.shown if looks.preview else "",
            proves=payload.proves,
            source=payload.source,
            words=f"{payload.name} {payload.note} {payload.origin}",
        ),
    )


@dataclass(frozen=True)
class Handed:
    """Hold a file an issued letter lists, and whether the very same thing can still be fetched here."""

    exhibit: Exhibit
    file: UUID | None

    @property
    def covered(self) -> bool:
        """Return whether the covered copy is what the letter lists."""
        return bool(self.exhibit.covered_sha256)


def handed(case: OpenCase, listed: Sequence[Exhibit]) -> list[Handed]:
    """Return the files an issued letter lists, with the way to each that is still here unchanged."""
    if not listed:
        return []
    there = {one.kept.payload.sha256: one for one in choices(case, ())}
    return [Handed(one, _same(there.get(one.sha256), one)) for one in listed]


def _same(there: Choice | None, listed: Exhibit) -> UUID | None:
    if there is None:
        return None
    if listed.covered_sha256:
        picture = there.looks.picture if there.covered else None
        if picture is None or hash_of(picture) != listed.covered_sha256:
            return None
    return there.kept.row.pk
