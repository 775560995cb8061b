"""The dump test: a thief takes database, files, temp, logs, environment and broker memory, and reads nobody's word in them."""

import base64
import re
from dataclasses import fields
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from borrower_help.core.sealed import SealedModel
from borrower_help.letters.drafting import Options
from tests.completeness import thief
from tests.completeness.dumping import Dump, run_thief
from tests.completeness.seeds import FORMS, Search, Seeds, planted

SECRETS = 300
# files the sower sends, the pieces of one that is not finished; the words of a text and two recordings as they are shown; what was bound of them;
# a file that goes with a letter, and its words
KEPT_AS_PROOF = 4 + 2 + 1 + 2 + 2 + 2
# Free text of every payload, as the sower names it; the rest of a payload is codes, numbers, days and ticks.
SOWN = {
    "cases.Case": {"lender_name", "app_name"},
    "incidents.Incident": {"number", "words", "claimed", "place", "witnesses", "police_receipt", "effects"},
    "incidents.IncidentDraft": {"answers"},
    "evidence.EvidenceFile": {"name", "note", "origin", "excerpt", "sha256", "file_key"},
    "evidence.AwaitedFile": {"name", "note", "origin", "excerpt", "sha256"},
    "evidence.LogEntry": {"file", "sha256", "before"},  # no text
    "evidence.LogHead": {"hash"},  # no text
    "evidence.Upload": {"name", "key"},
    "evidence.Shown": {"file_key"},  # no text: the attacker looks for it
    "evidence.CheckCode": set(),
    "binders.Binder": {"file_key"},  # no text: the attacker looks for it
    "letters.Letter": {"options", "context"},
    "letters.Rendering": {"file_key"},  # no text: the attacker looks for it
    "matters.Dispatch": {"number", "note"},
    "matters.Response": {"words"},
    "matters.Paper": {"number"},
    "matters.Outcome": {"paid_back", "agreed", "note"},
    "repayment.Debt": {"name", "schedule"},
    "repayment.Means": {"words", "debits"},
    "repayment.Agreement": {"signer", "words"},
    "repayment.Promise": {"words", "who", "staff"},
    "matters.FeedKey": {"token"},  # made here: kept nowhere in the open
}
# The same for what a sender chooses and types for a letter.
SOWN_OPTIONS = {
    *("own_words", "name", "id_number", "phone", "hours", "relation", "recipient_name", "app_name", "numbers"),
    *("reworded", "answers"),
}
CODES = {
    "cases.Case": {"perspective", "lender_kind", "debt_state", "owner_role", "borrower_relation"}
    | {"borrower_reachable", "persuade_or_relay", "answers"},
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
    "evidence.EvidenceFile": {"number", "length", "received_at", "incident", "proves", "source", "first_at"},
    "evidence.AwaitedFile": {"number", "length", "received_at", "incident", "proves", "source"},
    "evidence.LogEntry": {"number", "at", "deed", "about"},
    "evidence.LogHead": {"number", "given", "day", "noted"},
    "evidence.Upload": {"length", "modified", "incident", "pieces", "chain", "kept"},
    "letters.Letter": {"key", "template_version", "rules_version", "issued_at", "pdf_sha256"},
    "evidence.Shown": {"boxes"},
    "evidence.CheckCode": {"made_at", "files"},
    "binders.Binder": {"part"},
    "letters.Rendering": {"context_hash"},
    "matters.Dispatch": {"letter_key", "handed_on", "how", "door", "received_on", "ask_on", "asked_on", "end"}
    | {"files"},
    "matters.Response": {"on", "results", "files"},
    "matters.Paper": {"paper", "received_on", "done_on"},
    "matters.Outcome": {"stopped", "resting_since"},
    "repayment.Debt": {"kind", "received", "principal", "payment", "count", "every", "paid_count", "fee", "quoted"}
    | {"demanded", "began_on", "overdue_since", "hangs_on"},
    "repayment.Means": {"pay_low", "pay_high", "other_income", "shared_income", "shared_yes", "adults", "children"}
    | {"elders", "costs", "reserve", "standard", "debited", "events", "since", "done", "way", "offered", "lump"},
    "repayment.Agreement": {"signed_on", "where", "dues", "marks", "points", "files"},
    "repayment.Promise": {"kinds", "said_on", "channel", "amount", "months", "until", "writing", "debt", "asked_on"}
    | {"end"},
    "matters.FeedKey": set(),
}


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
    sealed = {model._meta.label: model for model in apps.get_models() if issubclass(model, SealedModel)}
    assert set(sealed) == set(SOWN) == set(CODES)
    for label, model in sealed.items():
        assert {entry.name for entry in fields(model.PAYLOAD)} == SOWN[label] | CODES[label], label


