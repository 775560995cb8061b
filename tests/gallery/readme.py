"""The seven pictures of the README: one screen of a phone each."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests.gallery.album import few_colours
from tests.journeys import walks
from tests.journeys.people import PHONE, Person
from tests.journeys.running import Site

COLOURS = 24  # ink, ground, accent and the steps between them
LARGEST = 60_000  # bytes


def make(browser: Browser, site: Site, folder: Path) -> None:
    """Make home, words, question, code, timeline, findings and letter as PNG files."""
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(**{**PHONE, "device_scale_factor": 2})
    me = Person(context, site.url, "readme")

    def keep(name: str) -> None:
        _keep(me.page, folder / f"{name}.png")

    me.open("/")
    keep("home")
    me.open("/now/family/")
    keep("words")
    walks.begin(me, "骂人")
    keep("question")
    walks.finish(me)
    keep("code")
    walks.copied(me)
    context.clear_cookies()
    walks.enter(me, site.sample(40))
    home = urlsplit(me.path).path
    me.open(home + "list/")
    keep("timeline")
    me.open(home + "findings/")
    keep("findings")
    me.page.locator(".dock .btn").click()
    me.page.locator("img.sheet").wait_for(timeout=40_000)
    me.page.locator("img.sheet").evaluate("image => image.decode()")
    keep("letter")


def _keep(page: Page, goal: Path) -> None:
    page.wait_for_load_state("load")
    goal.write_bytes(few_colours(page.screenshot(), colours=COLOURS))
    assert goal.stat().st_size <= LARGEST, goal
