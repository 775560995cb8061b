"""What was said and shown: insults, foul messages, false names, forged papers, invented consequences, credit records."""

import pytest

from borrower_help.rules.wording import describe
from tests.rules.cases import call, case, finding, rows_of, seen

INSULT = "insult-defamation"
ABUSE = "repeated-abusive-messages"
NAME = "impersonate-other"
PAPER = "forged-legal-document"
INVENTED = "false-consequence"
RECORD = "report-threat-without-notice"
OPEN = ("undetermined", "facts_missing")
FOUND = ("indicated", "insulted")
KIN = {"reached": "parent", "role": "none"}


@rows_of(INSULT)
@pytest.mark.parametrize(
    ("facts", "lender", "expected"),
    [
        ({"conduct": ["insulted"]}, "bank", FOUND),
        ({"conduct": ["insulted"]}, "credit_card", FOUND),
        ({"conduct": ["insulted"]}, "unknown", ("undetermined", "lender_kind_decides")),
        ({"conduct": ["insulted"]}, "unlicensed", ("not_indicated", "no_basis_for_lender")),
        ({"conduct": ["insulted"], **KIN}, "unlicensed", FOUND),
        ({"conduct": ["insulted"], "reached": "group"}, "unlicensed", FOUND),
        ({"conduct": ["insulted", "published"]}, "unknown", FOUND),
        ({"conduct": ["frightened"]}, "bank", ("not_indicated", "no_insult")),
    ],
)
def test_who_heard_an_insult_decides_what_it_is_measured_by(facts, lender, expected):
    assert seen(INSULT, case(call("2026-03-05 10:00", **facts), lender=lender)) == expected


@rows_of(INSULT)
@pytest.mark.parametrize(
    ("facts", "lender", "on", "expected"),
    [
        ({"reached": "group"}, "unlicensed", "2012-12-31", ("not_indicated", "no_basis_on_day")),
        ({"reached": "group"}, "unlicensed", "2013-01-01", FOUND),
        ({"reached": "group"}, "unlicensed", "2025-12-31", FOUND),
        ({"reached": "group"}, "unlicensed", "2026-01-01", FOUND),
        (KIN, "unlicensed", "2020-12-31", ("not_indicated", "no_basis_on_day")),
        (KIN, "unlicensed", "2021-01-01", FOUND),
        ({}, "credit_card", "2011-01-12", ("not_indicated", "no_basis_on_day")),
        ({}, "credit_card", "2011-01-13", FOUND),
        ({}, "bank", "2014-03-14", ("not_indicated", "no_basis_on_day")),
        ({}, "bank", "2014-03-15", FOUND),
    ],
)
def test_an_insult_is_measured_by_what_was_in_force_that_day(facts, lender, on, expected):
    assert seen(INSULT, case(call(f"{on} 10:00", conduct=["insulted"], **facts), lender=lender)) == expected


def test_a_relative_sworn_at_alone_has_nobody_else_to_hear_it():
    sworn = call("2026-03-05 10:00", role="none", conduct=["insulted"])
    assert seen(INSULT, case(sworn, perspective="third_party", lender="unlicensed"))[0] == "not_indicated"


@rows_of(INSULT)
@pytest.mark.parametrize(("times", "outcome"), [(2, "not_indicated"), (3, "indicated")])
def test_three_insults_are_repeated(times, outcome):
    insults = [call(f"2026-03-0{n} 10:00", str(n), conduct=["insulted"]) for n in range(1, times + 1)]
    assert seen(INSULT, case(*insults, lender="unlicensed"))[0] == outcome


@pytest.mark.parametrize(
    ("on", "article"),
    [
        ("2025-12-31", "public-security-law-2012-art-42-insult"),
        ("2026-01-01", "public-security-law-2025-art-50-insult"),
    ],
)
def test_an_insult_in_public_is_measured_by_the_police_law_of_its_day(on, article):
    found = finding(INSULT, case(call(f"{on} 10:00", reached="group", conduct=["insulted"]), lender="unlicensed"))
    assert [one.article for one in found.carrying if one.article.startswith("public")] == [article]


def foul(days, **facts):
    return [
        call(f"2026-03-{day:02} 10:00", str(n), **{"contact_channel": "text", "conduct": ["obscene_pictures"], **facts})
        for n, day in enumerate(days)
    ]


ABUSED = ("indicated", "abused_repeatedly")


