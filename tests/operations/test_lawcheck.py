"""The board of the law, and what an article touches."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from borrower_help.core import dates
from borrower_help.operations import lawboard
from borrower_help.rules.catalogue.making import REVIEW_BY
from borrower_help.rules.engine import RULES
from borrower_help.rules.sources import ARTICLE_BY_ID, SOURCES


def run(*arguments: str) -> str:
    """Return what the command prints."""
    out = StringIO()
    call_command("lawcheck", *arguments, stdout=out)
    return out.getvalue()


def test_the_board_shows_every_instrument_and_what_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: REVIEW_BY)
    printed = run()
    assert all(source.id in printed for source in SOURCES)
    assert f"{len(SOURCES)} instruments, 0 overdue." in printed
    unread = printed.split("Never seen in full")[1]
    assert "gbt-45251-2025" in unread
    assert "civil-code " not in unread
    before = printed.split("before a release")[1].split("Never")[0]
    assert "credit-card-measures-2011" in before


def test_an_overdue_board_ends_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: REVIEW_BY + timedelta(1))
    with pytest.raises(SystemExit) as end:
        run()
    assert end.value.code == 1


def test_an_article_lists_what_it_touches() -> None:
    touched = lawboard.touched("civil-code-art-1033-calls")
    assert "night-contact" in touched.rules
    assert "notice" in touched.letters
    assert "claims (civil-124)" in touched.pages
    printed = run("--article", "civil-code-art-1033-calls")
    assert re.search(r"rules: .*night-contact", printed)
    assert "number 1033" in printed


def test_pages_and_the_sum_of_days_are_found() -> None:
    assert lawboard.touched("civil-procedure-law-2023-art-227").pages == ("papers", "days")


def test_every_rule_and_guide_is_found_from_its_articles() -> None:
    used = lawboard.resting()
    assert {key for rule in RULES for key in (basis.article for basis in rule.bases)} <= set(used)
    assert {key for guide in lawboard.guides() for key in guide.articles} <= set(used)
    assert set(used) <= set(ARTICLE_BY_ID)


def test_an_unknown_article_is_refused() -> None:
    with pytest.raises(CommandError):
        run("--article", "civil-code-art-0")
