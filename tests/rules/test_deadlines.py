"""When an answer is usual, and what to do at the door."""

from datetime import date

import pytest

from borrower_help.rules.deadlines import usual_answer
from borrower_help.rules.facts import LENDER_KINDS
from borrower_help.rules.handing_over import LETTERS, handing_over, say_usual_answer
from borrower_help.rules.sources import source

RECEIVED = date(2026, 3, 12)


@pytest.mark.parametrize("kind", ["bank", "credit_card", "consumer_finance"])
def test_banks_and_consumer_finance_companies_answer_in_15_30_or_60_days(kind):
    answer = usual_answer(kind, RECEIVED)
    assert answer is not None
    assert (answer.usual_by, answer.complicated_by, answer.longest_by) == (
        date(2026, 3, 27),
        date(2026, 4, 11),
        date(2026, 5, 11),
    )
    assert source(answer.source).force == "departmental_rule"


@pytest.mark.parametrize("kind", sorted(set(LENDER_KINDS) - {"bank", "credit_card", "consumer_finance"}))
def test_for_others_no_time_is_given(kind):
    assert usual_answer(kind, RECEIVED) is None


def test_a_usual_answer_says_from_when_and_until_when():
    answer = usual_answer("bank", RECEIVED)
    assert answer is not None
    said = say_usual_answer(answer, "zh-hans")
    assert said.startswith("2026年3月12日收到的，一般到2026年3月27日（含）")
    assert "27 March 2026" in say_usual_answer(answer, "en")
    assert "2026年5月11日（含）" in say_usual_answer(answer, "zh-hant")


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
@pytest.mark.parametrize("letter", LETTERS)
def test_each_letter_has_its_steps_and_no_telephone_number(letter, language):
    what = handing_over(letter, language)
    assert len(what.steps) >= 4
    assert what.fields
    assert not any(character.isdigit() for character in "".join(what.steps + what.fields))


def test_a_ticket_number_is_asked_for():
    assert all(any("受理编号" in step for step in handing_over(letter, "zh-hans").steps) for letter in LETTERS)
