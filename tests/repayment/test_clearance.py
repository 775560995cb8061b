"""The letter at the end: offered when everything is paid, its days taken over, nothing admitted."""

import pytest
from django.urls import reverse
from django.utils import translation

from borrower_help.letters import samples
from borrower_help.letters.earlier import answers_after
from borrower_help.letters.plain_text import text
from borrower_help.matters.services import remove
from tests.factories import client_for, make_agreement, make_case, make_debt, make_guest, paid_mark

pytestmark = pytest.mark.django_db
DUES = [{"on": "2026-04-05", "amount": "50"}, {"on": "2026-05-05", "amount": "50"}]
ALL_PAID = [paid_mark(1, "50", on="2026-04-04"), paid_mark(2, "50", on="2026-05-03")]


def page_of(case, user, name, *more):
    with translation.override("zh-hans"):
        return client_for(user).get(reverse(name, args=[case.id, *more]))


@pytest.mark.parametrize(("marks", "offered"), [(ALL_PAID, True), (ALL_PAID[:1], False), ([], False)])
def test_it_is_offered_when_everything_is_marked(marks, offered):
    user = make_guest()
    case = make_case(user)
    debt = make_agreement(case, dues=DUES, marks=marks).debt_id
    page = page_of(case, user, "repayment:agreement", debt)
    assert (f"letters/new/clearance/?after={debt}" in page.text) == offered


def test_days_are_taken_over_from_the_instalments():
    case = make_case(make_guest())
    row = make_agreement(case, dues=DUES, marks=ALL_PAID)
    case.row.refresh_from_db()
    about = {"of_sum": str(row.debt_id)}
    assert answers_after(case, row.debt_id, "clearance") == {
        **about,
        "plan_on": "2026-03-05",
        "repaid_on": "2026-05-03",
    }
    assert answers_after(case, row.debt_id, "repaid") == {}
    half = make_agreement(case, dues=DUES, marks=ALL_PAID[:1])
    about = {"of_sum": str(half.debt_id)}
    assert answers_after(case, half.debt_id, "clearance") == {**about, "plan_on": "2026-03-05"}
    remove(case=case, row=half)
    assert answers_after(case, half.debt_id, "clearance") == about


def test_a_debt_that_was_paid_without_a_plan_leads_to_it_too():
    user = make_guest()
    case = make_case(user)
    debt = make_debt(case).pk
    assert "letters/new/clearance/" in page_of(case, user, "repayment:debt", debt).text
    assert "letters/new/clearance/" in page_of(case, user, "letters:list").text


def test_who_lent_as_a_person_has_no_seal_and_is_asked_for_a_note():
    user = make_guest()
    case = make_case(user)
    row = make_agreement(case, make_debt(case, name="老王", kind="private"), dues=DUES, marks=ALL_PAID)
    for name in ("repayment:debt", "repayment:agreement"):
        page = page_of(case, user, name, row.debt_id).text
        assert "letters/new/clearance/" not in page
        assert "借条还给你" in page


def test_it_names_no_sum_and_speaks_of_no_time_limit():
    said = text(samples.sample("clearance", "borrower"))
    assert "结清证明" in said
    reserved = "不是对任何未结金额、息费或者诉讼时效的确认、承诺或者放弃"  # as every letter that promises nothing
    assert said.count(reserved) == 1
    said = said.replace(reserved, "")
    for word in ("时效", "承认", "欠款", "愿意"):
        assert word not in said
