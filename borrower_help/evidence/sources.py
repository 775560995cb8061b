"""What a file is read from: a length, and bytes from one place to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


class Source(Protocol):
    """Give any part of a file; `core.files.read` under one key is one, bytes in memory another."""

    @property
    def length(self) -> int:
        """Return how many bytes there are."""

    def read(self, start: int, end: int) -> Iterator[bytes]:
        """Yield the bytes from `start` up to but not including `end`, in pieces."""


@dataclass(frozen=True)
class BytesSource:
    """Hold a file in memory."""

    data: bytes

    @property
    def length(self) -> int:
        """Return how many bytes there are."""
        return len(self.data)

    def read(self, start: int, end: int) -> Iterator[bytes]:
        """Yield one piece."""
        yield self.data[start:end]


def part(source: Source, start: int, end: int) -> bytes:
    """Return a part of a file whole; ends where the file ends."""
    return b"".join(source.read(max(0, start), min(end, source.length)))
