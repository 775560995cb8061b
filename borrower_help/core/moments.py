"""Form fields for a day and a time of day, as people here write them."""

import datetime
import re
import unicodedata
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import TextField, Words
from borrower_help.core.languages import current

OTHER_DAY = "other"
_MORNINGS, _NOON, _EVENINGS, _NIGHTS = "凌晨|清晨|早上|早晨|上午", "中午", "下午|傍晚|晚上", "夜里|夜间|深夜|半夜"
CLOCK = re.compile(
    f"({_MORNINGS}|{_NOON}|{_EVENINGS}|{_NIGHTS})?"
    "([0-9]{1,2})(?:[:.]?([0-9]{2})|[点时](?:([0-9]{1,2})分?|(半)|([13])刻|整|钟)?)?"
)
DIGITS = "零一二三四五六七八九"
NUMERALS = re.compile(f"([二三四五]?)十([{DIGITS[1:]}]?)|[{DIGITS}〇两]")
DATE = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?")


def _digits(found: re.Match[str]) -> str:
    """Return 十 as 10, 二十三 as 23; a single 零 or 五 as itself, so that 零五 is 05."""
    if "十" in found[0]:
        return str((DIGITS.index(found[1]) if found[1] else 1) * 10 + (DIGITS.index(found[2]) if found[2] else 0))
    return str(DIGITS.index(found[0].replace("两", "二").replace("〇", "零")))


class ClockField(TextField):
    """A time of day: 22:10, 2210, 22点10分, 晚上10点."""

    default_error_messages = {
        "invalid": _("A time such as 22:10 or 2210, please."),
        "midnight": _("After midnight it is the next day: write 0:00 or 1:00, and choose that day."),
    }

    def to_python(self, value: Any) -> datetime.time | None:  # type: ignore[override]
        """Return the time; None where nothing was typed."""
        if isinstance(value, datetime.time):
            return value
        text = unicodedata.normalize("NFKC", super().to_python(value)).replace(" ", "")
        if not text:
            return None
        found = CLOCK.fullmatch(NUMERALS.sub(_digits, text))
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        minute = int(found[3] or found[4] or (30 if found[5] else int(found[6] or 0) * 15))
        hour = self._hour(found[1] or "", int(found[2]))
        if hour > 23 or minute > 59:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return datetime.time(hour, minute)

    def _hour(self, word: str, hour: int) -> int:
        """Return the hour of the day: 下午3点 is 15, 中午1点 is 13, 凌晨12点 is 0."""
        if word == "凌晨" and hour == 12:
            return 0
        # 晚上12点, 晚上1点: by the clock that is the next day already, and only its writer knows which day is meant
        if (word == "晚上" and (hour < 5 or hour == 12)) or (word in _NIGHTS.split("|") and hour == 12):
            raise ValidationError(self.error_messages["midnight"], code="midnight")
        later = (
            (word == _NOON and hour < 6)
            or (word in _EVENINGS.split("|") and hour < 12)
            or (word in _NIGHTS.split("|") and 6 <= hour < 12)
        )
        return hour + 12 if later else hour

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


def full_day(day: datetime.date) -> str:
    """Return 2026年3月5日 or 5 March 2026, as the active language writes it."""
    return date_format(day, "j F Y") if current() == "en" else f"{day.year}年{day.month}月{day.day}日"


def day_label(word: Words, day: datetime.date) -> str:
    """Return 今天（3月5日）."""
    return _("%(word)s (%(day)s)") % {"word": word, "day": short_day(day)}


class DayWidget(forms.MultiWidget):
    """A list of the last days, and a date for any other."""

    use_fieldset = True

    def __init__(self) -> None:
        day = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__({"pick": forms.Select(), "date": day})
        self.days: list[str] = []

    @property
    def pick(self) -> forms.Select:
        """The list of the last days; a copy of this widget has its own."""
        return cast("forms.Select", self.widgets[0])

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
        "no_such_day": _("There is no such day. Another look at month and day?"),
        "future": _("That day has not come yet. Another look?"),
        "two_days": _("Two different days stand here. Keep one: choose it above, or choose another date and type it."),
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
        widget = cast(DayWidget, self.widget)
        widget.days = [day.isoformat() for day in days]
        listed = [(day.isoformat(), day_label(word, day)) for day, word in zip(days, words, strict=True)]
        widget.pick.choices = [*listed, (OTHER_DAY, _("Choose another date"))]

    def begin_with(self, words: Words) -> None:
        """Let no day at all stand first in the list; without it the list says today before anybody chose."""
        pick = cast(DayWidget, self.widget).pick
        pick.choices = [("", words), *pick.choices]

    def compress(self, data_list: Sequence[str]) -> datetime.date | None:
        """Return the day chosen or typed."""
        if not data_list:
            return None
        picked, typed = data_list
        text = typed if picked in {"", OTHER_DAY} else picked
        if typed and text != typed and str(self._read(typed)) != text:  # without scripts both boxes are open
            raise ValidationError(self.error_messages["two_days"], code="two_days")
        if not text and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return self._read(text) if text else None

    def _read(self, text: str) -> datetime.date:
        """Return the date in `text`; dots, slashes and Chinese units are fine."""
        found = DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
        try:
            day = datetime.date(*(int(part) for part in found.groups())) if found else None
        except ValueError as error:
            raise ValidationError(self.error_messages["no_such_day"], code="no_such_day") from error
        if day is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if self.today and day > self.today:
            raise ValidationError(self.error_messages["future"], code="future")
        return day


class TypedDayField(TextField):
    """A day in one box: the phone's own calendar, or typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)
        self.reader = DayField(required=False)

    def to_python(self, value: Any) -> datetime.date | None:  # type: ignore[override]
        """Return the day; None where nothing was typed."""
        if isinstance(value, datetime.date):
            return value
        text = super().to_python(value)
        return self.reader.compress(["", text]) if text else None

    def run_validators(self, value: Any) -> None:
        """Skip the text validators: the value is a date by now."""
