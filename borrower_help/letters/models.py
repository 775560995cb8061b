"""Letters and what was made of them: drafts, issued letters with their frozen context, rendered pages."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Q

from borrower_help.cases.models import CaseContent


class State(models.TextChoices):
    """Name where a letter stands."""

    DRAFT = "draft"
    ISSUED = "issued"


@dataclass(frozen=True)
class LetterPayload:
    """Hold a letter: what its sender chose, and once issued the context that never changes again."""

    key: str
    options: dict[str, Any] = field(default_factory=dict)  # see letters.options
    context: dict[str, Any] = field(default_factory=dict)  # empty until issued
    template_version: int = 0
    rules_version: str = ""
    issued_at: str = ""  # Beijing wall time, ISO
    pdf_sha256: str = ""  # of the PDF issued elsewhere, of a letter that was brought in; empty where it was issued here


class Letter(CaseContent):
    """Keep one letter, sealed; in clear only its state and the day it was issued."""

    LABEL = "letter"
    PAYLOAD = LetterPayload

    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    issued_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.DRAFT, issued_on=None) | Q(state=State.ISSUED, issued_on__isnull=False),
                name="issued_letters_have_a_day",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


@dataclass(frozen=True)
class RenderingPayload:
    """Hold the key of a rendering's file and what it shows."""

    file_key: str  # hex
    context_hash: str  # SHA-256 of the context as JSON


class Rendering(CaseContent):
    """Keep one file made of a letter (PDF and page pictures, one after the other), its key made before the job was sent.

    The worker has no case key: it seals where things stand in the file (`result`) to the case's public key.
    """

    LABEL = "letter-rendering"
    PAYLOAD = RenderingPayload

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="renderings")
    result = models.BinaryField(null=True)  # None: being made
    file_name = models.CharField(max_length=80, blank=True)
    just_asked = False  # by this very request: no need to look how far it is

    def __str__(self) -> str:
        return str(self.id)
