"""Quick stretches for these tests; a dump of a sealed site, and one of a site with sealing off, taken once."""

import pytest

from tests.completeness.dumping import Dump, take_a_dump
from tests.stand_ins import quick_stretch


@pytest.fixture(autouse=True)
def _quick_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_stretch(monkeypatch)


@pytest.fixture(scope="session")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Dump:
    return take_a_dump(tmp_path_factory.mktemp("sealed") / "x", sealed=True)


@pytest.fixture(scope="session")
def open_dump(tmp_path_factory: pytest.TempPathFactory) -> Dump:
    return take_a_dump(tmp_path_factory.mktemp("open") / "x", sealed=False)
