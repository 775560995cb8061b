"""The list that counts; changing, deleting, undoing; two phones at one record."""

from collections.abc import Callable

import pytest

from tests.journeys import walks
from tests.journeys.conftest import WAYS, Site
from tests.journeys.people import Person

pytestmark = pytest.mark.journey


@WAYS
def test_the_list_counts_and_has_pages(site: Site, somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    walks.enter(me, site.sample(120))
    me.tap("全部记录")
    counts = [int(text) for text in me.page.locator(".count b").all_inner_texts()]
    assert counts[0] >= 100
    assert counts[1] > 0
    assert me.page.locator("main svg[role=img]").get_attribute("aria-label")
    me.tap("哪些号码")
    me.sees("021-0188 8888", "爸妈")
    assert me.page.locator("a.row").count() == 50
    me.tap("下一页")
    assert me.heading == "更早的记录"
    me.tap("下一页")
    assert 0 < me.page.locator("a.row").count() <= 50


@WAYS
def test_a_record_is_changed_deleted_and_put_back(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    walks.with_record(me)
    me.tap("全部记录")
    me.page.locator("a.row").first.click()
    me.tap("改一改")
    me.type("原话", "改过的话。")
    me.tap("保存", exact=True)
    me.sees("改过的话。")
    me.tap("删掉", exact=True)
    me.sees("还没有记录")
    me.tap("撤销", exact=True)
    me.sees("改过的话。")
    me.tap("删掉", exact=True)
    me.tap("删掉的记录")
    me.sees("改过的话。")
    me.tap("放回来")
    me.sees("改过的话。")


@WAYS
def test_two_phones_changing_one_record_lose_nothing(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    digits = walks.with_record(me, words="原来的话。")
    other = somebody(scripts=scripts)
    walks.enter(other, digits)
    for one in (me, other):
        one.tap("全部记录")
        one.page.locator("a.row").first.click()
        one.tap("改一改")
    other.type("原话", "另一部手机写的。")
    other.tap("保存", exact=True)
    me.type("原话", "这部手机写的。")
    me.tap("保存", exact=True)
    me.sees("另一部手机写的。", "这部手机写的。")
    assert me.page.get_by_label("原话").input_value() == "这部手机写的。"
    me.page.locator("main button.btn").click()
    me.sees("这部手机写的。")
    me.misses("另一部手机写的。")
