"""The page that counts the days of a court's paper: open to anybody, keeps nothing, says how it counted."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from borrower_help.guides.forms import PAPERS
from borrower_help.rules.court import PAPERS as COUNTED
from tests.stand_ins import Clock

PAGE = "guides:days"


@pytest.fixture(autouse=True)
def _spring(monkeypatch):
    Clock(monkeypatch, datetime(2026, 3, 20, 4, 0, tzinfo=UTC))


def ask(paper="complaint", came="2026-03-12", language="zh-hans"):
    with translation.override(language):
        url = reverse(PAGE)
    return Client().post(url, {"paper": paper, "came_pick": "other", "came_date": came})


def test_every_paper_that_can_be_counted_is_offered():
    assert {option.value for option in PAPERS} == set(COUNTED)


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
@pytest.mark.parametrize("paper", COUNTED)
def test_each_paper_gets_an_answer_in_each_language(paper, language):
    response = ask(paper, language=language)
    assert response.status_code == 200
    assert response.context["paper"] == paper
    assert (response.context["found"] is None) == (paper in {"small_claims", "mediation", "lawyer_letter", "unsure"})
    text = response.content.decode()
    assert "tel:12368" in text
    assert "tel:12348" in text


def test_sum_is_shown_line_by_line():
    text = ask(came="2026-03-13").content.decode()
    for part in ("2026年3月13日", "2026年3月14日", "2026年3月28日", "2026年3月30日"):
        assert part in text


def test_before_march_2026_no_day_is_named_for_an_award():
    assert ask("award", "2026-02-28").context["found"] is None
    assert ask("award", "2026-03-01").context["found"].months == 3


@pytest.mark.parametrize(("came", "left"), [("2026-03-12", 7), ("2026-03-05", 0), ("2026-03-04", -1)])
def test_days_left_are_counted_from_today(came, left):
    assert ask(came=came).context["left"] == left


@pytest.mark.parametrize(
    ("paper", "came", "codes"),
    [
        ("complaint", "2026-03-21", {"came": ["future"]}),
        ("complaint", "", {"came": ["required"]}),
        ("complaint", "yesterday", {"came": ["invalid"]}),
        ("", "2026-03-12", {"paper": ["required"]}),
        ("letter", "2026-03-12", {"paper": ["invalid_choice"]}),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_rest(paper, came, codes):
    response = ask(paper, came)
    assert response.status_code == 422
    assert response.context["form"].error_codes() == codes
    assert response.context["form"]["paper"].value() == paper


def test_no_day_is_counted_from_before_somebody_chose_one():
    with translation.override("zh-hans"):
        url = reverse(PAGE)
    page = Client().get(url).content.decode()
    assert '<option value="" selected>请选一个</option>' in page
    assert "最早可能的那一天" in page
    assert Client().post(url, {"paper": "complaint", "came_pick": ""}).context["form"].error_codes() == {
        "came": ["required"]
    }


def test_page_keeps_nothing():
    assert not Client().get(reverse(PAGE)).cookies
    response = ask()
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
