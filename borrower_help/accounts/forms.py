"""Forms about codes, passphrases and PINs."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from borrower_help.accounts import codes
from borrower_help.accounts.guessable import is_guessable
from borrower_help.core.forms import BaseForm

PASSPHRASE_MIN, PASSPHRASE_MAX = 8, 100


def _secret(
    label: Any, *, help_text: Any = "", required: bool = True, digits: bool = False, new: bool = False
) -> forms.CharField:
    attrs = {"autocomplete": "new-password" if new else "off", "autocapitalize": "none", "spellcheck": "false"}
    if digits:
        attrs["inputmode"] = "numeric"
    widget = forms.PasswordInput(attrs=attrs, render_value=False)
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=PASSPHRASE_MAX, widget=widget
    )


class UnlockForm(BaseForm):
    """Take a receipt code and, where there is one, its passphrase."""

    legend = _("Type your key code")
    hint = _("20 digits, as you copied them down. Spaces do not matter.")

    code = forms.CharField(
        label=_("Key code"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    passphrase = _secret(_("Passphrase"), help_text=_("Only if you added one."), required=False)

    def clean_code(self) -> str:
        """Return the 20 digits; say how many are missing, or that one of them is wrong."""
        code = codes.normalise(self.cleaned_data["code"])
        if not re.fullmatch(r"[0-9]*", code):
            raise forms.ValidationError(_("A key code has digits only."), code="not_digits")
        short = codes.DIGITS - len(code)
        if short > 0:
            message = _("%(missing)d digits are missing. Look at the paper again?")
            raise forms.ValidationError(message, code="too_short", params={"missing": short})
        if short < 0:
            message = _("%(extra)d digits too many. Look at the paper again?")
            raise forms.ValidationError(message, code="too_long", params={"extra": -short})
        if not codes.well_formed(code):
            raise forms.ValidationError(
                _("One digit is wrong, or two are swapped. Go through them four by four."), code="check"
            )
        return code


class PinForm(BaseForm):
    """Take the six-digit PIN of a trusted phone."""

    legend = _("Type the PIN of this phone")

    pin = _secret(_("Six digits"), digits=True)

    def clean_pin(self) -> str:
        """Return six ASCII digits."""
        return _six_digits(self.cleaned_data["pin"])


def _six_digits(typed: str) -> str:
    pin = codes.normalise(typed)
    if not re.fullmatch(r"[0-9]{6}", pin):
        raise forms.ValidationError(_("A PIN has exactly six digits."), code="pin")
    return pin


class NewPinForm(BaseForm):
    """Choose a PIN for one's own phone, typed twice."""

    legend = _("A PIN for this phone")
    hint = _(
        "Only if nobody else uses this phone. For 30 days six digits are enough here; "
        "after five wrong ones only the key code opens."
    )

    pin = _secret(_("Six digits"), digits=True, new=True)
    pin_again = _secret(_("The same six digits again"), digits=True, new=True)

    def clean_pin(self) -> str:
        """Return six digits that are not the first anybody would try."""
        pin = _six_digits(self.cleaned_data["pin"])
        if len(set(pin)) == 1 or pin in "01234567890" or pin in "09876543210" or is_guessable(pin):
            raise forms.ValidationError(_("Too easy to guess. Choose another one."), code="easy")
        return pin

    def clean(self) -> dict[str, Any]:
        """Check that both are the same."""
        cleaned = super().clean() or self.cleaned_data
        again = codes.normalise(cleaned.get("pin_again", ""))
        if cleaned.get("pin") and again and cleaned["pin"] != again:
            self.add_error("pin_again", forms.ValidationError(_("The two are not the same."), code="differ"))
        return cleaned


class PassphraseForm(BaseForm):
    """Choose a passphrase, typed twice; the code is asked for once it is no longer shown."""

    legend = _("Add a passphrase")
    hint = _(
        "Then the code alone opens nothing: it takes both. If you forget the passphrase, nobody can open it again."
    )

    code = UnlockForm.base_fields["code"]
    passphrase = _secret(_("Passphrase, at least eight characters"), new=True)
    passphrase_again = _secret(_("The same again"), new=True)

    def __init__(self, *args: Any, shown_code: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if shown_code is not None:
            del self.fields["code"]

    clean_code = UnlockForm.clean_code

    def clean(self) -> dict[str, Any]:
        """Check length, that it is not what anybody would try first, and that both are the same."""
        cleaned = super().clean() or self.cleaned_data
        first, again = cleaned.get("passphrase", ""), cleaned.get("passphrase_again", "")
        if first and len(first) < PASSPHRASE_MIN:
            self.add_error("passphrase", forms.ValidationError(_("At least eight characters."), code="short"))
        elif first and is_guessable(first):
            message = _("Too easy to guess. Choose another one.")
            self.add_error("passphrase", forms.ValidationError(message, code="easy"))
        if first and again and first != again:
            self.add_error("passphrase_again", forms.ValidationError(_("The two are not the same."), code="differ"))
        return cleaned
