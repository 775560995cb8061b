"""The ways in, and what the server makes of a request before any view sees it."""

import io
import logging
import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from gunicorn.config import Config
from gunicorn.http.errors import ParseException
from gunicorn.http.parser import RequestParser

from borrower_help.accounts.codes import new_code
from borrower_help.accounts.models import OwnPhone, Session
from borrower_help.accounts.services import code_to_show, confirm_code, trust_phone
from borrower_help.core.logs import FramesFormatter
from tests.factories import client_for, make_case, make_guest, make_guest_with_code


@pytest.mark.django_db
def test_passphrases_and_pins_are_masked() -> None:
    guest = make_guest()
    code_to_show(unlocked=guest)
    confirm_code(unlocked=guest)
    mine = client_for(guest)
    pages = [
        Client().get(reverse("accounts:unlock")),
        mine.get(reverse("accounts:passphrase")),
        mine.get(reverse("accounts:phone")),
    ]
    secret = [
        tag
        for page in pages
        for tag in re.findall(r"<input[^>]*name=\"(?:pin|passphrase)[^>]*>", page.content.decode())
    ]
    assert len(secret) == 5
    assert all('type="password"' in tag for tag in secret)
    assert not any("onpaste" in tag or "readonly" in tag or "value=" in tag for tag in secret)


@pytest.mark.parametrize(
    "lengths",
    [
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Content-Length: +5",
        "Transfer-Encoding: chunked, identity",
        "Content-Length : 5",
    ],
)
def test_a_request_of_two_lengths_is_refused(lengths: str) -> None:
    sent = f"POST /key/ HTTP/1.1\r\nHost: x\r\n{lengths}\r\n\r\nhello".encode()
    with pytest.raises(ParseException):
        next(RequestParser(Config(), iter([sent]), ("127.0.0.1", 1)))


def test_a_line_of_the_log_names_its_time_zone() -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(FramesFormatter())
    handler.handle(logging.LogRecord("borrower_help", logging.INFO, "", 0, "said", None, None))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} INFO borrower_help said\n", written.getvalue())


@pytest.mark.django_db
def test_every_attempt_to_come_in_and_every_refusal_leaves_its_line(caplog: pytest.LogCaptureFixture) -> None:
    guest, code = make_guest_with_code()
    theirs = make_case(make_guest())
    wrong = new_code()
    caplog.set_level(logging.INFO, "borrower_help.requests")
    unlock, page = reverse("accounts:unlock"), reverse("home:case", args=[theirs.id])
    assert Client().post(unlock, {"code": wrong}).status_code == 422
    assert Client().post(unlock, {"code": code}).status_code == 302
    assert client_for(guest).get(page).status_code == 404
    assert Client(enforce_csrf_checks=True).post(unlock, {"code": code}).status_code == 403
    said = [re.sub(r"^\d+ | \d+ms$", "", record.getMessage()) for record in caplog.records]
    assert said == ["accounts:unlock 422", "accounts:unlock 302", "home:case 404", "accounts:unlock 403"]
    assert not any(digits in caplog.text for digits in (code, wrong, str(theirs.id)))


@pytest.mark.django_db
def test_the_operator_can_end_every_session_and_with_a_word_every_trusted_phone() -> None:
    guest, code = make_guest_with_code()
    make_case(guest)
    mine = client_for(guest)
    trust_phone(unlocked=guest, pin="246801")
    said = io.StringIO()
    call_command("end_sessions", stdout=said)
    assert said.getvalue() == "Ended 1 sessions and 0 trusted phones.\n"
    assert mine.get("/records/").status_code == 404
    assert OwnPhone.objects.count() == 1
    call_command("end_sessions", "--phones", stdout=said)
    assert not OwnPhone.objects.exists()
    assert not Session.objects.exists()
    assert Client().post(reverse("accounts:unlock"), {"code": code}).status_code == 302
