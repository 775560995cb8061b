"""Quick stretches for these tests."""

import pytest

from tests.stand_ins import quick_stretch


@pytest.fixture(autouse=True)
def _quick_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_stretch(monkeypatch)
