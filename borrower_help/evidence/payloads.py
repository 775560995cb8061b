"""What a kept file and an entry of its log hold, in plain dataclasses, checked when sealed.

Defaults never change once released: a field at its default is left out of the seal.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime

PROVES = ("calls", "words", "others", "visit", "posted", "paper", "who", "refused", "paid", "other")
SOURCES = ("", "recorded", "taken", "received", "relative", "carrier", "bank", "camera", "other")
DEEDS = (
    "received",
    "viewed",
    "fetched",
    "described",
    "removed",
    "restored",
    "covered",
    "uncovered",
    "exhibited",
    "bound",
)
MAX_NAME = 160
MAX_NOTE = 500
MAX_EXCERPT = 2000
PIECE = 15 * 64 * 1024  # bytes of each piece but the last: at most 1 MB is sent again


@dataclass(frozen=True)
class FilePayload:
    """Hold what is known of one file: what was received, and what its owner says of it."""

    number: int  # its number in the list of evidence, never given twice in a case
    name: str  # as it was given
    length: int
    sha256: str
    file_key: str  # hex
    received_at: str  # Beijing wall time, ISO, to the second
    incident: str = ""  # the record it was added to
    proves: list[str] = field(default_factory=list)
    note: str = ""  # what it proves, in its owner's words
    source: str = ""
    origin: str = ""  # where it came from, in their words
    excerpt: str = ""  # of a recording: what is said in it, typed by its owner
    first_at: str = ""  # when it was received where it was kept before; by the casefile, nobody here saw it

    def __post_init__(self) -> None:
        _check(
            self,
            file_key=re.fullmatch("[0-9a-f]{64}", self.file_key),
            first_at=_is_moment(self.first_at or self.received_at),
        )

    @property
    def received(self) -> datetime:
        """Return when it was received, as Beijing wall time."""
        return datetime.fromisoformat(self.received_at)


@dataclass(frozen=True)
class AwaitedPayload:
    """Hold what a casefile says of a file that has not come with it: what it was, and what its owner said of it."""

    number: int
    name: str
    length: int
    sha256: str
    received_at: str  # where it was kept before; Beijing wall time, ISO, to the second
    incident: str = ""
    proves: list[str] = field(default_factory=list)
    note: str = ""
    source: str = ""
    origin: str = ""
    excerpt: str = ""

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True)
class EntryPayload:
    """Hold one entry of a case's log of files: what was done with which file, when, and the hash of the entry before."""

    number: int
    at: str  # Beijing wall time, ISO, to the second
    deed: str
    file: str  # the id of the file
    sha256: str  # of the file
    before: str = ""  # empty: the first one
    about: str = ""  # into which letter it was put

    def __post_init__(self) -> None:
        if self.deed not in DEEDS or self.number < 1 or not _is_moment(self.at):
            raise ValueError("log entry")


@dataclass(frozen=True)
class HeadPayload:
    """Hold where a case's log has got to: its last entry, the last number given to a file, what was noted today."""

    number: int = 0  # of the last entry
    hash: str = ""
    given: int = 0  # to a file: never twice, though the file be gone
    day: str = ""
    noted: list[str] = field(default_factory=list)  # on that day: "deed file"


@dataclass(frozen=True)
class UploadPayload:
    """Hold what is known of a file that comes in pieces, and which are here."""

    name: str
    length: int  # as announced
    key: str  # hex; each piece is sealed under a key made from it
    modified: int = 0  # what the phone says of the file: milliseconds, 0 where it does not
    incident: str = ""
    pieces: list[str] = field(default_factory=list)  # their names in the folder, in order
    chain: str = ""  # SHA-256 over the hash of the pieces before and the hash of the last one
    kept: str = ""  # the id of the file it became

    def __post_init__(self) -> None:
        checks = {
            "name": 0 < len(self.name) <= MAX_NAME,
            "length": self.length > 0,
            "modified": self.modified >= 0,
            "pieces": PIECE * (len(self.pieces) - 1) < self.length,
            "key": re.fullmatch("[0-9a-f]{64}", self.key),
        }
        if problems := [name for name, good in checks.items() if not good]:
            raise ValueError("upload payload: " + ", ".join(problems))

    @property
    def have(self) -> int:
        """Return how many bytes are here."""
        return min(PIECE * len(self.pieces), self.length)


def _check(payload: FilePayload | AwaitedPayload, **more: object) -> None:
    checks: dict[str, object] = {
        "number": payload.number >= 1,
        "name": 0 < len(payload.name) <= MAX_NAME,
        "length": payload.length > 0,
        "sha256": re.fullmatch("[0-9a-f]{64}", payload.sha256),
        "received_at": _is_moment(payload.received_at),
        "proves": set(payload.proves) <= set(PROVES),
        "source": payload.source in SOURCES,
        "note": max(len(payload.note), len(payload.origin)) <= MAX_NOTE,
        "excerpt": len(payload.excerpt) <= MAX_EXCERPT,
        **more,
    }
    if problems := [name for name, good in checks.items() if not good]:
        raise ValueError("file payload: " + ", ".join(problems))


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is None
    except ValueError:
        return False
