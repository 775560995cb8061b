"""From three debts and a month to what can be offered: short screens, resumed in between, with and without scripts."""

from collections.abc import Callable

import pytest

from tests.journeys import walks
from tests.journeys.conftest import WAYS
from tests.journeys.people import Person
from tests.journeys.test_pages import Looker

pytestmark = pytest.mark.journey
THREE = (("甲卡", "信用卡", "12000"), ("乙贷", "小额贷款公司", "3000"), ("丙行", "银行（贷款）", "9000.5"))


def send(me: Person) -> None:
    me.page.locator(".dock button").click()


def write_down(me: Person, home: str) -> None:
    for name, kind, asked in THREE:
        me.open(home + "sums/new/")
        me.type("你怎么叫它", name)
        me.choose(kind)
        send(me)
        send(me)
        me.page.fill("input[name=demanded]", asked)
        send(me)


@WAYS
def test_offers_follow_what_is_left(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    digits = walks.with_record(me)
    home, looker = me.path, Looker(me)
    write_down(me, home)
    me.open(home + "plans/")
    me.tap("一项一项填")
    me.tap("开始", exact=True)
    me.type("少的月份，你挣多少", "5000")
    send(me)
    walks.lock(me)  # each screen is sealed at once: the next visit goes on where this one stopped
    walks.enter(me, digits)
    me.open(home + "month/")
    me.tap("接着填", exact=True)
    assert me.heading == "谁靠这份钱过日子？"
    send(me)
    me.type("房租或者房贷", "1500")
    me.type("饭钱和日用", "1500")
    send(me)
    me.type("每月留一点备用", "500")
    send(me)
    me.choose("没了工作")
    send(me)
    assert me.heading == "少的月份剩1,500元"
    me.sees("每月3,500元不动", "离职证明")
    _look(looker, scripts)
    me.tap("可以提的方案")
    me.sees("每月706元", "每月177元", "每月530元")
    me.page.fill("input[name=offered]", "1000")
    me.choose("先还最小的")
    if not scripts:
        me.tap("算一算", exact=True)
    me.page.get_by_text("每月1,000元").first.wait_for()
    me.sees("第13个月到第25个月", "最长五年")
    _look(looker, scripts)
    me.page.fill("input[name=offered]", "1500.01")
    me.tap("算一算", exact=True)
    me.sees("过日子的钱不能动")
    assert looker.found == []


def _look(looker: Looker, scripts: bool) -> None:
    if scripts:  # axe is a script
        looker.look()
