"""What is asked on the page of questions: what a finding waits for, what may matter, what was answered."""

import pytest

from borrower_help.rules import wording_en, wording_zh_hans
from borrower_help.rules.engine import evaluate
from borrower_help.rules.facts import ANSWERS, PLAN_DAY
from borrower_help.rules.questions import ORDER, REACHABLE, answered, codes, worth_asking
from borrower_help.rules.wording import answer_words, question
from tests.rules.cases import call, case


def asked(facts):
    return worth_asking(facts, evaluate(facts))


@pytest.mark.parametrize(
    ("facts", "key", "expected"),
    [
        (case(call("2026-03-05 22:00")), "agreed_night", True),
        (case(call("2026-03-05 21:00")), "agreed_night", False),
        (case(call("2026-03-05 22:00"), perspective="third_party"), "agreed_night", False),
        (case(call("2026-03-05", precision="day", unanswered=7)), "agreed_attempts", True),
        (case(call("2026-03-05", precision="day", unanswered=6)), "agreed_attempts", False),
        (case(call("2026-03-05", precision="day", unanswered=7)), REACHABLE, True),
        (case(call("2026-03-05 10:00", reached="parent")), "frail_contacted", True),
        (case(call("2026-03-05 10:00", reached="group")), "frail_contacted", False),
        (case(call("2026-03-05 10:00", conduct=["announced_suit"])), "negative_record", True),
        (case(call("2026-03-05 10:00")), "negative_record", False),
        (case(call("2026-03-05 10:00"), lender="bank"), "private_channel", True),
        (case(call("2026-03-05 10:00"), lender="microloan"), "private_channel", False),
        (case(call("2026-03-05 10:00"), lender="bank"), "agency_notice", True),
        (case(call("2026-03-05 10:00"), lender="platform"), "agency_notice", False),
        (case(call("2026-03-05 10:00"), lender="credit_card"), "signed_plan", True),
        (case(call("2026-03-05 10:00"), lender="credit_card", answers={"signed_plan": "kept"}), PLAN_DAY, True),
        (case(call("2026-03-05 10:00"), lender="bank"), "signed_plan", False),
        (case(call("2026-03-05 10:00", conduct=["hit_or_held"]), lender="unknown"), "loan_signs", True),
        (case(call("2026-03-05 10:00"), lender="unknown"), "loan_signs", False),
        (case(call("2026-03-05 10:00", conduct=["filmed"])), "filmed_what", True),
        (case(call("2026-03-05 10:00"), answers={"filmed_what": "outside"}), "filmed_what", True),
        (case(lender="bank"), "agency_notice", False),
    ],
)
def test_a_question_is_asked_where_it_may_matter_or_was_answered(facts, key, expected):
    assert (key in asked(facts)) is expected


def test_questions_stand_once_and_in_order():
    facts = case(call("2026-03-05 22:00", conduct=["filmed", "announced_suit"]), lender="credit_card")
    keys = asked(facts)
    assert list(keys) == sorted(set(keys), key=ORDER.index)


@pytest.mark.parametrize(("reachable", "said"), [(True, "yes"), (False, "no"), (None, "")])
def test_what_was_answered_is_known(reachable, said):
    assert answered(case(borrower_reachable=reachable), REACHABLE) == said
    assert answered(case(answers={"child_age": "from_14"}), "child_age") == "from_14"


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_every_question_and_answer_has_words(language):
    for key in ORDER:
        assert question(key, language)
        assert all(answer_words(key, code, language) for code in codes(key))
    assert bool(codes(PLAN_DAY)) is False


def test_both_languages_know_the_same_answers():
    for words in (wording_zh_hans, wording_en):
        assert {key: tuple(said) for key, said in words.ANSWERS.items() if key in ANSWERS} == {
            key: tuple(said) for key, said in wording_zh_hans.ANSWERS.items() if key in ANSWERS
        }
        assert all(set(words.ANSWERS[key]) == set(said) for key, said in ANSWERS.items())
