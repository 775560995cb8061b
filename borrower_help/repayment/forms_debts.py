"""The three short screens of one debt: who, the numbers, how it stands. What is not known stays empty."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import LongTextField, MoneyField, PickOne, TextField, TickBox, WholeNumberField
from borrower_help.core.forms import BaseForm
from borrower_help.core.moments import DayField
from borrower_help.repayment.forms import EVERY, PercentField
from borrower_help.repayment.pasting import Unreadable, read_schedule
from borrower_help.repayment.payloads import MAX_NAME, MAX_PERIODS, MAX_SCHEDULE, DebtPayload
from borrower_help.repayment.words import HANGS_ON_OPTIONS, KIND_OPTIONS


class DebtForm(BaseForm):
    """Stand for one screen: it begins with what is stored and says what of it is new."""

    def __init__(
        self, data: Any = None, *, stored: DebtPayload | None, today: date, others: tuple[DebtPayload, ...] = ()
    ) -> None:
        self.stored, self.others = stored, others
        begin = {name: getattr(stored, name) or None for name in self.base_fields if hasattr(stored, name)}
        super().__init__(data, initial={name: said for name, said in begin.items() if said})
        for field in self.fields.values():
            if isinstance(field, DayField):
                field.today = today
                field.begin_with(_("I do not know"))

    def payload(self) -> DebtPayload:
        """Return the debt as a valid form says it, over what stood there."""
        said = {name: _stored(value) for name, value in self.cleaned_data.items() if name != "again"}
        return replace(self.stored, **said) if self.stored else DebtPayload(**said)


def _stored(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, int) else value or ""


class WhoForm(DebtForm):
    """Ask to whom, and what kind it is."""

    legend = _("Whom is it owed to?")
    hint = _("One at a time. Only you see this list, and whom you let in.")

    name = TextField(label=_("What do you call it?"), max_length=MAX_NAME, help_text=_("The app, the bank, the person"))
    kind = PickOne(KIND_OPTIONS, label=_("Who lends?"), initial="unknown")
    again = TickBox(label=_("It is another one of the same name"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self._twin(str(self.data.get("name", ""))):
            del self.fields["again"]

    def clean(self) -> dict[str, Any]:
        """Ask once whether the same debt stands here twice."""
        said = self.cleaned_data
        if "again" in self.fields and not said.get("again") and not self.errors:
            self.add_error(
                "name", ValidationError(_("This name stands in your list already. Is it another one?"), code="twice")
            )
        return said

    def _twin(self, name: str) -> bool:
        return bool(name) and _plain(name) in {_plain(one.name) for one in self.others}


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


class NumbersForm(DebtForm):
    """Ask for the numbers, or a schedule to paste."""

    legend = _("The numbers")
    hint = _("What you do not know, leave empty; the page then says what it cannot work out.")
    unmarked = ("received", "payment", "count", "principal", "fee", "quoted", "schedule")

    received = MoneyField(
        label=_("How much did you really get?"), required=False, help_text=_("What arrived in your account, in yuan")
    )
    payment = MoneyField(
        label=_("How much is paid each time?"),
        required=False,
        help_text=_("With everything that is taken along with it"),
    )
    count = WholeNumberField(label=_("How many times in all?"), required=False, min_value=1, max_value=MAX_PERIODS)
    every = PickOne(EVERY, label=_("How often?"), widget=forms.Select, initial="month")
    principal = MoneyField(label=_("The sum in the contract"), required=False)
    fee = MoneyField(
        label=_("Paid on top at the start"),
        required=False,
        help_text=_("Membership, guarantee, assessment or service fees, insurance"),
    )
    quoted = PercentField(label=_("The yearly rate in the contract, in %"), required=False, max_length=20)
    schedule = LongTextField(
        label=_("Or paste the schedule from the app"),
        required=False,
        max_length=MAX_SCHEDULE,
        rows=4,
        help_text=_("A line each: day, sum, and what of it is principal, interest, fees if it says so."),
    )

    def clean_count(self) -> int:
        """Return 0 for unknown."""
        return self.cleaned_data["count"] or 0

    def clean_schedule(self) -> str:
        """Refuse a line that could mean two things, and show it."""
        text: str = self.cleaned_data["schedule"]
        try:
            rows = read_schedule(text)
        except Unreadable as error:
            said = _("This line is not clear to us: %(line)s. One sum a line is enough.")
            raise ValidationError(said, code="unreadable", params={"line": error.line[:60]}) from None
        if text.strip() and not rows:
            raise ValidationError(_("No sum was found in what you pasted. One sum a line is enough."), code="no_sum")
        return text if rows else ""

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be: nothing received, fees above it."""
        said = self.cleaned_data
        for name in ("received", "payment", "principal"):
            if said.get(name) == 0:
                self.add_error(
                    name,
                    ValidationError(
                        _("More than nothing, please. What you do not know, leave empty."), code="min_value"
                    ),
                )
        arrived = said.get("received") or said.get("principal")
        if arrived and (said.get("fee") or 0) >= arrived:
            self.add_error("fee", ValidationError(_("That is more than was received. Another look?"), code="large"))
        return said


class NowForm(DebtForm):
    """Ask how it stands today."""

    legend = _("How does it stand?")
    hint = _("Nothing of this goes anywhere by itself. You may leave it all empty.")
    unmarked = ("began_on", "paid_count", "overdue_since", "demanded", "hangs_on")

    began_on = DayField(label=_("When did the money arrive?"), required=False)
    paid_count = WholeNumberField(
        label=_("How many times have you paid?"), required=False, min_value=0, max_value=MAX_PERIODS
    )
    overdue_since = DayField(label=_("Since when could you not pay?"), required=False)
    demanded = MoneyField(
        label=_("What do they ask for now?"), required=False, help_text=_("As they say it; it need not be right.")
    )

    hangs_on = PickOne(HANGS_ON_OPTIONS, label=_("Does something hang on it?"), required=False, widget=forms.Select)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("began_on", "overdue_since"):
            text = getattr(self.stored, name, "")
            self.initial[name] = date.fromisoformat(text) if text else None

    def clean_paid_count(self) -> int:
        """Return 0 for unknown; refuse more than there are."""
        paid = cast("int", self.cleaned_data["paid_count"] or 0)
        most = len(self.stored.numbers.payments) if self.stored else 0
        if most and paid > most:
            raise ValidationError(_("That is more often than there are instalments. Another look?"), code="large")
        return paid

    def clean(self) -> dict[str, Any]:
        """Refuse a debt that was late before it began."""
        said = self.cleaned_data
        if said.get("began_on") and said.get("overdue_since") and said["overdue_since"] < said["began_on"]:
            self.add_error(
                "overdue_since", ValidationError(_("That is before the money arrived. Another look?"), code="before")
            )
        return said


SCREENS: dict[str, type[DebtForm]] = {"who": WhoForm, "numbers": NumbersForm, "now": NowForm}
