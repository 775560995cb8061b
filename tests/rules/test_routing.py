"""A case's own way: lender × findings × history → doors in their order, with reasons and papers."""

import itertools

import pytest

from borrower_help.rules import finder, papers
from borrower_help.rules.catalogue.channels import BY_ID
from borrower_help.rules.catalogue.routing_words import REASONS
from borrower_help.rules.engine import POLICE, RULES, evaluate
from borrower_help.rules.routing import MOST, route
from borrower_help.rules.situation import Situation, Tried, is_grave, may_write_to_company, situation
from tests.letters import cases
from tests.rules.test_finder import SHORT

WHO = {"borrower": ("borrower", True), "kin": ("third_party", False), "signed": ("third_party", True)}
# who lender findings tried | door:reason:letters; "-" is nothing, "paper" a court's paper that is genuine
TABLE = """
borrower bank third-party-pursued - | co:first:complaint 12378:nfra_then 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower bank third-party-pursued co=waiting | co:wait_answer 12378:nfra_then 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower bank third-party-pursued co=silence | 12378:nfra_now:regulator_complaint+regulator_report co:once_more:second_level 12321:numbers:nuisance_12321 data:contacts_used:data_access mediation:both_willing:mediation
borrower bank third-party-pursued co=refused | 12378:nfra_now:regulator_complaint+regulator_report co:body_above:second_level 12321:numbers:nuisance_12321 data:contacts_used:data_access mediation:both_willing:mediation
borrower bank third-party-pursued co=done | co:hold_to_it:second_level 12378:nfra_then 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower bank third-party-pursued co=refused,12378=waiting | 12378:wait_answer 12348:next_after_authority:digest 12321:numbers:nuisance_12321 data:contacts_used:data_access mediation:both_willing:mediation co:body_above:second_level
borrower bank third-party-pursued co=refused,12378=refused | 12348:next_after_authority:digest 12378:ask_progress 12321:numbers:nuisance_12321 data:contacts_used:data_access mediation:both_willing:mediation co:body_above:second_level
borrower bank night-contact - | co:first:complaint 12378:nfra_then 12321:numbers:nuisance_12321
borrower bank night-contact 12321=silence | co:first:complaint 12378:nfra_then 12321:asked_before:nuisance_12321
borrower bank call-bombing co=silence | 12378:nfra_now:regulator_complaint+regulator_report co:once_more:second_level 12321:numbers:nuisance_12321 mediation:both_willing:mediation
borrower bank violence-detention - | 110:danger:police_report 12378:report_at_once:regulator_report 12321:numbers:nuisance_12321
borrower bank violence-detention 110=waiting | 110:police_again:police_report co:first:complaint 12378:report_at_once:regulator_report 12321:numbers:nuisance_12321
borrower bank violence-detention 110=waiting,co=refused | 110:police_again:police_report 12378:nfra_now:regulator_complaint+regulator_report co:body_above:second_level 12321:numbers:nuisance_12321
borrower bank home-entry-without-consent co=silence | 110:danger:police_report 12378:nfra_now:regulator_complaint+regulator_report 12321:numbers:nuisance_12321
borrower bank stalking-entanglement,third-party-pursued - | 110:danger:police_report 12378:report_at_once:regulator_report 12321:numbers:nuisance_12321 data:contacts_used
borrower bank repeated-abusive-messages - | 110:danger:police_report co:first:complaint 12378:nfra_then 12321:numbers:nuisance_12321
borrower bank tick:obscene_pictures - | 110:danger:police_report 12378:report_at_once:regulator_report 12321:numbers:nuisance_12321
borrower bank tick:threatened_harm - | 110:danger:police_report co:first:complaint 12378:nfra_then 12321:numbers:nuisance_12321
borrower bank threat,pursued-without-debt,debt:repaid - | 110:danger:police_report 12378:report_at_once:regulator_report 12321:numbers:nuisance_12321
borrower bank pursued-without-debt,debt:repaid - | co:first:repaid+complaint 12378:nfra_then 12321:numbers:nuisance_12321
borrower bank pursued-without-debt,debt:not_theirs - | co:first:not_mine+complaint 12378:nfra_then 12321:numbers:nuisance_12321
borrower bank impersonate-authority - | 110:posing:police_report 12368:is_it_real 96110:asks_money co:first:complaint 12378:nfra_then 12321:numbers:nuisance_12321
borrower bank impersonate-other - | co:first:complaint+transfer_check 12378:nfra_then 12321:numbers:nuisance_12321
borrower bank public-posting - | 110:spread:police_report 12377:take_down co:first:complaint 12378:nfra_then 12321:numbers:nuisance_12321
borrower bank public-posting,third-party-pursued co=refused | 110:spread:police_report 12377:take_down co:body_above:second_level 12378:nfra_now:regulator_complaint+regulator_report 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower bank extra-fee-or-new-loan - | co:first:fee_objection+complaint 12378:nfra_then 12321:numbers:nuisance_12321
borrower bank report-threat-without-notice - | co:first:complaint 12378:nfra_then 12321:numbers:nuisance_12321 report:objection:credit_objection
borrower bank report-threat-without-notice co=refused | 12378:nfra_now:regulator_complaint+regulator_report co:body_above:second_level 12321:numbers:nuisance_12321 mediation:both_willing:mediation report:objection:credit_objection 12363:report_after_company
borrower bank report-threat-without-notice co=refused,12363=waiting | 12363:wait_answer 12348:next_after_authority:digest 12378:nfra_now:regulator_complaint+regulator_report 12321:numbers:nuisance_12321 mediation:both_willing:mediation co:body_above:second_level
borrower bank paper - | 12368:is_it_real:payment_order_objection 12348:what_by_when:digest+legal_aid co:first:complaint 12378:nfra_then 12321:numbers:nuisance_12321
borrower bank paper,third-party-pursued - | 12368:is_it_real:payment_order_objection 12348:what_by_when:digest+legal_aid co:first:complaint 12378:nfra_then 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower bank paper,violence-detention - | 110:danger:police_report 12368:is_it_real:payment_order_objection 12348:what_by_when:digest+legal_aid 12378:report_at_once:regulator_report 12321:numbers:nuisance_12321
borrower bank - - | co:first:complaint 12378:nfra_then 12321:numbers:nuisance_12321
borrower card contact-list-harvesting - | co:first:complaint+data_access 12378:nfra_then 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower card after-signed-plan co=silence | 12378:nfra_now:regulator_complaint+regulator_report co:once_more:second_level 12321:numbers:nuisance_12321 mediation:both_willing:mediation
borrower consumer debt-disclosed-to-third-party,night-contact - | co:first:complaint 12378:nfra_then 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower consumer agency-not-disclosed co=refused | 12378:nfra_now:regulator_complaint+regulator_report co:body_above:second_level 12321:numbers:nuisance_12321 mediation:both_willing:mediation
borrower consumer third-party-contacted-while-reachable - | co:first:complaint+stay_reachable 12378:nfra_then 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower microloan third-party-pursued - | co:first:complaint local:local_then 12345:find_local:local_authority 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower microloan third-party-pursued co=silence | local:local_now:local_authority 12345:find_local:local_authority co:once_more:second_level 12321:numbers:nuisance_12321 data:contacts_used:data_access mediation:both_willing:mediation
borrower microloan third-party-pursued co=silence,local=waiting | local:wait_answer 12348:next_after_authority:digest 12345:find_local:local_authority 12321:numbers:nuisance_12321 data:contacts_used:data_access mediation:both_willing:mediation
borrower microloan third-party-pursued co=refused,local=refused,12345=refused | 12348:next_after_authority:digest local:ask_progress 12345:ask_progress 12321:numbers:nuisance_12321 data:contacts_used:data_access mediation:both_willing:mediation
borrower microloan stalking-entanglement - | 110:danger:police_report local:report_at_once:local_authority 12345:find_local:local_authority 12321:numbers:nuisance_12321
borrower microloan stalking-entanglement 110=waiting | 110:police_again:police_report co:first:complaint local:report_at_once:local_authority 12345:find_local:local_authority 12321:numbers:nuisance_12321
borrower microloan public-posting - | 110:spread:police_report 12377:take_down co:first:complaint local:local_then 12345:find_local:local_authority 12321:numbers:nuisance_12321
borrower microloan extra-fee-or-new-loan co=silence | local:local_now:local_authority 12345:find_local:local_authority co:once_more:second_level mediation:both_willing:mediation 12321:numbers:nuisance_12321
borrower platform third-party-pursued - | co:who_lent:complaint 12345:pass_on_kind:local_authority 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower platform third-party-pursued co=refused | 12345:pass_on_kind:local_authority co:once_more:second_level 12321:numbers:nuisance_12321 data:contacts_used:data_access mediation:both_willing:mediation
borrower platform extra-fee-or-new-loan - | co:who_lent:fee_objection+complaint 12345:pass_on_kind:local_authority 12315:service_fees 12321:numbers:nuisance_12321
borrower platform extra-fee-or-new-loan 12315=refused | co:who_lent:fee_objection+complaint 12345:pass_on_kind:local_authority 12321:numbers:nuisance_12321 12315:asked_before
borrower platform violence-detention 110=waiting | 110:police_again:police_report 12345:pass_on_kind:local_authority 12321:numbers:nuisance_12321
borrower platform night-contact co=silence,12345=waiting | 12345:wait_answer 12348:next_after_authority:digest 12321:numbers:nuisance_12321 mediation:both_willing:mediation co:once_more:second_level
borrower buyer debt-transfer-without-notice - | co:buyer_papers:transfer_check+complaint 12345:pass_on_kind:local_authority 12321:numbers:nuisance_12321
borrower buyer third-party-pursued,debt-transfer-without-notice co=refused | 12345:pass_on_kind:local_authority co:once_more:second_level 12321:numbers:nuisance_12321 data:contacts_used:data_access mediation:both_willing:mediation
borrower buyer stalking-entanglement - | 110:danger:police_report 12345:pass_on_kind:local_authority 12321:numbers:nuisance_12321
borrower unlicensed - - | 110:unlicensed:police_report 12345:unlicensed_lead:local_authority 12321:numbers:nuisance_12321
borrower unlicensed third-party-pursued - | 110:unlicensed:police_report 12345:unlicensed_lead:local_authority 12321:numbers:nuisance_12321 data:contacts_used
borrower unlicensed illegal-debt-collection-crime,public-posting - | 110:danger:police_report 12345:unlicensed_lead:local_authority 12377:take_down 12321:numbers:nuisance_12321
borrower unlicensed night-contact 110=refused | 110:police_again:police_report 12345:unlicensed_lead:local_authority 12321:numbers:nuisance_12321
borrower unlicensed extra-fee-or-new-loan 110=waiting,12345=waiting | 110:police_again:police_report 12345:wait_answer 12348:next_after_authority:digest 12315:service_fees 12321:numbers:nuisance_12321
borrower unlicensed paper - | 110:unlicensed:police_report 12368:is_it_real:payment_order_objection 12348:what_by_when:digest+legal_aid 12345:unlicensed_lead:local_authority 12321:numbers:nuisance_12321
borrower unlicensed impersonate-authority - | 110:posing:police_report 12368:is_it_real 96110:asks_money 12345:unlicensed_lead:local_authority 12321:numbers:nuisance_12321
borrower unknown - - | co:ask_who:complaint 12345:pass_on:local_authority 12321:numbers:nuisance_12321
borrower unknown third-party-pursued - | co:ask_who:complaint 12345:pass_on:local_authority 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower unknown third-party-pursued co=silence | 12345:pass_on:local_authority co:once_more:second_level 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower unknown third-party-pursued co=silence,12345=waiting | 12345:wait_answer 12348:next_after_authority:digest 12321:numbers:nuisance_12321 data:contacts_used:data_access co:once_more:second_level
borrower unknown night-contact co=waiting | co:wait_answer 12345:pass_on:local_authority 12321:numbers:nuisance_12321
borrower unknown violence-detention - | 110:danger:police_report 12345:pass_on:local_authority 12321:numbers:nuisance_12321
borrower unknown forged-legal-document - | 110:posing:police_report 12368:is_it_real 96110:asks_money co:ask_who:complaint 12345:pass_on:local_authority 12321:numbers:nuisance_12321
borrower unknown extra-fee-or-new-loan - | co:ask_who:fee_objection+complaint 12345:pass_on:local_authority 12315:service_fees 12321:numbers:nuisance_12321
borrower unknown public-posting,workplace-contact - | 110:spread:police_report 12377:take_down co:ask_who:complaint 12345:pass_on:local_authority 12321:numbers:nuisance_12321 data:contacts_used:data_access
borrower unknown report-threat-without-notice - | co:ask_who:complaint 12345:pass_on:local_authority 12321:numbers:nuisance_12321 report:objection:credit_objection
kin bank third-party-pursued - | co:stop_my_number:notice+data_access 12345:not_customer_hotline:local_authority data:your_data:data_access 12321:numbers:nuisance_12321
kin bank third-party-after-refusal co=silence | 12345:not_customer_hotline:local_authority co:once_more:second_level data:your_data:data_access 12321:numbers:nuisance_12321
kin bank violence-detention - | 110:danger:police_report 12345:not_customer_hotline:local_authority data:your_data 12321:numbers:nuisance_12321
kin bank public-posting - | 110:spread:police_report 12377:take_down co:stop_my_number:notice+data_access 12345:not_customer_hotline:local_authority data:your_data:data_access 12321:numbers:nuisance_12321
kin bank paper - | 12368:is_it_real 12348:what_by_when:digest+legal_aid co:stop_my_number:notice+data_access 12345:not_customer_hotline:local_authority data:your_data:data_access 12321:numbers:nuisance_12321
kin consumer third-party-pursued co=refused,12345=waiting | 12345:wait_answer 12348:next_after_authority:digest data:your_data:data_access 12321:numbers:nuisance_12321 co:once_more:second_level
kin microloan third-party-pursued - | co:stop_my_number:notice+data_access local:local_then 12345:find_local:local_authority data:your_data:data_access 12321:numbers:nuisance_12321
kin platform third-party-pursued co=silence | 12345:pass_on_kind:local_authority co:once_more:second_level data:your_data:data_access 12321:numbers:nuisance_12321
kin unlicensed third-party-pursued - | 110:unlicensed:police_report 12345:unlicensed_lead:local_authority data:your_data 12321:numbers:nuisance_12321
kin unknown - - | co:stop_my_number:notice+data_access 12345:pass_on:local_authority data:your_data:data_access 12321:numbers:nuisance_12321
kin unknown third-party-pursued co=silence | 12345:pass_on:local_authority co:once_more:second_level data:your_data:data_access 12321:numbers:nuisance_12321
kin unknown stalking-entanglement - | 110:danger:police_report 12345:pass_on:local_authority data:your_data 12321:numbers:nuisance_12321
kin unknown impersonate-authority - | 110:posing:police_report 12368:is_it_real 96110:asks_money co:stop_my_number:notice+data_access 12345:pass_on:local_authority data:your_data:data_access
signed bank night-contact - | co:first:notice 12378:nfra_then 12321:numbers:nuisance_12321
signed microloan night-contact co=refused | local:local_now:local_authority 12345:find_local:local_authority co:once_more:second_level 12321:numbers:nuisance_12321 mediation:both_willing:mediation
"""
ROWS = [line.split(" | ") for line in TABLE.strip().splitlines()]
LENDERS = tuple(finder.LENDERS)
HISTORIES = (
    "-",
    "co=waiting",
    "co=silence",
    "co=refused",
    "co=done",
    "110=waiting",
    "110=refused,co=refused",
    "co=refused,12378=waiting",
    "co=silence,12345=refused",
    "co=refused,12378=refused,12363=waiting,12321=silence,mediation=refused",
)
FOUND = ("-", "paper", "tick:followed", *(rule.key for rule in RULES))
EVERY = list(itertools.product(WHO, LENDERS, FOUND, HISTORIES))


