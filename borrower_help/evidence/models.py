"""Files somebody keeps as proof, those still on their way, and the log of what was done with them."""

from django.db import models
from django.db.models import F

from borrower_help.cases.models import CaseContent
from borrower_help.core.dates import today
from borrower_help.evidence.models_check import CheckCode, CheckPayload
from borrower_help.evidence.models_shown import Shown, ShownPayload
from borrower_help.evidence.payloads import AwaitedPayload, EntryPayload, FilePayload, HeadPayload, UploadPayload

__all__ = [
    "AwaitedFile",
    "CheckCode",
    "CheckPayload",
    "EvidenceFile",
    "LogEntry",
    "LogHead",
    "Shown",
    "ShownPayload",
    "Upload",
]


class EvidenceFile(CaseContent):
    """Keep one file: what is known of it, sealed; in clear only under which random name its sealed chunks are stored."""

    LABEL = "evidence-file"
    PAYLOAD = FilePayload

    removed_on = models.DateField(null=True, db_index=True)
    file_name = models.CharField(max_length=80)

    def __str__(self) -> str:
        return str(self.id)


class AwaitedFile(CaseContent):
    """Keep what a casefile says of a file until its bytes come: the casefile does not carry them."""

    LABEL = "evidence-awaited"
    PAYLOAD = AwaitedPayload

    def __str__(self) -> str:
        return str(self.id)


class LogEntry(CaseContent):
    """Keep one entry of a case's log of files; which file it is about stands in the seal."""

    LABEL = "evidence-log"
    PAYLOAD = EntryPayload

    def __str__(self) -> str:
        return str(self.id)


class LogHead(CaseContent):
    """Keep where a case's log has got to, so that an entry is added without reading those before it."""

    LABEL = "evidence-head"
    PAYLOAD = HeadPayload

    class Meta:
        constraints = [models.UniqueConstraint(F("case"), name="one_head_per_case")]

    def __str__(self) -> str:
        return str(self.id)


class Upload(CaseContent):
    """Keep a file that comes in pieces; in clear only the day it began and the folder of its sealed pieces."""

    LABEL = "evidence-upload"
    PAYLOAD = UploadPayload

    begun_on = models.DateField(default=today, db_index=True)
    folder = models.CharField(max_length=80)

    def __str__(self) -> str:
        return str(self.id)
