"""What the tests of letters share."""

from pathlib import Path
from typing import Any

import pytest

from tests.letters.drawing import Drawing
from tests.stand_ins import own_files


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path, settings: Any) -> None:
    # they count every letter there is, and other tests leave some
    own_files(settings, tmp_path)


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> Drawing:
    """Return what stands in the worker's place."""
    return Drawing(monkeypatch)
