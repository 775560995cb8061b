"""What somebody says of a file."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from borrower_help.core.forms import BaseForm, LongTextField, PickMany, PickOne, TextField
from borrower_help.evidence.payloads import MAX_EXCERPT, MAX_NOTE, FilePayload
from borrower_help.evidence.words import PROVE_OPTIONS, SOURCE_OPTIONS


class DescribeForm(BaseForm):
    """Ask what a file is meant to prove and where it came from; everything may stay empty."""

    legend = _("What it proves")
    hint = _("It will stand in the list of evidence. Leave empty what you do not know.")
    unmarked = ("proves", "note", "source", "origin", "excerpt")

    proves = PickMany(PROVE_OPTIONS, label=_("What does it show?"), required=False)
    note = LongTextField(
        label=_("In your own words"),
        required=False,
        max_length=MAX_NOTE,
        rows=3,
        help_text=_("Such as: from minute 2 he says he will come to the school."),
    )
    excerpt = LongTextField(
        label=_("What is said in it?"),
        required=False,
        max_length=MAX_EXCERPT,
        rows=6,
        help_text=_(
            "The few sentences that matter, word for word, each with its minute, such as: 2:05 He: I will come tomorrow. Me: Please do not. It will stand in the bundle as yours."
        ),
    )
    source = PickOne(SOURCE_OPTIONS, label=_("Where is it from?"), required=False)
    origin = TextField(label=_("More exactly"), required=False, max_length=MAX_NOTE)

    def __init__(self, data: Any = None, *, stored: FilePayload, spoken: bool) -> None:
        """Show what is stored; `spoken`: it is sound or video, so somebody can write down what is said."""
        self.stored = stored
        super().__init__(data, initial={name: getattr(stored, name) for name in self.unmarked})
        if not spoken:
            del self.fields["excerpt"]

    def payload(self) -> FilePayload:
        """Return what a valid form says."""
        return replace(self.stored, **self.cleaned_data)
