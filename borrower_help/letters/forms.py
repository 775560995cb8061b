"""What is asked for a letter: what to put in, whom it goes to, who signs."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Option
from borrower_help.core.forms import BaseForm, LongTextField, PhoneField, PickMany, PickOne, TextField
from borrower_help.core.moments import ClockField, DayField
from borrower_help.incidents import words
from borrower_help.incidents.forms import ConductForm
from borrower_help.letters import names
from borrower_help.letters.definitions import DEFINITIONS, offered, suggested
from borrower_help.letters.drafting import Options
from borrower_help.rules.facts import REACHED, CaseFacts

MOST_NUMBERS = 20


class LetterForm(BaseForm):
    """Choose what goes into a letter; every identity field may stay empty: the paper then has a line for the pen."""

    chosen = PickMany(label=_("What to put in"), required=False)
    requests = PickMany(label=_("What to ask for"), required=False)
    own_words = LongTextField(
        label=_("In your own words"),
        required=False,
        help_text=_("What only you can know: what it does to you, what you told them. No sums, no promises."),
    )
    recipient_name = TextField(
        label=_("Name of the company in the contract"),
        required=False,
        max_length=200,
        help_text=_("If you do not know it, leave it: the letter asks for it."),
    )
    app_name = TextField(label=_("Name of the app"), required=False, max_length=60)
    name = TextField(label=_("Your name"), required=False, max_length=60)
    phone = PhoneField(label=_("Phone on which they may reach you"), required=False)
    hours = TextField(label=_("At what hours"), required=False, max_length=60)
    id_number = TextField(
        label=_("ID number"),
        required=False,
        max_length=30,
        help_text=_("Better by pen on the paper: then it is nowhere else."),
    )
    numbers = LongTextField(
        label=_("Numbers they must not call any more"),
        required=False,
        max_length=600,
        help_text=_("One a line. They go on a separate sheet; leave it empty to fill them in by pen."),
    )

    def __init__(
        self, *args: Any, key: str, case: CaseFacts, options: Options, findings: Sequence[Option], **kwargs: Any
    ) -> None:
        asks = offered(key, case)
        initial = {**options.to_json(), "numbers": "\n".join(options.numbers)}
        initial["requests"] = options.requests or list(suggested(key, case))
        super().__init__(*args, initial=initial, **kwargs)
        cast(PickMany, self.fields["chosen"]).offer(list(findings), [])
        cast(PickMany, self.fields["requests"]).offer([Option(ask.key, names.REQUESTS[ask.key]) for ask in asks], [])
        for name in self._unwanted(key, bool(findings), bool(asks)):
            del self.fields[name]
        if key == "notice":  # there the number stands under 请勿再联系
            self.fields["phone"].label = _("Your number, the one they must not call")

    def _unwanted(self, key: str, findings: bool, asks: bool) -> set[str]:
        definition = DEFINITIONS[key]
        wanted = set(definition.sender_fields) | ({"app_name"} & set(definition.recipient_fields))
        wanted |= {"recipient_name"} if "name" in definition.recipient_fields else set()
        wanted |= {"chosen"} if findings else set()
        wanted |= {"requests", "own_words", "numbers"} if asks else set()
        return set(self.fields) - wanted

    def clean_numbers(self) -> list[str]:
        """Return one number a line, at most twenty."""
        lines = [line.strip() for line in self.cleaned_data["numbers"].splitlines() if line.strip()]
        if len(lines) > MOST_NUMBERS or any(len(line) > 40 for line in lines):
            raise forms.ValidationError(_("One number a line, twenty at most."), code="numbers")
        return lines

    def options(self, before: Options) -> Options:
        """Return the choices of a valid form, over those made before."""
        return Options.from_json({**before.to_json(), **self.cleaned_data})


class ShortForm(ConductForm):
    """Everything a relative's letter needs, on one page: what they did, when, and what the owner has to do with it."""

    legend = _("What did they do to you?")
    hint = _("One call is enough. What you do not know, leave.")

    day = DayField(label=_("Which day"))
    part = PickOne([*words.PARTS.items()], label=_("About when"), widget=forms.Select)
    clock = ClockField(label=_("The time, if you know it"), required=False)
    number = PhoneField(label=_("Their number"), required=False)
    claimed = TextField(label=_("Which company they said they were"), required=False, max_length=200)
    relation = PickOne(
        [
            ("", _("I would rather not say")),
            *((code, words.REACHED[code]) for code in REACHED if code not in {"self", "group"}),
        ],
        label=_("Whose debt they say it is"),
        required=False,
        widget=forms.Select,
    )
    own_role = PickOne(words.role_options("borrower"), label=_("Did you sign for this money or borrow it together?"))

    def clean(self) -> dict[str, Any]:
        """Refuse a time that has not come yet."""
        cleaned = super().clean()
        self.check_day("day", cleaned.get("day"))
        day, clock = cleaned.get("day"), cleaned.get("clock")
        if day is not None and (
            day > self.now.date() or (clock and day == self.now.date() and clock > self.now.time())
        ):
            message = _("That time has not come yet. Another look? The rest is kept.")
            self.add_error("clock" if clock else "day", forms.ValidationError(message, code="future"))
        return cleaned

    def parts(self) -> dict[str, Any]:
        """Return the record this page makes."""
        cleaned = self.cleaned_data
        when: dict[str, Any] = {"precision": "part", "part": cleaned["part"]}
        if cleaned.get("clock"):
            when = {"precision": "exact", "at": f"{cleaned['clock']:%H:%M}"}
        return {
            **super().parts(),
            **when,
            "on": cleaned["day"].isoformat(),
            "contact_channel": "call",
            "connected": True,
            "answered": 1,
            "reached": "self",
            "role": cleaned["own_role"],
            "number": cleaned["number"],
            "claimed": cleaned["claimed"],
        }
