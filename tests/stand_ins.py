"""What tests put in the place of the real thing: a quick stretch, a clock that stands where it is put."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from borrower_help.core import crypto
from borrower_help.core.crypto import KdfParameters

REAL_KDF_VERSIONS = dict(crypto.KDF_VERSIONS)
QUICK = KdfParameters(passes=1, memory=8192)


def quick_stretch(patch: pytest.MonkeyPatch) -> None:
    """Let a stretch take no time. The real parameters have tests of their own."""
    patch.setattr(crypto, "KDF_VERSIONS", dict.fromkeys(REAL_KDF_VERSIONS, QUICK))


def own_files(settings: Any, folder: Path) -> None:
    """Give one test a storage nobody else writes to: a folder of its own, or in a bucket a place of its own."""
    kept = settings.STORAGES["default"]
    location = f"{folder.parent.name}-{folder.name}" if "bucket_name" in kept["OPTIONS"] else folder
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**kept, "OPTIONS": {**kept["OPTIONS"], "location": location}},
    }


class StretchCount:
    """Count stretches, and keep what was stretched."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.secrets: list[str] = []
        real = crypto.stretch

        def counting(secret: str, *, salt: bytes, version: int) -> bytes:
            self.secrets.append(secret)
            return real(secret, salt=salt, version=version)

        patch.setattr(crypto, "stretch", counting)

    def since(self) -> int:
        """Return how many there were since the last time this was asked."""
        number = len(self.secrets)
        self.secrets.clear()
        return number


class Clock:
    """Stand still at a moment; move only when told."""

    def __init__(self, patch: pytest.MonkeyPatch, at: datetime | None = None) -> None:
        self.at = at or timezone.now()
        patch.setattr("django.utils.timezone.now", lambda: self.at)

    def move(self, **by: float) -> None:
        """Move on by what `timedelta` takes."""
        self.at += timedelta(**by)


@contextmanager
def busy_stretch() -> Iterator[None]:
    """Keep the one turn of stretching taken, as somebody else's login would."""
    assert crypto._line.enter(5)
    try:
        yield
    finally:
        crypto._line.leave()
