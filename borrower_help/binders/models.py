"""A case's files bound into one PDF, or their list alone."""

from dataclasses import dataclass

from django.db import models

from borrower_help.binders.papers import PARTS
from borrower_help.cases.models import CaseContent


@dataclass(frozen=True)
class BinderPayload:
    """Hold what is bound (see `papers.PARTS`) and the key of the PDF."""

    part: str
    file_key: str  # hex

    def __post_init__(self) -> None:
        if self.part not in PARTS:
            raise ValueError("binder part")


class Binder(CaseContent):
    """Keep one PDF, its key made before the job was sent.

    The worker has no case key: it seals how far it is (`progress`) and what it made (`result`) to the case's public key.
    """

    LABEL = "binder"
    PAYLOAD = BinderPayload

    progress = models.BinaryField(null=True)
    result = models.BinaryField(null=True)  # None: not made yet
    file_name = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return str(self.id)
