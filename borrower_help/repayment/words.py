"""What debts are called on pages."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Option, Words

KIND_OPTIONS = [
    Option("card", _("A credit card")),
    Option("consumer_finance", _("A consumer finance company"), _("Its name has “消费金融” in it")),
    Option("bank", _("A bank (a loan)")),
    Option("microloan", _("A small-loan company"), _("Its name has “小额贷款” in it")),
    Option("platform", _("An app; who stands behind it I do not know")),
    Option("shop", _("Goods or a course in instalments")),
    Option("private", _("A private person, or nobody with a licence")),
    Option("unknown", _("I do not know")),
]
KINDS: dict[str, Words] = {option.value: option.label for option in KIND_OPTIONS}
HANGS_ON_OPTIONS = [
    Option("", _("Nothing, or I do not know")),
    Option("home", _("The home we live in")),
    Option("work", _("The car or the tools I work with")),
    Option("person", _("Somebody who signed for it or borrowed with me")),
]
# What is not known, and what it costs in certainty.
MISSING: dict[str, Words] = {
    "received": _(
        "What arrived in your account: without it no yearly cost can be worked out. Your bank’s list of that day has it."
    ),
    "payment": _("What is paid each time: without it no yearly cost can be worked out. The app’s bill has it."),
    "count": _("How many times in all: without it no yearly cost can be worked out. The contract has it."),
}
