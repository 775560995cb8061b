"""Where a letter stands on a day and its one next step: each side of every day, at every level."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from borrower_help.matters.payloads import DispatchPayload, ResponsePayload
from borrower_help.matters.standing import STATES, STEPS, Matter, stand
from borrower_help.rules.catalogue.answer_terms import DOORS

RECEIVED = "2026-03-12"
ALL, SOME, NONE = {"a": "yes", "b": "yes"}, {"a": "yes", "b": "no"}, {"a": "no"}


def matter(key="complaint", *, kind="bank", received=RECEIVED, answers=(), issued="2026-03-11", **sent):
    told = {"letter_key": key, "handed_on": "2026-03-12", "door": DOORS[key][0], "received_on": received, **sent}
    said = tuple((uuid4(), ResponsePayload(on=on, results=results)) for on, results in answers)
    return Matter(uuid4(), key, date.fromisoformat(issued), kind, DispatchPayload(**told), said)


# a letter, the day, where it stands, the step, the day to look at
ROWS = [
    (matter(), "2026-03-12", "waiting", "wait", "2026-03-27"),
    (matter(), "2026-03-27", "waiting", "wait", "2026-03-27"),
    (matter(), "2026-03-28", "due", "remind", "2026-04-11"),
    (matter(asked_on=["2026-03-28"]), "2026-03-28", "due", "wait", "2026-04-11"),
    (matter(asked_on=["2026-03-20"]), "2026-03-28", "due", "remind", "2026-04-11"),  # asked while it still had time
    (matter(asked_on=["2026-03-28"]), "2026-04-12", "due", "remind", "2026-05-11"),
    (matter(), "2026-05-11", "due", "remind", "2026-05-11"),
    (matter(), "2026-05-12", "late", "second_level", "2026-05-11"),
    (matter(received=""), "2026-03-28", "unreceived", "fill_received", None),
    # no rule: a day of one's own, or a month
    (matter(kind="platform"), "2026-04-10", "waiting", "wait", "2026-04-11"),
    (matter(kind="platform"), "2026-04-11", "quiet", "remind", "2026-04-11"),
    (matter(kind="platform", ask_on="2026-03-26"), "2026-03-26", "quiet", "remind", "2026-03-26"),
    (matter(kind="platform", asked_on=["2026-04-12"]), "2026-04-25", "quiet", "wait", "2026-04-26"),
    (matter(kind="platform", asked_on=["2026-04-12"]), "2026-04-26", "quiet", "second_level", "2026-04-26"),
    (matter(kind="platform", received=""), "2026-04-11", "quiet", "remind", "2026-04-11"),  # from the day it went out
    # the second level is watched too
    (matter("second_level"), "2026-04-10", "waiting", "wait", "2026-04-11"),
    (matter("second_level"), "2026-04-11", "quiet", "remind", "2026-04-11"),
    (matter("second_level", asked_on=["2026-04-11"]), "2026-04-25", "quiet", "other_door", "2026-04-25"),
    # one term, asked once before another door
    (matter("credit_objection"), "2026-04-01", "waiting", "wait", "2026-04-01"),
    (matter("credit_objection"), "2026-04-02", "late", "remind", "2026-04-01"),
    (matter("credit_objection", asked_on=["2026-04-02"]), "2026-04-03", "late", "other_door", "2026-04-01"),
    # answered
    (matter(answers=[("2026-03-20", {})]), "2026-03-21", "answered", "judge", None),
    (matter(answers=[("2026-03-20", ALL)]), "2026-03-21", "answered", "accept", None),
    (matter(answers=[("2026-03-20", SOME)]), "2026-03-21", "answered", "second_level", "2026-04-19"),
    (matter(answers=[("2026-03-20", NONE)], kind="microloan"), "2026-03-21", "answered", "second_level", None),
    (matter("second_level", answers=[("2026-03-20", NONE)]), "2026-03-21", "answered", "other_door", None),
    (matter("regulator_complaint", answers=[("2026-03-20", NONE)]), "2026-03-21", "answered", "other_door", None),
    (matter(answers=[("2026-03-20", NONE), ("2026-03-25", ALL)]), "2026-03-26", "answered", "accept", None),
    (matter(end="accepted"), "2026-05-12", "ended", "none", None),
    (matter(end="closed", answers=[("2026-03-20", NONE)]), "2026-05-12", "ended", "none", None),
    # a year whose arrangement is not known
    (matter("fee_objection", kind="platform", door="samr-12315", handed_on="2026-12-28", received="2026-12-28"), "2027-02-01", "waiting", "wait", None),
]  # fmt: skip


@pytest.mark.parametrize(("one", "on", "state", "step", "due"), ROWS)
def test_where_it_stands(one, on, state, step, due):
    found = stand(one, [one], date.fromisoformat(on))
    assert (found.state, found.step) == (state, step)
    assert found.due_on == (date.fromisoformat(due) if due else None)


def test_not_handed_over_it_is_asked_for():
    one = Matter(uuid4(), "complaint", date(2026, 3, 11), "bank")
    assert (stand(one, [one], date(2026, 3, 11)).state, stand(one, [], date(2026, 3, 11)).step) == (
        "unsent",
        "hand_over",
    )


@pytest.mark.parametrize(("first", "second"), [("complaint", "second_level"), ("second_level", "regulator_complaint")])
def test_taken_further_it_is_no_longer_pressing(first, second):
    one = matter(first, answers=[("2026-03-20", NONE)])
    later = matter(second, handed_on="2026-03-25", received="2026-03-25")
    earlier = matter(second, handed_on="2026-03-19", received="2026-03-19")
    assert stand(one, [one, later], date(2026, 3, 26)).state == "followed"
    assert stand(one, [one, earlier], date(2026, 3, 26)).state == "answered"  # it went out before that answer
    assert stand(later, [one, later], date(2026, 3, 26)).state == "waiting"


def test_every_state_and_step_is_reached():
    stands = [stand(one, [one], date.fromisoformat(on)) for one, on, *_rest in ROWS]
    assert {one.state for one in stands} | {"unsent", "followed"} == set(STATES)
    assert {one.step for one in stands} | {"hand_over"} == set(STEPS)


def test_no_day_is_without_a_next_step():
    for days in range(200):
        found = stand(one := matter(), [one], date(2026, 3, 12) + timedelta(days=days))
        assert found.step in STEPS
        assert found.due_on is not None


def test_a_request_nobody_looked_at_is_not_met() -> None:
    answered = matter(answers=[("2026-03-20", {"stop_night": "yes"})])
    half = replace(answered, asks=2)
    assert stand(half, [half], date(2026, 3, 21)).step == "judge"
    whole = replace(answered, asks=1)
    assert stand(whole, [whole], date(2026, 3, 21)).step == "accept"
