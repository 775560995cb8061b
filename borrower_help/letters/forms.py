"""What is asked for a letter: what to put in, whom it goes to, who signs."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Option
from borrower_help.core.forms import BaseForm, LongTextField, PhoneField, PickMany, PickOne, TextField
from borrower_help.core.moments import ClockField, DayField
from borrower_help.incidents import words
from borrower_help.incidents.forms import AHEAD, LOOK_IT_UP, NOT_YET, PART_STARTS, PART_UNKNOWN, ConductForm
from borrower_help.incidents.payloads import once
from borrower_help.letters import forms_terms, names
from borrower_help.letters.contexts import Terms
from borrower_help.letters.definitions import DEFINITIONS, offered, suggested, suiting
from borrower_help.letters.drafting import Options
from borrower_help.letters.forms_answers import PREFIX, answers_of, fields_for
from borrower_help.rules.facts import CALLS, CaseFacts
from borrower_help.rules.reading import SAID

MOST_NUMBERS = 20
NOTHING_ASKED = _("Tick at least one: a letter that asks for nothing leaves them with nothing to do.")


class LetterForm(BaseForm):
    """Choose what goes into a letter; every identity field may stay empty: the paper then has a line for the pen."""

    unmarked: tuple[str, ...] = ("chosen", "requests")
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
        help_text=_(
            "Only numbers they have called already: others they would learn from you. One a line, on a separate sheet; leave it "
            "empty to fill them in by pen."
        ),
    )

    def __init__(
        self,
        *args: Any,
        key: str,
        case: CaseFacts,
        options: Options,
        findings: Sequence[Option],
        terms: Terms | None = None,
        **kwargs: Any,
    ) -> None:
        self.terms = terms
        asks = offered(key, case)
        initial = {**options.to_json(), "numbers": "\n".join(options.numbers)}
        initial["requests"] = options.requests or list(suggested(key, case))
        super().__init__(*args, initial=initial, **kwargs)
        left = forms_terms.left_to_ask(DEFINITIONS[key].blanks, options.answers, terms)
        asked = fields_for(left, options.answers)
        if terms:
            asked |= forms_terms.fields_for(terms, options.answers.get(forms_terms.ADDS, ""), begun=True)
        self.fields = {**asked, **self.fields}  # what this letter alone asks for comes first
        self.unmarked = (*self.unmarked, *asked)
        cast(PickMany, self.fields["chosen"]).offer(list(findings), [])
        near = {ask.key for ask in suiting(key, case)} | set(initial["requests"])
        listed = [Option(ask.key, names.REQUESTS[ask.key]) for ask in asks]
        first, more = [one for one in listed if one.value in near], [one for one in listed if one.value not in near]
        cast(PickMany, self.fields["requests"]).offer(first, more)
        for name in self._unwanted(key, case, bool(findings)):
            del self.fields[name]
        if key == "notice":  # there the number stands under 请勿再联系
            self.fields["phone"].label = _("Your number, the one they must not call")

    def _unwanted(self, key: str, case: CaseFacts, findings: bool) -> set[str]:
        definition = DEFINITIONS[key]
        wanted = set(definition.sender_fields) | ({"app_name"} & set(definition.recipient_fields))
        wanted |= {"recipient_name"} if "name" in definition.recipient_fields else set()
        if definition.requests:  # a digest has nothing to choose
            wanted |= {"requests", "own_words", "numbers"} | ({"chosen"} if findings else set())
        wanted |= {name for name in self.fields if name.startswith(PREFIX)} | {forms_terms.FIELD}
        if definition.plan and not definition.plan.reasons:
            wanted.discard("chosen")
        if definition.plan and "stop_others" not in definition.requests:
            wanted.discard("numbers")
        if case.perspective != "borrower":  # who is called about another's debt shows no identity number
            wanted -= {"id_number", "app_name", "hours"}  # nor the product: neither is printed
        return set(self.fields) - wanted

    def clean_numbers(self) -> list[str]:
        """Return one number a line, at most twenty."""
        lines = [line.strip() for line in self.cleaned_data["numbers"].splitlines() if line.strip()]
        if len(lines) > MOST_NUMBERS or any(len(line) > 40 for line in lines):
            raise forms.ValidationError(_("One number a line, twenty at most."), code="numbers")
        return lines

    def clean(self) -> dict[str, Any]:
        """Refuse a request that does not exist for what lends, and a letter that asks for nothing."""
        forms_terms.refuse_what_is_not_there(self, self.terms)
        # boxes nobody ticked are not sent: only the page itself says that they were there
        if "requests" in self.fields and "asked" in self.data and not self.cleaned_data.get("requests"):
            self.add_error("requests", forms.ValidationError(NOTHING_ASKED, code="nothing_asked"))
        return self.cleaned_data

    def options(self, before: Options) -> Options:
        """Return the choices of a valid form, over those made before."""
        given = dict(self.cleaned_data)
        if given.get("recipient_name") and not before.recipient_name:  # who lends is asked of nobody who was just named
            given["requests"] = [key for key in given.get("requests", []) if key != "who_lends"]
        answers = answers_of(given) | forms_terms.answers_of(given, before.answers, self.terms)
        return Options.from_json({**before.to_json(), **given, "answers": answers})


class ShortForm(ConductForm):
    """Everything a relative's letter needs, on one page: what they did, when, and what the owner has to do with it."""

    legend = _("What did they do to you?")
    hint = _("One call is enough. What you do not know, leave, or say so.")
    unmarked = ("part",)

    day = DayField(label=_("Which day"), help_text=LOOK_IT_UP)
    part = PickOne(
        words.PARTS_ASKED,
        label=_("About when"),
        help_text=_("If you know the time, write it below and leave this."),
        required=False,
        widget=forms.Select,
    )
    clock = ClockField(label=_("The time, if you know it"), required=False)
    channel = PickOne(words.CHANNELS.items(), label=_("How did they come?"), initial="call", widget=forms.Select)
    number = PhoneField(label=_("Their number"), required=False)
    claimed = TextField(label=_("Which company they said they were"), required=False, max_length=200)
    relation = PickOne(
        [
            ("", _("I would rather not say")),
            *((code, label) for code, label in words.REACHED.items() if code not in {"self", "group"}),
        ],
        label=_("Whose debt they say it is"),
        required=False,
        widget=forms.Select,
    )
    own_role = PickOne(words.role_options("borrower"), label=_("Did you sign for this money or borrow it together?"))

    def prepare(self) -> None:
        """Say that not remembering is an answer."""
        super().prepare()
        self.fields["part"].error_messages["required"] = PART_UNKNOWN

    def clean(self) -> dict[str, Any]:
        """Ask for a time or a part of the day; refuse what has not come yet."""
        cleaned = super().clean()
        day, clock, part = (cleaned.get(name) for name in ("day", "clock", "part"))
        self.check_day("day", day)
        if "clock" not in self.errors and not clock:
            self.require("part")
        if day is None:
            return cleaned
        if clock:
            moment = datetime.combine(day, clock)
            if moment > self.now + AHEAD:
                self.add_error("clock", forms.ValidationError(NOT_YET, code="future"))
            cleaned["moment"] = min(moment, self.now)
        elif part in PART_STARTS and datetime.combine(day, time(PART_STARTS[part])) > self.now:
            self.add_error("part", forms.ValidationError(NOT_YET, code="future"))
        return cleaned

    def parts(self) -> dict[str, Any]:
        """Return the record this page makes."""
        cleaned = self.cleaned_data
        said = super().parts()
        return {
            **said,
            **self._when(),
            **self._how(frozenset(said["conduct"])),
            "reached": "self",
            "role": cleaned["own_role"],
            "number": cleaned["number"],
            "claimed": cleaned["claimed"],
        }

    def _when(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if moment := cleaned.get("moment"):
            return {"precision": "exact", "on": moment.date().isoformat(), "at": f"{moment:%H:%M}"}
        on = cleaned["day"].isoformat()
        if cleaned["part"] == words.FORGOTTEN:
            return {"precision": "day", "on": on}
        return {"precision": "part", "on": on, "part": cleaned["part"]}

    def _how(self, acts: frozenset[str]) -> dict[str, Any]:
        """Return the contact: a call counts as taken only where something was said in it; of a bare ring nobody knows."""
        channel = self.cleaned_data["channel"]
        spoken = channel in CALLS and bool(acts & SAID)
        forgotten = self.cleaned_data["part"] == words.FORGOTTEN and "moment" not in self.cleaned_data
        counted = once(channel, spoken or None) if forgotten else {}
        return {"contact_channel": channel, "connected": spoken or None, **counted}
