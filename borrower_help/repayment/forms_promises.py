"""The two short screens of one promise: what was promised, and who said it how."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borrower_help.core.fields import LongTextField, MoneyField, PickMany, PickOne, TextField, WholeNumberField
from borrower_help.core.forms import BaseForm
from borrower_help.core.moments import DayField, TypedDayField, full_day
from borrower_help.repayment.payloads_promises import (
    MAX_MONTHS,
    MAX_STAFF,
    MAX_WHO,
    MAX_WORDS,
    PromisePayload,
    in_order,
)
from borrower_help.repayment.words_promises import CHANNEL_OPTIONS, KIND_OPTIONS, WRITING_OPTIONS

_LONGEST = timedelta(days=3660)  # a later day is a slip of the year


class PromiseForm(BaseForm):
    """Stand for one screen: it begins with what is stored and says what of it is new."""

    def __init__(
        self, data: Any = None, *, stored: PromisePayload | None, today: date, debts: Sequence[tuple[str, str]] = ()
    ) -> None:
        self.stored, self.today = stored, today
        begin = {name: getattr(stored, name) for name in self.base_fields} if stored else {}
        super().__init__(data, initial={name: said for name, said in begin.items() if said})

    def payload(self) -> PromisePayload:
        """Return the promise as a valid form says it, over what stood there."""
        said = {name: _stored(value) for name, value in self.cleaned_data.items()}
        return replace(self.stored, **said) if self.stored else PromisePayload(**said)


def _stored(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, int | list) else value or ""


class WhatForm(PromiseForm):
    """Ask what was promised, with figures and a day where they named any."""

    legend = _("What did they promise?")
    hint = _("As they said it. What they did not say stays empty.")
    unmarked = ("kinds", "words", "amount", "months", "until")

    kinds = PickMany(KIND_OPTIONS[:5], KIND_OPTIONS[5:], label=_("Tick all they promised"), required=False)
    words = LongTextField(
        label=_("In their words"), required=False, max_length=MAX_WORDS, rows=3, help_text=_("Word for word is best.")
    )
    amount = MoneyField(label=_("A sum they named, in yuan"), required=False)
    months = WholeNumberField(
        label=_("How many months or instalments?"), required=False, min_value=1, max_value=MAX_MONTHS
    )
    until = TypedDayField(
        label=_("By which day?"),
        required=False,
        help_text=_(
            "Then it stands under “What is under way” in time, and in your calendar without a word on what it is."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.stored:
            self.initial["until"] = self.stored.due

    def clean_kinds(self) -> list[str]:
        """Return the kinds in their order."""
        return list(in_order(self.cleaned_data["kinds"]))

    def clean_words(self) -> str:
        """Return the words without blanks around them."""
        return cast("str", self.cleaned_data["words"]).strip()

    def clean_amount(self) -> Decimal | None:
        """Refuse nothing: what was not named stays empty."""
        amount: Decimal | None = self.cleaned_data["amount"]
        if amount == 0:
            raise ValidationError(_("More than nothing, please. What you do not know, leave empty."), code="min_value")
        return amount

    def clean_months(self) -> int:
        """Return 0 where none were named."""
        return self.cleaned_data["months"] or 0

    def clean_until(self) -> date | None:
        """Refuse a day before it was promised, and one so far away that its year is a slip."""
        until: date | None = self.cleaned_data["until"]
        said_on = self.stored.said_on if self.stored else ""
        if until and said_on and until.isoformat() < said_on:
            told = {"day": full_day(date.fromisoformat(said_on))}
            said = _("They said it on %(day)s; the day cannot lie before. Another look?")
            raise ValidationError(said, code="before", params=told)
        if until and abs(until - self.today) > _LONGEST:
            raise ValidationError(_("That is more than ten years away. Is the year right?"), code="far")
        return until

    def clean(self) -> dict[str, Any]:
        """Ask for the words where nothing else says what it was."""
        said = self.cleaned_data
        if not self.errors and not said.get("words"):
            if "other" in said["kinds"]:
                self.require("words")
            elif not said["kinds"]:
                self.add_error(
                    "kinds", ValidationError(self.fields["kinds"].error_messages["required"], code="required")
                )
        return said


class WhoForm(PromiseForm):
    """Ask who said it, when, how, and whether it is in writing."""

    legend = _("Who said it, and when?")
    hint = _("Did they not give a name? Ask next time, before anything else.")
    unmarked = ("who", "staff", "debt")

    said_on = DayField(label=pgettext_lazy("was it said", "On which day?"))
    channel = PickOne(CHANNEL_OPTIONS, label=_("How?"), initial="phone")
    who = TextField(
        label=_("Who?"), required=False, max_length=MAX_WHO, help_text=_("Name, desk or company, as they said it")
    )
    staff = TextField(label=_("Staff number"), required=False, max_length=MAX_STAFF)
    writing = PickOne(WRITING_OPTIONS, label=_("Do you have it in writing?"), initial="no")
    debt = PickOne(label=_("Which debt is it about?"), required=False, widget=forms.Select)

    def __init__(
        self, data: Any = None, *, stored: PromisePayload | None, today: date, debts: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(data, stored=stored, today=today)
        cast("DayField", self.fields["said_on"]).today = today
        if stored and stored.said_on:
            self.initial["said_on"] = date.fromisoformat(stored.said_on)
        if debts:
            cast("PickOne", self.fields["debt"]).options = [("", _("Not about one alone")), *debts]
        else:
            del self.fields["debt"]

    def clean_staff(self) -> str:
        """Return the number with full-width letters and digits made plain."""
        return unicodedata.normalize("NFKC", self.cleaned_data["staff"])[:MAX_STAFF]

    def clean_said_on(self) -> date:
        """Refuse a day after the one it was promised for."""
        said_on: date = self.cleaned_data["said_on"]
        due = self.stored.due if self.stored else None
        if due and due < said_on:
            told = {"day": full_day(due)}
            said = _("They promised it by %(day)s; they cannot have said it later. Another look?")
            raise ValidationError(said, code="after", params=told)
        return said_on


SCREENS: dict[str, type[PromiseForm]] = {"what": WhatForm, "who": WhoForm}
