"""The dump test: a thief takes database, files, temp, logs, environment and broker memory, and reads nobody's word in them."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
import redis
from django.apps import apps
from django.conf import settings

from borrower_help.core.sealed import SealedModel
from borrower_help.env import PROJECT_ROOT
from borrower_help.operations import broker
from tests.completeness import thief
from tests.completeness.seeds import FORMS, Search, Seeds, planted

SECRETS = 300
# Free text of every payload, as the sower names it; the rest of a payload is codes, numbers, days and ticks.
SOWN = {
    "cases.Case": {"lender_name", "app_name"},
    "incidents.Incident": {"number", "words", "claimed", "place", "witnesses", "police_receipt", "effects"},
    "incidents.IncidentDraft": {"answers"},
}
CODES = {
    "cases.Case": {"perspective", "lender_kind", "debt_state", "owner_role", "borrower_relation"}
    | {"borrower_reachable", "persuade_or_relay"},
    "incidents.Incident": {
        "on",
        "kind",
        "precision",
        "at",
        "part",
        "contact_channel",
        "connected",
        "answered",
        "unanswered",
    }
    | {"texts", "night", "reached", "role", "conduct", "hearsay", "claim_check", "paper_check", "debt_state"}
    | {"entry_consent", "refusal_kind", "recorded_on"},
    "incidents.IncidentDraft": {"journey", "perspective"},
}


@dataclass
class Dump:
    """Hold what was taken from a running site."""

    places: dict[str, bytes]
    stolen: Path  # a copy of the data folder, as it lay on the disk
    loot: Path  # logs, environment and broker memory as files
    kept: dict[str, str]
    passing: dict[str, str]
    keys: list[str]

    def found(self, secrets: dict[str, str]) -> tuple[set[tuple[str, str, str]], Search]:
        """Return (secret, form, place) of everything found."""
        search = Search(secrets)
        found = {
            (secret, form, place) for place, data in self.places.items() for secret, form in search.everywhere(data)
        }
        return found, search


@contextmanager
def running_broker() -> Iterator[tuple[Path, int]]:
    folder = broker.make_folder()
    child = broker.child(folder)
    child.start(0)
    assert child.process is not None
    try:
        broker.wait_until_there(folder)
        yield folder, child.process.pid
    finally:
        child.process.kill()
        child.process.wait()
        broker.remove_folder(folder)


def environment_of(folder: Path, url: str) -> dict[str, str]:
    own = {"DATA_DIR": str(folder / "data"), "TMPDIR": str(folder / "temp"), "REDIS_URL": url, "OPERATOR_NAME": "社"}
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "SECRET_KEY": "0f" * 32, "PYTHONUNBUFFERED": "1", **own}


def take_a_dump(folder: Path, *, sealed: bool) -> Dump:
    for name in ("data", "temp", "loot"):
        (folder / name).mkdir(parents=True)
    with running_broker() as (broker_folder, broker_process), (folder / "loot" / "log").open("wb") as log:
        site = subprocess.Popen(
            [sys.executable, "-m", "tests.completeness.dumped_site", "live", *([] if sealed else ["open"])],
            env=environment_of(folder, broker.url_of(broker_folder)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=PROJECT_ROOT,
        )
        assert site.stdin
        assert site.stdout
        deadline = threading.Timer(60, site.kill)
        deadline.start()
        line = site.stdout.readline()
        deadline.cancel()
        log.flush()
        assert line, (folder / "loot" / "log").read_text()[-4000:]
        told = json.loads(line)
        loot = {"environment": Path(f"/proc/{site.pid}/environ").read_bytes()}
        loot["broker environment"] = Path(f"/proc/{broker_process}/environ").read_bytes()
        loot["broker values"] = b"\n".join(values_of(broker.url_of(broker_folder)))
        loot["broker memory"] = memory_of(broker_process)
        for name, data in loot.items():
            (folder / "loot" / name).write_bytes(data)
        shutil.copytree(folder / "data", folder / "stolen")
        places = {str(path.relative_to(folder)): path.read_bytes() for path in files_under(folder)}
        places |= {f"broker folder {path.name}": path.read_bytes() for path in files_under(broker_folder)}
        site.stdin.close()
        assert site.wait(20) == 0
    return Dump(places, folder / "stolen", folder / "loot", told["kept"], told["passing"], told["keys"])


def files_under(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and "stolen" not in path.parts]


def values_of(url: str) -> Iterator[bytes]:
    """Yield every key and value the broker holds, as it would write them to disk."""
    client = redis.Redis.from_url(url)
    for key in client.scan_iter(count=1000):
        yield key
        yield client.dump(key) or b""
        if client.type(key) == b"string":
            yield client.get(key) or b""
    client.close()


def memory_of(process: int) -> bytes:
    """Return all memory a process can write to, long runs of nothing left out; nothing where the kernel forbids reading."""
    pieces = []
    try:
        with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", 0) as memory:
            for line in maps:
                first, last, rights = re.match(r"(\w+)-(\w+) (\S+)", line).groups()  # type: ignore[union-attr]
                if rights.startswith("rw"):
                    memory.seek(int(first, 16))
                    pieces += re.split(rb"\0{64,}", memory.read(int(last, 16) - int(first, 16)))
    except OSError:
        return b""
    return b"\0".join(pieces)


@pytest.fixture(scope="module")
def dump(tmp_path_factory):
    return take_a_dump(tmp_path_factory.mktemp("sealed") / "x", sealed=True)


@pytest.fixture(scope="module")
def open_dump(tmp_path_factory):
    return take_a_dump(tmp_path_factory.mktemp("open") / "x", sealed=False)


def tell(text: str) -> None:
    """Show a figure (pytest -rP, or the report of a failure)."""
    print(text)


# --- the search itself -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", ["text", "phone", "latin"])
def test_search_finds_a_secret_in_every_form(make):
    secret = getattr(Seeds(), make)("nowhere")
    search = Search([secret])
    for form, data in planted(secret):
        assert {found for found, _form in search.everywhere(data)} == {secret}, form
    assert not search.everywhere(secret[:-1].encode() + b"?")


def test_every_free_text_of_every_payload_is_sown():
    for model in apps.get_models():
        if issubclass(model, SealedModel) and model._meta.label in SOWN:
            held = {entry.name for entry in fields(model.PAYLOAD)}
            assert held == SOWN[model._meta.label] | CODES[model._meta.label], model
    waiting = {"letters.Letter", "letters.Rendering"}  # sown with Stage B's pages
    sealed = {m._meta.label for m in apps.get_models() if issubclass(m, SealedModel)}
    assert sealed - set(SOWN) <= waiting


def test_every_binary_column_is_known_to_the_thief():
    unknown = [
        name for name, model, column in thief.binary_columns() if thief.kind_of(name, model, column) == "unknown"
    ]
    assert not unknown


def test_no_upload_is_ever_written_to_a_temporary_file():
    assert settings.FILE_UPLOAD_HANDLERS
    assert not any("Temporary" in handler for handler in settings.FILE_UPLOAD_HANDLERS)


# --- the dump --------------------------------------------------------------------------------------------------------


def test_dump_holds_what_a_thief_would_take(dump):
    assert len(dump.kept) >= SECRETS
    sizes = {place: len(data) for place, data in dump.places.items()}
    for place in ("data/site.sqlite3", "data/site.sqlite3-wal", "data/site.sqlite3-shm", "loot/log"):
        assert sizes[place] > 1000, (place, sizes)
    assert b"DATA_DIR" in dump.places["loot/environment"]
    assert b"limits:" in dump.places["loot/broker values"]
    assert dump.places["data/site.sqlite3"].startswith(b"SQLite format 3")
    sown = {where.split(",")[0] for where in dump.kept.values()}
    assert {f"incident.{name}" for name in SOWN["incidents.Incident"]} <= sown
    assert {f"case.{name}" for name in SOWN["cases.Case"]} <= sown
    assert {"draft.words", "held.words", "refusal.number", "code not copied down yet"} <= sown


def test_nothing_of_what_people_wrote_is_found_in_any_form(dump):
    found, search = dump.found(dump.kept)
    tell(
        f"{len(dump.kept)} secrets kept sealed, {FORMS} forms each plus gzip and zlib ({search.streams} streams), "
        f"{search.searched:,} bytes in {len(dump.places)} places: {len(found)} found; "
        f"sizes { ({place: len(data) for place, data in dump.places.items()}) }"
    )
    assert not found


def test_nothing_of_what_passed_through_is_found_in_any_form(dump):
    """Addresses, browsers, queries, cookies, codes, passphrases, error messages, locals, refused bodies, old versions."""
    assert {"user agent", "query", "path", "error message", "local of an error", "passphrase", "code"} <= set(
        dump.passing.values()
    )
    assert {"cookie s", "cookie k", "address", "file", "written over", "too large"} <= set(dump.passing.values())
    found, _search = dump.found(dump.passing)
    tell(f"{len(dump.passing)} secrets that only passed through: {len(found)} found")
    assert not found


def test_control_with_sealing_off_the_same_search_finds_all(open_dump):
    found, _search = open_dump.found(open_dump.kept)
    secrets = {secret for secret, _form, _place in found}
    tell(f"sealing off: {len(secrets)} of {len(open_dump.kept)} found")
    missed = {secret: where for secret, where in open_dump.kept.items() if secret not in secrets}
    assert not missed
    assert len(secrets) >= SECRETS


def test_errors_left_their_type_and_frames_in_the_log_and_nothing_else(dump):
    log = dump.places["loot/log"].decode()
    assert "borrower_help.errors home:case" in log
    assert "ValueError\n" in log
    assert re.search(r"home/views\.py:\d+ case", log)
    assert "Traceback" not in log
    assert "203.0.113" not in log
    for line in log.splitlines():
        assert not re.search(r"[\u4e00-\u9fff]", line)


# --- the attacker ----------------------------------------------------------------------------------------------------


def attacked(dump: Dump, *folders: Path) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "tests.completeness.dumped_site", "attack", *map(str, folders)],
        env={**environment_of(dump.stolen.parent, ""), "DATA_DIR": str(dump.stolen)},
        capture_output=True,
        cwd=PROJECT_ROOT,
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return json.loads(done.stdout)


def test_no_32_bytes_found_anywhere_open_anything(dump):
    result = attacked(dump, dump.loot, dump.stolen)
    tell(f"attacker: {result}")
    assert result["opened"] == []
    assert result["values"] > 50
    assert result["windows"] > 5_000
    assert result["sealed"] > 60
    assert result["boxes"] > 5


@pytest.mark.parametrize("form", ["raw", "hex", "base64", "inside a log line"])
def test_control_a_planted_key_opens(dump, tmp_path, form):
    """Each key of one case and its owner, planted one by one in the loot, opens what it should."""
    import base64

    private, of_user, data_key = (bytes.fromhex(key) for key in dump.keys[:3])
    planted_key = {"raw": data_key, "hex": data_key, "base64": of_user, "inside a log line": of_user}[form]
    text = {
        "raw": b"xyz" + planted_key + b"zyx",
        "hex": planted_key.hex().encode(),
        "base64": base64.urlsafe_b64encode(planted_key),
        "inside a log line": f"2026-03-05 INFO key={planted_key.hex()} ok".encode(),
    }[form]
    (tmp_path / "loot").write_bytes(text)
    opened = set(attacked(dump, tmp_path)["opened"])
    if planted_key == data_key:
        assert {"incidents.Incident.sealed", "incidents.CaseIndex.sealed", "cases.Case.sealed"} <= opened
    else:
        assert {"cases.Grant.sealed_keys", "accounts.HeldPost.sealed", "a private key"} <= opened
    assert private not in text
