"""The pages of the doors and the finder: public, cacheable, nothing kept, nothing telling in the address."""

import re

import brotli
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from borrower_help.core.languages import PREFIXES
from borrower_help.rules.catalogue.channels import CHANNELS
from borrower_help.rules.catalogue.finder_words import HISTORIES, LENDERS, MATTERS

LANGUAGES = tuple(PREFIXES)
PAGES = ["doors/", "doors/which/", "doors/which/?w=h&h=b&t=a", *(f"doors/{one.path}/" for one in CHANNELS)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_page_is_public_small_cacheable_and_leaves_nothing(page, language):
    """No database fixture is asked for."""
    path = f"/{PREFIXES[language]}{page}"
    response = Client().get(path)
    markup = response.content.decode()
    assert response.status_code == 200
    assert markup.count("<h1") == 1
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in markup
    assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=300"}
    assert len(brotli.compress(response.content)) <= 30_000
    assert Client().get(path, headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("channel", CHANNELS, ids=lambda one: one.id)
def test_door_page_has_its_number_its_date_and_its_caveat(channel):
    markup = Client().get(f"/doors/{channel.path}/").content.decode()
    assert ("tel:" in markup) == bool(channel.number)
    assert not channel.number or f"tel:{channel.number}" in markup
    assert "2026年11月22日" in markup
    if channel.caveat:
        assert channel.caveat.zh_hans in markup


def test_periods_stand_with_article_and_force():
    assert "法律" in Client().get("/doors/110/").content.decode()
    english = Client().get("/en/doors/report/").content.decode()
    assert re.search(r"(art\.|Art\.|[Aa]rticle) 25\b", english)


def test_a_door_that_is_not_there_is_404():
    assert Client().get("/doors/nobody/").status_code == 404


@pytest.mark.parametrize("query", ["go=1", "w=a", "w=a&h=b", "w=z&h=b&t=a", "w=&h=&t="])
def test_an_answer_left_out_is_asked_for_again(query):
    response = Client().get(f"/doors/which/?{query}")
    assert response.status_code == 422
    assert response.context["form"].errors


def test_finder_shows_order_and_reasons_and_never_12378_alone_to_who_does_not_know():
    response = Client().get("/doors/which/?w=h&h=b&t=a")
    assert [entry.path for entry in response.context["doors"]][:2] == ["company", "12345"]
    assert "12378" in [entry.path for entry in response.context["against"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_combination_is_answered(language):
    with translation.override(language):
        page = reverse("guides:which")
    for lender, _w in LENDERS.values():
        for matter, _m in list(MATTERS.values())[::3]:
            for history, _h in list(HISTORIES.values())[::3]:
                response = Client().get(page, {"w": lender, "h": matter, "t": history})
                assert response.status_code == 200
                assert response.context["doors"]
