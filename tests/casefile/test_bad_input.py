"""Whatever a file holds, the answer is exit code 2 and one sentence that names the place; never a traceback."""

import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from borrower_help.casefile.form import VERSION
from borrower_help.casefile.reading import MAX_BYTES, MAX_DEPTH, Refused, read
from tests.casefile.conftest import Run
from tests.casefile.example import text

Change = Callable[[dict[str, Any]], Any]


def one_sentence(sentence: str) -> bool:
    return "\n" not in sentence and "Traceback" not in sentence and sentence.endswith(".") and len(sentence) < 400


def put(*place: Any, to: Any) -> Change:
    def change(file: dict[str, Any]) -> None:
        target: Any = file
        for name in place[:-1]:
            target = target[name]
        target[place[-1]] = to

    return change


def drop(*place: Any) -> Change:
    def change(file: dict[str, Any]) -> None:
        target: Any = file
        for name in place[:-1]:
            target = target[name]
        del target[place[-1]]

    return change


BAD_VALUES: list[tuple[Change, str]] = [
    (put("casefile", to=str(VERSION + 1)), f"/casefile: {VERSION + 1} was made by a newer version"),
    (put("casefile", to=1), "/casefile: 1 is not a version"),
    (put("casefile", to="0"), "/casefile: '0' is not a version"),
    (put("casefile", to="１"), "/casefile: '１' is not a version"),
    (drop("casefile"), "/casefile: is missing"),
    (drop("case"), "/case: is missing"),
    (drop("case", "perspective"), "/case/perspective: is missing"),
    (drop("incidents", 2, "on"), "/incidents/2/on: is missing"),
    (put("name", to="Lin"), "/name: is not a field"),
    (put("incidents", 0, "when", to="now"), "/incidents/0/when: is not a field"),
    (put("incidents", 0, "a/b~c", to=1), "/incidents/0/a~1b~0c: is not a field"),
    (put("letters", 0, "options", "amount", to="1"), "/letters/0/options/amount: is not a field"),
    (put("case", "lender_kind", to="shark"), "/case/lender_kind: 'shark' is not one of its codes"),
    (put("case", "borrower_relation", to="boss"), "/case/borrower_relation: 'boss' is not one of its codes"),
    (put("incidents", 1, "conduct", 1, to="insultd"), "/incidents/1/conduct/1: 'insultd' is not one of its codes"),
    (put("incidents", 1, "conduct", to="insulted"), "/incidents/1/conduct: 'insulted' is not a list"),
    (put("incidents", 1, "conduct", to=[[]]), "/incidents/1/conduct/0: [] is not one of its codes"),
    (put("incidents", 1, "role", to=None), "/incidents/1/role: null is not one of its codes"),
    (put("incidents", 0, "answered", to="2"), "/incidents/0/answered: '2' is not a whole number"),
    (put("incidents", 0, "answered", to=2.0), "/incidents/0/answered: 2.0 is not a whole number"),
    (put("incidents", 0, "answered", to=True), "/incidents/0/answered: true is not a whole number"),
    (put("incidents", 0, "answered", to=-1), "/incidents/0/answered: -1 is less than 0"),
    (put("incidents", 0, "unanswered", to=501), "/incidents/0/unanswered: 501 is more than 500"),
    (put("incidents", 0, "night", to=13), "/incidents/0/night: is more than all contacts"),
    (put("incidents", 1, "connected", to="yes"), "/incidents/1/connected: 'yes' is not true or false or null"),
    (put("incidents", 1, "hearsay", to=1), "/incidents/1/hearsay: 1 is not true or false"),
    (put("incidents", 1, "words", to="字" * 5001), "/incidents/1/words: is 5001 characters long; 5000 fit"),
    (put("incidents", 1, "claimed", to="字" * 501), "/incidents/1/claimed: is 501 characters long; 500 fit"),
    (put("incidents", 1, "on", to="2026-02-30"), "/incidents/1/on: '2026-02-30' is not a day"),
    (put("incidents", 1, "on", to="20260305"), "/incidents/1/on: '20260305' is not a day"),
    (put("incidents", 1, "on", to="0001-01-01"), "/incidents/1/on: 0001-01-01 is not between 1900 and 2199"),
    (put("incidents", 1, "on", to="9999-12-31"), "/incidents/1/on: 9999-12-31 is not between 1900 and 2199"),
    (put("incidents", 1, "on", to="2026-03-21"), "/incidents/1/on: 2026-03-21 is after the day the file was made"),
    (put("exported_on", to="9999-12-31"), "/exported_on: 9999-12-31 is not between"),
    (put("incidents", 1, "recorded_on", to="2026-13-01"), "/incidents/1/recorded_on: '2026-13-01' is not a day"),
    (put("incidents", 1, "at", to="24:00"), "/incidents/1/at: '24:00' is not written as"),
    (put("incidents", 1, "at", to="22:10\n"), "/incidents/1/at: does not go with its"),
    (put("incidents", 1, "at", to=""), "/incidents/1/at: does not go with its"),
    (put("incidents", 0, "at", to="10:00"), "/incidents/0/at: does not go with its"),
    (put("incidents", 4, "part", to=""), "/incidents/4/part: does not go with its"),
    (put("incidents", 1, "refusal_kind", to="repaid"), "/incidents/1/refusal_kind: does not go with its"),
    (put("incidents", 1, "id", to="1"), "/incidents/1/id: '1' is not an id"),
    (put("incidents", 1, "words", to="a\x00b"), "/incidents/1/words: holds a control character"),
    (put("incidents", to={}), "/incidents: {} is not a list"),
    (put("incidents", 0, to=7), "/incidents/0: 7 is not an object"),
    (put("case", to=None), "/case: null is not an object"),
    (put("drafts", 0, "started_on", to="2026-04-01"), "/drafts/0/started_on: 2026-04-01 is after"),
    (put("drafts", 0, "answers", to=[]), "/drafts/0/answers: [] is not an object"),
    (put("letters", 0, "key", to="poem"), "/letters/0/key: 'poem' is not one of its codes"),
    (put("letters", 0, "state", to="issued"), "/letters/0/issued_on: is missing"),
    (put("letters", 0, "context", to={"key": "complaint"}), "/letters/0/context: stands in a draft"),
    (put("letters", 0, "pdf_sha256", to="abc"), "/letters/0/pdf_sha256: 'abc' is not written as"),
    (put("letters", 0, "options", "numbers", to=["1"] * 501), "/letters/0/options/numbers: holds 501 entries; 500 fit"),
]


