"""The dump test, of letters: drafts and issued ones, their jobs, PDFs and pictures, while they wait for the worker and when they are drawn."""

import json
import re

import pytest

from borrower_help.env import PROJECT_ROOT
from tests.completeness.dumping import Dump, Taken, run_thief

PRINTED = {"own_words", "name", "id_number", "phone", "hours", "relation", "recipient_name", "app_name", "numbers"}
PRINTED |= {"reworded", "answers"}
JOB = "core.Job.sealed"
BOUND = "data/files/binders/"


def test_letters_were_drawn_by_a_real_worker_with_what_was_sown(dump: Dump) -> None:
    printed = dump.told["printed"]
    print(f"{len(printed)} secrets printed in {dump.told['drawn']} letters")
    fields = {where.split(".")[1] for where in printed.values() if where.startswith(("complaint.", "notice."))}
    assert fields == PRINTED
    assert len(printed) > 35
    assert dump.told["drawn"] == len(files_of(dump.after)) >= 6
    assert not files_of(dump.waiting)


def files_of(taken: Taken) -> dict[str, bytes]:
    """Return the sealed papers; what was kept as proof, and what was bound of it, lies in folders of its own."""
    return {
        place: data
        for place, data in taken.places.items()
        if place.startswith("data/files/") and not place.startswith(("data/files/evidence/", BOUND))
    }


def test_no_pdf_and_no_picture_lies_open_anywhere(dump: Dump) -> None:
    _found, search = dump.found
    assert (search.documents, search.pictures) == (0, 0)
    for taken in (dump.waiting, dump.after):
        for place, data in taken.places.items():
            assert not re.search(rb"%PDF-|%%EOF|\x89PNG|IHDR|FlateDecode", data), place


def test_control_with_sealing_off_every_pdf_lies_open_and_says_what_was_printed(open_dump: Dump) -> None:
    found, search = open_dump.found
    printed = {
        (secret, place) for secret, form, place in found if form.startswith("PDF text") and "data/files/" in place
    }
    assert {secret for secret, place in printed if BOUND not in place} == set(open_dump.told["printed"])
    bound = {open_dump.kept.get(secret, "").split(",")[0] for secret, place in printed if BOUND in place}
    assert bound >= {
        "file.name",
        "file.note",
        "file.origin",
        "file.excerpt",
        "file hash",
        "incident.words",
        "case.app_name",
    }
    assert search.documents == open_dump.told["drawn"] + 2
    assert search.pictures >= open_dump.told["drawn"]


@pytest.mark.parametrize("name", [b'"file_key"', b'"context_hash"', b'"own_words"', b'"template_version"', b'"sha256"'])
def test_not_even_the_names_of_a_letters_fields_lie_open(dump: Dump, open_dump: Dump, name: bytes) -> None:
    """With sealing off they do: drafts, jobs, renderings and results are where the thief looks."""
    for taken, there in ((dump.waiting, False), (dump.after, False), (open_dump.after, True)):
        assert any(name in data for data in taken.places.values()) is there
    if name in {b'"file_key"', b'"own_words"'}:
        assert any(name in data for data in open_dump.waiting.places.values())


def test_worker_and_web_say_what_went_wrong_without_what_was_in_it(dump: Dump) -> None:
    worker, web = (dump.after.places[f"loot/{name} log"].decode() for name in ("worker", "web"))
    assert re.search(r"letters/tasks\.py:\d+ _work", worker)  # the first drawing failed, with the letter in its message
    assert "ValueError\n" in worker
    assert re.search(r"letters:issue 302", web)
    for log in (worker, web):
        assert "Traceback" not in log
        assert not re.search(r"[\u4e00-\u9fff]|127\.0\.0\.1|[0-9a-f]{8}-[0-9a-f]{4}|[0-9a-f]{32}", log)


# --- the attacker ----------------------------------------------------------------------------------------------------


def test_broker_holds_one_message_for_each_job_beside_those_that_open_nothing(dump: Dump) -> None:
    assert len(dump.told["jobs"]) >= 6
    messages = dump.waiting.places["loot/broker messages"].splitlines()
    assert len(messages) > len(dump.told["jobs"])  # of changed and renewed letters the first message is still there
    for message in messages:
        said = json.loads(message)
        assert {said["headers"][name] for name in ("argsrepr", "kwargsrepr")} == {"-"}
    assert dump.after.places["loot/broker messages"] == b""


def test_waiting_letters_open_with_their_messages_and_nothing_else_does(dump: Dump) -> None:
    """Database, files, logs and environment open nothing; what only the broker holds opens the jobs, as docs/privacy.md says."""
    result = run_thief(dump.waiting, "attack", dump.waiting.loot, dump.waiting.data)
    print(f"attacker while letters wait: {result}")
    assert result["opened"] == []
    assert {tuple(one) for one in result["with the broker"]} == {(JOB, job) for job in dump.told["jobs"]}
    page = (PROJECT_ROOT / "docs" / "privacy.md").read_text()
    assert "| broker's memory **and** database at the same moment | the contents of letters that are being made" in page


def test_each_message_opens_exactly_its_own_job_or_nothing(dump: Dump) -> None:
    results = run_thief(dump.waiting, "by_message", dump.waiting.loot / "broker messages")
    opened = [[tuple(one) for one in result["opened"]] for result in results]
    assert sorted(one for one in opened if one) == sorted([(JOB, job)] for job in dump.told["jobs"])
    assert opened.count([]) >= 8  # changed twice, renewed once, thrown away
    for result in results:
        # the key of a letter's file that is not there yet opens nothing; a kept file's opens that file, which is to be looked at
        shown = any(job in dump.told["shown"] for _name, job in result["opened"])
        assert [name for name, _row in result["in turn"]] == (["a file"] if shown else [])
        assert bool(result["keys"]) is bool(result["opened"])


def test_old_messages_open_nothing_once_the_letters_are_drawn(dump: Dump) -> None:
    results = run_thief(dump.after, "by_message", dump.waiting.loot / "broker messages")
    assert len(results) > len(dump.told["jobs"])
    assert [result["opened"] for result in results] == [[]] * len(results)


def test_who_took_messages_and_jobs_at_once_reads_those_letters_later_and_nothing_else(dump: Dump) -> None:
    """The key of a letter's file is in its job: of everything that stands there afterwards it opens that file alone."""
    before = run_thief(dump.waiting, "by_message", dump.waiting.loot / "broker messages")
    keys = [key for result in before for key in result["keys"]]
    opened = run_thief(dump.after, "with_keys", *keys)
    assert {name for name, _row in opened} == {"a file"}
    shown = set(dump.told["shown"])
    made = {row.rpartition("-")[0] for _name, row in opened if "-" in row}
    waited = set(dump.told["jobs"]) - shown
    assert made - shown <= waited
    assert (
        len(waited - made) <= 1
    )  # a letter a file goes with is drawn anew, under another key, once that file was looked at
    originals = [row for _name, row in opened if "-" not in row]
    assert len(originals) == len(shown)  # and of kept files those that waited to be shown
