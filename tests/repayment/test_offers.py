"""Offers: by hand, whatever the numbers are, and which requests exist for which product."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from borrower_help.repayment.affordability import WAYS
from borrower_help.repayment.debts import HANGS_ON, KINDS, Numbers
from borrower_help.repayment.offers import (
    Offer,
    Owed,
    as_agreed,
    forms,
    owed_of,
    share_out,
    with_interest,
)
from borrower_help.repayment.pasting import read_schedule
from borrower_help.repayment.schedule import LONGEST
from borrower_help.rules.terms import CARD_LONGEST, REQUESTS

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
yuan = Decimal
sums = st.decimals(min_value=1, max_value=200_000, places=2)
owed = st.builds(
    Owed,
    st.just(""),
    st.sampled_from(KINDS),
    sums,
    st.none() | st.decimals(min_value=0, max_value=5, places=4),
    hangs_on=st.sampled_from(HANGS_ON),
)
debts = st.lists(owed, min_size=1, max_size=12).map(
    lambda found: [Owed(str(n), one.kind, one.balance, one.rate, hangs_on=one.hangs_on) for n, one in enumerate(found)]
)
budgets = st.decimals(min_value=0, max_value=50_000, places=2)
ways = st.sampled_from(WAYS)

THREE = [
    Owed("card", "card", yuan("12000"), yuan("0.18")),
    Owed("app", "microloan", yuan("3000"), yuan("0.36")),
    Owed("bank", "bank", yuan("9000.50"), yuan("0.08"), hangs_on="home"),
]


def by_key(way, budget):
    return {one.owed.key: one for one in share_out(THREE, yuan(budget), way)}


def test_pro_rata_by_hand():
    # 24,000.50 at 1,000 a month: 25 months are the fewest; 480 + 120 + 361 = 961
    found = by_key("pro_rata", "1000")
    assert {key: (one.monthly, one.begins, one.ends) for key, one in found.items()} == {
        "card": (480, 1, 25),
        "app": (120, 1, 25),
        "bank": (361, 1, 25),
    }
    assert found["bank"].parts[-1] == yuan("336.50")


@pytest.mark.parametrize(
    ("way", "order"),
    [
        ("smallest", {"app": (1, 3), "bank": (4, 13), "card": (13, 25)}),
        ("dearest", {"app": (1, 3), "card": (4, 15), "bank": (16, 25)}),
        ("essential", {"bank": (1, 10), "app": (10, 13), "card": (13, 25)}),
    ],
)
def test_in_order_the_next_begins_when_the_one_before_ends(way, order):
    found = by_key(way, "1000")
    assert {key: (one.begins, one.ends) for key, one in found.items()} == order
    assert all(one.total == one.owed.balance for one in found.values())


@pytest.mark.parametrize("budget", ["0", "0.99"])
def test_nothing_left_is_no_offer(budget):
    assert all(not one.parts for way in WAYS for one in share_out(THREE, yuan(budget), way))


def test_less_than_nothing_is_refused():
    with pytest.raises(ValueError, match="less than nothing"):
        share_out(THREE, yuan("-1"), "pro_rata")


@unhurried
@given(debts, budgets, ways)
def test_parts_add_up_and_a_plan_ends_at_nothing(debts, budget, way):
    for offer in share_out(debts, budget, way):
        assert offer.total == (offer.owed.balance if offer.parts else 0)
        assert all(part > 0 for part in offer.parts)
        assert offer.ends <= LONGEST


@unhurried
@given(debts, budgets, ways)
def test_the_floor_is_never_touched(debts, budget, way):
    offers = share_out(debts, budget, way)
    months = max((one.ends for one in offers), default=0)
    for month in range(1, months + 1):
        paid = sum(one.parts[month - one.begins] for one in offers if one.begins <= month <= one.ends)
        assert paid <= budget


@unhurried
@given(debts, budgets, budgets, ways)
def test_more_money_never_lengthens(debts, one, other, way):
    less, more = sorted((one, other))
    assume(less < more)
    for before, after in zip(share_out(debts, less, way), share_out(debts, more, way), strict=True):
        if before.parts:
            assert after.parts
            assert after.ends <= before.ends


@unhurried
@given(debts, budgets, ways)
def test_offers_stand_in_the_order_of_the_debts(debts, budget, way):
    assert [one.owed.key for one in share_out(debts, budget, way)] == [one.key for one in debts]


def test_what_interest_would_make_of_it_by_hand():
    # 1,000 at 12 %: 10, then 5.10, then 0.15 of interest
    assert with_interest(Owed("", "bank", yuan("1000"), yuan("0.12")), yuan("500")) == (3, yuan("1015.25"))
    assert with_interest(Owed("", "bank", yuan("1000"), yuan("0.12")), yuan("10")) is None
    assert with_interest(Owed("", "bank", yuan("1000")), yuan("500")) is None


@unhurried
@given(sums, st.decimals(min_value=0, max_value=1, places=4), st.decimals(min_value=1, max_value=10_000, places=2))
def test_interest_never_shortens(balance, rate, monthly):
    found = with_interest(Owed("", "bank", balance, rate), monthly)
    if found:
        months, total = found
        assert total >= balance
        assert months >= -(-balance // monthly)
        assert monthly * (months - 1) < total <= monthly * months


# what lends → which requests exist; a request that is not listed here is never offered
TABLE = {
    "card": {"personal_instalments", "fee_waiver", "settlement"},
    "consumer_finance": {"extension", "instalments", "fee_waiver", "freeze", "settlement"},
    "bank": {"extension", "instalments", "fee_waiver", "freeze", "settlement"},
    "microloan": {"extension", "instalments", "fee_waiver", "freeze", "settlement"},
    "platform": {"extension", "instalments", "fee_waiver", "freeze", "settlement"},
    "shop": {"extension", "instalments", "fee_waiver", "freeze", "settlement"},
    "private": {"extension", "instalments", "freeze", "settlement"},
    "unknown": {"instalments", "fee_waiver"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_product_decides_which_requests_exist(kind):
    offer = Offer(Owed("", kind, yuan("1000")), 1, (yuan("500"), yuan("500")))
    assert {one.key for one in forms(offer)} == TABLE[kind] == set(REQUESTS[kind])
    assert [one for one in KINDS if "personal_instalments" in TABLE[one]] == ["card"]


@pytest.mark.parametrize(("months", "fits"), [(CARD_LONGEST, True), (CARD_LONGEST + 1, False)])
def test_a_card_is_asked_for_five_years_at_most(months, fits):
    offer = Offer(Owed("", "card", yuan(months)), 1, (yuan(1),) * months)
    form = next(one for one in forms(offer) if one.key == "personal_instalments")
    assert (form.months, form.fits, form.why) == (months, fits, "" if fits else "long")


def form(key, offer, lump="0"):
    return next(one for one in forms(offer, yuan(lump)) if one.key == key)


def offer(balance="1000", monthly="500", **owed):
    [made] = share_out([Owed("", "bank", yuan(balance), **owed)], yuan(monthly), "pro_rata")
    return made


def test_a_pause_comes_to_the_cent_of_what_is_still_to_come():
    rows = read_schedule("1 1400\n2 1400\n3 1400\n4 1400.50")
    seen = owed_of("", "bank", Numbers(received=yuan(4000), rows=rows, paid_count=1), None)
    freeze = next(one for one in forms(Offer(seen, 1, (yuan(2000),))) if one.key == "freeze")
    assert (freeze.monthly, freeze.total) == (1400, yuan("4200.50"))


def test_each_request_by_hand():
    extended = form("extension", offer(rate=yuan("0.12")))
    assert (extended.monthly, extended.months, extended.total) == (500, 3, yuan("1015.25"))
    waived = form("fee_waiver", offer(balance="1200", above=yuan("300")))
    assert (waived.monthly, waived.months, waived.total) == (400, 3, 900)
    paused = form("freeze", offer(payment=yuan("300"), left_count=4))
    assert (paused.monthly, paused.months, paused.total, paused.fits) == (300, 7, 1200, True)
    settled = form("settlement", offer(), "700")
    assert (settled.monthly, settled.months, settled.total) == (700, 1, 700)


@pytest.mark.parametrize(
    ("key", "made", "why", "fits"),
    [
        ("extension", offer(), "rate", True),
        ("extension", offer(rate=yuan("7")), "endless", False),
        ("fee_waiver", offer(), "above", True),
        ("freeze", offer(), "payment", True),
        ("freeze", offer(payment=yuan("501"), left_count=2), "payment_high", False),
        ("freeze", offer(payment=yuan("400")), "count", True),
        ("settlement", offer(), "lump", False),
        ("instalments", offer(monthly="0"), "nothing", False),
        ("extension", offer(monthly="0"), "nothing", False),
        ("fee_waiver", offer(monthly="0", above=yuan("1")), "nothing", False),
    ],
)
def test_what_does_not_fit_or_is_missing_is_said(key, made, why, fits):
    found = form(key, made)
    assert (found.why, found.fits) == (why, fits)


def test_one_sum_is_never_more_than_is_asked():
    assert form("settlement", offer(), "5000").total == 1000


def numbers(**known):
    return Numbers(**{"received": yuan("9000"), "payment": yuan("1000"), "count": 12, "paid_count": 3, **known})


def test_a_debt_is_seen_by_what_is_asked_for_else_by_what_the_schedule_leaves():
    asked = owed_of("a", "bank", numbers(), yuan("9500"))
    assert (asked.balance, asked.above, asked.payment, asked.left_count) == (9500, 500, 1000, 9)
    assert asked.rate == yuan("0.5675")
    left = owed_of("a", "bank", numbers(), None)
    assert (left.balance, left.above) == (9000, 0)


@pytest.mark.parametrize(
    ("known", "demanded"), [({"payment": None}, None), ({"paid_count": 12}, None), ({}, yuan("0"))]
)
def test_without_a_balance_there_is_nothing_to_offer(known, demanded):
    assert owed_of("a", "bank", numbers(**known), demanded) is None


def test_a_rate_of_the_contract_stands_in_where_none_can_be_worked_out():
    assert owed_of("a", "bank", numbers(payment=None, quoted=yuan("24")), yuan("100")).rate == yuan("0.24")
    assert owed_of("a", "bank", numbers(payment=None), yuan("100")).rate is None


@pytest.mark.parametrize(
    ("known", "monthly"),
    [({}, "1000"), ({"every": "week"}, "4333.33"), ({"paid_count": 12}, "0"), ({"payment": None}, "0")],
)
def test_what_the_contract_takes_a_month(known, monthly):
    assert as_agreed(numbers(**known)) == yuan(monthly)
