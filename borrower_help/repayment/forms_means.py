"""The five short screens of a month: what comes in, who lives on it, what is needed, what stays untouched, what happened."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borrower_help.core.fields import LongTextField, MoneyField, Option, PickMany, PickOne, TextField, TickBox
from borrower_help.core.forms import BaseForm, WholeNumberField, speak_kindly
from borrower_help.core.moments import DayField
from borrower_help.repayment.affordability import COSTS
from borrower_help.repayment.payloads_means import HEADS, MAX_DEBITS, MAX_HEADS, MAX_WHERE, MAX_WORDS, MeansPayload
from borrower_help.repayment.words_means import COST_HINTS, COST_WORDS, EVENT_WORDS

_DEBITS = tuple(f"debit_{part}_{n}" for n in range(MAX_DEBITS) for part in ("where", "day", "amount"))
_ACCOUNT = re.compile(r"[0-9]{5,}")  # longer than the tail of a card


class MeansForm(BaseForm):
    """Stand for one screen: it begins with what is stored and says what of it is new."""

    screen = ""

    def __init__(self, data: Any = None, *, stored: MeansPayload, today: date) -> None:
        self.stored = stored
        super().__init__(data, initial=self.begin(stored))
        for name, field in self.more().items():
            speak_kindly(field)
            self.fields[name] = field
        for field in self.fields.values():
            if isinstance(field, DayField):
                field.today = today
                field.begin_with(_("I do not know"))

    def more(self) -> dict[str, Field]:
        """Return the fields that are made of a list."""
        return {}

    def begin(self, stored: MeansPayload) -> dict[str, Any]:
        """Return what stands in the fields at first."""
        asked = self.screen in stored.done
        return {name: getattr(stored, name) for name in self.base_fields if asked or getattr(stored, name)}

    def said(self) -> dict[str, Any]:
        """Return the answers of a valid form as they are sealed."""
        return {name: _stored(value) for name, value in self.cleaned_data.items()}

    def payload(self) -> MeansPayload:
        """Return the statement as a valid form says it, over what stood there."""
        done = [one for one in SCREENS if one in {*self.stored.done, self.screen}]
        return replace(self.stored, **self.said(), done=done)


def _stored(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else "" if value is None else value


class IncomeForm(MeansForm):
    """Ask what comes in, in a low and in a high month."""

    screen = "income"
    legend = _("What comes in each month?")
    hint = _("What really arrives, after insurance and tax. Nobody asks where you work. No income is 0.")
    unmarked = ("pay_high", "other_income", "shared_income", "shared_yes")

    pay_low = MoneyField(label=_("Your pay or earnings in a low month"))
    pay_high = MoneyField(
        label=_("In a high month"), required=False, help_text=_("Always about the same: leave this empty.")
    )
    other_income = MoneyField(
        label=_("Anything else that comes every month"), required=False, help_text=_("Pension, benefits, rent, support")
    )
    shared_income = MoneyField(
        label=_("What others at home put towards the costs"),
        required=False,
        help_text=_("Their money is theirs. Without their yes it is not counted and stands nowhere."),
    )
    shared_yes = TickBox(label=_("They said yes to this sum being counted"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a low month above the high one."""
        said = self.cleaned_data
        low, high = said.get("pay_low"), said.get("pay_high")
        if low is not None and high is not None and high < low:
            self.add_error(
                "pay_high", ValidationError(_("That is less than the low month. The other way round?"), code="order")
            )
        return said


class HouseholdForm(MeansForm):
    """Ask how many live on it."""

    screen = "household"
    legend = _("Who lives on this money?")
    hint = _("Numbers only, no names. Whoever pays for themselves is not counted.")
    unmarked = ("children", "elders")

    adults = WholeNumberField(label=_("Adults, you included"), min_value=1, max_value=MAX_HEADS, initial=1)
    children = WholeNumberField(label=_("Children"), required=False, max_value=MAX_HEADS)
    elders = WholeNumberField(
        label=_("Parents and others whom you keep"),
        required=False,
        max_value=MAX_HEADS,
        help_text=_("Also when they live elsewhere."),
    )

    def begin(self, stored: MeansPayload) -> dict[str, Any]:
        """Leave an unasked number empty."""
        return {name: getattr(stored, name) or None for name in HEADS if getattr(stored, name)}

    def said(self) -> dict[str, Any]:
        """Return 0 for what was left empty."""
        return {name: self.cleaned_data[name] or 0 for name in HEADS}


class CostsForm(MeansForm):
    """Ask what is needed, line by line."""

    screen = "costs"
    legend = _("What do you need each month?")
    hint = _(
        "What you really spend, not what you should. Prices differ from place to place, so no figure is given here: "
        "the payments of the last three months on your phone show yours. What there is not, leave empty."
    )
    unmarked = COSTS

    def more(self) -> dict[str, Field]:
        """Return a field for each line."""
        return {
            line: MoneyField(label=COST_WORDS[line], help_text=COST_HINTS.get(line, ""), required=False)
            for line in COSTS
        }

    def begin(self, stored: MeansPayload) -> dict[str, Any]:
        """Return the lines that are known."""
        return dict(stored.costs)

    def clean(self) -> dict[str, Any]:
        """Ask for one line at least: nobody lives on nothing."""
        said = self.cleaned_data
        if not self.errors and not any(said.values()):
            self.add_error(
                COSTS[1], ValidationError(_("At least one sum, please: what you eat costs something."), code="required")
            )
        return said

    def said(self) -> dict[str, Any]:
        """Return the lines that were answered."""
        return {"costs": {line: f"{said:f}" for line, said in self.cleaned_data.items() if said is not None}}


