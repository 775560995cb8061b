"""The kept files that show a handing over or an answer, as the letter's page shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from borrower_help.cases.access import OpenCase
from borrower_help.evidence.choosing import Choice, choices


@dataclass(frozen=True)
class Proof:
    """Hold the files named for one thing that are still here, and how many are not."""

    files: tuple[Choice, ...]
    gone: int


def proofs(case: OpenCase, named: Iterable[Sequence[str]]) -> list[Proof]:
    """Return the named files of each, two queries for all of them; none where nothing is named."""
    wanted = [list(one) for one in named]
    if not any(wanted):
        return [Proof((), 0) for _one in wanted]
    there = {one.kept.payload.sha256: one for one in choices(case, ())}
    found = [tuple(there[sha256] for sha256 in one if sha256 in there) for one in wanted]
    return [Proof(files, len(one) - len(files)) for files, one in zip(found, wanted, strict=True)]
