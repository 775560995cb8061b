"""A whole site in a process of its own, for the thief of test_dump.py: real settings, database file, logs, broker.

`python -m tests.completeness.dumped_site live` sows secrets through pages and services, tells them in one line of JSON, and waits, database open, for
a line: first while letters wait for a worker that is not there, then when it has drawn them. With SEALING=off nothing is sealed. `attack FOLDER...`
reads candidates for keys from the folders and tries them; `by_message FILE` tries each message of a broker by itself.
"""

# ruff: noqa: E402 - Django is set up before anything of the site is imported
import hashlib
import json
import os
import re
import secrets
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.completeness.dumped_settings"
import django

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from borrower_help.accounts import services as accounts
from borrower_help.accounts.keys import Unlocked, unlock
from borrower_help.accounts.models import HeldPost
from borrower_help.binders.models import Binder
from borrower_help.cases.access import OpenCase, open_case
from borrower_help.cases.models import Access
from borrower_help.core.dates import today
from borrower_help.evidence.models import EvidenceFile
from borrower_help.evidence.payloads import PIECE
from borrower_help.home import views as home_views
from borrower_help.incidents import services as incidents
from borrower_help.incidents.models import Incident, IncidentDraft
from borrower_help.matters import feeds
from borrower_help.matters.models import Outcome, Paper, Response
from borrower_help.matters.payloads import OutcomePayload, PaperPayload, ResponsePayload
from tests.completeness.dumped_letters import Letters, web, worker
from tests.completeness.seeds import Seeds
from tests.factories import client_for, lock, make_case, make_guest, make_issued_letter, make_payload

CONDUCT = ["insulted", "asked_me_to_pay"]
TEXTS = ("words", "claimed", "place", "witnesses", "police_receipt", "effects")
BULK = 28


