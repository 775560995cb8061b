"""Files somebody keeps as proof, and the log of what was done with them."""

from django.db import models

from borrower_help.cases.models import CaseContent
from borrower_help.evidence.payloads import EntryPayload, FilePayload


class EvidenceFile(CaseContent):
    """Keep one file: what is known of it, sealed; in clear only under which random name its sealed chunks are stored."""

    LABEL = "evidence-file"
    PAYLOAD = FilePayload

    removed_on = models.DateField(null=True, db_index=True)
    file_name = models.CharField(max_length=80)

    def __str__(self) -> str:
        return str(self.id)


class LogEntry(CaseContent):
    """Keep one entry of a case's log of files; which file it is about stands in the seal."""

    LABEL = "evidence-log"
    PAYLOAD = EntryPayload

    def __str__(self) -> str:
        return str(self.id)
