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
WRONG_DIGITS: Words = _("The code has 20 digits, and one of these is not right or missing. Look at it once more.")
NO_SUCH_CODE: Words = _(
    "This code opens no list. Perhaps it was withdrawn or its day is over; ask whoever gave it to you. The key code of a record is another one: never type it here."
)
TOO_MANY_CODES: Words = _("Twenty codes are in use. Withdraw one of them first.")
NOTHING_TO_CHECK: Words = _("There is no file yet that anybody could check.")
ALREADY_MADE: Words = _(
    "This code was made already and is shown only once. If it was not copied, withdraw it below and make another one."
)
