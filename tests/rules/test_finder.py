"""Which door first: lender × matter × history, each with its reason."""

import itertools

import pytest

from borrower_help.rules.catalogue.channels import BY_ID
from borrower_help.rules.catalogue.finder_words import HISTORIES as HISTORY_WORDS
from borrower_help.rules.catalogue.finder_words import LENDERS as LENDER_WORDS
from borrower_help.rules.catalogue.finder_words import MATTERS as MATTER_WORDS
from borrower_help.rules.catalogue.finder_words import REASONS
from borrower_help.rules.finder import HISTORIES, LENDERS, MATTERS, SUPERVISED, find

SHORT = {
    "110": "emergency-110",
    "co": "lender-complaint",
    "12378": "nfra-12378",
    "local": "local-financial-admin",
    "12345": "gov-12345",
    "12363": "pboc-12363",
    "report": "pbccrc-dispute",
    "12315": "samr-12315",
    "12377": "cac-12377",
    "data": "pi-protection-complaint",
    "12348": "legal-aid-12348",
    "12368": "court-12368",
    "mediation": "mediation-cfmw",
    "96110": "anti-fraud-96110",
}
TABLE = """
bank danger none | 110:danger co:first 12378:nfra_then
bank danger silence | 110:danger 12378:nfra_now co:once_more
bank danger refused | 110:danger 12378:nfra_now co:body_above
bank danger authority | 110:danger 12348:next_after_authority 12378:ask_progress co:first
bank kin none | co:first 12378:nfra_then 12321:numbers data:contacts_used
bank kin silence | 12378:nfra_now co:once_more 12321:numbers data:contacts_used mediation:both_willing
bank kin refused | 12378:nfra_now co:body_above 12321:numbers data:contacts_used mediation:both_willing
bank kin authority | 12348:next_after_authority 12378:ask_progress 12321:numbers data:contacts_used mediation:both_willing
bank mine none | co:first 12378:nfra_then 12321:numbers
bank mine refused | 12378:nfra_now co:body_above 12321:numbers mediation:both_willing
bank not_mine none | co:stop_my_number 12345:not_customer_hotline data:your_data 12321:numbers
bank not_mine silence | 12345:not_customer_hotline co:stop_my_number data:your_data 12321:numbers
bank posted none | 110:spread 12377:take_down co:first 12378:nfra_then
bank posted silence | 110:spread 12377:take_down co:once_more 12378:nfra_now
bank fake none | 110:posing 12368:is_it_real 96110:asks_money co:first 12378:nfra_then
bank fees none | co:first 12378:nfra_then
bank fees refused | 12378:nfra_now co:body_above mediation:both_willing
bank report none | co:first report:objection
bank report silence | report:objection 12363:report_after_company co:once_more
bank paper none | 12368:is_it_real 12348:what_by_when
card mine none | co:first 12378:nfra_then 12321:numbers
card kin silence | 12378:nfra_now co:once_more 12321:numbers data:contacts_used mediation:both_willing
card fees authority | 12348:next_after_authority 12378:ask_progress mediation:both_willing co:first
card report refused | report:objection 12363:report_after_company co:body_above
card paper silence | 12368:is_it_real 12348:what_by_when
consumer kin none | co:first 12378:nfra_then 12321:numbers data:contacts_used
consumer mine silence | 12378:nfra_now co:once_more 12321:numbers mediation:both_willing
consumer not_mine none | co:stop_my_number 12345:not_customer_hotline data:your_data 12321:numbers
consumer danger none | 110:danger co:first 12378:nfra_then
consumer fees silence | 12378:nfra_now co:once_more mediation:both_willing
microloan danger none | 110:danger co:first local:local_then 12345:find_local
microloan danger refused | 110:danger local:local_now 12345:find_local co:once_more
microloan kin none | co:first local:local_then 12345:find_local 12321:numbers data:contacts_used
microloan kin silence | local:local_now 12345:find_local co:once_more 12321:numbers data:contacts_used
microloan mine none | co:first local:local_then 12345:find_local 12321:numbers
microloan not_mine none | co:stop_my_number local:local_then 12345:find_local data:your_data 12321:numbers
microloan fees none | co:first local:local_then 12345:find_local
microloan fees authority | 12348:next_after_authority local:ask_progress 12345:ask_progress mediation:both_willing co:first
microloan report none | co:first report:objection
microloan posted none | 110:spread 12377:take_down co:first local:local_then 12345:find_local
platform danger none | 110:danger co:who_lent 12345:pass_on_kind
platform kin none | co:who_lent 12345:pass_on_kind 12321:numbers data:contacts_used
platform kin silence | 12345:pass_on_kind co:once_more 12321:numbers data:contacts_used mediation:both_willing
platform mine none | co:who_lent 12345:pass_on_kind 12321:numbers
platform fees none | co:who_lent 12345:pass_on_kind 12315:service_fees
platform fees refused | 12345:pass_on_kind 12315:service_fees co:once_more mediation:both_willing
platform not_mine none | co:stop_my_number 12345:pass_on_kind data:your_data 12321:numbers
buyer mine none | co:buyer_papers 12345:pass_on_kind 12321:numbers
buyer kin refused | 12345:pass_on_kind co:once_more 12321:numbers data:contacts_used mediation:both_willing
buyer danger none | 110:danger co:buyer_papers 12345:pass_on_kind
buyer fees none | co:buyer_papers 12345:pass_on_kind 12315:service_fees
buyer paper none | 12368:is_it_real 12348:what_by_when
unlicensed danger none | 110:danger 12345:unlicensed_lead
unlicensed kin none | 110:unlicensed 12345:unlicensed_lead 12321:numbers data:contacts_used
unlicensed mine none | 110:unlicensed 12345:unlicensed_lead 12321:numbers
unlicensed not_mine silence | 110:unlicensed 12345:unlicensed_lead data:your_data 12321:numbers
unlicensed fees none | 110:unlicensed 12345:unlicensed_lead 12315:service_fees
unlicensed fake none | 110:posing 12368:is_it_real 96110:asks_money 12345:unlicensed_lead
unlicensed posted none | 110:unlicensed 12377:take_down 12345:unlicensed_lead
unlicensed report none | 110:unlicensed report:objection
unlicensed paper none | 12368:is_it_real 12348:what_by_when 110:unlicensed
unknown danger none | 110:danger co:ask_who 12345:pass_on
unknown kin none | co:ask_who 12345:pass_on 12321:numbers data:contacts_used
unknown kin silence | 12345:pass_on co:once_more 12321:numbers data:contacts_used
unknown mine none | co:ask_who 12345:pass_on 12321:numbers
unknown mine authority | 12348:next_after_authority 12345:ask_progress 12321:numbers co:ask_who
unknown not_mine none | co:stop_my_number 12345:pass_on data:your_data 12321:numbers
unknown fees none | co:ask_who 12345:pass_on 12315:service_fees
unknown report none | co:ask_who report:objection 12345:pass_on
unknown posted none | 110:spread 12377:take_down co:ask_who 12345:pass_on
unknown fake none | 110:posing 12368:is_it_real 96110:asks_money co:ask_who 12345:pass_on
unknown paper authority | 12368:is_it_real 12348:what_by_when
"""
ROWS = [line.split(" | ") for line in TABLE.strip().splitlines()]
EVERY = list(itertools.product(LENDERS, MATTERS, HISTORIES))


