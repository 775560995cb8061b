"""The worker that keeps one page: where it lies and how far it reaches."""

import re

from django.test import Client
from django.urls import reverse

from borrower_help.env import PROJECT_ROOT
from borrower_help.offline.views import WORKER


def test_worker_is_a_public_script_above_the_pages_it_keeps():
    response = Client().get(reverse("offline:worker"))
    assert response["Content-Type"].startswith("text/javascript")
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert response.content == WORKER.read_bytes()
    for language in ("", "/hant", "/en"):
        assert f"{language}/now/door/".startswith(reverse("offline:worker").rsplit("/", 1)[0])


def test_worker_asks_for_no_cookie_and_no_personal_page():
    text = WORKER.read_text()
    assert ".put(" not in text  # it keeps nothing by itself; the page does
    assert not re.search(r"https?:", text)


def test_only_the_page_at_the_door_registers_it():
    with_worker = [
        path.relative_to(PROJECT_ROOT / "templates").parent.as_posix()
        for path in (PROJECT_ROOT / "templates").rglob("*.html")
        if "offline:worker" in path.read_text()
    ]
    assert sorted(set(with_worker)) == ["guides/door"]
