"""What a load balancer is told."""

from pathlib import Path

import pytest
from django.test import Client

from borrower_help.operations import health

pytestmark = pytest.mark.django_db


def test_healthz_answers_without_asking_anything(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_readyz_says_ready_when_every_part_answers(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready\n")
    assert not response.cookies


def test_readyz_is_never_cached(client: Client) -> None:
    assert "no-store" in client.get("/readyz")["Cache-Control"]


@pytest.mark.parametrize("part", ["database", "broker", "data folder"])
def test_readyz_names_the_part_that_is_missing(client: Client, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    monkeypatch.setitem(health.PARTS, part, lambda: False)
    response = client.get("/readyz")
    assert (response.status_code, response.content.decode()) == (503, f"missing: {part}\n")


def test_broker_that_is_gone_is_noticed(settings) -> None:
    assert health.broker()
    settings.REDIS_URL = "unix:///nowhere/at-all"
    assert not health.broker()
    settings.REDIS_URL = ""
    assert not health.broker()


def test_data_folder_that_is_gone_is_noticed(settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    assert health.data_folder()
    assert not list(tmp_path.iterdir())
    settings.DATA_DIR = tmp_path / "gone"
    assert not health.data_folder()


def test_missing_migration_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(health._known, "migrated", False)
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: ["one"])
    assert not health.database()


def test_post_is_refused(client: Client) -> None:
    assert client.post("/readyz").status_code == 405
