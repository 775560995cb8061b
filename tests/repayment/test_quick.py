"""The short way: a debt on a page, a month on a page, the words for a call; whoever comes back goes on where they stopped."""

import gzip
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from borrower_help.cases.models import Case
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter
from borrower_help.letters.services import draft_letter
from borrower_help.repayment.models import Debt
from borrower_help.repayment.reading import debts_of, go_on, means_of
from borrower_help.rules.terms import REQUESTS
from tests.cast import make_cast
from tests.factories import client_for, make_debt, make_means

pytestmark = pytest.mark.django_db
RECENT = dict.fromkeys(("paid", "agreed", "demanded", "sued"), "2026-03-01")
OLD = dict.fromkeys(("paid", "agreed", "demanded", "sued"), "2019-03-01")


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def me(cast):
    return client_for(cast.lin)


def url(name, cast, *more):
    with translation.override("zh-hans"):
        return reverse(f"repayment:{name}", args=[cast.case.id, *more])


def test_somebody_new_is_told_something_first_and_agrees_before_a_line_is_kept():
    client = Client()
    page = client.get("/talk/")
    text = page.content.decode()
    assert text.index("先别在电话里答应") < text.index('<form method="post" novalidate')
    assert set(page.cookies) <= {"f"}  # the token of forms: nobody is known by it
    answer = client.post("/talk/", {"name": "甲", "kind": "card"})
    assert answer.status_code == 422
    assert answer.context["form"].error_codes() == {"consent": ["required"]}
    assert not Case.objects.exists()


def test_a_first_debt_makes_the_record_and_sent_twice_is_one():
    client, said = Client(), {"name": "甲", "kind": "card", "demanded": "1.2万", "consent": "on", "draft": str(uuid4())}
    first = client.post("/talk/", {**said, "more": "1"})
    assert first["Location"].endswith("/sums/quick/")
    client.post("/talk/", said)
    assert Debt.objects.count() == Case.objects.count() == 1


def test_the_key_code_comes_before_the_month():
    answer = Client().post("/talk/", {"name": "甲", "kind": "card", "consent": "on"})
    assert answer["Location"].startswith("/key/paper/")
    assert "month" in answer["Location"]


def test_what_is_not_known_stays_empty(cast, me):
    me.post(url("quick", cast), {"name": "甲", "kind": "unknown", "draft": str(uuid4())})
    [(_row, debt)] = debts_of(cast.case)
    assert (debt.demanded, debt.payment, debt.quoted) == ("", "", "")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ({"name": ""}, {"name": ["required"]}),
        ({"demanded": "-3"}, {"demanded": ["negative"]}),
        ({"demanded": "0"}, {"demanded": ["min_value"]}),
        ({"demanded": "12,5"}, {"demanded": ["unclear"]}),
        ({"quoted": "0.36"}, {"quoted": ["unclear"]}),
        ({"name": "乙"}, {"name": ["twice"]}),
    ],
)
def test_bad_input_gets_a_sentence_and_the_rest_is_kept(cast, me, typed, codes):
    make_debt(cast.case, name="乙")
    answer = me.post(url("quick", cast), {"name": "丁", "kind": "card", "payment": "777", **typed})
    assert answer.status_code == 422
    assert answer.context["form"].error_codes() == codes
    assert "777" in answer.content.decode()
    assert Debt.objects.count() == 1


def test_somebody_elses_id_is_no_debt_of_mine(cast, me):
    other = make_cast()
    taken = make_debt(other.case, name="乙")
    assert me.post(url("quick", cast), {"name": "丁", "kind": "card", "draft": str(taken.pk)}).status_code == 404


def test_whoever_comes_back_goes_on_where_they_stopped(cast, me):
    assert go_on(cast.case) == "repayment:quick"
    make_debt(cast.case, name="甲", demanded="1000")
    assert go_on(cast.case) == "repayment:short"
    assert me.get("/talk/")["Location"] == url("short", cast)
    me.post(url("short", cast), {"pay_low": "5000", "food": "3000", "revision": "0"})
    assert me.get("/talk/")["Location"] == url("offers", cast)


def test_a_record_of_debts_alone_leads_on_from_its_own_page(cast, me):
    with translation.override("zh-hans"):
        home = reverse("home:case", args=[cast.case.id])
    make_debt(cast.case, name="甲", demanded="1000")
    assert me.get(home).context["talking"] == ("" if me.get(home).context["counts"].entries else url("short", cast))


def test_a_month_on_one_page_keeps_the_floor_and_can_be_refined(cast, me):
    make_debt(cast.case, name="甲", kind="bank", demanded="9000")
    said = {"pay_low": "5000", "housing": "1500", "food": "1200", "other": "800", "reserve": "500", "event": "job"}
    assert me.post(url("short", cast), {**said, "revision": "0"})["Location"] == url("offers", cast)
    page = me.get(url("offers", cast))
    assert (page.context["spare"], page.context["floor"], page.context["rough"]) == ("1,000", "4,000", True)
    month = me.get(url("month", cast))
    assert month.context["low"]["left"] == "1,000"
    assert month.context["rough"]
    assert means_of(cast.case)[1].next_screen() == "household"
    assert me.get(url("short", cast))["Location"] == url("month", cast)
    assert me.post(url("share", cast), {"way": "pro_rata", "offered": "1000.01"}).status_code == 422


