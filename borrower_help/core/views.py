"""The page of all components, for those who build."""

import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from borrower_help.core.forms import (
    BaseForm,
    ClockField,
    DayField,
    LongTextField,
    Option,
    PhoneField,
    PickMany,
    PickOne,
    TextField,
    TickBox,
    WholeNumberField,
)


class WhenForm(BaseForm):
    """A question whose answers open other fields."""

    legend = _("When was it?")
    hint = _("Roughly is fine; the letter will say “about”.")
    when = PickOne(
        [
            Option("now", _("Just now")),
            Option("time", _("I choose the time"), shows=("on", "clock")),
            Option("part", _("Roughly, by part of day"), hint=_("morning, afternoon, evening, deep night")),
        ],
    )
    on = DayField(label=_("Which day"), required=False)
    clock = ClockField(label=_("What time"), required=False)

    def __init__(self, *args: object, today: datetime.date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["on"].today = today  # type: ignore[attr-defined]


class EveryForm(BaseForm):
    """Every other kind of field, with its hint."""

    prefix = "every"
    what = PickMany(
        first=[("a", _("Many calls in a day")), Option("b", _("At night"), hint=_("between 22:00 and 8:00"))],
        more=[("c", _("Someone came to the door"))],
        label=_("What did they do?"),
        help_text=_("Choose all that fit."),
    )
    number = PhoneField(label=_("Number"), required=False, help_text=_("As the phone shows it."))
    calls = WholeNumberField(label=_("How many calls"), min_value=1, max_value=500)
    place = TextField(label=_("Where"))
    words = LongTextField(label=_("What they said, word for word"), required=False)
    agree = TickBox(label=_("I have read this"))


def components(request: HttpRequest) -> HttpResponse:
    """Show every component once; exists only while debugging."""
    today = datetime.date(2026, 3, 7)
    bad = EveryForm({"every-calls": "0", "every-place": "x" * 501}) if "errors" in request.GET else EveryForm()
    context = {
        "when_form": WhenForm(initial={"when": "time"}, today=today),
        "every_form": bad,
        "groups": ["4821", "0937", "5516", "2048", "7731"],
        "counts": [(37, _("contacts")), (5, _("at night")), (2, _("other people reached"))],
        "rows": [
            {"label": _("When was it?"), "value": "3月5日 22:10", "url": "#when"},
            {"label": _("What did they do?"), "value": [_("At night"), _("Many calls in a day")], "url": "#what"},
        ],
        "tags": [(_("statute"), ""), (_("recommended standard"), "w")],
        "page": Paginator(range(150), 50).page(2),
    }
    return render(request, "components/index.html", context)
