"""What promises are called on pages: what was promised, how, where it stands, what to do."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from borrower_help.core.fields import Option, Words
from borrower_help.repayment.payloads_promises import PromisePayload, in_order

SHOWN = 40  # characters of own words on a line of a list

KIND_OPTIONS = [
    Option("stop", _("To stop calling, me or others")),
    Option("waive", _("To waive interest, penalties or fees")),
    Option("pause", _("A pause")),
    Option("instalments", _("Instalments")),
    Option("settlement", _("Less, in one sum, and it is settled")),
    Option("credit", _("To correct the credit record")),
    Option("paper", _("To put it in writing")),
    Option("other", _("Something else: in my words below")),
]
KINDS: dict[str, Words] = {option.value: option.label for option in KIND_OPTIONS}
CHANNEL_OPTIONS = [
    Option("phone", pgettext_lazy("how it was said", "On the phone")),
    Option("app", _("In a chat, in the app")),
    Option("person", _("Face to face")),
    Option("letter", _("In a letter or e-mail")),
]
CHANNELS: dict[str, Words] = {option.value: option.label for option in CHANNEL_OPTIONS}
WRITING_OPTIONS = [
    Option("no", _("No, only said")),
    Option("chat", _("A chat message"), _("Take a picture of it, with name and day.")),
    Option("letter", _("A paper with the company’s seal, or in its own app")),
]
WRITINGS: dict[str, Words] = {option.value: option.label for option in WRITING_OPTIONS}
STATES: dict[str, Words] = {
    "spoken": _("Said, not in writing"),
    "asked": _("Asked for in writing"),
    "written": _("In writing"),
    "over": _("Its day is over"),
    "kept": _("They did it"),
    "broken": _("They did not do it"),
}
STEPS: dict[str, Words] = {
    "ask": _("Ask for it in writing"),
    "wait": _("Wait for the paper"),
    "check": _("Hold the paper against the points"),
    "judge": _("Did they do it?"),
}


def title_of(payload: PromisePayload) -> str:
    """Return what was promised on one short line: the kinds, or the first words."""
    kinds = [str(KINDS[kind]) for kind in in_order(payload.kinds) if kind != "other"]
    if not kinds:
        words = " ".join(payload.words.split())
        return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
    return pgettext("between things promised", "; ").join(kinds)
