"""What letters and their requests are called on the site's own pages."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Words

LETTERS: dict[str, Words] = {
    "complaint": _("Complaint to the company that lent the money"),
    "notice": _("Letter that they must leave you alone"),
    "digest": _("Your matter on one page, for an adviser"),
}

# Which of the doors in rules.channels a letter goes to; a digest is handed to nobody but an adviser.
DOORS = {"complaint": "creditor-complaint", "notice": "third-party-notice"}

REQUESTS: dict[str, Words] = {
    "who_lends": _("Say who really lends"),
    "who_collects": _("Say whose numbers these are"),
    "stop_others": _("Leave my family and others alone"),
    "contact_me": _("Speak with me, not through others"),
    "quiet_hours": _("No contact from 22:00 to 8:00"),
    "fewer": _("No calling over and over"),
    "no_disclosure": _("Tell nobody about my matter"),
    "stop_threats": _("Look into the threats and stop them"),
    "who_claimed": _("Say who called as police, court or lawyer"),
    "check_matter": _("Check whether this is mine or settled"),
    "stop_insults": _("Stop the insults"),
    "true_statement": _("Say what the threatened consequences rest on"),
    "take_down": _("Take down what was put up or sent around"),
    "no_visits": _("No more visits"),
    "contacts_source": _("Say where those people's numbers came from"),
    "official_account": _("Name the official account and each fee"),
    "transfer_papers": _("Show the papers of the sale"),
    "keep_plan": _("Keep to the signed plan"),
    "keep_records": _("Keep recordings and records"),
    "written_answer": _("Answer in writing, with a ticket number"),
    "stop": _("Stop contacting me"),
    "do_not_contact": _("Put my number on the do-not-contact list"),
    "delete": _("Delete my number and data"),
    "source_of_number": _("Say where my number came from"),
    "who_calls": _("Say who you are and for whom you call"),
    "no_questions": _("Do not ask me about others, nor to pass a word"),
    "papers": _("If you think I must pay, show what I signed"),
}
