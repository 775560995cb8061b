"""What a converter is given, and how it reads a file that lives in another process."""

import http.client
import io
import json
import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_BLOCK = 256 * 1024
_BLOCKS_KEPT = 16


class Refusal(Exception):
    """The file is not converted; the reason is one of `ConvertError`'s."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Job:
    """Hold one job: where the file is read, where the result and what is said of it go, and what is asked."""

    address: str
    length: int
    output: int
    said: int
    arguments: list[str]
    seconds: int

    def open(self) -> "RangeFile":
        """Return the file."""
        return RangeFile(self.address, self.length)

    def write(self, data: bytes) -> None:
        """Add to the result."""
        view = memoryview(data)
        while view:
            view = view[os.write(self.output, view) :]

    def say(self, facts: dict[str, Any]) -> None:
        """Say what is known by now, in place of what was said before: it counts also where this process is ended."""
        data = json.dumps(facts).encode()
        os.ftruncate(self.said, os.pwrite(self.said, data, 0))


class RangeFile(io.RawIOBase):
    """Read a file by byte ranges, some blocks of it kept."""

    def __init__(self, address: str, length: int) -> None:
        self._address, self._length, self._place = urlsplit(address), length, 0
        self._kept: dict[int, bytes] = {}

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def tell(self) -> int:
        """Return the place."""
        return self._place

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place, as files do."""
        base = (0, self._place, self._length)[whence]
        self._place = max(0, base + offset)
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer from one block."""
        if self._place >= self._length or not len(buffer):
            return 0
        number, skipped = divmod(self._place, _BLOCK)
        data = self._block(number)[skipped : skipped + len(buffer)]
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)

    def read(self, size: int | None = -1) -> bytes:
        """Return as much as was asked for, like a file on a disk: not every library asks twice."""
        wanted = self._length - self._place if size is None or size < 0 else min(size, self._length - self._place)
        found = bytearray()
        while len(found) < wanted:
            number, skipped = divmod(self._place, _BLOCK)
            piece = self._block(number)[skipped : skipped + wanted - len(found)]
            found += piece
            self._place += len(piece)
        return bytes(found)

    def _block(self, number: int) -> bytes:
        if number in self._kept:
            return self._kept[number]
        start, end = number * _BLOCK, min((number + 1) * _BLOCK, self._length)
        connection = http.client.HTTPConnection(str(self._address.hostname), self._address.port or 0, timeout=30)
        try:
            connection.request("GET", self._address.path, headers={"Range": f"bytes={start}-{end - 1}"})
            data = connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            raise Refusal("damaged") from None
        finally:
            connection.close()
        if len(data) != end - start:
            raise Refusal("damaged")
        if len(self._kept) >= _BLOCKS_KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[number] = data
        return data
