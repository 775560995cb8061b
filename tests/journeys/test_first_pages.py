"""From the front page to words to send: three pages at most, no case, no cookie."""

from collections.abc import Callable

import pytest

from tests.journeys import walks
from tests.journeys.conftest import WAYS
from tests.journeys.people import Person

pytestmark = pytest.mark.journey
ANSWERS = {
    "有人在门口": ("不开门", "110"),
    "他们找我要钱": ("先止住", "不能保证今天就停"),
    "不是我借的，却打给我": ("先止住", "先别转钱"),
    "收到法院、律师的东西": ("收到那天起算", "12368"),
    "撑不住了": ("先停一下", "12356"),
}


@WAYS
def test_every_answer_opens_what_to_do_now_and_keeps_nothing(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    me.open("/")
    assert me.heading == "现在是哪种情况？"
    for answer, (heading, line) in ANSWERS.items():
        me.open("/")
        me.tap(answer)
        assert me.heading.startswith(heading)
        me.sees(line)
        me.tap("返回")
        assert me.path == "/"
    assert me.cookies() == {}


@WAYS
def test_the_answers_stand_on_the_first_screen(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    me.open("/")
    lowest = me.page.locator("a.go").last.bounding_box()
    assert lowest is not None
    assert lowest["y"] + lowest["height"] <= 600


@WAYS
@pytest.mark.parametrize(
    ("answer", "text"), [("他们找我要钱", "我是本人，可以联系到"), ("不是我借的，却打给我", "我不是借款人，也没有担保")]
)
def test_a_text_to_send_is_at_most_three_pages_away(
    somebody: Callable[..., Person], scripts: bool, answer: str, text: str
) -> None:
    me = somebody(scripts=scripts)
    me.open("/")
    me.tap(answer)
    link = me.page.get_by_role("link", name="短信").first
    assert text in me.page.locator(".typed, textarea, [id=t1]").first.evaluate("e => e.value || e.textContent")
    assert (link.get_attribute("href") or "").startswith("sms:")
    assert len(me.seen) <= 3
    assert me.cookies() == {}


@WAYS
def test_what_was_sent_is_recorded_with_its_time(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    me.open("/now/family/")
    me.tap("我发了，记下时间")
    assert me.heading == "记下你发的这一条"
    me.tap("存", among="main .btn")
    me.sees("先在这里打个勾")
    assert me.cookies().get("s") is None
    me.choose(walks.AGREE)
    me.tap("存", among="main .btn")
    walks.copied(me)
    me.tap("全部记录")
    me.page.locator("a.row").first.click()
    me.sees("别再")
    me.misses("要发回去的那条短信")


def test_copying_says_that_it_is_done(somebody: Callable[..., Person]) -> None:
    me = somebody(permissions=["clipboard-read", "clipboard-write"])
    me.open("/now/family/")
    me.page.get_by_role("button", name="复制").first.click()
    me.sees("已复制")
    assert "我不是借款人" in me.page.evaluate("navigator.clipboard.readText()")


@WAYS
def test_size_and_language_keep_the_page_one_is_on(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    me.open("/start/?p=kin")
    me.tap("大字版")
    assert me.path == "/start/?p=kin"
    assert me.cookies()["b"] == "1"
    assert me.page.evaluate("getComputedStyle(document.body).fontSize") == "21px"
    me.sees("要我替他还")
    me.tap("繁體")
    assert me.path == "/hant/start/?p=kin"
    me.sees("他們做了什麼？")
    me.tap("English")
    me.sees("What did they do?")
    me.tap("简体")
    me.tap("普通字号")
    assert me.path == "/start/?p=kin"
    assert "b" not in me.cookies()
