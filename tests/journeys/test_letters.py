"""From the front page to a letter in hand, within its pages."""

import re
from collections.abc import Callable

import pytest

from tests.journeys import walks
from tests.journeys.conftest import WAYS, Site
from tests.journeys.people import WECHAT, Person

pytestmark = pytest.mark.journey
PHONES = pytest.mark.parametrize(
    ("scripts", "phone"),
    [(True, ""), (False, ""), (True, WECHAT), (False, WECHAT)],
    ids=["scripts", "no-scripts", "wechat", "wechat-no-scripts"],
)


def _phone(somebody: Callable[..., Person], scripts: bool, phone: str) -> Person:
    return somebody(scripts=scripts, **({"user_agent": phone} if phone else {}))


def _distinct(pages: list[str]) -> list[str]:
    """Return the pages passed, in order, each named by what it is; looking again at one is no new page."""
    named = [re.sub(r"[0-9a-f-]{36}", "…", path) for path in pages]
    return [path for place, path in enumerate(named) if place == 0 or path != named[place - 1]]


def _take_along(me: Person) -> None:
    """Fix the letter and see every way out of the phone."""
    me.tap("没问题，就这样定下来")
    me.sees("信写好了")
    walks.see_page_one(me)
    text = me.page.locator("#letter-text").evaluate("box => box.value || box.textContent")
    assert "不是对" in text
    assert len(text) > 200
    answer = me.context.request.get(me.home + me.page.get_by_role("link", name="保存 PDF").get_attribute("href"))
    assert answer.body()[:5] == b"%PDF-"
    assert len(answer.body()) <= 180_000


@PHONES
def test_borrower_has_a_complaint_within_ten_pages(somebody: Callable[..., Person], scripts: bool, phone: str) -> None:
    me = _phone(somebody, scripts, phone)
    walks.begin(me, "骂人", "把我欠钱的事告诉别人", "说要曝光")
    me.choose("刚刚")
    me.tap("继续", exact=True)
    me.choose("电话", "找的别人")
    me.choose("接了")
    me.pick("是谁", "妈妈")
    me.pick("这个人跟这笔钱有关系吗？", "没担保，也没一起借")
    me.tap("继续", exact=True)
    me.type("原话", walks.WORDS)
    me.choose("别人告诉我的")
    me.tap("继续", exact=True)
    me.tap("存下这条")
    walks.copied(me)
    me.sees("可能不符合规定")
    me.tap("写投诉")
    me.sees("定下来之前，看一眼")
    walks.see_page_one(me)
    _take_along(me)
    pages = _distinct(me.seen)
    assert pages[0] == "/"
    assert len(pages) - 1 <= 10, pages


@PHONES
def test_relative_has_a_notice_within_six_pages(somebody: Callable[..., Person], scripts: bool, phone: str) -> None:
    me = _phone(somebody, scripts, phone)
    me.open("/")
    me.tap("不是我借的，却打给我")
    me.tap("写一封信")
    assert me.heading == "他们对你做了什么？"
    me.choose("要我替他还", "跟我说他欠多少")
    me.page.locator("select[name=part]").select_option("early")  # at no hour still to come
    me.choose("没担保，也没一起借")
    me.choose(walks.AGREE)
    me.tap("写成信")
    walks.copied(me)
    me.sees("定下来之前，看一眼")
    walks.see_page_one(me)
    me.misses("金额", "身份证号")
    _take_along(me)
    pages = _distinct(me.seen)
    assert len(pages) - 1 <= 6, pages


@WAYS
def test_letter_can_be_changed_before_it_is_fixed_and_not_after(
    site: Site, somebody: Callable[..., Person], scripts: bool
) -> None:
    me = somebody(scripts=scripts)
    walks.enter(me, site.sample(12))
    me.tap("对照规定")
    before = len(me.seen)
    me.tap("写投诉")
    walks.see_page_one(me)
    me.type("你自己的话", "我每天上夜班，白天要睡觉。")
    me.tap("按改的重新排版")
    walks.see_page_one(me)
    _take_along(me)
    assert len(_distinct(me.seen[before - 1 :])) <= 6, me.seen  # findings, check with the preview, letter
    assert "我每天上夜班" in me.page.locator("#letter-text").evaluate("box => box.value || box.textContent")
    me.misses("按改的重新排版")
    me.page.go_back()
    me.page.reload()
    me.sees("信写好了")
    me.tap("看图片，长按保存")
    assert me.page.locator("img.sheet").count() >= 1
