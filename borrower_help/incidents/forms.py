"""The questions of the recording journey: each form checks its page and says what it adds to the record."""

from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from borrower_help.core.dates import wall_now
from borrower_help.core.fields import Option, Words
from borrower_help.core.forms import (
    BaseForm,
    ClockField,
    DayField,
    PhoneField,
    PickMany,
    PickOne,
    TickBox,
)
from borrower_help.core.moments import OTHER_DAY
from borrower_help.incidents import conduct, words

AHEAD = timedelta(minutes=10)  # a phone's clock may be that fast: taken as now
FIRST_YEAR = 2000
PART_STARTS = {"early": 0, "morning": 6, "afternoon": 12, "evening": 18, "night": 22}
NOT_YET: Words = _("That time has not come yet. Another look? The rest is kept.")
PART_UNKNOWN: Words = _("Not chosen yet. “I do not remember” is an answer too.")
CLOCK_UNKNOWN: Words = _("Not filled in yet. If you do not remember the time, choose the part of the day below.")
LOOK_IT_UP: Words = _("If you do not remember, look into the phone's call list and messages.")
TOO_OLD: Words = _("A year from 2000 on, please. Another look?")


DAY_ONLY: Words = _("Such as 22:10. If you do not remember, leave it: then it counts from the next day on.")


def sent_at(moment: datetime) -> dict[str, str]:
    """Return a moment as a record keeps it."""
    return {"on": moment.date().isoformat(), "at": f"{moment:%H:%M}", "precision": "exact"}


