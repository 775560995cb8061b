"""After signing: contacts are held against the rule of card plans, and one that cannot be paid is helped early and calmly."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from borrower_help.casefile.checking import check
from borrower_help.casefile.reading import read
from borrower_help.core.dates import today
from borrower_help.incidents.facts import case_facts
from borrower_help.incidents.findings import look
from borrower_help.matters.agenda import soon
from borrower_help.matters.services import remove
from borrower_help.repayment import kept
from borrower_help.repayment.plan import equal, stands
from tests.casefile.carrying import exported
from tests.factories import client_for, make_agreement, make_case, make_debt, make_guest, make_incident, paid_mark

pytestmark = pytest.mark.django_db
RULE = "after-signed-plan"


def ago(days):
    return (today() - timedelta(days=days)).isoformat()


def dues(*days):
    return [{"on": (today() + timedelta(days=ahead)).isoformat(), "amount": "100"} for ahead in days]


class Owner:
    """Somebody with a record about a credit card."""

    def __init__(self, **about):
        self.user = make_guest()
        self.case = make_case(self.user, **{"lender_kind": "credit_card", **about})
        self.client = client_for(self.user)

    def signed(self, name="甲卡", kind="card", marks=(), days=(-10, 20)):
        debt = make_debt(self.case, name=name, kind=kind)
        row = make_agreement(self.case, debt, signed_on=ago(30), dues=dues(*days), marks=list(marks))
        self.case.row.refresh_from_db()
        return row

    def called(self, *days):
        for day in days:
            make_incident(self.case, on=ago(day), at="10:00", connected=True)

    def found(self):
        return next(
            (one.outcome, one.reason.code, len(one.incidents)) for one in look(self.case).findings if one.rule == RULE
        )

    def page(self, name, *more):
        with translation.override("zh-hans"):
            return self.client.get(reverse(name, args=[self.case.id, *more]))


@pytest.mark.parametrize(
    ("cards", "called", "found"),
    [
        ({}, ("甲",), None),
        ({1: "甲卡"}, ("", ""), 1),
        ({1: "甲卡", 2: "乙卡"}, ("", ""), None),
        ({1: "甲 银行", 2: "乙卡"}, ("甲银行信用卡中心", ""), 1),
        ({1: "甲卡", 2: "甲卡"}, ("甲卡",), None),
        ({1: "甲", 2: "乙"}, ("甲", ""), None),  # one character alone names nobody
    ],
)
def test_which_card_the_case_is_about_is_not_guessed(cards, called, found):
    assert kept.card_of(cards, called) == found


def test_a_plan_is_kept_until_the_day_after_one_that_is_not_marked():
    plan = stands(equal(Decimal(300), 3, date(2026, 4, 5)), ())
    said = {"signed_plan": "kept", "plan_signed_on": "2026-03-05"}
    assert kept.answers(plan, date(2026, 3, 5), date(2026, 4, 5)) == said
    assert kept.answers(plan, date(2026, 3, 5), date(2026, 4, 6)) == {**said, "signed_plan": "broken"}
    assert kept.answers(stands((), ()), date(2026, 3, 5), date(2026, 4, 5)) == {}


def test_contacts_after_signing_are_counted_for_a_card():
    me = Owner()
    me.called(31, 30, 29, 1)
    row = me.signed(marks=[paid_mark(1, "100", on=ago(10))])
    assert me.found() == ("indicated", "after_plan", 2)
    assert me.page("repayment:agreement", row.debt_id).context["since"] == 2
    assert "signed_plan" not in me.page("incidents:questions").context["form"].fields
    assert "甲卡" in me.page("incidents:list").text
    data = check(read(exported(me.case)))
    assert data.facts.answers == case_facts(me.case).answers
    remove(case=me.case, row=row)
    assert me.found()[0] == "not_indicated"
    assert "signed_plan" in me.page("incidents:questions").context["form"].fields


@pytest.mark.parametrize(
    ("about", "signed", "found"),
    [
        ({}, {"days": (-1, 20)}, ("not_indicated", "plan_broken")),
        ({}, {"kind": "bank"}, ("not_indicated", "no_plan")),
        ({}, {"days": ()}, ("not_indicated", "no_plan")),
        ({"lender_kind": "bank"}, {"days": (20,)}, ("not_indicated", "no_plan")),
        (
            {"answers": {"signed_plan": "none"}},
            {"days": (20,)},
            ("indicated", "after_plan"),
        ),  # what was said once is over
        ({"answers": {"signed_plan": "kept"}}, {"days": (-1,)}, ("not_indicated", "plan_broken")),
    ],
)
def test_nothing_is_claimed_that_nobody_noted(about, signed, found):
    me = Owner(**about)
    me.called(1)
    row = me.signed(**signed)
    assert me.found()[:2] == found
    assert me.page("repayment:agreement", row.debt_id).context["since"] == (1 if found[0] == "indicated" else 0)


@pytest.mark.parametrize(
    ("lender", "kind", "called", "asked"),
    [("", "card", 1, True), ("unknown", "card", 1, True), ("", "card", 40, False), ("", "bank", 1, False)],
)
def test_while_nobody_said_who_lent_the_page_of_a_card_asks_for_it(lender, kind, called, asked):
    me = Owner(lender_kind=lender)
    me.called(called)
    row = me.signed(kind=kind, marks=[paid_mark(1, "100", on=ago(10))])
    page = me.page("repayment:agreement", row.debt_id)
    assert page.context["who_lent"] == asked
    assert ("是为这张卡吗" in page.text) == asked
    assert page.context["since"] == 0


def test_of_two_cards_the_one_of_the_lender_counts():
    me = Owner(lender_name="乙银行")
    me.called(1)
    me.signed("甲卡", days=(20,))
    make_debt(me.case, name="乙 银行", kind="card")
    assert me.found()[1] == "no_plan"
    remove(case=me.case, row=me.signed("乙银行信用卡", days=(20,)).debt)
    assert me.found()[1] == "no_plan"


@pytest.mark.parametrize(
    ("ahead", "asked", "late"), [(4, False, False), (3, True, False), (0, True, False), (-1, True, True)]
)
def test_from_three_days_before_it_is_asked_whether_it_can_be_paid(ahead, asked, late):
    me = Owner()
    row = me.signed(days=(ahead, 60))
    for page in (me.page("repayment:agreement", row.debt_id), me.page("repayment:instalment", row.debt_id, 1)):
        assert ("/late/" in page.text) == asked
    [line] = soon(me.case, today())
    assert ("付不出" in line.small or "没付" in line.small) == asked
    page = me.page("repayment:late", row.debt_id, 1)
    assert page.context["line"]["late"] == late
    assert ("没能付齐" if late else "可能付不出") in page.context["message"]
    assert "12348" in page.text
    assert "时效" not in page.text


def test_what_the_paper_says_of_a_missed_one_stands_there():
    me = Owner()
    row = make_agreement(me.case, points={"missed": "days_given"})
    assert me.page("repayment:late", row.debt_id, 1).context["paper_says"]
    assert me.page("repayment:late", row.debt_id, 13).status_code == 404
