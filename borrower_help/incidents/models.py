"""Incidents, their drafts, and the one sealed index row per case from which order and counts come."""

from django.db import models

from borrower_help.cases.models import Case, CaseContent
from borrower_help.core.dates import today
from borrower_help.incidents.payloads import DraftPayload, IncidentPayload


class Incident(CaseContent):
    """Keep one occasion of collection conduct, sealed: nothing but its case and keys is in clear."""

    LABEL = "incident"
    PAYLOAD = IncidentPayload

    removed_on = models.DateField(null=True, db_index=True)  # deleted by its owner; can be undone until tidied away

    class Meta:
        # rows that stand are counted on every page of a case: from the index alone, whatever they hold
        indexes = [models.Index(fields=["case", "removed_on"], name="incident_case_removed")]

    def __str__(self) -> str:
        return str(self.id)


class IncidentDraft(CaseContent):
    """Keep the answers given so far, sealed at each step."""

    LABEL = "incident-draft"
    PAYLOAD = DraftPayload

    started_on = models.DateField(default=today)

    def __str__(self) -> str:
        return str(self.id)


class CaseIndex(models.Model):
    """Keep order and counts of a case's incidents in one sealed row; see index.py."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="+")
    sealed = models.BinaryField()
    key_version = models.PositiveIntegerField()
    payload_version = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return str(self.pk)