class KeptForm(MeansForm):
    """Ask what is to stay untouched, and what is taken by itself."""

    screen = "kept"
    legend = _("What must stay untouched?")
    hint = _(
        "The costs you named stay untouched anyway: no offer goes below them. Here you add what should stay on top, "
        "so that one broken phone does not break the plan."
    )
    unmarked = ("reserve", "standard", "debited", *_DEBITS)

    reserve = MoneyField(label=_("To be kept each month for what nobody foresees"), required=False)
    standard = MoneyField(
        label=_("The minimum-living standard of your place, a head and month"),
        required=False,
        help_text=_("Your residents’ committee or 12345 knows it. It is only held beside your costs."),
    )

    def more(self) -> dict[str, Field]:
        """Return the question what is taken by itself, which opens a few cards."""
        debits: dict[str, Field] = {}
        for n in range(MAX_DEBITS):
            debits |= _debit_fields(n)
        debited = PickOne(
            [
                Option("yes", pgettext_lazy("is it taken by itself?", "Yes"), "", tuple(debits)),
                Option("no", pgettext_lazy("is it taken by itself?", "No")),
                Option("unknown", _("I do not know"), _("Look under automatic payments in the app and at the bank.")),
            ],
            label=_("Is anything for these debts taken from a card by itself?"),
            required=False,
        )
        return {"debited": debited, **debits}

    def begin(self, stored: MeansPayload) -> dict[str, Any]:
        """Return what is known, the debits spread over their fields."""
        begun = {name: getattr(stored, name) for name in ("reserve", "standard", "debited") if getattr(stored, name)}
        for n, one in enumerate(stored.debits):
            begun |= {f"debit_{part}_{n}": one[part] or None for part in ("where", "day", "amount")}
        return begun

    def clean(self) -> dict[str, Any]:
        """Refuse the number of an account, and a debit without a card."""
        said = self.cleaned_data
        for n in range(MAX_DEBITS):
            where = said.get(f"debit_where_{n}") or ""
            if _ACCOUNT.search(where):
                self.add_error(
                    f"debit_where_{n}",
                    ValidationError(
                        _("No account numbers, please: “pay card” or its last four digits are enough."), code="account"
                    ),
                )
            if (
                said.get("debited") == "yes"
                and not where
                and (said.get(f"debit_day_{n}") or said.get(f"debit_amount_{n}"))
            ):
                self.add_error(
                    f"debit_where_{n}", ValidationError(_("Which card is it? “Pay card” is enough."), code="required")
                )
        return said

    def said(self) -> dict[str, Any]:
        """Return the debits as a list; without a yes there is none."""
        said = self.cleaned_data
        debits = [
            {"where": where, "day": said[f"debit_day_{n}"] or 0, "amount": _stored(said[f"debit_amount_{n}"])}
            for n in range(MAX_DEBITS)
            if (where := said[f"debit_where_{n}"]) and said["debited"] == "yes"
        ]
        return {
            "reserve": _stored(said["reserve"]),
            "standard": _stored(said["standard"]),
            "debited": said["debited"],
            "debits": debits,
        }


def _debit_fields(n: int) -> dict[str, Field]:
    return {
        f"debit_where_{n}": TextField(
            label=_("Card %(number)s: what do you call it?") % {"number": n + 1}, required=False, max_length=MAX_WHERE
        ),
        f"debit_day_{n}": WholeNumberField(
            label=_("On which day of the month?"), required=False, min_value=1, max_value=31
        ),
        f"debit_amount_{n}": MoneyField(label=_("How much is taken?"), required=False),
    }


class EventsForm(MeansForm):
    """Ask what happened, for the request; nobody has to say it."""

    screen = "events"
    legend = _("Did something happen?")
    hint = _("It stands in a request only if you want it there. Nothing is to be made larger than it was.")
    unmarked = ("events", "since", "words")

    events = PickMany(
        [Option(key, words) for key, words in EVENT_WORDS.items()], label=_("What was it?"), required=False
    )
    since = DayField(label=_("Since when? About right is good enough"), required=False)
    words = LongTextField(
        label=_("In your own words"),
        required=False,
        max_length=MAX_WORDS,
        rows=4,
        help_text=_("What happened, and what of it goes on."),
    )

    def begin(self, stored: MeansPayload) -> dict[str, Any]:
        """Return what is known, the day as a day."""
        since = date.fromisoformat(stored.since) if stored.since else None
        return {"events": stored.events, "since": since, "words": stored.words}


FORMS: dict[str, type[MeansForm]] = {
    form.screen: form for form in (IncomeForm, HouseholdForm, CostsForm, KeptForm, EventsForm)
}
SCREENS = tuple(FORMS)