def doors_of(way):
    return [door for door, _reason in way.doors]


@pytest.mark.parametrize(("asked", "expected"), ROWS)
def test_order_and_reasons(asked, expected):
    wanted = [tuple(part.split(":")) for part in expected.split()]
    assert find(*asked.split()).doors == tuple((SHORT.get(door, door), reason) for door, reason in wanted)


def test_the_table_is_long_enough():
    assert len(ROWS) >= 60
    assert {asked.split(" ", 1)[0] for asked, _ in ROWS} == set(LENDERS)


def test_every_answer_leads_somewhere_and_every_reason_has_words():
    for asked in EVERY:
        way = find(*asked)
        assert 1 <= len(way.doors) <= 5, asked
        assert len(set(doors_of(way))) == len(way.doors), asked
        for door, reason in (*way.doors, *way.against):
            assert door in BY_ID, asked
            assert REASONS[reason].zh_hans, asked
        assert not set(doors_of(way)) & {door for door, _reason in way.against}, asked
        assert way.against, asked


def test_promises_of_the_order():
    for asked in EVERY:
        lender, matter, _history = asked
        doors = doors_of(find(*asked))
        if matter == "paper":
            assert doors[:2] == ["court-12368", "legal-aid-12348"], asked
        elif matter in {"danger", "fake", "posted"} or lender == "unlicensed":
            assert doors[0] == "emergency-110", asked
        if matter == "not_mine" or lender not in SUPERVISED:
            assert "nfra-12378" not in doors, asked
        if lender == "unknown" and matter not in {"paper", "fake"}:
            assert {"gov-12345", "lender-complaint"} <= set(doors), asked
        if lender == "unlicensed":
            assert "lender-complaint" not in doors, asked
        if matter in {"danger", "fake", "posted", "not_mine"}:
            assert "mediation-cfmw" not in doors, asked


def test_company_comes_before_the_door_that_asks_for_its_ticket_number():
    for lender, matter in itertools.product(SUPERVISED, MATTERS):
        doors = doors_of(find(lender, matter, "none"))
        if "nfra-12378" in doors:
            assert doors.index("lender-complaint") < doors.index("nfra-12378")


def test_answers_and_words_agree_and_letters_say_nothing():
    for codes, words in ((LENDERS, LENDER_WORDS), (MATTERS, MATTER_WORDS), (HISTORIES, HISTORY_WORDS)):
        assert tuple(words) == codes
        letters = [letter for letter, _words in words.values()]
        assert letters == [chr(ord("a") + place) for place in range(len(letters))]
    used = {reason for asked in EVERY for _door, reason in (*find(*asked).doors, *find(*asked).against)}
    assert used == set(REASONS)


@pytest.mark.parametrize("asked", [("pawn", "kin", "none"), ("bank", "x", "none"), ("bank", "kin", "")])
def test_an_answer_that_is_not_offered_is_an_error(asked):
    with pytest.raises(KeyError):
        find(*asked)