@rows_of(ABUSE)
@pytest.mark.parametrize(
    ("incidents", "answer", "expected"),
    [
        (foul([1, 2]), "", ("not_indicated", "fewer_than_three")),
        (foul([1, 2, 3]), "", ABUSED),
        (foul([1, 15, 30]), "", ABUSED),
        (foul([1, 15, 31]), "", ("not_indicated", "fewer_than_three")),
        (foul([1], texts=9), "", OPEN),
        (foul([1], texts=9), "under_three", ("not_indicated", "fewer_than_three")),
        (foul([1], texts=9), "three_or_more", ABUSED),
        (foul([1, 2, 3], contact_channel="visit"), "", ("not_indicated", "no_abuse")),
        (foul([1, 2, 3], conduct=["announced_suit"]), "", ("not_indicated", "no_abuse")),
        (foul([1, 1, 1], contact_channel="letter", conduct=["threatened_harm"]), "", ABUSED),
    ],
)
def test_three_foul_messages_within_thirty_days(incidents, answer, expected):
    assert seen(ABUSE, case(*incidents, answers={"abusive_times": answer}, lender="unknown")) == expected


def test_only_the_messages_of_the_thirty_days_are_named():
    found = finding(ABUSE, case(*foul([1, 2, 3]), call("2026-01-01 10:00", "old", conduct=["insulted"])))
    assert found.incidents == ("0", "1", "2")


@rows_of(ABUSE)
@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2012-12-31", ("not_indicated", "no_basis_on_day")),
        ("2013-01-01", ABUSED),
        ("2025-12-31", ABUSED),
        ("2026-01-01", ABUSED),
    ],
)
def test_foul_messages_have_the_police_law_behind_them(on, expected):
    facts = case(call(f"{on} 10:00", conduct=["insulted"]), answers={"abusive_times": "three_or_more"})
    assert seen(ABUSE, facts) == expected


@pytest.mark.parametrize(
    ("on", "article"),
    [
        ("2025-12-31", "public-security-law-2012-art-42-pester"),
        ("2026-01-01", "public-security-law-2025-art-50-pester"),
    ],
)
def test_foul_messages_are_measured_by_the_police_law_of_their_day(on, article):
    facts = case(call(f"{on} 10:00", conduct=["insulted"]), answers={"abusive_times": "three_or_more"})
    assert [one.article for one in finding(ABUSE, facts).carrying] == [article]


@rows_of(NAME)
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"conduct": ["claimed_lawyer"], "claim_check": "not_genuine"}, ("indicated", "false_name")),
        ({"conduct": ["claimed_lawyer"], "claim_check": "unchecked"}, OPEN),
        ({"conduct": ["claimed_lawyer"], "claim_check": "genuine"}, ("not_indicated", "lawyer_genuine")),
        ({"conduct": ["claimed_authority"], "claim_check": "not_genuine"}, ("not_indicated", "no_lawyer_claim")),
        ({"claim_check": "not_genuine"}, ("not_indicated", "no_lawyer_claim")),
    ],
)
def test_only_a_name_that_was_checked_counts(facts, expected):
    assert seen(NAME, case(call("2026-03-05 10:00", **facts), lender="unknown")) == expected


@rows_of(NAME)
@pytest.mark.parametrize(("on", "outcome"), [("2025-12-31", "not_indicated"), ("2026-01-01", "indicated")])
def test_a_borrowed_name_is_in_the_police_law_since_2026(on, outcome):
    claim = call(f"{on} 10:00", conduct=["claimed_lawyer"], claim_check="not_genuine")
    assert seen(NAME, case(claim, lender="unlicensed"))[0] == outcome


@rows_of(PAPER)
@pytest.mark.parametrize(
    ("facts", "on", "expected"),
    [
        ({"paper_check": "not_genuine"}, "2026-01-01", ("indicated", "forged_paper")),
        ({"paper_check": "not_genuine"}, "2025-12-31", ("indicated", "forged_paper")),
        ({"paper_check": "not_genuine"}, "2012-12-31", ("not_indicated", "no_basis_on_day")),
        ({"paper_check": "not_genuine"}, "2013-01-01", ("indicated", "forged_paper")),
        ({"paper_check": "unchecked"}, "2026-01-01", OPEN),
        ({"paper_check": "genuine"}, "2026-01-01", ("not_indicated", "paper_genuine")),
        ({"paper_check": "not_genuine", "conduct": []}, "2026-01-01", ("not_indicated", "no_paper")),
    ],
)
def test_only_a_paper_that_was_checked_counts(facts, on, expected):
    shown = call(f"{on} 10:00", **{"conduct": ["showed_paper"], "contact_channel": "text", **facts})
    assert seen(PAPER, case(shown, lender="unknown")) == expected


def test_an_unchecked_paper_is_taken_to_the_court_s_number_first():
    found = finding(PAPER, case(call("2026-03-05 10:00", conduct=["showed_paper"])))
    assert found.missing == ("paper_check",)


