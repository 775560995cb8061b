"""What is asked about a letter that was handed over."""

from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Option
from borrower_help.core.forms import BaseForm, DayField, LongTextField, PickMany, PickOne, TextField
from borrower_help.core.moments import full_day
from borrower_help.guides.forms import PAPERS
from borrower_help.guides.forms import PaperForm as CountingForm
from borrower_help.letters import names
from borrower_help.matters.payloads import (
    MAX_NOTE,
    MAX_NUMBER,
    MAX_WORDS,
    DispatchPayload,
    OutcomePayload,
    PaperPayload,
    ResponsePayload,
)
from borrower_help.matters.words import ASK_OPTIONS, DOORS, HOW_OPTIONS, RESULTS, STOPPED
from borrower_help.rules.catalogue.answer_terms import DOORS as DOORS_OF

AT_ONCE = frozenset({"hotline", "app", "web", "counter"})  # whoever is rung, or takes it in, has it that day
RESULT = "result_"  # and the key of a request


class DispatchForm(BaseForm):
    """Ask how a letter went out, when, when it arrived, under which number."""

    legend = _("It is handed over")
    unmarked = ("received", "number", "note", "ask")

    how = PickOne(HOW_OPTIONS, label=_("How did it go out?"))
    door = PickOne((), label=_("To whom?"))
    handed = DayField(label=_("On which day?"))
    received = DayField(
        label=_("When did they get it?"),
        required=False,
        help_text=_(
            "Counter, hotline and app: mostly the same day. By post: the day it was signed for; the post office can tell you "
            "by the number. Days are counted from here. Not known yet: leave it."
        ),
    )
    number = TextField(
        label=_("Number of the ticket, the slip or the post"),
        required=False,
        max_length=MAX_NUMBER,
        help_text=_("The next door asks for it."),
    )
    note = LongTextField(label=_("Who took it, what they said"), required=False, max_length=MAX_NOTE, rows=3)
    ask = PickOne(
        ASK_OPTIONS,
        label=_("No rule names a day here. When do you want to ask again?"),
        required=False,
        help_text=_("Only for you; nobody must answer by then."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        letter_key: str,
        issued_on: date,
        today: date,
        stored: DispatchPayload | None = None,
        has_term: bool = False,
    ) -> None:
        self.letter_key, self.issued_on, self.stored = letter_key, issued_on, stored
        super().__init__(data, initial=_initial(stored, letter_key))
        doors = DOORS_OF[letter_key]
        cast(PickOne, self.fields["door"]).options = [Option(door, DOORS[door]) for door in doors]
        if len(doors) == 1:
            del self.fields["door"]
        if has_term:
            del self.fields["ask"]
        for name in ("handed", "received"):
            cast(DayField, self.fields[name]).today = today
        cast(DayField, self.fields["received"]).begin_with(_("Not known yet"))

    def clean(self) -> dict[str, Any]:
        """Refuse days that cannot follow each other."""
        given = super().clean() or self.cleaned_data
        handed, received = given.get("handed"), given.get("received")
        if handed and handed < self.issued_on:
            said = _("The letter was settled on %(day)s; it cannot have gone out before. Another look?")
            self.add_error("handed", ValidationError(said, code="before", params={"day": full_day(self.issued_on)}))
        if handed and received and received < handed:
            said = _("It cannot have arrived before %(day)s, the day it went out. Another look?")
            self.add_error("received", ValidationError(said, code="before", params={"day": full_day(handed)}))
        return given

    def payload(self) -> DispatchPayload:
        """Return what a valid form says; what happened since is kept."""
        given, before = self.cleaned_data, self.stored
        received, ask = given["received"], given.get("ask")
        if received is None and given["how"] in AT_ONCE:
            received = given["handed"]
        kept = before.ask_on if before else ""
        return DispatchPayload(
            letter_key=self.letter_key,
            handed_on=given["handed"].isoformat(),
            how=given["how"],
            door=given.get("door", DOORS_OF[self.letter_key][0]),
            received_on=received.isoformat() if received else "",
            number=given["number"],
            note=given["note"],
            ask_on=(given["handed"] + timedelta(days=int(ask))).isoformat() if ask else kept,
            asked_on=before.asked_on if before else [],
            files=before.files if before else [],
            end=before.end if before else "",
        )


class ResponseForm(BaseForm):
    """Ask what came back: the day, the words, and of each request whether it was met."""

    legend = _("What did they answer?")
    unmarked: tuple[str, ...] = ("words",)

    on = DayField(label=_("On which day did it come?"))
    words = LongTextField(
        label=_("What it says, word for word if you can"), required=False, max_length=MAX_WORDS, rows=6
    )

    def __init__(
        self,
        data: Any = None,
        *,
        requests: tuple[str, ...],
        not_before: date,
        today: date,
        stored: ResponsePayload | None = None,
    ) -> None:
        self.requests, self.not_before, self.stored = requests, not_before, stored
        met = stored.results if stored else {}
        shown = {RESULT + key: said for key, said in met.items()}
        super().__init__(data, initial={"on": stored.day, "words": stored.words, **shown} if stored else None)
        cast(DayField, self.fields["on"]).today = today
        for key in requests:
            field = PickOne(RESULTS, label=names.REQUESTS[key], required=False)
            field.side_by_side = True
            self.fields[RESULT + key] = field
        self.unmarked = ("words", *(RESULT + key for key in requests))

    def clean(self) -> dict[str, Any]:
        """Refuse an answer that is older than what it answers."""
        given = super().clean() or self.cleaned_data
        if given.get("on") and given["on"] < self.not_before:
            said = _("The letter went out on %(day)s; an answer cannot be older. Another look?")
            self.add_error("on", ValidationError(said, code="before", params={"day": full_day(self.not_before)}))
        return given

    def payload(self) -> ResponsePayload:
        """Return what a valid form says."""
        given = self.cleaned_data
        met = {key: given[RESULT + key] for key in self.requests if given.get(RESULT + key)}
        files = self.stored.files if self.stored else []
        return ResponsePayload(on=given["on"].isoformat(), words=given["words"], results=met, files=files)


class PaperForm(BaseForm):
    """Ask which paper of a court came, when, under which number."""

    legend = _("A paper of a court or of arbitration")
    hint = _("Only that it came and when; its last day then stands first on your page.")
    unmarked = ("number",)

    paper = PickOne(PAPERS, label=_("Which one came?"))
    came = DayField(label=_("When did it come?"), help_text=CountingForm.base_fields["came"].help_text)
    number = TextField(label=_("Case number"), required=False, max_length=MAX_NUMBER)

    def __init__(self, data: Any = None, *, today: date, stored: PaperPayload | None = None) -> None:
        self.stored = stored
        initial = {"paper": stored.paper, "came": stored.received, "number": stored.number} if stored else None
        super().__init__(data, initial=initial)
        came = cast(DayField, self.fields["came"])
        came.today = today
        came.begin_with(_("Please choose"))  # a sum from a day nobody chose would end too late

    def payload(self) -> PaperPayload:
        """Return what a valid form says."""
        given = self.cleaned_data
        done = self.stored.done_on if self.stored else ""
        return PaperPayload(given["paper"], given["came"].isoformat(), given["number"], done)


class OutcomeForm(BaseForm):
    """Ask what came of it; everything may stay empty."""

    legend = _("What came of it")
    hint = _("For yourself. It is sealed like everything else here.")
    unmarked = ("stopped", "paid_back", "agreed", "note")

    stopped = PickMany(STOPPED, label=_("What has stopped?"), required=False)
    paid_back = TextField(
        label=_("What was given back or waived"),
        required=False,
        max_length=MAX_NOTE,
        help_text=_("Such as a fee, with its sum and the day."),
    )
    agreed = LongTextField(
        label=_("What was agreed"),
        required=False,
        max_length=MAX_WORDS,
        rows=4,
        help_text=_("Only what you have in writing counts later. Keep that paper."),
    )
    note = LongTextField(label=_("What you want to remember"), required=False, max_length=MAX_WORDS, rows=4)

    def __init__(self, data: Any = None, *, stored: OutcomePayload) -> None:
        self.stored = stored
        super().__init__(data, initial=asdict(stored))

    def payload(self) -> OutcomePayload:
        """Return what a valid form says, over what stood there."""
        return replace(self.stored, **self.cleaned_data)


def _initial(stored: DispatchPayload | None, letter_key: str) -> dict[str, Any]:
    if stored is None:
        return {"door": DOORS_OF[letter_key][0]}
    return {
        "how": stored.how,
        "door": stored.door,
        "handed": stored.handed,
        "received": stored.received,
        "number": stored.number,
        "note": stored.note,
    }
