"""Plain functions that make what tests need, through the services; nothing here is random unless it must be."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.test import Client

from borrower_help.accounts import sessions
from borrower_help.accounts.keys import Unlocked, make_user
from borrower_help.accounts.services import code_to_show, confirm_code
from borrower_help.binders import services as binders
from borrower_help.binders.models import Binder
from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import CasePayload
from borrower_help.cases.services import create_case
from borrower_help.core.dates import today
from borrower_help.evidence import services as evidence
from borrower_help.evidence import uploads
from borrower_help.evidence.payloads import PIECE
from borrower_help.evidence.receiving import Incoming, Received
from borrower_help.evidence.uploads import Coming
from borrower_help.incidents.models import Incident, IncidentDraft
from borrower_help.incidents.payloads import DraftPayload, IncidentPayload
from borrower_help.incidents.services import record_incident, record_incidents, save_draft
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter, State
from borrower_help.letters.services import current_context, draft_letter
from borrower_help.matters.models import Dispatch, Paper, Response
from borrower_help.matters.payloads import DispatchPayload, PaperPayload, ResponsePayload
from borrower_help.matters.services import save_dispatch, save_row
from borrower_help.repayment.models import Agreement, Debt, Means, Promise
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.payloads_means import SCREENS, MeansPayload
from borrower_help.repayment.payloads_plan import AgreementPayload, due_data
from borrower_help.repayment.payloads_promises import PromisePayload
from borrower_help.repayment.plan import equal
from borrower_help.repayment.services import save_agreement
from borrower_help.rules.answer_terms import own_door
from borrower_help.rules.engine import RULES_VERSION

DAY = "2026-03-05"


def make_issued_letter(case: OpenCase, *, key: str = "complaint", on: date | None = None, **options: Any) -> Letter:
    """Return a letter that was issued, today or on another day, without anybody drawing it."""
    letter = draft_letter(case=case, letter_id=uuid4(), key=key, options=Options(**options))
    payload, context = letter.payload(case.keyring), current_context(case=case, letter=letter)
    issued_on = on or today()
    frozen = replace(
        payload,
        context=context,
        template_version=context["template_version"],
        rules_version=RULES_VERSION,
        issued_at=f"{issued_on}T09:00:00",
    )
    letter.state, letter.issued_on = State.ISSUED, issued_on
    letter.put(frozen, case.keyring).save()
    return letter


def make_dispatch(case: OpenCase, letter: Letter | None = None, **payload: Any) -> Dispatch:
    """Hand a letter over (a complaint issued on 12 March 2026 where none is given), received the same day."""
    letter = letter or make_issued_letter(case, on=date(2026, 3, 12))
    key = letter.payload(case.keyring).key
    values = {
        "letter_key": key,
        "handed_on": letter.issued_on.isoformat() if letter.issued_on else "",
        "door": own_door(key),
        "received_on": letter.issued_on.isoformat() if letter.issued_on else "",
        **payload,
    }
    return save_dispatch(case=case, letter=letter, payload=DispatchPayload(**values), revision=1)


def make_response(case: OpenCase, dispatch: Dispatch, *, on: str = "2026-03-20", **payload: Any) -> Response:
    """Record an answer to a letter that was handed over."""
    row = Response(case=case.row, letter=dispatch.letter)
    row.put(ResponsePayload(on=on, **payload), case.keyring).save(force_insert=True)
    return row


def make_paper(case: OpenCase, **payload: Any) -> Paper:
    """Record a paper of a court, a statement of claim that came on 5 March 2026 where nothing else is said."""
    row, values = Paper(case=case.row), {"paper": "complaint", "received_on": DAY, **payload}
    save_row(case=case, row=row, payload=PaperPayload(**values), revision=1, deed="paper.recorded")
    return row


def make_debt(case: OpenCase, **payload: Any) -> Debt:
    """Write down a debt of which nothing is known but its name."""
    row = Debt(case=case.row)
    save_row(
        case=case,
        row=row,
        payload=DebtPayload(**{"name": "甲", **payload}),
        revision=1,
        deed="sum.recorded",
        keep_long=False,
    )
    return row


def make_agreement(case: OpenCase, debt: Debt | None = None, **payload: Any) -> Agreement:
    """Sign 1,200 yuan in twelve instalments on 5 March 2026, the first due a month later; nothing is paid yet."""
    dues = due_data(equal(Decimal(1200), 12, date(2026, 4, 5)))
    said = AgreementPayload(**{"signed_on": DAY, "dues": dues, **payload})
    return save_agreement(case=case, debt=debt or make_debt(case), payload=said, revision=1)


def paid_mark(number: int, amount: str, *, on: str = "2026-04-05", key: UUID | None = None) -> dict[str, Any]:
    """Return a payment as it is sealed."""
    return {"id": str(key or uuid4()), "number": number, "on": on, "amount": amount, "files": []}


def make_promise(case: OpenCase, **payload: Any) -> Promise:
    """Note what was said on the phone on 5 March 2026: that they stop calling; nothing of it is in writing."""
    row, said = Promise(case=case.row), {"kinds": ["stop"], "said_on": DAY, **payload}
    save_row(case=case, row=row, payload=PromisePayload(**said), revision=1, deed="promise.noted")
    return row


def make_means(case: OpenCase, **payload: Any) -> Means:
    """Answer the five screens of a month: 5,000 come in, 3,000 are needed, 500 stay untouched."""
    said = {"pay_low": "5000", "adults": 1, "costs": {"housing": "1500", "food": "1500"}, "reserve": "500"}
    row = Means(case=case.row).put(MeansPayload(**{**said, "done": list(SCREENS), **payload}), case.keyring)
    row.save()
    return row


def make_file(
    case: OpenCase, data: bytes = b"a voice", name: str = "voice.m4a", *, incident: str = ""
) -> evidence.Kept:
    """Keep a file as proof, sealed in the storage."""
    coming = Incoming()
    coming.feed(data)
    written = coming.end()
    received = Received(name, coming.stored, coming.key, written.length, written.sha256)
    return evidence.keep(case=case, received=[received], incident=incident)[0]


def make_binder(case: OpenCase, part: str = "all") -> Binder:
    """Have a case's files bound, or their list; the worker has not come to it yet."""
    binders.make(case=case, part=part)
    there = (row for row in Binder.objects.filter(case=case.row) if row.payload(case.keyring).part == part)
    return next(there)


