"""What every test starts from, and which of them share a process."""

from contextlib import suppress
from typing import Any

import pytest
import redis
from django.conf import settings
from django.utils import translation
from xdist.scheduler import LoadScopeScheduling

from borrower_help.core import limits
from tests.core import prepared

# Tests that share something costly run in one process, so that it is made once: a dumped site, a crawl, a drill. They are also the
# longest, so they come first, in this order: what is left for the end is short, and no process waits long for another.
TOGETHER = {
    "tests/scale/": "machines",
    "tests/letters/test_survival.py": "survival",
    "tests/completeness/test_dump": "dump",
    "tests/operations/test_backup.py": "drill",
    "tests/operations/test_serve.py": "launcher",
    "tests/completeness/test_neutral_words": "crawl",
    "tests/completeness/test_letters": "voices",
    "tests/fuzz/": "fuzz",
}


@pytest.fixture(autouse=True)
def _nobody_counted_yet() -> None:
    # every test comes from one address: what earlier ones did must not make it wait
    with suppress(redis.RedisError):
        limits._broker().delete("limits:key")


@pytest.fixture(autouse=True)
def _in_the_sites_own_language() -> None:
    # a request leaves its language behind: no test may depend on which one ran before it
    translation.activate(settings.LANGUAGE_CODE)


def pytest_configure(config: pytest.Config) -> None:
    """Cut the fonts once, before the tests are spread: a site that cuts its own meanwhile answers a minute late."""
    if not hasattr(config, "workerinput") and not config.option.collectonly:
        prepared.font_set()


def piece_of(nodeid: str) -> str:
    """Return with which others a test is handed out: those of TOGETHER, or the rows of one test."""
    return next((name for part, name in TOGETHER.items() if part in nodeid), nodeid.partition("[")[0])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the long pieces first where tests are spread over processes."""
    if hasattr(config, "workerinput"):
        order = {name: place for place, name in enumerate(TOGETHER.values())}
        items.sort(key=lambda item: order.get(piece_of(item.nodeid), len(order)))


class Together(LoadScopeScheduling):
    """Hand out tests piece by piece, in the order they were collected in."""

    def _split_scope(self, nodeid: str) -> str:
        return piece_of(nodeid)

    def mark_test_complete(self, node: Any, item_index: int, duration: float = 0) -> None:
        """Forget a piece that is done: the scheduler counts all it ever handed out, test after test."""
        piece = piece_of(self.registered_collections[node][item_index])
        super().mark_test_complete(node, item_index, duration)
        if all(self.assigned_work[node].get(piece, {"": False}).values()):
            del self.assigned_work[node][piece]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """Schedule as above, whatever was asked for."""
    config.option.loadscopereorder = False
    return Together(config, log)
