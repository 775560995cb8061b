"""What the lines of a month are called on pages, and which paper would show what happened."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Words

COST_WORDS: dict[str, Words] = {
    "housing": _("Rent or mortgage"),
    "food": _("Food and what the house needs"),
    "bills": _("Water, power, heating, phone"),
    "travel": _("Getting to work"),
    "medical": _("Doctor and medicine"),
    "children": _("Children: school, care, milk"),
    "parents": _("For parents, or support you owe"),
    "insurance": _("Social insurance you pay yourself"),
    "other": _("What else cannot be left out"),
    "yearly": _("What comes once a year, all together"),
}
COST_HINTS: dict[str, Words] = {
    "parents": _("Also what a court or an agreement says for children who live elsewhere."),
    "yearly": _("School fees, heating, insurance of the vehicle you work with. A twelfth counts a month."),
}
EVENT_WORDS: dict[str, Words] = {
    "illness": _("Illness or injury"),
    "job": _("Lost the job"),
    "pay": _("Less pay, or pay that does not come"),
    "business": _("The shop or the work closed"),
    "birth": _("A child was born"),
    "death": _("Somebody at home died"),
    "disaster": _("A disaster or an accident"),
    "other": _("Something else"),
}
# Which papers would show it: the commonest first.
PROOFS: dict[str, tuple[Words, ...]] = {
    "illness": (_("the doctor’s diagnosis"), _("papers of the stay in hospital"), _("bills of the treatment")),
    "job": (
        _("the paper on the end of the contract"),
        _("the registration as unemployed"),
        _("the last pay in the bank’s list"),
    ),
    "pay": (
        _("the bank’s list of the last six months"),
        _("pay slips or the notice about the pay"),
        _("a ruling on unpaid wages"),
    ),
    "business": (
        _("the paper on the end of the registration or the lease"),
        _("the bank’s list of the last six months"),
    ),
    "birth": (_("the birth certificate"), _("bills of the hospital")),
    "death": (_("the death certificate"), _("papers that show the kinship")),
    "disaster": (
        _("a paper of the village, the community or the insurer"),
        _("the traffic police’s paper"),
        _("dated pictures"),
    ),
    "other": (_("whatever paper shows it, with a date"),),
}
