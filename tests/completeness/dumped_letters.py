"""Letters of a dumped site: who writes them over HTTP, the web server they talk to, the worker that draws."""

import http.client
import json
import os
import re
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from uuid import uuid4

from django.utils import timezone

from borrower_help.core.models import Job
from borrower_help.env import PROJECT_ROOT
from borrower_help.letters.models import Letter, Rendering
from borrower_help.operations.processes import die_with_parent
from borrower_help.operations.serve import Site
from tests.completeness.seeds import Seeds, pdf_text
from tests.scale.visitor import TOKEN, Fields, Unexpected, Visitor

PATIENCE = 600  # seconds, where the machine has much else to do
NUMBERS = 12  # on the sheet of one letter
CONDUCT = ["asked_me_to_pay", "insulted"]
DAY: Fields = {"day_pick": "other", "day_date": "2026-03-05", "clock": "22:10"}


@contextmanager
def running(command: list[str], log: Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a part of the site until the block ends."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            env=os.environ | more,
            cwd=PROJECT_ROOT,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            preexec_fn=die_with_parent,
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def web(log: Path) -> Iterator[int]:
    """Run the web server as script/server does and return its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with running([*Site._web(), "--workers", "1"], log, PORT=str(port)) as process:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and process.poll() is None:
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port


@contextmanager
def worker(log: Path) -> Iterator[None]:
    """Run the worker as script/server does."""
    with running(Site._worker(), log):
        yield


class Person(Visitor):
    """Come by, write letters, take them away."""

    def post(self, page: str, fields: Fields) -> bytes:
        """Send the form of `page` and return the file it answers with."""
        token = TOKEN.search(self.see(page))
        status, _where, data = self.ask("POST", page, {**fields, "csrfmiddlewaretoken": token[1] if token else ""})
        if status != 200:
            raise Unexpected(f"POST {page}: {status}")
        return data

    def bring(self, data: bytes) -> None:
        """Bring a file back in, as somebody new."""
        page = self.see("/records/bring/")
        hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|draft)" value="([^"]+)"', page))
        answer = self.hand_over("/records/bring/", {**hidden, "consent": "on"}, "file", "2026-03-05.json", data)
        for name, morsel in SimpleCookie("; ".join(answer.headers.get_all("Set-Cookie") or [])).items():
            self.cookies[name] = morsel.value

    def keep(self, case: str, name: str, data: bytes) -> None:
        """Keep a file in a record."""
        token = TOKEN.search(self.see(f"{case}files/add/"))
        fields = {"csrfmiddlewaretoken": token[1] if token else ""}
        self.hand_over(f"{case}files/add/", fields, "files", name, data, last={"end": "1"})

    def hand_over(
        self, page: str, fields: dict[str, str], field: str, name: str, data: bytes, last: dict[str, str] | None = None
    ) -> http.client.HTTPResponse:
        """Send a form with a file to where it leads on from."""
        parts = [_part(key, value) for key, value in fields.items()]
        parts.append(f'Content-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'.encode() + data)
        parts += [_part(key, value) for key, value in (last or {}).items()]
        body = b"".join(b"--b0undary\r\n" + part + b"\r\n" for part in parts) + b"--b0undary--\r\n"
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": "localhost", "Cookie": cookies, "Content-Type": "multipart/form-data; boundary=b0undary"}
        line.request("POST", page, body, headers)
        answer = line.getresponse()
        if answer.status != 302:
            raise Unexpected(f"{page}: {answer.status} {re.sub('<[^>]+>|[ ]{2,}', '', answer.read().decode())[:600]}")
        line.close()
        return answer


def _part(name: str, value: str) -> bytes:
    return f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()


class Letters:
    """Have letters written in every way there is, a different secret in every field."""

    def __init__(self, seeds: Seeds, port: int) -> None:
        self.seeds, self.port = seeds, port
        self.letters: list[tuple[Person, str]] = []  # as whom to look at which address
        self.cases: list[tuple[Person, str]] = []
        self.printed: dict[str, str] = {}  # what the PDFs that were taken away say
        self.drawn = 0

    def somebody(self) -> Person:
        return Person(self.port)

    def arrived(self, person: Person) -> str:
        """Copy the code down and return the address of the case."""
        self.seeds.passing[person.copy_code()] = "code"
        case = person.case()
        self.cases.append((person, case))
        return case

    def ask_for(self) -> None:
        """Have letters waiting for a worker: asked for once, changed, renewed, brought in."""
        self.complaints()
        self.bring(*self.notice())

    def complaints(self) -> None:
        """Write complaints and a digest as a borrower, one of them with an app for a name, one renewed since."""
        person = self.somebody()
        person.record("/start/?p=me", words=self.seeds.text("incident.words, over HTTP"), first=True)
        case = self.arrived(person)
        for without in ("app_name", "recipient_name", ""):
            letter = person.begin_letter(case)
            fields = self.fields("complaint")
            self.change(person, letter, {name: self.seeds.lends("written over") for name in fields if name != "phone"})
            if without:
                del self.seeds.kept[str(fields.pop(without))]
            self.change(person, letter, fields)
            self.letters.append((person, letter))
        self.reword(person, letter)
        self.attach(person, case, letter)
        self.renew(person, letter)
        self.letters.append((person, self.second_look(person, case)))
        gone = person.begin_letter(case)
        self.change(
            person, gone, {"own_words": self.seeds.lends("thrown away"), "name": self.seeds.lends("thrown away")}
        )
        person.send(gone, {}, to=f"{gone}drop/")
        digest = person.send(f"{case}letters/", {"key": "digest", "letter": str(uuid4())}, to=f"{case}letters/new/")
        self.letters.append((person, digest))

    def fields(self, kind: str) -> Fields:
        """Return a secret for each field of a letter's form."""
        seeds = self.seeds
        texts = ("own_words", "name", "recipient_name", *(("hours", "app_name") if kind == "complaint" else ()))
        made: Fields = {name: seeds.text(f"{kind}.{name}") for name in texts}
        made["phone"] = seeds.phone(f"{kind}.phone")
        made["numbers"] = "\r\n".join(seeds.phone(f"{kind}.numbers") for _ in range(NUMBERS))
        return made | ({"id_number": seeds.identity("complaint.id_number")} if kind == "complaint" else {})

    def change(self, person: Person, letter: str, fields: Fields) -> None:
        """Change a draft over its form."""
        person.send(letter, fields, to=f"{letter}change/")

    def reword(self, person: Person, letter: str) -> None:
        """Say the first paragraph of a draft in other words."""
        boxes = re.findall(r'<textarea name="([0-9a-f]{16})"[^>]*>\s*([^<]*)</textarea>', person.see(f"{letter}words/"))
        typed = {name: unescape(text) for name, text in boxes} | {boxes[0][0]: self.seeds.text("complaint.reworded")}
        person.send(f"{letter}words/", typed)

    def attach(self, person: Person, case: str, letter: str) -> None:
        """Keep a file and have it go with a draft."""
        data = self.seeds.text("file content, that goes with a letter").encode() * 9
        self.seeds.kept[sha256(data).hexdigest()] = "file hash"
        person.keep(case, f"{self.seeds.text('file.name, that goes with a letter')}.txt", data)
        page = person.see(f"{letter}exhibits/")
        (file,) = re.findall(r'name="file" value="([0-9a-f-]{36})"', page)
        (revision,) = re.findall(r'name="revision" value="(\d+)"', page)
        person.send(f"{letter}exhibits/", {"file": file, "revision": revision})

    def second_look(self, person: Person, case: str) -> str:
        """Begin a letter that asks for something by itself; return its address."""
        said = {
            "answer_ticket": self.seeds.text("complaint.answers"),
            "answer_unmet": self.seeds.text("complaint.answers"),
        }
        return person.send(
            f"{case}letters/", {"key": "second_level", "letter": str(uuid4()), **said}, to=f"{case}letters/new/"
        )

    def renew(self, person: Person, letter: str) -> None:
        """Look at a letter whose job is late: it is sent again under a new key, with the old message still there."""
        rendering = Rendering.objects.get(letter_id=letter.strip("/").rpartition("/")[2])
        assert Job.objects.filter(pk=rendering.pk).update(queued_at=timezone.now() - timedelta(hours=1))
        person.see(letter)
        assert Job.objects.get(pk=rendering.pk).attempt == 2

    def notice(self) -> tuple[Person, str]:
        """Write a notice by the short way of a relative; return the case."""
        person = self.somebody()
        said = {"number": self.seeds.phone("short.number"), "claimed": self.seeds.text("short.claimed")}
        who = {"channel": "call", "relation": "child", "own_role": "none", "consent": "on", "draft": str(uuid4())}
        person.send("/write/", {"conduct": CONDUCT, **DAY, **said, **who})
        case = self.arrived(person)
        letter = self.only_letter(person, case)
        self.change(person, letter, self.fields("notice"))
        self.letters.append((person, letter))
        return person, case

    def only_letter(self, person: Person, case: str) -> str:
        """Return the address of a case's letter."""
        found = re.findall(rf'"({case}letters/[0-9a-f-]{{36}}/)"', person.see(f"{case}letters/"))
        assert len(found) == 1
        return str(found[0])

    def waited_for(self) -> dict[str, object]:
        """Return what a casefile says of a file whose bytes never come."""
        digest = secrets.token_hex(32)
        self.seeds.kept[digest] = "file hash"
        told = {name: self.seeds.text(f"awaited.{name}") for name in ("name", "note", "origin", "excerpt")}
        return {
            "id": str(uuid4()),
            "number": 1,
            "length": 5,
            "sha256": digest,
            "received_at": "2026-03-05T10:00:00",
        } | told

    def bring(self, person: Person, case: str) -> None:
        """Take a case along and bring it in elsewhere, with words for whose debt it is."""
        data = json.loads(person.post(f"{case}export/", {}))
        data["letters"][0]["options"]["relation"] = self.seeds.text("notice.relation")
        data["files"] = [self.waited_for()]
        other = self.somebody()
        other.bring(json.dumps(data, ensure_ascii=False).encode())
        brought = self.arrived(other)
        letter = self.only_letter(other, brought)
        other.see(letter)
        self.letters.append((other, letter))

    def jobs(self) -> list[str]:
        """Return the ids of the jobs that wait."""
        return [str(pk) for pk in Job.objects.values_list("pk", flat=True)]

    def shown(self) -> list[str]:
        """Return the ids of those among them that are about kept files."""
        return [str(pk) for pk in Job.objects.filter(task="evidence.show").values_list("pk", flat=True)]

    def take_away(self) -> None:
        """Look at every letter until it is drawn, fix some, and take them along in every way there is."""
        for number, (person, letter) in enumerate(self.letters):
            text = pdf_text(person.wait_for_pdf(letter, seconds=PATIENCE))
            self.printed |= {secret: where for secret, where in self.seeds.kept.items() if secret in text}
            if number % 2 == 0:
                person.issue(letter)
            person.see(letter)
            person.see(f"{letter}pages/")
            status, _where, picture = person.ask("GET", f"{letter}pages/1/")
            assert (status, picture[1:4]) == (200, b"PNG")
        for person, case in self.cases:
            for page in ("", "list/", "findings/", "letters/", "about/"):
                person.see(case + page)
            assert json.loads(person.post(f"{case}export/", {"removed": "on"}))["letters"]
        assert Letter.objects.filter(state="issued").count() >= 3
        assert not Job.objects.exists()
        self.drawn = Rendering.objects.exclude(result=None).count()
