"""What was signed: written down in two short screens, paid in parts, taken back; its days where a case shows what is to come."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from borrower_help.casefile.checking import check
from borrower_help.casefile.reading import Refused, read
from borrower_help.core.dates import today
from borrower_help.matters import feeds
from borrower_help.matters.agenda import AHEAD, soon
from borrower_help.matters.cards import cards_of
from borrower_help.matters.services import end_removed, move_matters, put_to_rest, remove
from borrower_help.repayment.models import Agreement, Debt
from borrower_help.repayment.payloads_plan import AgreementPayload, due_data
from borrower_help.repayment.plan import equal
from borrower_help.repayment.signed import agreements_of
from tests.casefile.carrying import exported, imported
from tests.cast import make_cast
from tests.factories import client_for, make_agreement, make_case, make_debt, make_file, make_guest, paid_mark
from tests.matters.test_carrying import named

pytestmark = pytest.mark.django_db
TERMS = {"signed_on_pick": "other", "signed_on_date": "2026-03-05", "where": "app", "signer": "工号8", "revision": "1"}
PARTS = {"way": "equal", "total": "1万", "count": "3", "first_on": "2026-01-31", "every": "month", "revision": "1"}


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def me(cast):
    return client_for(cast.lin)


def url(name, cast, *more):
    with translation.override("zh-hans"):
        return reverse(f"repayment:{name}", args=[cast.case.id, *more])


def payload_of(cast):
    cast.case.row.refresh_from_db()
    [signed] = agreements_of(cast.case)
    return signed.payload


def sent(me, cast, debt, screen, typed):
    return me.post(url(screen, cast, debt), typed)


def test_two_short_screens_make_a_calendar(cast, me):
    debt = make_debt(cast.case).pk
    then = sent(me, cast, debt, "terms", TERMS)
    assert then["Location"] == url("parts", cast, debt)
    last = sent(me, cast, debt, "parts", {**PARTS, "first_on": "2026-03-31", "revision": "1"})
    assert last["Location"] == url("agreement", cast, debt)
    lines = me.get(last["Location"]).context["lines"]
    assert [(one["day"], one["amount"], one["after"]) for one in lines] == [
        ("2026年3月31日", "3,333.33", "6,666.67"),
        ("2026年4月30日", "3,333.33", "3,333.34"),
        ("2026年5月31日", "3,333.34", "0"),
    ]
    cast.case.row.refresh_from_db()
    assert cast.case.row.kept_long
    again = me.get(url("parts", cast, debt)).context["form"]
    assert (again["way"].value(), again["count"].value()) == ("equal", 3)


def test_the_same_sent_twice_is_one_and_another_phone_is_told(cast, me):
    debt = make_debt(cast.case).pk
    for _ in range(2):
        assert sent(me, cast, debt, "terms", TERMS).status_code == 302
    assert Agreement.objects.count() == 1
    assert sent(me, cast, debt, "terms", {**TERMS, "signer": "乙", "revision": "7"}).status_code == 409
    assert payload_of(cast).signer == "工号8"


@pytest.mark.parametrize(
    ("screen", "typed", "codes"),
    [
        ("terms", {"signed_on_date": "2199-01-01"}, {"signed_on": ["future"]}),
        ("terms", {"signed_on_date": "2026-04-06"}, {"signed_on": ["after"]}),
        ("terms", {"where": "moon"}, {"where": ["invalid_choice"]}),
        ("parts", {}, {"first_on": ["before"]}),
        ("parts", {"total": ""}, {"total": ["required"]}),
        ("parts", {"total": "0.01", "first_on": "2026-04-05"}, {"count": ["small"]}),
        ("parts", {"count": "401"}, {"count": ["max_value"]}),
        ("parts", {"first_on": "2026-02-30"}, {"first_on": ["no_such_day"]}),
        ("parts", {"first_on": "9999-12-31"}, {"first_on": ["invalid"]}),
        ("parts", {"way": "lines", "lines": ""}, {"lines": ["no_sum"]}),
        ("parts", {"way": "lines", "lines": "1000"}, {"lines": ["no_day"]}),
        ("parts", {"way": "lines", "lines": "2026-04-05 0"}, {"lines": ["min_value"]}),
        ("parts", {"way": "lines", "lines": "2026-04-05 1 2 3"}, {"lines": ["unreadable"]}),
        ("parts", {"way": "lines", "lines": "2026-04-05 9999"}, {"lines": ["sum"]}),
        ("parts", {"way": "lines", "total": "", "lines": "2026-03-04 10"}, {"lines": ["before"]}),
    ],
)
def test_bad_input_gets_a_sentence(cast, me, screen, typed, codes):
    row = make_agreement(cast.case)
    page = sent(me, cast, row.debt_id, screen, {**(TERMS if screen == "terms" else PARTS), **typed})
    assert page.status_code == 422
    assert page.context["form"].error_codes() == codes


def test_instalments_are_pasted_as_an_app_shows_them(cast, me):
    row = make_agreement(cast.case)
    pasted = "期数 还款日 应还\n第2期 2026年5月5日 600.50\n第1期 2026年4月5日 １,０００元\n合计 1600.50"
    assert sent(me, cast, row.debt_id, "parts", {"way": "lines", "lines": pasted, "revision": "1"}).status_code == 302
    assert payload_of(cast).dues == [
        {"on": "2026-04-05", "amount": "1000.00"},
        {"on": "2026-05-05", "amount": "600.50"},
    ]
    form = me.get(url("parts", cast, row.debt_id)).context["form"]
    assert form["lines"].value() == "2026-04-05 1000.00\n2026-05-05 600.50"


def test_a_mark_sent_twice_is_one_parts_add_up_and_can_be_taken_back(cast, me):
    debt = make_agreement(cast.case).debt_id
    form = me.get(url("instalment", cast, debt, 1)).context["form"]
    assert form["amount"].value() == "100.00"
    part = {"on_pick": "other", "on_date": "2026-04-04", "amount": "40", "mark": form["mark"].value()}
    for _ in range(2):
        assert me.post(url("mark", cast, debt, 1), part)["Location"] == url("agreement", cast, debt)
    page = me.get(url("agreement", cast, debt)).context
    assert (page["paid"], page["open"], page["lines"][0]["open"]) == ("40", "1,160", "60")
    me.post(url("mark", cast, debt, 1), {**part, "amount": "60", "mark": str(uuid4())})
    assert me.get(url("agreement", cast, debt)).context["next"]["number"] == 2
    back = me.post(url("unmark", cast, debt, part["mark"]))
    assert back["Location"] == url("instalment", cast, debt, 1)
    assert me.get(url("agreement", cast, debt)).context["paid"] == "60"


def test_where_no_more_payments_fit_it_is_said_and_one_sent_twice_is_there_already(cast, me, monkeypatch):
    monkeypatch.setattr("borrower_help.repayment.forms_plan.MAX_MARKS", 1)
    debt = make_agreement(cast.case).debt_id
    part = {"on_pick": "other", "on_date": "2026-04-04", "amount": "40", "mark": str(uuid4())}
    for _ in range(2):
        assert me.post(url("mark", cast, debt, 1), part).status_code == 302
    page = me.post(url("mark", cast, debt, 1), {**part, "mark": str(uuid4())})
    assert page.status_code == 422
    assert page.context["form"].error_codes() == {"amount": ["full"]}


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ({"on_date": "2026-03-04"}, {"on": ["before"]}),
        ({"on_date": "2199-01-01"}, {"on": ["future"]}),
        ({"amount": "0"}, {"amount": ["min_value"]}),
        ({"amount": "-1"}, {"amount": ["negative"]}),
        ({"amount": "1e3"}, {"amount": ["unclear"]}),
    ],
)
def test_a_payment_that_cannot_be_is_not_noted(cast, me, typed, codes):
    debt = make_agreement(cast.case).debt_id
    page = me.post(url("mark", cast, debt, 1), {"on_pick": "other", "on_date": "2026-04-05", "amount": "1", **typed})
    assert page.status_code == 422
    assert page.context["form"].error_codes() == codes
    assert payload_of(cast).marks == []


def test_sixty_instalments_all_paid_and_more(cast, me):
    dues = equal(Decimal(1000), 60, date(2026, 3, 31))
    marks = [paid_mark(number, str(one.amount)) for number, one in enumerate(dues, 1)]
    debt = make_agreement(cast.case, dues=due_data(dues), marks=[*marks, paid_mark(60, "5")]).debt_id
    page = me.get(url("agreement", cast, debt)).context
    assert (page["done"], page["open"], page["over"], page["next"]) == (True, "0", "5", None)
    assert soon(cast.case, today()) == []


def test_files_of_the_case_show_what_was_signed_and_paid(cast, me):
    kept = make_file(cast.case, name="协议.jpg")
    mark = paid_mark(1, "100")
    debt = make_agreement(cast.case, marks=[mark]).debt_id
    chosen = {"file": [str(kept.row.pk), str(uuid4())]}
    me.post(url("agreement_files", cast, debt), chosen)
    me.post(url("mark_files", cast, debt, mark["id"]), chosen)
    assert payload_of(cast).files == payload_of(cast).marks[0]["files"] == [kept.payload.sha256]
    assert "协议.jpg" in me.get(url("agreement", cast, debt)).text
    assert "协议.jpg" in me.get(url("instalment", cast, debt, 1)).text
    assert me.get(url("mark_files", cast, debt, uuid4())).status_code == 404
    assert me.get(url("instalment", cast, debt, 13)).status_code == 404


def test_the_paper_is_held_against_the_points(cast, me):
    debt = make_agreement(cast.case).debt_id
    said = {"fees": "none", "calls": "fewer", "old": "silent", "sum": ""}
    assert sent(me, cast, debt, "agreed_points", {**said, "revision": "1"}).status_code == 302
    assert payload_of(cast).points == {"fees": "none", "calls": "fewer", "old": "silent"}
    assert len(me.get(url("agreement", cast, debt)).context["worries"]) == 2
    assert sent(me, cast, debt, "agreed_points", {"fees": "moon", "revision": "2"}).status_code == 422


def from_today(*days):
    return [{"on": (today() + timedelta(days=ahead)).isoformat(), "amount": "100"} for ahead in days]


def signed_before(days):
    return (today() - timedelta(days=days)).isoformat()


def test_open_instalments_stand_among_the_days_of_the_case_and_in_its_calendar(cast, me):
    debt = make_agreement(cast.case, signed_on=signed_before(40), dues=from_today(-20, -10, 2, 60)).debt_id
    cast.case.row.refresh_from_db()
    [line] = soon(cast.case, today())
    assert (line.left, line.url) == (-20, url("agreement", cast, debt))
    assert [one["left"] for one in me.get(url("agreement", cast, debt)).context["lines"]] == [-20, -10, 2, 60]
    days = feeds.days_of(cast.case, cards_of(cast.case, today(), lead_on=False), today())
    assert days == [today() + timedelta(days=ahead) for ahead in (2, 60)]
    put_to_rest(case=cast.case, since=today().isoformat())
    assert feeds.days_of(cast.case, [], today()) == days
    with translation.override("zh-hans"):
        assert line.title in me.get(reverse("matters:list", args=[cast.case.id])).text
        assert line.title in me.get(reverse("home:case", args=[cast.case.id])).text
        file = me.get(reverse("matters:calendar_file", args=[cast.case.id])).text
    assert file.count("BEGIN:VEVENT") == file.count("TRIGGER:-PT15H") == 2
    assert "100" not in file
    assert "第" not in file


def test_one_far_ahead_is_not_pressed_upon_anybody(cast):
    make_agreement(cast.case, signed_on=signed_before(1), dues=from_today(AHEAD + 1))
    cast.case.row.refresh_from_db()
    assert soon(cast.case, today()) == []


def test_the_address_of_a_calendar_is_renewed_with_each_mark(cast, me):
    debt = make_agreement(cast.case, signed_on=signed_before(1), dues=from_today(5, 35)).debt_id
    cast.case.row.refresh_from_db()
    feeds.begin(case=cast.case)
    token = feeds.token_of(cast.case)
    assert len(feeds.read(token)) == 2
    me.post(url("mark", cast, debt, 1), {"on_pick": "other", "on_date": today().isoformat(), "amount": "100"})
    assert feeds.read(token) == [today() + timedelta(days=35)]


def test_taken_out_it_stands_nowhere_and_comes_back(cast, me):
    row = make_agreement(cast.case)
    me.post(url("remove_agreement", cast, row.debt_id))
    assert agreements_of(cast.case) == []
    assert "agreed" in me.get(url("debt", cast, row.debt_id)).context
    assert me.get(url("debt", cast, row.debt_id)).context["agreed"] == ""
    assert me.get(url("agreement", cast, row.debt_id)).context["removed"]
    me.post(url("restore_agreement", cast, row.debt_id))
    assert len(agreements_of(cast.case)) == 1
    remove(case=cast.case, row=row)
    Agreement.objects.update(removed_on=today() - timedelta(days=8))
    assert end_removed(7) == 1
    assert Debt.objects.filter(pk=row.debt_id).exists()


def test_it_goes_along_in_the_casefile_and_from_case_to_case():
    case = make_case(make_guest())
    make_agreement(
        case,
        words="停止催收",
        points={"calls": "everybody"},
        where="message",
        signer="甲",
        files=["ab" * 32],
        marks=[paid_mark(1, "9.99")],
    )
    data = exported(case)
    again = imported(data)
    assert named(exported(again)) == named(data)
    again.row.refresh_from_db()
    assert [one.payload for one in agreements_of(again)] == [one.payload for one in agreements_of(case)]
    target = make_case(make_guest())
    before = [one.payload for one in agreements_of(again)]
    move_matters(again, target)
    target.row.kept_long = True
    assert [one.payload for one in agreements_of(target)] == before


def test_of_a_debt_that_was_taken_out_nothing_goes_along():
    case = make_case(make_guest())
    remove(case=case, row=make_agreement(case).debt)
    assert read(exported(case, removed=False))["agreements"] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"debt": str(uuid4())}, "/agreements/0/debt: is the id of no debt"),
        ({"signed_on": "2199-01-01"}, "/agreements/0/signed_on: 2199-01-01 is after the day"),
        ({"points": {"calls": "no"}}, "/agreements/0/points/calls: 'no' is not one of its codes"),
        ({"where": "moon"}, "/agreements/0/where: 'moon' is not one of its codes"),
        ({"marks": [paid_mark(1, "1")] * 2}, "/agreements/0/marks: has one id twice"),
        ({"marks": [paid_mark(0, "1")]}, "/agreements/0/marks/0/number: 0 is less than 1"),
        (
            {"dues": [{"on": "2026-04-05", "amount": "1"}, {"on": "2026-04-04", "amount": "1"}]},
            "/agreements/0/dues: are",
        ),
    ],
)
def test_a_file_edited_wrongly_is_refused_with_its_place(change, said):
    case = make_case(make_guest())
    make_agreement(case)
    data = read(exported(case))
    data["agreements"][0] |= change
    with pytest.raises(Refused) as error:
        check(data)
    assert str(error.value).startswith(said)


@pytest.mark.parametrize(
    "change",
    [
        {"signed_on": "2026-3-5"},
        {"where": ""},
        {"dues": [{"on": "2026-04-05", "amount": "0"}]},
        {"dues": [{"on": "2026-04-05", "amount": "x"}]},
        {"marks": [paid_mark(1, "-1")]},
        {"files": ["x"]},
        {"points": {"moon": "yes"}},
        {"points": {"calls": "yes"}},
    ],
)
def test_no_payload_holds_what_cannot_be(change):
    with pytest.raises(ValueError, match="agreement payload"):
        AgreementPayload(**{"signed_on": "2026-03-05", **change})
