"""Dates that can be lost stand first on the home of a case: papers of courts, the police's six months, the second look."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borrower_help.accounts.models import Session
from borrower_help.cases.models import Case
from borrower_help.core.dates import today
from borrower_help.matters.models import Paper
from tests.factories import (
    client_for,
    make_case,
    make_dispatch,
    make_guest_with_code,
    make_incident,
    make_issued_letter,
    make_paper,
    make_response,
)

pytestmark = pytest.mark.django_db


class Owner:
    """Somebody with a case."""

    def __init__(self, **about: Any) -> None:
        guest, _code = make_guest_with_code()
        self.case = make_case(guest, **{"lender_kind": "bank", **about})
        self.client = client_for(guest)

    def at(self, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("borrower_help.core.dates.today", lambda: date.fromisoformat(day))
        Session.objects.update(begun_on=day)  # whoever came in a week before would be asked for the code again

    def see(self, name: str, *more: Any) -> str:
        answer = self.client.get(reverse(name, args=[self.case.id, *more]))
        assert answer.status_code == 200
        return answer.content.decode()

    def home(self) -> str:
        return self.see("home:case")

    def send(self, row_read: Paper | None = None, **fields: str) -> Any:
        name, args = ("matters:change_paper", [row_read.pk]) if row_read else ("matters:new_paper", [])
        values = {"paper": "complaint", "came_pick": "other", "came_date": "2026-03-12", "number": "", "revision": "1"}
        return self.client.post(reverse(name, args=[self.case.id, *args]), values | {"row": str(uuid4())} | fields)


def test_a_paper_stands_first_with_its_last_day_and_its_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Owner()
    one.at("2026-03-20", monkeypatch)
    answer = one.send(number="（2026）沪01民初12号")
    assert answer.status_code == 302
    row = Paper.objects.get()
    assert Case.objects.get(pk=one.case.id).kept_long
    page = one.see("matters:paper", row.pk)
    for said in ("2026年3月27日", "（2026）沪01民初12号", "2026年3月13日", "12368"):
        assert said in page
    home = one.home()
    assert home.index("2026年3月27日") < home.index("<h1>")
    assert "还有7天" in home


def test_of_two_papers_the_earlier_day_stands_first(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Owner()
    one.at("2026-03-20", monkeypatch)
    make_paper(one.case, received_on="2026-03-16")
    make_paper(one.case, paper="ruling", received_on="2026-03-16")
    home = one.home()
    assert home.index("2026年3月26日") < home.index("2026年3月31日")


def test_a_paper_without_a_number_of_days_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Owner()
    make_paper(one.case, paper="small_claims")
    assert "最后一天写在文书里" in one.home()


def test_a_day_that_is_over_is_said_until_it_was_dealt_with(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Owner()
    one.at("2026-04-20", monkeypatch)
    row = make_paper(one.case, received_on="2026-03-12")
    assert "最后一天是2026年3月27日" in one.home()
    one.client.post(reverse("matters:paper_done", args=[one.case.id, row.pk]))
    assert "2026年3月27日" not in one.home()
    one.client.post(reverse("matters:paper_done", args=[one.case.id, row.pk]))
    assert "2026年3月27日" in one.home()


def test_a_last_day_in_a_year_without_arrangement_is_the_earliest_safe_one(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Owner()
    one.at("2026-12-20", monkeypatch)
    row = make_paper(one.case, paper="judgment", received_on="2026-12-17")
    assert "2027年1月1日" in one.home()
    assert "还没公布" in one.see("matters:paper", row.pk)


def test_a_payment_order_leads_to_the_objection_with_its_day() -> None:
    one = Owner()
    row = make_paper(one.case, paper="payment_order")
    assert "/letters/new/payment_order_objection/?served_on=2026-03-05" in one.see("matters:paper", row.pk)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"paper": "parking_fine"}, {"paper": ["invalid_choice"]}),
        ({"came_date": "2026-02-30"}, {"came": ["no_such_day"]}),
        ({"came_date": (today() + timedelta(days=1)).isoformat()}, {"came": ["future"]}),
        ({"number": "9" * 61}, {"number": ["max_length"]}),
    ],
)
def test_what_cannot_be_is_said(fields: dict[str, str], wrong: dict[str, list[str]]) -> None:
    one = Owner()
    answer = one.send(**fields)
    assert (answer.status_code, answer.context["form"].error_codes()) == (422, wrong)
    assert Paper.objects.count() == 0


def test_a_paper_is_changed_taken_out_and_brought_back() -> None:
    one = Owner()
    row = make_paper(one.case)
    assert one.send(row, number="1").status_code == 302
    assert one.send(row, number="2").status_code == 409
    args = [one.case.id, row.pk]
    page = one.client.post(reverse("matters:remove_paper", args=args), follow=True).content.decode()
    assert reverse("matters:restore_paper", args=args) in page
    assert str(row.pk) not in one.home()
    one.client.post(reverse("matters:restore_paper", args=args))
    assert str(row.pk) in one.home()


def test_sent_twice_is_one_paper_and_anothers_id_is_not_taken() -> None:
    one, other = Owner(), Owner()
    token = str(uuid4())
    for _ in range(2):
        assert one.send(row=token).status_code == 302
    assert Paper.objects.count() == 1
    assert other.send(row=token).status_code == 404


@pytest.mark.parametrize(
    ("on", "shown"), [("2026-07-09", False), ("2026-07-10", True), ("2026-09-12", True), ("2026-09-13", False)]
)
def test_the_polices_six_months_are_shown_from_the_120th_day(
    on: str, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Owner()
    make_incident(
        one.case,
        on="2026-03-12",
        conduct=["hit_or_held"],
        role="borrower",
        connected=True,
    )
    one.at(on, monkeypatch)
    one.see("incidents:findings")
    assert ("还没有报过警" in one.home()) is shown


@pytest.mark.parametrize("how", ["receipt", "letter"])
def test_what_was_reported_is_not_shown(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Owner()
    receipt = "城关派出所" if how == "receipt" else ""
    make_incident(
        one.case,
        on="2026-03-12",
        conduct=["hit_or_held"],
        role="borrower",
        connected=True,
        police_receipt=receipt,
    )
    if how == "letter":
        make_dispatch(one.case, make_issued_letter(one.case, key="police_report", on=date(2026, 3, 20)))
    one.at("2026-08-01", monkeypatch)
    one.see("incidents:findings")
    assert "还没有报过警" not in one.home()


def test_another_record_does_not_make_the_six_months_vanish(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Owner()
    make_incident(one.case, on="2026-03-12", conduct=["hit_or_held"], role="borrower", connected=True)
    one.at("2026-08-01", monkeypatch)
    one.see("incidents:findings")
    make_incident(one.case, on="2026-07-31")
    assert "还没有报过警" in one.home()


def test_a_bad_answer_leaves_thirty_days_for_a_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Owner()
    sent = make_dispatch(one.case)
    make_response(one.case, sent, on="2026-03-20", results={"written_answer": "no"})
    one.at("2026-03-21", monkeypatch)
    assert "2026年4月19日" in one.home()
    one.at("2026-04-20", monkeypatch)
    assert "2026年4月19日" not in one.home()


def test_who_comes_back_sees_first_what_is_due_since_and_the_step(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Owner()
    sent = make_dispatch(one.case)
    Case.objects.filter(pk=one.case.id).update(visited_on="2026-03-20")
    one.at("2026-03-29", monkeypatch)
    monkeypatch.setattr("borrower_help.cases.access.today", lambda: date(2026, 3, 29))
    home = one.home()
    assert "上次来是2026年3月20日" in home
    assert home.index(reverse("matters:matter", args=[one.case.id, sent.letter_id])) < home.index("<h1>")
    assert "上次来是" not in one.home()  # the second look of the day


def test_the_home_of_a_case_with_everything_asks_twelve_times_at_most() -> None:
    one = Owner()
    for _ in range(3):
        make_paper(one.case)
        make_response(one.case, make_dispatch(one.case), results={"written_answer": "no"})
    one.home()
    with CaptureQueriesContext(connection) as asked:
        one.home()
    assert len([query for query in asked.captured_queries if "SAVEPOINT" not in query["sql"]]) <= 12
