"""The commands of operations."""

import gettext
import io
import os
from dataclasses import fields
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

from borrower_help.env import DEVELOPMENT_SECRET, Environment, read
from borrower_help.operations import checks
from borrower_help.operations.management.commands.compile_translations import compile_all


def test_envhelp_names_every_variable_and_no_present_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "a-secret-of-this-machine")
    out = io.StringIO()
    call_command("envhelp", stdout=out)
    assert all(f"{entry.name}  (" in out.getvalue() for entry in fields(Environment))
    assert "a-secret-of-this-machine" not in out.getvalue()


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"PORT": "eighty"}, "PORT"),
        ({"DEBUG": "maybe"}, "DEBUG"),
        ({"PRODUCTION": "1"}, "SECRET_KEY"),
        ({"PRODUCTION": "1", "SECRET_KEY": DEVELOPMENT_SECRET}, "SECRET_KEY"),
        ({"PRODUCTION": "1", "SECRET_KEY": "x" * 50}, "ALLOWED_HOSTS"),
        ({"PRODUCTION": "1", "SECRET_KEY": "x" * 50, "ALLOWED_HOSTS": "a.example"}, "OPERATOR_NAME"),
        ({"PRODUCTION": "1", "DEBUG": "1"}, "DEBUG"),
    ],
)
def test_environment_that_cannot_be_used_is_refused_by_name(values: dict[str, str], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        read(values)


def test_empty_variable_means_its_default() -> None:
    assert read({"PORT": " ", "DEBUG": ""}) == Environment()


def write_po(folder: Path, text: str) -> Path:
    path = folder / "zh_Hans" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    file.append(polib.POEntry(msgid="Home", msgstr=text))
    file.save(str(path))
    return path


def test_translations_are_compiled_once_and_again_when_changed(tmp_path: Path) -> None:
    source = write_po(tmp_path, "首页")
    assert compile_all([tmp_path]) == 1
    assert compile_all([tmp_path]) == 0
    with source.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Home") == "首页"
    write_po(tmp_path, "开头")
    later = source.with_suffix(".mo").stat().st_mtime_ns + 1_000_000_000
    os.utime(source, ns=(later, later))
    assert compile_all([tmp_path]) == 1


def test_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.libraries() == []
    monkeypatch.setattr(checks, "LIBRARIES", {"libno-such-thing.so.9": "libno-such-thing9"})
    (error,) = checks.libraries()
    assert error.id == "operations.E001"
    assert "libno-such-thing9" in str(error.hint)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", False),
        ("unix:///run/broker.sock", False),
        ("redis://127.0.0.1:6379/0", False),
        ("redis://[::1]:6379/0", False),
        ("redis://redis:6379/0", False),  # the network compose makes
        ("redis://broker.example.org/0", True),
        ("redis://10.0.0.7/0", True),
        ("rediss://broker.example.org/0", False),
        ("postgres://site:x@postgresql/site", False),
        ("postgres://site:x@db.example.org/site", True),
        ("postgres://site:x@db.example.org/site?sslmode=require", True),  # encrypted, to whoever answers
        ("postgresql://site:x@db.example.org/site?sslmode=verify-full", False),
        ("http://s3.example.org", True),
        ("https://s3.example.org", False),
    ],
)
def test_an_address_that_leads_elsewhere_in_clear_is_warned_of(
    monkeypatch: pytest.MonkeyPatch, address: str, said: bool
) -> None:
    assert checks.is_open_to_the_line(address) is said
    monkeypatch.setattr(checks, "ENV", Environment(DATABASE_URL=address))
    assert [message.id for message in checks.encryption()] == (["operations.W002"] if said else [])
