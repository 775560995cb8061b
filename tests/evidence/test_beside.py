"""Files beside a record: its page lists them, and whoever has just saved one is asked for them."""

from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borrower_help.accounts.services import code_to_show, confirm_code
from borrower_help.evidence import services
from tests.cast import make_cast
from tests.factories import client_for, make_case, make_draft, make_file, make_guest, make_incident

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_files_go")]


def test_a_record_lists_its_files_and_no_others():
    cast = make_cast()
    here, other = make_incident(cast.case, words="x"), make_incident(cast.case, words="y")
    kept = make_file(cast.case, b"one", "第一段.m4a", incident=str(here.pk))
    make_file(cast.case, b"two", "第二段.m4a", incident=str(other.pk))
    gone = make_file(cast.case, b"three", "第三段.m4a", incident=str(here.pk))
    services.remove(case=cast.case, kept=gone)
    client = client_for(cast.lin)
    path = reverse("incidents:detail", args=[cast.case.id, here.pk])
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get(path).content.decode()
    assert len(asked) <= 12
    assert "第一段.m4a" in page
    assert kept.payload.sha256 in page
    assert "第二段.m4a" not in page
    assert "第三段.m4a" not in page
    assert reverse("evidence:add", args=[cast.case.id]) + f"?incident={here.pk}" in page


def test_a_viewer_sees_the_files_of_a_record_and_adds_none():
    cast = make_cast()
    here = make_incident(cast.case, words="x")
    make_file(cast.case, b"one", "第一段.m4a", incident=str(here.pk))
    page = client_for(cast.mei).get(reverse("incidents:detail", args=[cast.case.id, here.pk])).content.decode()
    assert "第一段.m4a" in page
    assert reverse("evidence:add", args=[cast.case.id]) not in page


@pytest.mark.parametrize("code_copied", [False, True])
def test_who_has_just_saved_a_record_is_asked_for_its_files(code_copied):
    lin = make_guest()
    case = make_case(lin, lender_kind="bank")
    client = client_for(lin)
    code_to_show(unlocked=lin)
    if code_copied:
        confirm_code(unlocked=lin)
    draft = make_draft(
        case,
        conduct={"conduct": ["insulted", "asked_me_to_pay"]},
        when={"when": "time", "day": ["other", "2026-03-05"], "clock": "22:10"},
        who={"channel": "call", "connected": "yes", "reached": "self"},
        words={"words": "x", "heard": "self"},
    )
    sent = client.post(reverse("incidents:check", args=[case.id, draft.pk]))["Location"]
    goal = sent if code_copied else unquote(sent.partition("next=")[2])
    assert goal == reverse("home:case" if code_copied else "incidents:findings", args=[case.id]) + f"?saved={draft.pk}"
    assert reverse("evidence:add", args=[case.id]) + f"?incident={draft.pk}" in client.get(goal).content.decode()


@pytest.mark.parametrize("saved", ["1", "x", "%22%3E", "%00"])
def test_what_was_saved_may_be_no_record(saved):
    cast = make_cast()
    page = client_for(cast.lin).get(reverse("home:case", args=[cast.case.id]) + f"?saved={saved}")
    assert page.status_code == 200
    assert f'href="{reverse("evidence:add", args=[cast.case.id])}"' in page.content.decode()
