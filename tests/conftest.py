"""What every test starts from, and which of them share a process."""

import gc
import os
import socket
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
    "tests/journeys/test_pages.py": "pages",
}


# Tests that ask no server for anything: another database, broker or storage can make no difference to them, so script/test --scale leaves
# them out. While they run no connection can be opened, and a fixture that gives a database is refused: one that asks is found at once.
ASK_NOBODY = (
    "tests/rules/",
    "tests/accounts/test_codes.py",
    "tests/casefile/test_bad_input.py",
    *(
        f"tests/completeness/test_{name}.py"
        for name in ("allowed_fields", "false_claims", "imports", "letters", "security_docs", "translations")
    ),
    *(f"tests/core/test_{name}.py" for name in ("crypto", "fonts", "forms", "money", "page_images", "pdf", "wizard")),
    *(f"tests/evidence/test_{name}.py" for name in ("claims", "convert", "cover", "kinds")),
    *(f"tests/guides/test_{name}.py" for name in ("cards", "days", "doors", "find", "library", "notice")),
    *(f"tests/guides/test_{name}.py" for name in ("sources_pages", "texts", "views", "words")),
    *(f"tests/incidents/test_{name}.py" for name in ("chart", "forms")),
    *(
        f"tests/letters/test_{name}.py"
        for name in ("claims", "compose", "contexts", "danger", "definitions", "exhibits", "forms_of_a_letter")
    ),
    *(f"tests/letters/test_{name}.py" for name in ("four_dates", "likeness", "notice", "paste", "plain_text")),
    *(f"tests/letters/test_{name}.py" for name in ("rendering", "review", "truth", "writing")),
    *(f"tests/repayment/test_{name}.py" for name in ("affordability", "cost", "offers", "schedule", "sums")),
)
# Tests of sites that start with a database file and a broker of their own whatever the tests run on: there is no other way to run them.
OWN_SITE = (
    "tests/letters/test_survival.py",
    "tests/completeness/test_dump",
    "tests/completeness/test_erasure.py::test_no_byte_of_what_was_destroyed_stays_in_the_files",
    "tests/operations/test_backup.py",
    "tests/operations/test_serve.py",
)


@pytest.fixture(autouse=True)
def _nobody_counted_yet(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.nodeid.startswith(ASK_NOBODY):
        monkeypatch.setattr(socket.socket, "connect", _asked)
        return
    # every test comes from one address: what earlier ones did must not make it wait
    with suppress(redis.RedisError):
        limits._broker().delete("limits:key")


def _asked(*_words: Any) -> None:
    raise AssertionError("this test is listed in ASK_NOBODY and opens a connection")


@pytest.fixture(autouse=True)
def _in_the_sites_own_language() -> None:
    # a request leaves its language behind: no test may depend on which one ran before it
    translation.activate(settings.LANGUAGE_CODE)


def pytest_configure(config: pytest.Config) -> None:
    """Cut the fonts once, before the tests are spread: a site that cuts its own meanwhile answers a minute late."""
    if not hasattr(config, "workerinput") and not config.option.collectonly:
        prepared.font_set()


def pytest_collection_finish() -> None:
    """Keep what was collected out of the collector's sight: it lives to the end, and walking over it again and again cost a fifteenth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def piece_of(nodeid: str) -> str:
    """Return with which others a test is handed out: those of TOGETHER, or the rows of one test."""
    return next((name for part, name in TOGETHER.items() if part in nodeid), nodeid.partition("[")[0])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what another server cannot change; put the long pieces first where tests are spread over processes."""
    asking = [
        one.nodeid for one in items if one.nodeid.startswith(ASK_NOBODY) and "db" in getattr(one, "fixturenames", ())
    ]
    if asking:
        raise pytest.UsageError(f"listed in ASK_NOBODY, but given a database: {asking}")
    if "SCALE_S3_BUCKET" in os.environ:
        left_out = [one for one in items if one.nodeid.startswith(ASK_NOBODY + OWN_SITE)]
        items[:] = [one for one in items if not one.nodeid.startswith(ASK_NOBODY + OWN_SITE)]
        config.hook.pytest_deselected(items=left_out)
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
