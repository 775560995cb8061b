"""Plain words for the codes an incident is made of; the codes themselves are in `rules.facts`."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borrower_help.core.fields import Option, Words

CHANNELS: dict[str, Words] = {
    "call": _("Phone call"),
    "robot_call": _("Robot call, a recorded voice"),
    "text": _("Text message"),
    "app_message": _("Message on WeChat, QQ or in an app"),
    "email": _("E-mail"),
    "video_call": _("Video call"),
    "visit": _("Came to the door"),
    "letter": _("Letter"),
    "posting": _("Put up or posted for others to see"),
    "other": pgettext_lazy("way of contact", "Another way"),
}

REACHED: dict[str, Words] = {
    "self": _("Me"),
    "father": _("Father"),
    "mother": _("Mother"),
    "parent": _("Mother or father, not sure which"),
    "spouse": _("Husband or wife"),
    "child": _("Son or daughter"),
    "relative": _("Another relative"),
    "friend": _("Friend or classmate"),
    "colleague": _("Colleague"),
    "employer": _("The boss or the firm"),
    "neighbour": _("Neighbour"),
    "village": _("Village or residents' committee"),
    "school": _("School or teacher"),
    "group": _("A chat group, or everybody"),
    "other": pgettext_lazy("person", "Somebody else, or not sure who"),
}

ROLES: dict[str, Words] = {
    "none": _("Did not sign for it, did not borrow it"),
    "guarantor": _("Signed as a guarantor"),
    "co_borrower": _("Borrowed it together"),
    "joined_debt": _("Promised or signed later to pay it as well"),
    "spouse_joint": _("Husband or wife, and the money was for both"),
    "heir": _("Inherited from the person who borrowed"),
    "borrower": _("This is the person who borrowed"),
    "unknown": _("Do not know"),
}

PARTS: dict[str, Words] = {
    "early": _("Before dawn (0:00 to 6:00)"),
    "morning": _("Morning (6:00 to 12:00)"),
    "afternoon": _("Afternoon (12:00 to 18:00)"),
    "evening": _("Evening (18:00 to 22:00)"),
    "night": _("Late at night (22:00 to 24:00)"),
}

FORGOTTEN = "forgotten"  # an answer of forms, not a part of the day: only the day is known
PARTS_ASKED: list[tuple[str, Words]] = [
    ("", _("Please choose")),
    *PARTS.items(),
    (FORGOTTEN, _("I do not remember")),
]

CHECKS: dict[str, Words] = {
    "unchecked": _("Have not checked"),
    "not_genuine": _("Checked: they are not"),
    "genuine": _("Checked: they really are"),
}

PAPER_CHECKS: dict[str, Words] = {
    "unchecked": _("Have not checked"),
    "not_genuine": _("Checked: it is false"),
    "genuine": _("Checked: it is real"),
}

REFUSALS: dict[str, Words] = {
    "stop_contact": _("Not to contact me any more"),
    "wrong_person": _("Wrong person: I have nothing to do with this"),
    "stay_reachable": _("I can be reached: contact only me"),
    "repaid": _("It is paid off or not mine, I dispute it"),
}


def role_options(perspective: str) -> list[tuple[str, Words]]:
    """Return what somebody may have to do with the debt; only calls to a third party can also reach the borrower."""
    return [(code, words) for code, words in ROLES.items() if code != "borrower" or perspective == "third_party"]


LENDER_OPTIONS = [
    Option("unknown", _("I do not know"), _("That is all right: the letter asks them")),
    Option("platform", _("An app; who stands behind it I do not know")),
    Option("bank", _("A bank (a loan)")),
    Option("credit_card", _("A bank (a credit card)")),
    Option("consumer_finance", _("A consumer finance company"), _("Its name has “消费金融” in it")),
    Option("microloan", _("A small-loan company"), _("Its name has “小额贷款” in it")),
    Option("debt_buyer", _("Somebody who says they bought the debt")),
    Option("unlicensed", _("A private person, or nobody with a licence")),
]
