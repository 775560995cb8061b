"""The cards of what to say: short, Chinese to say, promising nothing, and the printed sheet says the same."""

import re
from pathlib import Path

import page
import pypdfium2 as pdfium
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from borrower_help.core.languages import PREFIXES
from borrower_help.env import PROJECT_ROOT
from borrower_help.guides.card_sheets import sheet
from borrower_help.guides.cards import BY_NUMBER, CARDS, SayingCard, words_of
from tests.guides.reading import main_of
from tests.guides.reading import words_of as read_words

STATIC = PROJECT_ROOT / "static"
ALL = pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.number))
LANGUAGE = pytest.mark.parametrize("language", PREFIXES)
PROMISING = ("我还", "我会还", "一定还", "我欠", "欠你们", "承认", "我保证")
POINTS_A_MILLIMETRE = 72 / 25.4


def get(name: str, language: str, *args: int):
    with translation.override(language):
        return Client().get(reverse(name, args=args))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed(card: SayingCard, language: str) -> list[str]:
    words = words_of(card, language)
    return [words["title"], words["who"], *(part for pair in words["lines"] for part in pair if part), *words["mind"]]


def read_back(data: bytes) -> tuple[str, list[tuple[float, float]]]:
    document = pdfium.PdfDocument(data)
    try:
        text = "".join(one.get_textpage().get_text_range() for one in document)
        return squeezed(text), [one.get_size() for one in document]
    finally:
        document.close()


def test_numbers_are_given_once():
    assert len(BY_NUMBER) == len(CARDS)


@ALL
def test_sentences_are_short_and_few(card: SayingCard):
    assert 3 <= len(card.lines) <= 5
    assert all(len(line.zh_hans) <= 22 for line in card.lines), "two rows on a small phone"
    assert 1 <= len(card.mind) <= 3


@ALL
def test_nothing_is_admitted_or_promised(card: SayingCard):
    spoken = "".join(line.zh_hans for line in card.lines)
    assert not [word for word in PROMISING if word in spoken]
    assert [word for word in PROMISING if word in "这钱我还，我保证"], "the guard sees what it is for"


@ALL
@LANGUAGE
def test_page_says_every_sentence_and_hands_out_its_sheet(card: SayingCard, language: str):
    answer = get("guides:card", language, card.number)
    markup = main_of(answer.content.decode())
    said = squeezed(read_words(markup))
    assert all(squeezed(part) in said for part in printed(card, language))
    assert f"cards/{card.number}." in markup
    assert not answer.cookies
    assert "max-age=300" in answer["Cache-Control"]
    assert answer["ETag"]
    assert 'id="aloud" hidden' in markup, "the button comes only with a voice of the device"


@LANGUAGE
def test_list_leads_to_every_card(language: str):
    markup = get("guides:cards", language).content.decode()
    with translation.override(language):
        assert all(f'href="{reverse("guides:card", args=[card.number])}"' in markup for card in CARDS)
    assert "/cards/" in get("guides:library", language).content.decode()


def test_an_unknown_number_is_not_found():
    assert get("guides:card", "zh-hans", 99).status_code == 404


@ALL
@LANGUAGE
def test_sheet_is_one_a6_page_with_the_same_words(card: SayingCard, language: str):
    data = (STATIC / card.file(language)).read_bytes()
    text, sizes = read_back(data)
    (size,) = sizes
    assert [round(side / POINTS_A_MILLIMETRE) for side in size] == [105, 148]
    missing = [part for part in printed(card, language) if squeezed(part) not in text]
    assert not missing, "draw them again: script/cards"
    assert page.validate_pdf_bytes(data, profile="ua1").is_compliant


def test_no_sheet_lies_about_without_a_card():
    assert {str(path.relative_to(STATIC)) for path in Path(STATIC / "cards").iterdir()} == {
        card.file(language) for card in CARDS for language in PREFIXES
    }


def test_a_sheet_is_drawn_as_it_lies_there():
    card = CARDS[0]
    assert read_back(sheet(card, "zh-hans")) == read_back((STATIC / card.file("zh-hans")).read_bytes())


def test_reading_out_uses_no_voice_from_elsewhere():
    script = (STATIC / "js" / "aloud.js").read_text()
    assert "one.localService === true" in script
    assert 'addEventListener("pagehide", stop)' in script
