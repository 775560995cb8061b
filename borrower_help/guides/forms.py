"""What is asked on the page that counts the days of a court's paper."""

from datetime import date
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Option
from borrower_help.core.forms import BaseForm, DayField, PickOne

PAPERS = [
    Option("complaint", _("Somebody sued me"), _("copy of the statement of claim, notice to answer")),
    Option("small_claims", _("Somebody sued me: small claims"), _("the notice says so")),
    Option("payment_order", _("An order to pay"), _("no hearing was held, it says to pay")),
    Option("judgment", _("A judgment"), _("it says that an appeal is possible")),
    Option("ruling", _("A ruling"), _("it says that an appeal is possible")),
    Option("award", _("An arbitration award"), ""),
    Option("enforced_award", _("A notice of enforcement"), _("of an arbitration award")),
    Option("enforced_notary", _("A notice of enforcement"), _("of a contract that was notarised")),
    Option("mediation", _("A text or call about mediation"), ""),
    Option("lawyer_letter", _("A lawyer’s letter, a reminder"), ""),
    Option("unsure", _("I cannot tell"), ""),
]


class PaperForm(BaseForm):
    """Ask which paper came, and when."""

    legend = _("Until which day?")
    hint = _("Nothing of this is kept.")

    paper = PickOne(PAPERS, label=_("Which one came?"))
    came = DayField(
        label=_("When did it come?"),
        help_text=_(
            "The day it was handed over, or taken from the post. If you do not remember, the earliest day it can have been: "
            "then you are not late."
        ),
    )

    def __init__(self, data: Any = None, *, today: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        came = cast(DayField, self.fields["came"])
        came.today = today
        came.begin_with(_("Please choose"))  # a sum from a day nobody chose would end too late
