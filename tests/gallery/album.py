"""Pictures of pages, each in five looks, and the one HTML file that holds them."""

import base64
import html
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.people import PHONE, SIDEWAYS

LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "大字版": {"big": True},
    "zh-Hant": {"prefix": "/hant"},
    "en": {"prefix": "/en"},
}
COLOURS = 64
LATIN = re.compile(r"[A-Za-z]{3,}")
SHOUJIE = {"App", "PDF", "PIN", "ICP", "English", "WeChat", "Word", "help", "example", "org", "HEIC", "zip", "json"}
STYLE = """body{font:16px/1.5 sans-serif;margin:16px;background:#ddd}h2{margin:32px 0 8px}
section{display:flex;overflow-x:auto;align-items:flex-start}figure{flex:none;margin:0 16px 0 0;width:360px}
img{display:block;width:360px;border:1px solid #999}figcaption{font-size:14px}.bad{color:#a00;font-weight:bold}"""
Deed = Callable[[Page], None]


@dataclass
class Picture:
    """Hold one page in one look."""

    look: str
    path: str
    png: bytes
    remarks: list[str]


@dataclass
class Album:
    """Take the pictures and remember which addresses they show."""

    browser: Browser
    home: str
    only: str = ""
    folder: Path | None = None  # where to keep the pictures as files, too
    stops: dict[str, list[Picture]] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    _phones: dict[str, BrowserContext] = field(default_factory=dict)

    def take(self, title: str, path: str, cookies: list[Any], *, then: Deed | None = None) -> None:
        """Open `path` as the holder of `cookies` in every look, do `then` there, and keep the pictures."""
        self.paths.append(urlsplit(path).path)
        if self.only not in title:
            return
        print(title, flush=True)
        for look, options in LOOKS.items():
            phone = self._phone(look, cookies)
            page = phone.new_page()
            page.goto(self.home + options.get("prefix", "") + path)
            if then:
                then(page)
            self._keep(title, look, page)
            page.close()

    def show(self, title: str, documents: dict[str, str]) -> None:
        """Keep pictures of documents that no address gives, one for each language prefix."""
        if self.only not in title:
            return
        print(title, flush=True)
        for look, options in LOOKS.items():
            page = self._phone(look, []).new_page()
            text = documents[options.get("prefix", "")]
            page.goto(self.home + "/time/")
            page.set_content(text.replace("<head>", f'<head><base href="{self.home}/">'))
            self._keep(title, look, page)
            page.close()

    def _phone(self, look: str, cookies: list[Any]) -> BrowserContext:
        options = {key: value for key, value in LOOKS[look].items() if key not in {"prefix", "big"}}
        if look not in self._phones:
            self._phones[look] = self.browser.new_context(**{**PHONE, **options})
            self._phones[look].set_default_timeout(60_000)
        phone = self._phones[look]
        phone.clear_cookies()
        phone.add_cookies(cookies)
        if LOOKS[look].get("big"):
            phone.add_cookies([{"name": settings.BIG_TEXT_COOKIE, "value": "1", "url": self.home}])
        return phone

    def _keep(self, title: str, look: str, page: Page) -> None:
        page.wait_for_load_state("load")
        pictures = page.locator("img")
        for number in range(pictures.count()):
            pictures.nth(number).scroll_into_view_if_needed()
            pictures.nth(number).evaluate("image => image.decode().catch(() => 0)")
        shown = page.url.removeprefix(self.home)
        picture = Picture(look, shown, few_colours(page.screenshot(full_page=True)), _remarks(look, page))
        self.stops.setdefault(title, []).append(picture)
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / (re.sub(r"[^\w-]+", "_", f"{title}.{look}") + ".png")).write_bytes(picture.png)

    def write(self, goal: Path, missing: list[str]) -> None:
        """Write everything into one HTML file that needs no other."""
        parts = [f"<!doctype html><meta charset=utf-8><title>Gallery</title><style>{STYLE}</style><h1>Gallery</h1>"]
        parts += [f'<p class="bad">No picture: {html.escape(name)}</p>' for name in missing]
        for title, pictures in self.stops.items():
            parts.append(f"<h2>{html.escape(title)}</h2><section>")
            for one in pictures:
                remarks = "".join(f'<br><span class="bad">{html.escape(remark)}</span>' for remark in one.remarks)
                image = base64.b64encode(one.png).decode()
                parts.append(
                    f"<figure><figcaption>{one.look} · {html.escape(one.path)}{remarks}</figcaption>"
                    f'<img alt="" src="data:image/png;base64,{image}"></figure>'
                )
            parts.append("</section>")
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_text("\n".join(parts), encoding="utf-8")


def few_colours(png: bytes, colours: int = COLOURS) -> bytes:
    """Return the picture with few colours, a fifth of its size; flat pages lose nothing one sees."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


def _remarks(look: str, page: Page) -> list[str]:
    """Return what needs no eye to be seen: a page too wide, several filled buttons, English in Chinese."""
    remarks = []
    if (sideways := page.evaluate(SIDEWAYS)) > 0:
        remarks.append(f"{sideways} px too wide")
    if (filled := page.locator(".btn:not(.two)").locator("visible=true").count()) > 1:
        remarks.append(f"{filled} filled buttons")
    text = page.locator("body").inner_text()
    if look != "en" and (words := sorted(set(LATIN.findall(text)) - SHOUJIE)):
        remarks.append(f"Latin: {', '.join(words)}")
    if twice := re.findall(r".{6}(?:[。，；：]{2}|\.\.(?!\.)|[，。][.,]).{0,6}", text):
        remarks.append(f"stops: {twice}")
    return remarks
