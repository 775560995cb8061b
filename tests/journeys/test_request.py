"""From nothing to a letter that asks for other terms: three debts, at most twelve screens, resumed on the way."""

from collections.abc import Callable

import pytest

from tests.journeys import walks
from tests.journeys.conftest import WAYS
from tests.journeys.people import Person
from tests.journeys.test_pages import Looker

pytestmark = pytest.mark.journey
MOST = 12
THREE = (("甲卡", "信用卡", "12000"), ("乙贷", "小额贷款公司", "3000"), ("丙行", "银行（贷款）", ""))


class Counted:
    """Count the screens somebody passes, and look at each."""

    def __init__(self, me: Person, scripts: bool) -> None:
        self.me, self.looker, self.scripts = me, Looker(me), scripts
        self.passed: list[str] = []

    def screen(self) -> None:
        """Count the page that stands there now."""
        self.passed.append(self.me.path)
        if self.scripts:  # axe is a script
            self.looker.look()


def fill(me: Person, name: str, kind: str, asked: str) -> None:
    me.page.fill("input[name=name]", name)
    me.page.select_option("select[name=kind]", label=kind)
    me.page.fill("input[name=demanded]", asked)


def send(me: Person) -> None:
    me.page.locator(".dock button").click()
    me.page.wait_for_load_state()


@WAYS
@pytest.mark.parametrize("remembered", [True, False])
def test_three_debts_and_a_letter_in_twelve_screens(
    somebody: Callable[..., Person], scripts: bool, remembered: bool
) -> None:
    me = somebody(scripts=scripts)
    way = Counted(me, scripts)
    me.open("/")
    way.screen()
    me.tap("想谈还款")
    for number, debt in enumerate(THREE, 1):
        me.sees(f"第{number}笔")
        way.screen()
        fill(me, *debt)
        if number == 1:
            me.choose(walks.AGREE)
        if number < len(THREE):
            me.tap("还有一笔")
        else:
            send(me)
    way.screen()
    digits = walks.copied(me)
    assert me.heading == "每月大概能拿出多少？"
    walks.lock(me)  # everything so far is sealed: whoever comes back goes on here
    walks.enter(me, digits)
    me.tap("接着谈还款")
    assert me.heading == "每月大概能拿出多少？"
    way.screen()
    for name, said in (("pay_low", "5000"), ("housing", "1500"), ("food", "1500"), ("reserve", "500")):
        me.page.fill(f"input[name={name}]", said)
    me.page.select_option("select[name=event]", label="没了工作")
    send(me)
    me.sees("还剩1,500元", "丙行")
    way.screen()
    me.page.locator("section.card", has_text="甲卡").get_by_text("写一份申请").click()
    me.page.wait_for_load_state()
    me.sees("信用卡个性化分期")
    way.screen()
    me.choose("我的每月收支", "解除或者终止劳动合同证明")
    me.tap("生成这封信", exact=True)
    way.screen()
    _dates(me, way, remembered)
    walks.see_page_one(me)
    way.screen()
    me.tap("没问题，就这样定下来")
    me.sees("信写好了")
    way.screen()
    me.sees("《分期安排》")
    assert "合计；12,000.00；0.00" in me.text
    assert "失业（解除或者终止劳动合同证明）" in me.text
    assert len(way.passed) <= MOST, way.passed
    assert way.looker.found == []


def _dates(me: Person, way: Counted, remembered: bool) -> None:
    """Answer the four dates; who remembers none is told first whom to ring."""
    if remembered:
        me.page.select_option("select[name=demanded_pick]", index=2)
    me.page.locator("main form button.btn").last.click()
    me.page.wait_for_load_state()
    if not remembered:
        way.screen()
        me.sees("先别答应", "12348")
        me.page.locator("main form button.btn").last.click()
        me.page.wait_for_load_state()
