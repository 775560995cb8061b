"""What the page says on which anybody checks a file."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Words

NO_FILE: Words = _("Choose the file you want to check.")
CUT: Words = _("The connection broke off before the file was here. Please send it once more.")
TOO_LARGE: Words = _(
    "Without scripts a file may have up to 50 MB here. For a larger one use the small program verify.py from the same folder; it says the same."
)
UNREADABLE: Words = _("The browser could not read the file to its end. Choose it again.")
NO_MANIFEST: Words = _(
    "The second file is no list of this site. It is called manifest.json and lies in the same folder as verify.py."
)
