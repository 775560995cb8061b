"""What a request for other terms asks beside its answers: what of the month and which papers may stand in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Option, PickMany
from borrower_help.core.forms import BaseForm
from borrower_help.core.money import show_yuan
from borrower_help.letters.contexts import Terms
from borrower_help.letters.names_answers import CHOICES, PREFIX
from borrower_help.letters.shapes import Blank
from borrower_help.letters.terms import ADDS, MONEY, OF_SUM, told
from borrower_help.rules.terms import REQUESTS, forms_of

WORDS = "words"  # the tick for what its sender wrote elsewhere
TOLD = frozenset({"product", "monthly", "months", "once"})  # what the offer says and nobody is asked again
FIELD = "adds"
_READ_BY = _("Whoever lent the money reads it, and may pass it on to those it sends. Nothing is ticked for you.")


def left_to_ask(blanks: Iterable[Blank], answers: Mapping[str, str], terms: Terms | None) -> Iterator[Blank]:
    """Yield what is still to be asked: what an offer says is not, and only requests that exist for what lends."""
    for blank in blanks:
        if terms is None and blank.wanted(answers):
            yield blank
        elif terms and blank.key == "form":
            yield replace(blank, choices={code: blank.choices[code] for code in REQUESTS[terms.kind]})
        elif terms and blank.key not in TOLD:
            yield blank


def refuse_what_is_not_there(form: BaseForm, terms: Terms | None) -> None:
    """Add an error where what was chosen does not exist for what lends."""
    product, chosen = (form.cleaned_data.get(f"{PREFIX}{name}", "") for name in ("product", "form"))
    if chosen and terms is None and chosen not in (there := forms_of(product)):
        named = gettext("; ").join(str(CHOICES["form", code]) for code in there)
        said = _("What lends decides what can be asked for. Here there is: %(there)s.")
        form.add_error(f"{PREFIX}form", ValidationError(said, code="not_there", params={"there": named}))


def fields_for(terms: Terms, ticked: str, *, begun: bool) -> dict[str, forms.Field]:
    """Return the field that asks what may stand in the letter, {} where there is nothing to choose."""
    options = [Option(MONEY, _("My month: one total a line, as a sheet"), _lines(terms))] if terms.means else []
    options += [
        Option(
            one.key, _("I can show: %(paper)s") % {"paper": one.name}, _("It shows: %(event)s") % {"event": one.event}
        )
        for one in terms.papers
    ]
    if terms.words and not begun:  # afterwards it is changed where it stands
        options.append(Option(WORDS, _("What I wrote about it in my own words"), terms.words))
    if not options:
        return {}
    return {
        FIELD: PickMany(
            options,
            label=_("What may stand in the letter?"),
            help_text=_READ_BY,
            required=False,
            initial=ticked.split(),
        )
    }


def _lines(terms: Terms) -> Any:
    return ngettext_lazy(
        "One line; no account number, no employer.", "%(number)d lines; no account number, no employer.", "number"
    ) % {"number": len(terms.means)}


def offer_words(terms: Terms) -> dict[str, Any]:
    """Return what a page says of the offer a letter is begun with."""
    known = terms.once or terms.monthly
    return {
        "form": CHOICES["form", terms.form],
        "sum": show_yuan(known) if known else "",
        "once": bool(terms.once),
        "count": len(terms.parts),
        "total": show_yuan(sum(terms.parts, Decimal())),
    }


def answers_of(given: Mapping[str, Any], before: Mapping[str, str], terms: Terms | None) -> dict[str, str]:
    """Return what was ticked, which sum it is about and what its offer says, as all of it is sealed among the answers.

    The offer itself is looked up each time; what is sealed of it stands in where the sum is gone.
    """
    ticked = " ".join(key for key in given.get(FIELD, []) if key != WORDS)
    said = {OF_SUM: before.get(OF_SUM, "")[:36], ADDS: ticked, **(told(terms) if terms else {})}
    return {name: value for name, value in said.items() if value}