@rows_of(INVENTED)
@pytest.mark.parametrize(
    ("conduct", "lender", "principal", "expected"),
    [
        (["threatened_jail"], "bank", "", ("indicated", "invented_consequence")),
        (["threatened_family_record"], "credit_card", "", ("indicated", "invented_consequence")),
        (["threatened_jail"], "credit_card", "", OPEN),
        (["threatened_jail"], "credit_card", "under_50000", ("indicated", "invented_consequence")),
        (["threatened_jail"], "credit_card", "from_50000", ("not_indicated", "card_may_be_serious")),
        (["threatened_jail"], "platform", "", ("not_indicated", "no_basis_for_lender")),
        (["threatened_jail"], "unknown", "", ("undetermined", "lender_kind_decides")),
        (["announced_suit"], "bank", "", ("not_indicated", "lawful_notice")),
        (["insulted"], "bank", "", ("not_indicated", "nothing_invented")),
    ],
)
def test_prison_is_invented_and_a_suit_is_a_notice(conduct, lender, principal, expected):
    said = case(call("2026-03-05 10:00", conduct=conduct), lender=lender, answers={"card_principal": principal})
    assert seen(INVENTED, said) == expected


@rows_of(INVENTED)
@pytest.mark.parametrize(
    ("lender", "on", "outcome"),
    [
        ("microloan", "2025-01-16", "not_indicated"),
        ("microloan", "2025-01-17", "indicated"),
        ("bank", "2026-01-29", "not_indicated"),
        ("bank", "2026-01-30", "indicated"),
    ],
)
def test_invented_consequences_are_forbidden_from_the_day_of_each_rule(lender, on, outcome):
    assert seen(INVENTED, case(call(f"{on} 10:00", conduct=["threatened_jail"]), lender=lender))[0] == outcome


RECORDED = ("indicated", "record_not_announced")
FAMILY = {"conduct": ["threatened_family_record"], **KIN}


@rows_of(RECORD)
@pytest.mark.parametrize(
    ("facts", "answers", "expected"),
    [
        ({}, {"negative_record": "not_told"}, RECORDED),
        ({}, {"negative_record": "told_before"}, ("not_indicated", "no_record_talk")),
        ({}, {"negative_record": "no_record"}, ("not_indicated", "no_record_talk")),
        ({"conduct": ["announced_suit"]}, {}, ("not_indicated", "record_announced")),
        (FAMILY, {}, OPEN),
        (FAMILY, {"own_record_threat": "yes"}, RECORDED),
        (FAMILY, {"own_record_threat": "no"}, ("not_indicated", "record_announced")),
        ({**FAMILY, "role": "unknown"}, {"own_record_threat": "yes"}, OPEN),
        ({**FAMILY, "role": "guarantor"}, {"own_record_threat": "yes"}, ("not_indicated", "no_record_talk")),
    ],
)
def test_a_record_is_announced_first_and_nobody_else_s_suffers(facts, answers, expected):
    assert seen(RECORD, case(call("2026-03-05 10:00", **facts), answers=answers)) == expected


@rows_of(RECORD)
@pytest.mark.parametrize(("on", "outcome"), [("2013-03-14", "not_indicated"), ("2013-03-15", "indicated")])
def test_the_announcement_is_asked_for_since_the_regulation(on, outcome):
    facts = case(call(f"{on} 10:00"), answers={"negative_record": "not_told"})
    assert seen(RECORD, facts)[0] == outcome


@pytest.mark.parametrize(
    ("rule", "act", "who"),
    [
        (INSULT, "insulted", {}),
        ("threat", "threatened_harm", {}),
        ("impersonate-authority", "claimed_authority", {"claim_check": "not_genuine"}),
        (NAME, "claimed_lawyer", {"claim_check": "not_genuine"}),
        (INVENTED, "threatened_jail", {}),
        ("debt-disclosed-to-third-party", "told_others", KIN),
        ("third-party-pursued", "asked_me_to_pay", KIN),
    ],
)
def test_a_counted_day_says_how_often_they_came_and_not_how_often_they_said_it(rule, act, who):
    counted = {"precision": "day", "answered": 2, "unanswered": 7, "conduct": [act], **who}
    days = [call(f"2026-03-0{day}", str(day), **counted) for day in (5, 6)]
    facts = case(*days, lender="bank")
    found = finding(rule, facts)
    assert (found.outcome, found.counts["contacts"]) == ("indicated", 2)
    said = describe(found, facts, "zh-hans").reason
    assert "（9次）" not in said
    assert "18次" not in said


def test_one_counted_day_of_threats_is_not_yet_repeatedly():
    many = call("2026-03-05", precision="day", answered=9, conduct=["threatened_harm"])
    assert "repeated" not in finding("threat", case(many)).reason.parameters["tags"]
