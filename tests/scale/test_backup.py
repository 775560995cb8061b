"""The drill of tests/operations/test_backup.py on PostgreSQL with the sealed files in a bucket."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from borrower_help.core.object_storage import ObjectStorage
from tests.operations.site_at_hand import Site
from tests.scale.machines import own_database

pytestmark = pytest.mark.scale
S3 = ("S3_ENDPOINT_URL", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY")


@pytest.fixture
def site(tmp_path: Path, bucket: ObjectStorage) -> Iterator[Site]:
    """Return a machine with a database and a bucket of its own."""
    name = f"drill-{uuid4().hex[:12]}"
    bucket.client.create_bucket(Bucket=name)
    with own_database(os.environ["DATABASE_URL"]) as database:
        yield Site(tmp_path, DATABASE_URL=database, S3_BUCKET=name, **{key: os.environ[key] for key in S3})


def test_who_was_erased_stays_erased_and_the_others_letter_is_the_same(site: Site, bucket: ObjectStorage) -> None:
    told = site.drill("live")
    gone, stays = told["people"]
    backup = site.backup()
    site.drill("erase", gone["code"])
    kept = bucket.client.list_objects_v2(Bucket=site.environment["S3_BUCKET"], Prefix="erased/")["Contents"]
    assert {entry["Key"][-32:] for entry in kept} >= set(gone["ids"])  # the list is where every machine finds it
    another = Site(
        site.folder / "another machine", **{key: site.environment[key] for key in ("DATABASE_URL", "S3_BUCKET", *S3)}
    )

    with psycopg.connect(site.environment["DATABASE_URL"]):
        assert "Somebody else uses the database" in another.refused("restore", str(backup), "--replace")
    assert not (another.data / "restoring").exists()
    said = another.manage("restore", str(backup), "--replace")
    assert "Erased again: 2 people and cases" in said
    seen = site.look(gone, stays)
    assert not set(gone["ids"]) & set(seen["ids"])
    assert seen["people"][0] == {"opens": False, "page": 404}
    assert (seen["people"][1]["opens"], seen["people"][1]["pdf"]) == (True, stays["pdf"])
    assert seen["stored"] == stays["stored"]
    assert seen["left"][1:] == [0, 0]
    assert seen["letters"] == [2, 1]  # the one that was being drawn is drawn when looked at
    second = another.backup()  # and what was put back can be backed up
    assert (second / "database.dump").stat().st_size > 10_000


def test_a_copy_leaves_out_what_opens_without_a_code(site: Site) -> None:
    site.drill("live")
    backup = site.backup()
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_restore"))
    shown = subprocess.run(
        [programs[-1], "--file=-", backup / "database.dump"], capture_output=True, text=True, check=True
    )
    told = {line.split()[1]: rows for line, rows in copied(shown.stdout)}
    for table in ("accounts_session", "accounts_ownphone", "core_job"):
        assert told.get(f"public.{table}", 0) == 0
    assert told["public.cases_case"] == 3


def copied(script: str) -> Iterator[tuple[str, int]]:
    """Yield each COPY of a dump with the number of its rows."""
    head, rows = "", 0
    for line in script.splitlines():
        if line.startswith("COPY "):
            head, rows = line, 0
        elif line == "\\." and head:
            yield head, rows
            head = ""
        elif head:
            rows += 1
