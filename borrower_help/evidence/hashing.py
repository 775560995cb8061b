"""Hash the files of a public form as they come: nothing of them is kept, in memory or on a disk."""

import hashlib
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from borrower_help.evidence.bundle import checking
from borrower_help.evidence.bundle.checking import Seen
from borrower_help.evidence.receiving import name_of

MOST_BYTES = 50_000_000
MOST_FILES = 50


class Hasher(FileUploadHandler):
    """Hash every file of a form; only the manifest, which is short, is held until it is read."""

    chunk_size = 256 * 1024

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.seen: list[Seen] = []
        self.manifest = b""
        self.cut = False
        self._open = False

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(field_name, file_name, *args, **kwargs)
        self._digest, self._length, self._open = hashlib.sha256(), 0, True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece and forget it."""
        self._digest.update(raw_data)
        self._length += len(raw_data)
        if self.field_name == "manifest" and len(self.manifest) <= checking.MOST_BYTES:
            self.manifest += raw_data

    def file_complete(self, file_size: int) -> None:
        """End a file; it never stands among the form's own files."""
        self._open = False
        if self.field_name == "files" and len(self.seen) < MOST_FILES:
            self.seen.append(Seen(name_of(self.file_name or ""), self._length, self._digest.hexdigest()))

    def upload_complete(self) -> None:
        """Notice a form that ended in the middle of a file: the parser takes it for whole."""
        self.cut = self.cut or self._open

    def upload_interrupted(self) -> None:
        """Say nothing of a file that did not come to its end."""
        self.cut = True
