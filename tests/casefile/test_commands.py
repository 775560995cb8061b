"""The commands answer from the file alone, as the site answers from its rows. Nothing here may touch a database."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from jsonschema import Draft202012Validator

from borrower_help.casefile import answers
from borrower_help.casefile.checking import check
from borrower_help.casefile.form import VERSION
from borrower_help.casefile.schema import schema
from borrower_help.letters.contexts import to_json
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.plain_text import text as plain
from borrower_help.rules.engine import RULES
from borrower_help.rules.sources import SOURCES
from tests.casefile.conftest import Run
from tests.casefile.example import example as example_casefile
from tests.casefile.example import text

DOCS = Path(settings.BASE_DIR) / "docs"
DAY = "2026-03-20"


def test_the_schema_in_docs_is_the_one_in_use() -> None:
    """A change of it is a new version of the form: raise form.VERSION, add the step to reading.UPGRADES, print it anew."""
    assert json.loads((DOCS / "casefile.schema.json").read_text()) == schema()


def test_the_schema_is_one_and_knows_the_example() -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(json.loads(text()))


def test_the_example_is_what_its_maker_says() -> None:
    assert (DOCS / "casefile-example.json").read_text() == text()


def test_what_is_written_is_read_back_the_same() -> None:
    assert check(json.loads(text())) == example_casefile()


def test_a_file_may_leave_out_what_stands_at_its_default(run: Run) -> None:
    row = {"id": str(uuid4()), "on": "2026-03-05", "at": "22:10"}
    shortest = {"casefile": "1", "exported_on": DAY, "case": {"id": str(uuid4()), "perspective": "borrower"}}
    assert run(shortest)[0] == 0
    code, out, _said = run({**shortest, "incidents": [row]}, "evaluate", "--on", DAY)
    assert code == 0
    assert len(json.loads(out)["findings"]) == len(RULES)


def test_validate_counts_what_is_there(run: Run, example: dict[str, Any]) -> None:
    assert run(example)[1] == "A whole casefile of 2026-03-20: records 7, taken out 0, begun 1, letters 1.\n"


def test_evaluate_says_rule_outcome_reason_bases_and_incidents(run: Run, example: dict[str, Any]) -> None:
    code, out, _said = run(example, "evaluate", "--on", DAY)
    found = json.loads(out)
    assert code == 0
    assert found["on"] == DAY
    by_rule = {finding["rule"]: finding for finding in found["findings"]}
    night = by_rule["night-contact"]
    assert night["outcome"] == "indicated"
    assert night["incidents"] == [example["incidents"][n]["id"] for n in (1, 5, 6)]
    assert {"force", "article", "title", "role"} <= set(night["bases"][0])
    assert by_rule["home-entry-without-consent"]["outcome"] == "not_indicated"
    assert all({"reason", "missing", "outcome"} <= set(finding) for finding in found["findings"])


def test_order_of_the_records_in_the_file_changes_nothing(run: Run, example: dict[str, Any]) -> None:
    before = run(example, "evaluate", "--on", DAY)[1]
    example["incidents"].reverse()
    assert run(example, "evaluate", "--on", DAY)[1] == before


def test_what_was_taken_out_is_not_looked_at(run: Run, example: dict[str, Any]) -> None:
    taken = example["incidents"].pop(1)
    example["removed"] = [{**taken, "removed_on": "2026-03-19"}]
    assert taken["id"] not in run(example, "evaluate", "--on", DAY)[1]


def test_sources_whose_review_is_overdue_are_not_cited(run: Run, example: dict[str, Any]) -> None:
    late = max(source.review_by for source in SOURCES).replace(year=2199)
    found = json.loads(run(example, "evaluate", "--on", late.isoformat())[1])["findings"]
    assert all(finding["bases"] == [] for finding in found)
    assert any(finding["withheld"] for finding in found)
    assert any(finding["outcome"] == "indicated" for finding in found)


def test_a_new_letter_names_everything_indicated(run: Run, example: dict[str, Any]) -> None:
    code, out, _said = run(example, "letter", "--letter", "complaint", "--on", DAY, "--text")
    assert code == 0
    assert out == plain(answers.letter(check(example), "complaint", on=date(2026, 3, 20)))
    assert "22:00至次日8:00" in out
    assert "不是对欠款金额、息费或者诉讼时效的确认、承诺或者放弃" in out


def test_a_draft_in_the_file_is_written_as_its_sender_chose(run: Run, example: dict[str, Any]) -> None:
    out = run(example, "letter", "--letter", example["letters"][0]["id"], "--on", DAY)[1]
    assert "有事请打给我本人，我接得到。" in out
    assert "每天9点到18点" in out


def issued(example: dict[str, Any]) -> dict[str, Any]:
    context = to_json(answers.letter(check(example), "complaint", on=date(2026, 3, 20)))
    example["letters"][0] |= {
        "state": "issued",
        "issued_on": DAY,
        "issued_at": f"{DAY}T10:30:00",
        "context": context,
        "template_version": context["template_version"],
        "rules_version": "2026-11-22.1",
    }
    return example


def test_an_issued_letter_is_what_was_frozen_whatever_else_the_file_says(run: Run, example: dict[str, Any]) -> None:
    frozen = issued(example)
    wanted = run(frozen, "letter", "--letter", frozen["letters"][0]["id"])[1]
    frozen["incidents"], frozen["case"]["app_name"] = [], "另一个"
    assert run(frozen, "letter", "--letter", frozen["letters"][0]["id"])[1] == wanted
    assert "快易分期" in wanted


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        (("context", "heading"), 7, "/letters/0/context/heading: is not what a letter prints there"),
        (("context", "sections"), [{}], "/letters/0/context/sections/0: is not what a letter prints there"),
        (("context", "key"), "notice", "/letters/0/context/key: is not that of its letter, 'complaint'"),
        (("template_version",), 99, "/letters/0/template_version: is newer than the wordings"),
        (("issued_at",), "2026-03-20T25:00", "/letters/0/issued_at: '2026-03-20T25:00' is not a time"),
        (("rules_version",), "", "/letters/0/rules_version: is missing"),
    ],
)
def test_an_issued_letter_edited_by_hand_is_refused(
    run: Run, example: dict[str, Any], place: tuple[str, ...], value: Any, sentence: str
) -> None:
    target: Any = issued(example)["letters"][0]
    for name in place[:-1]:
        target = target[name]
    target[place[-1]] = value
    code, _out, said = run(example)
    assert code == 2
    assert said.startswith(sentence)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("poem", f"There is no letter 'poem'; there are {', '.join(sorted(DEFINITIONS))}."),
        ("notice", "The letter notice is for a third_party to write; /case/perspective is borrower."),
        (str(UUID(int=5)), f"No letter in this file has the id {UUID(int=5)}."),
    ],
)
def test_a_letter_that_is_not_there_is_said(run: Run, example: dict[str, Any], wanted: str, sentence: str) -> None:
    assert run(example, "letter", "--letter", wanted) == (2, "", sentence)


def test_pdf_and_text_at_once(run: Run, example: dict[str, Any], tmp_path: Path) -> None:
    code, out, said = run(
        example, "letter", "--letter", "digest", "--on", DAY, "--text", "--pdf", str(tmp_path / "a.pdf")
    )
    assert (code, said) == (0, "")
    assert out.startswith("案情一页纸")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_a_character_no_font_has_is_named(run: Run, example: dict[str, Any], tmp_path: Path) -> None:
    example["incidents"][1]["words"] = "再不还\U0001f620"
    code, out, said = run(example, "letter", "--letter", "complaint", "--on", DAY, "--pdf", str(tmp_path / "a.pdf"))
    assert (code, out) == (0, "")
    assert "U+1F620" in said


def test_the_real_command_needs_neither_database_nor_terminal_in_utf8(tmp_path: Path) -> None:
    # a folder for data that cannot be made and a database that is nowhere: any query would fail
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "borrower_help.settings",
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "DATA_DIR": str(tmp_path / "data"),
        "PYTHONIOENCODING": "ascii",
    }
    command = [sys.executable, "manage.py", "casefile"]

    def ran(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*command, *arguments], cwd=settings.BASE_DIR, env=environment, capture_output=True, check=False
        )

    made = ran("letter", "docs/casefile-example.json", "--letter", "complaint", "--on", DAY)
    assert made.returncode == 0, made.stderr.decode()
    assert made.stdout.decode().startswith("投诉书")
    (tmp_path / "bad.json").write_text('{"casefile": "99"}')
    refused = ran("validate", str(tmp_path / "bad.json"))
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert refused.stderr.decode().strip().splitlines() == [
        f"CommandError: /casefile: 99 was made by a newer version of this site, which reads forms up to {VERSION}."
    ]
    assert not list(tmp_path.rglob("*.sqlite3*"))
