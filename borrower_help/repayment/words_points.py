"""What the points of a written agreement are called on pages: the question, why it matters, each way the paper may say it."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Words
from borrower_help.repayment.agreement_points import SILENT

QUESTIONS: dict[str, Words] = {
    "sum": _("How much in all, and what is it made of?"),
    "fees": _("Once it is signed, do interest, penalties and fees go on?"),
    "days": _("How much on which day, and which is the last?"),
    "account": _("Into which account, and when does it count as paid?"),
    "calls": _("Once it is signed, do they still call, also your family?"),
    "missed": _("What if one comes a day late, or not at all?"),
    "old": _("What becomes of the old contract?"),
    "credit": _("What will the credit record say, and when?"),
    "seal": _("Whose seal is on it, and for whom do they sign?"),
    "family": _("Are you the only one who signs?"),
    "beyond": _("Does it make you agree to more than that?"),
    "complaint": _("Does it mention your complaint?"),
    "copy": _("Do you hold the same paper as they do?"),
}
WHY: dict[str, Words] = {
    "sum": _("In a single figure nobody can see what was added."),
    "fees": _("When more is asked in the middle of it, this line was mostly missing."),
    "days": _("Only with a number and a last day is there an end."),
    "account": _("Paid to the wrong place, it may not count."),
    "calls": _("“We will not call” is not enough: those they hired have to stop too."),
    "missed": _("Here it goes wrong most often. Ask before, while they still want your signature."),
    "old": _("If that is left open, both may be asked for."),
    "credit": _(
        "A true entry does not vanish when all is paid: it stays for five years at most, from the day it ended."
    ),
    "seal": _("If whoever signs has no say over this money, the best paper is worth nothing."),
    "family": _("Who signs to pay along may come to owe it too."),
    "beyond": _("The few sentences in between often weigh most."),
    "complaint": _(
        "Sign first, withdraw after, and only if you want to: withdrawing ends the complaint. "
        "Paying and complaining are two things."
    ),
    "copy": _("If only they have it, only they can say what it says."),
}
# What the article beside a point says, where the point's own words do not say it.
LAW_WORDS: dict[str, Words] = {
    "sum": _("Credit cards: the balance and what it is made of have to stand in it."),
    "fees": _("Credit cards: whether annual fees, interest and others are charged meanwhile has to stand in it."),
    "days": _("Credit cards: every day and sum has to stand in it; five years at most."),
    "calls": _(
        "Credit cards: once it is signed, and as long as you keep to it, the bank and those it hired are to stop."
    ),
    "old": _("A contract is changed when both sides agree."),
    "credit": _("Five years at most:"),
    "seal": _("Sold without telling you, it does not bind you yet:"),
    "family": _("Joining somebody’s debt:"),
    "beyond": _("Credit cards: the promise to apply for no new one until it is paid belongs to it."),
    "copy": _("Credit cards: of a plan agreed by word of mouth the bank must keep a recording until all is paid."),
}
ANSWERS: dict[str, dict[str, Words]] = {
    "sum": {
        "apart": _("Principal, interest, penalties and fees apart, and up to which day"),
        "one_figure": _("One figure only"),
        "by_system": _("“As shown by our system”"),
    },
    "fees": {
        "none": _("It says: nothing more is added"),
        "figures": _("It says how much of it each time, and how much in all"),
        "as_contract": _("“As in the original contract”"),
        "paid_ahead": _("First a service fee, a deposit, something “to show good will”"),
    },
    "days": {
        "line_each": _("A line for each: day and sum; after the last one it says that all is paid"),
        "large_last": _("A very large last one"),
        "open_end": _("“The rest will be settled later”, “checked anew each time”"),
    },
    "account": {
        "company": _("An account in the company’s name, or in its own app; paid is paid on the day it arrives"),
        "person": _("The account or payment code of a person"),
        "they_confirm": _("“Counts when we confirm it”"),
    },
    "calls": {
        "everybody": _("From which day they stop, with those they hired; family and workplace named too"),
        "fewer": _("“As little as possible”"),
        "only_them": _("Only they themselves stop; of those they hired nothing is said"),
    },
    "missed": {
        "days_given": _("Some days’ grace, a notice first; once made up, it goes on as before"),
        "all_at_once": _("“One day late and all of it is due”, without grace"),
        "waiver_back": _("“Then what was waived comes back”"),
    },
    "old": {
        "replaced": _("This paper counts from now on; when it is paid, all is settled, and they confirm it in writing"),
        "beside": _("“Does not touch the original contract”"),
        "new_loan": _("A new loan to pay the old one"),
        "no_paper": _("Nothing on paper once it is all paid"),
    },
    "credit": {
        "state_and_day": _("What they report (paid, settled), and by which day"),
        "wiped": _("“We will have the record removed”: nobody can promise that of a true one"),
    },
    "seal": {
        "lender": _("The seal of the company that lent, under the name in your contract"),
        "authorised": _(
            "An agency or law firm, with that company’s written authority; a buyer, with the notice of the sale"
        ),
        "no_seal": _("Somebody’s signature, no seal"),
        "other_name": _("An agency’s seal without authority, or a name that is not in your contract"),
    },
    "family": {
        "only_you": _("Only you stand in it"),
        "signs_too": _("Parents, spouse or a friend sign as “paying jointly” or as guarantor"),
        "agrees": _("“The family agrees to pay for them”"),
    },
    "beyond": {
        "nothing": _("Only how this money is paid"),
        "no_new_card": _("Credit cards: no new one until it is paid"),
        "no_objections": _("“Gives up all objections”"),
        "any_account": _("“May be taken from any account in my name”"),
        "contacts": _("“May reach my contacts and my workplace”"),
    },
    "complaint": {
        "not_named": _("Not a word about it, or: you decide yourself once it is signed"),
        "untrue": _("“The complaint was untrue”: do not sign that"),
        "first": _("“Withdraw first, then you get the seal”"),
        "never_again": _("“Will never complain again”"),
    },
    "copy": {
        "both": _("Two alike, one is yours, every page photographed; it comes before the first payment"),
        "theirs_only": _("“Send it back for our files”, and you have none"),
        "by_phone": _("“Saying yes on the phone is enough”"),
    },
}
SILENT_WORDS: Words = _("Nothing about it")


def answer_words(point: str, answer: str) -> Words:
    """Return one answer to a point in words."""
    return SILENT_WORDS if answer == SILENT else ANSWERS[point][answer]
