"""What is in a bundle and what each file's SHA-256 was when it was received."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

FORMAT = "shoujie-manifest/1"
NAME = "manifest.json"


@dataclass(frozen=True)
class Listed:
    """Hold one file of the bundle: where it stands, its length and SHA-256, and which piece of evidence it is."""

    path: str
    length: int
    sha256: str
    exhibit: str = ""


def manifest(files: Sequence[Listed], *, made_at: str, chain_head: str) -> bytes:
    """Return the manifest as JSON, the same bytes for the same bundle."""
    content = {
        "format": FORMAT,
        "made_at": made_at,
        "chain_head": chain_head,
        "files": [asdict(file) for file in files],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
