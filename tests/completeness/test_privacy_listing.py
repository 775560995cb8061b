"""docs/privacy.md lists every column, in clear or sealed, and nothing that is not there."""

import re

import pytest
from django.apps import apps
from django.db import connection

from borrower_help.env import PROJECT_ROOT
from tests.completeness import thief

PAGE = (PROJECT_ROOT / "docs" / "privacy.md").read_text()


def listed(heading: str) -> dict[str, str]:
    """Return the columns of the table under a heading, with the words beside each."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| `([\w.]+)` \| (.+) \|$", section, re.MULTILINE))


SEALED, CLEAR = listed("What is sealed"), listed("What is in clear")


def columns():
    for model in apps.get_models(include_auto_created=True):
        for column in model._meta.concrete_fields:
            yield f"{model._meta.label}.{column.name}"


def sealed_columns():
    return {
        name
        for name, model, column in thief.binary_columns()
        if thief.kind_of(name, model, column).startswith("sealed")
    }


def test_every_clear_column_is_listed():
    missing = [name for name in columns() if name not in sealed_columns() and name not in CLEAR]
    assert not missing


def test_every_sealed_column_is_listed_as_sealed():
    assert sorted(name for name in sealed_columns() if name not in SEALED) == []


def test_nothing_is_listed_twice_or_in_the_wrong_table():
    assert not set(SEALED) & set(CLEAR)
    assert not sealed_columns() & set(CLEAR)
    assert len(re.findall(r"^\| `\w+\.", PAGE, re.MULTILINE)) == len(SEALED) + len(CLEAR)


def test_nothing_is_listed_that_is_not_there():
    installed = {app.label for app in apps.get_app_configs()}
    there = set(columns())
    assert not [name for name in (*SEALED, *CLEAR) if name.split(".")[0] in installed and name not in there]


def test_every_entry_says_why_and_until_when():
    for name, words in {**SEALED, **CLEAR}.items():
        assert len([cell for cell in words.split(" | ") if cell.strip()]) == 2, name


@pytest.mark.django_db
def test_database_has_no_table_but_those_of_our_models_and_the_migrations():
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert set(connection.introspection.table_names()) - ours <= {"django_migrations", "django_content_type"}


def test_no_clear_column_could_hold_free_text():
    """Text columns in clear are codes and random names, and short."""
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            name, kind = f"{model._meta.label}.{column.name}", column.get_internal_type()
            assert kind not in {"TextField", "JSONField", "FileField", "GenericIPAddressField"}, name
            if kind == "CharField":
                assert (column.max_length or 0) <= 128, name
