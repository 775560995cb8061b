"""Everything of a case is in its file, nobody else gets it, and the file answers as the case does."""

import json
from dataclasses import fields
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from borrower_help.audit.models import AuditEvent
from borrower_help.casefile import answers, schema
from borrower_help.casefile.checking import check
from borrower_help.casefile.exporting import ROWS_AT_A_TIME
from borrower_help.casefile.form import (
    LISTS,
    About,
    AgreementRow,
    Casefile,
    DebtRow,
    DispatchRow,
    Draft,
    FileRow,
    LetterRow,
    MeansRow,
    OutcomeRow,
    PaperRow,
    PromiseRow,
    Record,
    ResponseRow,
)
from borrower_help.casefile.schema_plan import AGREEMENT
from borrower_help.casefile.schema_promises import PROMISE
from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core import crypto
from borrower_help.core.dates import today
from borrower_help.core.sealed import SealedModel
from borrower_help.incidents.facts import case_facts
from borrower_help.incidents.findings import look
from borrower_help.incidents.models import Incident
from borrower_help.incidents.services import remove_incident
from borrower_help.letters.contexts import to_json
from borrower_help.letters.drafting import Options, context_of
from borrower_help.letters.models import Letter, Rendering
from borrower_help.letters.services import draft_letter, issue_letter
from borrower_help.letters.services import renderings as made_letters
from tests.cast import Cast, make_cast
from tests.factories import client_for, make_case, make_draft, make_guest, make_incident, make_incidents

pytestmark = pytest.mark.django_db

# Where each sealed row of a case stands in the file: its payload, its columns. A new model or field fails until it is here.
EXPORTED: dict[str, tuple[type[Any], dict[str, Any]]] = {
    "cases.Case": (About, schema.CASE),
    "incidents.Incident": (Record, schema.REMOVED),
    "incidents.IncidentDraft": (Draft, schema.DRAFT),
    "letters.Letter": (LetterRow, schema.LETTER),
    "matters.Dispatch": (DispatchRow, schema.DISPATCH),
    "matters.Response": (ResponseRow, schema.RESPONSE),
    "matters.Paper": (PaperRow, schema.PAPER),
    "matters.Outcome": (OutcomeRow, schema.OUTCOME),
    "repayment.Debt": (DebtRow, schema.DEBT),
    "repayment.Agreement": (AgreementRow, AGREEMENT),
    "repayment.Promise": (PromiseRow, PROMISE),
    "repayment.Means": (MeansRow, schema.MEANS),
    "evidence.AwaitedFile": (FileRow, schema.FILE),
}
NOT_EXPORTED = {
    "evidence.EvidenceFile": "goes as what is waited for elsewhere; its bytes travel by themselves, as the page of the export says",
    "evidence.LogEntry": "tells of what lies on this site and was done here",
    "evidence.LogHead": "where that log has got to",
    "evidence.CheckCode": "opens here alone, for those who were given its code",
    "evidence.Shown": "made from the file, and made anew where it is brought to",
    "evidence.Upload": "a file that has not come whole, gone after a day",
    "cases.Grant": "who may open the case here, and its keys",
    "incidents.CaseIndex": "order and counts, made from the records",
    "matters.FeedKey": "the address of a calendar, which is made anew",
    "matters.Feed": "the days behind it, made from the rest",
    "binders.Binder": "a PDF made from files and records, which can be made again",
    "letters.Rendering": "PDF and pages, made from the letter; the SHA-256 of an issued one is in the file",
}
COLUMNS_NOT_EXPORTED = {
    "sealed": "the payload, which is exported open",
    "key_version": "keys stay",
    "payload_version": "the payload is brought up to the present one",
    "revision": "counts saves on the site",
    "case": "the file is about one case",
    "public_key": "keys stay",
    "visited_on": "exporting is a visit: it is the day of the export",
}


def sealed_models() -> dict[str, Any]:
    found = {model._meta.label: model for model in apps.get_models() if issubclass(model, SealedModel)}
    of_a_case = {
        model._meta.label: model
        for model in apps.get_models()
        if any(field.related_model is Case for field in model._meta.concrete_fields)
    }
    return found | of_a_case


