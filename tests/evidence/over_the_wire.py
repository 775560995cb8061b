"""Somebody who sends files over a real socket, as a phone does: by the plain form or in pieces, and who may hang up in the middle."""

import json
import os
import re
import socket
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlencode

from borrower_help.evidence.payloads import PIECE
from tests.scale.visitor import TOKEN, Visitor

BLOCK = 64 * 1024
BOUNDARY = "between-the-parts"


class Sending(Visitor):
    """A visitor with a case who adds files to it."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.record("/start/?p=borrower", words="今天不还，就通知你们村委会。", first=True)
        self.home = self.case()
        self.page = f"{self.home}files/add/"
        found = TOKEN.search(self.see(self.page))
        assert found is not None
        self.token = found[1]
        self.sent = 0  # bytes of pieces

    def _head(self, path: str, length: int, kind: str) -> bytes:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"POST {path} HTTP/1.1", "Host: localhost", f"Cookie: {cookies}", f"X-F: {self.token}"]
        lines += ["Accept: application/json", f"Content-Type: {kind}", f"Content-Length: {length}", "Connection: close"]
        return "\r\n".join([*lines, "", ""]).encode()

    def _post(
        self, path: str, body: Iterator[bytes], length: int, kind: str, *, until: int | None = None
    ) -> tuple[int, str, bytes]:
        """Send a request and return status, Location and body; hang up after `until` bytes of its body: status 0."""
        left = length if until is None else until
        with closing(socket.create_connection(("127.0.0.1", self.port), timeout=60)) as line:
            try:
                line.sendall(self._head(path, length, kind))
                for block in body:
                    line.sendall(block[:left])
                    left -= len(block[:left])
                    if left <= 0:
                        break
                if until is not None:
                    return 0, "", b""
            except (BrokenPipeError, ConnectionResetError):  # answered early, or gone
                pass
            return _answer(line)

    def by_form(
        self, name: str, data: Iterator[bytes], size: int, *, until: float | None = None
    ) -> tuple[int, str, str]:
        """Send one file by the form; `until`: hang up after this part of it."""
        part = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self.token}\r\n'
        part += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        end = f'\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name="end"\r\n\r\n1\r\n--{BOUNDARY}--\r\n'

        def body() -> Iterator[bytes]:
            yield part.encode()
            yield from data
            yield end.encode()

        length = len(part.encode()) + size + len(end)
        cut = None if until is None else int(length * until)
        status, where, said = self._post(
            self.page, body(), length, f"multipart/form-data; boundary={BOUNDARY}", until=cut
        )
        return status, where, said.decode(errors="replace")

    def begin(self, name: str, size: int) -> dict[str, Any]:
        """Begin a file in pieces, or find where it stopped."""
        told = urlencode({"name": name, "length": size, "modified": 1}).encode()
        path = f"{self.home}files/sending/"
        status, _where, said = self._post(path, iter([told]), len(told), "application/x-www-form-urlencoded")
        assert status == 200, said
        begun: dict[str, Any] = json.loads(said)
        return begun

    def piece(
        self, begun: dict[str, Any], data: bytes, at: int, *, until: float | None = None, whole: bool = True
    ) -> int:
        """Send one piece (`data` is the whole file, or the piece); return the status, 0 where this side hung up."""
        piece = data[at : at + PIECE] if whole else data
        cut = None if until is None else int(len(piece) * until)
        self.sent += len(piece) if cut is None else cut
        status, _where, _said = self._post(
            f"{begun['url']}?at={at}", iter([piece]), len(piece), "application/octet-stream", until=cut
        )
        return status

    def finish(self, begun: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Ask for the receipt."""
        status, _where, said = self._post(begun["url"] + "finish/", iter(()), 0, "application/octet-stream")
        return status, json.loads(said) if said.startswith(b"{") else {}

    def listed(self) -> str:
        """Return the page that says what is kept."""
        return self.see(f"{self.home}files/")

    def fetched(self, number: int = 1) -> bytes:
        """Return a kept file."""
        found = re.findall(r'<h2><a href="([^"]+)">', self.listed())
        status, _where, data = self.ask("GET", f"{found[number - 1]}original/")
        assert status == 200
        return data


def _answer(line: socket.socket) -> tuple[int, str, bytes]:
    data = b""
    try:
        while more := line.recv(BLOCK):
            data += more
    except ConnectionResetError:
        pass
    head, _, body = data.partition(b"\r\n\r\n")
    found = re.match(rb"HTTP/1\.1 (\d+)", head)
    where = re.search(rb"(?im)^Location: (\S+)", head)
    return int(found[1]) if found else 0, where[1].decode() if where else "", body


def random_blocks(size: int) -> Iterator[bytes]:
    """Yield so many bytes."""
    for _ in range(size // BLOCK):
        yield os.urandom(BLOCK)
    yield os.urandom(size % BLOCK)


def piece_of(size: int, at: int) -> bytes:
    """Return a piece of a file that is nowhere whole."""
    return os.urandom(min(PIECE, size - at))
