"""The forms of the journey: each side of every boundary, stable error codes."""

from datetime import datetime, timedelta

import pytest

from borrower_help.incidents import conduct, words
from borrower_help.incidents.forms import ConductForm, RefusalForm, WhenForm
from borrower_help.incidents.forms_who import WhoForm, WordsForm
from borrower_help.incidents.payloads import REFUSAL_KINDS
from borrower_help.rules import facts

NOW = datetime.fromisoformat("2026-03-07 21:30")


def when(**typed):
    return WhenForm({"when": "time", "day_pick": "2026-03-07", "day_date": "", **typed}, now=NOW)


@pytest.mark.parametrize(
    ("codes", "known"),
    [
        (facts.CONDUCT, conduct.ACTS),
        (facts.CONTACT_CHANNELS, words.CHANNELS),
        (facts.REACHED, words.REACHED),
        (facts.ROLES, words.ROLES),
        (facts.PARTS_OF_DAY, words.PARTS),
        (facts.CHECKS, words.CHECKS),
        (facts.CHECKS, words.PAPER_CHECKS),
        (REFUSAL_KINDS, words.REFUSALS),
    ],
)
def test_every_code_has_its_words(codes, known):
    assert set(codes) == set(known)


@pytest.mark.parametrize("perspective", facts.PERSPECTIVES)
def test_conduct_page_offers_six_and_the_whole_catalogue(perspective):
    field = ConductForm(perspective=perspective).fields["conduct"]
    shown = [option.value for option in field.options if option.value not in field.folded]
    assert len(shown) == 7
    assert shown[-1] == conduct.NOTHING
    assert {option.value for option in field.options} == {*facts.CONDUCT, conduct.NOTHING}
    assert len(field.options) == len(facts.CONDUCT) + 1
    assert all(option.hint for option in field.options)


def test_conduct_reads_as_its_owner_would_say_it():
    assert conduct.label("asked_me_to_pay", "borrower") != conduct.label("asked_me_to_pay", "third_party")
    assert conduct.label("insulted", "borrower") == conduct.label("insulted", "third_party")


@pytest.mark.parametrize(("typed", "codes"), [([], ["required"]), (["insulted", "x"], ["invalid_choice"])])
def test_conduct_needs_one_act_of_the_catalogue(typed, codes):
    assert ConductForm({"conduct": typed}).error_codes() == {"conduct": codes}


def test_they_just_called_is_no_act():
    form = ConductForm({"conduct": [conduct.NOTHING]})
    assert form.is_valid()
    assert form.parts()["conduct"] == []


def test_checks_belong_to_the_acts_that_were_ticked():
    typed = {"authority_check": "not_genuine", "lawyer_check": "genuine", "paper_check": "not_genuine", "entry": "no"}

    def parts(*acts):
        form = ConductForm({"conduct": list(acts), **typed})
        assert form.is_valid()
        told = form.parts()
        return told["claim_check"], told["paper_check"], told["entry_consent"], told["debt_state"]

    assert parts("insulted") == ("unchecked", "unchecked", None, "unknown")
    assert parts("claimed_lawyer") == ("genuine", "unchecked", None, "unknown")
    assert parts("claimed_lawyer", "claimed_authority") == ("not_genuine", "unchecked", None, "unknown")
    assert parts("showed_paper", "entered_or_stayed") == ("unchecked", "not_genuine", False, "unknown")
    assert parts("after_repayment") == ("unchecked", "unchecked", None, "repaid")


