"""One question per page: which page comes next, which are missing, and how answers lie in a draft.

A draft keeps, for each step, what was typed in each field (texts, lists, ticks), so nothing is lost that did not pass
yet. The order is pure: it looks at answers only.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field, MultiValueField, MultiWidget
from django.utils.datastructures import MultiValueDict

from borrower_help.core.forms import BaseForm

Typed = dict[str, Any]  # one step: field name → what was typed
Answers = Mapping[str, Typed]  # step key → what was typed there

INCOMPLETE = frozenset({"required"})


def _always(answers: Answers) -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """Name one page of a journey: its form, and for which answers it is asked."""

    key: str
    form_class: type[BaseForm]
    applies: Callable[[Answers], bool] = _always


class Journey:
    """Hold the steps of a journey in their order; `context` is handed to every form as keyword arguments."""

    def __init__(self, *steps: Step) -> None:
        self.steps = steps

    def step(self, key: str) -> Step | None:
        """Return the step called `key`, None where there is none."""
        return next((step for step in self.steps if step.key == key), None)

    def __getitem__(self, key: str) -> Step:
        return next(step for step in self.steps if step.key == key)

    def applicable(self, answers: Answers) -> list[Step]:
        """Return the steps asked for these answers."""
        return [step for step in self.steps if step.applies(answers)]

    def next_step(self, key: str, answers: Answers) -> Step | None:
        """Return the step after `key`, None after the last."""
        after = self.steps[[step.key for step in self.steps].index(key) + 1 :]
        return next((step for step in after if step.applies(answers)), None)

    def previous(self, key: str, answers: Answers) -> Step | None:
        """Return the step before `key`, None before the first."""
        before = self.steps[: [step.key for step in self.steps].index(key)]
        return next((step for step in reversed(before) if step.applies(answers)), None)

    def position(self, key: str, answers: Answers) -> tuple[int, int]:
        """Return which page this is and how many there are, as far as the answers tell."""
        keys = [step.key for step in self.applicable(answers)]
        return (keys.index(key) + 1 if key in keys else len(keys), len(keys))

    def missing(self, answers: Answers, context: Mapping[str, Any]) -> list[Step]:
        """Return the steps that are not answered, or not well enough to be kept."""
        forms = self.forms(answers, context)
        return [step for step in self.applicable(answers) if not forms[step.key].is_valid()]

    def forms(self, answers: Answers, context: Mapping[str, Any]) -> dict[str, BaseForm]:
        """Return the form of every step asked, bound to what was typed there."""
        return {
            step.key: rebound(step.form_class, answers.get(step.key, {}), context) for step in self.applicable(answers)
        }


def typed_in(form: BaseForm) -> Typed:
    """Return what was typed into a bound form, as JSON values; `settled` of a form that has it goes over it."""
    typed: Typed = {}
    for bound in form:
        value = bound.data
        if value not in (None, "", [], [None, None], ["", ""]):
            typed[bound.name] = value
    settle = getattr(form, "settled", None)
    return {**typed, **settle()} if settle is not None and form.is_valid() else typed


def rebound(form_class: type[BaseForm], typed: Typed, context: Mapping[str, Any]) -> BaseForm:
    """Return the form bound to what was typed, as if it had just been sent."""
    blank = form_class(**context)
    data: MultiValueDict[str, Any] = MultiValueDict()
    for name, value in typed.items():
        field = blank.fields.get(name)
        if field is None:
            continue
        if isinstance(field.widget, MultiWidget):
            for suffix, part in zip(field.widget.widgets_names, value, strict=False):  # type: ignore[attr-defined]
                data[name + suffix] = part or ""
        elif isinstance(value, list):
            data.setlist(name, value)
        else:
            data[name] = "on" if value is True else value
    return form_class(data, **context)


def prefilled(form_class: type[BaseForm], typed: Typed, context: Mapping[str, Any]) -> BaseForm:
    """Return the form with what was typed standing in it, without a word about what is missing."""
    blank = form_class(**context)
    if not typed:
        return blank
    initial = {name: _initial(blank.fields[name], value) for name, value in typed.items() if name in blank.fields}
    return form_class(initial=initial, **context)


def _initial(field: Field, value: Any) -> Any:
    if not isinstance(field, MultiValueField):
        return value
    try:  # a list of days moves on with the days: show the day, not the entry it once was
        return field.clean(value) or value
    except ValidationError:
        return value


def only_incomplete(form: BaseForm) -> bool:
    """Return whether nothing is wrong with a form but what is still empty: good enough for "save for later"."""
    return all(set(codes) <= INCOMPLETE for codes in form.error_codes().values())
