"""A visitor without a browser: keeps cookies, fills forms in, follows where answers lead. For tests and benchmarks over a real socket."""

import http.client
import re
import time
from http.cookies import SimpleCookie
from urllib.parse import urlencode
from uuid import uuid4

from borrower_help.accounts.codes import well_formed

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
Fields = dict[str, str | list[str]]


class Unexpected(AssertionError):
    """Say which answer was not the one a visitor needs."""


class Visitor:
    """Come to `port` on this machine; `go_to` another port is another web machine behind the same name."""

    def __init__(self, port: int, *, address: str = "") -> None:
        self.port = port
        self.address = address  # as a proxy would write it down
        self.cookies: dict[str, str] = {}
        self.took: list[float] = []
        self._line: http.client.HTTPConnection | None = None

    def go_to(self, port: int) -> None:
        """Send what follows to another web machine."""
        self.leave_line()
        self.port = port

    def leave_line(self) -> None:
        """Close the connection."""
        if self._line is not None:
            self._line.close()
        self._line = None

    def ask(self, method: str, path: str, fields: Fields | None = None) -> tuple[int, str, bytes]:
        """Return status, Location and body; a kept connection that the server closed meanwhile is opened again."""
        headers = {"Host": "localhost", "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if self.address:
            headers["X-Forwarded-For"] = self.address
        body = urlencode(fields, doseq=True) if fields is not None else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        for fresh in (False, True):
            if self._line is None or fresh:
                self.leave_line()
                self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            begun = time.perf_counter()
            try:
                self._line.request(method, path, body, headers)
                answer = self._line.getresponse()
                data = answer.read()
                break
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                if fresh:
                    raise
        self.took.append(time.perf_counter() - begun)
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer.status, answer.headers.get("Location", ""), data

    def see(self, path: str) -> str:
        """Return a page; anything but 200 is Unexpected."""
        status, _where, data = self.ask("GET", path)
        if status != 200:
            raise Unexpected(f"GET {path}: {status}")
        return data.decode()

    def send(self, page: str, fields: Fields, *, to: str = "", expect: int = 302) -> str:
        """Fill in the form that stands on `page` (sent to `to` where it goes elsewhere); return where the answer leads."""
        found = TOKEN.search(self.see(page))
        if found is None:
            raise Unexpected(f"{page} has no form")
        status, where, data = self.ask("POST", to or page, {**fields, "csrfmiddlewaretoken": found[1]})
        if status != expect:
            raise Unexpected(f"POST {to or page}: {status} {re.sub('<[^>]+>|[ ]{2,}', '', data.decode())[:600]}")
        return where

    def record(self, start: str, *, words: str, first: bool) -> str:
        """Record one call through its pages; return where saving it leads."""
        consent: Fields = {"consent": "on"} if first else {}
        when = self.send(start, {"conduct": ["insulted", "asked_me_to_pay"], "draft": str(uuid4()), **consent})
        who = self.send(when, {"when": "time", "day_pick": "other", "day_date": "2026-03-05", "clock": "22:10"})
        said = self.send(who, {"channel": "call", "connected": "yes", "reached": "self"})
        check = self.send(said, {"heard": "self", "words": words, "number": "13800000000"})
        return self.send(check, {})

    def copy_code(self) -> str:
        """Copy the key code down, say so, and return its digits."""
        fours = re.findall(r"(?<!\d)\d{4}(?!\d)", re.sub(r"<[^>]+>", " ", self.see("/key/paper/")))
        runs = ("".join(fours[at : at + 5]) for at in range(len(fours) - 4))
        digits = next(run for run in runs if well_formed(run))
        self.send("/key/paper/", {}, to="/key/paper/done/")
        return digits

    def unlock(self, digits: str) -> None:
        """Enter a key code."""
        self.send("/key/", {"code": digits})

    def case(self) -> str:
        """Return the address of the one case there is."""
        _status, where, _data = self.ask("GET", "/records/")
        if not re.fullmatch(r"/records/[0-9a-f-]{36}/", where):
            raise Unexpected("there is not one case")
        return where

    def begin_letter(self, case: str) -> str:
        """Begin a complaint; return its address."""
        return self.send(f"{case}letters/", {"key": "complaint", "letter": str(uuid4())}, to=f"{case}letters/new/")

    def issue(self, letter: str) -> None:
        """Fix a letter as it stands."""
        seen = re.search(r'name="seen" value="([0-9a-f]+)"', self.see(letter))
        self.send(letter, {"seen": seen[1] if seen else ""}, to=f"{letter}issue/")

    def wait_for_pdf(self, letter: str, *, seconds: float = 30.0, every: float = 0.2) -> bytes:
        """Look at a letter as its owner does until its file is there; return it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.see(letter)
            status, _where, data = self.ask("GET", f"{letter}file/")
            if status == 200 and data.startswith(b"%PDF"):
                return data
            time.sleep(every)
        raise Unexpected(f"no file after {seconds:.0f} s")
