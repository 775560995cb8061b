"""The page that works out a yearly rate: what it says, what it holds it against, what it keeps (nothing)."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from borrower_help.repayment.showing import LAW

GOOD = {"received": "9000", "payment": "1000", "count": "12", "every": "month"}


def ask(language="zh-hans", **changes):
    with translation.override(language):
        url = reverse("repayment:sums")
    return Client().post(url, {**GOOD, **changes})


def test_three_numbers_give_a_rate_and_a_picture():
    page = ask()
    assert page.status_code == 200
    assert page.context["percent"] == "56.8"
    assert page.context["extra"] == "3,000"
    assert [part.key for part in page.context["picture"]] == ["received", "interest"]
    assert "<svg" in page.content.decode()


def test_what_was_kept_back_and_paid_on_top_is_shown_and_adds_up():
    page = ask(principal="1万", fee="500", quoted="24%")
    said = page.context
    assert (said["kept"], said["fee"], said["principal"]) == ("1,000", "500", "10,000")
    assert said["higher"]
    amounts = {part.key: part.amount for part in said["picture"]}
    assert amounts == {"received": 9000, "before": 1500, "interest": 2000}
    assert sum(amounts.values()) == 12_500


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("private", {"cap", "fees"}),
        ("licensed", {"scope", "table"}),
        ("card", {"scope"}),
        ("microloan", {"local", "table"}),
        ("", set()),
    ],
)
def test_lines_of_law_stand_only_where_they_apply(kind, named, language):
    page = ask(language, lender_kind=kind)
    text = page.content.decode()
    assert {key for key, label in page.context["law"].items() if label in text} == named
    kept = ask(language, lender_kind=kind, principal="10000")
    assert kept.context["law"]["kept"] in kept.content.decode()
    assert set(kept.context["law"]) == set(LAW)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"received": ""}, {"received": ["required"]}),
        ({"received": "0"}, {"received": ["min_value"]}),
        ({"received": "-5"}, {"received": ["negative"]}),
        ({"received": "12,5"}, {"received": ["unclear"]}),
        ({"received": "1e12"}, {"received": ["unclear"]}),
        ({"received": "9999999999999"}, {"received": ["large"]}),
        ({"payment": "12.345"}, {"payment": ["cents"]}),
        ({"count": "0"}, {"count": ["min_value"]}),
        ({"count": "401"}, {"count": ["max_value"]}),
        ({"count": "x"}, {"count": ["invalid"]}),
        ({"every": "year"}, {"every": ["invalid_choice"]}),
        ({"quoted": "0.36"}, {"quoted": ["unclear"]}),
        ({"quoted": "NaN"}, {"quoted": ["invalid"]}),
        ({"quoted": "-3"}, {"quoted": ["invalid"]}),
        ({"fee": "9000"}, {"fee": ["large"]}),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_rest(changes, codes):
    page = ask(**changes)
    assert page.status_code == 422
    assert page.context["form"].error_codes() == codes
    kept = next(name for name in GOOD if name not in changes)
    assert page.context["form"][kept].value() == GOOD[kept]


@pytest.mark.parametrize("quoted", ["36", "36%", "３６％", "0.36%", "15.4", ""])
def test_a_rate_is_read_as_people_write_it(quoted):
    assert ask(quoted=quoted).status_code == 200


def test_paying_back_less_than_was_received_is_a_rate_too():
    assert ask(payment="100").context["percent"].startswith("-")


def test_page_keeps_nothing():
    with translation.override("zh-hans"):
        page = Client().get(reverse("repayment:sums"))
    assert not page.cookies
    assert "public" in page["Cache-Control"]
    answer = ask()
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
