"""Search by everyday words: the right guide is among the first three, nothing is kept, despair is met first."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from borrower_help.core.languages import PREFIXES
from borrower_help.env import PROJECT_ROOT
from borrower_help.guides.library.catalogue import BY_NUMBER, GUIDES
from borrower_help.guides.search import SYNONYMS, Document, Index, despairs, tokens
from borrower_help.guides.views_find import PAGES, found

QUERIES = json.loads((PROJECT_ROOT / "tests" / "data" / "everyday_queries.json").read_text())
AMONG, SHARE = 3, 54 / 60


def ask(query: str, language: str = "zh-hans"):
    with translation.override(language):
        url = reverse("guides:find")
    return Client().post(url, {"q": query})


def test_sixty_everyday_queries_find_their_guide_among_the_first_three():
    with translation.override("zh-hans"):
        addresses = {number: reverse("guides:guide", args=[number]) for number in BY_NUMBER}
        asked = [(query, number) for query, number in QUERIES if number in BY_NUMBER]
        missed = [
            (query, number)
            for query, number in asked
            if addresses[number] not in [url for url, _title, _line in found(query, "zh-hans")][:AMONG]
        ]
    assert asked
    assert len(missed) <= len(asked) * (1 - SHARE), missed


def test_every_guide_is_found_by_its_own_title():
    with translation.override("zh-hans"):
        for guide in GUIDES:
            first = [url for url, _title, _line in found(guide.title.zh_hans, "zh-hans")][:AMONG]
            assert reverse("guides:guide", args=[guide.number]) in first, guide.key


@pytest.mark.parametrize("language", PREFIXES)
def test_result_page_shows_what_fits_and_keeps_nothing(language: str):
    query = {"zh-hans": "打给我爸妈", "zh-hant": "打給我爸媽", "en": "they rang my parents"}[language]
    response = ask(query, language)
    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    with translation.override(language):
        assert reverse("guides:guide", args=[1]) in response.content.decode()


def test_pages_are_found_too():
    with translation.override("zh-hans"):
        assert reverse("guides:days") in [url for url, _title, _line in found("答辩期限几天", "zh-hans")][:AMONG]
    assert len({name for name, _title, _words in PAGES}) == len(PAGES)


@pytest.mark.parametrize("query", ["", "   ", "龘靐齉", "<script>alert(1)</script>", "{{ 7 }}", "😀", "x" * 5000])
def test_what_fits_nothing_gets_a_kind_page(query: str):
    response = ask(query)
    assert response.status_code == 200
    assert response.context["found"] == []
    assert "<script>alert" not in response.content.decode()
    assert reverse("guides:library") in response.content.decode()


@pytest.mark.parametrize(
    ("query", "meant"), [("我不想活了", True), ("想死", True), ("suicide", True), ("死期", False), ("要打电话", False)]
)
def test_despair_is_met_before_anything_else(query: str, meant: bool):
    assert despairs(query) is meant
    page = ask(query).content.decode()
    assert ("tel:12356" in page) is meant
    if meant:
        assert page.index("tel:12356") < page.index('name="q"')


def test_typed_words_are_not_logged(caplog: pytest.LogCaptureFixture):
    ask("只有我知道的词")
    assert "只有我知道" not in caplog.text


def test_pairs_and_words():
    assert tokens("打我妈 APP") == ["打我", "我妈", "app"]
    assert tokens("钱") == ["钱"]


def test_rare_words_weigh_more_and_synonyms_reach():
    index = Index.of([Document("a", {"text": "爸妈 电话"}), Document("b", {"text": "电话 短信"})])
    assert index.find("我妈") == ["a"]
    assert index.find("没有的词") == []
    assert len({typed for typed, _meant in SYNONYMS}) == len(SYNONYMS)
