"""From a phone call to a promise asked for in writing: two short pages, its day in time, whether they did it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from borrower_help.core.dates import today
from tests.journeys import walks
from tests.journeys.conftest import WAYS
from tests.journeys.people import Person
from tests.journeys.test_pages import Looker

pytestmark = pytest.mark.journey


def send(me: Person) -> None:
    me.page.locator(".dock button").click()


@WAYS
def test_what_was_said_is_noted_asked_for_and_judged(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    walks.with_record(me)
    home, looker = me.path, Looker(me)
    me.tap("他们答应过什么")
    me.tap("记下第一条", exact=True)
    me.page.fill("input[name=amount]", "12,5")
    send(me)
    me.sees("他答应了哪些")
    me.choose("不再打电话")
    me.type("他的原话", "以后只跟你联系")
    me.page.fill("input[name=amount]", "")
    me.page.fill("input[name=until]", (today() + timedelta(days=2)).isoformat())
    _look(looker, scripts)
    send(me)
    me.page.fill("input[name=who]", "王经理")
    me.page.fill("input[name=staff]", "1024")
    _look(looker, scripts)
    send(me)
    assert me.heading == "不再打电话，也不找别人"
    me.sees("王经理（工号1024）在电话里答应我：不再打电话，也不找别人；原话是“以后只跟你联系”")
    _look(looker, scripts)
    me.open(home)
    me.tap("他们答应过：不再打电话")
    me.tap("我问过了", exact=True)
    me.sees("等他的纸")
    me.page.get_by_role("button", name="没办到").click()
    me.sees("答应不打，又打了")
    me.open(home + "said/")
    me.sees("没办到")
    _look(looker, scripts)
    me.tap("签之前，逐条对")
    me.sees("“投诉不属实”：这句不签")
    assert looker.found == []


def _look(looker: Looker, scripts: bool) -> None:
    if scripts:  # axe is a script
        looker.look()
