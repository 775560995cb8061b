"""The desk page: open to anybody, answers on one page, keeps nothing."""

import brotli
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from borrower_help.guides.texts import TEXTS
from borrower_help.rules.catalogue.desk_words import DICTATE, SAY
from borrower_help.rules.finder import find

ANSWERS = {"who": "self", "lender": "unknown", "matter": "kin", "now": "no", "paper": "none", "history": "none"}
LANGUAGES = ["zh-hans", "zh-hant", "en"]


def ask(language="zh-hans", **answers):
    with translation.override(language):
        url = reverse("guides:desk")
    return Client().post(url, ANSWERS | answers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_are_public_and_leave_nothing(language):
    """No database fixture is asked for."""
    with translation.override(language):
        response = Client().get(reverse("guides:desk"))
    assert response.status_code == 200
    assert not response.cookies
    assert "max-age=300" in response["Cache-Control"]
    assert "csrfmiddlewaretoken" not in response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["none", "payment_order", "enforcement"])
def test_answer_has_words_source_door_text_and_next_question(paper, language):
    response = ask(language, paper=paper)
    page = response.context["advice"]
    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert all(page[part] for part in ("say", "bases", "doors", "dictate", "ask"))
    assert bool(page["meaning"]) == (language == "en")
    assert ("/now/papers/days/" in response.content.decode()) == (paper != "none")
    assert len(brotli.compress(response.content)) <= 30_000


def test_two_doors_stand_at_once_and_none_is_lost():
    page = ask(lender="bank", paper="none").context["advice"]
    doors, against = find("bank", "kin", "none").doors, find("bank", "kin", "none").against
    assert len(page["doors"]) == 2
    assert len(page["doors"]) + len(page["more"]) == len(doors)
    assert len(page["against"]) == min(2, len(against))


def test_source_stands_with_force_and_period():
    text = ask(who="kin").content.decode()
    assert "法律" in text
    assert "2021年1月1日" in text


@pytest.mark.parametrize("wrong", [{"matter": ""}, {"matter": "x"}, {"who": "lender"}])
def test_bad_input_is_asked_again_and_keeps_the_rest(wrong):
    response = ask(**wrong)
    assert response.status_code == 422
    assert response.context["form"]["lender"].value() == "unknown"


def test_texts_are_those_of_the_first_pages():
    for say, text in {"relative": "relative", "kin": "borrower_call", "mine": "borrower"}.items():
        assert DICTATE[say].zh_hans == TEXTS[text].zh_hans


def test_every_saying_is_at_most_three_sentences():
    assert all(words.zh_hans.count("。") <= 2 for words in SAY.values())
