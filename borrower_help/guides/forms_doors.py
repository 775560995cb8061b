"""What the finder of doors asks; an answer stands in the address as one letter that says nothing."""

from collections.abc import Mapping
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from borrower_help.core import languages
from borrower_help.core.fields import Option
from borrower_help.core.forms import BaseForm, PickOne
from borrower_help.rules.catalogue.finder_words import HISTORIES, LENDERS, MATTERS
from borrower_help.rules.law import Words

QUESTIONS = {"w": LENDERS, "h": MATTERS, "t": HISTORIES}


class WhichForm(BaseForm):
    """Ask who lent, what happened, who was asked already."""

    legend = _("Which door first?")
    hint = _("Three questions. Nothing of this is kept.")

    w = PickOne(label=_("Who lent the money?"))
    h = PickOne(label=_("What happened?"))
    t = PickOne(label=_("Whom have you asked already?"))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name, answers in QUESTIONS.items():
            cast(PickOne, self.fields[name]).options = options(answers)

    def answers(self) -> tuple[str, str, str]:
        """Return the three answers of a valid form as the finder names them."""
        said = (_by_letter(answers)[self.cleaned_data[name]] for name, answers in QUESTIONS.items())
        lender, matter, history = said
        return lender, matter, history


def options(answers: Mapping[str, tuple[str, Words]]) -> list[Option]:
    """Return answers as a form offers them, in the language of the page."""
    language = languages.current()
    return [Option(letter, words.of(language)) for letter, words in answers.values()]


def _by_letter(answers: Mapping[str, tuple[str, Words]]) -> dict[str, str]:
    return {letter: key for key, (letter, _words) in answers.items()}
