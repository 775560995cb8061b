"""Money and who asks for it: fees, private phones, agencies, sold debts, plans, unlawful loans."""

import pytest

from tests.rules.cases import call, case, finding, rows_of, seen

FEES = "extra-fee-or-new-loan"
PRIVATE = "private-phone-or-wechat"
AGENCY = "agency-not-disclosed"
SOLD = "debt-transfer-without-notice"
PLAN = "after-signed-plan"
UNLAWFUL = "illegal-debt-collection-crime"
OPEN = ("undetermined", "facts_missing")
FOUND = ("indicated", "fees_or_new_loan")


@rows_of(FEES)
@pytest.mark.parametrize(
    ("conduct", "lender", "on", "expected"),
    [
        (["extra_fees"], "bank", "2026-01-30", FOUND),
        (["pushed_borrowing"], "consumer_finance", "2026-01-30", FOUND),
        (["extra_fees"], "bank", "2026-01-29", ("not_indicated", "no_basis_on_day")),
        (["extra_fees"], "platform", "2026-03-05", ("not_indicated", "no_basis_for_lender")),
        (["extra_fees"], "unknown", "2026-03-05", ("undetermined", "lender_kind_decides")),
        (["private_account"], "bank", "2026-03-05", ("not_indicated", "private_account")),
        (["private_account", "extra_fees"], "bank", "2026-03-05", FOUND),
        ([], "bank", "2026-03-05", ("not_indicated", "no_fees")),
    ],
)
def test_fees_and_new_loans(conduct, lender, on, expected):
    assert seen(FEES, case(call(f"{on} 10:00", conduct=conduct), lender=lender)) == expected


@rows_of(PRIVATE)
@pytest.mark.parametrize(
    ("how", "facts", "lender", "on", "expected"),
    [
        ("not_allowed", {}, "bank", "2026-01-30", ("indicated", "private_channel_used")),
        ("not_allowed", {}, "bank", "2026-01-29", ("not_indicated", "no_basis_on_day")),
        ("private", {}, "bank", "2026-03-05", OPEN),
        ("official", {}, "bank", "2026-03-05", ("not_indicated", "official_channel")),
        ("", {}, "bank", "2026-03-05", ("not_indicated", "channel_unknown")),
        ("not_allowed", {}, "microloan", "2026-03-05", ("not_indicated", "no_basis_for_lender")),
        ("not_allowed", {}, "unknown", "2026-03-05", ("undetermined", "lender_kind_decides")),
        ("not_allowed", {"contact_channel": "visit"}, "bank", "2026-03-05", ("not_indicated", "no_call_to_borrower")),
        ("not_allowed", {"reached": "parent"}, "bank", "2026-03-05", ("not_indicated", "no_call_to_borrower")),
    ],
)
def test_a_private_phone_counts_only_where_the_lender_said_no(how, facts, lender, on, expected):
    asked = case(call(f"{on} 10:00", **facts), lender=lender, answers={"private_channel": how})
    assert seen(PRIVATE, asked) == expected


HIDDEN = ("indicated", "agency_hidden")


@rows_of(AGENCY)
@pytest.mark.parametrize(
    ("conduct", "told", "lender", "on", "expected"),
    [
        (["hid_identity"], "", "bank", "2026-01-30", HIDDEN),
        (["hid_identity"], "", "bank", "2026-01-29", ("not_indicated", "no_basis_on_day")),
        ([], "not_told", "bank", "2023-03-01", HIDDEN),
        ([], "not_told", "bank", "2023-02-28", ("not_indicated", "no_basis_on_day")),
        ([], "told", "bank", "2026-03-05", ("not_indicated", "agency_told")),
        ([], "own_staff", "bank", "2026-03-05", ("not_indicated", "own_staff")),
        ([], "", "bank", "2026-03-05", ("not_indicated", "identity_given")),
        (["hid_identity"], "", "platform", "2026-03-05", ("not_indicated", "no_basis_for_lender")),
        (["hid_identity"], "", "unknown", "2026-03-05", ("undetermined", "lender_kind_decides")),
    ],
)
def test_who_asks_has_to_be_said(conduct, told, lender, on, expected):
    facts = case(call(f"{on} 10:00", conduct=conduct), lender=lender, answers={"agency_notice": told})
    assert seen(AGENCY, facts) == expected


