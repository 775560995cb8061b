"""Ask how they came, whom they reached and what they said."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Option, Words
from borrower_help.core.forms import LongTextField, PhoneField, PickOne, TextField
from borrower_help.incidents import words
from borrower_help.incidents.forms import StepForm

CONTACT_KINDS = ("call", "robot_call", "text", "app_message", "visit")
HEARD: list[tuple[str, Words]] = [("self", _("I saw or heard it myself")), ("told", _("Somebody told me"))]
HEARD_QUESTION: Words = _("How do you know it?")
ROLE_QUESTION: Words = _("Does this person have to do with the money?")


class WhoForm(StepForm):
    """Ask how they got in touch and whom they reached."""

    legend: Words = _("How did they come?")

    channel = PickOne(
        [
            Option("call", words.CHANNELS["call"], "", ("connected",)),
            ("robot_call", words.CHANNELS["robot_call"]),
            ("text", words.CHANNELS["text"]),
            ("app_message", words.CHANNELS["app_message"]),
            Option("visit", words.CHANNELS["visit"], "", ("place", "witnesses", "police_receipt")),
            Option(
                "more", _("Another way"), _("E-mail, video call, letter, put up for others to see"), ("other_channel",)
            ),
        ]
    )
    connected = PickOne(
        [("yes", _("Picked up")), ("no", _("Not picked up")), ("unknown", _("Do not remember"))],
        label=_("Was it picked up?"),
        required=False,
    )
    place = TextField(label=_("Where"), required=False, help_text=_("At home, at the gate, at work"))
    witnesses = TextField(label=_("Who else saw or heard it"), required=False)
    police_receipt = TextField(
        label=_("Called the police? Number of the receipt, or the station"), required=False, max_length=200
    )
    other_channel = PickOne(
        [(code, label) for code, label in words.CHANNELS.items() if code not in CONTACT_KINDS],
        label=_("Which way"),
        required=False,
    )
    reached = PickOne([], label=_("Whom did they reach?"))
    own_role = PickOne(
        [], label=_("Did you sign for this money or borrow it together?"), required=False, widget=forms.Select
    )
    person = PickOne(
        [("", _("Please choose")), *((code, label) for code, label in words.REACHED.items() if code != "self")],
        label=_("Who is that"),
        required=False,
        widget=forms.Select,
    )
    role = PickOne([], label=ROLE_QUESTION, required=False, widget=forms.Select)
    heard = PickOne(HEARD, label=HEARD_QUESTION, required=False, widget=forms.Select, initial="told")

    def prepare(self) -> None:
        """Ask somebody who owes nothing about their own part, a borrower only about others; by day the way is known."""
        kin = self.perspective == "third_party"
        by_day = self.answers.get("when", {}).get("when") == "many"
        self.one_of("reached").options = [
            Option("self", _("They came to me"), "", ("own_role",) if kin else ()),
            Option("another", _("They went to somebody else"), "", ("person", "role", "heard")),
        ]
        self.one_of("role").options = words.role_options(self.perspective)
        self.one_of("own_role").options = words.role_options("borrower")
        self.fields["role"].initial = "unknown"
        self.fields["own_role"].initial = self.owner_role
        if kin:
            self.fields["reached"].initial = "self"
        else:
            del self.fields["own_role"]
        if by_day:
            self.legend = self.fields["reached"].label or ""
            self.fields["reached"].label = ""
            for name in ("channel", "connected", "place", "witnesses", "police_receipt", "other_channel"):
                del self.fields[name]
        else:
            del self.fields["heard"]  # asked with the words

    def clean(self) -> dict[str, Any]:
        """Ask for what stands inside the chosen answer."""
        super().clean()
        if self.cleaned_data.get("channel") == "more":
            self.require("other_channel")
        if self.cleaned_data.get("channel") == "call":
            self.require("connected")
        if self.cleaned_data.get("reached") == "another":
            self.require("person")
        return self.cleaned_data

    def parts(self) -> dict[str, Any]:
        """Return way and person, their part in the debt, and what goes with a visit."""
        given = self.cleaned_data
        parts: dict[str, Any] = {"reached": given["person"] if given["reached"] == "another" else "self"}
        if given["reached"] == "another":
            parts["role"] = given["role"] or "unknown"
            parts |= {"hearsay": given["heard"] != "self"} if "heard" in self.fields else {}
        else:
            parts["role"] = (given["own_role"] or "unknown") if "own_role" in self.fields else "borrower"
        channel = given.get("channel")
        if channel:
            parts["contact_channel"] = given["other_channel"] if channel == "more" else channel
        if channel == "call":
            parts["connected"] = {"yes": True, "no": False}.get(given["connected"])
        if channel == "visit":
            parts |= {name: given[name] for name in ("place", "witnesses", "police_receipt")}
        return parts


class WordsForm(StepForm):
    """Ask for the words, the number and who says so."""

    legend = _("What did they say?")

    words = LongTextField(
        label=_("Their words"),
        help_text=_("As they said them, as much as you remember. A text message: copy it in whole."),
        required=False,
    )
    heard = PickOne(HEARD, label=HEARD_QUESTION)
    number = PhoneField(label=_("Number or account they used"), required=False)
    claimed = TextField(
        label=_("Who did they say they were"), help_text=_("Such as: Manager Wang of so-and-so company"), required=False
    )
    effects = TextField(
        label=_("What it did to you or the family"),
        help_text=_("No sleep, trouble at work, the child is afraid"),
        required=False,
    )

    def prepare(self) -> None:
        """Take for granted that one hears oneself what one is told, and is told what was said to others."""
        other = self.answers.get("who", {}).get("reached") == "another"
        self.fields["heard"].initial = "told" if other else "self"

    def parts(self) -> dict[str, Any]:
        """Return words, number and whether they are hearsay."""
        given = self.cleaned_data
        return {
            "words": given["words"],
            "hearsay": given["heard"] == "told",
            "number": given["number"],
            "claimed": given["claimed"],
            "effects": given["effects"],
        }
