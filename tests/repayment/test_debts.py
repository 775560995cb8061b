"""Debts of a case: written down in three short screens, worked out, taken out and back, and a letter that knows them."""

import pytest
from django.urls import reverse
from django.utils import translation

from borrower_help.letters.earlier import answers_after
from borrower_help.repayment.debts import KINDS
from borrower_help.repayment.models import Debt
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.reading import debts_of
from borrower_help.repayment.showing import LAW
from tests.cast import make_cast
from tests.factories import client_for, make_debt

pytestmark = pytest.mark.django_db

NUMBERS = {"received": "9000", "payment": "1000", "count": "12", "every": "month", "principal": "1万", "quoted": "24%"}


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def me(cast):
    return client_for(cast.lin)


def url(name, cast, *more):
    with translation.override("zh-hans"):
        return reverse(f"repayment:{name}", args=[cast.case.id, *more])


def test_three_short_screens_lead_from_nothing_to_a_true_cost(cast, me):
    page = me.get(url("new", cast))
    began = me.post(
        url("new", cast), {"name": "快易分期", "kind": "card", "row": page.context["row"].pk, "revision": "1"}
    )
    row = Debt.objects.get()
    assert began["Location"] == url("numbers", cast, row.pk) + "?on=1"
    then = me.post(began["Location"], {**NUMBERS, "revision": "1"})
    assert then["Location"] == url("now", cast, row.pk) + "?on=1"
    last = me.post(
        then["Location"],
        {"paid_count": "3", "overdue_since_pick": "other", "overdue_since_date": "2026-03-05", "revision": "2"},
    )
    assert last["Location"] == url("debt", cast, row.pk)
    said = me.get(last["Location"]).context
    assert (said["percent"], said["quoted"], said["kept"]) == ("56.8", "24", "1,000")
    assert (said["paid_so_far"], said["open_sum"]) == ("3,000", "9,000")
    # 10,000 at 24 % in twelve: 945.60 each, 11,347.20 in all; 12,000 are paid
    assert (said["at_quoted"], said["surplus"]) == ("945.60", "652.80")
    assert said["object"]
    assert [one["percent"] for one in me.get(url("debts", cast)).context["cards"]] == ["56.8"]


def test_the_same_sent_twice_is_one_and_keeps_the_case_no_longer(cast, me):
    page = me.get(url("new", cast))
    for _ in range(2):
        me.post(url("new", cast), {"name": "甲", "kind": "bank", "row": page.context["row"].pk, "revision": "1"})
    assert Debt.objects.count() == 1
    cast.case.row.refresh_from_db()
    assert not cast.case.row.kept_long


def test_the_same_name_twice_is_asked_once(cast, me):
    make_debt(cast.case, name="快易 分期")
    again = {"name": "快易分期", "kind": "card", "revision": "1"}
    asked = me.post(url("new", cast), again)
    assert asked.status_code == 422
    assert asked.context["form"].error_codes() == {"name": ["twice"]}
    assert me.post(url("new", cast), {**again, "again": "on"}).status_code == 302
    assert Debt.objects.count() == 2


def test_nothing_known_is_allowed_and_says_what_is_missing(cast, me):
    row = make_debt(cast.case)
    page = me.get(url("debt", cast, row.pk))
    assert len(page.context["missing"]) == 3
    assert "cost" not in page.context
    less = make_debt(cast.case, principal="1000", payment="100", count=12)
    page = me.get(url("debt", cast, less.pk))
    assert page.context["assumed"]