class Sower:
    """Walk through the site as people do, leaving a different secret in every field."""

    def __init__(self) -> None:
        self.seeds = Seeds()
        self.codes: list[str] = []
        self.clients: list[Client] = []

    def words(self, *names: str) -> dict[str, str]:
        """Return a secret for each named field of an incident."""
        return {
            name: self.seeds.phone(f"incident.{name}") if name == "number" else self.seeds.text(f"incident.{name}")
            for name in names
        }

    def client(self, unlocked: Unlocked | None = None) -> Client:
        """Return a client whose every request carries secrets beside the form."""
        address = f"203.0.113.{len(self.clients) + 7}"
        self.seeds.passing[address] = "address"
        headers = {"HTTP_USER_AGENT": f"Mozilla {self.seeds.lends('user agent')}", "REMOTE_ADDR": address}
        headers |= {"HTTP_ACCEPT_LANGUAGE": f"zh-{self.seeds.lends('language')}", "HTTP_COOKIE2": "x"}
        client = client_for(unlocked, raise_request_exception=False, **headers)
        self.clients.append(client)
        return client

    def sent(self, client: Client, path: str, data: dict[str, Any], status: int = 302) -> str:
        """Send a form and return where it leads."""
        query = "&" if "?" in path else "?"
        response = client.post(f"{path}{query}q={self.seeds.lends('query')}", data)
        assert response.status_code == status, (path, response.status_code, response.content.decode()[:3000])
        return str(response.get("Location", ""))

    def journey(self, client: Client, start: str, *, visit: bool, first: bool) -> None:
        """Record one occasion through its pages."""
        consent = {"consent": "on"} if first else {}
        when = self.sent(client, start, {"conduct": CONDUCT, "draft": str(uuid4()), **consent})
        who = self.sent(client, when, {"when": "time", "day_pick": "other", "day_date": "2026-03-05", "clock": "22:10"})
        if visit:
            place = {"channel": "visit", "reached": "self", **self.words("place", "witnesses", "police_receipt")}
            words = self.sent(client, who, place)
        else:
            words = self.sent(client, who, {"channel": "call", "connected": "yes", "reached": "self"})
        said = {"heard": "self", **self.words("words", "number", "claimed", "effects")}
        check = self.sent(client, words, said)
        assert client.get(check).status_code == 200
        self.sent(client, check, {})

    def somebody_new(self) -> Client:
        """Come by the front, record, see the code, leave it unconfirmed."""
        client = self.client()
        self.journey(client, "/start/?p=me", visit=False, first=True)
        page = client.get(reverse("accounts:code"))
        code = "".join(page.context["groups"])
        self.codes.append(code)
        self.seeds.kept[code] = "code not copied down yet"
        for name in ("card", "picture", "picture_file", "choices"):
            assert client.get(reverse(f"accounts:{name}")).status_code == 200
        return client

    def somebody_back(self) -> tuple[Client, Unlocked, OpenCase]:
        """Return somebody with a confirmed code, a passphrase, a PIN and a case, come in by the code."""
        guest = make_guest()
        case = make_case(
            guest, app_name=self.seeds.text("case.app_name"), lender_name=self.seeds.text("case.lender_name")
        )
        code = accounts.code_to_show(unlocked=guest)
        assert code is not None
        accounts.confirm_code(unlocked=guest)
        passphrase = self.seeds.lends("passphrase")
        accounts.add_passphrase(unlocked=guest, code=code, passphrase=passphrase)
        self.seeds.passing[code] = "code"
        self.codes.append(code)
        client = self.client()
        unlock_url = reverse("accounts:unlock")
        self.sent(client, unlock_url, {"code": code, "passphrase": self.seeds.lends("wrong passphrase")}, 422)
        self.sent(client, unlock_url, {"code": code[:-1] + str((int(code[-1]) + 1) % 10)}, 422)
        self.sent(client, unlock_url, {"code": code, "passphrase": passphrase})
        self.sent(client, reverse("accounts:phone"), {"pin": "246801", "pin_again": "246801"})
        return client, unlock(code, passphrase), open_case(guest, case.id, need=Access.OWN)

    def everything(self) -> list[str]:
        """Sow until there are enough, and return, for the control of the attack, the keys."""
        new = self.somebody_new()
        client, guest, case = self.somebody_back()
        incident_new = reverse("incidents:new", args=[case.id])
        for visit in (True, False, True, False):
            self.journey(client, incident_new, visit=visit, first=False)
        self.journey(new, "/start/?p=kin", visit=True, first=True)
        self.by_day(client, incident_new)
        for _ in range(4):
            self.sent(
                client,
                "/sent/?p=me",
                {
                    "what": "stop_contact",
                    "when": "now",
                    "number": self.seeds.phone("refusal.number"),
                    "draft": str(uuid4()),
                },
            )
        self.bulk(case)
        self.edit(client, case)
        self.drafts(client, case, incident_new)
        self.remove(client, case)
        self.look_at_everything(client, case)
        self.about(client, case)
        self.follow_up(client, case)
        self.files(client, case)
        self.go_wrong(client, case)
        self.hold(client, case, guest)
        self.files_of = (guest, case)
        keys = [case.keys.private_key, guest.private_key, *case.keys.data_keys.values()]
        return [key.hex() for key in keys]

    def passing(self) -> dict[str, str]:
        """Return what must not be kept in any form: what was sent on the side, and what cookies held."""
        for client in self.clients:
            for name in ("s", "k", "p", "f"):
                value = client.cookies[name].value if name in client.cookies else ""
                for part in value.split("."):
                    if len(part) == 64 or (len(part) >= 32 and name != "p"):
                        self.seeds.passing[part] = f"cookie {name}"
        return self.seeds.passing

    def by_day(self, client: Client, incident_new: str) -> None:
        """Record counts of days, each with its number."""
        when = self.sent(client, incident_new, {"conduct": ["many_calls", "insulted"], "draft": str(uuid4())})
        days = self.sent(client, when, {"when": "many"})
        rows = {"spread": "every"}
        for row in range(1, 15):
            rows |= {f"day_{row}": f"2026-03-{row:02d}", f"answered_{row}": "3", f"texts_{row}": "2"}
            rows[f"number_{row}"] = self.seeds.phone("incident.number, by day")
        who = self.sent(client, days, rows)
        check = self.sent(client, who, {"reached": "self"})
        self.sent(client, check, {})

    def bulk(self, case: OpenCase) -> None:
        """Record many at once through the service."""
        payloads = [make_payload(**self.words("number", *TEXTS), contact_channel="visit") for _ in range(BULK)]
        incidents.record_incidents(case=case, payloads=payloads)

    def edit(self, client: Client, case: OpenCase) -> None:
        """Change one record on its page, every field."""
        rows = [(row, row.payload(case.keyring)) for row in Incident.objects.filter(case=case.row)]
        row, before = next((row, payload) for row, payload in rows if payload.words)
        for name in ("number", *TEXTS):
            self.seeds.kept.pop(getattr(before, name), None)  # written over
            if getattr(before, name):
                self.seeds.passing[getattr(before, name)] = "written over"
        said = self.words("number", *TEXTS)
        form = client.get(reverse("incidents:edit", args=[case.id, row.pk])).context["form"]
        data = MultiValueDict({name: [value] for name, value in filled(form).items()})
        data.update({"day_pick": "other", "day_date": "2026-03-05", "precision": "time", "clock": "22:10", **said})
        data.update({"channel": "visit", "heard": "self", "reached": "self", "revision": str(row.revision)})
        self.sent(client, reverse("incidents:edit", args=[case.id, row.pk]), dict(data.items()))

    def drafts(self, client: Client, case: OpenCase, incident_new: str) -> None:
        """Leave drafts half done, on pages and through the service."""
        for _ in range(6):
            when = self.sent(client, incident_new, {"conduct": CONDUCT, "draft": str(uuid4())})
            who = self.sent(
                client, when, {"when": "time", "day_pick": "other", "day_date": "2026-03-05", "clock": "22:10"}
            )
            place = {"channel": "visit", "reached": "self"}
            place |= {name: self.seeds.text(f"draft.{name}") for name in ("place", "witnesses", "police_receipt")}
            words = self.sent(client, who, place)
            said = {name: self.seeds.text(f"draft.{name}") for name in ("words", "claimed", "effects")}
            self.sent(
                client, words, {"heard": "self", "number": self.seeds.phone("draft.number"), **said, "later": "1"}
            )

    def remove(self, client: Client, case: OpenCase) -> None:
        """Take records out; they can be restored, so they are still there."""
        for row in Incident.objects.filter(case=case.row).order_by("pk")[:3]:
            self.sent(client, reverse("incidents:remove", args=[case.id, row.pk]), {})
        row = Incident.objects.filter(case=case.row).exclude(removed_on=None).first()
        assert row is not None
        self.sent(client, reverse("incidents:restore", args=[case.id, row.pk]), {})

    def look_at_everything(self, client: Client, case: OpenCase) -> None:
        """Open every page that shows what was written."""
        for name in ("home:case", "incidents:list", "incidents:removed", "home:about"):
            assert client.get(reverse(name, args=[case.id])).status_code == 200, name
        for row in Incident.objects.filter(case=case.row, removed_on=None)[:10]:
            assert client.get(reverse("incidents:detail", args=[case.id, row.pk])).status_code == 200
        for draft in IncidentDraft.objects.filter(case=case.row):
            assert client.get(reverse("incidents:check", args=[case.id, draft.pk])).status_code == 200

    def about(self, client: Client, case: OpenCase) -> None:
        """Change what the case says about itself."""
        path = reverse("home:about", args=[case.id])
        context = client.get(path).context
        for name in ("app_name", "lender_name"):
            old = getattr(case.payload, name)
            self.seeds.kept.pop(old)
            self.seeds.passing[old] = "written over"
        data = {**filled(context["form"]), "revision": str(context["revision"])}
        data |= {name: self.seeds.text(f"case.{name}") for name in ("app_name", "lender_name")}
        self.sent(client, path, {**data, "lender_kind": "bank", "debt_state": "overdue"})

    def follow_up(self, client: Client, case: OpenCase) -> None:
        """Hand a letter over and write down what came back, a paper of a court, and what came of it."""
        letter, text = make_issued_letter(case), self.seeds.text
        sent = {"how": "post", "handed_pick": "other", "handed_date": today().isoformat(), "received_pick": ""}
        sent |= {"number": self.seeds.phone("dispatch.number"), "note": text("dispatch.note"), "revision": "1"}
        self.sent(client, reverse("matters:change", args=[case.id, letter.pk]), sent)
        assert client.get(reverse("matters:matter", args=[case.id, letter.pk])).status_code == 200
        response = ResponsePayload(on=today().isoformat(), words=text("response.words"))
        paper = PaperPayload(paper="complaint", received_on="2026-03-05", number=text("paper.number"))
        told = {name: text(f"outcome.{name}") for name in ("paid_back", "agreed", "note")}
        Response(case=case.row, letter=letter).put(response, case.keyring).save()
        Paper(case=case.row).put(paper, case.keyring).save()
        Outcome(case=case.row).put(OutcomePayload(**told), case.keyring).save()
        self.debt(client, case)
        self.month(client, case)
        self.sent(client, reverse("matters:begin_feed", args=[case.id]), {})
        token = feeds.token_of(case)
        self.seeds.passing[token] = "address of a calendar"
        assert client.get(reverse("matters:feed", args=[token])).status_code == 200

    def debt(self, client: Client, case: OpenCase) -> None:
        """Write a debt down on its three screens, as a browser does, with a schedule pasted from an app."""
        row = str(uuid4())
        first = {"name": self.seeds.text("debt.name"), "kind": "platform", "row": row, "revision": "1"}
        self.sent(client, reverse("repayment:new", args=[case.id]), first)
        pasted = f"{self.seeds.text('debt.schedule')}\n2 500"
        numbers = {"received": "900", "every": "month", "schedule": pasted, "revision": "1"}
        self.sent(client, reverse("repayment:numbers", args=[case.id, row]), numbers)
        self.sent(client, reverse("repayment:now", args=[case.id, row]), {"demanded": "1234.56", "revision": "2"})
        assert client.get(reverse("repayment:debt", args=[case.id, row])).status_code == 200
        self.signed(client, case, row)
        self.promise(client, case)

    def signed(self, client: Client, case: OpenCase, row: str) -> None:
        """Write down what was signed and mark an instalment as paid, as a browser does."""
        day = today().isoformat()
        terms = {"signed_on_pick": "other", "signed_on_date": day, "where": "paper", "revision": "1"}
        terms |= {"signer": self.seeds.text("agreement.signer"), "words": self.seeds.text("agreement.words")}
        self.sent(client, reverse("repayment:terms", args=[case.id, row]), terms)
        parts = {"way": "equal", "total": "1200", "count": "12", "first_on": day, "every": "month", "revision": "1"}
        self.sent(client, reverse("repayment:parts", args=[case.id, row]), parts)
        paid = {"on_pick": "other", "on_date": day, "amount": "100"}
        self.sent(client, reverse("repayment:mark", args=[case.id, row, 1]), paid)
        assert client.get(reverse("repayment:agreement", args=[case.id, row])).status_code == 200

    def promise(self, client: Client, case: OpenCase) -> None:
        """Write down a promise on its two screens and ask for it in writing, as a browser does."""
        row = str(uuid4())
        first = {"kinds": ["stop"], "words": self.seeds.text("promise.words"), "amount": "600", "row": row}
        self.sent(client, reverse("repayment:new_promise", args=[case.id]), {**first, "revision": "1"})
        second = {"who": self.seeds.text("promise.who"), "staff": self.seeds.latin("promise.staff"), "revision": "1"}
        second |= {"said_on_pick": today().isoformat(), "channel": "phone", "writing": "no"}
        self.sent(client, reverse("repayment:promise_who", args=[case.id, row]), second)
        self.sent(client, reverse("repayment:promise_asked", args=[case.id, row]), {})
        assert client.get(reverse("repayment:promise", args=[case.id, row])).status_code == 200

    def month(self, client: Client, case: OpenCase) -> None:
        """Answer the five screens of a month, as a browser does."""
        card, words = self.seeds.latin("means.debits"), self.seeds.text("means.words")
        answers = {
            "income": {"pay_low": "4321.09"},
            "household": {"adults": "2"},
            "costs": {"housing": "1234.56"},
            "kept": {"debited": "yes", "debit_where_0": card, "debit_day_0": "5"},
            "events": {"events": ["illness"], "words": words},
        }
        for revision, (screen, typed) in enumerate(answers.items()):
            path = reverse("repayment:month_screen", args=[case.id, screen])
            self.sent(client, path, {**typed, "revision": str(revision)})
        assert client.get(reverse("repayment:month", args=[case.id])).status_code == 200

    def files(self, client: Client, case: OpenCase) -> None:
        """Send files, marked at start, middle and end, as a browser does; say what they prove; send one that breaks off."""
        marks = [secrets.token_hex(16) for _ in range(6)]
        self.seeds.kept |= dict.fromkeys(marks, "file content")
        size, path = 300_000, reverse("evidence:add", args=[case.id])
        for number in (0, 3):
            start, middle, end = (mark.encode() for mark in marks[number : number + 3])
            body = (
                b"#!AMR\n" + start + bytes(size) + middle + bytes(size) + end
            )  # sound: what is said in it is asked for
            digest = hashlib.sha256(body).hexdigest()
            self.seeds.kept[digest] = "file hash"
            name = self.seeds.text("file.name")
            self.sent(client, path, {"files": SimpleUploadedFile(f"{name}.amr", body), "end": "1"})
        self.text_to_show(client, path)
        rows = EvidenceFile.objects.filter(case=case.row)
        row = next(row for row in rows if row.payload(case.keyring).name.endswith(".amr"))
        told = {name: self.seeds.text(f"file.{name}") for name in ("note", "origin", "excerpt")} | {
            "source": "recorded"
        }
        one = [case.id, row.pk]
        self.sent(client, reverse("evidence:change", args=one), {**told, "revision": str(row.revision)})
        assert client.get(reverse("evidence:file", args=one)).status_code == 200
        assert b"".join(client.get(reverse("evidence:original", args=one)).streaming_content)  # type: ignore[attr-defined]
        self.pieces(client, case)
        self.check_code(client, case)
        cut = SimpleUploadedFile("cut.m4a", self.seeds.lends("cut file").encode() * 1000)
        self.sent(client, path, {"files": cut}, 400)

    def bind(self) -> None:
        """Have the files bound and their list by the worker, fetch both, and have the list made again."""
        guest, case = self.files_of
        client = client_for(guest)
        self.clients.append(client)
        here, ends = reverse("binders:bound", args=[case.id]), time.monotonic() + 240
        for part in ("all", "list", "list"):
            self.sent(client, reverse("binders:make", args=[case.id]), {"part": part})
            while dict(client.get(here).context["parts"])[part].state != "ready":
                assert time.monotonic() < ends
                time.sleep(0.5)
        for row in Binder.objects.filter(case=case.row):
            pdf = client.get(reverse("binders:pdf", args=[case.id, row.pk]))
            assert b"".join(pdf.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]

    def text_to_show(self, client: Client, path: str) -> None:
        """Send a text the worker makes a copy of to look at, every part of it marked."""
        marks = [secrets.token_hex(16) for _ in range(3)]
        self.seeds.kept |= dict.fromkeys(marks, "file content")
        body = "\n".join(f"{mark} {'张经理说明天上门。' * 500}" for mark in marks).encode()
        self.seeds.kept[hashlib.sha256(body).hexdigest()] = "file hash"
        name = self.seeds.text("file.name")
        self.sent(client, path, {"files": SimpleUploadedFile(f"{name}.txt", body), "end": "1"})

    def check_code(self, client: Client, case: OpenCase) -> None:
        """Have a code made to give along, and check a file with it as whoever got both does."""
        page = client.post(reverse("evidence:codes", args=[case.id]), {"id": str(uuid4())}).content.decode()
        code = "".join(re.findall(r"<span>([0-9]{4})</span>", page))
        assert len(code) == 20
        self.seeds.passing[code] = "check code"
        checked = {"files": SimpleUploadedFile("x", b"y"), "end": "1", "code": code}
        assert "x" in client.post(reverse("evidence:verify"), checked).content.decode()

    def pieces(self, client: Client, case: OpenCase) -> None:
        """Send one file in pieces to its end, and one that stops in the middle."""
        marks = [secrets.token_hex(16) for _ in range(3)]
        self.seeds.kept |= dict.fromkeys(marks, "file content")
        body = marks[0].encode() + bytes(PIECE) + marks[1].encode() + bytes(PIECE) + marks[2].encode()
        digest = hashlib.sha256(body).hexdigest()
        self.seeds.kept[digest] = "file hash"
        for wanted in (len(body), 2 * PIECE):
            told = {
                "name": f"{self.seeds.text('upload.name')}.mp4",
                "length": str(len(body)),
                "modified": "1764201600000",
            }
            begun = client.post(reverse("evidence:begin", args=[case.id]), told).json()
            for at in range(0, wanted, PIECE):
                piece = body[at : at + PIECE]
                sent = client.post(f"{begun['url']}?at={at}", piece, content_type="application/octet-stream")
                assert sent.status_code == 200, sent.content
            if wanted == len(body):
                assert digest in client.post(begun["url"] + "finish/").json()["receipt"]
        assert client.post(begun["url"] + "?at=1", b"x", content_type="application/octet-stream").status_code == 409

    def go_wrong(self, client: Client, case: OpenCase) -> None:
        """Meet every kind of refusal and an error in the middle of a page."""
        lends = self.seeds.lends
        assert client.get(f"/records/{lends('path')}/").status_code == 404
        assert client.get(f"/{lends('path')}/?{lends('query')}={lends('query')}").status_code == 404
        assert client.post("/size/", {"next": f"https://{lends('host')}.example/"}).status_code == 302
        assert client.get("/", HTTP_HOST=f"{lends('host')}@!.example").status_code == 400
        assert client.post("/start/", {"words": lends("too large") * 100_000}).status_code == 413
        upload = b'--b\r\nContent-Disposition: form-data; name="f"; filename="' + lends("file name").encode()
        upload += b'"\r\n\r\n' + lends("file").encode() * 250_000 + b"\r\n--b--\r\n"
        client.post("/start/", upload, content_type="multipart/form-data; boundary=b")
        strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
        assert strict.post("/start/", {"words": lends("without a token")}).status_code == 403
        message, real = lends("error message"), home_views.index.read

        def failing(opened: OpenCase) -> Any:
            local = lends("local of an error")
            raise ValueError(
                f"{message} {local} {real(opened).entries.numbers} {[i.payload(opened.keyring) for i in Incident.objects.filter(case=opened.row)[:3]]}"
            )

        home_views.index.read = failing
        assert client.get(reverse("home:case", args=[case.id])).status_code == 500
        home_views.index.read = real

    def hold(self, client: Client, case: OpenCase, guest: Unlocked) -> None:
        """Send forms over the lock; they are kept, and one is looked at again."""
        lock(client)
        draft = IncidentDraft.objects.filter(case=case.row).order_by("pk").first()
        assert draft is not None
        page = reverse("incidents:step", args=[case.id, draft.pk, "words"])
        for _ in range(5):
            said = {name: self.seeds.text(f"held.{name}") for name in ("words", "claimed", "effects")}
            self.sent(client, page, {**said, "number": self.seeds.phone("held.number"), "heard": "self"})
        again = client_for(guest)
        self.clients.append(again)
        kept = HeldPost.objects.filter(user=guest.user).first()
        assert kept is not None
        assert again.get(reverse("accounts:held", args=[kept.pk])).status_code == 200


