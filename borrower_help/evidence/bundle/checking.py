"""Whether a file stands in a manifest: by its SHA-256 alone; the name only tells a changed file from a foreign one; pure."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from borrower_help.evidence.bundle.manifest import FORMAT, Listed

MOST_BYTES = 4_000_000  # of a manifest
_MOST_FILES = 10_000
_HASH = re.compile("[0-9a-f]{64}")
State = Literal["same", "changed", "unlisted", "no_list"]


@dataclass(frozen=True)
class Manifest:
    """Hold a manifest that was read; `made_at` is the wall time it claims."""

    made_at: datetime
    chain_head: str
    files: tuple[Listed, ...]


@dataclass(frozen=True)
class Seen:
    """Hold what is known of a file somebody wants to check."""

    name: str
    length: int
    sha256: str


@dataclass(frozen=True)
class Verdict:
    """Hold what a manifest says of a file; `listed` is the entry it is, or the one of the same name."""

    seen: Seen
    state: State
    listed: Listed | None = None


def read(data: bytes) -> Manifest:
    """Return a manifest; raise ValueError where it is none."""
    if len(data) > MOST_BYTES:
        raise ValueError("too long")
    try:
        told = json.loads(data.decode("utf-8-sig"))
        if told["format"] != FORMAT or len(told["files"]) > _MOST_FILES:
            raise ValueError("another format")
        files = tuple(_listed(entry) for entry in told["files"])
        return Manifest(_moment(told["made_at"]), _text(told["chain_head"]), files)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no manifest") from error


def _listed(entry: dict[str, Any]) -> Listed:
    found = Listed(_text(entry["path"]), entry["length"], _text(entry["sha256"]), _text(entry.get("exhibit", "")))
    if not isinstance(found.length, int) or not _HASH.fullmatch(found.sha256):
        raise ValueError("no entry")
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 1000:
        raise ValueError("no text")
    return value


def _moment(value: Any) -> datetime:
    return datetime.fromisoformat(_text(value)).replace(tzinfo=None)  # as the clock showed where it was made


def hashes(text: str) -> list[Seen]:
    """Return the files a browser hashed itself; raise ValueError where that is not readable."""
    try:
        seen = [Seen(_text(one["name"]), int(one["length"]), _text(one["sha256"])) for one in json.loads(text)]
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError("no hashes") from error
    if not all(_HASH.fullmatch(one.sha256) and 0 <= one.length < 2**53 for one in seen):
        raise ValueError("no hash")
    return seen


def check(seen: Iterable[Seen], manifest: Manifest | None) -> list[Verdict]:
    """Return what a manifest says of each file; without one there is nothing to say but the hash."""
    return [_verdict(one, manifest.files if manifest else None) for one in seen]


def _verdict(seen: Seen, files: Sequence[Listed] | None) -> Verdict:
    if files is None:
        return Verdict(seen, "no_list")
    same = next((one for one in files if (one.sha256, one.length) == (seen.sha256, seen.length)), None)
    if same is not None:
        return Verdict(seen, "same", same)
    name = _bare(seen.name)
    changed = next((one for one in files if name and name == _bare(one.path)), None)
    return Verdict(seen, "changed", changed) if changed else Verdict(seen, "unlisted")


def _bare(path: str) -> str:
    """Return a file's own name, without the number a bundle puts before it and the (1) a browser puts behind."""
    name = re.sub(r"^证据\d+-", "", path.replace("\\", "/").rsplit("/", 1)[-1])
    return re.sub(r" ?\(\d{1,3}\)(?=\.[^.]*$|$)", "", name).lower()
