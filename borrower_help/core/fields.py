"""Form fields with our limits, kind sentences and forgiving reading of what a thumb types."""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borrower_help.core.languages import current
from borrower_help.core.text import one_line

Words = str | Promise

LINE_LIMIT = 500
LONG_LIMIT = 5000
OTHER_DAY = "other"


class Option(NamedTuple):
    """One answer: its value, its words, a line under them, and the fields it opens."""

    value: str
    label: Words
    hint: Words = ""
    shows: tuple[str, ...] = ()


def as_options(choices: Iterable[Any]) -> list[Option]:
    """Return `Option`s for options or plain (value, label) pairs."""
    return [choice if isinstance(choice, Option) else Option(*choice) for choice in choices]


class TextField(forms.CharField):
    """One line of free text."""

    def __init__(self, *, max_length: int = LINE_LIMIT, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the text on one line."""
        return one_line(super().to_python(value) or "").strip()

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave out maxlength: a browser would cut what is pasted without a word."""
        return {"autocomplete": "off"}


class LongTextField(TextField):
    """Free text of many lines, with a counter."""

    def __init__(self, *, max_length: int = LONG_LIMIT, rows: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows, "cols": 20}))
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the text with its line breaks."""
        return forms.CharField.to_python(self, value) or ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Name the limit for the counter."""
        return {"data-count": self.max_length}


class PhoneField(TextField):
    """A number as it was shown: digits, plus, dashes, or a short name such as 未知号码."""

    def __init__(self, *, max_length: int = 40, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the number with full-width digits made plain."""
        return unicodedata.normalize("NFKC", super().to_python(value))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for the telephone keyboard."""
        return {"autocomplete": "off", "inputmode": "tel"}


class WholeNumberField(forms.IntegerField):
    """A count: plain or full-width digits."""

    widget = forms.TextInput
    default_error_messages = {"invalid": _("Digits only, please, such as 3.")}

    def to_python(self, value: Any) -> int | None:
        """Return the number; None where nothing was typed."""
        if isinstance(value, str):
            value = unicodedata.normalize("NFKC", value).strip()
            if value and not re.fullmatch(r"[0-9]{1,9}", value):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for the number keyboard, without the browser's own limits and arrows."""
        return {"autocomplete": "off", "inputmode": "numeric"}


class TickBox(forms.BooleanField):
    """One statement to tick, drawn as a card."""

    default_error_messages = {"required": _("Please tick this first.")}


class PickOne(forms.ChoiceField):
    """One answer out of some, drawn as cards; options may carry a hint and open other fields."""

    widget = forms.RadioSelect
    default_error_messages = {
        "required": _("Nothing chosen yet. The nearest one will do."),
        "invalid_choice": _("That answer is not on this page. Please choose one of these."),
    }

    def __init__(self, options: Iterable[Any] = (), *, label: Words = "", **kwargs: Any) -> None:
        super().__init__(label=label, **kwargs)
        self.options = as_options(options)

    @property
    def options(self) -> list[Option]:
        """The answers on offer."""
        return self._options

    @options.setter
    def options(self, options: Iterable[Any]) -> None:
        self._options = as_options(options)
        self.choices = [(option.value, option.label) for option in self._options]


class PickMany(forms.MultipleChoiceField):
    """Any number of answers; `more` stands folded under the first ones."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": _("Nothing chosen yet. Choose at least one."),
        "invalid_choice": _("That answer is not on this page. Please choose from these."),
        "invalid_list": _("That answer is not on this page. Please choose from these."),
    }

    def __init__(
        self,
        first: Iterable[Any] = (),
        more: Iterable[Any] = (),
        *,
        more_label: Words = pgettext_lazy("opens the longer list", "Something else"),
        label: Words = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(label=label, **kwargs)
        self.more_label = more_label
        self.offer(first, more)

    def offer(self, first: Iterable[Any], more: Iterable[Any] = ()) -> None:
        """Set the answers that stand open and those that stand folded."""
        shown, folded = as_options(first), as_options(more)
        self.options = [*shown, *folded]
        self.folded = {option.value for option in folded}
        self.choices = [(option.value, option.label) for option in self.options]


class ClockField(TextField):
    """A time of day: 22:10, 2210, 22点10分, 晚上10点."""

    default_error_messages = {"invalid": _("A time such as 22:10 or 2210, please.")}

    def to_python(self, value: Any) -> datetime.time | None:  # type: ignore[override]
        """Return the time; None where nothing was typed."""
        if isinstance(value, datetime.time):
            return value
        text = unicodedata.normalize("NFKC", super().to_python(value)).replace(" ", "")
        if not text:
            return None
        found = re.fullmatch(r"(凌晨|早上|上午|中午|下午|晚上)?([0-9]{1,2})(?:[:.点时]?([0-9]{2})?|[点时](半))分?", text)
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        hour = int(found[2]) + (12 if found[1] in {"下午", "晚上"} and int(found[2]) < 12 else 0)
        minute = 30 if found[4] else int(found[3] or 0)
        if hour > 23 or minute > 59:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return datetime.time(hour, minute)

    def prepare_value(self, value: Any) -> Any:
        """Show a time as 22:10."""
        return value.strftime("%H:%M") if isinstance(value, datetime.time) else value

    def run_validators(self, value: Any) -> None:
        """Skip the text validators: the value is a time by now."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for the number keyboard."""
        return {"autocomplete": "off", "inputmode": "numeric"}


def short_day(day: datetime.date) -> str:
    """Return 3月5日 or 5 March, as the active language writes it."""
    return date_format(day, "j F") if current() == "en" else f"{day.month}月{day.day}日"


class DayWidget(forms.MultiWidget):
    """A list of the last days, and a date for any other."""

    use_fieldset = True

    def __init__(self) -> None:
        super().__init__({"pick": forms.Select(), "date": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})})
        self.days: list[str] = []

    def decompress(self, value: Any) -> list[Any]:
        """Split a day into list entry and date."""
        if not isinstance(value, datetime.date):
            return [None, None]
        return [value.isoformat(), None] if value.isoformat() in self.days else [OTHER_DAY, value]


