"""Ask for the four dates that come before a letter about paying."""

from datetime import date
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from borrower_help.core.forms import BaseForm, DayField
from borrower_help.letters.four_dates import FORGOTTEN, KEYS, known


class FourDatesForm(BaseForm):
    """Four days, each of which may be forgotten."""

    legend = _("Four dates first")
    hint = _(
        "They decide whom to ask before anything is promised. About right is good enough. What you do not remember, leave."
    )
    unmarked = KEYS

    paid = DayField(
        label=_("The last payment"), required=False, help_text=_("Also one that was taken off your card by itself.")
    )
    agreed = DayField(
        label=_("The last time you agreed or signed anything"),
        required=False,
        help_text=_("The contract, a plan, a message in which you said that you would pay."),
    )
    demanded = DayField(
        label=_("The last demand that reached you"),
        required=False,
        help_text=_("Or somebody you live with: a call that was taken, a text, a letter."),
    )
    sued = DayField(
        label=_("A suit, a payment order or an arbitration"),
        required=False,
        help_text=_("The date on the paper; if there was none, leave it."),
    )

    def __init__(self, *args: Any, today: date, dates: dict[str, str] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", known(dates or {}))
        super().__init__(*args, **kwargs)
        for key in KEYS:
            field = cast(DayField, self.fields[key])
            field.today = today
            field.begin_with(_("I do not remember, or there was none"))

    def dates(self) -> dict[str, str]:
        """Return the answers of a valid form as they are sealed."""
        given = self.cleaned_data
        return {key: given[key].isoformat() if given[key] else FORGOTTEN for key in KEYS}
