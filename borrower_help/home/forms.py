"""What is asked once about a case: who lent the money, how matters stand."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from borrower_help.cases.models import CasePayload
from borrower_help.core.fields import Option
from borrower_help.core.forms import BaseForm, PickOne, TextField
from borrower_help.incidents.words import LENDER_OPTIONS, role_options

DEBT_OPTIONS = [
    Option("overdue", _("It is true, not paid back yet")),
    Option("not_due", _("It is not due yet")),
    Option("repaid", _("It is paid back")),
    Option("disputed", _("The sum is not right, or it is about something else")),
    Option("not_theirs", _("I never borrowed this")),
    Option("number_recycled", _("My number belonged to somebody else before")),
    Option("unknown", _("I cannot say")),
]


class AboutForm(BaseForm):
    """Ask who lent the money and how matters stand."""

    legend = _("Who lent the money?")
    hint = _("Look at the contract, the app or the text message about the transfer. What you do not know, leave.")

    lender_kind = PickOne(LENDER_OPTIONS, label="", initial="unknown")
    app_name = TextField(label=_("Name of the app"), required=False, max_length=60)
    lender_name = TextField(
        label=_("Name of the company in the contract"),
        required=False,
        max_length=200,
        help_text=_("As it stands there."),
    )
    debt_state = PickOne(DEBT_OPTIONS, label=_("And this money?"), initial="unknown")
    owner_role = PickOne(
        role_options("borrower"), label=_("Did you sign for this money or borrow it together?"), initial="unknown"
    )

    def __init__(self, *args: Any, about: CasePayload, **kwargs: Any) -> None:
        answers = {name: getattr(about, name, "") for name in self.base_fields}
        answers["lender_kind"] = about.lender_kind or "unknown"
        kwargs.setdefault("initial", answers)
        super().__init__(*args, **kwargs)
        # a relative is never asked how the debt stands: it is not theirs to know or to say
        del self.fields["debt_state" if about.perspective == "third_party" else "owner_role"]

    def payload(self, before: CasePayload) -> CasePayload:
        """Return the case as a valid form says it, over what it said before."""
        return replace(before, **self.cleaned_data)


class RevisionForm(forms.Form):
    """Carry the revision somebody read."""

    revision = forms.IntegerField(min_value=1)