def case_of(who: str, lender: str, found: str, tried: str) -> Situation:
    perspective, obliged = WHO[who]
    said = [] if found == "-" else found.split(",")
    marked = {name: {one.split(":")[1] for one in said if one.startswith(name)} for name in ("tick:", "debt:")}
    tries = [] if tried == "-" else [one.split("=") for one in tried.split(",")]
    return Situation(
        perspective=perspective,
        lender=lender,
        found=frozenset(one for one in said if ":" not in one and one != "paper"),
        conduct=frozenset(marked["tick:"]),
        debt=frozenset(marked["debt:"]),
        court_paper="paper" in said,
        obliged=obliged,
        tried=tuple(Tried(SHORT.get(door, door), answer) for door, answer in tries),
    )


@pytest.mark.parametrize(("asked", "expected"), ROWS)
def test_order_reasons_and_papers(asked, expected):
    steps = route(case_of(*asked.split())).steps
    named = {full: short for short, full in SHORT.items()}
    said = [
        ":".join([named.get(s.channel, s.channel), s.reason, *(["+".join(s.letters)] if s.letters else [])])
        for s in steps
    ]
    assert " ".join(said) == expected


def test_the_table_is_long_enough():
    assert len(ROWS) >= 60
    assert len({asked for asked, _ in ROWS}) == len(ROWS)
    assert {asked.split()[1] for asked, _ in ROWS} == set(LENDERS)