def test_every_row_of_a_case_is_exported_or_its_absence_explained() -> None:
    assert set(sealed_models()) == set(EXPORTED) | set(NOT_EXPORTED)


@pytest.mark.parametrize("label", EXPORTED)
def test_every_field_and_column_of_a_row_is_in_the_form(label: str) -> None:
    model, (row, in_schema) = apps.get_model(label), EXPORTED[label]
    assert row.KIND is model.PAYLOAD
    payload = {field.name for field in fields(model.PAYLOAD)}
    columns = {field.name for field in model._meta.concrete_fields} - set(COLUMNS_NOT_EXPORTED)
    beside = {"pdf_sha256"} if label == "letters.Letter" else set()
    assert payload | columns | beside == set(in_schema)
    assert not payload & columns


def test_every_option_of_a_letter_is_in_the_form() -> None:
    assert {field.name for field in fields(Options)} - {"owned"} == set(schema.OPTIONS)


def download(client: Client, case: OpenCase, **data: str) -> dict[str, Any]:
    response = client.post(reverse("casefile:export", args=[case.id]), data)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"] == f'attachment; filename="{today().isoformat()}.json"'
    value: dict[str, Any] = json.loads(b"".join(response.streaming_content))  # type: ignore[attr-defined]
    return value


def exported(case: OpenCase, client: Client, **data: str) -> Casefile:
    return check(download(client, case, **data))


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_the_file_answers_as_the_case_does() -> None:
    lin = make_guest()
    case = make_case(lin, lender_kind="consumer_finance", app_name="快易分期", debt_state="overdue")
    make_incident(case, at="22:10", connected=True, words="𠮷㐂 <b>{{ 7 }}</b> 😠\n第二行", conduct=["frightened"])
    make_incident(case, kind="refusal", refusal_kind="stay_reachable", contact_channel="text", at="19:05")
    make_incident(case, precision="day", at="", answered=4, unanswered=7, night=2, number="128 0188 4417")
    make_incident(case, precision="part", at="", part="night", reached="parent", role="none", hearsay=True)
    file = exported(case, client_for(lin))
    assert file.facts == case_facts(case)
    assert file.about.payload == case.payload
    context = to_json(answers.letter(file, "complaint", on=today()))
    chosen = [one.rule for one in answers.findings(file, on=today()) if one.outcome == "indicated"]
    assert context == context_of(case=case, key="complaint", options=Options(chosen=chosen), known=look(case))
    assert chosen


def test_drafts_and_letters_are_in_it_as_they_are() -> None:
    lin = make_guest()
    case = make_case(lin)
    make_incident(case, at="23:10", connected=True, role="borrower")
    draft = make_draft(case, conduct={"conduct": ["insulted"]}, when={"when": "now"})
    options = Options(chosen=["night-contact"], own_words="请联系我本人。", name="林某")
    first = draft_letter(case=case, letter_id=uuid4(), key="complaint", options=options)
    second = draft_letter(case=case, letter_id=uuid4(), key="digest", options=Options())
    context = context_of(case=case, key="complaint", options=options, known=look(case))
    issue_letter(case=case, letter=first, seen_hash=made_letters.hash_of(context))
    file = exported(case, client_for(lin))
    assert [(one.id, one.payload) for one in file.drafts] == [(draft.pk, draft.payload(case.keyring))]
    letters = {one.id: one for one in file.letters}
    assert set(letters) == {first.pk, second.pk}
    issued, kept = letters[first.pk], Letter.objects.get(pk=first.pk).payload(case.keyring)
    kept.options.pop("owned")
    assert issued.payload == kept
    assert (issued.state, issued.issued_on, file.about.kept_long) == ("issued", today(), True)
    assert letters[second.pk].state == "draft"
    assert issued.pdf_sha256 == ""  # it is still being made
    stands = {"pdf": 7, "pages": [], "sha256": "ab" * 32}
    result = crypto.seal_to(bytes(case.row.public_key), json.dumps(stands).encode())
    Rendering.objects.filter(letter=first).update(result=result)
    hashes = {one.id: one.pdf_sha256 for one in exported(case, client_for(lin)).letters}
    assert hashes == {first.pk: "ab" * 32, second.pk: ""}


