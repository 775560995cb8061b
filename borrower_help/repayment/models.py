"""What its owner keeps of each debt, and of a month's income and costs."""

from django.db import models
from django.db.models import F

from borrower_help.cases.models import CaseContent
from borrower_help.matters.models import Removable
from borrower_help.repayment.payloads import DebtPayload
from borrower_help.repayment.payloads_means import MeansPayload
from borrower_help.repayment.payloads_plan import AgreementPayload
from borrower_help.repayment.payloads_promises import PromisePayload


class Debt(Removable):
    """Keep one debt; nothing of it is in clear."""

    LABEL = "debt"
    PAYLOAD = DebtPayload

    def __str__(self) -> str:
        return str(self.id)


class Means(CaseContent):
    """Keep what comes in and what is needed a month; there is one of each case at most."""

    LABEL = "means"
    PAYLOAD = MeansPayload

    class Meta:
        constraints = [models.UniqueConstraint(F("case"), name="one_means_per_case")]

    def __str__(self) -> str:
        return str(self.id)


class Agreement(Removable):
    """Keep what was signed about one debt and what was paid under it; nothing is in clear but which debt it is."""

    LABEL = "agreement"
    PAYLOAD = AgreementPayload

    debt = models.OneToOneField(Debt, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.id)


class Promise(Removable):
    """Keep one promise of the other side; nothing of it is in clear."""

    LABEL = "promise"
    PAYLOAD = PromisePayload

    def __str__(self) -> str:
        return str(self.id)
