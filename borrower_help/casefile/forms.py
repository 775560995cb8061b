"""What to put into the file."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.forms import BaseForm, TickBox


class RemovedForm(BaseForm):
    """Ask whether what was taken out goes in too."""

    removed = TickBox(label=_("Also what I took out in the last days"), required=False)
