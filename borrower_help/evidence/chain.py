"""The log of a case's files as a chain: each entry names the hash of the one before it; pure."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from borrower_help.evidence.payloads import EntryPayload, HeadPayload

EACH_TIME = frozenset(
    {"received", "described", "removed", "restored", "covered", "uncovered", "exhibited"}
)  # of the rest, once a day is enough


def hash_of(entry: EntryPayload) -> str:
    """Return the SHA-256 of an entry as canonical JSON; an entry about no letter is hashed without that field, as before there was one."""
    said = {name: value for name, value in asdict(entry).items() if name != "about" or value}
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def head(entries: Iterable[EntryPayload]) -> str:
    """Return the hash of the last entry, "" where there is none; the entries may stand in any order."""
    last = max(entries, key=lambda entry: entry.number, default=None)
    return hash_of(last) if last else ""


def head_of(entries: list[EntryPayload]) -> HeadPayload:
    """Return where a log has got to."""
    number = max((entry.number for entry in entries), default=0)
    return HeadPayload(number, head(entries), sum(1 for entry in entries if entry.deed == "received"))


def following(before: HeadPayload, *, at: datetime, deed: str, file: str, sha256: str, about: str = "") -> EntryPayload:
    """Return the entry that comes next."""
    moment = at.replace(tzinfo=None, microsecond=0).isoformat()
    return EntryPayload(before.number + 1, moment, deed, file, sha256, before.hash, about)


def gone_on(before: HeadPayload, entry: EntryPayload, *, number: int) -> HeadPayload:
    """Return where the log has got to with this entry; `number`: the file's."""
    day, noted = entry.at[:10], before.noted if before.day == entry.at[:10] else []
    if entry.deed not in EACH_TIME:
        noted = list(dict.fromkeys([*noted, f"{entry.deed} {entry.file}"]))
    return HeadPayload(entry.number, hash_of(entry), max(before.given, number), day, noted)


def noted_today(before: HeadPayload, *, day: str, deed: str, file: str) -> bool:
    """Return whether the log says so of that day already."""
    return before.day == day and f"{deed} {file}" in before.noted


def first_break(entries: Iterable[EntryPayload]) -> int | None:
    """Return the number of the first entry that does not follow the one before it; None for a whole chain."""
    before = ""
    for number, entry in enumerate(sorted(entries, key=lambda one: one.number), start=1):
        if entry.number != number or entry.before != before:
            return number
        before = hash_of(entry)
    return None
