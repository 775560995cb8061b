"""Check the files of this folder against manifest.json. Needs Python 3.8 or newer and nothing else: python3 verify.py

核对本文件夹里的文件和 manifest.json 里记的是否一致。只需要 Python 3.8 以上。
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while True:
            piece = file.read(1024 * 1024)
            if not piece:
                return digest.hexdigest()
            digest.update(piece)


def faults(folder: Path) -> tuple[list[str], int]:
    """Return what differs, one line each, and how many files there should be."""
    found = []
    listed = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    top = folder.resolve()
    for entry in listed:
        path = folder / entry["path"]
        if top not in path.resolve().parents:
            found.append("不在本文件夹里 outside this folder: " + entry["path"])
        elif not path.is_file():
            found.append("缺少 missing: " + entry["path"])
        elif path.stat().st_size != entry["length"] or sha256(path) != entry["sha256"]:
            found.append("和清单不一致 differs from the list: " + entry["path"])
    known = {entry["path"] for entry in listed} | {"manifest.json", "manifest.json.tsr"}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in known:
            found.append("清单里没有 not listed: " + name)
    return found, len(listed)


def main() -> int:
    """Say what was found; end with 1 where something differs."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        found, count = faults(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        found, count = ["manifest.json 读不出来 cannot be read: " + type(error).__name__], 0
    for line in found:
        sys.stdout.write(line + "\n")
    if not found:
        sys.stdout.write(f"{count} 个文件全部一致 all files agree\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
