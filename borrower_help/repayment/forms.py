"""The questions of the sum: what was received, what is paid back, how often."""

import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import MoneyField, TextField
from borrower_help.core.forms import BaseForm, PickOne, WholeNumberField
from borrower_help.repayment.cost import Cost, NoRate, instalments_cost, withheld

EVERY = [
    ("month", _("every month")),
    ("half_month", _("twice a month")),
    ("two_weeks", _("every two weeks")),
    ("ten_days", _("every ten days")),
    ("week", _("every week")),
    ("day", _("every day")),
]
# Which line of law may be named hangs on who lends; see the page.
KINDS = [
    ("", _("I do not know")),
    ("card", _("A credit card")),
    ("licensed", _("A bank (a loan), a consumer finance company")),
    ("microloan", _("A small-loan company")),
    ("private", _("A private person or a company without a licence")),
]
MOST_PERIODS = 400


class PercentField(TextField):
    """A yearly rate in per cent: 24, 24%, 24 %."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Return the per cent; None where nothing was typed. Below 1 without a sign it may be meant as a fraction."""
        text = unicodedata.normalize("NFKC", super().to_python(value)).replace(" ", "")
        if not text:
            return None
        plain = text.removesuffix("%")
        try:
            rate = Decimal(plain)
        except InvalidOperation:
            raise ValidationError(_("Per cent a year, such as 24 or 15.4, please."), code="invalid") from None
        if not rate.is_finite() or not 0 <= rate <= 10_000:
            raise ValidationError(_("Per cent a year, such as 24 or 15.4, please."), code="invalid")
        if 0 < rate < 1 and plain == text:
            raise ValidationError(
                _("Is that less than one per cent, or 36 of a hundred? Write 0.36% or 36, please."), code="unclear"
            )
        return rate

    def run_validators(self, value: Any) -> None:
        """Skip the text validators: the value is a number by now."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for the number keyboard with a point."""
        return {"autocomplete": "off", "inputmode": "decimal"}


class SumsForm(BaseForm):
    """Ask what was received and what is paid back."""

    legend = _("What does it really cost a year?")
    hint = _("Three numbers will do. Nothing of this is kept.")

    received = MoneyField(label=_("How much did you really get?"), help_text=_("What arrived in your account, in yuan"))
    payment = MoneyField(
        label=_("How much is paid each time?"), help_text=_("With everything that is taken along with it")
    )
    count = WholeNumberField(
        label=_("How many times in all?"), min_value=1, max_value=MOST_PERIODS, help_text=_("Such as 12")
    )
    every = PickOne(EVERY, label=_("How often?"), widget=forms.Select, initial="month")
    principal = MoneyField(label=_("The sum in the contract"), required=False)
    fee = MoneyField(
        label=_("Paid on top at the start"),
        required=False,
        help_text=_("Membership, guarantee, assessment or service fees, insurance"),
    )
    quoted = PercentField(label=_("The yearly rate in the contract, in %"), required=False, max_length=20)
    lender_kind = PickOne(KINDS, label=_("Who lends?"), required=False, widget=forms.Select)

    def clean(self) -> dict[str, Any]:
        """Refuse what has no rate, with a sentence on the number that is probably wrong."""
        said = self.cleaned_data
        for name in ("received", "payment"):
            if said.get(name) == 0:
                self.add_error(name, ValidationError(_("More than nothing, please."), code="min_value"))
        if self.errors:
            return said
        if (said["fee"] or 0) >= said["received"]:
            self.add_error("fee", ValidationError(_("That is more than was received. Another look?"), code="large"))
            return said
        try:
            self.cost()
        except NoRate:
            self.add_error(
                "payment", ValidationError(_("These numbers do not go together. Another look?"), code="no_rate")
            )
        return said

    def cost(self) -> Cost:
        """Return the cost by what a valid form says: a fee paid at the start is not received. Raise NoRate."""
        said = self.cleaned_data
        received = said["received"] - (said["fee"] or 0)
        return instalments_cost(received=received, payments=[said["payment"]] * said["count"], every=said["every"])

    def kept_back(self) -> Decimal:
        """Return what was kept back from the sum in the contract."""
        said = self.cleaned_data
        return withheld(principal=said["principal"] or said["received"], received=said["received"])
