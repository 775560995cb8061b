"""The rights library: every guide is whole, short, sourced and there in each language."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from borrower_help.core.languages import PREFIXES
from borrower_help.env import PROJECT_ROOT
from borrower_help.guides.cards import BY_NUMBER as CARDS
from borrower_help.guides.library.catalogue import BY_KEY, BY_NUMBER, GUIDES
from borrower_help.guides.library.check import blocks, chinese, faults, sentences
from borrower_help.guides.library.shapes import GROUPS, LETTERS, Guide
from borrower_help.guides.views_library import GROUP_NAMES
from borrower_help.rules.sources import ARTICLE_BY_ID, source_of
from tests.stand_ins import Clock

FOLDER = PROJECT_ROOT / "templates" / "guides" / "library"
ALL = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.key)


def text_of(guide: Guide, language: str = "zh_Hans") -> str:
    return (FOLDER / guide.key / f"{language}.html").read_text()


def page(number: int, language: str = "zh-hans"):
    with translation.override(language):
        return Client().get(reverse("guides:guide", args=[number]))


def test_numbers_and_keys_are_given_once():
    assert len(BY_NUMBER) == len(BY_KEY) == len(GUIDES)
    assert set(GROUP_NAMES) == set(GROUPS)
    assert {guide.group for guide in GUIDES} <= set(GROUPS)


def test_every_folder_is_a_guide_in_both_languages():
    folders = {path.name: {file.name for file in path.iterdir()} for path in FOLDER.iterdir() if path.is_dir()}
    assert folders == {guide.key: {"zh_Hans.html", "en.html"} for guide in GUIDES}


@ALL
def test_chinese_text_is_short_plain_and_whole(guide: Guide):
    assert faults(text_of(guide)) == []


@ALL
def test_both_languages_have_the_same_parts(guide: Guide):
    assert {name for name, text in blocks(text_of(guide)).items() if text} == {
        name for name, text in blocks(text_of(guide, "en")).items() if text
    }
    assert chinese(text_of(guide, "en").replace("“", "").replace("”", "")) <= 40  # a word to say in Chinese at most


@ALL
def test_every_article_is_in_the_catalogue_and_in_force(guide: Guide):
    assert guide.articles
    for key in guide.articles:
        assert key in ARTICLE_BY_ID
        assert source_of(key).in_force(source_of(key).reviewed_on)


@ALL
def test_what_is_cited_in_the_text_is_among_its_articles(guide: Guide):
    for language in ("zh_Hans", "en"):
        cited = {part.split('"')[1] for part in text_of(guide, language).split("{% law ")[1:]}
        assert cited <= set(guide.articles)


@ALL
@pytest.mark.parametrize("language", PREFIXES)
def test_guide_is_a_public_page_that_leads_on(guide: Guide, language: str):
    response = page(guide.number, language)
    text = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    assert "max-age=300" in response["Cache-Control"]
    assert response["ETag"]
    assert guide.title.of(language) in text
    with translation.override(language):
        # whoever cannot bear it any more is led to somebody who listens, not to a form
        assert reverse("guides:hard" if guide.key == "too-much" else "incidents:start") in text
    assert len(response.content) < 60_000


@ALL
def test_guide_leads_to_its_letter_its_cards_and_the_right_record(guide: Guide):
    text = page(guide.number).content.decode()
    assert guide.letter in {"", *LETTERS}
    assert set(guide.cards) <= set(CARDS)
    assert all(f'href="/cards/{number}/"' in text for number in guide.cards)
    assert ('href="/write/"' in text) is (guide.letter == "notice")
    assert ("先记下来，再写投诉信" in text) is (guide.letter == "complaint")
    if guide.key != "too-much":
        assert f'href="/start/?p={guide.reader}"' in text


def test_every_card_is_reached_from_a_guide():
    assert {number for guide in GUIDES for number in guide.cards} == set(CARDS)


def test_traditional_page_holds_no_simplified_text():
    text = page(1, "zh-hant").content.decode()
    assert "爸媽" in text
    assert "打电话" not in text


def test_guide_that_is_not_there_is_404():
    assert page(9999).status_code == 404


def test_list_names_every_guide():
    response = Client().get("/read/")
    text = response.content.decode()
    for guide in GUIDES:
        assert f'href="/read/{guide.number}/"' in text
        assert guide.title.of("zh-hans") in text


def test_guide_says_so_when_its_law_was_not_read_again_in_time(monkeypatch: pytest.MonkeyPatch):
    Clock(monkeypatch, datetime(2026, 11, 26, tzinfo=UTC))
    assert not page_late()
    Clock(monkeypatch, datetime(2028, 1, 1, tzinfo=UTC))
    assert page_late()


def page_late() -> bool:
    return 'class="note warn"' in page(1).content.decode()


# --- the check itself -------------------------------------------------------------------------------------------------

WHOLE = "".join(
    f"{{% block {name} %}}<p>先挂掉。</p>{{% endblock %}}" for name in ("now", "minutes", "today", "week", "proof")
)


def test_check_passes_what_is_whole():
    assert faults(WHOLE) == []


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        (WHOLE.replace("today", "tonight"), "no today"),
        (WHOLE.replace("先挂掉。", "先挂掉。" * 40, 5), "characters before more"),
        (WHOLE.replace("先挂掉。", "先" * 41 + "。", 1), "long sentence"),
        (WHOLE.replace("先挂掉。", "先" * 30 + "。"), "too long on average"),
        (WHOLE.replace("先挂掉。", "遭受的人。", 1), "forbidden: 遭受"),
    ],
)
def test_check_notices(template: str, fault: str):
    assert any(fault in one for one in faults(template))


def test_more_may_go_longer():
    long = "{% block more %}" + "<p>可以。</p>" * 300 + "{% endblock %}"
    assert faults(WHOLE + long) == []


def test_sentences_end_at_marks_and_items():
    assert sentences(blocks("{% block now %}<li>一。二！</li><li>三</li>{% endblock %}")["now"]) == [
        "一。",
        "二！",
        "三",
    ]
    assert Path(FOLDER / "guide.html").exists()
