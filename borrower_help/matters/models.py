"""What became of letters: handed over, answered; papers of a court; what came of it all."""

from django.db import models
from django.db.models import F

from borrower_help.cases.models import Case, CaseContent
from borrower_help.letters.models import Letter
from borrower_help.matters.payloads import (
    DispatchPayload,
    FeedKeyPayload,
    OutcomePayload,
    PaperPayload,
    ResponsePayload,
)


class Removable(CaseContent):
    """Keep a sealed row that its owner can take out and bring back for some days."""

    removed_on = models.DateField(null=True, db_index=True)

    class Meta:
        abstract = True


class Dispatch(Removable):
    """Keep how one issued letter was handed over; nothing of it is in clear but which letter it was."""

    LABEL = "dispatch"
    PAYLOAD = DispatchPayload

    letter = models.OneToOneField(Letter, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.id)


class Response(Removable):
    """Keep one answer to a letter."""

    LABEL = "response"
    PAYLOAD = ResponsePayload

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.id)


class Paper(Removable):
    """Keep one paper of a court and what hangs on the day it came."""

    LABEL = "court-paper"
    PAYLOAD = PaperPayload

    def __str__(self) -> str:
        return str(self.id)


class Outcome(CaseContent):
    """Keep what came of a case; there is one of each case at most."""

    LABEL = "outcome"
    PAYLOAD = OutcomePayload

    class Meta:
        constraints = [models.UniqueConstraint(F("case"), name="one_outcome_per_case")]

    def __str__(self) -> str:
        return str(self.id)


class FeedKey(CaseContent):
    """Keep the token of a case's private calendar address; there is one of each case at most."""

    LABEL = "feed-key"
    PAYLOAD = FeedKeyPayload

    class Meta:
        constraints = [models.UniqueConstraint(F("case"), name="one_feed_per_case")]

    def __str__(self) -> str:
        return str(self.id)


class Feed(models.Model):
    """Keep the days of a case for whoever knows the address: sealed under a sub-key of its token; see feeds.py."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="+")
    lookup = models.BinaryField(max_length=32, unique=True)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return str(self.pk)
