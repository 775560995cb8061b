"""Quick stretches and a storage of their own for these tests."""

from pathlib import Path
from typing import Any

import pytest

from tests.stand_ins import own_files, quick_stretch


@pytest.fixture(autouse=True)
def _quick_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_stretch(monkeypatch)


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path, settings: Any) -> None:
    # tidying looks at every file there is, and other tests leave some
    own_files(settings, tmp_path)