def test_every_way_keeps_the_promises():
    """Every lender × finding × history: one loop, for thousands of tests would take longer to begin than to run."""
    for asked in EVERY:
        here = case_of(*asked)
        way = route(here)
        doors = [step.channel for step in way.steps]
        assert 1 <= len(doors) <= MOST, asked
        assert len(set(doors)) == len(doors), asked
        assert not set(doors) & {door for door, _reason in (*way.more, *way.against)}, asked
        for door, reason in (*((s.channel, s.reason) for s in way.steps), *way.more, *way.against):
            assert door in BY_ID, asked
            assert REASONS[reason].zh_hans, asked
        letters = [letter for step in way.steps for letter in step.letters]
        assert papers.PUBLIC not in doors, asked
        if here.lender == "unknown":
            assert "nfra-12378" not in doors, asked
            assert "gov-12345" in doors, asked
            assert way.grave or "lender-complaint" in {*doors, *(door for door, _reason in way.more)}, asked
        if way.grave:
            assert doors[0] == "emergency-110", asked
            assert "mediation-cfmw" not in doors, asked
            if not here.tried_at("emergency-110") or here.lender in {"unlicensed", "unknown", "platform", "buyer"}:
                assert not papers.TO_COMPANY & set(letters), asked
        elif here.court_paper:
            assert doors[:2] == ["court-12368", "legal-aid-12348"], asked
        if not here.obliged:
            assert "nfra-12378" not in doors, asked


