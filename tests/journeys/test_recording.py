"""Write down a contact: four questions, check, save; again in two taps; by day."""

from collections.abc import Callable

import pytest

from tests.journeys import walks
from tests.journeys.conftest import WAYS
from tests.journeys.people import Person

pytestmark = pytest.mark.journey


@WAYS
def test_nothing_is_kept_before_somebody_agreed(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    me.open("/start/?p=me")
    me.sees("清河法律援助站", "不是律师")
    me.tap("存什么、为什么、你能做什么")
    me.sees("help@example.org")
    me.choose("骂人")
    me.tap("继续", exact=True)
    me.sees("先在这里打个勾")
    assert "s" not in me.cookies()
    assert me.page.get_by_label("骂人").is_checked()
    me.choose(walks.AGREE)
    me.tap("继续", exact=True)
    assert me.heading == "什么时候的事？"
    assert {"s", "k"} <= set(me.cookies())


@WAYS
def test_a_first_contact_takes_four_questions(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    walks.begin(me, "骂人", "吓唬人")
    me.seen.clear()
    me.choose("我来选时间")
    me.page.get_by_label("哪一天").first.select_option(index=1)
    me.type("几点", "２２点10分")
    me.tap("继续", exact=True)
    me.choose("电话", "找的别人")
    me.choose("接了")
    me.pick("是谁", "妈妈")
    me.tap("继续", exact=True)
    me.type("原话", walks.WORDS)
    me.choose("别人告诉我的")
    me.tap("继续", exact=True)
    me.sees("检查一下", "骂人", "吓唬人", "22:10", "妈妈", walks.WORDS)
    assert len({path.split("/")[-2] for path in me.seen} - {"check"}) <= 3  # and the first question before them
    me.page.get_by_role("link", name="改").first.click()
    assert me.heading == "他们做了什么？"
    me.choose("吓唬人")
    me.tap("继续", exact=True)
    me.sees("检查一下")
    me.misses("吓唬人")
    me.tap("存下这条")
    walks.copied(me)
    me.open("/records/")
    me.tap("全部记录")
    me.sees("22:10", walks.WORDS)


@WAYS
def test_a_later_contact_of_a_new_kind_takes_four_pages(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    walks.with_record(me)
    me.tap("记一件别的")
    me.seen.clear()
    me.choose("说要曝光")
    me.tap("继续", exact=True)
    walks.finish(me, words="照片发网上。")
    pages = [path for path in me.seen if "/check/" not in path]
    assert len(pages) <= 4
    me.tap("全部记录")
    me.sees("照片发网上。", walks.WORDS)


@WAYS
def test_the_same_again_takes_two_taps(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    walks.with_record(me)
    me.tap("又来了")
    me.sees("检查一下", "骂人")
    me.misses(walks.WORDS)
    me.tap("存下这条")
    me.tap("全部记录")
    assert me.page.locator("a.row").count() == 2


@WAYS
def test_many_calls_go_in_by_day(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    walks.begin(me, "一天打很多次", "骂人")
    me.choose("一天打了很多次")
    me.tap("继续", exact=True)
    assert me.heading == "哪天几次？"
    me.page.locator("[name=answered_1]").fill("501")
    me.page.locator("[name=night_1]").fill("2")
    me.choose("每天都有")
    me.tap("继续", exact=True)
    me.sees("一天一格最多 500 次" if "一天一格最多 500 次" in me.text else "500")
    me.page.locator("[name=answered_1]").fill("3")
    me.page.locator("[name=unanswered_1]").fill("７")
    me.page.locator("[name=day_2]").fill("2026-03-05")
    me.page.locator("[name=texts_2]").fill("4")
    me.tap("继续", exact=True)
    me.choose("找的我")
    me.tap("继续", exact=True)
    me.tap("存下这条")
    walks.copied(me)
    me.open("/records/")
    me.tap("全部记录")
    assert me.page.locator(".count b").first.inner_text() == "14"
    assert me.page.locator("a.row").count() == 2


@WAYS
def test_a_half_finished_record_is_kept_and_gone_on_with(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    walks.begin(me, "骂人")
    me.choose("刚刚")
    me.tap("先存着")
    walks.copied(me)
    me.tap("接着写上次没写完的")
    me.tap("填完剩下的" if "填完剩下的" in me.text else "接着填", among="a.btn")
    assert me.heading == "怎么找来的？"
    me.page.go_back()
    me.page.go_forward()
    assert me.heading == "怎么找来的？"


@WAYS
def test_back_after_saving_shows_the_record_and_saves_no_second_one(
    somebody: Callable[..., Person], scripts: bool
) -> None:
    me = somebody(scripts=scripts)
    walks.begin(me)
    walks.finish(me)
    me.page.go_back()
    me.page.reload()
    me.misses("存下这条")
    me.open("/records/")
    me.tap("全部记录")
    assert me.page.locator("a.row").count() == 1
