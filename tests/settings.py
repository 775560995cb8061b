"""Settings of the tests: the site's own, with a data folder and a broker that vanish afterwards."""

import atexit
import os
import tempfile
from pathlib import Path

from borrower_help.operations import broker

_folder = tempfile.TemporaryDirectory(prefix="tests-")
os.environ["DATA_DIR"] = _folder.name


def _start_broker() -> str:
    """Start the embedded broker for this run, as script/server does; return its address."""
    folder = broker.make_folder()
    child = broker.child(folder)
    child.start(0)

    def end() -> None:
        if child.process is not None:
            child.process.kill()
            child.process.wait()
        broker.remove_folder(folder)

    atexit.register(end)
    broker.wait_until_there(folder)
    return broker.url_of(folder)


if not os.environ.get("REDIS_URL") or (
    os.environ["REDIS_URL"].startswith("unix:") and os.environ.get("PYTEST_XDIST_WORKER")
):
    # none yet, or the one the first process started: every process of the tests has an embedded broker of its own
    os.environ["REDIS_URL"] = _start_broker()
elif _process := os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw"):
    # one broker for all processes the tests are spread over: each keeps to its own part of it
    os.environ["REDIS_URL"] = os.environ["REDIS_URL"].rpartition("/")[0] + f"/{_process}"

from borrower_help.settings import *  # noqa: E402, F403 - the environment had to be made first

DATA_DIR = Path(_folder.name)
FONTS_DIR = PROJECT_ROOT / "var" / "test-fonts"  # noqa: F405 - built once, kept between runs
(DATA_DIR / "static").mkdir(exist_ok=True)
SECRET_KEY = "tests-only"
ALLOWED_HOSTS = ["*"]
# Hashed names need collectstatic; a test that is about them asks for them itself.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