def test_every_text_typed_for_a_letter_is_sown(dump):
    assert {entry.name for entry in fields(Options)} == SOWN_OPTIONS | {
        "chosen",
        "requests",
        "exhibits",  # hashes: they stand among what is searched for
        "owned",
        "four_dates",
        "dates_read",
    }
    sown = {where.split(".")[1] for where in dump.kept.values() if where.startswith(("complaint.", "notice."))}
    assert sown == SOWN_OPTIONS


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
    for taken in (dump.waiting, dump.after):
        sizes = {place: len(data) for place, data in taken.places.items()}
        for place in (
            "data/site.sqlite3",
            "data/site.sqlite3-wal",
            "data/site.sqlite3-shm",
            "loot/log",
            "loot/web log",
        ):
            assert sizes[place] > 1000, (place, sizes)
        assert b"DATA_DIR" in taken.places["loot/environment"]
        assert b"limits:" in taken.places["loot/broker values"]
        assert taken.places["data/site.sqlite3"].startswith(b"SQLite format 3")
    sown = {where.split(",")[0] for where in dump.kept.values()}
    assert {f"incident.{name}" for name in SOWN["incidents.Incident"]} <= sown
    assert {f"case.{name}" for name in SOWN["cases.Case"]} <= sown
    assert {"draft.words", "held.words", "refusal.number", "code not copied down yet", "short.claimed"} <= sown


def test_nothing_of_what_people_wrote_is_found_in_any_form(dump):
    found, (_all, search) = dump.found_of(dump.kept), dump.found
    places = len(dump.waiting.places) + len(dump.after.places)
    tell(
        f"{len(dump.kept)} secrets kept sealed, {FORMS} forms each plus gzip, zlib ({search.streams} streams) and PDF, "
        f"{search.searched:,} bytes in {places} places: {len(found)} found; "
        f"sizes { ({place: len(data) for place, data in dump.after.places.items()}) }"
    )
    assert not found


def test_nothing_of_what_passed_through_is_found_in_any_form(dump):
    """Addresses, browsers, queries, cookies, codes, passphrases, error messages, locals, refused bodies, old versions."""
    assert {"user agent", "query", "path", "error message", "local of an error", "passphrase", "code"} <= set(
        dump.passing.values()
    )
    assert {"cookie s", "cookie k", "address", "file", "written over", "thrown away", "too large"} <= set(
        dump.passing.values()
    )
    found = dump.found_of(dump.passing)
    tell(f"{len(dump.passing)} secrets that only passed through: {len(found)} found")
    assert not found


def test_control_with_sealing_off_the_same_search_finds_all(open_dump):
    secrets = {secret for secret, _form, _place in open_dump.found_of(open_dump.kept)}
    tell(f"sealing off: {len(secrets)} of {len(open_dump.kept)} found")
    missed = {secret: where for secret, where in open_dump.kept.items() if secret not in secrets}
    assert not missed
    assert len(secrets) >= SECRETS


def test_errors_left_their_type_and_frames_in_the_log_and_nothing_else(dump):
    log = dump.after.places["loot/log"].decode()
    assert "borrower_help.errors home:case" in log
    assert "ValueError\n" in log
    assert re.search(r"home/views\.py:\d+ case", log)
    assert "Traceback" not in log
    assert "203.0.113" not in log
    for line in log.splitlines():
        assert not re.search(r"[\u4e00-\u9fff]", line)


# --- the attacker ----------------------------------------------------------------------------------------------------


def test_no_32_bytes_found_anywhere_open_anything(dump):
    """Once every letter is drawn: with the broker's memory, and with the messages that waited in it before."""
    result = run_thief(dump.after, "attack", dump.after.loot, dump.after.data, dump.waiting.loot)
    tell(f"attacker: {result}")
    assert result["opened"] == result["with the broker"] == []
    assert result["values, opened"] > 50
    assert result["windows, opened"] > 5_000
    assert result["sealed"] > 60
    assert result["boxes"] > 5
    assert result["files"] == dump.told["drawn"] + KEPT_AS_PROOF


@pytest.mark.parametrize("form", ["raw", "hex", "base64", "inside a log line", "hex inside base64"])
def test_control_a_planted_key_opens(dump: Dump, tmp_path: Path, form: str) -> None:
    """Each key of one case and its owner, planted one by one in the loot, opens what it should."""
    private, of_user, data_key = (bytes.fromhex(key) for key in dump.told["keys"][:3])
    planted_key = of_user if form in {"base64", "inside a log line"} else data_key
    text = {
        "raw": b"xyz" + planted_key + b"zyx",
        "hex": planted_key.hex().encode(),
        "base64": base64.urlsafe_b64encode(planted_key),
        "inside a log line": f"2026-03-05 INFO key={planted_key.hex()} ok".encode(),
        "hex inside base64": base64.b64encode(f'[["{planted_key.hex()}"]]'.encode()),
    }[form]
    (tmp_path / "loot").write_bytes(text)
    opened = {name for name, _row in run_thief(dump.after, "planted", tmp_path)["opened"]}
    if form == "raw":  # three bytes on: one row of each key is tried
        assert opened
    elif planted_key == data_key:
        assert {"incidents.Incident.sealed", "incidents.CaseIndex.sealed", "cases.Case.sealed"} <= opened
    else:
        assert {"cases.Grant.sealed_keys", "accounts.HeldPost.sealed", "a private key"} <= opened
    assert private not in text
