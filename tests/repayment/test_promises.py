"""The log of promises: where one stands, the sentence to send, two short pages, what goes wrong there, its day in time."""

from datetime import date, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from borrower_help.core.dates import today
from borrower_help.letters.four_dates import KEYS as FOUR
from borrower_help.matters import agenda, feeds
from borrower_help.matters.cards import cards_of
from borrower_help.matters.services import remove, save_row
from borrower_help.repayment import views_promises
from borrower_help.repayment.agreement_points import POINTS
from borrower_help.repayment.models import Debt, Promise
from borrower_help.repayment.payloads_promises import PromisePayload
from borrower_help.repayment.promised import days_of, promises_of
from borrower_help.repayment.promises import CHANNELS, ENDS, KINDS, STATES, STEPS, WRITINGS, Said, sentence, stand
from borrower_help.repayment.words_promises import CHANNELS as CHANNEL_WORDS
from borrower_help.repayment.words_promises import KINDS as KIND_WORDS
from borrower_help.repayment.words_promises import STATES as STATE_WORDS
from borrower_help.repayment.words_promises import STEPS as STEP_WORDS
from borrower_help.repayment.words_promises import WRITINGS as WRITING_WORDS
from borrower_help.repayment.words_promises import title_of
from tests.cast import make_cast
from tests.factories import client_for, make_agreement, make_debt, make_promise

database = pytest.mark.django_db
ON = date(2026, 3, 10)
BEFORE, SAME, AFTER = ON - timedelta(days=1), ON, ON + timedelta(days=1)
ASKED = (date(2026, 3, 6),)


# --- pure ---


def test_every_code_has_its_words():
    assert set(KIND_WORDS) == set(KINDS)
    assert set(CHANNEL_WORDS) == set(CHANNELS)
    assert set(WRITING_WORDS) == set(WRITINGS)
    assert set(STATE_WORDS) == set(STATES)
    assert set(STEP_WORDS) == set(STEPS) - {"none"}


def test_what_they_can_promise_is_what_a_paper_is_held_against():
    asked_of = {kind for point in POINTS for kind in point.promises}
    assert asked_of == set(KINDS) - {"other"}


@pytest.mark.parametrize(
    ("until", "writing", "asked", "end", "expected"),
    [
        (None, "no", (), "", ("spoken", "ask", None)),
        (None, "chat", (), "", ("spoken", "ask", None)),
        (None, "no", ASKED, "", ("asked", "wait", None)),
        (None, "letter", (), "", ("written", "check", None)),
        (AFTER, "no", (), "", ("spoken", "ask", 1)),
        (SAME, "no", (), "", ("spoken", "ask", 0)),
        (BEFORE, "no", (), "", ("over", "ask", -1)),
        (SAME, "no", ASKED, "", ("asked", "wait", 0)),
        (BEFORE, "chat", ASKED, "", ("over", "judge", -1)),
        (SAME, "letter", (), "", ("written", "check", 0)),
        (BEFORE, "letter", (), "", ("over", "judge", -1)),
        (BEFORE, "no", (), "kept", ("kept", "none", -1)),
        (AFTER, "letter", ASKED, "broken", ("broken", "none", 1)),
    ],
)
def test_where_a_promise_stands(until, writing, asked, end, expected):
    found = stand(until=until, writing=writing, asked=asked, end=end, on=ON)
    assert (found.state, found.step, found.left) == expected
    assert found.open is (end == "")
    assert found.presses is (found.step in {"ask", "judge"})


def test_the_sentence_tells_what_was_said_and_confirms_nothing():
    said = Said(
        kinds=("stop", "instalments"),
        words="以后不打了。",
        who="王经理",
        staff="1024",
        on=date(2026, 3, 5),
        amount="600",
        months=12,
        until=date(2026, 3, 12),
    )
    text = sentence(said)
    assert text.startswith(
        "2026年3月5日，王经理（工号1024）在电话里答应我：不再打电话，也不找别人；分期还；原话是“以后不打了”；"
    )
    assert "说到的数是600元、12期；说的日子是2026年3月12日。" in text
    assert text.endswith("不是对金额的确认。")
    assert "欠" not in text


