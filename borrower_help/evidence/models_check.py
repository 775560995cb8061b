"""Codes with which whoever was given files can check them here."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from borrower_help.cases.models import CaseContent


@dataclass(frozen=True)
class CheckPayload:
    """Hold what the owner of a case sees of a check code; the code itself is nowhere."""

    made_at: str  # Beijing wall time, ISO, to the second
    files: int

    def __post_init__(self) -> None:
        if self.files < 1:
            raise ValueError("check payload: files")

    @property
    def made(self) -> datetime:
        """Return when it was made, as Beijing wall time."""
        return datetime.fromisoformat(self.made_at)


class CheckCode(CaseContent):
    """Keep the list of a case's files for whoever has its code: sealed under a sub-key of the code, see check_codes.py."""

    LABEL = "evidence-check"
    PAYLOAD = CheckPayload

    lookup = models.BinaryField(max_length=32, unique=True)
    kdf_version = models.PositiveSmallIntegerField()
    listed = models.BinaryField()
    ends_on = models.DateField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)