def test_the_company_goes_before_the_door_that_asks_for_it():
    for who, lender, found in itertools.product(WHO, LENDERS, FOUND):
        steps = [(s.channel, s.reason) for s in route(case_of(who, lender, found, "-")).steps]
        for place, (_door, reason) in enumerate(steps):
            if reason in {"nfra_then", "local_then"}:
                assert "lender-complaint" in [door for door, _reason in steps[:place]], (who, lender, found)


def test_complaint_and_report_are_two_papers_where_the_door_says_so():
    says = {one.id for one in BY_ID.values() if any("“投诉”" in t.zh_hans and "“举报”" in t.zh_hans for t in one.tips)}
    assert says == {"nfra-12378", "samr-12315"}
    here = case_of("borrower", "bank", "extra-fee-or-new-loan", "co=silence")
    assert route(here).steps[0].letters == ("regulator_complaint", "regulator_report")
    # the letters there are name the financial regulator: at another door they would be the wrong paper
    for asked in EVERY:
        for step in route(case_of(*asked)).steps:
            assert not {"regulator_complaint", "regulator_report"} & set(step.letters) or step.channel == "nfra-12378"


@pytest.mark.parametrize("rule", sorted(POLICE))
def test_a_matter_for_the_police_is_grave_but_for_words(rule):
    assert is_grave(case_of("borrower", "bank", rule, "-")) == (rule != "repeated-abusive-messages")


