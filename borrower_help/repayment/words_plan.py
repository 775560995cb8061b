"""What an agreement that was signed is called on pages."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Option, Words

PLACE_OPTIONS = [
    Option("paper", _("On paper")),
    Option("app", _("In the app itself"), _("Take pictures of every page of it.")),
    Option("message", _("In an e-mail or a text message"), _("Keep the message on the phone.")),
]
PLACES: dict[str, Words] = {option.value: option.label for option in PLACE_OPTIONS}
EVERY_OPTIONS = [
    ("month", _("every month")),
    ("two_weeks", _("every two weeks")),
    ("week", _("every week")),
]
WAY_OPTIONS = [
    Option(
        "equal", _("All alike"), _("The last one takes what is left over of a cent"), ("count", "first_on", "every")
    ),
    Option("lines", _("Each by itself"), _("Pasted from the app or typed, a line each"), ("lines",)),
]
