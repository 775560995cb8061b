"""What was made of a kept file to look at or listen to, and copies of pictures with parts covered."""

from dataclasses import dataclass, field

from django.db import models

from borrower_help.cases.models import CaseContent


@dataclass(frozen=True)
class ShownPayload:
    """Hold the key of what is made, and which boxes are covered: left, top, right, bottom as fractions; none for a preview."""

    file_key: str  # hex
    boxes: list[list[float]] = field(default_factory=list)


class Shown(CaseContent):
    """Keep a preview, a copy that plays or a covered copy of one file, its key made before the job was sent.

    The worker has no case key: it seals what it found (`result`) to the case's public key.
    """

    LABEL = "evidence-shown"
    PAYLOAD = ShownPayload

    file = models.ForeignKey("evidence.EvidenceFile", on_delete=models.CASCADE, related_name="+")
    result = models.BinaryField(null=True)  # None: being made
    file_name = models.CharField(max_length=80, blank=True)  # empty: being made, or could not be made

    def __str__(self) -> str:
        return str(self.id)
