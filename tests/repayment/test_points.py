"""The points of a written agreement: every one has its words, silence worries where it should, the page needs no record."""

import gzip
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from borrower_help.repayment.agreement_points import BY_KEY, POINTS, SILENT, for_promise, worrying
from borrower_help.repayment.words_points import ANSWERS, LAW_WORDS, QUESTIONS, WHY, answer_words
from borrower_help.rules.sources import article


def page(language="zh-hans"):
    with translation.override(language):
        return Client().get(reverse("repayment:points"))


def test_every_point_has_its_words_and_no_word_is_left_over():
    keys = [point.key for point in POINTS]
    assert len(set(keys)) == len(keys)
    assert set(QUESTIONS) == set(WHY) == set(ANSWERS) == set(keys)
    assert set(LAW_WORDS) == {point.key for point in POINTS if point.law}
    for point in POINTS:
        assert set(ANSWERS[point.key]) == {*point.clear, *point.worrying}
        assert point.clear
        assert point.worrying
        assert all(str(answer_words(point.key, answer)) for answer in point.answers)


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.key)
def test_a_point_knows_which_answers_worry(point):
    assert not any(point.worries(answer) for answer in point.clear)
    assert all(point.worries(answer) for answer in point.worrying)
    assert point.worries(SILENT) is point.silence_worries
    with pytest.raises(KeyError):
        point.worries("perhaps")
    if point.law:
        assert article(point.law.article)


def test_nothing_about_the_complaint_is_well_and_calling_it_untrue_is_not():
    complaint = BY_KEY["complaint"]
    assert not complaint.worries(SILENT)
    assert complaint.worries("untrue")


def test_a_spoken_promise_finds_the_points_it_has_to_stand_in():
    assert [point.key for point in for_promise("stop")] == ["calls"]
    assert [point.key for point in for_promise("instalments")] == ["days"]
    assert for_promise("other") == ()


def test_what_worries_is_told_in_the_order_of_the_list_and_unanswered_is_not_among_it():
    answers = {"copy": "theirs_only", "calls": SILENT, "sum": "apart", "complaint": SILENT}
    assert worrying(answers) == ("calls", "copy")
    assert worrying({}) == ()


@pytest.mark.parametrize(("kind", "holds"), [("card", True), ("bank", False), ("", True)])
def test_the_rule_of_credit_cards_is_named_for_credit_cards_alone(kind, holds):
    law = BY_KEY["calls"].law
    assert law is not None
    assert law.holds_for(kind) is holds


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_the_page_reads_without_a_record_and_stays_light(language):
    answer = page(language)
    assert answer.status_code == 200
    assert not answer.cookies
    assert len(gzip.compress(answer.content)) < 30_000
    assert len(answer.content) < 60_000
    text = unescape(answer.content.decode())
    with translation.override(language):
        for point in POINTS:
            assert str(QUESTIONS[point.key]) in text
            assert all(str(answer_words(point.key, one)) in text for one in (*point.clear, *point.worrying))


def test_the_page_tells_to_sign_first_and_says_no_word_on_how_old_a_claim_is():
    text = unescape(page().content.decode())
    assert "先签，后撤" in text
    assert "“投诉不属实”：这句不签" in text
    assert "时效" not in text
