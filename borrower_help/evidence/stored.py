"""A sealed file in the storage as a source converters read."""

from collections.abc import Iterator
from dataclasses import dataclass

from borrower_help.core import files


@dataclass(frozen=True)
class Stored:
    """Read a stored file in parts; only the chunks that are asked for are opened."""

    name: str
    key: bytes
    length: int

    def read(self, start: int, end: int) -> Iterator[bytes]:
        """Yield the bytes from `start` up to but not including `end`."""
        return files.read(self.name, key=self.key, length=self.length, start=start, end=end)
