"""What the desk asks while somebody is on the line: one page of radio buttons, most of them answered already."""

from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from borrower_help.core import languages
from borrower_help.core.forms import BaseForm, PickOne
from borrower_help.rules.catalogue.desk_words import HISTORIES, LENDERS, MATTERS, NOW, PAPERS, WHO
from borrower_help.rules.desk import Asked

OFFERED = {"now": NOW, "paper": PAPERS, "who": WHO, "matter": MATTERS, "lender": LENDERS, "history": HISTORIES}


class DeskForm(BaseForm):
    """Ask the six questions; only what happened has no answer to begin with."""

    legend = _("Somebody is on the line")
    hint = _("Six questions, one page of advice. Nothing of this is kept.")

    now = PickOne(label=_("Danger right now?"), initial="no")
    paper = PickOne(label=_("A paper from a court or lawyer?"), initial="none")
    who = PickOne(label=_("Who is ringing?"), initial="self")
    matter = PickOne(label=_("What happened?"))
    lender = PickOne(label=_("Who lent the money?"), initial="unknown")
    history = PickOne(label=_("Whom have they asked already?"), initial="none")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name, answers in OFFERED.items():
            said = [(key, words.of(languages.current())) for key, words in answers.items()]
            cast(PickOne, self.fields[name]).options = said

    def asked(self) -> Asked:
        """Return the answers of a valid form."""
        return Asked(
            **{name: self.cleaned_data[name] for name in ("who", "lender", "matter", "now", "paper", "history")}
        )