def test_what_was_not_said_does_not_stand_in_the_sentence():
    text = sentence(Said(kinds=("pause",), months=3))
    assert text.startswith("你们在电话里答应我：先停一段时间不还；说到的数是3个月。")
    assert sentence(Said(kinds=("other",), words="改\n天 再说；", channel="app")).startswith(
        "你们在聊天里答应我：“改 天 再说”。"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"kinds": ["stop", "stop"]},
        {"kinds": ["shout"]},
        {"kinds": [], "words": ""},
        {"kinds": ["other"], "words": ""},
        {"amount": "-1"},
        {"months": 401},
        {"said_on": "5.3.2026"},
        {"until": "2026-02-30"},
        {"writing": "perhaps"},
        {"channel": "pigeon"},
        {"debt": "1"},
        {"asked_on": ["gestern"]},
        {"end": "maybe"},
    ],
)
def test_a_payload_that_cannot_be_is_not_sealed(wrong):
    with pytest.raises(ValueError, match="promise payload: "):
        PromisePayload(**{"kinds": ["stop"], **wrong})


def test_a_title_is_short_and_in_the_order_of_the_list():
    with translation.override("zh-hans"):
        assert title_of(PromisePayload(kinds=["credit", "stop"])) == "不再打电话，也不找别人；更正征信"
        assert title_of(PromisePayload(kinds=["other"], words="好" * 60)) == "好" * 39 + "…"


# --- pages ---


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def me(cast):
    return client_for(cast.lin)


def url(name, cast, *more):
    with translation.override("zh-hans"):
        return reverse(f"repayment:{name}", args=[cast.case.id, *more])


def stored(cast):
    cast.case.row.refresh_from_db()  # the first one kept makes the case one that is kept longer
    return [one.payload for one in promises_of(cast.case, today())]


WHAT = {"kinds": ["stop", "waive"], "words": "以后只联系你", "amount": "1.2万", "months": "12", "revision": "1"}
WHO = {"channel": "phone", "who": "王经理", "staff": "Ａ１０２４", "writing": "no", "revision": "1"}


def note(me, cast, what=WHAT, who=WHO):
    row = str(uuid4())
    assert me.post(url("new_promise", cast), {**what, "row": row}).status_code == 302
    return row, me.post(url("promise_who", cast, row), {**who, "said_on_pick": today().isoformat()})


@database
def test_two_short_pages_and_it_stands_in_the_log(cast, me):
    debt = make_debt(cast.case, name="甲卡")
    row, answer = note(me, cast, who={**WHO, "debt": str(debt.pk)})
    assert answer["Location"] == url("promise", cast, row)
    [payload] = stored(cast)
    assert (payload.kinds, payload.amount, payload.months) == (["stop", "waive"], "12000.00", 12)
    assert (payload.staff, payload.said_on, payload.debt) == ("A1024", today().isoformat(), str(debt.pk))
    page = unescape(me.get(answer["Location"]).content.decode())
    for said in ("王经理", "A1024", "12,000元", "甲卡", "现在做：请他写成文字", "以后只联系你"):
        assert said in page
    assert "王经理" in unescape(me.get(url("promises", cast)).content.decode())


@database
def test_a_promise_stays_about_its_debt_where_that_was_taken_out(cast, me):
    gone, other = make_debt(cast.case, name="甲卡"), make_debt(cast.case, name="乙贷")
    row, _answer = note(me, cast, who={**WHO, "debt": str(gone.pk)})
    Debt.objects.filter(pk=gone.pk).update(removed_on=today())
    form = me.get(url("promise_who", cast, row)).context["form"]
    assert [one[0] for one in form.fields["debt"].options] == ["", str(other.pk), str(gone.pk)]
    assert form["debt"].value() == str(gone.pk)


