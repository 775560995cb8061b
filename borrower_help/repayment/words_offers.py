"""What the ways to share out are called, and the requests: what each changes, and why one does not fit."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Option, Words

WAY_OPTIONS = [
    Option("pro_rata", _("Everybody by what they ask for"), _("All end at about the same time")),
    Option("smallest", _("The smallest first"), _("One is soon done; the others are asked to wait")),
    Option("dearest", _("The dearest first"), _("Costs least if interest goes on")),
    Option("essential", _("What we live on first"), _("Home, what you work with, somebody who signed")),
]
FORM_WORDS: dict[str, Words] = {
    "personal_instalments": _("Personal instalments for a card"),
    "instalments": _("Instalments"),
    "extension": _("More time"),
    "fee_waiver": _("Without fees and penalties"),
    "freeze": _("A pause of three months"),
    "settlement": _("One sum, and done"),
}
CHANGES: dict[str, Words] = {
    "personal_instalments": _(
        "Five years at most. The bank may agree, it need not. Once signed and kept to, it stops collecting; "
        "until it is all paid you promise to apply for no card."
    ),
    "instalments": _("What they ask for today, in parts, and nothing added. It counts once they agree in writing."),
    "extension": _("Smaller instalments, interest as agreed goes on: more in all. The end moves back."),
    "fee_waiver": _("What they ask above the schedule falls away. Nobody has to grant it; ask for the reason of a no."),
    "freeze": _("Nothing for three months, then as agreed. Ask whether interest is counted meanwhile, in writing."),
    "settlement": _("Ends it at once. First the paper with sum, day and “all settled”, then the money."),
}
WHY: dict[str, Words] = {
    "nothing": _("not with what is left"),
    "long": _("longer than five years at this sum: the rule has no such plan"),
    "rate": _("for how long: the rate is not known"),
    "endless": _("never ends at this sum: interest eats it"),
    "above": _("how much: ask for a statement first"),
    "payment": _("the instalment of the contract is not known"),
    "payment_high": _("afterwards the old instalment is more than is left"),
    "count": _("how many instalments are left is not known"),
    "lump": _("no sum is there"),
}
