"""Take a case along and bring it back, for the tests of both ways."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from borrower_help.accounts.keys import Unlocked
from borrower_help.accounts.models import ReceiptCode, Session, User
from borrower_help.audit.models import AuditEvent
from borrower_help.casefile.checking import check
from borrower_help.casefile.exporting import pieces
from borrower_help.casefile.importing import import_case
from borrower_help.casefile.reading import read
from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core import jobs
from borrower_help.core.dates import days_ago, today
from borrower_help.incidents.models import CaseIndex, Incident, IncidentDraft
from borrower_help.incidents.services import remove_incident
from borrower_help.letters import renderings, services, tasks
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter
from borrower_help.rules.facts import ANSWERS, CONDUCT, CONTACT_CHANNELS, PARTS_OF_DAY, PLAN_DAY, REACHED
from tests.casefile.example import text
from tests.factories import make_case, make_draft, make_guest, make_incident

BRING = "/records/bring/"
ID = re.compile(r'"id": "([0-9a-f-]{36})"')
EXAMPLE = text().encode()


def exported(case: OpenCase, *, removed: bool = True) -> bytes:
    return "".join(pieces(case, on=today(), with_removed=removed)).encode()


def ids_named(data: bytes) -> bytes:
    """Return a file with its ids numbered in their order."""
    seen: dict[str, str] = {}
    return ID.sub(lambda found: f'"id": "{seen.setdefault(found[1], str(len(seen)))}"', data.decode()).encode()


def ids_in(data: bytes) -> set[str]:
    return set(ID.findall(data.decode()))


def imported(data: bytes, owner: Unlocked | None = None) -> OpenCase:
    return import_case(owner=owner or make_guest(), casefile=check(read(data)))


def rich_case(owner: Unlocked) -> OpenCase:
    """Return a case with every kind of row: times of every precision, counts, refusals, drafts, removed records."""
    case = make_case(
        owner,
        lender_kind="consumer_finance",
        lender_name="某某“消费”金融\\/",
        app_name="快易分期",
        debt_state="disputed",
        owner_role="borrower",
        borrower_reachable=True,
        answers={key: codes[-1] for key, codes in ANSWERS.items() if key != "persuade_or_relay"}
        | {PLAN_DAY: "2026-03-01"},
    )
    for n, channel in enumerate(CONTACT_CHANNELS):
        make_incident(case, contact_channel=channel, reached=REACHED[n % len(REACHED)], connected=None, at="23:10")
    for part in PARTS_OF_DAY:
        make_incident(case, precision="part", at="", part=part)
    for number in range(12):  # of the same minute: their order is that of their ids
        make_incident(case, precision="about", at="07:59", conduct=list(CONDUCT[:number]))
    make_incident(case, precision="day", at="", answered=4, unanswered=9, texts=1, night=3)
    make_incident(case, kind="refusal", refusal_kind="wrong_person", contact_channel="text", at="19:05")
    make_incident(
        case,
        at="10:20",
        connected=True,
        number="+86 (0)21\t0188",
        role="none",
        words="𠮷㐂 <b>{{ 7 }}</b> 😠\n第二行 \u2028",
        hearsay=True,
        claimed="法务部",
        claim_check="not_genuine",
        paper_check="genuine",
        place="院子里",
        witnesses="邻居",
        police_receipt="城关派出所",
        effects="睡不着",
        debt_state="not_theirs",
        entry_consent=False,
        conduct=list(CONDUCT[-2:]),
    )
    old = make_incident(case, at="08:00", words="早先写的")
    payload = old.payload(case.keyring)
    old.put(type(payload)(**{**payload.__dict__, "recorded_on": "2026-03-07"}), case.keyring).save()
    for n in range(3):
        remove_incident(case=case, incident=make_incident(case, at=f"0{n}:00", words="删掉的话"))
    Incident.objects.exclude(removed_on=None).update(removed_on=days_ago(2))
    make_draft(case, conduct={"conduct": ["insulted"]}, when={"when": "time", "day": ["other", "2026-03-05"]})
    draft = make_draft(case, journey="again", words={"words": "没写完的话", "heard": "self"})
    IncidentDraft.objects.filter(pk=draft.pk).update(started_on=days_ago(3))
    return case


class Worker:
    """Stand where the worker stands: do what was sent to it."""

    def __init__(self, patch: pytest.MonkeyPatch, committed: Any) -> None:
        self.messages: list[tuple[UUID, bytes]] = []
        self.committed = committed
        patch.setattr(jobs, "_send", lambda task, job_id, key: self.messages.append((job_id, key)))

    def after(self, act: Callable[[], Any]) -> None:
        """Do something, then all the work it sent."""
        with self.committed(execute=True):
            act()
        while self.messages:
            job_id, key = self.messages.pop()
            tasks.render(job_id.hex, key.hex())


def issue(case: OpenCase, key: str, worker: Worker, **options: Any) -> Letter:
    letter = services.draft_letter(case=case, letter_id=uuid4(), key=key, options=Options(**options))
    context = services.current_context(case=case, letter=letter)
    worker.after(
        lambda: services.issue_letter(case=case, letter=letter, seen_hash=renderings.hash_of(context)),
    )
    return letter


def pdf_of(client: Client, case: OpenCase, letter: Letter) -> bytes:
    response = client.get(reverse("letters:pdf", args=[case.id, letter.pk]))
    assert response.status_code == 200
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def letter_page(client: Client, case: OpenCase, letter: Letter) -> str:
    return client.get(reverse("letters:letter", args=[case.id, letter.pk])).content.decode()


def everything() -> list[Any]:
    """Return every row that an import writes."""
    models = (Case, Incident, IncidentDraft, Letter, CaseIndex, User, Session, ReceiptCode, AuditEvent)
    return [list(model.objects.values().order_by("pk")) for model in models]


def send(client: Client, data: bytes = EXAMPLE, *, token: UUID | str | None = None, **fields: Any) -> Any:
    file = SimpleUploadedFile("2026-03-20.json", data, content_type="application/json")
    return client.post(BRING, {"draft": str(token or uuid4()), "file": file, **fields})


def codes_of(response: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = response.context["form"].error_codes()
    return found
