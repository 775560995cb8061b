"""Change a record: every field of it on one page, and what differs when somebody else changed it meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from borrower_help.core.dates import wall_now
from borrower_help.core.fields import Words
from borrower_help.core.forms import (
    ClockField,
    DayField,
    LongTextField,
    Option,
    PhoneField,
    PickMany,
    PickOne,
    TextField,
    TickBox,
    WholeNumberField,
)
from borrower_help.incidents import conduct, describe
from borrower_help.incidents import words as plain
from borrower_help.incidents.forms import CLOCK_UNKNOWN, DAY_ONLY, NOT_YET, PART_STARTS, MomentMixin, StepForm
from borrower_help.incidents.payloads import MAX_COUNT, IncidentPayload, once

COUNTS = ("answered", "unanswered", "texts")
YES_NO = {True: "yes", False: "no", None: "unknown"}
NO_YES = {words: value for value, words in YES_NO.items()}


def _select(options: Any, label: Words, **kwargs: Any) -> PickOne:
    return PickOne(options, label=label, required=False, widget=forms.Select, **kwargs)


def _count(label: Words) -> WholeNumberField:
    return WholeNumberField(label=label, required=False, min_value=0, max_value=MAX_COUNT)


@dataclass(frozen=True)
class Group:
    """Hold fields that stand together under one heading; `folded` ones open on demand."""

    heading: Words
    fields: list[BoundField]
    folded: bool = False

    @property
    def opened(self) -> bool:
        """Return whether something to be seen stands in a folded group."""
        return any(field.errors or field.value() not in (None, "", "unknown", "unchecked") for field in self.fields)


class RecordForm(MomentMixin, StepForm):
    """What changing a contact and changing a refusal have in common."""

    GROUPS: tuple[tuple[Words, tuple[str, ...], bool], ...] = ()

    def __init__(self, data: Any = None, *, stored: IncidentPayload, **kwargs: Any) -> None:
        self.stored = stored
        super().__init__(data, initial=self.initial_of(stored), **kwargs)

    def initial_of(self, stored: IncidentPayload) -> dict[str, Any]:
        """Return what the fields show of a stored record."""
        raise NotImplementedError

    def payload(self) -> IncidentPayload:
        """Return the record as it was changed; what the page does not ask stays as stored."""
        return replace(self.stored, **self.parts())

    def groups(self) -> Iterator[Group]:
        """Return the groups the page is made of."""
        for heading, names, folded in self.GROUPS:
            fields = [self[name] for name in names if name in self.fields]
            if fields:
                yield Group(heading, fields, folded)


def _clock(stored: IncidentPayload) -> time | None:
    return time.fromisoformat(stored.at) if stored.at else None


class RefusalEditForm(RecordForm):
    """Change what was sent to them, when and to which number."""

    day = DayField(label=_("Which day"))
    clock = ClockField(label=_("What time"), required=False, help_text=DAY_ONLY)
    what = PickOne(plain.REFUSALS.items(), label=_("What did it say?"))
    number = PhoneField(label=_("To which number"), required=False)
    words = LongTextField(label=_("The text you sent, word for word"), required=False)
    GROUPS = ((_("What you sent"), ("day", "clock", "what", "number", "words"), False),)

    def initial_of(self, stored: IncidentPayload) -> dict[str, Any]:
        """Return what the fields show of a stored refusal."""
        shown = {"number": stored.number, "words": stored.words}
        return {**shown, "day": stored.day, "clock": _clock(stored), "what": stored.refusal_kind}

    def clean(self) -> dict[str, Any]:
        """Refuse what has not happened yet."""
        super().clean()
        self.read_moment(day_only=True)
        return self.cleaned_data

    def parts(self) -> dict[str, Any]:
        """Return the refusal as it is recorded."""
        given = self.cleaned_data
        return {
            **self.sent(),
            "part": "",
            "refusal_kind": given["what"],
            "number": given["number"],
            "words": given["words"],
        }


class ContactEditForm(RecordForm):
    """Change everything a contact can say."""

    day = DayField(label=_("Which day"))
    precision = PickOne(
        [
            Option("time", _("I know the time"), "", ("clock", "about")),
            Option("part", _("Roughly which part of the day"), "", ("part",)),
            Option("once", _("Once that day, I do not remember when")),
            Option("day", _("Only how often on that day"), "", (*COUNTS, "night")),
        ],
        label=_("When on that day?"),
    )
    clock = ClockField(label=_("What time"), required=False, help_text=_("Such as 22:10 or 2210"))
    about = TickBox(label=_("The time is rough"), required=False)
    part = _select([("", _("Please choose")), *plain.PARTS.items()], _("Which part of the day"))
    answered = _count(_("Picked up"))
    unanswered = _count(_("Not picked up"))
    texts = _count(_("Texts"))
    night = _count(_("Of these at night, 22:00 to 8:00"))
    channel = PickOne(plain.CHANNELS.items(), label=_("How did they come?"), widget=forms.Select)
    connected = _select(
        [("yes", _("Picked up")), ("no", _("Not picked up")), ("unknown", _("Do not know, or not a call"))],
        _("Was it picked up?"),
    )
    number = PhoneField(label=_("Number or account they used"), required=False)
    reached = PickOne(plain.REACHED.items(), label=_("Whom did they reach?"), widget=forms.Select)
    role = _select(plain.ROLES.items(), _("What has this person to do with the money?"))
    conduct = PickMany(label=_("What did they do?"), more_label=_("Something else: show all"), required=False)
    words = LongTextField(
        label=_("Their words"), required=False, help_text=_("As they said them, as much as you remember.")
    )
    heard = PickOne(
        [("self", _("I saw or heard it myself")), ("told", _("Somebody told me"))], label=_("Who knows it first hand?")
    )
    claimed = TextField(label=_("Who did they say they were"), required=False)
    claim_check = _select(plain.CHECKS.items(), _("Checked whether that is so?"))
    paper_check = _select(plain.PAPER_CHECKS.items(), _("A paper they showed: checked whether it is real?"))
    place = TextField(label=_("Where"), required=False, help_text=_("At home, at the gate, at work"))
    entry = _select(
        [
            ("unknown", _("They did not come in, or hard to say")),
            ("no", _("Nobody let them in")),
            ("yes", _("Somebody let them in")),
        ],
        _("Were they let in?"),
    )
    witnesses = TextField(label=_("Who else saw or heard it"), required=False)
    police_receipt = TextField(
        label=_("Called the police? Number of the receipt, or the station"), required=False, max_length=200
    )
    effects = TextField(label=_("What it did to you or the family"), required=False)
    debt_state = _select(describe.DEBT_STATES.items(), _("The money at that time"))
    GROUPS = (
        (_("When"), ("day", "precision"), False),
        (_("How, and whom"), ("channel", "connected", "number", "reached", "role"), False),
        (_("What happened"), ("conduct", "words", "heard"), False),
        (
            _("More details, if there are any"),
            (
                *("claimed", "claim_check", "paper_check", "place", "entry"),
                *("witnesses", "police_receipt", "effects", "debt_state"),
            ),
            True,
        ),
    )

    def prepare(self) -> None:
        """Offer the commonest acts and those that are ticked; the others stand folded."""
        self.fields["clock"].error_messages["required"] = CLOCK_UNKNOWN
        first, more = conduct.offered(self.perspective, {})
        ticked = set(self.stored.conduct)
        first = [option for option in first if option.value != conduct.NOTHING]
        opened = [*first, *(option for option in more if option.value in ticked)]
        cast(PickMany, self.fields["conduct"]).offer(opened, [option for option in more if option.value not in ticked])

    def initial_of(self, stored: IncidentPayload) -> dict[str, Any]:
        """Return what the fields show of a stored contact."""
        same = ["number", "reached", "role", "conduct", "words", "claimed", "claim_check", "paper_check", "place"]
        same += ["witnesses", "police_receipt", "effects", "debt_state", "part"]
        shown = {name: getattr(stored, name) for name in same}
        counts = {name: getattr(stored, name) or None for name in (*COUNTS, "night")}
        timed = stored.precision in {"exact", "about"}
        return {
            **shown,
            **counts,
            "day": stored.day,
            "precision": "time" if timed else "once" if stored.once else stored.precision,
            "clock": _clock(stored),
            "about": stored.precision == "about",
            "channel": stored.contact_channel,
            "connected": YES_NO[stored.connected],
            "heard": "told" if stored.hearsay else "self",
            "entry": YES_NO[stored.entry_consent],
        }

    def clean(self) -> dict[str, Any]:
        """Ask for what belongs to the chosen way of saying when; refuse what has not happened yet."""
        super().clean()
        precision, day = self.cleaned_data.get("precision"), self.cleaned_data.get("day")
        self.check_day("day", day)
        if precision == "time":
            self.read_moment()
        elif precision == "part":
            self.require("part")
            part = self.cleaned_data.get("part")
            if day and part and datetime.combine(day, time(PART_STARTS[part])) > self.now:
                self.add_error("part", ValidationError(NOT_YET, code="future"))
        elif precision == "day":
            self._check_counts()
        return self.cleaned_data

    def _check_counts(self) -> None:
        if any(name in self.errors for name in (*COUNTS, "night")):
            return
        total = sum(self.cleaned_data.get(name) or 0 for name in COUNTS)
        if not total:
            sentence = _("No call and no text that day? Write how many.")
            self.add_error("answered", ValidationError(sentence, code="no_contacts"))
        elif (self.cleaned_data.get("night") or 0) > total:
            sentence = _("More at night than in the whole day. Another look?")
            self.add_error("night", ValidationError(sentence, code="night_too_many"))

    def parts(self) -> dict[str, Any]:
        """Return the contact as it is recorded."""
        given = self.cleaned_data
        same = ("number", "reached", "conduct", "words", "claimed", "place", "witnesses", "police_receipt", "effects")
        return {
            **{name: given[name] for name in same},
            **self._when(),
            "contact_channel": given["channel"],
            "connected": NO_YES.get(given["connected"]),
            "role": self._role(),
            "hearsay": given["heard"] == "told",
            "claim_check": given["claim_check"] or "unchecked",
            "paper_check": given["paper_check"] or "unchecked",
            "entry_consent": NO_YES.get(given["entry"]),
            "debt_state": given["debt_state"] or "unknown",
        }

    def _when(self) -> dict[str, Any]:
        given = self.cleaned_data
        when: dict[str, Any] = {"on": given["day"].isoformat(), "at": "", "part": ""}
        if given["precision"] == "once":
            return {**when, "precision": "day", "night": 0, **once(given["channel"], NO_YES.get(given["connected"]))}
        if given["precision"] == "day":
            return {**when, "precision": "day", **{name: given[name] or 0 for name in (*COUNTS, "night")}}
        if self.stored.precision == "day":  # no longer a day's count: one contact at that time
            when |= dict.fromkeys((*COUNTS, "night"), 0)
        if given["precision"] == "part":
            return {**when, "precision": "part", "part": given["part"]}
        moment, precision = given["moment"], "about" if given["about"] else "exact"
        return {**when, "on": moment.date().isoformat(), "at": f"{moment:%H:%M}", "precision": precision}

    def _role(self) -> str:
        if self.perspective == "borrower" and self.cleaned_data["reached"] == "self":
            return "borrower"
        return self.cleaned_data["role"] or "unknown"


def form_for(data: Any, *, stored: IncidentPayload, perspective: str) -> RecordForm:
    """Return the form that changes this kind of record."""
    kind = RefusalEditForm if stored.kind == "refusal" else ContactEditForm
    return kind(data, stored=stored, perspective=perspective, now=wall_now())


def differences(mine: IncidentPayload, theirs: IncidentPayload, *, perspective: str, year: int) -> list[dict[str, str]]:
    """Return, label by label, where two forms of one record say different things."""
    sides = [{row["label"]: row["value"] for row in describe.rows(side, perspective, year)} for side in (mine, theirs)]
    labels = dict.fromkeys([*sides[0], *sides[1]])
    both = [{"label": label, "mine": sides[0].get(label, ""), "theirs": sides[1].get(label, "")} for label in labels]
    return [row for row in both if row["mine"] != row["theirs"]]