def test_authority_that_was_not_checked_stays_unchecked_beside_a_lawyer_who_was():
    form = ConductForm({"conduct": ["claimed_lawyer", "claimed_authority"], "lawyer_check": "genuine"})
    assert form.is_valid()
    assert form.parts()["claim_check"] == "unchecked"


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"clock": "21:30"}, {}),
        ({"clock": "21:40"}, {}),
        ({"clock": "21:41"}, {"clock": ["future"]}),
        ({"clock": ""}, {"clock": ["required"]}),
        ({"clock": "24:00"}, {"clock": ["invalid"]}),
        ({"clock": "9:00", "day_pick": "other", "day_date": "2026-03-08"}, {"day": ["future"]}),
        ({"clock": "9:00", "day_pick": "other", "day_date": ""}, {"day": ["required"]}),
        ({"clock": "9:00", "day_pick": "other", "day_date": "2026-02-30"}, {"day": ["no_such_day"]}),
        ({"clock": "9:00", "day_pick": "other", "day_date": "1999-12-31"}, {"day": ["too_old"]}),
        ({"clock": "9:00", "day_pick": "other", "day_date": "2000-01-01"}, {}),
        ({"when": ""}, {"when": ["required"]}),
        ({"when": "whenever"}, {"when": ["invalid_choice"]}),
        ({"when": "part", "part_day_pick": "2026-03-07", "part": ""}, {"part": ["required"]}),
        ({"when": "part", "part_day_pick": "2026-03-07", "part": "evening"}, {}),
        ({"when": "part", "part_day_pick": "2026-03-07", "part": "night"}, {"part": ["future"]}),
        ({"when": "part", "part_day_pick": "2026-03-06", "part": "night"}, {}),
        ({"when": "part", "part_day_pick": "other", "part": "night"}, {"part_day": ["required"]}),
        (
            {"when": "part", "part_day_pick": "other", "part_day_date": "1987-01-01", "part": "night"},
            {"part_day": ["too_old"]},
        ),
    ],
)
def test_when_refuses_what_cannot_be(typed, errors):
    assert when(**typed).error_codes() == errors


def test_ten_minutes_ahead_is_now():
    form = when(clock="21:40")
    assert form.is_valid()
    assert form.parts() == {"on": "2026-03-07", "at": "21:30", "precision": "exact"}


def test_when_says_how_exact_it_is():
    about = when(clock="晚上9点", about="on")
    assert about.is_valid()
    assert about.parts() == {"on": "2026-03-07", "at": "21:00", "precision": "about"}
    part = when(when="part", part_day_pick="2026-03-06", part="morning")
    assert part.is_valid()
    assert part.parts() == {"on": "2026-03-06", "at": "", "precision": "part", "part": "morning"}
    now = when(when="now")
    assert now.is_valid()
    assert now.parts() == {"on": "2026-03-07", "at": "21:30", "precision": "exact"}


def test_nonsense_under_an_answer_not_chosen_does_not_hold_anybody_up():
    form = when(when="now", clock="99", day_pick="other", day_date="bald", part="never")
    assert form.is_valid()


def test_just_now_settles_as_a_time():
    form = when(when="now")
    assert form.is_valid()
    settled = form.settled()
    assert (settled["when"], settled["clock"], settled["day"][1]) == ("time", "21:30", "2026-03-07")
    other = when(clock="9:00")
    assert other.is_valid()
    assert other.settled() == {}


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"channel": ["required"], "reached": ["required"]}),
        ({"channel": "call", "reached": "self"}, {"connected": ["required"]}),
        ({"channel": "more", "reached": "self"}, {"other_channel": ["required"]}),
        ({"channel": "more", "other_channel": "call", "reached": "self"}, {"other_channel": ["invalid_choice"]}),
        ({"channel": "text", "reached": "another"}, {"person": ["required"]}),
        ({"channel": "text", "reached": "another", "person": "self"}, {"person": ["invalid_choice"]}),
        ({"channel": "text", "reached": "another", "person": "parent", "role": "boss"}, {"role": ["invalid_choice"]}),
        ({"channel": "visit", "reached": "self", "place": "门" * 501}, {"place": ["max_length"]}),
        ({"channel": "visit", "reached": "self", "place": "门" * 500}, {}),
        ({"channel": "text", "reached": "self", "place": "门" * 501}, {}),
    ],
)
def test_who_asks_for_what_stands_inside_the_answer(typed, errors):
    assert WhoForm(typed).error_codes() == errors


def who(perspective="borrower", answers=None, **typed):
    form = WhoForm({"channel": "text", **typed}, perspective=perspective, answers=answers)
    assert form.is_valid(), form.errors
    return form.parts()


