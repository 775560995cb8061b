"""What the follow-up of a letter is called on pages."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borrower_help.core.fields import Option, Words
from borrower_help.guides.forms import PAPERS as PAPER_OPTIONS

HOWS: dict[str, Words] = {
    "counter": _("Handed in at the counter"),
    "post": _("Registered post or courier"),
    "app": _("In their app"),
    "web": _("On their website"),
    "hotline": _("Read out on the hotline"),
    "email": _("By e-mail"),
}
HOW_OPTIONS = [
    Option("hotline", HOWS["hotline"], _("Note the ticket number.")),
    Option("app", HOWS["app"]),
    Option("web", HOWS["web"]),
    Option("post", HOWS["post"], _("Keep the slip with its number.")),
    Option("counter", HOWS["counter"], _("Ask for a stamp on your copy.")),
    Option("email", HOWS["email"]),
]
DOORS: dict[str, Words] = {
    "": _("Somebody else"),
    "lender-complaint": _("The complaints desk of that company"),
    "samr-12315": _("12315, market supervision"),
    "emergency-110": _("The police"),
    "court-12368": _("The court"),
    "mediation-cfmw": _("A mediation body"),
    "nfra-12378": _("12378, the financial regulator"),
    "local-financial-admin": _("The local financial office"),
    "gov-12345": _("12345, the government hotline"),
    "pbccrc-dispute": _("The credit reference centre"),
    "pboc-12363": _("12363, the central bank"),
    "12321": _("12321, reports of nuisance calls"),
    "pi-protection-complaint": _("The authority for personal data"),
    "legal-aid-12348": _("Legal aid"),
}
ASK_OPTIONS = [
    Option("14", _("After two weeks")),
    Option("30", _("After a month")),
    Option("60", _("After two months")),
    Option("", _("I decide later")),
]
RESULTS = [
    Option("yes", pgettext_lazy("was the request met?", "Yes")),
    Option("partly", pgettext_lazy("was the request met?", "In part")),
    Option("no", pgettext_lazy("was the request met?", "No")),
]
STOPPED = [
    Option("calls", _("The calls to me")),
    Option("others", _("The calls to my family and others")),
    Option("visits", _("The visits")),
    Option("night", _("The calls at night")),
    Option("threats", _("Threats and insults")),
    Option("published", _("What was put up or sent around is gone")),
]
STATES: dict[str, Words] = {
    "unsent": _("Written, not handed over yet"),
    "unreceived": _("Handed over; when it arrived is not known yet"),
    "waiting": _("Waiting for an answer"),
    "due": _("The usual time is over"),
    "late": _("The time is over, no answer"),
    "quiet": _("No answer yet"),
    "answered": _("Answered"),
    "followed": _("Taken further"),
    "ended": _("Done"),
}
STEPS: dict[str, Words] = {
    "hand_over": _("Handed over? Note the day and the number"),
    "fill_received": _("Find out when they got it"),
    "wait": _("Nothing to do until then"),
    "remind": _("Ask how it stands"),
    "second_level": _("Ask the body above for a second look"),
    "other_door": _("Go to another door"),
    "judge": _("Hold the answer against what you asked"),
    "accept": _("All was done: let it rest"),
}

PAPERS: dict[str, Words] = {option.value: option.label for option in PAPER_OPTIONS}
