"""The key code: copied, printed, kept as a picture, entered on another phone; passphrase, new code, own phone."""

from collections.abc import Callable

import pytest

from tests.journeys import walks
from tests.journeys.conftest import WAYS, Site
from tests.journeys.people import Person

pytestmark = pytest.mark.journey
PHRASE = "老屋后面的那棵枣树"
PIN = "493817"


@WAYS
def test_the_code_is_shown_until_it_is_copied(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    walks.begin(me)
    walks.finish(me)
    digits = me.digits()
    me.sees(f"念一遍后四位：{digits[-4:]}")
    me.tap("打印一张小卡片")
    assert me.digits() == digits
    me.tap("返回")
    me.tap("存成图片")
    assert me.page.locator("img").count() == 0
    me.tap("会，或者说不准")
    assert me.page.locator("img").count() == 0
    me.tap("回去")
    me.tap("存成图片")
    me.tap("不会，只有我看")
    picture = me.page.locator("img.sheet")
    assert picture.evaluate("image => image.complete && image.naturalWidth") == 720
    me.tap("存好了", exact=True)
    assert me.open("/key/paper/").url.endswith("/key/choices/")
    assert digits not in me.page.content()


@WAYS
def test_another_phone_goes_on_where_this_one_stopped(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    digits = walks.with_record(me)
    me.tap("记一件别的")
    me.choose("说要曝光")
    me.tap("继续", exact=True)
    me.choose("刚刚")
    me.tap("先存着")
    me.tap("快速离开")
    other = somebody(scripts=scripts)
    walks.enter(other, digits)
    other.sees("次联系")
    other.tap("接着写上次没写完的")
    other.sees("说要曝光")
    other.page.locator("main .btn").first.click()
    assert other.heading == "怎么找来的？"


@WAYS
def test_wrong_codes_are_told_apart_kindly(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    for typed, sentence in {
        "1234": "少了 16 位",
        "1" * 22: "多了 2 位",
        "零123": "只有数字",
        "30870565387958478272": "有一位不对",
        "００００ 0000-0000 0000 0000": "打不开",
    }.items():
        me.open("/key/")
        me.type("钥匙码", typed)
        me.tap("打开", exact=True)
        me.sees(sentence)
        assert me.page.get_by_label("钥匙码").input_value() == typed


@WAYS
def test_who_has_a_code_already_takes_the_new_record_along(somebody: Callable[..., Person], scripts: bool) -> None:
    first = somebody(scripts=scripts)
    digits = walks.with_record(first, words="第一部手机上记的。")
    me = somebody(scripts=scripts)
    walks.begin(me)
    walks.finish(me, words="第二部手机上记的。")
    me.tap("我以前就有钥匙码")
    me.type("钥匙码", digits)
    me.tap("打开", exact=True)
    me.tap("全部记录")
    me.sees("第一部手机上记的。", "第二部手机上记的。")


@WAYS
def test_a_passphrase_makes_it_two_keys(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    walks.begin(me)
    walks.finish(me)
    me.tap("再加一个口令")
    me.type("口令，最少", "短")
    me.type("再打一遍", "别的")
    me.tap("加上", exact=True)
    me.sees("最少 8 个字", "两遍不一样")
    me.type("口令，最少", PHRASE)
    me.type("再打一遍", PHRASE)
    me.tap("加上", exact=True)
    me.sees("要钥匙码和口令一起")
    digits = walks.copied(me)
    other = somebody(scripts=scripts)
    walks.enter(other, digits)
    other.sees("这个钥匙码还加了口令")
    other.type("钥匙码", digits)
    other.type("口令", PHRASE)
    other.tap("打开", exact=True)
    other.sees("次联系")


@WAYS
def test_a_new_code_ends_the_old_one(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    old = walks.with_record(me)
    me.tap("钥匙码和这部手机")
    me.tap("换一个新钥匙码", among="a")
    me.tap("换一个新钥匙码", among="main .btn")
    new = walks.copied(me)
    assert new != old
    other = somebody(scripts=scripts)
    walks.enter(other, old)
    other.sees("打不开")
    walks.enter(other, new)
    other.sees("次联系")


@WAYS
def test_ones_own_phone_opens_with_six_digits(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    digits = walks.with_record(me)
    me.tap("钥匙码和这部手机")
    me.tap("这是我自己的手机")
    for field in me.page.locator("input[type=password]").all():
        field.fill("123456")
    me.tap("就用这个密码")
    me.sees("太好猜了")
    for field in me.page.locator("input[type=password]").all():
        field.fill(PIN)
    me.tap("就用这个密码")
    me.tap("快速离开")
    me.open("/key/")
    me.type("6 位数字", "111112")
    me.tap("打开", exact=True)
    me.sees("还能试 4 次")
    me.type("6 位数字", PIN)
    me.tap("打开", exact=True)
    me.sees("次联系")
    me.tap("快速离开")
    for _ in range(5):
        me.open("/key/")
        me.type("6 位数字", "111112")
        me.tap("打开", exact=True)
    me.sees("要用钥匙码打开")
    walks.enter(me, digits)
    me.sees("次联系")


def test_a_case_made_elsewhere_opens_with_its_code(site: Site, somebody: Callable[..., Person]) -> None:
    me = somebody()
    walks.enter(me, site.sample(3, "third_party"))
    me.sees("这是你的记录，不是你的债", "次联系")
