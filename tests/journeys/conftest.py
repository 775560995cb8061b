"""A real site (web, worker, broker) and a real browser for the journeys; every page passed is watched."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.people import PHONE, Person
from tests.journeys.running import CHROMIUM, QUIET, Site, running_site

WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Start script/server's launcher on a data folder and a port of its own."""
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Debian's chromium once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def somebody(site: Site, chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Person]]:
    """Return a maker of people, each with a phone (a browser context) of their own; checks what their phones saw."""
    people: list[Person] = []

    def make(*, scripts: bool = True, **options: Any) -> Person:
        context = chromium.new_context(**{**PHONE, "java_script_enabled": scripts, **options})
        context.set_default_timeout(20_000)  # ten times what a page takes: a busy machine is no fault
        people.append(Person(context, site.url, request.node.name))
        return people[-1]

    yield make
    complaints = [line for person in people for line in person.complaints()]
    for person in people:
        person.context.close()
    assert complaints == []
