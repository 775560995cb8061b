"""The wizard: order, what is missing, and how answers lie in a draft."""

import json
from datetime import date

import pytest

from borrower_help.core.forms import BaseForm, PickMany, PickOne, TextField, TickBox, WholeNumberField
from borrower_help.core.moments import DayField
from borrower_help.core.wizard import Journey, Step, only_incomplete, prefilled, rebound, typed_in


class Colour(BaseForm):
    colour = PickOne([("red", "Red"), ("blue", "Blue")])


class Shade(BaseForm):
    shades = PickMany([("light", "Light"), ("dark", "Dark")])
    why = TextField(required=False, max_length=5)


class Size(BaseForm):
    size = WholeNumberField(min_value=1)
    rough = TickBox(required=False, label="rough")
    day = DayField(required=False, label="day")

    def __init__(self, *args, today=date(2026, 3, 7), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"].today = today


def red(answers):
    return answers.get("colour", {}).get("colour") == "red"


JOURNEY = Journey(Step("colour", Colour), Step("shade", Shade, applies=red), Step("size", Size))
RED, BLUE = {"colour": {"colour": "red"}}, {"colour": {"colour": "blue"}}


@pytest.mark.parametrize(
    ("answers", "key", "after", "before", "position"),
    [
        (RED, "colour", "shade", None, (1, 3)),
        (RED, "shade", "size", "colour", (2, 3)),
        (RED, "size", None, "shade", (3, 3)),
        (BLUE, "colour", "size", None, (1, 2)),
        (BLUE, "size", None, "colour", (2, 2)),
        ({}, "colour", "size", None, (1, 2)),
    ],
)
def test_order_follows_the_answers(answers, key, after, before, position):
    found_after, found_before = JOURNEY.next_step(key, answers), JOURNEY.previous(key, answers)
    assert (found_after.key if found_after else None) == after
    assert (found_before.key if found_before else None) == before
    assert JOURNEY.position(key, answers) == position


def test_missing_names_what_is_asked_and_not_well_answered():
    assert [step.key for step in JOURNEY.missing({}, {})] == ["colour", "size"]
    assert [step.key for step in JOURNEY.missing({**RED, "size": {"size": "0"}}, {})] == ["shade", "size"]
    assert JOURNEY.missing({**BLUE, "size": {"size": "3"}}, {}) == []


def test_steps_are_found_by_key():
    assert JOURNEY.step("size").form_class is Size
    assert JOURNEY.step("nothing") is None
    assert JOURNEY["shade"].form_class is Shade


def test_typed_answers_survive_json_and_bind_again():
    form = Size({"size": "３", "rough": "on", "day_pick": "other", "day_date": "2026-03-01"})
    typed = json.loads(json.dumps(typed_in(form)))
    again = rebound(Size, typed, {})
    assert again.is_valid()
    assert again.cleaned_data == {"size": 3, "rough": True, "day": date(2026, 3, 1)}


def test_what_was_not_valid_is_kept_as_typed():
    form = Shade({"shades": ["light", "nonsense"], "why": "too long"})
    typed = typed_in(form)
    assert typed == {"shades": ["light", "nonsense"], "why": "too long"}
    assert rebound(Shade, typed, {}).error_codes() == {"shades": ["invalid_choice"], "why": ["max_length"]}


def test_fields_that_are_gone_are_passed_over():
    assert rebound(Colour, {"colour": "red", "old": "x"}, {}).is_valid()
    assert prefilled(Colour, {"colour": "red", "old": "x"}, {}).initial == {"colour": "red"}


def test_prefilled_form_shows_the_answers_and_no_error():
    form = prefilled(Size, {"size": "abc"}, {})
    assert form["size"].value() == "abc"
    assert not form.is_bound


def test_day_of_a_list_is_still_that_day_when_the_list_moved_on():
    typed = typed_in(Size({"size": "1", "day_pick": "2026-03-07", "day_date": ""}))
    later = prefilled(Size, typed, {"today": date(2026, 3, 20)})
    assert later.initial["day"] == date(2026, 3, 7)
    assert 'value="2026-03-07"' in str(later["day"])
    wrong = prefilled(Size, {"day": ["other", "nonsense"]}, {})
    assert "nonsense" in str(wrong["day"])


def test_settled_answers_go_over_what_was_typed():
    class Settling(Colour):
        def settled(self):
            return {"colour": "blue"}

    assert typed_in(Settling({"colour": "red"})) == {"colour": "blue"}
    assert typed_in(Settling({"colour": "green"})) == {"colour": "green"}


def test_only_incomplete_tells_empty_from_wrong():
    assert only_incomplete(Shade({}))
    assert not only_incomplete(Shade({"why": "too long"}))
