"""The log of a case's files as a chain: each entry names the hash of the one before it; pure."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from borrower_help.evidence.payloads import EntryPayload


def hash_of(entry: EntryPayload) -> str:
    """Return the SHA-256 of an entry as canonical JSON."""
    return hashlib.sha256(json.dumps(asdict(entry), sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def head(entries: Iterable[EntryPayload]) -> str:
    """Return the hash of the last entry, "" where there is none; the entries may stand in any order."""
    last = max(entries, key=lambda entry: entry.number, default=None)
    return hash_of(last) if last else ""


def following(entries: list[EntryPayload], *, at: datetime, deed: str, file: str, sha256: str) -> EntryPayload:
    """Return the entry that comes after these."""
    number = max((entry.number for entry in entries), default=0) + 1
    moment = at.replace(tzinfo=None, microsecond=0).isoformat()
    return EntryPayload(number, moment, deed, file, sha256, head(entries))


def first_break(entries: Iterable[EntryPayload]) -> int | None:
    """Return the number of the first entry that does not follow the one before it; None for a whole chain."""
    before = ""
    for number, entry in enumerate(sorted(entries, key=lambda one: one.number), start=1):
        if entry.number != number or entry.before != before:
            return number
        before = hash_of(entry)
    return None
