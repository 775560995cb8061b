"""What to put into the file, and the file that is brought back."""

import threading
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from borrower_help.casefile.checking import check
from borrower_help.casefile.form import Casefile
from borrower_help.casefile.reading import MAX_BYTES, Refused, read
from borrower_help.core.dates import today
from borrower_help.core.fields import Words
from borrower_help.core.forms import BaseForm, TickBox

MOST_BRACKETS, MOST_COMMAS = 400_000, 2_000_000  # twenty thousand full records have 50,000 and 700,000
_one_at_a_time = threading.Lock()  # one process reads one file at a time: memory is for everybody
AHEAD = timedelta(days=1)  # a server's clock may be wrong by that much
REFUSALS: dict[str, Words] = {
    "too_large": _("This file is larger than 20 MB. A file taken along from here is hardly ever that large."),
    "busy": _("Several large files are coming in at this moment. Please try again in a minute."),
    "empty": _("There is nothing in this file. Perhaps it was not downloaded to the end; download it once more."),
    "cut_off": _("The end of this file is missing. Copy or download it once more, then choose it again."),
    "encoding": _("Another program has saved this file in a way we cannot read. Choose the file as it was downloaded."),
    "another": _(
        "This is not a file that was taken along from here. Its name is a date and ends in .json, such as 2026-03-05.json."
    ),
    "newer": _("This file was made by a newer version of this site than this one. Bring it to the newer one."),
    "ahead": _("This file says that it was made on a day that has not come yet."),
}
HELPER: Words = _("For whoever helps you: %(place)s")
CHANGED: Words = _("Something in this file was changed, so it no longer fits together. Choose it as it was downloaded.")
PLACES: dict[str, Words] = {
    "incidents": _("It is at record %(number)d of the file."),
    "removed": _("It is at record %(number)d of those that were taken out."),
    "drafts": _("It is at unfinished record %(number)d."),
    "letters": _("It is at letter %(number)d."),
}


class RemovedForm(BaseForm):
    """Ask whether what was taken out goes in too."""

    removed = TickBox(label=_("Also what I took out in the last days"), required=False)


@dataclass(frozen=True)
class Brought:
    """Hold the file somebody brought, as bytes and as the casefile it is."""

    data: bytes
    casefile: Casefile


class CasefileField(forms.FileField):
    """Take a casefile; `refused` is why the upload itself was let go."""

    widget = forms.FileInput  # no `accept`: WeChat offers photos alone where concrete types are named
    default_error_messages = {"required": _("No file chosen yet."), "missing": _("No file chosen yet.")}
    refused = ""

    def clean(self, data: Any, initial: Any = None) -> Brought:
        """Return the casefile, or say in the reader's words what is the matter with it."""
        if self.refused:
            raise ValidationError(REFUSALS[self.refused], code=self.refused)
        upload = super().clean(data, initial)
        try:
            content = upload.read(MAX_BYTES + 1)
            with _one_at_a_time:
                _refuse_crowded(content)
                casefile = check(read(content))
        except Refused as refused:
            raise ValidationError(sentence(refused), code=refused.code) from None
        if casefile.exported_on > today() + AHEAD:
            raise ValidationError(REFUSALS["ahead"], code="ahead")
        return Brought(content, casefile)


def _refuse_crowded(content: bytes) -> None:
    """Refuse what would take hundreds of megabytes as values; the largest case there can be has fewer."""
    if content.count(b"[") + content.count(b"{") > MOST_BRACKETS or content.count(b",") > MOST_COMMAS:
        raise Refused("holds more values than any casefile", code="another")


def sentence(refused: Refused) -> str:
    """Return why a file was refused, for the person who brought it."""
    if refused.code in REFUSALS:
        return str(REFUSALS[refused.code])
    said = [str(CHANGED)]
    place = refused.place[:2]
    if len(place) == 2 and place[0] in PLACES and isinstance(place[1], int):
        said.append(str(PLACES[place[0]]) % {"number": place[1] + 1})
    if refused.pointer:
        said.append(str(HELPER) % {"place": refused.pointer})
    return " ".join(said)


class BringForm(BaseForm):
    """Ask for the file, and somebody new for consent."""

    legend = _("Bring your file back in")
    file = CasefileField(label=_("Choose the file"), allow_empty_file=True)

    def __init__(
        self, data: Any = None, files: Any = None, *, consent: str = "", refused: str = "", **kwargs: Any
    ) -> None:
        super().__init__(data, files, **kwargs)
        cast(CasefileField, self.fields["file"]).refused = refused
        if consent:
            self.fields["consent"] = TickBox(label=consent)