@database
def test_sent_twice_it_is_one_and_somebody_elses_id_is_no_way_in(cast, me):
    row = str(uuid4())
    for _ in range(2):
        assert me.post(url("new_promise", cast), {**WHAT, "row": row}).status_code == 302
    assert Promise.objects.count() == 1
    other = client_for(cast.guest)
    assert other.post(url("promise_end", cast, row), {"end": "kept"}).status_code == 404


@database
@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        ({"kinds": [], "words": ""}, "kinds", "required"),
        ({"kinds": ["other"], "words": " "}, "words", "required"),
        ({"kinds": ["shout"]}, "kinds", "invalid_choice"),
        ({"amount": "-5"}, "amount", "negative"),
        ({"amount": "0"}, "amount", "min_value"),
        ({"amount": "1e12"}, "amount", "unclear"),
        ({"amount": "12,5"}, "amount", "unclear"),
        ({"months": "0"}, "months", "min_value"),
        ({"months": "401"}, "months", "max_value"),
        ({"months": "一年"}, "months", "invalid"),
        ({"until": "2026-02-30"}, "until", "no_such_day"),
        ({"until": "2199-01-01"}, "until", "far"),
        ({"words": "字" * 1001}, "words", "max_length"),
    ],
)
def test_what_cannot_be_is_said_and_the_rest_kept(cast, me, typed, field, code):
    answer = me.post(url("new_promise", cast), {**WHAT, **typed, "row": str(uuid4())})
    assert answer.status_code == 422
    assert answer.context["form"].error_codes()[field] == [code]
    if "amount" not in typed:
        assert "1.2万" in answer.content.decode()
    assert Promise.objects.count() == 0


@database
def test_the_day_they_named_is_not_before_the_day_they_said_it(cast, me):
    row = make_promise(cast.case, said_on="2026-03-05", until="2026-03-12")
    early = me.post(url("promise_what", cast, row.pk), {**WHAT, "until": "2026-03-04"})
    assert early.context["form"].error_codes() == {"until": ["before"]}
    late = me.post(url("promise_who", cast, row.pk), {**WHO, "said_on_pick": "other", "said_on_date": "2026-03-13"})
    assert late.context["form"].error_codes() == {"said_on": ["after"]}
    same = me.post(url("promise_what", cast, row.pk), {**WHAT, "until": "2026-03-05"})
    assert same.status_code == 302
    assert same["Location"] == url("promise", cast, row.pk)


@database
def test_changed_on_another_phone_is_said_and_nothing_is_lost(cast, me):
    row = make_promise(cast.case)
    save_row(case=cast.case, row=row, payload=PromisePayload(kinds=["pause"]), revision=1, deed="promise.noted")
    answer = me.post(url("promise_what", cast, row.pk), WHAT)
    assert answer.status_code == 409
    assert "以后只联系你" in answer.content.decode()
    assert me.post(url("promise_what", cast, row.pk), {**WHAT, "revision": "2"}).status_code == 302


@database
def test_asked_twice_on_a_day_is_once_and_the_end_can_be_taken_back(cast, me):
    row = make_promise(cast.case)
    for _ in range(2):
        me.post(url("promise_asked", cast, row.pk))
    assert stored(cast)[0].asked_on == [today().isoformat()]
    for end in ("broken", "nonsense", ""):
        me.post(url("promise_end", cast, row.pk), {"end": end})
        assert stored(cast)[0].end == (end if end in ENDS else "broken")


@database
def test_taken_out_it_can_be_brought_back(cast, me):
    row = make_promise(cast.case)
    me.post(url("remove_promise", cast, row.pk))
    assert stored(cast) == []
    assert me.get(url("promise", cast, row.pk)).context["removed"]
    me.post(url("promise_end", cast, row.pk), {"end": "kept"})  # what was taken out does not change
    me.post(url("restore_promise", cast, row.pk))
    assert [one.end for one in stored(cast)] == [""]


@database
def test_after_two_hundred_it_says_so(cast, me, monkeypatch):
    monkeypatch.setattr(views_promises, "MOST", 1)
    make_promise(cast.case)
    answer = me.post(url("new_promise", cast), {**WHAT, "row": str(uuid4())})
    assert answer.status_code == 422
    assert Promise.objects.count() == 1


