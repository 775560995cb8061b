"""Time-stamps of a real authority (openssl's): over the manifest of a ZIP, with its hash alone; a dead one stops nothing."""

import hashlib
import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from rfc3161_client import decode_timestamp_response

from borrower_help.env import read
from borrower_help.evidence import stamping
from tests.cast import make_cast
from tests.evidence.authority import Authority, says, served
from tests.factories import client_for, make_file
from tests.stand_ins import own_files

DATA = b'{"format": "shoujie-manifest/1"}\n'
STAMP, HOW = "manifest.json.tsr", "如何核对.txt"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa"))


@pytest.fixture
def address(authority: Authority, settings: Any) -> Iterator[str]:
    with served(lambda handler, question: says(handler, authority.reply(question))) as url:
        settings.TSA_URL = url
        yield url


def fetched(settings: Any, tmp_path: Path) -> dict[str, bytes]:
    own_files(settings, tmp_path)
    cast = make_cast()
    make_file(cast.case, b"a voice", "张经理录音.m4a")
    answer = client_for(cast.lin).get(reverse("evidence:bundle", args=[cast.case.id]))
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as opened:  # type: ignore[attr-defined]
        assert opened.testzip() is None
        opened.extractall(tmp_path / "unpacked")
        return {name: opened.read(name) for name in opened.namelist()}


# --- a stamp ----------------------------------------------------------------------------------------------------------


