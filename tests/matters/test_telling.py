"""A letter that arrived counts as having told them: findings, timeline, the next letter and the casefile say what came after."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from borrower_help.casefile.checking import check
from borrower_help.casefile.exporting import pieces
from borrower_help.casefile.reading import read
from borrower_help.core.dates import today
from borrower_help.incidents.facts import case_facts
from borrower_help.incidents.findings import compare, look
from borrower_help.letters.services import current_context
from borrower_help.letters.story import refusals
from borrower_help.matters.models import Dispatch
from borrower_help.matters.payloads import DispatchPayload
from borrower_help.matters.services import remove
from borrower_help.matters.telling import KINDS, fact_of
from borrower_help.rules.facts import CaseFacts
from tests.factories import client_for, make_case, make_dispatch, make_guest, make_incident, make_issued_letter

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 12)


class Told:
    """A relative or a borrower whose letter went out on 12 March, with calls before, on that day and after."""

    def __init__(self, key: str, perspective: str, **about: Any) -> None:
        self.guest = make_guest()
        self.case = make_case(self.guest, perspective=perspective, **about)
        for on in ("2026-03-10", "2026-03-12", "2026-03-13", "2026-03-20"):
            make_incident(
                self.case,
                on=on,
                at="22:30",
                connected=True,
                conduct=["insulted"],
                role="none" if perspective == "third_party" else "borrower",
            )
        self.letter = make_issued_letter(self.case, key=key, on=MARCH)
        self.sent = make_dispatch(self.case, self.letter)
        self.client = client_for(self.guest)

    @property
    def facts(self) -> CaseFacts:
        return case_facts(self.case)

    def see(self, name: str) -> str:
        return self.client.get(reverse(name, args=[self.case.id])).content.decode()


def test_a_relatives_notice_makes_what_came_after_it_a_finding() -> None:
    one = Told("notice", "third_party", lender_kind="bank", owner_role="none", borrower_relation="child")
    found = {finding.rule: finding for finding in look(one.case).findings}["third-party-after-refusal"]
    assert (found.outcome, found.counts["contacts"]) == ("indicated", 2)  # that of the same day is not certainly later
    remove(case=one.case, row=one.sent)
    found = {finding.rule: finding for finding in look(one.case).findings}["third-party-after-refusal"]
    assert found.outcome != "indicated"


def test_a_borrowers_complaint_is_no_refusal_but_what_came_after_it_is_counted() -> None:
    one = Told("complaint", "borrower", lender_kind="bank")
    known = look(one.case)
    assert not [one for one in known.indicated if one.rule == "third-party-after-refusal"]
    shown = {one.finding.rule: one for one in compare(known, language="zh-hans").indicated}
    assert shown["night-contact"].after_letter == (MARCH, 2)
    assert "2026年3月12日" in one.see("incidents:findings")


def test_the_timeline_marks_the_letter_and_what_came_after() -> None:
    one = Told("complaint", "borrower")
    page = one.see("incidents:list")
    assert page.count(reverse("matters:matter", args=[one.case.id, one.letter.pk])) == 1
    assert page.count("3月12日的信以后") == 2


def test_a_letter_on_a_day_without_records_stands_there_too() -> None:
    one = Told("complaint", "borrower")
    payload = one.sent.payload(one.case.keyring)
    row = Dispatch.objects.get()
    row.put(type(payload)(**{**vars(payload), "received_on": "2026-03-15"}), one.case.keyring).save()
    page = one.see("incidents:list")
    assert "3月15日" in page
    assert page.count("3月15日的信以后") == 1


def test_the_next_letter_counts_what_came_after_the_last() -> None:
    one = Told("complaint", "borrower", lender_kind="bank")
    second = make_issued_letter(one.case, key="second_level", on=date(2026, 4, 1))
    text = str(current_context(case=one.case, letter=second))
    assert "已于2026年3月12日书面告知对方：对这样的联系提出投诉" in text
    assert "又来了2次" in text or "仍有2次" in text


def test_without_the_day_of_receipt_the_day_it_went_out_counts() -> None:
    one = Told("complaint", "borrower")
    payload = one.sent.payload(one.case.keyring)
    one.sent.put(type(payload)(**{**vars(payload), "received_on": ""}), one.case.keyring).save()
    assert [refusal.at.date() for refusal in one.facts.refusals] == [MARCH]


def test_a_letter_to_an_authority_tells_those_who_call_nothing() -> None:
    one = Told("regulator_complaint", "borrower")
    assert one.facts.refusals == ()
    assert set(KINDS) & {"regulator_complaint", "regulator_report", "local_authority", "police_report"} == set()


def test_the_casefile_answers_as_the_case_does() -> None:
    one = Told("complaint", "borrower", lender_kind="bank")
    file = check(read("".join(pieces(one.case, on=today(), with_removed=True)).encode()))
    assert file.facts == one.facts
    assert file.facts.refusals[0].letter == "complaint"


@pytest.mark.parametrize(("how", "said"), [("hotline", False), ("post", True), ("app", True)])
def test_what_was_read_out_on_the_phone_was_not_said_in_writing(how: str, said: bool) -> None:
    sent = DispatchPayload("complaint", "2026-03-12", how=how, door="lender-complaint", received_on="2026-03-12")
    fact = fact_of(uuid4(), sent)
    assert fact is not None
    told = "".join(refusals(CaseFacts(perspective="borrower", refusals=(fact,)), seed=1))
    assert ("书面告知" in told) is said
    assert "告知对方" in told
