"""Stretches of the way that several journeys share."""

from tests.journeys.people import Person

AGREE = "我同意"
WORDS = "今天不还，就通知你们村委会。"
DRAWN = 30_000  # milliseconds a worker may take under the load of the tests


def begin(me: Person, *acts: str, answer: str = "他们找我要钱") -> None:
    """Go from the front page to the first question, answer it and agree: the next question stands there."""
    me.open("/")
    me.tap(answer)
    me.tap("记下来", exact=True)
    me.choose(*(acts or ("骂人",)), AGREE)
    me.tap("继续", exact=True)
    assert me.heading == "什么时候的事？"


def finish(me: Person, *, words: str = WORDS, number: str = "") -> None:
    """Answer the remaining questions of one call just now and save it."""
    me.choose("刚刚")
    me.tap("继续", exact=True)
    me.choose("电话", "找的我")
    me.choose("接了")
    me.tap("继续", exact=True)
    me.type("原话", words)
    if number:
        me.type("号码", number)
    me.tap("继续", exact=True)
    me.sees("检查一下", words)
    me.tap("存下这条")


def copied(me: Person) -> str:
    """Copy the key code down and go on; return its digits."""
    assert me.heading == "这是你的钥匙码"
    digits = me.digits()
    assert len(digits) == 20
    me.tap("抄好了", exact=True)
    return digits


def with_record(me: Person, *, answer: str = "他们找我要钱", words: str = WORDS) -> str:
    """Record a first call, copy the code down; stop at the case's own page."""
    begin(me, answer=answer)
    finish(me, words=words)
    digits = copied(me)
    me.open("/records/")
    return digits


def enter(me: Person, digits: str, *, passphrase: str = "") -> None:
    """Enter a key code from the front page."""
    me.open("/")
    me.tap("接着上次的")
    me.type("钥匙码", " ".join(digits[n : n + 4] for n in range(0, 20, 4)))
    if passphrase:
        me.type("口令", passphrase)
    me.tap("打开", exact=True)


def lock(me: Person) -> None:
    """Tap 锁上 at the foot of the page."""
    me.tap("锁上", among="footer button")
    me.sees("已经锁上了")


def see_page_one(me: Person) -> None:
    """Wait for the real page: with scripts it comes by itself, without them one looks again."""
    for _ in range(20):
        if me.page.locator("img.sheet").count():
            break
        if me.page.evaluate("document.documentElement.className").find("js") >= 0:
            me.page.locator("img.sheet").wait_for(timeout=DRAWN)
        else:
            me.page.wait_for_timeout(500)
            me.page.get_by_role("link", name="再看一次").click()
            me.page.wait_for_load_state()
    image = me.page.locator("img.sheet").first
    image.scroll_into_view_if_needed()
    me.page.wait_for_function("document.querySelector('img.sheet').naturalWidth > 500")
    me.look()