def test_nobody_lives_on_nothing(cast, me):
    answer = me.post(url("short", cast), {"pay_low": "5000", "revision": "0"})
    assert answer.status_code == 422
    assert answer.context["form"].error_codes() == {"food": ["required"]}


def test_a_month_told_elsewhere_meanwhile_is_not_written_over(cast, me):
    make_means(cast.case)
    answer = me.post(url("short", cast), {"pay_low": "9000", "food": "1", "revision": "0"})
    assert answer.status_code == 409
    assert means_of(cast.case)[1].pay_low == "5000"


def test_costs_alone_make_no_offer(cast, me):
    make_debt(cast.case, name="甲", kind="bank", demanded="9000")
    make_means(cast.case, done=["income", "costs"])
    assert me.get(url("offers", cast)).context["month_first"]


def test_paying_as_agreed_is_advised_only_where_every_contract_is_known(cast, me):
    make_debt(cast.case, name="甲", kind="bank", demanded="9000", payment="400")
    make_means(cast.case)
    assert me.get(url("offers", cast)).context["as_agreed"]
    make_debt(cast.case, name="乙", kind="card", demanded="12000")
    page = me.get(url("offers", cast))
    assert (page.context["as_agreed"], page.context["contract"]) == (False, "")


# --- on the phone -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(REQUESTS))
def test_the_words_for_a_call_are_those_of_what_exists(cast, me, kind):
    row = make_debt(cast.case, name="甲", kind=kind, demanded="9000")
    make_means(cast.case)
    for form in (*REQUESTS["card"], *REQUESTS["bank"]):
        page = me.get(url("call", cast, row.pk) + f"?form={form}")
        text = unescape(page.content.decode())
        assert (page.context["form"] == form) == (form in REQUESTS[kind])
        assert ("个性化分期" in " ".join(page.context["opening"])) == (page.context["form"] == "personal_instalments")
        for words in ("12348", "今天先到这里，再见", "电话里不定数目"):
            assert words in text
        assert len(gzip.compress(page.content)) <= 30_000


def test_the_call_says_the_sums_of_the_offer_and_none_that_does_not_fit(cast, me):
    row = make_debt(cast.case, name="甲", kind="bank", demanded="9000")
    make_means(cast.case)
    assert "每月1,500元，6期" in " ".join(me.get(url("call", cast, row.pk)).context["opening"])
    settled = me.get(url("call", cast, row.pk) + "?form=settlement").context["opening"]
    assert not any(sign.isdigit() for sign in " ".join(settled))


@pytest.mark.parametrize(("dates", "ring"), [({}, False), (RECENT, False), (OLD, True)])
def test_the_four_dates_come_before_a_call(cast, me, dates, ring):
    row = make_debt(cast.case, name="甲", kind="bank", demanded="9000")
    make_means(cast.case)
    about = Options(four_dates=dates, answers={"of_sum": str(row.pk)})
    draft_letter(case=cast.case, letter_id=uuid4(), key="negotiation", options=about)
    page = me.get(url("call", cast, row.pk))
    assert page.context["ring_first"] == ring
    assert page.context["told"] == bool(dates)
    assert page.context["dates_url"] in page.content.decode()


def test_the_four_dates_of_one_debt_say_nothing_about_another(cast, me):
    one, other = (make_debt(cast.case, name=name, kind="bank", demanded="9000") for name in "甲乙")
    make_means(cast.case)
    about = Options(four_dates=RECENT, answers={"of_sum": str(one.pk)})
    letter = draft_letter(case=cast.case, letter_id=uuid4(), key="negotiation", options=about)
    assert "told" not in me.get(url("call", cast, other.pk)).context
    Letter.objects.filter(pk=letter.pk).update(state="issued", issued_on="2026-11-01")  # still told once it is settled
    assert me.get(url("call", cast, one.pk)).context["told"]
    assert "told" not in me.get(url("call", cast, other.pk)).context
    draft_letter(case=cast.case, letter_id=uuid4(), key="negotiation", options=Options(four_dates=OLD))
    assert me.get(url("call", cast, other.pk)).context["ring_first"]  # about which nobody said: care for each


def test_a_person_who_lent_is_not_spoken_to_as_an_office(cast, me):
    row = make_debt(cast.case, name="老王", kind="private", demanded="9000")
    make_means(cast.case)
    text = unescape(me.get(url("call", cast, row.pk)).content.decode())
    for never in ("工号", "官方", "受理编号", "征信", "不往私人账户转钱"):
        assert never not in text
    assert "你本人的账户" in text


@pytest.mark.parametrize(("kind", "form"), [("bank", "freeze"), ("private", "freeze"), ("card", "fee_waiver")])
def test_where_nothing_is_left_the_call_asks_for_what_costs_nothing(cast, me, kind, form):
    row = make_debt(cast.case, name="甲", kind=kind, demanded="9000")
    make_means(cast.case, pay_low="1000", pay_high="")
    page = me.get(url("call", cast, row.pk))
    assert page.context["form"] == form
    assert not any(sign.isdigit() for sign in " ".join(page.context["opening"]))


def test_a_debt_taken_out_has_no_call(cast, me):
    row = make_debt(cast.case, name="甲", kind="bank", demanded="9000")
    me.post(url("remove", cast, row.pk))
    assert me.get(url("call", cast, row.pk)).status_code == 404
