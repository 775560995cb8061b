"""The five screens of a month: sealed one by one, resumed, bad input said, and what the page says of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from borrower_help.casefile.checking import check
from borrower_help.casefile.reading import Refused, read
from borrower_help.core.dates import today
from borrower_help.matters.services import move_matters
from borrower_help.repayment.models import Means
from borrower_help.repayment.payloads_means import EVENTS, SCREENS, MeansPayload
from borrower_help.repayment.reading import means_of
from borrower_help.repayment.words_means import COST_WORDS, EVENT_WORDS, PROOFS
from tests.casefile.carrying import exported, imported
from tests.cast import make_cast
from tests.factories import client_for, make_case, make_guest, make_means
from tests.matters.test_carrying import named

pytestmark = pytest.mark.django_db

ANSWERS = {
    "income": {"pay_low": "4200", "pay_high": "5600"},
    "household": {"adults": "2", "children": "1"},
    "costs": {"housing": "1500", "food": "1200.5", "yearly": "1000"},
    "kept": {
        "reserve": "300",
        "standard": "800",
        "debited": "yes",
        "debit_where_0": "工资卡",
        "debit_day_0": "15",
        "debit_amount_0": "2000",
    },
    "events": {"events": ["job", "illness"], "since_pick": "other", "since_date": "2026-03-01", "words": "厂里裁员"},
}
FULL = {
    "pay_low": "4200",
    "pay_high": "5600.50",
    "other_income": "300",
    "shared_income": "500",
    "shared_yes": True,
    "adults": 2,
    "children": 1,
    "elders": 2,
    "costs": {"housing": "1500", "yearly": "1000"},
    "reserve": "300",
    "standard": "800",
    "debited": "yes",
    "debits": [{"where": "工资卡", "day": 15, "amount": "2000"}],
    "events": ["job"],
    "since": "2026-03-01",
    "words": "厂里裁员",
    "done": list(SCREENS),
    "way": "smallest",
    "offered": "900",
    "lump": "3000",
}


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def me(cast):
    return client_for(cast.lin)


def url(name, cast, *more):
    with translation.override("zh-hans"):
        return reverse(f"repayment:{name}", args=[cast.case.id, *more])


def send(me, cast, screen, **typed):
    revision = me.get(url("month_screen", cast, screen)).context["revision"]
    return me.post(url("month_screen", cast, screen), {**typed, "revision": str(revision)})


def test_five_screens_lead_to_what_is_left(cast, me):
    for place, (screen, typed) in enumerate(ANSWERS.items()):
        page = me.get(url("month", cast))
        assert page.context["next"] == screen
        sent = send(me, cast, screen, **typed)
        wanted = url("month_screen", cast, SCREENS[place + 1]) if place < 4 else url("month", cast)
        assert sent["Location"] == wanted
    said = me.get(url("month", cast)).context
    assert (said["floor"], said["low"]["left"], said["high"]["left"]) == ("3,083.84", "1,116.16", "2,516.16")
    assert (said["standard"], said["below_standard"]) == ("2,400", False)
    assert said["taken_too_much"]
    assert [line.split("：")[0] for line in said["events"]] == [EVENT_WORDS["job"], EVENT_WORDS["illness"]]
    assert said["debits"] == ["工资卡：每月15号，2,000元"]


def test_one_screen_can_be_changed_and_the_rest_stays(cast, me):
    make_means(cast.case, **FULL)
    assert send(me, cast, "income", pay_low="0")["Location"] == url("month", cast)
    _row, payload = means_of(cast.case)
    assert (payload.pay_low, payload.pay_high, payload.shared_yes) == ("0.00", "", False)
    assert (payload.costs, payload.words, payload.way) == (FULL["costs"], FULL["words"], "smallest")
    page = me.get(url("month", cast))
    assert page.context["low"]["short"]
    assert "12348" in page.content.decode()


@pytest.mark.parametrize("screen", SCREENS)
def test_what_stands_there_stands_in_the_fields(cast, me, screen):
    make_means(cast.case, **FULL)
    form = me.get(url("month_screen", cast, screen)).context["form"]
    sent = {}
    for bound in form:
        value = bound.value()
        if bound.name == "since":
            sent |= {"since_pick": "other", "since_date": "2026-03-01"}
        elif value not in (None, "", False):
            sent[bound.name] = value
    assert send(me, cast, screen, **sent).status_code == 302
    payload = means_of(cast.case)[1]
    assert {name: str(getattr(payload, name)).replace(".00", "") for name in FULL} == {
        name: str(said) for name, said in FULL.items()
    }


def test_others_money_counts_only_with_their_yes(cast, me):
    make_means(cast.case, shared_income="1000")
    before = me.get(url("month", cast))
    assert before.context["uncounted"]
    assert before.context["low"]["left"] == "1,500"
    send(me, cast, "income", pay_low="5000", shared_income="1000", shared_yes="on")
    assert me.get(url("month", cast)).context["low"]["left"] == "2,500"


@pytest.mark.parametrize(
    ("screen", "typed", "codes"),
    [
        ("income", {}, {"pay_low": ["required"]}),
        ("income", {"pay_low": "12,5"}, {"pay_low": ["unclear"]}),
        ("income", {"pay_low": "-1"}, {"pay_low": ["negative"]}),
        ("income", {"pay_low": "1000000000000"}, {"pay_low": ["large"]}),
        ("income", {"pay_low": "5000", "pay_high": "4000"}, {"pay_high": ["order"]}),
        ("household", {"adults": "0"}, {"adults": ["min_value"]}),
        ("household", {"adults": "1", "children": "31"}, {"children": ["max_value"]}),
        ("household", {"adults": "1.5"}, {"adults": ["invalid"]}),
        ("costs", {}, {"food": ["required"]}),
        ("costs", {"housing": "1e3"}, {"housing": ["unclear"]}),
        ("kept", {"debited": "yes", "debit_where_0": "卡号6222021234567890"}, {"debit_where_0": ["account"]}),
        ("kept", {"debited": "yes", "debit_day_1": "3"}, {"debit_where_1": ["required"]}),
        ("kept", {"debited": "yes", "debit_where_0": "卡", "debit_day_0": "32"}, {"debit_day_0": ["max_value"]}),
        ("events", {"events": ["lottery"]}, {"events": ["invalid_choice"]}),
        ("events", {"since_pick": "other", "since_date": "2026-02-30"}, {"since": ["no_such_day"]}),
        ("events", {"words": "病" * 501}, {"words": ["max_length"]}),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_rest(cast, me, screen, typed, codes):
    page = send(me, cast, screen, **typed)
    assert page.status_code == 422
    assert page.context["form"].error_codes() == codes
    assert not Means.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sealed"), [("1.2万", "12000.00"), ("１２００元", "1200.00"), ("￥3,500.5", "3500.50"), ("0", "0.00")]
)
def test_sums_are_read_as_people_write_them(cast, me, typed, sealed):
    assert send(me, cast, "income", pay_low=typed).status_code == 302
    assert means_of(cast.case)[1].pay_low == sealed


def test_a_save_from_another_phone_is_said_and_nothing_typed_is_lost(cast, me):
    first = me.get(url("month_screen", cast, "income")).context["revision"]
    send(me, cast, "income", pay_low="3000")
    page = me.post(url("month_screen", cast, "income"), {"pay_low": "4000", "revision": str(first)})
    assert page.status_code == 409
    assert page.context["form"]["pay_low"].value() == "4000"
    assert means_of(cast.case)[1].pay_low == "3000.00"


def test_the_page_names_no_card_number_and_who_reads_it(cast, me, django_assert_max_num_queries):
    make_means(cast.case, **FULL)
    with django_assert_max_num_queries(12):
        page = me.get(url("month", cast))
    text = page.content.decode()
    assert 'role="img"' in text
    assert str(COST_WORDS["housing"]) in text


def test_no_such_screen_is_404(cast, me):
    assert me.get(url("month_screen", cast, "wealth")).status_code == 404


def test_every_event_has_words_and_a_paper_that_shows_it():
    assert set(EVENT_WORDS) == set(PROOFS) == set(EVENTS)
    assert all(PROOFS.values())


def test_it_comes_back_the_same_from_a_file():
    case = make_case(make_guest())
    make_means(case, **FULL)
    data = exported(case)
    again = imported(data)
    assert named(exported(again)) == named(data)
    assert means_of(again)[1] == means_of(case)[1]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("pay_low", "-1", "/means/0/pay_low: '-1' is not written"),
        ("way", "luck", "/means/0/way: 'luck' is not one of its codes"),
        ("debits", [{"where": "", "day": 1, "amount": ""}], "/means/0/debits/0/where: is empty"),
        ("costs", {"yacht": "1"}, "/means/0/costs/yacht: is not a field"),
        ("since", (today() + timedelta(days=400)).isoformat(), "/means/0/since:"),
    ],
)
def test_a_file_edited_wrongly_is_refused_with_its_place(field, value, said):
    case = make_case(make_guest())
    make_means(case, **FULL)
    data = read(exported(case))
    data["means"][0][field] = value
    with pytest.raises(Refused) as error:
        check(data)
    assert str(error.value).startswith(said)


@pytest.mark.parametrize("both", [True, False])
def test_of_two_that_are_put_together_the_one_of_the_target_stays(both):
    source, target = make_case(make_guest()), make_case(make_guest())
    make_means(source, **FULL)
    if both:
        make_means(target, words="留下的")
    move_matters(source, target)
    assert means_of(target)[1].words == ("留下的" if both else FULL["words"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"pay_low": "x"},
        {"adults": 31},
        {"costs": {"yacht": "1"}},
        {"debited": "maybe"},
        {"debits": [{"where": "卡", "day": 32, "amount": ""}]},
        {"events": ["job", "job"]},
        {"since": "2026-02-30"},
        {"done": ["x"]},
        {"way": "x"},
    ],
)
def test_a_payload_that_cannot_be_is_not_sealed(wrong):
    with pytest.raises(ValueError, match="means payload"):
        MeansPayload(**wrong)