def test_openssl_accepts_the_stamp_and_notices_a_flipped_byte(authority: Authority, address: str) -> None:
    token = stamping.stamp(DATA)
    assert authority.verifies(DATA, token)
    assert not authority.verifies(DATA[:9] + bytes([DATA[9] ^ 1]) + DATA[10:], token)
    flipped = bytearray(token)
    flipped[len(token) // 2] ^= 1
    assert not authority.verifies(DATA, bytes(flipped))


def test_an_answer_the_library_cannot_read_is_asked_for_without_certificates(settings: Any, tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    authority.answers_with_its_chain()
    with served(lambda handler, question: says(handler, authority.reply(question))) as settings.TSA_URL:
        token = stamping.stamp(DATA)
    with_chain = authority.reply(authority.asked[0])
    with pytest.raises(ValueError, match="SetOrdering"):
        decode_timestamp_response(with_chain)
    assert len(authority.asked) == 3  # the last one by this test
    assert authority.verifies(DATA, token, "-untrusted", str(tmp_path / "tsa.pem"))


def test_the_authority_gets_the_hash_and_nothing_else(authority: Authority, address: str) -> None:
    stamping.stamp(DATA)
    question = authority.asked[-1]
    assert hashlib.sha256(DATA).digest() in question
    assert len(question) < 80  # version, algorithm, hash, nonce, wish for the certificate
    assert b"shoujie" not in question


def test_each_question_has_a_number_of_its_own(authority: Authority, address: str) -> None:
    nonces = {decode_timestamp_response(stamping.stamp(DATA)).tst_info.nonce for _ in range(3)}
    assert len(nonces) == 3


def test_without_an_address_nothing_is_asked(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamping, "_ask", pytest.fail)
    settings.TSA_URL = ""
    assert stamping.stamp(DATA) == b""


# --- an authority that does not do its duty ---------------------------------------------------------------------------


def refused(authority: Authority) -> Any:
    """Answer as one that does not take what was asked: openssl refuses a hash that is not among its digests."""
    config = authority.config.read_text()

    def answer(handler: Any, question: bytes) -> None:
        authority.config.write_text(config.replace("digests = sha256", "digests = sha512"))
        try:
            says(handler, authority.reply(question))
        finally:
            authority.config.write_text(config)

    return answer


def of_something_else(authority: Authority) -> Any:
    """Answer every question with the stamp of another one."""
    other = authority.folder / "other.tsq"
    made = ["openssl", "ts", "-query", "-digest", "ab" * 32, "-sha256", "-cert", "-out", str(other)]
    subprocess.run(made, check=True, capture_output=True)
    return lambda handler, _question: says(handler, authority.reply(other.read_bytes()))


def an_old_answer(authority: Authority) -> Any:
    """Answer with a stamp over the very same hash that somebody else asked for."""
    old = authority.folder / "old.tsq"
    digest = hashlib.sha256(DATA).hexdigest()
    made = ["openssl", "ts", "-query", "-digest", digest, "-sha256", "-cert", "-out", str(old)]
    subprocess.run(made, check=True, capture_output=True)
    return lambda handler, _question: says(handler, authority.reply(old.read_bytes()))


def dripping(handler: Any, _question: bytes) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        try:
            handler.wfile.write(b"0")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("refused", refused),
        ("of something else", of_something_else),
        ("an old answer", an_old_answer),
        ("an error", lambda _tsa: lambda handler, _question: says(handler, b"", 500)),
        ("a page", lambda _tsa: lambda handler, _question: says(handler, b"<html>sign in</html>")),
        ("nothing", lambda _tsa: lambda handler, _question: says(handler, b"")),
        ("without end", lambda _tsa: lambda handler, _question: says(handler, b"0" * 2_000_000)),
        ("dripping", lambda _tsa: dripping),
        ("asleep", lambda _tsa: lambda _handler, _question: time.sleep(1.5)),
    ],
)
def test_whatever_is_no_stamp_over_this_is_none(
    name: str, make: Any, authority: Authority, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    monkeypatch.setattr(stamping, "SECONDS", 0.5)
    with served(make(authority)) as url:
        settings.TSA_URL = url
        began = time.monotonic()
        assert stamping.stamp(DATA) == b"", name
        assert time.monotonic() - began < 5
    assert "time-stamp:" in caplog.text
    assert hashlib.sha256(DATA).hexdigest() not in caplog.text


def test_a_dead_authority_is_noticed_at_once(settings: Any) -> None:
    settings.TSA_URL = "http://127.0.0.1:9/tsa"
    began = time.monotonic()
    assert stamping.stamp(DATA) == b""
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("wrong", ["ftp://host/x", "host/x", "file:///etc/passwd"])
def test_an_address_of_another_kind_stops_the_start(wrong: str) -> None:
    with pytest.raises(ValueError, match="TSA_URL"):
        read({"TSA_URL": wrong})


# --- in the ZIP -------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_zip_carries_the_stamp_and_says_how_to_check_it(
    authority: Authority, address: str, settings: Any, tmp_path: Path
) -> None:
    found = fetched(settings, tmp_path)
    assert authority.verifies(found["manifest.json"], found[STAMP])
    how = found[HOW].decode("utf-8-sig")
    assert "openssl ts -verify -data manifest.json -in manifest.json.tsr" in how
    assert "没有 manifest.json.tsr，就是没有时间戳" in how
    told = [sys.executable, "-I", "-S", str(tmp_path / "unpacked" / "verify.py")]
    checked = subprocess.run(told, capture_output=True, text=True, check=False)
    assert (checked.returncode, "全部一致" in checked.stdout) == (0, True)


@pytest.mark.django_db
def test_a_dead_authority_does_not_stop_the_zip(settings: Any, tmp_path: Path) -> None:
    settings.TSA_URL = "http://127.0.0.1:9/tsa"
    found = fetched(settings, tmp_path)
    assert STAMP not in found
    assert "没有 manifest.json.tsr，就是没有时间戳" in found[HOW].decode("utf-8-sig")


@pytest.mark.django_db
def test_where_there_is_none_nothing_is_claimed(settings: Any, tmp_path: Path) -> None:
    settings.TSA_URL = ""
    found = fetched(settings, tmp_path)
    assert STAMP not in found
    assert "时间戳" not in found[HOW].decode("utf-8-sig")
    cast = make_cast()
    make_file(cast.case, b"a voice")
    page = reverse("evidence:list", args=[cast.case.id])
    assert "时间戳" not in client_for(cast.lin).get(page).content.decode()
    settings.TSA_URL = "https://tsa.example/"
    assert "时间戳" in client_for(cast.lin).get(page).content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_question_goes_out_while_no_transaction_is_open(
    address: str, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[bool] = []
    real = stamping._ask
    monkeypatch.setattr(stamping, "_ask", lambda question: (held.append(connection.in_atomic_block), real(question))[1])
    assert STAMP in fetched(settings, tmp_path)
    assert held == [False]
