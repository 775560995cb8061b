"""What a letter asks for by itself: one field an answer, every one of them may stay empty."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from borrower_help.core.dates import today
from borrower_help.core.fields import MoneyField, Option
from borrower_help.core.forms import BaseForm, LongTextField, PickOne, TextField
from borrower_help.core.moments import DayField
from borrower_help.letters import forms_terms, names_answers
from borrower_help.letters.contexts import Terms
from borrower_help.letters.names_answers import PREFIX
from borrower_help.letters.shapes import Blank


def fields_for(blanks: Iterable[Blank], answers: dict[str, str]) -> dict[str, forms.Field]:
    """Return the fields that ask for these answers, under the names they have in a form."""
    return {PREFIX + blank.key: _field(blank, answers.get(blank.key, "")) for blank in blanks if blank.kind != "pen"}


def _field(blank: Blank, said: str) -> forms.Field:
    asked: dict[str, Any] = {
        "label": names_answers.QUESTIONS[blank.key],
        "help_text": names_answers.HINTS.get(blank.key, ""),
        "required": False,
        "initial": said,
    }
    match blank.kind:
        case "choice":
            options = [Option(code, names_answers.CHOICES[blank.key, code]) for code in blank.choices]
            return PickOne(options, **asked)
        case "day":
            day = DayField(today=today(), **{**asked, "initial": _day(said)})
            day.begin_with(_("Leave it open"))  # a day nobody chose would stand on the paper as a fact
            return day
        case "money":
            return MoneyField(**asked)
        case "long":
            return LongTextField(max_length=blank.longest, **asked)
    return TextField(max_length=blank.longest, **asked)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:  # an address somebody wrote themselves
        return None


def answers_of(cleaned: dict[str, Any]) -> dict[str, str]:
    """Return the answers of a valid form as they are sealed: what was not answered is not there."""
    given = {name.removeprefix(PREFIX): value for name, value in cleaned.items() if name.startswith(PREFIX)}
    return {key: said for key, value in given.items() if (said := _as_text(value))}


def _as_text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value or ""


class AnswersForm(BaseForm):
    """Ask for what a letter needs beside the record, before it is drawn for the first time."""

    def __init__(
        self,
        *args: Any,
        blanks: Iterable[Blank],
        answers: dict[str, str] | None = None,
        terms: Terms | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.answers, self.terms = answers or {}, terms
        said = {**self.answers, **({"form": terms.form} if terms else {})}
        self.fields.update(fields_for(forms_terms.left_to_ask(blanks, said, terms), said))
        if terms:
            self.fields.update(forms_terms.fields_for(terms, "", begun=False))
        self.unmarked = tuple(self.fields)

    def clean(self) -> dict[str, Any]:
        """Refuse a request that does not exist for what lends."""
        forms_terms.refuse_what_is_not_there(self, self.terms)
        return self.cleaned_data

    def said(self) -> dict[str, str]:
        """Return the answers of a valid form as they are sealed."""
        return answers_of(self.cleaned_data) | forms_terms.answers_of(self.cleaned_data, self.answers, self.terms)

    def own_words(self) -> str:
        """Return what its sender wrote elsewhere and lets into the letter."""
        return self.terms.words if self.terms and forms_terms.WORDS in self.cleaned_data.get("adds", []) else ""
