"""What its owner keeps of each debt."""

from borrower_help.matters.models import Removable
from borrower_help.repayment.payloads import DebtPayload


class Debt(Removable):
    """Keep one debt; nothing of it is in clear."""

    LABEL = "debt"
    PAYLOAD = DebtPayload

    def __str__(self) -> str:
        return str(self.id)
