"""The short way to a request: a debt on one page, a month on one page; what is not known stays empty."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import MoneyField, PickOne, TickBox
from borrower_help.repayment.forms import PercentField
from borrower_help.repayment.forms_debts import WhoForm
from borrower_help.repayment.forms_means import MeansForm
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.payloads_means import SCREENS, MeansPayload
from borrower_help.repayment.words import KIND_OPTIONS
from borrower_help.repayment.words_means import EVENT_WORDS

_COSTS = ("housing", "food", "other")


class QuickDebtForm(WhoForm):
    """Ask what a request needs of one debt; its own three screens can say more later."""

    hint = _("What you do not know, leave empty.")
    unmarked = ("demanded", "payment", "quoted")

    kind = PickOne(KIND_OPTIONS, label=_("Who lends?"), widget=forms.Select, initial="unknown")
    demanded = MoneyField(
        label=_("How much do they ask for in all?"),
        required=False,
        help_text=_("As they say it; it need not be right. The app or their text has it."),
    )
    payment = MoneyField(label=_("How much is to be paid each month?"), required=False)
    quoted = PercentField(label=_("The yearly rate in the contract, in %"), required=False, max_length=20)
    consent = TickBox()

    def __init__(self, *args: Any, consent: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if consent:
            self.fields["consent"].label = consent
        else:
            del self.fields["consent"]

    def clean_demanded(self) -> Decimal | None:
        """Refuse nothing: what is not known stays empty."""
        demanded: Decimal | None = self.cleaned_data["demanded"]
        if demanded == 0:
            raise ValidationError(_("More than nothing, please. What you do not know, leave empty."), code="min_value")
        return demanded

    def payload(self) -> DebtPayload:
        """Return the debt; that its owner agrees to the notice is kept elsewhere."""
        self.cleaned_data.pop("consent", None)
        return super().payload()


class ShortMonthForm(MeansForm):
    """Ask a month on one page; the five screens can refine it later."""

    legend = _("What can go out each month, roughly?")
    hint = _("About right is good enough; you can refine it later. What you live on stays untouched.")
    unmarked = ("housing", "food", "other", "reserve", "event")

    pay_low = MoneyField(
        label=_("What comes in in a low month?"),
        help_text=_("What really arrives. No income is 0. Only your own money."),
    )
    housing = MoneyField(label=_("Rent or mortgage"), required=False)
    food = MoneyField(
        label=_("Food and what the house needs"), required=False, help_text=_("For you and those who live on it")
    )
    other = MoneyField(
        label=_("Everything else that cannot be left out"),
        required=False,
        help_text=_("Water, power, phone, getting to work, doctor, children, parents: added up"),
    )
    reserve = MoneyField(label=_("To be kept each month for what nobody foresees"), required=False)
    event = PickOne(
        [("", _("I would rather not say")), *EVENT_WORDS.items()],
        label=_("What happened?"),
        required=False,
        widget=forms.Select,
        help_text=_("It stands in a request only if you want it there."),
    )

    def begin(self, stored: MeansPayload) -> dict[str, Any]:
        """Return what is known."""
        known = {name: stored.costs[name] for name in _COSTS if name in stored.costs}
        known |= {name: getattr(stored, name) for name in ("pay_low", "reserve") if getattr(stored, name)}
        return known | ({"event": stored.events[0]} if stored.events else {})

    def clean(self) -> dict[str, Any]:
        """Ask for one cost at least: nobody lives on nothing."""
        said = self.cleaned_data
        if not self.errors and not any(said.get(name) for name in _COSTS):
            self.add_error(
                "food", ValidationError(_("At least one sum, please: what you eat costs something."), code="required")
            )
        return said

    def payload(self) -> MeansPayload:
        """Return the month over what stood there; who lives on it, and more of what happened, can be told later."""
        said, stored = self.cleaned_data, self.stored
        costs = stored.costs | {name: f"{said[name]:f}" for name in _COSTS if said[name] is not None}
        told = {"income", "costs", "kept"} | ({"events"} if said["event"] else set())
        return replace(
            stored,
            pay_low=f"{said['pay_low']:f}",
            costs=costs,
            reserve="" if said["reserve"] is None else f"{said['reserve']:f}",
            events=[said["event"]] if said["event"] else stored.events,
            done=[one for one in SCREENS if one in {*stored.done, *told}],
        )
