"""Files in a real browser: every kind goes in, comes back byte for byte and can be looked at; parts of a picture are covered."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from borrower_help.evidence.kinds import KINDS
from tests.evidence.making import MAKERS
from tests.gallery.drawn import a_chat
from tests.journeys import walks
from tests.journeys.conftest import WAYS
from tests.journeys.people import Person

pytestmark = pytest.mark.journey
LONGEST = 60_000  # ms a copy may take while other files wait
PLAYS = """async element => {
  if (element.readyState < 1) await new Promise(done => element.addEventListener("loadedmetadata", done, {once: true}));
  element.muted = true;
  await element.play();
  await new Promise(done => element.addEventListener("timeupdate", () => element.currentTime > 0 && done()));
  return element.duration;
}"""
SEEN = "image => image.complete && image.naturalWidth > 0"


def at_the_page(me: Person) -> None:
    walks.with_record(me, words="今天不还，就通知你们村委会。")
    me.open("/records/")
    me.open(me.path + "files/add/")


def ready(me: Person) -> None:
    """Wait until nothing of the file on this page is being made any more."""
    for _ in range(40):
        if me.page.locator("[data-poll]").count() == 0:
            return
        me.page.wait_for_timeout(1_000)
        me.page.reload()
    raise AssertionError("it is still being made")


def test_every_kind_goes_in_comes_back_and_can_be_looked_at(somebody: Callable[..., Person], tmp_path: Path) -> None:
    me = somebody(scripts=False)
    at_the_page(me)
    made = {f"{number:02}": (key, maker()) for number, (key, maker) in enumerate(MAKERS.values())}
    for name, (_key, data) in made.items():
        (tmp_path / name).write_bytes(data)  # told by its content: the name has no ending
    me.page.locator("#files").set_input_files([tmp_path / name for name in made])
    me.tap("发送")
    me.page.set_default_timeout(LONGEST)
    listed = me.path
    pages = {
        link.locator("xpath=ancestor::section").locator("p").first.inner_text(): link.get_attribute("href") or ""
        for link in me.page.locator("section.card h2 a").all()
    }
    assert set(pages) == set(made), listed
    with_scripts = somebody()
    with_scripts.context.add_cookies(me.context.cookies())
    for name, (key, data) in made.items():
        kept = with_scripts
        kept.open(pages[name])
        ready(kept)
        assert kept.context.request.get(f"{kept.page.url.split('?')[0]}original/").body() == data, key
        looks = kept.main()
        match KINDS[key].shown:
            case "picture":
                image = looks.locator("img.kept").first
                expect(image).to_be_visible()
                kept.page.wait_for_function(SEEN, arg=image.element_handle())
            case "pages":
                image = looks.locator("img.sheet").first
                kept.page.wait_for_function(SEEN, arg=image.element_handle())
            case "audio" | "video" as shown:
                expect(looks.locator(shown)).to_be_visible()  # a player without height plays, too
                assert looks.locator(shown).evaluate(PLAYS) > 0.5, key
            case "text":
                assert looks.locator(".say").inner_text(), key


@WAYS
def test_a_name_is_covered_with_a_finger_or_field_by_field(
    somebody: Callable[..., Person], tmp_path: Path, scripts: bool
) -> None:
    me = somebody(scripts=scripts)
    at_the_page(me)
    me.page.locator("#files").set_input_files({"name": "chat.png", "mimeType": "image/png", "buffer": a_chat()})
    me.tap("发送")
    if scripts:
        me.page.locator("#sends dl").wait_for()
        me.open("/records/")
        me.open(me.path + "files/")
    me.tap("证据1", exact=True)
    ready(me)
    me.look()
    me.tap("遮住名字、号码、脸")
    me.tap("遮住这些")
    me.sees("还没有标出要遮的地方")
    me.look()
    if scripts:
        me.tap("用手指画框", exact=True)
        box = me.page.locator("#picture img").bounding_box()
        assert box is not None
        me.page.evaluate(
            "y => window.scrollTo(0, y)", box["y"] + box["height"] / 2 - 300
        )  # the dock lies over the foot
        box = me.page.locator("#picture img").bounding_box()
        assert box is not None
        at = lambda x, y: (box["x"] + box["width"] * x / 1080, box["y"] + box["height"] * y / 2160)  # noqa: E731
        me.page.mouse.move(*at(380, 980))
        me.page.mouse.down()
        me.page.mouse.move(*at(500, 1050))
        me.page.mouse.move(*at(720, 1120))
        me.page.mouse.up()
        expect(me.page.get_by_role("button", name="撤掉上一块")).to_be_visible()
    else:
        for row in (6, 7):
            for column in (3, 4, 5, 6):
                me.page.locator(f"input[value='{row}-{column}']").check(force=True)
    me.tap("遮住这些")
    ready(me)
    me.sees("遮过的副本")
    me.look()
    address = me.page.url.split("?")[0]
    covered = Image.open(io.BytesIO(me.context.request.get(f"{address}covered/").body())).convert("RGB")
    assert not any(r > 150 and g < 90 for _n, (r, g, _b) in covered.getcolors(10**7) or [])
    assert any(r < 20 and g < 20 and b < 20 for _n, (r, g, b) in covered.getcolors(10**7) or [])
