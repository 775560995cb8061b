"""Form fields with our limits, kind sentences and forgiving reading of what a thumb types."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borrower_help.core.money import NoSum, read_yuan
from borrower_help.core.text import one_line

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str

LINE_LIMIT = 500
LONG_LIMIT = 5000
MORE = pgettext_lazy("opens the longer list", "Something else")


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


class MoneyField(TextField):
    """A sum in 元, as people write it: 1,200 · 1.2万 · １２００元."""

    sentences: dict[str, Words] = {
        "negative": _("A sum without a minus, please."),
        "large": _("That is very much. One digit too many? Another look?"),
        "cents": _("Two places behind the point at most, please."),
        "unclear": _("A sum such as 1200, 1200.50 or 12,000, please."),
    }

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Return the sum to the cent; None where nothing was typed."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_yuan(text)
        except NoSum as error:
            code = "unclear" if error.code == "empty" else error.code
            raise ValidationError(self.sentences[code], code=code) from None

    def run_validators(self, value: Any) -> None:
        """Skip the text validators: the value is a number by now."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for the number keyboard with a point."""
        return {"autocomplete": "off", "inputmode": "decimal"}


class TickBox(forms.BooleanField):
    """One statement to tick, drawn as a card."""

    default_error_messages = {"required": _("Please tick this first.")}


class PickOne(forms.ChoiceField):
    """One answer out of some, drawn as cards; options may carry a hint and open other fields."""

    widget = forms.RadioSelect
    side_by_side = False  # for a few short answers asked of many things
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
        more_label: Words = MORE,
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
