"""Somebody at the door: one tap from home, also without a network, and then straight into a record."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.journeys import walks
from tests.journeys.conftest import WAYS
from tests.journeys.people import Person

pytestmark = pytest.mark.journey
KEPT = "没网也能打开"


@pytest.mark.parametrize(("home", "line"), [("/", "请把纸从门缝放下"), ("/hant/", "請把紙從門縫放下"), ("/en/", "110")])
def test_page_opens_without_a_network_after_one_visit(somebody: Callable[..., Person], home: str, line: str) -> None:
    me = somebody()
    me.open(home)
    me.page.locator("a.go").first.click()
    me.page.locator("#kept").wait_for(state="visible")
    me.context.set_offline(True)
    me.page.reload()
    me.sees(line)
    assert me.page.evaluate("getComputedStyle(document.querySelector('.btn')).minHeight") == "52px"
    assert me.page.locator("a[href='tel:110']").first.is_visible()
    elsewhere = me.context.new_page()
    elsewhere.goto(me.home + home + "now/door/?x=1")
    assert elsewhere.locator("a[href='tel:110']").first.is_visible()
    me.context.set_offline(False)


def test_nothing_else_is_kept_and_no_other_page_passes_through(somebody: Callable[..., Person]) -> None:
    me = somebody()
    me.open("/now/door/")
    me.page.locator("#kept").wait_for(state="visible")
    walks.with_record(me)
    assert me.page.evaluate("navigator.serviceWorker.controller") is None
    kept = me.page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(one => one.keys()))))"
        ".then(lists => [].concat(...lists).map(request => new URL(request.url).pathname))"
    )
    assert [path for path in kept if not path.startswith("/static/")] == ["/now/door/"]
    scopes = me.page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.scope))")
    assert scopes == [me.home + "/now/door/"]


def test_words_about_no_network_stand_nowhere_before_the_page_is_kept(somebody: Callable[..., Person]) -> None:
    me = somebody(scripts=False)
    me.open("/now/door/")
    me.misses(KEPT)
    refused = somebody(service_workers="block")
    refused.open("/now/door/")
    refused.page.wait_for_timeout(500)
    refused.misses(KEPT)


@WAYS
def test_writing_it_down_starts_from_the_time_they_came(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    me.open("/")
    me.tap("有人在门口")
    opened = datetime.now(ZoneInfo("Asia/Shanghai"))
    if scripts:
        me.page.evaluate("sessionStorage.setItem('d', String(Math.floor(Date.now() / 60000) - 20))")
        me.page.reload()
        opened -= timedelta(minutes=20)
    me.tap("他找的是我", exact=True)
    me.choose("骂人", walks.AGREE)
    me.tap("继续", exact=True)
    assert me.heading == "什么时候的事？"
    shown = me.page.locator("input[name=clock]").input_value()
    around = {f"{opened + timedelta(minutes=off):%H:%M}" for off in (-1, 0, 1)}
    assert shown in around
    me.tap("继续", exact=True)
    assert me.page.locator("input[name=channel][value=visit]").is_checked()