def filled(form: Any) -> dict[str, str]:
    """Return what the fields of a shown form stand at."""
    values = {bound.html_name: bound.value() for bound in form}
    return {name: str(value) for name, value in values.items() if isinstance(value, str | int) and value != ""}


def live() -> None:
    """Make the site, sow, tell, wait; then have the worker draw, tell, wait."""
    setup_test_environment()
    call_command("migrate", verbosity=0)
    sower = Sower()
    keys = sower.everything()
    logs = Path(os.environ["LOGS"])
    with ExitStack() as processes:
        port = processes.enter_context(web(logs / "web log"))
        letters = Letters(sower.seeds, port)
        letters.ask_for()
        tell(jobs=letters.jobs(), shown=letters.shown(), kept=sower.seeds.kept, passing=sower.passing(), keys=keys)
        processes.enter_context(worker(logs / "worker log"))
        sower.bind()
        letters.take_away()
        tell(printed=letters.printed, drawn=letters.drawn, kept=sower.seeds.kept, passing=sower.passing(), keys=keys)


def tell(**what: Any) -> None:
    """Say it in one line, and wait for a line."""
    print(json.dumps(what, ensure_ascii=False), flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    if sys.argv[1] == "live":
        live()
    else:
        from tests.completeness import thief

        print(json.dumps(getattr(thief, sys.argv[1])(sys.argv[2:])))
