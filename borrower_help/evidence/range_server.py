"""A sealed file on the loopback for one converter: byte ranges under a one-time address, gone when the converter ends."""

import re
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from borrower_help.core.crypto import SealError
from borrower_help.evidence.sources import Source

_RANGE = re.compile(r"bytes=(\d+)-(\d*)")
_IDLE = 30  # seconds a connection may say nothing


@contextmanager
def serving(source: Source) -> Iterator[str]:
    """Serve a file while the block runs; yield its address, which nobody can guess."""
    token = secrets.token_urlsafe(32)
    server = _Server(source, f"/{token}")
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/{token}"
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, source: Source, path: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.source, self.path = source, path

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a converter hangs up whenever it has read enough."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = _IDLE

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the address out of every log."""

    def do_GET(self) -> None:
        """Answer a range, or the whole."""
        if not secrets.compare_digest(self.path, self.server.path):
            self._refuse(404)
            return
        length = self.server.source.length
        asked = _RANGE.fullmatch(self.headers.get("Range", ""))
        start = int(asked[1]) if asked else 0
        end = min(int(asked[2]) + 1, length) if asked and asked[2] else length
        if start >= end:
            self._refuse(416)
            return
        self.close_connection = True
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", f"bytes {start}-{end - 1}/{length}")
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(end - start))
        self.send_header("Connection", "close")
        self.end_headers()
        with suppress(OSError, SealError):  # hung up, or the file was changed: the converter sees a short answer
            for piece in self.server.source.read(start, end):
                self.wfile.write(piece)

    def _refuse(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()
