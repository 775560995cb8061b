"""What the page of doors asks: whom somebody has asked already, where the letters here do not say it."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from borrower_help.core import languages
from borrower_help.core.fields import Option
from borrower_help.core.forms import BaseForm, PickMany, PickOne
from borrower_help.rules.catalogue.finder_words import HISTORIES
from borrower_help.rules.finder import COMPANY, HOTLINE, LOCAL, NFRA, POLICE, SUPERVISED
from borrower_help.rules.situation import Tried

AS_WRITTEN = ""  # what the settled letters say


class WhereForm(BaseForm):
    """Ask whom somebody asked already; the answers stand in the address as codes and are kept nowhere."""

    unmarked = ("told", "police")
    told = PickOne(label=_("Whom have you asked already?"), required=False, widget=forms.Select)
    police = PickMany([Option("yes", _("110 knows of it already"))], label="", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = languages.current()
        said = [Option(key, words.of(language)) for key, (_letter, words) in HISTORIES.items()]
        cast(PickOne, self.fields["told"]).options = [
            Option(AS_WRITTEN, _("Only what the letters here say")),
            *said,
        ]

    def tried(self, written: tuple[Tried, ...], lender: str) -> tuple[Tried, ...]:
        """Return the doors tried: those of the letters, or those just named instead."""
        told = self.cleaned_data["told"] if self.is_bound and self.is_valid() else AS_WRITTEN
        police = (Tried(POLICE),) if self.is_bound and self.is_valid() and self.cleaned_data["police"] else ()
        if told == AS_WRITTEN:
            return (*written, *police)
        small = tuple(one for one in written if one.channel not in {COMPANY, NFRA, LOCAL, HOTLINE})
        authority = NFRA if lender in SUPERVISED else LOCAL if lender == "microloan" else HOTLINE
        named = {
            "none": (),
            "authority": (Tried(COMPANY, "refused"), Tried(authority, "refused")),
        }.get(told, (Tried(COMPANY, told),))
        return (*small, *named, *police)
