"""The files of a case to choose from: for a letter, as proof that it went out, as what came back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from borrower_help.cases.access import OpenCase
from borrower_help.evidence import services, showing
from borrower_help.evidence.services import Kept
from borrower_help.evidence.showing import Looks


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


def ticked(there: Iterable[Choice], ids: Collection[str]) -> list[str]:
    """Return the SHA-256 of those whose ids were sent; what is no file of the case is left out."""
    return [one.kept.payload.sha256 for one in there if str(one.kept.row.pk) in ids]
