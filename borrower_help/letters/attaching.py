"""Which kept files go with a letter: those its sender chose, as they are now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.evidence.choosing import Choice, choices
from borrower_help.evidence.exhibits import entry_of, hash_of
from borrower_help.letters import phrases
from borrower_help.letters.contexts import Exhibit
from borrower_help.letters.truth.attached import proof_of


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
