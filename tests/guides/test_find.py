"""Search by everyday words: the right guide is among the first three, nothing is kept, despair is met first."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from borrower_help.core.languages import PREFIXES
from borrower_help.env import PROJECT_ROOT
from borrower_help.guides.cards import CARDS
from borrower_help.guides.claims import CLAIMS
from borrower_help.guides.findable import ASKED, CALLED, PAGES, public
from borrower_help.guides.library.catalogue import BY_NUMBER, GUIDES
from borrower_help.guides.search import SYNONYMS, Document, Index, despairs, tokens
from borrower_help.guides.views_find import found
from borrower_help.rules.catalogue.channels import CHANNELS

DATA = PROJECT_ROOT / "tests" / "data"
QUERIES = json.loads((DATA / "everyday_queries.json").read_text())
PLACES = json.loads((DATA / "place_queries.json").read_text())
FRESH = json.loads((DATA / "fresh_queries.json").read_text())
DESPAIR = [
    "活着没意思",
    "活着好累",
    "死了一了百了",
    "我想跳河",
    "想喝农药",
    "烧炭",
    "上吊",
    "想自残",
    "寻短见",
    "撑不下去了",
    "坚持不下去",
    "扛不住了",
    "好绝望",
    "被逼得没活路",
    "不想醒来",
    "走投无路",
    "撐不住",
    "想自殺",
    "活够了",
    "没脸活下去",
    "好累不想撑了",
    "I want to die",
    "I can’t go on",
    "Hopeless",
]
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


def test_places_to_turn_to_what_to_say_and_false_sayings_are_found_too():
    with translation.override("zh-hans"):
        missed = [
            (query, wanted)
            for query, wanted in PLACES
            if not {url for url, _title, _line in found(query, "zh-hans")[:AMONG]} & set(wanted)
        ]
    assert len(PLACES) >= 45
    assert len(missed) <= len(PLACES) * (1 - SHARE), missed


def test_queries_of_somebody_who_never_saw_the_site_find_theirs():
    with translation.override("zh-hans"):
        missed = [
            (query, wanted)
            for query, wanted in FRESH
            if not {url for url, _title, _line in found(query, "zh-hans")[:AMONG]} & set(wanted)
        ]
    assert len(FRESH) == 30
    assert len(missed) <= len(FRESH) * (1 - SHARE), missed


@pytest.mark.parametrize("query", DESPAIR)
def test_however_despair_is_worded_it_is_met_and_the_page_for_it_found(query: str):
    assert despairs(query)
    with translation.override("zh-hans"):
        assert {url for url, *_ in found(query, "zh-hans")[:AMONG]} & {"/read/31/", "/now/hard/"}


@pytest.mark.parametrize("query", ["我老公死了", "利息高", "他说要弄死我全家", "dead line"])
def test_a_death_or_a_threat_is_not_taken_for_despair(query: str):
    assert not despairs(query)


@pytest.mark.parametrize("language", PREFIXES)
def test_everything_public_is_in_the_index_and_there(language: str):
    client = Client()
    with translation.override(language):
        urls = {place.url for place in public(language)[1].values()}
    assert len(urls) == len(GUIDES) + len(PAGES) + len(CHANNELS) + len(CARDS) + len(CLAIMS)
    assert set(CALLED) <= {door.id for door in CHANNELS}
    assert set(ASKED) == {card.number for card in CARDS}
    pages = {url: client.get(url) for url in {url.split("#")[0] for url in urls}}
    assert {response.status_code for response in pages.values()} == {200}
    for path, anchor in (url.split("#") for url in urls if "#" in url):
        assert f'id="{anchor}"' in pages[path].content.decode()


@pytest.mark.parametrize(
    ("with_number", "without"),
    [("晚上11点打来", "晚上点打来"), ("欠了5000", "欠了"), ("2026年的传票", "年的传票"), ("9", ""), ("3 500 42", "")],
)
def test_bare_numbers_change_nothing(with_number: str, without: str):
    with translation.override("zh-hans"):
        assert set(found(with_number, "zh-hans")) == set(found(without, "zh-hans"))


def test_numbers_one_dials_are_found():
    with translation.override("zh-hans"):
        for door in CHANNELS:
            if door.number.isdigit():
                assert reverse("guides:one_door", args=[door.path]) in [
                    url for url, *_ in found(door.number, "zh-hans")
                ]


def test_a_false_saying_is_never_listed_as_if_it_were_true():
    for language in PREFIXES:
        with translation.override(language):
            listed = {place.url: place for place in public(language)[1].values()}
            for number, claim in enumerate(CLAIMS, start=1):
                place = listed[f"{reverse('guides:claims')}#{number}"]
                assert str(place.title) != claim.said.of(language)
                assert place.title.endswith(("？", "?"))
                assert place.line


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
