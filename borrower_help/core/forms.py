"""The form every page of questions is: tidied input, kind sentences, no saving."""

import re
from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import (
    LongTextField,
    Option,
    PhoneField,
    PickMany,
    PickOne,
    TextField,
    TickBox,
    WholeNumberField,
    Words,
)
from borrower_help.core.moments import ClockField, DayField
from borrower_help.core.text import tidy

__all__ = [
    "BaseForm",
    "ClockField",
    "DayField",
    "LongTextField",
    "Option",
    "PhoneField",
    "PickMany",
    "PickOne",
    "TextField",
    "TickBox",
    "WholeNumberField",
    "revision_of",
    "tidy",
]

SENTENCES: dict[str, Words] = {
    "required": _("This is still empty."),
    "invalid": _("Something here does not look right. Another look? The rest is kept."),
    "max_length": _(
        "%(limit_value)d characters at most, there are %(show_value)d. Shorten it a little; the rest is kept."
    ),
    "min_value": _("At least %(limit_value)s, please."),
    "max_value": _("At most %(limit_value)s, please."),
}
EMPTY: tuple[Any, ...] = (None, "", [], ())


class BaseForm(forms.Form):
    """A question or a few that belong together; `legend` is the heading of its page."""

    use_required_attribute = False
    legend: Words = ""
    hint: Words = ""
    unmarked: tuple[str, ...] = ()  # fields whose label does not say that they may stay empty, though they may

    def __init__(self, data: Mapping[str, Any] | None = None, files: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(None if data is None else tidy_data(data), files, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        for field in self.fields.values():
            speak_kindly(field)

    @property
    def page_title(self) -> str:
        """Return the heading of the page this form stands on."""
        return str(self.legend)

    def require(self, *names: str) -> None:
        """Add the error `required` to each named field that holds nothing; for use in `clean`."""
        for name in names:
            if name not in self.errors and self.cleaned_data.get(name) in EMPTY:
                self.add_error(name, ValidationError(self.fields[name].error_messages["required"], code="required"))

    def error_codes(self) -> dict[str, list[str]]:
        """Return the codes of each field's errors; `__all__` holds those of the whole form."""
        return {name: [str(error.code) for error in errors.as_data()] for name, errors in self.errors.items()}


def tidy_data(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return form data with every text in it tidied; other values as they are."""
    if isinstance(data, MultiValueDict):
        return MultiValueDict({key: [_tidied(value) for value in values] for key, values in data.lists()})
    return {key: _tidied(value) for key, value in data.items()}


def _tidied(value: Any) -> Any:
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, list | tuple):
        return [_tidied(item) for item in value]
    return value


def speak_kindly(field: forms.Field) -> None:
    """Put our sentences where a field still has the framework's."""
    for code, sentence in SENTENCES.items():
        kinds = type(field).__mro__
        owner = next((kind for kind in kinds if code in vars(kind).get("default_error_messages", {})), None)
        if owner is None or not owner.__module__.startswith("borrower_help."):
            default = owner and vars(owner)["default_error_messages"][code]
            if field.error_messages.get(code) in (None, default):
                field.error_messages[code] = sentence


def revision_of(request: HttpRequest) -> int:
    """Return the revision somebody read; what is not a number was never read: it is stale."""
    typed = request.POST.get("revision", "")
    return int(typed) if re.fullmatch(r"[0-9]{1,9}", typed) else 0
