"""What the pages say of what is shown of a file."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Words

KIND_WORDS: dict[str, Words] = {
    "picture": _("Picture"),
    "audio": _("Sound recording"),
    "video": _("Video"),
    "pages": _("Paper"),
    "text": _("Text"),
    "none": _("A kind nobody here knows"),
}
NOT_SHOWN: dict[str, Words] = {
    "damaged": _("It cannot be opened here: it seems to be damaged, or was not saved to its end on the phone."),
    "locked": _(
        "It opens with a password only, so nothing of it can be shown. If you can, save it without the password and send that as well."
    ),
    "too_large": _("It is too large to be shown here, or unpacks to something that is."),
    "too_long": _("Making a copy to look at took too long."),
    "unsupported": _("This kind of file is not shown here."),
    "gave_up": _("Making a copy to look at did not work. That is our fault, not yours."),
}
NO_BOX: Words = _("Nothing is marked yet. Tap the fields that are to be covered, then save.")
TOO_MANY_BOXES: Words = _("More than fifty boxes. Take a larger one over several that lie close together.")
