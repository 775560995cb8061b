"""The page of offers: one number changed and everything follows; the floor stays; what does not fit is said."""

import gzip
from html import unescape

import pytest
from django.urls import reverse
from django.utils import translation

from borrower_help.repayment.models import Means
from borrower_help.repayment.reading import means_of
from borrower_help.repayment.words_offers import CHANGES, FORM_WORDS, WHY
from borrower_help.rules.terms import REQUESTS
from tests.cast import make_cast
from tests.factories import client_for, make_debt, make_means

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def me(cast):
    return client_for(cast.lin)


def url(name, cast):
    with translation.override("zh-hans"):
        return reverse(f"repayment:{name}", args=[cast.case.id])


def three(cast):
    make_debt(cast.case, name="甲卡", kind="card", demanded="12000", quoted="18")
    make_debt(cast.case, name="乙贷", kind="microloan", demanded="3000", quoted="36")
    make_debt(cast.case, name="丙行", kind="bank", demanded="9000.50", quoted="8", hangs_on="home")


def shown(me, cast):
    return {card["name"]: card for card in me.get(url("offers", cast)).context["cards"]}


def share(me, cast, **typed):
    return me.post(url("share", cast), {"way": "pro_rata", **typed})


def test_all_that_is_left_in_a_low_month_is_shared_out_by_itself(cast, me):
    three(cast)
    make_means(cast.case)  # 1,500 are left
    page = me.get(url("offers", cast))
    assert (page.context["spare"], page.context["budget"], page.context["last"]) == ("1,500", "1,500", 17)
    assert {name: (card["monthly"], card["count"]) for name, card in shown(me, cast).items()} == {
        "甲卡": ("706", 17),
        "乙贷": ("177", 17),
        "丙行": ("530", 17),
    }


def test_one_number_changed_and_everything_follows(cast, me):
    three(cast)
    make_means(cast.case, words="不动")
    assert share(me, cast, offered="1000", way="smallest", lump="2千")["Location"] == url("offers", cast)
    cards = shown(me, cast)
    assert {name: (card["begins"], card["ends"]) for name, card in cards.items()} == {
        "乙贷": (1, 3),
        "丙行": (4, 13),
        "甲卡": (13, 25),
    }
    rows = {row["key"]: row for row in cards["乙贷"]["forms"]}
    assert (rows["settlement"]["total"], rows["extension"]["months"]) == ("2,000", 4)
    assert means_of(cast.case)[1].words == "不动"


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ({"offered": "1500.01"}, {"offered": ["floor"]}),
        ({"offered": "12,5"}, {"offered": ["unclear"]}),
        ({"offered": "-1"}, {"offered": ["negative"]}),
        ({"lump": "1000000000000"}, {"lump": ["large"]}),
        ({"way": "luck"}, {"way": ["invalid_choice"]}),
    ],
)
def test_bad_input_gets_a_sentence_and_changes_nothing(cast, me, typed, codes):
    three(cast)
    make_means(cast.case)
    page = share(me, cast, **typed)
    assert page.status_code == 422
    assert page.context["form"].error_codes() == codes
    assert page.context["cards"]
    assert means_of(cast.case)[1].way == ""


def test_an_offer_shrinks_with_what_is_left(cast, me):
    three(cast)
    make_means(cast.case, offered="1400")
    row = Means.objects.get()
    row.replace(
        means_of(cast.case)[1].__class__(**{**vars(means_of(cast.case)[1]), "pay_low": "4500"}),
        revision=row.revision,
        keys=cast.case.keyring,
    )
    assert me.get(url("offers", cast)).context["budget"] == "1,000"


@pytest.mark.parametrize("income", ["0", "3000", "3500"])
def test_when_nothing_fits_it_says_so_and_whom_to_ask(cast, me, income):
    three(cast)
    make_means(cast.case, pay_low=income)
    page = me.get(url("offers", cast))
    assert not page.context["reaches"]
    assert not any(card["count"] for card in page.context["cards"])
    text = page.content.decode()
    assert "letters/new/account_statement/" in text
    assert text.count("一点也拿不出的时候") == 1
    assert text.index("12348") < text.index("怎么分？")  # what helps stands before what can be changed


def test_it_asks_for_what_comes_first(cast, me):
    assert me.get(url("offers", cast)).context["none"]
    make_debt(cast.case, name="甲", demanded="1000")
    assert me.get(url("offers", cast)).context["month_first"]
    make_means(cast.case)
    assert me.get(url("offers", cast)).context["cards"]


def test_a_debt_without_a_sum_is_named_and_not_counted(cast, me):
    three(cast)
    make_debt(cast.case, name="丁家")
    make_means(cast.case)
    page = me.get(url("offers", cast))
    assert page.context["unknown"] == ["丁家"]
    assert "丁家" not in shown(me, cast)


def test_who_may_pay_as_agreed_is_told(cast, me):
    make_debt(cast.case, name="甲", received="9000", payment="1000", count=12)
    make_means(cast.case)
    page = me.get(url("offers", cast))
    assert page.context["as_agreed"]
    assert page.context["contract"] == "1,000"


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_a_card_and_its_rule_are_named_only_where_there_is_one(cast, me, language):
    make_debt(cast.case, name="乙", kind="microloan", demanded="3000")
    make_means(cast.case)
    with translation.override(language):
        path = reverse("repayment:offers", args=[cast.case.id])
        page = me.get(path)
        assert page.context["law"]["card"] not in unescape(page.content.decode())
        make_debt(cast.case, name="甲", kind="card", demanded="12000")
        page = me.get(path)
        text = unescape(page.content.decode())
        assert page.context["law"]["card"] in text
        assert page.context["law"]["agreed"] in text


def test_forty_debts_stand_on_one_page_within_the_budgets(cast, me, django_assert_max_num_queries):
    for number in range(40):
        make_debt(cast.case, name=f"第{number}家公司", kind="bank", demanded=f"{60000 + number}.5", quoted="18")
    make_means(cast.case, pay_low="50000")
    with django_assert_max_num_queries(12):
        page = me.get(url("offers", cast))
    assert len(page.context["cards"]) == 40
    assert len(gzip.compress(page.content)) <= 30_000


def test_every_request_and_reason_has_words():
    assert set(FORM_WORDS) == set(CHANGES) == {key for keys in REQUESTS.values() for key in keys}
    assert all(WHY.values())


def test_a_request_takes_the_offer_over_and_its_sender_sees_it_first(cast, me):
    three(cast)
    make_means(cast.case, events=["pay", "illness"], since="2026-03-01")
    card = shown(me, cast)["甲卡"]
    with translation.override("zh-hans"):
        about = reverse("letters:about", args=[cast.case.id, "negotiation"])
    asked = me.get(f"{about}?after={card['key']}").context["form"]
    told = {name.removeprefix("answer_"): field.initial for name, field in asked.fields.items() if field.initial}
    assert (told["form"], told["cause"]) == ("personal_instalments", "job")
    offer = me.get(f"{about}?after={card['key']}").context["offer"]
    assert (offer["sum"], offer["count"], offer["total"]) == ("706", 17, "12,000")
    assert f"{about}?after={card['key']}" in me.get(url("offers", cast)).content.decode()
