"""What the pages about files say."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Option, Words

PROVES: dict[str, Words] = {
    "calls": _("That they called or wrote, how often and when"),
    "words": _("What they said or wrote"),
    "others": _("That they turned to other people"),
    "visit": _("That they came to the door"),
    "posted": _("That something was posted or sent round"),
    "paper": _("A paper they sent or showed"),
    "who": _("Who they are: number, name, account"),
    "refused": _("That I told them to stop"),
    "paid": _("What was paid"),
    "other": _("Something else"),
}
SOURCES: dict[str, Words] = {
    "recorded": _("I recorded or filmed it myself"),
    "taken": _("A picture of my screen, or a photo I took"),
    "received": _("They sent it to me"),
    "relative": _("Somebody they turned to passed it on to me"),
    "carrier": _("From the phone company: the list of calls"),
    "bank": _("From a bank or a payment app"),
    "camera": _("From a camera at the door or in the house"),
    "other": _("From somewhere else"),
}
PROVE_OPTIONS = [Option(key, words) for key, words in PROVES.items()]
SOURCE_OPTIONS = [Option(key, words) for key, words in SOURCES.items()]
DEEDS: dict[str, Words] = {
    "received": _("Received and sealed"),
    "viewed": _("Looked at"),
    "fetched": _("Fetched"),
    "described": _("What it proves was written down"),
    "removed": _("Deleted"),
    "restored": _("Brought back"),
    "covered": _("Parts of a copy covered"),
    "uncovered": _("The covered copy deleted"),
    "exhibited": _("Put into a letter:"),
    "bound": _("Put into the PDF of all files"),
}
REFUSALS: dict[str, Words] = {
    "empty": _(
        "There is nothing in this file. Perhaps it was not saved to the end; look at it on the phone once more."
    ),
    "too_large": _(
        "Larger than 200 MB. Cut it on the phone into parts and send each of them; keep the whole one there."
    ),
    "case_full": _("There is no room left in this record. Delete what you no longer need here, then send it again."),
    "first_day": _(
        "On the first two days a record holds 50 MB. Send the most important one first, this one in two days."
    ),
    "site_full": _("The site has no room left at the moment. It is our fault, not yours; please try again tomorrow."),
    "disk": _("The site has no room left at the moment. It is our fault, not yours; please try again tomorrow."),
    "changed": _(
        "The file is not the same any more as when sending began. Choose it again, and leave it alone until the receipt is there."
    ),
    "unfinished": _(
        "Twenty files wait half sent. Send one of them to its end, or cancel below what you no longer need, then this one."
    ),
    "broken": _("It did not arrive whole, so nothing of it was kept. Please send it once more."),
}
NOTHING: Words = _("No file was chosen. Tap the field, choose one or several, then send.")
CUT: Words = _("The connection broke off before everything was here. Nothing of it was kept; please send it once more.")
LOCKED: Words = _(
    "It is locked now. What has arrived is not lost: enter the key code, then choose the same file again."
)
TOO_LARGE_FORM: Words = _(
    "Together these are too large to be sent in one go. Nothing was read; please send them one after the other."
)
OURS = frozenset({"site_full", "disk"})  # not the sender's fault
