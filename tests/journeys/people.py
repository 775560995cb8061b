"""Somebody with a phone: opens pages, taps, types, sees; what no page may do is noticed on every page passed."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Frame, Locator, Page, Request, Response, expect

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2 if os.environ.get("JOURNEY_PICTURES") else 1,
    "is_mobile": True,
    "has_touch": True,
    "locale": "zh-CN",
    "timezone_id": "Asia/Shanghai",
    "color_scheme": "light",
}
WECHAT = (
    "Mozilla/5.0 (Linux; Android 9; V1818A Build/PKQ1.190101.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/78.0.3904.62 XWEB/2693 MMWEBSDK/201001 Mobile Safari/537.36 MicroMessenger/7.0.20.1781 Language/zh_CN"
)
LARGEST_PAGE = 30_000  # bytes as sent, on top of what is cached
SIDEWAYS = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
PICTURES = os.environ.get("JOURNEY_PICTURES", "")


class Person:
    """Walk through the site as a person does, by the words on the screen."""

    def __init__(self, context: BrowserContext, home: str, name: str) -> None:
        self.context, self.home, self.name = context, home, name
        self.seen: list[str] = []
        self._complaints: list[str] = []
        self._pictures = 0
        self.page = context.new_page()
        self._watch(self.page)

    # --- watching ---

    def _watch(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._complaints.append(f"script error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("framenavigated", self._went)

    def _console(self, message: ConsoleMessage) -> None:
        # a page answered 4xx is reported by the browser itself; those are asserted where they are meant
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self._complaints.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            self._complaints.append(f"failed: {request.url} {request.failure}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.home + "/", "data:", "blob:")):
            self._complaints.append(f"asked elsewhere: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self._complaints.append(f"{response.status}: {response.url}")
        if (
            response.request.resource_type == "document"
            and "content-disposition" not in response.headers  # a page; not a file that is fetched
            and int(response.headers.get("content-length", 0)) > LARGEST_PAGE
        ):
            self._complaints.append(f"{response.headers['content-length']} bytes: {response.url}")

    def _went(self, frame: Frame) -> None:
        if frame.parent_frame is None and frame.url.startswith(self.home):
            self.seen.append(urlsplit(frame.url).path)

    def complaints(self) -> list[str]:
        """Return what no page may do and one did."""
        return self._complaints

    # --- walking ---

    def open(self, path: str) -> Response:
        """Open an address of the site."""
        response = self.page.goto(self.home + path)
        assert response is not None
        self.look()
        return response

    def tap(self, words: str, *, among: str = "a, button, summary", exact: bool = False) -> None:
        """Tap a link, a button or a folded line that carries these words; a page that follows is looked at."""
        wanted: str | re.Pattern[str] = re.compile(f"^\\s*{re.escape(words)}\\s*$") if exact else words
        self.page.locator(among).filter(has_text=wanted).locator("visible=true").first.click()
        self.page.wait_for_load_state()
        self.look()

    def choose(self, *words: str) -> None:
        """Choose answers by the words beside them."""
        for word in words:
            self.page.locator("label").filter(has_text=word).locator("visible=true").first.click()

    def type(self, label: str, text: str) -> None:
        """Type into the box with this label."""
        self.page.get_by_label(label).locator("visible=true").first.fill(text)

    def pick(self, label: str, option: str) -> None:
        """Pick an entry of a list."""
        self.page.get_by_label(label).locator("visible=true").first.select_option(label=option)

    # --- seeing ---

    @property
    def path(self) -> str:
        """Return the address shown, without the host."""
        return self.page.url.removeprefix(self.home)

    @property
    def text(self) -> str:
        """Return everything written on the page."""
        return self.page.locator("body").inner_text()

    @property
    def heading(self) -> str:
        """Return the page's heading."""
        return self.page.locator("h1").first.inner_text().strip()

    def main(self) -> Locator:
        """Return the middle of the page."""
        return self.page.locator("main")

    def sees(self, *words: str) -> None:
        """Wait until these words stand on the page, and can be seen."""
        for word in words:
            expect(self.page.get_by_text(word).locator("visible=true").first).to_be_visible()

    def misses(self, *words: str) -> None:
        """Make sure that none of these words stands on the page."""
        text = self.text
        assert [word for word in words if word in text] == []

    def look(self) -> None:
        """Look at the page: it does not scroll sideways; a picture of it is kept where somebody asks for pictures."""
        sideways = self.page.evaluate(SIDEWAYS)
        if sideways > 0:
            self._complaints.append(f"scrolls sideways by {sideways} px: {self.path}")
        if PICTURES:
            self._pictures += 1
            name = re.sub(r"[^\w-]+", "_", f"{self.name}-{self._pictures:02d}-{self.path[:40]}")
            self.page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)

    def cookies(self) -> dict[str, str]:
        """Return the cookies this phone holds for the site."""
        return {cookie["name"]: cookie["value"] for cookie in self.context.cookies()}  # type: ignore[typeddict-item]

    def digits(self) -> str:
        """Return the key code on the page."""
        return re.sub(r"\D", "", self.page.locator(".code").inner_text())