def test_what_was_taken_out_goes_in_only_if_wished() -> None:
    lin = make_guest()
    case = make_case(lin)
    kept, gone = make_incident(case), make_incident(case, words="删掉的话")
    remove_incident(case=case, incident=gone)
    client = client_for(lin)
    page = client.get(reverse("casefile:export", args=[case.id])).content.decode()
    assert 'name="removed"' in page
    file = exported(case, client)
    assert ([one.id for one in file.incidents], file.removed) == ([kept.pk], ())
    (removed,) = exported(case, client, removed="on").removed
    assert (removed.id, removed.removed_on, removed.payload.words) == (gone.pk, today(), "删掉的话")


def test_a_long_record_comes_whole_and_oldest_first(django_assert_max_num_queries: Any) -> None:
    lin = make_guest()
    case = make_case(lin)
    make_incidents(case, ROWS_AT_A_TIME + 3)
    client = client_for(lin)
    with django_assert_max_num_queries(8 + len(LISTS)):  # one a list, two thousand records at a time
        file = exported(case, client)
    moments = [one.payload.sort_moment for one in file.incidents]
    assert len(moments) == ROWS_AT_A_TIME + 3
    assert moments == sorted(moments)
    assert {one.id for one in file.incidents} == set(Incident.objects.values_list("pk", flat=True))


def test_the_page_says_what_is_in_it(django_assert_max_num_queries: Any) -> None:
    lin = make_guest()
    case = make_case(lin)
    make_incidents(case, 3)
    client = client_for(lin)
    with django_assert_max_num_queries(12):
        page = client.get(reverse("casefile:export", args=[case.id]))
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert 'name="removed"' not in page.content.decode()
    assert AuditEvent.objects.filter(deed="case.exported").count() == 0


def test_an_export_leaves_its_mark_without_content() -> None:
    lin = make_guest()
    case = make_case(lin)
    download(client_for(lin), case)
    event = AuditEvent.objects.get(deed="case.exported")
    assert (event.actor_id, event.subject_id, event.on) == (lin.user.pk, case.id, today())


def test_only_the_owner_gets_it(cast: Cast) -> None:
    address = reverse("casefile:export", args=[cast.case.id])
    for outsider in (cast.mei, cast.chen, cast.zhou, cast.guest):
        for method in ("get", "post"):
            assert getattr(client_for(outsider), method)(address).status_code == 404
    assert client_for(cast.lin).get(address).status_code == 200
    assert client_for(cast.lin).put(address).status_code == 405
    stranger = Client().post(address)
    assert stranger.status_code in (302, 404)
    assert client_for(cast.lin, enforce_csrf_checks=True).post(address).status_code == 403


def test_every_cell_of_the_form_survives_the_way_out_and_in() -> None:
    lin = make_guest()
    case = make_case(
        lin, perspective="third_party", owner_role="none", borrower_relation="child", lender_name="某某“银行”\\/"
    )
    everything = {
        "contact_channel": "visit",
        "connected": False,
        "number": "+86 (0)21\t0188",
        "reached": "neighbour",
        "role": "none",
        "conduct": ["filmed", "followed"],
        "words": "".join(map(chr, [0x20000, 0x1F468, 0x200D, 0x1F469, 0xA, 0x22, 0x5C, 0x2F, 0x2028])),
        "hearsay": True,
        "claimed": "法务部",
        "claim_check": "not_genuine",
        "paper_check": "genuine",
        "place": "院子里",
        "witnesses": "邻居",
        "police_receipt": "城关派出所",
        "effects": "睡不着",
        "debt_state": "not_theirs",
        "entry_consent": False,
    }
    row = make_incident(case, **everything)
    (record,) = exported(case, client_for(lin)).incidents
    assert record.payload == row.payload(case.keyring)
    assert record.payload.recorded_on == today().isoformat()
