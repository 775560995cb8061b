"""What hints suggest to write about, in the words of the pages."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Words

HINTS: dict[str, Words] = {
    "who_came": _("Who came to the door, how many, what they said and did, and who in the house saw it."),
    "at_home": _("How those at home took the call: what they told you, what it did to them."),
    "that_night": _("What happened that night: who woke up, who could not sleep, who had to work next day."),
    "what_you_answered": _("What you answered on the phone, and what they said to that."),
    "at_work": _("What your boss or colleagues said to you after the call."),
    "what_changed": _("What has become different at home or at work since it began."),
    "what_you_did": _("What you tried to make it stop, on which day, and what came of it."),
}
