"""The one question before everything is gone."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.forms import BaseForm, TickBox


class EraseForm(BaseForm):
    """Make sure that erasing is meant."""

    legend = _("Erase everything")
    hint = _("All records and the key code go. Nobody can bring them back, neither you nor we.")

    sure = TickBox(label=_("Yes, erase everything now"))