def test_words_that_frighten_go_to_the_police_and_to_the_company():
    here = case_of("borrower", "platform", "repeated-abusive-messages", "-")
    assert may_write_to_company(here)
    assert route(here).steps[0].channel == finder.POLICE


def test_extortion_obscenity_and_the_unlicensed_are_grave():
    assert is_grave(case_of("borrower", "bank", "threat,pursued-without-debt", "-"))
    assert not is_grave(case_of("borrower", "bank", "threat", "-"))
    assert is_grave(case_of("borrower", "bank", "tick:obscene_pictures", "-"))
    assert is_grave(case_of("borrower", "unlicensed", "-", "-"))
    assert not may_write_to_company(case_of("borrower", "unlicensed", "-", "110=refused"))
    assert may_write_to_company(case_of("borrower", "microloan", "violence-detention", "110=waiting"))


def test_nothing_that_helps_to_find_somebody_is_printed_in_danger():
    assert {"address", "relatives"} <= route(case_of("borrower", "bank", "violence-detention", "-")).withheld
    assert not route(case_of("borrower", "bank", "night-contact", "-")).withheld


def test_a_situation_is_read_from_a_case():
    case = cases.borrower(20)
    here = situation(case, evaluate(case))
    assert here.obliged
    assert here.found
    assert here.lender in LENDERS
    assert not here.court_paper
    relative = cases.third_party(5)
    assert not situation(relative, evaluate(relative)).obliged
