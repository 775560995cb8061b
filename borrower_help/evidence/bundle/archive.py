"""The ZIP of a bundle, made while it is sent: originals as received, covered copies, the list, and what is needed to check them."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import zipstream

from borrower_help.evidence.bundle.listing import Entry, table
from borrower_help.evidence.bundle.manifest import NAME, Listed, manifest

_FOLDER = Path(__file__).parent
LIST_NAME, HOW_NAME, VERIFY_NAME = "证据清单.csv", "如何核对.txt", "verify.py"
STAMP_NAME, _STAMP_TEXT = f"{NAME}.tsr", "时间戳.txt"


class ChangedError(Exception):
    """A stored file is not what its receipt says; the bundle breaks off rather than vouch for it."""


@dataclass(frozen=True)
class Member:
    """Hold a file to be put in and how to read it from its start."""

    listed: Listed
    read: Callable[[], Iterable[bytes]]


class Archive:
    """Give out a ZIP a piece at a time; how long it will be is known before."""

    def __init__(self, stream: zipstream.ZipStream) -> None:
        self._stream = stream
        self.length = len(stream)

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream


def archive(
    entries: Sequence[Entry],
    members: Sequence[Member],
    *,
    made_at: str,
    chain_head: str,
    stamp: Callable[[bytes], bytes] | None = None,
) -> Archive:
    """Return the ZIP. Nothing is held but the piece under way; a file that is not what its receipt says raises ChangedError.

    `stamp` returns a time-stamp over the manifest, b"" where none was to be had: then there is none in it. Without it none is spoken of.
    """
    paths = [member.listed.path for member in members]
    if len(set(paths)) != len(paths):
        raise ValueError("two files of a bundle under one path")
    own = {
        LIST_NAME: table(entries),
        HOW_NAME: _how(stamped=stamp is not None),
        VERIFY_NAME: (_FOLDER / VERIFY_NAME).read_bytes(),
    }
    listed = [member.listed for member in members]
    listed += [Listed(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in own.items()]
    stream = zipstream.ZipStream(sized=True)
    sealed = manifest(listed, made_at=made_at, chain_head=chain_head)
    for path, data in {**own, NAME: sealed}.items():
        stream.add(data, path)
    if stamp is not None and (token := stamp(sealed)):
        stream.add(token, STAMP_NAME)
    for member in members:
        stream.add(_checked(member), member.listed.path, size=member.listed.length)
    return Archive(stream)


def _how(*, stamped: bool) -> bytes:
    told = (_FOLDER / HOW_NAME).read_text("utf-8")
    if stamped:
        told += (_FOLDER / _STAMP_TEXT).read_text("utf-8")
    return told.replace("\n", "\r\n").encode("utf-8-sig")


def _checked(member: Member) -> Iterator[bytes]:
    digest, length = hashlib.sha256(), 0
    for piece in member.read():
        digest.update(piece)
        length += len(piece)
        yield piece
    if (length, digest.hexdigest()) != (member.listed.length, member.listed.sha256):
        raise ChangedError
