"""A site in a process of its own for the drill of backup and restore; each deed prints one line of JSON.

`live` writes two people's cases with a letter each, `erase CODE` erases somebody through the site, `look` tells what is there and what each code opens,
`break` makes a backup that never ends.
"""

# ruff: noqa: E402 - Django is set up before anything of the site is imported
import hashlib
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.operations.drill_settings")
django.setup()

from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse

from borrower_help.accounts import services as accounts
from borrower_help.accounts.models import KeyHolder, OwnPhone, ReceiptCode, Session, User
from borrower_help.cases.models import Case, Grant
from borrower_help.core import crypto, jobs
from borrower_help.core.models import Job
from borrower_help.letters import renderings, services, tasks
from borrower_help.letters.models import Letter, Rendering
from borrower_help.operations import backups
from tests.factories import client_for, make_case, make_guest_with_code, make_incident
from tests.letters.drawing import draft

crypto.KDF_VERSIONS[1] = crypto.KdfParameters(passes=1, memory=8192)
messages: list[tuple[Any, bytes]] = []


def live() -> dict[str, Any]:
    """Write the cases; tell codes, addresses, and the bytes of each key."""
    call_command("migrate", verbosity=0)
    jobs._send = lambda task, job_id, key: messages.append((job_id, key))
    people = [_person(name) for name in ("甲", "乙")]
    sessions = [bytes(row.sealed_key).hex() for row in Session.objects.all() if row.sealed_key]
    phones = [bytes(row.sealed_key).hex() for row in OwnPhone.objects.all()]
    _undrawn()
    waiting = [bytes(row.sealed).hex() for row in Job.objects.all()]
    return {"people": people, "stays_out": [*sessions, *phones, *waiting]}


def _person(name: str) -> dict[str, Any]:
    guest, code = make_guest_with_code()
    case = make_case(guest, lender_kind="bank", lender_name=name * 4)
    for hour in range(20, 23):
        make_incident(case, at=f"{hour}:30", connected=True, conduct=["frightened"], words=f"{name}的话")
    letter = draft(case)
    context = services.current_context(case=case, letter=letter)
    services.issue_letter(case=case, letter=letter, seen_hash=renderings.hash_of(context))
    while messages:
        job_id, key = messages.pop()
        tasks.render(job_id.hex, key.hex())
    accounts.trust_phone(unlocked=guest, pin="246801")
    client = client_for(guest)
    file = reverse("letters:pdf", args=[case.id, letter.pk])
    return {
        "code": code,
        "ids": [guest.user.pk.hex, case.id.hex],
        "list": reverse("incidents:list", args=[case.id]),
        "file": file,
        "pdf": _sha(client, file),
        "keys": [bytes(value).hex() for value in _keys(guest.user, case.row)],
        "stored": list(Rendering.objects.filter(case=case.row).values_list("file_name", flat=True)),
    }


def _keys(user: User, case: Case) -> list[bytes]:
    code = ReceiptCode.objects.get(user=user)
    grant = Grant.objects.get(case=case)
    holder = KeyHolder.objects.get(user=user)
    return [code.wrapped, code.lookup, grant.sealed_keys, holder.public_key, case.public_key, case.sealed]


def _undrawn() -> None:
    """Leave a letter that is being drawn, with its job."""
    guest, _code = make_guest_with_code()
    case = make_case(guest, lender_kind="bank", lender_name="丙")
    make_incident(case, words="丙的话")
    letter = draft(case)
    services.preview(case=case, letter=letter, context=services.current_context(case=case, letter=letter))


def _sha(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    content = b"".join(answer) if answer.streaming else answer.content
    assert content.startswith(b"%PDF")
    return hashlib.sha256(content).hexdigest()


def unlocked(code: str) -> tuple[Client, int]:
    client = Client()
    return client, client.post(reverse("accounts:unlock"), {"code": code, "by": "code"}).status_code


def erase(code: str) -> dict[str, Any]:
    client, status = unlocked(code)
    assert status == 302, status
    sent = client.post("/records/erase/", {"sure": "on"})
    return {"status": sent.status_code, "where": sent["Location"]}


def look(*people: str) -> dict[str, Any]:
    """Tell what is in the database and what people see; each is `code list file`."""
    there = {
        "ids": [row.pk.hex for model in (User, Case) for row in model._default_manager.all()],
        "stored": sorted(backups.stored_names()),
        "left": [Session.objects.count(), OwnPhone.objects.count(), Job.objects.count()],
        "letters": [Letter.objects.count(), Rendering.objects.count()],
    }
    return {**there, "people": [_seen(*person.split()) for person in people]}


def _seen(code: str, listed: str, file: str) -> dict[str, Any]:
    client, status = unlocked(code)
    page = client.get(listed)
    seen = {"opens": status == 302, "page": page.status_code}
    return {**seen, "words": page.content.decode(), "pdf": _sha(client, file)} if seen["opens"] else seen


def never_ending(folder: str) -> dict[str, Any]:
    def wait(growing: Path, target: Path) -> None:
        print(json.dumps({"growing": str(growing)}), flush=True)
        time.sleep(600)

    backups._finish = wait
    backups.make(Path(folder))
    return {}


DEEDS = {"live": live, "erase": erase, "look": look, "break": never_ending}

if __name__ == "__main__":
    setup_test_environment()
    print(json.dumps(DEEDS[sys.argv[1]](*sys.argv[2:]), ensure_ascii=False))
