"""Six answers in, one page of advice out."""

import itertools

import pytest

from borrower_help.rules.catalogue.channels import BY_ID
from borrower_help.rules.catalogue.desk_words import ASK, DICTATE, NOW, SAY
from borrower_help.rules.catalogue.desk_words import HISTORIES as HISTORY_WORDS
from borrower_help.rules.catalogue.desk_words import LENDERS as LENDER_WORDS
from borrower_help.rules.catalogue.desk_words import MATTERS as MATTER_WORDS
from borrower_help.rules.catalogue.desk_words import PAPERS as PAPER_WORDS
from borrower_help.rules.catalogue.desk_words import WHO as WHO_WORDS
from borrower_help.rules.catalogue.finder_words import REASONS
from borrower_help.rules.desk import BASES, DANGERS, MATTERS, PAPERS, WHO, Asked, advise
from borrower_help.rules.finder import HISTORIES, LENDERS
from borrower_help.rules.sources import ARTICLE_BY_ID

# who lender matter now paper history | what is said, the question after it, the first doors, days
TABLE = """
self bank kin no none none | kin kin lender-complaint nfra-12378 -
self bank kin no none silence | kin kin nfra-12378 lender-complaint -
self unknown kin no none none | kin who_lent lender-complaint gov-12345 -
self unknown mine no none none | mine who_lent lender-complaint gov-12345 -
self microloan mine no none refused | mine mine local-financial-admin gov-12345 -
self card fees no none none | fees fees lender-complaint nfra-12378 -
self bank danger no none none | danger danger emergency-110 lender-complaint -
self bank kin yes none none | now now emergency-110 lender-complaint -
self bank fees yes complaint none | now now emergency-110 court-12368 15
self unlicensed mine no none none | mine mine emergency-110 gov-12345 -
self unknown posted no none none | posted posted emergency-110 cac-12377 -
self bank fake no none none | fake fake emergency-110 court-12368 -
self bank report no none none | report report lender-complaint pbccrc-dispute -
self bank mine no complaint none | paper paper court-12368 legal-aid-12348 15
self unknown mine no payment_order none | paper paper court-12368 legal-aid-12348 15
self bank mine no judgment authority | paper paper court-12368 legal-aid-12348 15
self bank mine no enforcement none | paper paper court-12368 legal-aid-12348 -
self bank mine no unsure none | paper which_paper court-12368 legal-aid-12348 -
self bank mine no mediation none | mediation mediation court-12368 legal-aid-12348 -
self bank mine no lawyer_letter none | lawyer_letter lawyer_letter lender-complaint nfra-12378 -
kin bank kin no none none | relative relative lender-complaint gov-12345 -
kin unknown mine no none none | relative relative lender-complaint gov-12345 -
kin bank danger no none none | danger danger emergency-110 lender-complaint -
kin bank posted no none silence | posted posted emergency-110 cac-12377 -
kin unlicensed mine no none none | relative relative emergency-110 gov-12345 -
kin bank mine no complaint none | paper paper court-12368 legal-aid-12348 15
kin bank mine yes none none | now now emergency-110 lender-complaint -
signed bank mine no none none | signed signed lender-complaint nfra-12378 -
signed consumer kin no none refused | signed signed nfra-12378 lender-complaint -
signed bank danger no none none | danger danger emergency-110 lender-complaint -
signed bank mine no payment_order none | paper paper court-12368 legal-aid-12348 15
"""
ROWS = [line.split(" | ") for line in TABLE.strip().splitlines()]
EVERY = list(itertools.product(WHO, LENDERS, MATTERS, DANGERS, PAPERS, HISTORIES))


@pytest.mark.parametrize(("answers", "expected"), ROWS)
def test_what_is_said_asked_and_tried_first(answers, expected):
    advice = advise(Asked(*answers.split()))
    say, ask, *doors, days = expected.split()
    assert (advice.say, advice.ask) == (say, ask)
    assert [door for door, _reason in advice.doors][:2] == doors
    assert str(advice.term.days if advice.term else "-") == days


def test_every_combination_is_answered_in_words():
    """One test for all 10,752: each is a dictionary look-up."""
    for answers in EVERY:
        asked = Asked(*answers)
        advice = advise(asked)
        doors = [door for door, _reason in advice.doors]
        assert advice.say in SAY
        assert advice.say in DICTATE
        assert advice.ask in ASK
        assert 1 <= len(doors) <= 5
        assert all(door in BY_ID and reason in REASONS for door, reason in (*advice.doors, *advice.against))
        assert asked.now != "yes" or doors[0] == "emergency-110"
        assert asked.who != "kin" or "nfra-12378" not in doors
        if asked.paper == "payment_order":
            assert "civil-procedure-law-2023-art-227" in advice.bases or asked.now == "yes"
            assert advice.court


def test_words_and_codes_agree():
    assert tuple(WHO_WORDS) == WHO
    assert tuple(NOW) == DANGERS
    assert tuple(PAPER_WORDS) == PAPERS
    assert tuple(MATTER_WORDS) == MATTERS
    assert set(LENDER_WORDS) == set(LENDERS)
    assert set(HISTORY_WORDS) == set(HISTORIES)
    assert set(SAY) == set(DICTATE) == set(BASES)
    assert {one for bases in BASES.values() for one in bases} <= set(ARTICLE_BY_ID)
    assert {advise(Asked(*answers)).ask for answers in EVERY} == set(ASK)


def test_nothing_dictated_admits_a_debt():
    for say in ("lawyer_letter", "signed", "mine", "fees"):
        assert "不是对金额、费用或时效的确认" in DICTATE[say].zh_hans


@pytest.mark.parametrize("place", [0, 2, 3, 4])
def test_an_answer_that_is_not_offered_is_an_error(place):
    answers = ["self", "bank", "kin", "no", "none", "none"]
    answers[place] = "x"
    with pytest.raises(KeyError):
        advise(Asked(*answers))