@database
def test_a_viewer_reads_and_changes_nothing(cast):
    row = make_promise(cast.case, who="王经理")
    mei = client_for(cast.mei)
    page = mei.get(url("promise", cast, row.pk)).content.decode()
    assert "王经理" in page
    assert '<form method="post" action="/records/' not in page
    assert mei.post(url("promise_asked", cast, row.pk)).status_code == 404


@database
@pytest.mark.parametrize("name", ["promises", "promise"])
def test_no_page_speaks_of_how_old_a_claim_is_and_the_four_dates_stand_before_ones_own_promise(cast, me, name):
    row = make_promise(cast.case)
    page = unescape(me.get(url(name, cast, *([row.pk] if name == "promise" else []))).content.decode())
    assert "时效" not in page
    if name == "promises":
        with translation.override("zh-hans"):
            assert reverse("letters:about", args=[cast.case.id, "negotiation"]) in page
        assert "四个日子" in page
        assert len(FOUR) == 4


@database
def test_what_was_said_stands_beside_what_was_signed(cast, me):
    debt = make_debt(cast.case)
    row = make_promise(cast.case, kinds=["stop", "waive", "other"], words="好说", debt=str(debt.pk))
    assert me.get(url("promise", cast, row.pk)).context["beside"] == []
    signed = make_agreement(cast.case, debt, points={"calls": "fewer"})
    calls, fees = me.get(url("promise", cast, row.pk)).context["beside"]
    with translation.override("zh-hans"):
        assert (str(calls["said"]), calls["worries"]) == ("“尽量减少”", True)
    assert (fees["said"], fees["worries"]) == ("", False)
    remove(case=cast.case, row=signed)
    assert me.get(url("promise", cast, row.pk)).context["beside"] == []


# --- its day ---


@database
def test_its_day_stands_among_those_not_to_be_missed_and_in_the_calendar(cast, me):
    soon, far = today() + timedelta(days=2), today() + timedelta(days=60)
    make_promise(cast.case, until=soon.isoformat(), who="王经理")
    make_promise(cast.case, kinds=["pause"], until=far.isoformat())
    make_promise(cast.case, kinds=["credit"])
    lines = list(days_of(cast.case, today()))
    assert [(line.on, line.left) for line in lines] == [(soon, 2), (far, 60)]
    assert [line.on for line in agenda.soon(cast.case, today())] == [soon]
    days = feeds.days_of(cast.case, cards_of(cast.case, today()), today())
    assert {soon, far} <= set(days)
    with translation.override("zh-hans"):
        for name in ("matters:list", "home:case"):
            page = unescape(me.get(reverse(name, args=[cast.case.id])).content.decode())
            assert "他们答应过：不再打电话" in page
            assert "请他写成文字" in page
        file = me.get(reverse("matters:calendar_file", args=[cast.case.id])).content.decode()
    assert soon.strftime("%Y%m%d") in file
    assert "王经理" not in file


@database
def test_a_day_that_is_over_stays_until_it_is_said_whether_they_did_it(cast, me):
    row = make_promise(cast.case, until="2026-03-12")
    [line] = agenda.soon(cast.case, date(2026, 3, 20))
    assert line.over
    me.post(url("promise_end", cast, row.pk), {"end": "kept"})
    assert agenda.soon(cast.case, date(2026, 3, 20)) == []


@database
def test_what_presses_stands_first(cast):
    make_promise(cast.case, kinds=["pause"], end="kept")
    make_promise(cast.case, kinds=["waive"], asked_on=["2026-03-06"])
    make_promise(cast.case, kinds=["credit"], until="2026-03-30")
    make_promise(cast.case, kinds=["stop"], until="2026-03-12")
    kinds = [one.payload.kinds[0] for one in promises_of(cast.case, date(2026, 3, 10))]
    assert kinds == ["stop", "credit", "waive", "pause"]