@pytest.mark.parametrize(("change", "sentence"), BAD_VALUES, ids=[sentence for _change, sentence in BAD_VALUES])
def test_what_was_edited_wrongly_is_named_with_its_place(
    run: Run, example: dict[str, Any], change: Change, sentence: str
) -> None:
    change(example)
    code, out, said = run(example)
    assert (code, out) == (2, "")
    assert said.startswith(sentence)
    assert one_sentence(said)


@pytest.mark.parametrize("place", [("incidents", 3), ("drafts", 0), ("letters", 0), ("case",)])
def test_no_id_stands_twice(run: Run, example: dict[str, Any], place: tuple[Any, ...]) -> None:
    target: Any = example
    for name in place:
        target = target[name]
    example["incidents"][-1]["id"] = target["id"].upper()
    code, _out, said = run(example)
    assert code == 2
    assert "/id: is the id of /" in said
    assert "".join(f"/{one}" for one in place) in said


def test_a_removed_record_is_checked_and_counted_too(run: Run, example: dict[str, Any], settings: Any) -> None:
    taken = example["incidents"].pop()
    example["removed"] = [taken]
    assert run(example)[2].startswith("/removed/0/removed_on: is missing")
    example["removed"] = [{**taken, "removed_on": "2026-03-19"}]
    assert run(example)[0] == 0


def test_20_001_records_are_too_many(run: Run, example: dict[str, Any]) -> None:
    row = {"on": "2026-03-05", "at": "10:00"}
    example["incidents"] = [{"id": str(UUID(int=n)), **row} for n in range(20_001)]
    code, _out, said = run(example)
    assert (code, said) == (2, "/incidents: holds 20001 entries; 20000 fit.")
    example["removed"] = [{**example["incidents"].pop(), "removed_on": "2026-03-06"}]
    assert run(example)[0] == 2
    example["incidents"].pop()
    assert run(example)[0] == 0


