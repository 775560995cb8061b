"""What the tests of letters share."""

from collections.abc import Iterator

import pytest

from borrower_help.core import files
from tests.letters.drawing import Drawing, stored


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawing]:
    """Return what stands in the worker's place; its files are gone afterwards."""
    before = stored()
    yield Drawing(monkeypatch)
    for name in stored() - before:
        files.delete(name)
