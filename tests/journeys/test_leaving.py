"""Leave at once, lock and unlock, erase: what stands on the phone afterwards."""

from collections.abc import Callable

import pytest

from tests.journeys import walks
from tests.journeys.conftest import WAYS
from tests.journeys.people import Person

pytestmark = pytest.mark.journey
SECRET = "只有我知道的那句话"
OF_A_CASE = (SECRET, "次联系", "又来了", "检查一下")


def _shows_nothing(me: Person) -> None:
    me.page.wait_for_load_state()
    me.misses(*OF_A_CASE)
    assert me.page.title() in {"守界", "日期和时间"}


@WAYS
def test_after_leaving_nothing_of_a_case_comes_back(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    walks.with_record(me, words=SECRET)
    me.tap("全部记录")
    me.sees(SECRET)
    deep = me.path
    me.tap("快速离开")
    assert me.path == "/time/"
    assert {"s", "k"} & set(me.cookies()) == set()
    me.page.reload()
    assert me.path == "/time/"
    for _ in range(4):
        me.page.go_back()
        _shows_nothing(me)
    for _ in range(4):
        me.page.go_forward()
        _shows_nothing(me)
    me.open(deep)
    _shows_nothing(me)


def test_with_scripts_no_public_page_comes_back_either(somebody: Callable[..., Person]) -> None:
    me = somebody()
    me.open("/now/me/")
    me.tap("快速离开")
    me.page.go_back()
    me.page.wait_for_url("**/time/")
    me.misses("先止住")
    assert me.open("/").status == 200
    me.sees("现在是哪种情况？")


def test_three_times_escape_leaves(somebody: Callable[..., Person]) -> None:
    me = somebody()
    walks.with_record(me, words=SECRET)
    for _ in range(3):
        me.page.keyboard.press("Escape")
    me.page.wait_for_url("**/time/")
    _shows_nothing(me)


@WAYS
def test_what_was_typed_over_the_lock_is_offered_again(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    digits = walks.with_record(me)
    me.tap("全部记录")
    me.page.locator("a.row").first.click()
    me.tap("改一改")
    window = me.context.new_page()
    window.goto(me.home + "/records/")
    window.locator("footer button").filter(has_text="锁上").click()
    window.get_by_text("已经锁上了").wait_for()
    window.close()
    me.type("原话", SECRET)
    me.tap("保存", exact=True)
    me.sees("已经锁上了")
    me.misses(SECRET)
    me.type("钥匙码", digits)
    me.tap("打开", exact=True)
    assert me.heading == "刚才这一下还没存上"
    me.sees(SECRET)
    me.tap("再存一次")
    me.sees(SECRET)
    me.tap("全部记录")
    me.sees(SECRET)


@WAYS
def test_a_lock_asks_for_the_code_and_leads_back(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    digits = walks.with_record(me, words=SECRET)
    me.tap("全部记录")
    wanted = me.path
    walks.lock(me)
    me.page.go_back()
    _shows_nothing(me)
    me.open(wanted)
    me.sees("输入钥匙码")
    me.type("钥匙码", digits)
    me.tap("打开", exact=True)
    assert me.path == wanted
    me.sees(SECRET)


@WAYS
def test_somebody_without_the_code_on_paper_is_shown_it_before_a_lock(
    somebody: Callable[..., Person], scripts: bool
) -> None:
    me = somebody(scripts=scripts)
    walks.begin(me)
    me.tap("锁上", among="footer button")
    walks.copied(me)
    walks.lock(me)


@WAYS
def test_erasing_takes_everything_away(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    digits = walks.with_record(me, words=SECRET)
    case = me.path
    me.tap("全部删除")
    me.tap("全部删除", among="main .btn")
    me.sees("先在这里打个勾")
    me.choose("是的，现在全部删除")
    me.tap("全部删除", among="main .btn")
    assert me.heading == "都删掉了"
    assert {"s", "k", "p"} & set(me.cookies()) == set()
    me.tap("拿旧钥匙码试试")
    me.type("钥匙码", digits)
    me.tap("打开", exact=True)
    me.sees("打不开")
    assert me.open(case).status == 404
    _shows_nothing(me)


@WAYS
def test_the_whole_way_in_three_languages(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    walks.with_record(me, words=SECRET)
    me.tap("繁體")
    me.sees("鑰匙碼", "次聯繫")
    me.tap("English")
    me.sees("Key code and this phone")
    me.tap("All records, by day")
    me.sees(SECRET)
    me.tap("Leave quickly")
    me.sees("Date and time")
    assert me.path == "/en/time/"