def test_who_tells_person_and_role():
    assert who(reached="self") == {"reached": "self", "role": "borrower", "contact_channel": "text"}
    kin = who(reached="another", person="parent", role="none")
    assert kin == {"reached": "parent", "role": "none", "contact_channel": "text"}
    assert who(reached="another", person="group")["role"] == "unknown"
    assert who("third_party", reached="self", own_role="none")["role"] == "none"
    assert who("third_party", reached="self")["role"] == "unknown"
    assert who("third_party", reached="another", person="child", role="borrower")["role"] == "borrower"


def test_who_of_a_visit_keeps_place_witnesses_and_police():
    told = who(reached="self", channel="visit", place="家里", witnesses="邻居", police_receipt="城关所")
    assert (told["place"], told["witnesses"], told["police_receipt"]) == ("家里", "邻居", "城关所")
    assert "place" not in who(reached="self", place="家里")


@pytest.mark.parametrize(("typed", "connected"), [("yes", True), ("no", False), ("unknown", None)])
def test_who_of_a_call_knows_whether_it_was_picked_up(typed, connected):
    assert who(reached="self", channel="call", connected=typed)["connected"] is connected


def test_by_day_asks_only_whom_and_how_it_is_known():
    by_day = {"when": {"when": "many"}}
    form = WhoForm(answers=by_day)
    assert set(form.fields) == {"reached", "person", "role", "heard"}
    assert who(reached="another", person="parent", answers=by_day)["hearsay"] is True
    assert who(reached="another", person="parent", heard="self", answers=by_day)["hearsay"] is False
    assert "hearsay" not in who(reached="self", answers=by_day)


def test_words_of_others_are_hearsay_unless_said_otherwise():
    assert WordsForm(answers={"who": {"reached": "another"}}).fields["heard"].initial == "told"
    assert WordsForm(answers={"who": {"reached": "self"}}).fields["heard"].initial == "self"


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"heard": "self"}, {}),
        ({}, {"heard": ["required"]}),
        ({"heard": "self", "words": "字" * 5000}, {}),
        ({"heard": "self", "words": "字" * 5001}, {"words": ["max_length"]}),
        (
            {"heard": "self", "claimed": "王" * 501, "effects": "睡" * 501},
            {"claimed": ["max_length"], "effects": ["max_length"]},
        ),
        ({"heard": "self", "number": "1" * 41}, {"number": ["max_length"]}),
    ],
)
def test_words_keep_their_limits(typed, errors):
    assert WordsForm(typed).error_codes() == errors


@pytest.mark.parametrize(
    ("perspective", "typed", "errors"),
    [
        ("borrower", {"what": "stay_reachable", "when": "now"}, {}),
        ("borrower", {"what": "wrong_person", "when": "now"}, {"what": ["invalid_choice"]}),
        ("third_party", {"what": "wrong_person", "when": "now"}, {}),
        ("third_party", {"when": "now"}, {"what": ["required"]}),
        ("third_party", {"what": "wrong_person", "when": "time", "day_pick": "2026-03-07"}, {}),
        (
            "third_party",
            {"what": "wrong_person", "when": "time", "day_pick": "2026-03-07", "clock": "21:41"},
            {"clock": ["future"]},
        ),
    ],
)
def test_refusal_is_checked(perspective, typed, errors):
    assert RefusalForm(typed, perspective=perspective, now=NOW).error_codes() == errors


def test_refusal_parts_are_a_refusal():
    earlier = NOW - timedelta(hours=3)
    typed = {"what": "stop_contact", "when": "time", "day_pick": "2026-03-07", "clock": "18:30", "number": "１０６ 90"}
    form = RefusalForm(typed, perspective="third_party", now=NOW)
    assert form.is_valid()
    assert form.parts() == {
        "kind": "refusal",
        "refusal_kind": "stop_contact",
        "contact_channel": "text",
        "on": "2026-03-07",
        "at": f"{earlier:%H:%M}",
        "precision": "exact",
        "number": "106 90",
    }
