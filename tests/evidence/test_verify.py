"""Anybody checks a file against a manifest: unchanged, changed, not in the list; nothing is kept."""

import hashlib
import json
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from borrower_help.core import limits
from borrower_help.evidence.bundle import checking
from borrower_help.evidence.bundle.checking import Seen
from borrower_help.evidence.bundle.manifest import Listed, manifest

DATA = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


LIST = manifest(
    [Listed("原件/证据3-录音.m4a", len(DATA), sha(DATA), "证据3"), Listed("verify.py", 2, sha(b"ok"))],
    made_at="2026-11-26T20:00:00+08:00",
    chain_head="ab" * 32,
)


def sent(client: Client, *files: SimpleUploadedFile, listed: bytes = LIST, **fields: str):
    data = {"files": list(files), "end": "1", **fields}
    if listed:
        data["manifest"] = SimpleUploadedFile("manifest.json", listed)
    return client.post("/verify/", data)


def named(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


FLIPPED = DATA[:100] + bytes([DATA[100] ^ 1]) + DATA[101:]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("anything", DATA, "一致：证据3"),
        ("证据3-录音.m4a", FLIPPED, "不一致：和清单上的不是同一份"),
        ("录音 (1).m4a", FLIPPED, "不一致：和清单上的不是同一份"),
        ("别的.m4a", FLIPPED, "不在这份清单里"),
        ("verify.py", b"ok", "一致"),
        ("空.m4a", b"", "不在这份清单里"),
    ],
)
@pytest.mark.django_db
def test_each_file_gets_its_sentence(client: Client, name: str, data: bytes, says: str) -> None:
    answer = sent(client, named(name, data)).content.decode()
    assert f"<h2>{says}</h2>" in answer
    assert sha(data) in answer
    assert "清单上写的制作时间：2026年11月26日 20:00；" in answer


@pytest.mark.django_db
def test_hashes_made_in_the_browser_say_the_same(client: Client) -> None:
    told = json.dumps([{"name": "录音.m4a", "length": len(DATA), "sha256": sha(DATA)}])
    assert "<h2>一致：证据3</h2>" in sent(client, hashes=told).content.decode()
    for broken in ("[7]", "{", json.dumps([{"name": "x", "length": 1, "sha256": "A" * 64}]), "[" * 100_000):
        assert sent(client, hashes=broken).status_code == 422


@pytest.mark.django_db
def test_without_a_list_it_says_the_hash_and_without_a_file_what_to_do(client: Client) -> None:
    answer = sent(client, named("x", DATA), listed=b"").content.decode()
    assert "<h2>这个文件的 SHA-256</h2>" in answer
    assert sent(client).status_code == 422


@pytest.mark.parametrize(
    "text",
    [
        b"\0",
        b"[]",
        b'{"files": 7}',
        b"[" * 100_000,
        LIST.replace(b"manifest/1", b"manifest/9"),
        LIST.replace(b"2026-", b"yesterday"),
        b" " * 4_000_001,
    ],
)
@pytest.mark.django_db
def test_what_is_no_list_is_said_to_be_none(client: Client, text: bytes) -> None:
    answer = sent(client, named("x", DATA), listed=text)
    assert answer.status_code == 422
    assert "清单叫 manifest.json" in answer.content.decode()


@pytest.mark.django_db
def test_a_form_that_broke_off_says_nothing_of_the_file(client: Client) -> None:
    whole = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n' + DATA
    answer = client.generic("POST", "/verify/", whole, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 400
    assert sha(DATA) not in answer.content.decode()


@pytest.mark.django_db
def test_too_large_a_form_is_answered_before_it_is_read(client: Client) -> None:
    answer = client.generic(
        "POST", "/verify/", b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="60000000"
    )
    assert answer.status_code == 413
    assert "verify.py" in answer.content.decode()


@pytest.mark.django_db
def test_nothing_is_kept_and_no_cookie_set(client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    counted: list[str] = []
    monkeypatch.setattr(limits, "pause", lambda request, bucket: counted.append(bucket))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    answer = sent(client, named("x", DATA * 2000))
    assert counted == ["verify"]
    assert not answer.cookies
    assert not list(tmp_path.iterdir())
    assert "no-store" in answer["Cache-Control"]


def test_the_length_counts_too() -> None:
    read = checking.read(LIST)
    assert checking.check([Seen("x", len(DATA) + 1, sha(DATA))], read)[0].state == "unlisted"


def test_the_browsers_sha_256_is_right(tmp_path: Path) -> None:
    """Known answers, and every length round the edges of a block, in pieces of odd sizes."""
    script = (settings.BASE_DIR / "static/js/checking.js").read_text()
    own = script[script.index("  function fractions") : script.index("  function say(")]
    asks = """
    const crypto = require("crypto");
    function mine(data, step) { const s = new Sha(); for (let i = 0; i < data.length; i += step) { s.update(data.subarray(i, i + step)); } return s.end(); }
    const known = { "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" };
    for (const text of Object.keys(known)) { if (mine(Buffer.from(text), 1) !== known[text]) { throw new Error("known " + text); } }
    for (let n = 0; n < 300; n += 1) {
      const data = crypto.randomBytes(n);
      for (const step of [1, 7, 64, 65, 1000]) {
        if (mine(data, step) !== crypto.createHash("sha256").update(data).digest("hex")) { throw new Error(n + " " + step); }
      }
    }
    const big = crypto.randomBytes(3000001);
    if (mine(big, 1048576) !== crypto.createHash("sha256").update(big).digest("hex")) { throw new Error("big"); }
    const far = new Sha(); far.length = 600000000; far.filled = 0; far.end();
    """
    program = tmp_path / "sha.js"
    program.write_text(own + asks)
    ended = subprocess.run(["node", str(program)], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