BAD_FILES = [
    (b"", "The file is empty."),
    (b" \n ", "The file is empty."),
    (b"[]", "The file is not a casefile"),
    (b'"casefile"', "The file is not a casefile"),
    (b"{}", "/casefile: is missing"),
    (b"NaN", "The file is NaN"),
    (b"{'casefile': '1'}", "The file is not JSON (line 1, column 2"),
    (b'{"casefile": "1",\n\n  "case" {}}', "The file is not JSON (line 3, column 10"),
    (b'{"casefile": "1"} {}', "The file is not JSON (line 1, column 19"),
    (b'{"casefile": "1", "case": {"x": NaN}}', "/case/x: is NaN"),
    (b'{"casefile": "1", "case": {"x": [-Infinity]}}', "/case/x/0: is -Infinity"),
    (b'{"casefile": "1", "case": {"x": 1e999}}', "/case/x: is a number that is too large"),
    (b'{"casefile": "1", "case": {"x": ' + b"9" * 5000 + b"}}", "/case/x: is a number that is too long"),
    (b'{"casefile": "1", "case": {"x": 1, "x": 2}}', "/case: has 'x' twice"),
    (b'{"casefile": "1", "casefile": "1"}', "The file has 'casefile' twice"),
    (b'{"casefile": "1", "case": "\\ud800"}', "/case: holds half a character"),
    (b'{"casefile": "1", "\\ud800": 1}', "The file holds half a character"),
    (b'{"casefile": "1", "case": {"x\\u0000": 1}}', "/case: holds a control character"),
    (b'{"casefile": "1", "case": "a\nb"}', "The file is not JSON (line 1, column 29"),
    (b"\xef\xbb\xbf{}", "The file begins with a byte order mark"),
    ("{}".encode("utf-16"), "The file is written in UTF-16"),
    ("{}".encode("utf-32"), "The file is written in UTF-16 (or UTF-32)"),
    (b"\x00\x00\xfe\xff\x00\x00\x00{", "The file is written in UTF-32"),
    ('{"casefile": "话"}'.encode("gb18030"), "The file is not written in UTF-8 (byte 15"),
    (b"%PDF-1.7", "The file is not JSON"),
    (b"\x1f\x8b\x08\x00", "The file is not written in UTF-8"),
    (b"\x00" * 64, "The file is not JSON"),
    (b"[" * 100_000, "The file is nested more than"),
    (b'{"a":' * 100_000, "The file is nested more than"),
    (b"[" * 900 + b"]" * 900, "The file is nested more than"),
    (
        b'{"casefile": "1", "drafts": ' + b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1) + b"}",
        "The file is nested more than",
    ),
    (b'{"casefile": "1", "\xe2\x80\xae": 1}', "/\\u202e: is not a field"),
]


@pytest.mark.parametrize(("data", "sentence"), BAD_FILES, ids=[f"{n}" for n in range(len(BAD_FILES))])
def test_what_is_no_casefile_at_all_is_said_in_one_sentence(run: Run, data: bytes, sentence: str) -> None:
    code, out, said = run(data)
    assert (code, out) == (2, "")
    assert said.startswith(sentence)
    assert one_sentence(said)


def test_a_file_cut_off_anywhere_says_that_a_part_is_missing() -> None:
    whole = text().encode()
    chance = random.Random(5)
    for end in [*range(1, 200), *(chance.randrange(200, len(whole) - 2) for _ in range(800))]:
        with pytest.raises(Refused) as caught:
            read(whole[:end])
        assert "ends too early" in str(caught.value), whole[max(0, end - 20) : end]


def test_one_changed_byte_is_read_or_refused_but_never_breaks(run: Run) -> None:
    whole, chance = bytearray(text().encode()), random.Random(6)
    for _ in range(400):
        changed = bytearray(whole)
        changed[chance.randrange(len(whole))] = chance.randrange(256)
        code, _out, said = run(bytes(changed))
        assert code in (0, 2)
        assert code == 0 or one_sentence(said), said


def test_what_could_move_a_terminals_cursor_is_escaped(run: Run, example: dict[str, Any]) -> None:
    example["case"]["lender_kind"] = "\x9b2J\u202e"
    example["case"]["\u202e\x9b"] = 1
    del example["case"]["\u202e\x9b"]
    said = run(example)[2]
    assert said.isprintable()
    example["case"]["\u202e\x9b"] = 1
    assert run(example)[2].isprintable()


def test_20_megabytes_are_refused_before_anything_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json, "loads", lambda *_args, **_more: pytest.fail("it was parsed"))
    file = tmp_path / "large.json"
    with file.open("wb") as opened:
        opened.truncate(MAX_BYTES + 1)
    with pytest.raises(CommandError) as caught:
        call_command("casefile", "validate", str(file))
    assert (caught.value.returncode, str(caught.value)) == (
        2,
        "The file is larger than 20 MB, the most a casefile may be.",
    )


def test_what_cannot_be_read_is_said_too(tmp_path: Path) -> None:
    for name in (tmp_path / "none.json", tmp_path, Path("/dev/zero"), Path("a\x00b")):
        with pytest.raises(CommandError) as caught:
            call_command("casefile", "evaluate", str(name))
        assert caught.value.returncode == 2
        assert one_sentence(str(caught.value))


def test_a_pdf_that_cannot_be_written_is_said(run: Run, example: dict[str, Any], tmp_path: Path) -> None:
    target = os.fspath(tmp_path / "none" / "letter.pdf")
    code, _out, said = run(example, "letter", "--letter", "digest", "--pdf", target)
    assert code == 2
    assert said.startswith("The PDF cannot be written to ")
    assert one_sentence(said)
