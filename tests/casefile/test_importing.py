"""What was taken along goes back in and is the same case but for ids; letters stay word for word, nothing comes in by halves."""

import hashlib
import json
import re
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.urls import reverse

from borrower_help.accounts.keys import unlock
from borrower_help.audit.models import AuditEvent
from borrower_help.casefile import importing
from borrower_help.casefile.checking import check
from borrower_help.casefile.importing import import_case
from borrower_help.casefile.reading import read
from borrower_help.cases.access import open_cases
from borrower_help.cases.models import Case
from borrower_help.cases.services import erase_case
from borrower_help.core.dates import today
from borrower_help.incidents import index
from borrower_help.incidents.models import IncidentDraft
from borrower_help.letters import services
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter, LetterPayload, State
from borrower_help.rules.facts import ANSWERS
from tests.casefile.carrying import (
    EXAMPLE,
    Worker,
    everything,
    exported,
    ids_in,
    ids_named,
    imported,
    issue,
    letter_page,
    pdf_of,
    rich_case,
)
from tests.factories import client_for, make_case, make_guest, make_incident, make_incidents

pytestmark = pytest.mark.django_db
REDRAWN = "这封信是从文件放回来的"


def test_a_rich_case_comes_back_byte_for_byte_but_for_ids(worker: Worker) -> None:
    lin = make_guest()
    case = rich_case(lin)
    for key in ("complaint", "digest"):
        issue(case, key, worker, chosen=["night-contact"], own_words="请联系我本人。", name="林某", numbers=["1", "2"])
        services.draft_letter(case=case, letter_id=uuid4(), key=key, options=Options(hours="9点到18点"))
    before, old = exported(case), case.id
    assert len(json.loads(before)["letters"]) == 4
    assert len(json.loads(before)["removed"]) == 3
    services.forget_files(case.row)
    erase_case(case=case)
    assert not Case.objects.exists()
    back = imported(before)
    after = exported(back)
    assert ids_named(after) == ids_named(before)
    assert not ids_in(after) & ids_in(before)
    assert back.id != old
    assert ids_named(exported(imported(after))) == ids_named(before)  # and once more


def test_a_third_partys_case_comes_back_too(worker: Worker) -> None:
    mei = make_guest()
    answers = {
        "owner_role": "none",
        "borrower_relation": "child",
        "persuade_or_relay": ANSWERS["persuade_or_relay"][-1],
    }
    case = make_case(mei, perspective="third_party", **answers)
    make_incident(case, at="22:40", connected=True, role="none")
    issue(case, "notice", worker, chosen=["night-contact"])
    before = exported(case)
    assert ids_named(exported(imported(before))) == ids_named(before)


def test_the_index_is_there_and_says_what_a_rebuilt_one_says() -> None:
    back = imported(exported(rich_case(make_guest())))
    stored = index._sealed(back)
    assert stored is not None
    rebuilt = index.rebuild(back)
    assert stored.entries.body == rebuilt.entries.body
    assert stored.totals == rebuilt.totals


def test_five_thousand_records_come_back(django_assert_max_num_queries: Any) -> None:
    lin = make_guest()
    case = make_case(lin)
    make_incidents(case, 5000, words="再打就通知村委会。", connected=True)
    before = exported(case)
    casefile = check(read(before))
    with django_assert_max_num_queries(100):
        back = import_case(owner=lin, casefile=casefile)
    assert ids_named(exported(back)) == ids_named(before)


def test_a_case_with_nothing_in_it_comes_back() -> None:
    before = exported(make_case(perspective="third_party"))
    assert ids_named(exported(imported(before))) == ids_named(before)


def test_kept_long_and_the_deed_are_noted() -> None:
    example = json.loads(EXAMPLE)
    example["case"]["kept_long"] = True
    lin = make_guest()
    back = imported(json.dumps(example).encode(), lin)
    assert Case.objects.get(pk=back.id).kept_long is True
    deeds = AuditEvent.objects.filter(subject_id=back.id).values_list("deed", "actor_id")
    assert set(deeds) == {("case.created", lin.user.pk), ("case.imported", lin.user.pk)}
    assert Case.objects.get(pk=imported(EXAMPLE).id).kept_long is False