@pytest.mark.parametrize(
    ("screen", "typed", "codes"),
    [
        ("numbers", {"received": "12,5"}, {"received": ["unclear"]}),
        ("numbers", {"received": "-1"}, {"received": ["negative"]}),
        ("numbers", {"received": "0"}, {"received": ["min_value"]}),
        ("numbers", {"received": "1000000000000"}, {"received": ["large"]}),
        ("numbers", {"quoted": "0.36"}, {"quoted": ["unclear"]}),
        ("numbers", {"fee": "9000"}, {"fee": ["large"]}),
        ("numbers", {"schedule": "1 500 600 700"}, {"schedule": ["unreadable"]}),
        ("numbers", {"schedule": "我的账单"}, {"schedule": ["no_sum"]}),
        ("now", {"paid_count": "13"}, {"paid_count": ["large"]}),
        ("now", {"began_on_pick": "other", "began_on_date": "2026-02-30"}, {"began_on": ["no_such_day"]}),
        (
            "now",
            {
                "began_on_pick": "other",
                "began_on_date": "2026-03-05",
                "overdue_since_pick": "other",
                "overdue_since_date": "2026-03-04",
            },
            {"overdue_since": ["before"]},
        ),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_rest(cast, me, screen, typed, codes):
    row = make_debt(cast.case, received="9000", payment="1000", count=12)
    page = me.post(url(screen, cast, row.pk), {**(NUMBERS if screen == "numbers" else {}), **typed, "revision": "1"})
    assert page.status_code == 422
    assert page.context["form"].error_codes() == codes


@pytest.mark.parametrize("typed", ["36", "36%", "３６％"])
def test_a_rate_and_sums_are_read_as_people_write_them(cast, me, typed):
    row = make_debt(cast.case)
    sent = {
        **NUMBERS,
        "received": "１２００元",
        "principal": "0.12万",
        "quoted": typed,
        "payment": "￥1,00.5"[:4],
        "revision": "1",
    }
    assert me.post(url("numbers", cast, row.pk), {**sent, "payment": "110.5"}).status_code == 302
    [(_row, payload)] = debts_of(cast.case)
    assert (payload.received, payload.principal, payload.quoted, payload.payment) == (
        "1200.00",
        "1200.00",
        "36",
        "110.50",
    )


def test_a_pasted_schedule_with_days_gives_the_rate_by_real_days_and_its_fees(cast, me):
    pasted = "期数 还款日 应还金额 本金 利息 服务费\n1 2026-02-05 550 500 30 20\n2 2026-03-05 550 500 30 20"
    row = make_debt(cast.case, received="1000", schedule=pasted, began_on="2026-01-05", kind="microloan")
    said = me.get(url("debt", cast, row.pk)).context
    assert said["by_days"]
    assert said["fees"] == "40"
    assert {part.key: part.amount for part in said["picture"]} == {"received": 1000, "fees": 40, "interest": 60}


# which kind names which lines; a table by what lends
NAMED = {
    "card": {"scope"},
    "consumer_finance": {"scope", "table"},
    "bank": {"scope", "table"},
    "microloan": {"local", "table"},
    "private": {"cap", "fees"},
    "platform": set(),
    "shop": set(),
    "unknown": set(),
}


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_lines_of_law_stand_only_where_they_apply(cast, me, kind, language):
    row = make_debt(cast.case, kind=kind, received="9000", payment="1000", count=12)
    with translation.override(language):
        page = me.get(reverse("repayment:debt", args=[cast.case.id, row.pk]))
    text = page.content.decode()
    assert {key for key, label in page.context["law"].items() if label in text} == NAMED[kind]
    assert set(page.context["law"]) == set(LAW)


@pytest.mark.parametrize(("began", "shown"), [("2026-07-31", False), ("2026-08-01", True), ("", True)])
def test_the_table_of_costs_is_named_for_loans_made_since(cast, me, began, shown):
    row = make_debt(cast.case, kind="bank", received="9000", payment="1000", count=12, began_on=began)
    page = me.get(url("debt", cast, row.pk))
    assert (page.context["law"]["table"] in page.content.decode()) is shown


def test_what_was_read_from_a_schedule_is_said(cast, me):
    row = make_debt(cast.case, schedule="1 500\n2 500.50")  # nobody knows yet what arrived
    assert "读到2期，一共1,000.50元" in me.get(url("debt", cast, row.pk)).content.decode()


def test_a_debt_goes_and_comes_back(cast, me):
    row = make_debt(cast.case)
    me.post(url("remove", cast, row.pk))
    assert debts_of(cast.case) == []
    assert me.get(url("debt", cast, row.pk)).context["removed"]
    me.post(url("restore", cast, row.pk))
    assert len(debts_of(cast.case)) == 1


def test_the_letter_about_fees_takes_the_numbers_over_and_no_other_letter_does(cast, me):
    row = make_debt(cast.case, principal="10000", received="9000", fee="500", began_on="2026-08-02")
    told = answers_after(cast.case, row.pk, "fee_objection")
    assert (told["signed_on"], told["contract_sum"], told["received"]) == ("2026-08-02", "10000", "9000")
    assert "500" in told["fees"]
    assert answers_after(cast.case, row.pk, "negotiation") == {"of_sum": str(row.pk)}
    assert answers_after(cast.case, row.pk, "complaint") == {}
    with translation.override("zh-hans"):
        about = reverse("letters:about", args=[cast.case.id, "fee_objection"])
    assert "9000" in me.get(f"{about}?after={row.pk}").content.decode()


def test_forty_debts_stand_on_one_page(cast, me, django_assert_max_num_queries):
    for number in range(40):
        make_debt(cast.case, name=f"第{number}家", received="9000", payment="1000", count=12, demanded="100.10")
    with django_assert_max_num_queries(12):
        page = me.get(url("debts", cast))
    assert len(page.context["cards"]) == 40
    assert page.context["asked"] == "4,004"


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"kind": "x"},
        {"received": "-1"},
        {"fee": "x"},
        {"count": 401},
        {"began_on": "2026-02-30"},
        {"schedule": "1 2 3"},
    ],
)
def test_a_payload_that_cannot_be_is_not_sealed(wrong):
    with pytest.raises(ValueError, match="debt payload"):
        DebtPayload(**{"name": "甲", **wrong})