def make_upload(case: OpenCase, data: bytes = b"a voice", name: str = "half.m4a", *, of: int = 0) -> Coming:
    """Have the first pieces of a file sent; `of`: how long the whole one is, as long as its pieces unless said."""
    coming = uploads.begin(case=case, name=name, length=of or len(data))
    for at in range(0, len(data), PIECE):
        coming = uploads.take(case=case, coming=coming, at=at, data=data[at : at + PIECE])
    return coming


def make_guest() -> Unlocked:
    """Return a guest with an open key and no code yet (making a code costs a stretch of 80 ms)."""
    return make_user()


def make_guest_with_code() -> tuple[Unlocked, str]:
    """Return a guest and the twenty digits of their code, confirmed as copied down."""
    guest = make_user()
    code = code_to_show(unlocked=guest)
    assert code is not None
    confirm_code(unlocked=guest)
    return guest, code


def make_case(owner: Unlocked | None = None, *, perspective: str = "borrower", **payload: Any) -> OpenCase:
    """Return an open case of `owner` (a new guest where none is given)."""
    return create_case(owner=owner or make_guest(), payload=CasePayload(perspective=perspective, **payload))


def make_payload(**payload: Any) -> IncidentPayload:
    """Return a call at 17:32 on 5 March 2026, or what `payload` says instead."""
    values = {"on": DAY, **payload}
    if values.get("precision", "exact") in {"exact", "about"}:
        values.setdefault("at", "17:32")
    return IncidentPayload(**values)


def make_incident(case: OpenCase, *, id: UUID | None = None, **payload: Any) -> Incident:
    """Record one incident in `case`."""
    return record_incident(case=case, incident_id=id or uuid4(), payload=make_payload(**payload))


def make_incidents(case: OpenCase, count: int, **payload: Any) -> list[Incident]:
    """Record `count` incidents at once, spread over the days and hours before 5 March 2026."""
    payloads = [
        make_payload(on=f"2026-{1 + n % 2:02d}-{1 + n % 28:02d}", at=f"{n % 24:02d}:{n % 60:02d}", **payload)
        for n in range(count)
    ]
    return record_incidents(case=case, payloads=payloads)


def make_draft(case: OpenCase, *, journey: str = "incident", **answers: Any) -> IncidentDraft:
    """Save a draft with these answers (step key → answers)."""
    payload = DraftPayload(journey=journey, perspective=case.payload.perspective, answers=answers)
    return save_draft(case=case, draft_id=uuid4(), payload=payload)


def client_for(unlocked: Unlocked | None, **options: Any) -> Client:
    """Return a test client with a live session of `unlocked`; without one, a stranger's client."""
    client = Client(**options)
    if unlocked is not None:
        visit = sessions.Visit()
        sessions.begin(visit, unlocked)
        for name, value in visit.set_cookies.items():
            client.cookies[name] = value
    return client


def lock(client: Client) -> None:
    """Drop the key of a client's session, as thirty idle minutes would."""
    digest = sessions._digest(client.cookies[settings.SESSION_ID_COOKIE].value)
    sessions.lock(sessions.Session.objects.get(digest=digest))