def test_a_failure_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    lin, casefile = make_guest(), check(read(EXAMPLE))

    def fail(*_arguments: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(importing, "_put_letters", fail)
    before = everything()
    with pytest.raises(DatabaseError):
        import_case(owner=lin, casefile=casefile)
    assert everything() == before


def test_no_constraint_was_put_off() -> None:
    imported(exported(rich_case(make_guest())))
    connection.check_constraints()


def test_an_issued_letter_has_the_same_pdf_byte_for_byte(worker: Worker) -> None:
    lin = make_guest()
    case = rich_case(lin)
    client = client_for(lin)
    letter = issue(case, "complaint", worker, chosen=["night-contact"], name="林某")
    pdf, data = pdf_of(client, case, letter), exported(case)
    back = imported(data, lin)
    (brought,) = Letter.objects.filter(case=back.row)
    old, new = letter.__class__.objects.get(pk=letter.pk).payload(case.keyring), brought.payload(back.keyring)
    assert (new.context, new.issued_at, new.rules_version) == (old.context, old.issued_at, old.rules_version)
    assert (brought.state, brought.issued_on) == (State.ISSUED, today())
    assert new.pdf_sha256 == hashlib.sha256(pdf).hexdigest()
    worker.after(lambda: letter_page(client, back, brought))  # the first look has it drawn
    assert pdf_of(client, back, brought) == pdf
    assert REDRAWN not in letter_page(client, back, brought)
    assert ids_named(exported(back)) == ids_named(data)


def test_a_letter_whose_pages_came_out_otherwise_says_so(worker: Worker) -> None:
    lin = make_guest()
    case = rich_case(lin)
    client = client_for(lin)
    issue(case, "complaint", worker, chosen=["night-contact"])
    data = json.loads(exported(case))
    data["letters"][0]["pdf_sha256"] = "ab" * 32  # as another version of the renderer would have made it
    back = imported(json.dumps(data, ensure_ascii=False).encode(), lin)
    (brought,) = Letter.objects.filter(case=back.row)
    worker.after(lambda: letter_page(client, back, brought))
    assert REDRAWN in letter_page(client, back, brought)
    assert json.loads(exported(back))["letters"][0]["pdf_sha256"] == "ab" * 32  # still that of the day


def test_a_letter_issued_here_says_nothing_of_the_kind(worker: Worker) -> None:
    lin = make_guest()
    case = rich_case(lin)
    letter = issue(case, "complaint", worker, chosen=["night-contact"])
    assert REDRAWN not in letter_page(client_for(lin), case, letter)
    payload: LetterPayload = Letter.objects.get(pk=letter.pk).payload(case.keyring)
    assert payload.pdf_sha256 == ""


def test_drafts_of_records_and_letters_can_be_gone_on_with() -> None:
    lin = make_guest()
    case = rich_case(lin)
    services.draft_letter(case=case, letter_id=uuid4(), key="complaint", options=Options(own_words="我自己的话"))
    back = imported(exported(case), lin)
    client = client_for(lin)
    (letter,) = Letter.objects.filter(case=back.row)
    assert "我自己的话" in letter_page(client, back, letter)
    for draft in IncidentDraft.objects.filter(case=back.row):
        for step in ("conduct", "when", "who", "words"):
            address = reverse("incidents:step", args=[back.id, draft.pk, step])
            assert client.get(address).status_code == 200
        assert client.get(reverse("incidents:check", args=[back.id, draft.pk])).status_code == 200


def test_the_command_makes_a_case_and_prints_its_code(tmp_path: Any, settings: Any) -> None:
    settings.PRODUCTION = False
    file, out = tmp_path / "case.json", StringIO()
    file.write_bytes(EXAMPLE)
    call_command("casefile", "import", str(file), stdout=out)
    found = re.search(r"key code ([0-9 ]+)\.", out.getvalue())
    assert found
    (case,) = open_cases(unlock(found[1].replace(" ", "")))
    assert str(case.id) in out.getvalue()


def test_in_production_nobody_but_the_owner_sees_a_code(tmp_path: Any, settings: Any) -> None:
    settings.PRODUCTION = True
    file, before = tmp_path / "case.json", everything()
    file.write_bytes(EXAMPLE)
    with pytest.raises(CommandError, match="Not in production"):
        call_command("casefile", "import", str(file))
    assert everything() == before
