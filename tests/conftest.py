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

# Tests that share something costly run in one process, so that it is made once: a dumped site, a crawl, a drill.
TOGETHER = {
    "tests/completeness/test_dump": "dump",
    "tests/completeness/test_neutral_words": "crawl",
    "tests/operations/test_backup.py": "drill",
    "tests/fuzz/": "fuzz",
    "tests/scale/": "machines",
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


class Together(LoadScopeScheduling):
    """Hand out tests one by one, but those of TOGETHER as one piece, the largest first."""

    def _split_scope(self, nodeid: str) -> str:
        return next((name for part, name in TOGETHER.items() if part in nodeid), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """Schedule as above, whatever was asked for."""
    return Together(config, log)