@rows_of(SOLD)
@pytest.mark.parametrize(
    ("lender", "notice", "facts", "on", "expected"),
    [
        ("debt_buyer", "no", {}, "2021-01-01", ("indicated", "transfer_unannounced")),
        ("debt_buyer", "no", {}, "2020-12-31", ("not_indicated", "no_basis_on_day")),
        ("debt_buyer", "yes", {}, "2026-03-05", ("not_indicated", "transfer_known")),
        ("debt_buyer", "", {}, "2026-03-05", OPEN),
        ("debt_buyer", "no", {"reached": "parent"}, "2026-03-05", ("not_indicated", "no_call_to_borrower")),
        ("bank", "no", {}, "2026-03-05", ("not_indicated", "not_transferred")),
        ("unknown", "no", {}, "2026-03-05", ("not_indicated", "not_transferred")),
    ],
)
def test_a_sold_debt_needs_a_notice(lender, notice, facts, on, expected):
    sold = case(call(f"{on} 10:00", **facts), lender=lender, answers={"transfer_notice": notice})
    assert seen(SOLD, sold) == expected


@rows_of(PLAN)
@pytest.mark.parametrize(
    ("lender", "plan", "signed", "expected"),
    [
        ("credit_card", "kept", "2026-03-04", ("indicated", "after_plan")),
        ("credit_card", "kept", "2026-03-05", ("not_indicated", "only_before_plan")),
        ("credit_card", "kept", "", OPEN),
        ("credit_card", "broken", "2026-03-04", ("not_indicated", "plan_broken")),
        ("credit_card", "none", "", ("not_indicated", "no_plan")),
        ("credit_card", "", "", ("not_indicated", "no_plan")),
        ("bank", "kept", "2026-03-04", ("not_indicated", "no_basis_for_lender")),
        ("unknown", "kept", "2026-03-04", ("undetermined", "lender_kind_decides")),
    ],
)
def test_a_kept_card_plan_ends_the_collecting(lender, plan, signed, expected):
    answers = {"signed_plan": plan, "plan_signed_on": signed}
    assert seen(PLAN, case(call("2026-03-05 10:00"), lender=lender, answers=answers)) == expected


@rows_of(PLAN)
@pytest.mark.parametrize(
    ("on", "expected"),
    [("2011-01-12", ("not_indicated", "no_basis_on_day")), ("2011-01-13", ("indicated", "after_plan"))],
)
def test_a_plan_ends_the_collecting_since_the_card_measures(on, expected):
    answers = {"signed_plan": "kept", "plan_signed_on": "2010-12-01"}
    assert seen(PLAN, case(call(f"{on} 10:00"), lender="credit_card", answers=answers)) == expected


CRIME = ("indicated", "unlawful_debt")


@rows_of(UNLAWFUL)
@pytest.mark.parametrize(
    ("lender", "signs", "conduct", "on", "expected"),
    [
        ("unlicensed", "yes", "threatened_harm", "2021-03-01", CRIME),
        ("unlicensed", "yes", "threatened_harm", "2021-02-28", ("not_indicated", "before_that_crime")),
        ("unlicensed", "yes", "followed", "2026-03-05", CRIME),
        ("unlicensed", "", "hit_or_held", "2026-03-05", OPEN),
        ("unlicensed", "yes", "frightened", "2026-03-05", OPEN),
        ("unlicensed", "no", "hit_or_held", "2026-03-05", ("not_indicated", "no_loan_signs")),
        ("unlicensed", "yes", "many_calls", "2026-03-05", ("not_indicated", "no_force")),
        ("unknown", "yes", "hit_or_held", "2026-03-05", ("undetermined", "lender_kind_decides")),
        ("unknown", "", "hit_or_held", "2026-03-05", ("not_indicated", "no_loan_signs")),
        ("microloan", "yes", "hit_or_held", "2026-03-05", ("not_indicated", "licensed")),
    ],
)
def test_force_for_an_unlawful_loan(lender, signs, conduct, on, expected):
    facts = case(call(f"{on} 10:00", conduct=[conduct]), lender=lender, answers={"loan_signs": signs})
    assert seen(UNLAWFUL, facts) == expected


def test_the_one_question_is_asked():
    facts = case(call("2026-03-05 10:00", conduct=["frightened"]), lender="unlicensed")
    assert finding(UNLAWFUL, facts).missing == ("loan_signs", "threat_words")