class StepForm(BaseForm):
    """A page of the journey; it knows whose record it is, the time, and what was answered on the pages before."""

    def __init__(
        self,
        data: Any = None,
        *,
        perspective: str = "borrower",
        now: datetime | None = None,
        answers: Any = None,
        owner_role: str = "unknown",
        consent: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.perspective = perspective
        self.now = now or wall_now()
        self.answers = answers or {}
        self.owner_role = owner_role
        for field in self.fields.values():
            if isinstance(field, DayField):
                field.today = self.now.date()
        self.prepare()
        if consent:
            self.fields["consent"] = TickBox(label=consent)

    def prepare(self) -> None:
        """Fit the fields to who is asked."""

    def clean(self) -> dict[str, Any]:
        """Forget what is wrong in fields that stand under an answer that was not chosen: nobody sees them."""
        for name, field in self.fields.items():
            given = self.cleaned_data.get(name) or ""
            for option in getattr(field, "options", ()):
                if option.value != given and option.value not in (given if isinstance(given, list) else ()):
                    self._forget(option.shows)
        return self.cleaned_data

    def _forget(self, names: tuple[str, ...]) -> None:
        for name in names:
            if name in self.errors:
                del self.errors[name]
                self.cleaned_data[name] = "" if isinstance(self.fields[name], forms.CharField) else None

    def parts(self) -> dict[str, Any]:
        """Return what this page adds to the record; only of a valid form."""
        return {}

    def one_of(self, name: str) -> PickOne:
        """Return a field as the choice it is."""
        return cast(PickOne, self.fields[name])

    def check_day(self, name: str, day: date | None) -> None:
        """Refuse a day before anybody kept such a record."""
        if day is not None and day.year < FIRST_YEAR:
            self.add_error(name, ValidationError(TOO_OLD, code="too_old"))


class ConductForm(StepForm):
    """Ask what they did."""

    legend = _("What did they do?")
    hint = _("Tick as many as fit. Only what really happened this time.")

    conduct = PickMany(more_label=_("Something else: show all"))
    authority_check = PickOne(words.CHECKS.items(), label=_("Checked whether that is so?"), required=False)
    lawyer_check = PickOne(words.CHECKS.items(), label=_("Checked whether that is so?"), required=False)
    paper_check = PickOne(words.PAPER_CHECKS.items(), label=_("Checked whether it is real?"), required=False)
    entry = PickOne(
        [
            ("no", _("No, nobody let them in")),
            ("yes", _("Yes, somebody let them in")),
            ("unknown", _("Hard to say")),
        ],
        label=_("Did anybody let them in?"),
        required=False,
    )
    SHOWS = {
        "claimed_authority": ("authority_check",),
        "claimed_lawyer": ("lawyer_check",),
        "showed_paper": ("paper_check",),
        "entered_or_stayed": ("entry",),
    }

    def prepare(self) -> None:
        """Offer the six commonest for this person first."""
        first, more = conduct.offered(self.perspective, self.SHOWS)
        cast(PickMany, self.fields["conduct"]).offer(first, more)
        for name in ("authority_check", "lawyer_check", "paper_check"):
            self.fields[name].initial = "unchecked"
        self.fields["entry"].initial = "unknown"

    def parts(self) -> dict[str, Any]:
        """Return the acts and what was checked about them."""
        chosen = [code for code in self.cleaned_data["conduct"] if code != conduct.NOTHING]
        check = "unchecked"
        if "claimed_lawyer" in chosen:
            check = self.cleaned_data["lawyer_check"] or check
        if "claimed_authority" in chosen:
            check = self.cleaned_data["authority_check"] or "unchecked"
        entered = "entered_or_stayed" in chosen
        return {
            "conduct": chosen,
            "claim_check": check,
            "paper_check": (self.cleaned_data["paper_check"] or "unchecked")
            if "showed_paper" in chosen
            else "unchecked",
            "entry_consent": {"yes": True, "no": False}.get(self.cleaned_data["entry"]) if entered else None,
            "debt_state": "repaid" if "after_repayment" in chosen else "unknown",
        }


class MomentMixin:
    """Read "just now" or a day and a clock time into a moment that is not in the future."""

    def read_moment(self: Any, *, day_only: bool = False) -> None:
        """Put `moment` into the cleaned data, or an error on the field that is wrong; `day_only`: the time may be unknown."""
        day, clock = "day", "clock"
        self.require(day, *(() if day_only else (clock,)))
        self.check_day(day, self.cleaned_data.get(day))
        if day in self.errors or clock in self.errors or not self.cleaned_data.get(clock):
            return
        moment = datetime.combine(self.cleaned_data[day], self.cleaned_data[clock])
        if moment > self.now + AHEAD:
            self.add_error(clock, ValidationError(NOT_YET, code="future"))
        self.cleaned_data["moment"] = min(moment, self.now)

    def sent(self: Any) -> dict[str, str]:
        """Return when something was sent: its day, and its time where somebody remembers it."""
        moment = self.cleaned_data.get("moment")
        return sent_at(moment) if moment else {"on": self.cleaned_data["day"].isoformat(), "at": "", "precision": "day"}

    def now_settled(self: Any) -> dict[str, Any]:
        """Return "just now" as the time it was: a draft may be finished tomorrow."""
        if self.cleaned_data.get("when") != "now":
            return {}
        return {"when": "time", "day": [OTHER_DAY, self.now.date().isoformat()], "clock": f"{self.now:%H:%M}"}


class WhenForm(MomentMixin, StepForm):
    """Ask when it was."""

    legend = _("When was it?")
    hint = _("Roughly is fine; it will then say “about”.")

    when = PickOne(
        [
            Option("now", _("Just now")),
            Option("time", _("I will choose the time"), "", ("day", "clock", "about")),
            Option(
                "part",
                _("Roughly which part of the day"),
                _("Morning, afternoon, evening, night, or you do not remember"),
                ("part_day", "part"),
            ),
            Option("many", _("They called many times a day"), _("Write it down by day: answered, not answered")),
        ]
    )
    day = DayField(label=_("Which day"), required=False)
    clock = ClockField(label=_("What time"), required=False, help_text=_("Such as 22:10 or 2210"))
    about = TickBox(label=_("The time is rough"), required=False)
    part_day = DayField(label=_("Which day"), required=False, help_text=LOOK_IT_UP)
    part = PickOne(
        words.PARTS_ASKED,
        label=_("Which part of the day"),
        required=False,
        widget=forms.Select,
    )

    def prepare(self) -> None:
        """Say where not remembering is an answer."""
        self.fields["part"].error_messages["required"] = PART_UNKNOWN
        self.fields["clock"].error_messages["required"] = CLOCK_UNKNOWN

    def clean(self) -> dict[str, Any]:
        """Refuse what has not happened yet."""
        super().clean()
        when = self.cleaned_data.get("when")
        if when == "time":
            self.read_moment()
        elif when == "part":
            self._read_part()
        return self.cleaned_data

    def _read_part(self) -> None:
        self.require("part_day", "part")
        day, part = self.cleaned_data.get("part_day"), self.cleaned_data.get("part")
        self.check_day("part_day", day)
        if day and part and datetime.combine(day, time(PART_STARTS.get(part, 0))) > self.now:
            self.add_error("part", ValidationError(NOT_YET, code="future"))

    def settled(self) -> dict[str, Any]:
        """Return what is kept instead of "just now"."""
        settled = self.now_settled()
        return {**settled, "about": False} if settled else {}

    def parts(self) -> dict[str, Any]:
        """Return day, time and how exact they are."""
        given = self.cleaned_data
        if given["when"] == "part" and given["part"] == words.FORGOTTEN:
            return {"on": given["part_day"].isoformat(), "precision": "day", "part": "", "at": ""}
        if given["when"] == "part":
            return {"on": given["part_day"].isoformat(), "precision": "part", "part": given["part"], "at": ""}
        moment = self.now if given["when"] == "now" else given["moment"]
        about = given["when"] == "time" and given["about"]
        return {"on": moment.date().isoformat(), "at": f"{moment:%H:%M}", "precision": "about" if about else "exact"}


class RefusalForm(MomentMixin, StepForm):
    """Ask what was sent to them, when, and to which number."""

    legend = _("Write down what you sent")
    hint = _("From now on every further call counts for more. That it stops today cannot be promised.")

    what = PickOne([], label=_("What did it say?"))
    when = PickOne(
        [("now", _("Just now")), Option("time", _("I will choose the time"), "", ("day", "clock"))],
        label=_("When did you send it?"),
        initial="now",
    )
    day = DayField(label=_("Which day"), required=False)
    clock = ClockField(label=_("What time"), required=False, help_text=DAY_ONLY)
    number = PhoneField(label=_("To which number"), required=False)
    KINDS = {
        "borrower": ("stay_reachable", "stop_contact", "repaid"),
        "third_party": ("stop_contact", "wrong_person"),
    }

    def prepare(self) -> None:
        """Offer the texts this person was shown, the first of them chosen."""
        labels = dict(words.REFUSALS)
        if self.perspective == "borrower":
            labels["stop_contact"] = _("Not to contact my family or colleagues any more")
        kinds = self.KINDS[self.perspective]
        self.one_of("what").options = [(kind, labels[kind]) for kind in kinds]
        self.fields["what"].initial = kinds[0]

    def clean(self) -> dict[str, Any]:
        """Refuse what has not happened yet."""
        super().clean()
        if self.cleaned_data.get("when") == "time":
            self.read_moment(day_only=True)
        return self.cleaned_data

    def parts(self) -> dict[str, Any]:
        """Return the refusal as it is recorded."""
        given = self.cleaned_data
        sent = self.sent() if given["when"] == "time" else sent_at(self.now)
        return {
            "kind": "refusal",
            "refusal_kind": given["what"],
            "contact_channel": "text",
            **sent,
            "number": given["number"],
        }


class LenderForm(BaseForm):
    """Ask once, beside the first record, who lent the money: most rules hang on it."""

    lender_kind = PickOne(
        [(option.value, option.label) for option in words.LENDER_OPTIONS],
        label=_("One more thing, asked only once: who lent the money?"),
        required=False,
        initial="unknown",
        widget=forms.Select,
    )
