"""What is asked about an agreement that was signed: its paper, its instalments, what was paid."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import LongTextField, MoneyField, PickOne, TextField, WholeNumberField
from borrower_help.core.forms import BaseForm, speak_kindly
from borrower_help.core.moments import DayField, TypedDayField, full_day
from borrower_help.core.money import show_yuan
from borrower_help.repayment.agreement_points import POINTS
from borrower_help.repayment.pasting import Row, Unreadable, read_schedule
from borrower_help.repayment.payloads import MAX_SCHEDULE
from borrower_help.repayment.payloads_plan import MAX_MARKS, MAX_SIGNER, MAX_WORDS, AgreementPayload, due_data
from borrower_help.repayment.plan import EVERY, MOST, Due, Stands, equal, is_equal
from borrower_help.repayment.schedule import ZERO
from borrower_help.repayment.words_plan import EVERY_OPTIONS, PLACE_OPTIONS, WAY_OPTIONS
from borrower_help.repayment.words_points import QUESTIONS, answer_words

_LAST_YEAR = 2190


class TermsForm(BaseForm):
    """Ask when it was signed, by whom, where it is written."""

    legend = _("What was signed")
    hint = _("Only what is in writing counts later. Spoken so far? Ask for it in writing first, then come back here.")
    unmarked = ("signer", "words")

    signed_on = DayField(label=_("On which day was it signed?"))
    where = PickOne(PLACE_OPTIONS, label=_("Where is it written?"))
    signer = TextField(
        label=_("Who signed for them?"),
        required=False,
        max_length=MAX_SIGNER,
        help_text=_("Company, name or staff number, as it stands there."),
    )
    words = LongTextField(
        label=_("What else does it say?"),
        required=False,
        max_length=MAX_WORDS,
        rows=4,
        help_text=_("On fees, on calls, on the credit record. Word for word is best."),
    )

    def __init__(self, data: Any = None, *, stored: AgreementPayload | None, today: date) -> None:
        self.stored = stored
        kept = {name: getattr(stored, name) for name in ("where", "signer", "words")} if stored else {}
        super().__init__(data, initial=kept | {"signed_on": stored.signed if stored else None})
        signed = cast(DayField, self.fields["signed_on"])
        signed.today = today
        signed.begin_with(_("Please choose"))

    def clean_signed_on(self) -> date:
        """Refuse a day after an instalment or a payment that stands there already."""
        signed: date = self.cleaned_data["signed_on"]
        known = [*self.stored.dues, *self.stored.marks] if self.stored else []
        first = min((one["on"] for one in known), default="")
        if first and signed.isoformat() > first:
            said = _("An instalment or a payment stands here for %(day)s already; it was signed by then. Another look?")
            told = {"day": full_day(date.fromisoformat(first))}
            raise ValidationError(said, code="after", params=told)
        return signed

    def payload(self) -> AgreementPayload:
        """Return the agreement as a valid form says it, over what stood there."""
        said = {**self.cleaned_data, "signed_on": self.cleaned_data["signed_on"].isoformat()}
        return replace(self.stored, **said) if self.stored else AgreementPayload(**said)


class PartsForm(BaseForm):
    """Ask for the instalments: so many alike, or a line each."""

    legend = _("The instalments")
    hint = _("As they stand in what was signed, not as they were said.")
    unmarked = ("total", "count", "first_on", "every", "lines")

    total = MoneyField(label=_("How much in all?"), required=False)
    way = PickOne(WAY_OPTIONS, label=_("How are they paid?"), initial="equal")
    count = WholeNumberField(label=_("How many instalments?"), required=False, min_value=1, max_value=MOST)
    first_on = TypedDayField(label=_("When is the first one due?"), required=False)
    every = PickOne(EVERY_OPTIONS, label=_("How often?"), required=False, widget=forms.Select, initial="month")
    lines = LongTextField(
        label=_("The instalments, a line each"),
        required=False,
        max_length=MAX_SCHEDULE,
        rows=8,
        help_text=_("Day and sum, such as 2026-04-05 1000"),
    )

    def __init__(self, data: Any = None, *, stored: AgreementPayload) -> None:
        self.stored = stored
        super().__init__(data, initial=_parts_begin(stored))
        self.dues: tuple[Due, ...] = ()

    def clean_lines(self) -> tuple[Row, ...]:
        """Refuse a line that could mean two things, and show it."""
        try:
            return read_schedule(self.cleaned_data["lines"])
        except Unreadable as error:
            said = _("This line is not clear to us: %(line)s. One sum a line is enough.")
            raise ValidationError(said, code="unreadable", params={"line": error.line[:60]}) from None

    def clean(self) -> dict[str, Any]:
        """Make the instalments, and refuse what cannot be."""
        if self.errors:
            return self.cleaned_data
        self.dues = self._equal() if self.cleaned_data["way"] == "equal" else self._lines()
        field = "first_on" if self.cleaned_data["way"] == "equal" else "lines"
        if self.dues and self.dues[0].on < self.stored.signed and not self.errors:
            said = _("It was signed on %(day)s; no instalment is due before. Another look?")
            self.add_error(field, ValidationError(said, code="before", params={"day": full_day(self.stored.signed)}))
        return self.cleaned_data

    def _equal(self) -> tuple[Due, ...]:
        said = self.cleaned_data
        self.require("total", "count", "first_on")
        if self.errors:
            return ()
        if said["first_on"].year >= _LAST_YEAR - 34:  # four hundred months later a year still has four digits
            self.add_error("first_on", ValidationError(_("A date such as 2026-03-05, please."), code="invalid"))
            return ()
        try:
            return equal(said["total"], said["count"], said["first_on"], said["every"] or "month")
        except ValueError:
            said_so = _("In so many parts each would be less than a cent. Another look?")
            self.add_error("count", ValidationError(said_so, code="small"))
            return ()

    def _lines(self) -> tuple[Due, ...]:
        rows: tuple[Row, ...] = self.cleaned_data["lines"]
        problem = _wrong_with(rows)
        if problem is not None:
            self.add_error("lines", problem)
            return ()
        dues = tuple(sorted((Due(row.on, row.total) for row in rows if row.on), key=lambda one: one.on))
        total, asked = sum((one.amount for one in dues), ZERO), self.cleaned_data["total"]
        if asked and asked != total:
            said = _(
                "These lines add up to %(sum)s yuan, and above stands %(total)s. One of them is a slip; another look?"
            )
            told = {"sum": show_yuan(total), "total": show_yuan(asked)}
            self.add_error("lines", ValidationError(said, code="sum", params=told))
        return dues

    def payload(self) -> AgreementPayload:
        """Return the agreement with these instalments; what was paid stays."""
        return replace(self.stored, dues=due_data(self.dues))


class PointsForm(BaseForm):
    """Ask of each point how the paper says it; what was not looked at stays empty."""

    legend = _("What does the paper say about it?")
    hint = _("Line by line, the paper beside it. What you do not find, say so; what you have no time for, leave.")
    unmarked = tuple(point.key for point in POINTS)

    def __init__(self, data: Any = None, *, stored: AgreementPayload) -> None:
        self.stored = stored
        super().__init__(data, initial=dict(stored.points))
        for point in POINTS:
            options = [("", _("Not looked at yet")), *((one, answer_words(point.key, one)) for one in point.answers)]
            field = PickOne(options, label=QUESTIONS[point.key], required=False, widget=forms.Select)
            speak_kindly(field)
            self.fields[point.key] = field

    def payload(self) -> AgreementPayload:
        """Return the agreement with these answers."""
        return replace(self.stored, points={key: said for key, said in self.cleaned_data.items() if said})


def _wrong_with(rows: tuple[Row, ...]) -> ValidationError | None:
    if not rows:
        return ValidationError(_("No sum was found in what you pasted. One sum a line is enough."), code="no_sum")
    if any(row.on is None for row in rows):
        return ValidationError(_("A day is missing in one of the lines. Such as: 2026-04-05 1000"), code="no_day")
    if any(row.total <= 0 for row in rows):
        return ValidationError(_("More than nothing, please."), code="min_value")
    if any(row.on and row.on.year >= _LAST_YEAR for row in rows):
        return ValidationError(_("A date such as 2026-03-05, please."), code="invalid")
    return None


def _parts_begin(stored: AgreementPayload) -> dict[str, Any]:
    """Return what stands in the form at first: alike where they are alike, else a line each."""
    dues = stored.parts
    if not dues:
        return {}
    total = sum((one.amount for one in dues), ZERO)
    for every in EVERY:
        if is_equal(dues, every):
            alike = {"way": "equal", "count": len(dues), "first_on": dues[0].on, "every": every}
            return {"total": total, **alike}
    lines = "\n".join(f"{one.on.isoformat()} {one.amount:.2f}" for one in dues)
    return {"total": total, "way": "lines", "lines": lines}


class PaidForm(BaseForm):
    """Ask when and how much was paid of one instalment."""

    on = DayField(label=_("On which day did you pay?"))
    amount = MoneyField(label=_("How much, in yuan?"))
    mark = TextField(required=False, max_length=36, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, line: Stands, stored: AgreementPayload, today: date) -> None:
        self.stored, self.signed, self.number = stored, stored.signed, line.number
        begin = {"on": min(line.on, today), "amount": f"{line.open:.2f}", "mark": str(uuid4())}
        super().__init__(data, initial=begin)
        cast(DayField, self.fields["on"]).today = today

    def clean(self) -> dict[str, Any]:
        """Say so where no more payments fit, instead of leaving this one out; one sent twice is there already."""
        said = self.cleaned_data
        if len(self.stored.marks) >= MAX_MARKS and not self.stored.mark(said.get("mark", "")):
            told = _(
                "%(number)d payments are marked here: no more fit. Take back what is not needed, then mark this one."
            )
            self.add_error("amount", ValidationError(told, code="full", params={"number": MAX_MARKS}))
        return said

    def clean_on(self) -> date:
        """Refuse a day before it was signed."""
        paid: date = self.cleaned_data["on"]
        if paid < self.signed:
            said = _("It was signed on %(day)s. What was paid before is in the sum already. Another look?")
            raise ValidationError(said, code="before", params={"day": full_day(self.signed)})
        return paid

    def clean_amount(self) -> Decimal:
        """Refuse nothing."""
        amount: Decimal = self.cleaned_data["amount"]
        if amount <= 0:
            raise ValidationError(_("More than nothing, please."), code="min_value")
        return amount

    def clean_mark(self) -> str:
        """Return the id this payment was given when its page was opened; another where it has none."""
        try:
            return str(UUID(self.cleaned_data["mark"]))
        except ValueError:
            return str(uuid4())

    def payment(self) -> dict[str, Any]:
        """Return the payment as it is sealed."""
        said = self.cleaned_data
        paid = {"number": self.number, "on": said["on"].isoformat(), "amount": f"{said['amount']:.2f}"}
        return {"id": said["mark"], **paid, "files": []}
