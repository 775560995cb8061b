"""The page that takes a file back in: consent, one case a form, kind refusals in the reader's language."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from borrower_help.accounts.models import ReceiptCode, User
from borrower_help.casefile import importing, views_bring
from borrower_help.casefile.form import VERSION
from borrower_help.casefile.forms import REFUSALS
from borrower_help.cases.access import open_cases
from borrower_help.cases.models import Case
from borrower_help.core.dates import today
from tests.casefile.carrying import BRING, EXAMPLE, codes_of, everything, exported, ids_named, send
from tests.factories import client_for, lock, make_case, make_guest

pytestmark = pytest.mark.django_db


def test_a_known_visitor_gets_the_case_beside_their_own() -> None:
    lin = make_guest()
    own = make_case(lin)
    response = send(client_for(lin))
    (back,) = [case for case in open_cases(lin) if case.id != own.id]
    assert response.status_code == 302
    assert str(back.id) in response["Location"]
    assert ids_named(exported(back)).split(b"\n", 3)[3] == ids_named(EXAMPLE).split(b"\n", 3)[3]


def test_somebody_new_agrees_first_and_gets_a_code() -> None:
    client = Client()
    page = client.get(BRING).content.decode()
    assert 'name="consent"' in page
    assert 'type="file"' in page
    assert "accept=" not in page
    refused = send(client)
    assert refused.status_code == 422
    assert codes_of(refused) == {"consent": ["required"]}
    assert not User.objects.exists()
    taken = send(client, consent="on")
    assert taken.status_code == 302
    assert taken["Location"].startswith(reverse("accounts:code"))
    assert client.get(taken["Location"]).status_code == 200
    assert ReceiptCode.objects.count() == 1
    home = client.get(reverse("home:case", args=[Case.objects.get().pk]))
    assert home.status_code == 200


def test_no_consent_is_asked_of_somebody_who_gave_it() -> None:
    assert 'name="consent"' not in client_for(make_guest()).get(BRING).content.decode()


def test_the_same_form_sent_twice_is_one_case_and_the_page_opened_twice_makes_two() -> None:
    lin, token = make_guest(), uuid4()
    client = client_for(lin)
    first, second = send(client, token=token), send(client, token=token)
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1
    send(client)
    assert Case.objects.count() == 2
    other = json.loads(EXAMPLE) | {"incidents": []}
    send(client, json.dumps(other).encode(), token=token)  # went back and chose another file
    assert Case.objects.count() == 3


def test_somebody_new_who_sends_twice_has_one_case() -> None:
    client, token = Client(), uuid4()
    first, second = (send(client, token=token, consent="on") for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert (Case.objects.count(), User.objects.count()) == (1, 1)


def test_somebody_elses_token_opens_nothing_of_theirs() -> None:
    lin, mei, token = make_guest(), make_guest(), uuid4()
    send(client_for(lin), token=token)
    send(client_for(mei), token=token)
    (theirs,), (hers,) = open_cases(lin), open_cases(mei)
    assert theirs.id != hers.id


def test_without_a_token_it_goes_in_all_the_same() -> None:
    client = client_for(make_guest())
    assert send(client, token="x").status_code == 302
    assert Case.objects.count() == 1


def broken(change: Callable[[dict[str, Any]], Any]) -> bytes:
    data = json.loads(EXAMPLE)
    change(data)
    return json.dumps(data, ensure_ascii=False).encode()


BAD = [
    (b"", "empty"),
    (b"\n", "empty"),
    (EXAMPLE[:-40], "cut_off"),
    (b"\xff\xd8\xff\xe0 a photo", "encoding"),
    (EXAMPLE.decode().encode("gb18030"), "encoding"),
    (b"\xef\xbb\xbf" + EXAMPLE, "encoding"),
    (b"hello", "another"),
    (b"[]", "another"),
    (b'{"a": 1}', "another"),
    (b"[" * 100_000, "another"),
    (EXAMPLE.replace(f'"casefile": "{VERSION}"'.encode(), f'"casefile": "{VERSION + 1}"'.encode()), "newer"),
    (broken(lambda data: data["incidents"][2].update(at="25:00")), "changed"),
    (broken(lambda data: data["incidents"][2].update(id=data["case"]["id"])), "changed"),
    (broken(lambda data: data["letters"][0].update(key="notice")), "changed"),
    (broken(lambda data: data["letters"][0].update(pdf_sha256="ab" * 32)), "changed"),
    (broken(lambda data: data["drafts"][0].update(answers={"conduct": 7})), "changed"),
    (broken(lambda data: data["drafts"][0].update(answers={"conduct": {"conduct": True}})), "changed"),
    (broken(lambda data: data["drafts"][0].update(answers={"when": {"day": "other"}})), "changed"),
    (broken(lambda data: data["drafts"][0].update(answers={"words": {"words": {"a": 1}}})), "changed"),
    (broken(lambda data: data["drafts"][0].update(answers={"words": {"words": "字" * 5001}})), "changed"),
    (broken(lambda data: data.update(name="Lin")), "changed"),
    (broken(lambda data: data.update(exported_on=str(today() + timedelta(days=2)))), "ahead"),
]


@pytest.mark.parametrize(("data", "code"), BAD, ids=[f"{n}-{code}" for n, (_data, code) in enumerate(BAD)])
@pytest.mark.parametrize("prefix", ["", "/hant", "/en"])
def test_what_is_no_casefile_is_refused_kindly_and_whole(data: bytes, code: str, prefix: str) -> None:
    client, before = Client(), everything()
    file = SimpleUploadedFile("2026-03-20.json", data)
    response = client.post(prefix + BRING, {"draft": str(uuid4()), "file": file, "consent": "on"})
    assert response.status_code == 422
    assert codes_of(response) == {"file": [code]}
    said = response.context["form"].errors["file"][0]
    assert said
    if not prefix:
        assert re.search("[\u4e00-\u9fff]", said)
        assert "this file" not in said.lower()
    assert everything() == before


def test_the_place_of_a_change_is_named_for_people_and_for_helpers() -> None:
    data = broken(lambda data: data["incidents"][2].update(at="25:00"))
    page = send(client_for(make_guest()), data).content.decode()
    assert "4" in page
    assert "/incidents/2/at" in page
    assert "25:00" not in page


def test_no_file_at_all_is_said() -> None:
    client = client_for(make_guest())
    response = client.post(BRING, {"draft": str(uuid4())})
    assert (response.status_code, codes_of(response)) == (422, {"file": ["required"]})
    assert client.post(BRING, b"{}", content_type="application/json").status_code == 422


def test_a_full_site_refuses_politely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views_bring, "is_full", lambda: True)
    for client in (Client(), client_for(make_guest())):
        before = everything()
        assert client.get(BRING).status_code == 503
        assert send(client, consent="on").status_code == 503
        assert everything() == before


def test_somebody_locked_unlocks_first_and_comes_back_here() -> None:
    client = client_for(make_guest())
    lock(client)
    for response in (client.get(BRING), send(client)):
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("accounts:unlock"))
        assert "bring" in response["Location"]


def test_the_form_needs_its_token() -> None:
    lin = make_guest()
    client = client_for(lin, enforce_csrf_checks=True)
    assert send(client).status_code in (302, 403)
    assert not Case.objects.exists()
    page = client.get(BRING).content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    assert send(client, csrfmiddlewaretoken=found[1]).status_code == 302
    assert Case.objects.count() == 1
    cross = client.post(BRING, {}, headers={"Sec-Fetch-Site": "cross-site"})
    assert cross.status_code == 403


def test_the_ways_to_the_page_are_linked() -> None:
    lin = make_guest()
    case = make_case(lin)
    export = client_for(lin).get(reverse("casefile:export", args=[case.id])).content.decode()
    assert f'href="{BRING}"' in export
    assert f'href="{BRING}"' in Client().get(reverse("accounts:unlock")).content.decode()


def test_every_refusal_has_a_sentence() -> None:
    written = Path(importing.__file__).parent
    sources = "".join((written / name).read_text() for name in ("reading.py", "checking.py", "contents.py"))
    codes = set(re.findall(r'code="([a-z_]+)"', sources)) - {"changed"}
    assert len(codes) > 4
    assert codes <= set(REFUSALS)
    assert {"busy", "too_large"} <= set(REFUSALS)
