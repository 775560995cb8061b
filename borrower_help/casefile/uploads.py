"""Take an uploaded file in memory alone, whatever its size up to a limit: unsealed it must never touch the disk."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest

BESIDE = 64_000  # bytes of a form beside its file
ROOM = 60_000_000  # bytes one process holds in uploads at a time: many at once must not crowd out everybody else
_lock = threading.Lock()
_held = 0


class InMemory(MemoryFileUploadHandler):
    """Keep a file in memory where it fits; `refused` says why it was let go: "too_large" or "busy"."""

    def __init__(self, request: HttpRequest, *, most: int) -> None:
        super().__init__(request)
        self.most, self.reserved, self.refused = most, 0, ""
        self.activated = False

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803 - named by the framework
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Decide by the length of the request, of which no more is ever read, whether there is room."""
        if content_length > self.most + BESIDE:
            self.refused = "too_large"
        elif not self._reserve(content_length):
            self.refused = "busy"
        self.activated = not self.refused

    def _reserve(self, length: int) -> bool:
        global _held
        with _lock:
            if _held + length > ROOM:
                return False
            _held += length
            self.reserved = length
            return True

    def release(self) -> None:
        """Give the room back."""
        global _held
        with _lock:
            _held -= self.reserved
            self.reserved = 0


@contextmanager
def kept_in_memory(request: HttpRequest, *, most: int) -> Iterator[InMemory]:
    """Have the files of `request` kept in memory; it must be the first to touch the request's form."""
    handler = InMemory(request, most=most)
    request.upload_handlers = [handler]
    try:
        yield handler
    finally:
        handler.release()
