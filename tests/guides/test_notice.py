"""The notice before the first answer: short, complete, and with words to agree to."""

import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from borrower_help.guides.notice import consent_text
from tests.guides.reading import articles_in, words_of

CONTEXT = {
    "operator": {"name": "某某县法律援助志愿者协会", "contact": "0571-00000000", "icp": "浙ICP备00000000号"},
    "keep_days": 180,
    "keep_days_long": 730,
}


def notice(language: str, language_file: str) -> str:
    with translation.override(language):
        return render_to_string(f"guides/notice/{language_file}.html", CONTEXT)


@pytest.mark.parametrize(("language", "language_file"), [("zh-hans", "zh_Hans"), ("zh-hant", "zh_Hant")])
def test_visible_notice_is_read_at_a_glance(language: str, language_file: str) -> None:
    visible = re.sub(r"<details.*?</details>", "", notice(language, language_file), flags=re.DOTALL)
    assert len("".join(words_of(visible).split())) <= 120
    assert "某某县法律援助志愿者协会" in visible
    assert "不是律" in visible
    assert "180" in visible


@pytest.mark.parametrize(("language", "language_file"), [("zh-hans", "zh_Hans"), ("zh-hant", "zh_Hant"), ("en", "en")])
def test_notice_says_what_the_law_asks(language: str, language_file: str) -> None:
    words = words_of(notice(language, language_file))
    assert articles_in(words) == {"17", "29", "30"}
    assert all(part in words for part in ("0571-00000000", "浙ICP备00000000号", "180", "730", "24"))
    with translation.override(language):
        assert reverse("guides:privacy") in notice(language, language_file)


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "同意"), ("zh-hant", "敏感"), ("en", "agree")])
def test_consent_is_one_plain_line(language: str, word: str) -> None:
    with translation.override(language):
        text = consent_text()
    assert word in text
    assert "\n" not in text
    assert "<" not in text
