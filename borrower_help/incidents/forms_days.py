"""Ask for many contacts at once: a row a day, with counts."""

from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from borrower_help.core.forms import PhoneField, PickOne, WholeNumberField
from borrower_help.core.moments import TypedDayField
from borrower_help.incidents.conduct import NOTHING
from borrower_help.incidents.forms import StepForm
from borrower_help.incidents.payloads import MAX_COUNT

ROWS = 14
OPEN_ROWS = 4
COUNTS = ("answered", "unanswered", "texts")
ABOUT_COUNTS = frozenset({NOTHING, "many_calls", "at_night"})  # the counts say these by themselves


class Row(NamedTuple):
    """One day of the page as the template draws it; `rest` are the rows folded under it."""

    number: int
    day: BoundField
    counts: list[BoundField]
    number_field: BoundField
    opened: bool
    rest: list["Row"]


class DaysForm(StepForm):
    """Ask, day by day, how often they called and wrote."""

    legend = _("How often, day by day?")
    hint = _("Look into the phone's call list. One box for each day, up to 14 days at once. Night is 22:00 to 8:00.")

    spread = PickOne(
        [("every", _("On each of these days")), ("first", _("Only on the first day in the list"))],
        label=_("What you ticked before: when was that?"),
    )

    def prepare(self) -> None:
        """Make the rows, today standing in the first."""
        for row in range(1, ROWS + 1):
            self.fields[f"day_{row}"] = self._day(row)
            self.fields[f"answered_{row}"] = _count(_("Times picked up"))
            self.fields[f"unanswered_{row}"] = _count(_("Times not picked up"))
            self.fields[f"texts_{row}"] = _count(_("How many texts"))
            self.fields[f"night_{row}"] = _count(_("Of these at night"))
            self.fields[f"number_{row}"] = PhoneField(label=_("Number, if it was one and the same"), required=False)
        self.acts = [code for code in self.answers.get("conduct", {}).get("conduct", []) if code not in ABOUT_COUNTS]
        if not self.acts:
            del self.fields["spread"]

    def _day(self, row: int) -> TypedDayField:
        field = TypedDayField(label=_("Which day"), required=False)
        field.reader.today = self.now.date()
        field.error_messages["required"] = _("Which day was it? Choose a date.")
        if row == 1 and not self.is_bound:
            field.initial = self.now.date()
        return field

    def open_rows(self) -> list[Row]:
        """Return the rows that stand open."""
        return [self._drawn(row, []) for row in range(1, OPEN_ROWS + 1)]

    def folded_rows(self) -> list[Row]:
        """Return the fifth row, the sixth folded under it, and so on; what holds something stands open."""
        rest: list[Row] = []
        for row in range(ROWS, OPEN_ROWS, -1):
            rest = [self._drawn(row, rest)]
        return rest

    def _drawn(self, row: int, rest: list[Row]) -> Row:
        counts = [self[f"{name}_{row}"] for name in (*COUNTS, "night")]
        day, number = self[f"day_{row}"], self[f"number_{row}"]
        filled = any(field.value() not in (None, "") for field in (day, *counts, number))
        return Row(row, day, counts, number, filled or any(below.opened for below in rest), rest)

    def clean(self) -> dict[str, Any]:
        """Ask every row that was begun for its day and for at least one contact, and each day and number once."""
        super().clean()
        seen: set[tuple[date, str]] = set()
        begun = [row for row in range(1, ROWS + 1) if self._begun(row)]
        for row in begun:
            self._check_row(row, seen)
        if not begun:
            self.add_error(
                "answered_1", ValidationError(_("How many times? At least one day, please."), code="required")
            )
        return self.cleaned_data

    def _begun(self, row: int) -> bool:
        names = [f"{name}_{row}" for name in ("day", *COUNTS, "night", "number")]
        return any(name in self.errors or self.cleaned_data.get(name) not in (None, "") for name in names)

    def _check_row(self, row: int, seen: set[tuple[date, str]]) -> None:
        day, number = self.cleaned_data.get(f"day_{row}"), self.cleaned_data.get(f"number_{row}") or ""
        self.require(f"day_{row}")
        self.check_day(f"day_{row}", day)
        if any(f"{name}_{row}" in self.errors for name in COUNTS):
            return
        total = sum(self.cleaned_data.get(f"{name}_{row}") or 0 for name in COUNTS)
        if not total:
            sentence = _("No call and no text that day? Write how many, or empty the day.")
            self.add_error(f"answered_{row}", ValidationError(sentence, code="no_contacts"))
        elif (self.cleaned_data.get(f"night_{row}") or 0) > total:
            sentence = _("More at night than in the whole day. Another look?")
            self.add_error(f"night_{row}", ValidationError(sentence, code="night_too_many"))
        if day and (day, number) in seen:
            sentence = _("This day with this number is in the list twice. Put both into one row.")
            self.add_error(f"day_{row}", ValidationError(sentence, code="duplicate"))
        if day:
            seen.add((day, number))

    def day_parts(self) -> list[tuple[int, dict[str, Any]]]:
        """Return what each row that was filled in adds to a record, with the row's number."""
        given = self.cleaned_data
        return [(row, self._parts(row)) for row in range(1, ROWS + 1) if given.get(f"day_{row}")]

    def _parts(self, row: int) -> dict[str, Any]:
        counts = {name: self.cleaned_data.get(f"{name}_{row}") or 0 for name in (*COUNTS, "night")}
        calls = counts["answered"] + counts["unanswered"]
        return {
            **counts,
            "on": self.cleaned_data[f"day_{row}"].isoformat(),
            "precision": "day",
            "contact_channel": "call" if calls else "text",
            "number": self.cleaned_data.get(f"number_{row}") or "",
        }


def _count(label: Any) -> WholeNumberField:
    field = WholeNumberField(label=label, required=False, min_value=0, max_value=MAX_COUNT)
    field.error_messages["max_value"] = _(
        "At most 500 a day in one row. Put the rest into another row with its number."
    )
    return field
