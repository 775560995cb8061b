"""Floods slow themselves down, not others."""

import logging
import socket
import threading
import time
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from borrower_help.accounts.codes import new_code
from borrower_help.core import crypto, limits
from borrower_help.operations import web
from borrower_help.operations.web_log import FixedWords, QuietLogger
from tests.factories import client_for, make_guest_with_code
from tests.stand_ins import busy_stretch

pytestmark = pytest.mark.django_db
UNLOCK = "accounts:unlock"


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> str:
    """Return an address nobody has used yet, from which pauses take no time."""
    monkeypatch.setattr(limits, "LONGEST_PAUSE", 0.0)
    return f"10.{time.time_ns() // 256 % 250}.{time.time_ns() % 250}.7"


def _try(client: Client, address: str, code: str) -> int:
    return client.post(reverse(UNLOCK), {"code": code, "by": "code"}, REMOTE_ADDR=address).status_code


def test_who_tried_too_often_gives_way_and_nobody_else_does(address: str) -> None:
    _guest, code = make_guest_with_code()
    for _number in range(limits.FREE["wrong-code"] + 1):
        assert _try(Client(), address, new_code()) == 422
    with override_settings(STRETCH_WAIT_SECONDS=0.4), busy_stretch():
        began = time.monotonic()
        assert _try(Client(), address, code) == 503
        assert time.monotonic() - began < 0.3  # no thread is held
        assert _try(Client(), "10.251.1.1", code) == 503
        assert time.monotonic() - began > 0.4  # somebody else waits for their turn
    assert _try(Client(), address, code) == 302  # with nobody in line even they come in


def test_last_in_line_lets_those_who_wait_go_first() -> None:
    stretched = []

    def patient() -> None:
        crypto.stretch("a", salt=bytes(16), version=1)
        stretched.append("patient")

    with busy_stretch():
        waiting = threading.Thread(target=patient)
        waiting.start()
        while not crypto._line.waiting:
            time.sleep(0.01)
        with crypto.last_in_line(), pytest.raises(crypto.Busy):
            crypto.stretch("b", salt=bytes(16), version=1)
    waiting.join()
    assert stretched == ["patient"]
    with crypto.last_in_line():
        assert crypto.stretch("b", salt=bytes(16), version=1)


def test_turns_come_in_the_order_of_the_line() -> None:
    line, came, threads = crypto.Line(), [], []

    def stand(number: int) -> None:
        assert line.enter(10)
        came.append(number)
        line.leave()
        assert line.enter(10)  # and once more, behind everybody
        came.append(number + 20)
        line.leave()

    assert line.enter(0)
    for number in range(20):
        threads.append(threading.Thread(target=stand, args=(number,)))
        threads[-1].start()
        while line.waiting <= number:
            time.sleep(0.001)
    line.leave()
    for thread in threads:
        thread.join()
    assert came[:20] == list(range(20))
    assert sorted(came) == list(range(40))
    assert line.enter(0)  # the last one out leaves it free


def test_who_gives_up_leaves_the_line_and_keeps_nobody_out() -> None:
    line = crypto.Line()
    assert line.enter(0)
    assert not line.enter(0)
    assert not line.enter(0.01)
    assert line.waiting == 0
    line.leave()
    assert line.enter(0)


def test_thirty_codes_at_once_are_all_let_in_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    inside, most, wrong = [], [], []

    def slow(*_words: object, **_more: object) -> bytes:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.02)
        inside.pop()
        return bytes(32)

    def enter() -> None:
        try:
            crypto.stretch("a", salt=bytes(16), version=1)
        except crypto.Busy:
            wrong.append("refused")

    monkeypatch.setattr("nacl.pwhash.argon2id.kdf", slow)
    threads = [threading.Thread(target=enter) for _number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(most), max(most), wrong) == (30, 1, [])


def test_codes_tried_under_a_passphrase_are_counted_too(address: str) -> None:
    guest, _code = make_guest_with_code()
    client, request = client_for(guest), RequestFactory().get("/", REMOTE_ADDR=address)
    typed = {"passphrase": "一二三四五六七八", "passphrase_again": "一二三四五六七八"}
    before = limits.count(request, "wrong-code")
    sent = client.post(reverse("accounts:passphrase"), {"code": new_code(), **typed}, REMOTE_ADDR=address)
    assert sent.status_code == 422
    assert limits.count(request, "wrong-code") == before + 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::5", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::5", "2001:db8:1:3::5", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
    ],
)
def test_a_network_of_version_six_counts_as_one_address(one: str, other: str, same: bool) -> None:
    said = [limits.client_address(RequestFactory().get("/", REMOTE_ADDR=address)) for address in (one, other)]
    assert (said[0] == said[1]) is same


@pytest.mark.parametrize(
    ("proxies", "header", "said"),
    [
        (0, "198.51.100.1", "192.0.2.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "198.51.100.1", "192.0.2.1"),
        (1, "no address", "192.0.2.1"),
    ],
)
def test_only_our_own_proxies_say_who_comes(proxies: int, header: str, said: str) -> None:
    with override_settings(TRUSTED_PROXIES=proxies):
        request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": header})
        assert limits.client_address(request) == said


def test_without_a_broker_nobody_is_beyond_a_limit() -> None:
    with override_settings(REDIS_URL=""):
        assert not limits.is_beyond(RequestFactory().get("/"), "wrong-code")
    with override_settings(REDIS_URL="redis://127.0.0.1:1/0"):
        limits._broker.cache_clear()
        assert not limits.is_beyond(RequestFactory().get("/"), "wrong-code")
    limits._broker.cache_clear()
    assert settings.REDIS_URL


def test_a_connection_on_which_nothing_moves_gives_its_thread_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SILENT_SECONDS", 1)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        web.when_ready(SimpleNamespace(LISTENERS=[SimpleNamespace(sock=listening)]))
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            accepted.setblocking(True)
            began = time.monotonic()
            with pytest.raises(BlockingIOError):
                accepted.recv(1)
            assert 0.5 < time.monotonic() - began < 5


def test_the_servers_own_log_holds_no_address_and_nothing_sent() -> None:
    for message, args in (
        ("Invalid request from ip=203.0.113.9: Invalid HTTP request line: '张三'", ()),
        ("Error handling request %s %s", ("GET", "/records/张三/")),
    ):
        record = logging.LogRecord("gunicorn.error", logging.WARNING, "", 0, message, args, None)
        assert FixedWords().filter(record)
        assert record.getMessage() in {"Invalid request", "Error handling request"}
    assert web.logger_class.endswith(f".{QuietLogger.__name__}")