class DayField(forms.MultiValueField):
    """A day: today, yesterday, the day before, or any date up to today."""

    widget = DayWidget
    default_error_messages = {
        "invalid": _("A date such as 2026-03-05, please."),
        "future": _("That day has not come yet. Another look?"),
    }

    def __init__(self, *, today: datetime.date | None = None, **kwargs: Any) -> None:
        parts = (forms.CharField(required=False), forms.CharField(required=False))
        super().__init__(parts, require_all_fields=False, **kwargs)
        if today:
            self.today = today

    @property
    def today(self) -> datetime.date | None:
        """The day the list starts from."""
        return getattr(self, "_today", None)

    @today.setter
    def today(self, today: datetime.date) -> None:
        self._today = today
        days = [today - datetime.timedelta(days=ago) for ago in range(3)]
        words = (_("Today"), _("Yesterday"), _("The day before yesterday"))
        widget = self.widget
        widget.days = [day.isoformat() for day in days]
        widget.widgets[0].choices = [
            *((day.isoformat(), _("%(word)s (%(day)s)") % {"word": word, "day": short_day(day)}) for day, word in zip(days, words)),
            (OTHER_DAY, _("Choose another date")),
        ]

    def compress(self, data_list: Sequence[str]) -> datetime.date | None:
        """Return the day chosen or typed."""
        if not data_list:
            return None
        picked, typed = data_list
        text = typed if picked in {"", OTHER_DAY} else picked
        if not text and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return self._read(text) if text else None

    def _read(self, text: str) -> datetime.date:
        """Return the date in `text`; dots, slashes and Chinese units are fine."""
        found = re.fullmatch(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?", unicodedata.normalize("NFKC", text).strip())
        try:
            day = datetime.date(*(int(part) for part in found.groups())) if found else None
        except ValueError:
            day = None
        if day is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if self.today and day > self.today:
            raise ValidationError(self.error_messages["future"], code="future")
        return day
