"""From a signed paper to instalments marked as paid: two screens, a calendar, a payment taken back, a file as its proof."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from borrower_help.core.dates import today
from tests.journeys import walks
from tests.journeys.conftest import WAYS
from tests.journeys.people import Person
from tests.journeys.test_pages import Looker

pytestmark = pytest.mark.journey


def send(me: Person) -> None:
    me.page.locator(".dock button").click()


def begun(me: Person) -> str:
    """Begin a record and write a card down; return its address."""
    walks.with_record(me)
    home = me.path
    me.open(home + "sums/new/")
    me.type("你怎么叫它", "甲卡")
    me.choose("信用卡")
    for _screen in range(3):
        send(me)
    return me.path


def signed(me: Person, first: date) -> None:
    me.tap("签了协议？")
    me.page.locator("select[name=signed_on_pick]").select_option(today().isoformat())
    me.choose("在他们App里")
    me.type("对方谁签的", "工号8")
    send(me)
    me.page.fill("input[name=total]", "1000")
    me.page.fill("input[name=count]", "3")
    me.page.fill("input[name=first_on]", first.isoformat())
    send(me)


@WAYS
def test_instalments_are_marked_as_they_are_paid(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    debt, looker = begun(me), Looker(me)
    signed(me, today() + timedelta(days=2))
    me.sees("要分期付1,000元", "333.34")
    me.tap("付了？标一下", exact=True)
    me.page.fill("input[name=amount]", "33.33")
    send(me)
    me.sees("已付33.33元，还剩966.67元", "还差300元")
    _look(looker, scripts)
    me.tap("付了？标一下", exact=True)
    me.page.get_by_role("button", name="其实没付，撤掉这笔").click()
    me.sees("还没标付")
    send(me)
    me.sees("已付333.33元，还剩666.67元")
    me.open(debt)
    me.sees("已付333.33元")
    _look(looker, scripts)
    assert looker.found == []


def _look(looker: Looker, scripts: bool) -> None:
    if scripts:  # axe is a script
        looker.look()
