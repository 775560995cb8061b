"""Every page, looked at by axe; what the first visit weighs."""

import http.client
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
import pytest

from tests.gallery.drawn import a_chat
from tests.journeys import walks
from tests.journeys.conftest import Site
from tests.journeys.people import Person

pytestmark = pytest.mark.journey
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
    one => one.id + ': ' + one.nodes.map(node => node.target.join(' ')).slice(0, 3).join(' | ')))"""
PUBLIC = (
    "/",
    "/now/door/",
    "/now/me/",
    "/now/family/",
    "/now/papers/",
    "/now/papers/days/",
    "/sums/",
    "/read/",
    "/find/",
    "/read/1/",
    "/cards/",
    "/cards/1/",
    "/now/pay/",
    "/doors/",
    "/doors/12378/",
    "/doors/which/",
    "/doors/which/?w=h&h=b&t=a",
    "/desk/",
    "/now/hard/",
    "/about/",
    "/about/privacy/",
    "/verify/",
    "/time/",
    "/key/",
    "/gone/",
    "/start/?p=me",
    "/start/?p=kin",
    "/sent/?p=kin",
    "/write/",
    "/no/such/page/",
)
EMPTY_SENT = ("/verify/", "/start/?p=me", "/sent/?p=me", "/key/", "/now/papers/days/", "/sums/", "/desk/")
OWN = ("/key/choices/", "/key/paper/new/", "/key/words/", "/key/phone/", "/records/erase/")
LOOKS: dict[str, dict[str, Any]] = {
    "hans": {},
    "dark-hant-larger": {"prefix": "/hant", "color_scheme": "dark", "size": "21px"},
    "en-twice-the-size": {"prefix": "/en", "size": "200%"},
}


class Looker:
    """Open pages one after another and gather what axe finds."""

    def __init__(self, me: Person, prefix: str = "", size: str = "") -> None:
        self.me, self.prefix, self.size = me, prefix, size
        self.found: list[str] = []
        self.looked_at: list[str] = []

    def open(self, path: str) -> None:
        """Open a page and look at it."""
        self.me.open(self.prefix + path)
        self.look()

    def look(self) -> None:
        """Look at the page that stands there."""
        page = self.me.page
        if self.size:
            page.evaluate("size => { document.documentElement.style.fontSize = size }", self.size)
            self.me.look()
        page.evaluate(AXE)
        self.looked_at.append(self.me.path)
        self.found += [f"{self.me.path} {line}" for line in page.evaluate(RUN)]

    def send_empty(self, path: str) -> None:
        """Send a form with nothing in it and look at what is said."""
        self.me.open(self.prefix + path)
        self.me.page.locator("main form .btn").last.click()
        self.me.page.locator("#errors").wait_for()
        self.look()


def _pages_of(me: Person, looker: Looker) -> Iterator[str]:
    """Yield the pages of the case whose own page stands there, drafts and letters among them."""
    home = "/" + urlsplit(me.path).path.lstrip("/").removeprefix("hant/").removeprefix("en/")
    yield home
    for tail in ("list/", "list/?page=2", "new/", "about/", "findings/", "letters/", "removed/"):
        yield home + tail
    me.open(home + "list/")
    record = me.page.locator("a.row").first.get_attribute("href") or ""
    yield from (record, record + "edit/")
    me.open(home + "new/")
    me.choose("骂人")
    me.tap("继续", exact=True)
    me.page.wait_for_url("**/when/")
    draft = urlsplit(me.path).path.removesuffix("when/")
    yield from (draft + step for step in ("when/", "who/", "words/", "check/"))
    me.open(draft + "when/")
    me.choose("一天打了很多次")
    me.tap("继续", exact=True)
    yield draft + "days/"
    about = home + "letters/new/second_level/"
    yield about
    me.open(about)
    me.page.locator("main form .btn").last.click()
    me.page.locator("img.sheet").wait_for(timeout=30_000)
    letter = urlsplit(me.path).path
    yield from (letter, letter + "pages/", letter + "words/")
    me.open(letter)
    me.page.locator("main .btn").first.click()
    me.sees("信写好了")
    yield letter


def _files_of(me: Person, home: str) -> Iterator[str]:
    """Yield the pages about files of a case, one picture kept, and stop at a check code and a PDF that were made."""
    yield home + "files/bound/"
    me.open(home + "files/add/")
    me.page.locator("#files").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": a_chat()})
    me.page.locator("main form .btn").last.click()
    me.page.locator("#sends dl").wait_for()
    yield home + "files/"
    me.open(home + "files/")
    kept = me.page.locator("section.card h2 a").first.get_attribute("href") or ""
    me.open(kept)
    me.page.locator("img.kept").wait_for(timeout=30_000)
    yield from (kept, kept + "change/", kept + "cover/")
    me.open(home + "files/bound/")
    me.page.locator("#bound form .btn").first.click()
    me.page.locator("#bound a.btn").wait_for(timeout=30_000)
    yield home + "files/bound/"
    me.open(home + "files/codes/")
    me.page.locator("main form .btn").click()
    me.page.locator(".code").wait_for()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(site: Site, somebody: Callable[..., Person], look: str) -> None:
    options = dict(LOOKS[look])
    prefix, size = options.pop("prefix", ""), options.pop("size", "")
    me = somebody(**options)
    looker = Looker(me, prefix, size)
    for path in PUBLIC:
        looker.open(path)
    for path in EMPTY_SENT:
        looker.send_empty(path)
    walks.enter(me, site.sample(60))
    home = urlsplit(me.path).path
    for path in _pages_of(me, looker):
        looker.open(path)
    for path in _files_of(me, home):
        looker.open(path)
    looker.look()
    for path in OWN:
        looker.open(path)
    for path in OWN[2:]:
        looker.send_empty(path)
    assert looker.found == []
    assert len(looker.looked_at) > 40


def test_code_pages_and_locked_ones_too(somebody: Callable[..., Person]) -> None:
    me = somebody()
    looker = Looker(me)
    walks.begin(me)
    walks.finish(me)
    looker.look()
    for path in ("/key/paper/card/", "/key/paper/picture/", "/key/paper/picture/?album=private", "/key/words/"):
        looker.open(path)
    me.open("/key/paper/")
    walks.copied(me)
    looker.look()
    walks.lock(me)
    looker.look()
    assert looker.found == []


def _sent(url: str) -> int:
    """Return how many bytes go over the wire for an address."""
    where = urlsplit(url)
    line = http.client.HTTPConnection(str(where.hostname), where.port, timeout=10)
    line.request("GET", where.path, headers={"Accept-Encoding": "gzip, br"})
    answer = line.getresponse()
    assert answer.headers["Content-Encoding"] in {"gzip", "br"}
    return len(answer.read())


def test_the_first_visit_weighs_at_most_14_kb(site: Site, somebody: Callable[..., Person]) -> None:
    me = somebody()
    asked: list[str] = []
    me.page.on("request", lambda request: asked.append(request.url))
    me.open("/")
    me.page.wait_for_load_state("networkidle")
    html = _sent(site.url + "/")
    styles = [url for url in asked if url.endswith(".css")]
    assert len(styles) == 1
    css = _sent(styles[0])
    assert html + css <= 14_000
    kinds = sorted(url.rsplit(".", 1)[-1] for url in asked if url != site.url + "/")
    assert set(kinds) <= {"css", "js", "svg"}
