"""What can be changed about the offers: how they are shared out, how much a month, what could be paid once."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import MoneyField, PickOne
from borrower_help.core.forms import BaseForm
from borrower_help.core.money import show_yuan
from borrower_help.repayment.affordability import WAYS
from borrower_help.repayment.payloads_means import MeansPayload
from borrower_help.repayment.words_offers import WAY_OPTIONS


class OffersForm(BaseForm):
    """Ask how what is left is shared out; never more than `spare` a month."""

    unmarked = ("offered", "lump")

    way = PickOne(WAY_OPTIONS, label=_("Who gets how much?"))
    offered = MoneyField(
        label=_("How much a month, all together?"),
        required=False,
        help_text=_("Left empty: all that is left in a low month."),
    )
    lump = MoneyField(
        label=_("Is there a sum that could be paid once?"),
        required=False,
        help_text=_("Only money that is really there: not borrowed, not for rent or food."),
    )

    def __init__(self, data: Any = None, *, stored: MeansPayload, spare: Decimal) -> None:
        self.spare = spare
        super().__init__(data, initial={"way": stored.way or WAYS[0], "offered": stored.offered, "lump": stored.lump})

    def clean_offered(self) -> Decimal | None:
        """Refuse what would eat into the floor."""
        offered: Decimal | None = self.cleaned_data["offered"]
        if offered is not None and offered > self.spare:
            said = _("That is more than is left: %(spare)s yuan. What you live on stays untouched.")
            raise ValidationError(said, code="floor", params={"spare": show_yuan(self.spare)})
        return offered

    def said(self) -> dict[str, str]:
        """Return the answers of a valid form as they are sealed."""
        given = self.cleaned_data
        sums = {name: "" if given[name] is None else f"{given[name]:f}" for name in ("offered", "lump")}
        return {"way": given["way"], **sums}
