"""The way past every page there is, in every state worth a picture."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Page

from borrower_help.core.dates import today
from tests.gallery.album import Album
from tests.gallery.drawn import a_chat
from tests.journeys import walks
from tests.journeys.people import PHONE, Person
from tests.journeys.running import Site

PUBLIC = (
    "/",
    "/now/door/",
    "/now/me/",
    "/now/family/",
    "/now/papers/",
    "/now/papers/days/",
    "/sums/",
    "/points/",
    "/read/",
    "/find/",
    "/read/1/",
    "/cards/",
    "/cards/1/",
    "/now/pay/",
    "/desk/",
    "/doors/",
    "/doors/110/",
    "/doors/12378/",
    "/doors/company/",
    "/doors/which/",
    "/doors/which/?w=h&h=b&t=a",
    "/doors/which/?w=a",
    "/now/hard/",
    "/about/",
    "/about/privacy/",
    "/sources/",
    "/sources/1/",
    "/verify/",
    "/claims/",
    "/time/",
    "/gone/",
    "/no/such/page/",
)
FORMS = (
    "/key/",
    "/start/?p=me",
    "/start/?p=kin",
    "/sent/?p=me",
    "/sent/?p=kin",
    "/write/",
    "/talk/",
    "/records/bring/",
)
PATIENT = 180_000  # milliseconds for what a worker makes: a machine with other things to do is no fault
BROKEN = ("400.html", "413.html", "500.html", "503.html")


class Tour:
    """Lead people through the site and have every page they pass photographed."""

    def __init__(self, album: Album, site: Site) -> None:
        self.album, self.site = album, site

    def whole(self) -> None:
        """Walk all of it."""
        self.public()
        self.newcomer()
        self.by_day()
        for perspective, count in (("borrower", 60), ("third_party", 12)):
            self.case(perspective, count)
        self.empty_case()
        self.locked()

    def _somebody(self) -> Person:
        context = self.album.browser.new_context(**PHONE)
        context.set_default_timeout(60_000)
        return Person(context, self.album.home, "gallery")

    def _take(self, me: Person, title: str, path: str = "", then: Callable[[Page], None] | None = None) -> None:
        self.album.take(title, path or me.path, me.context.cookies(), then=then)

    def public(self) -> None:
        """Pages without a session, and forms sent empty."""
        nobody: list[Any] = []
        for path in (*PUBLIC, *FORMS):
            self.album.take(f"public {path}", path, nobody)
        for path in FORMS:
            self.album.take(f"public {path} sent empty", path, nobody, then=_send_empty)
        self.album.take("public /desk/ answered", "/desk/", nobody, then=_answered)
        self.album.take("public /now/papers/days/ counted", "/now/papers/days/", nobody, then=_counted)
        self.album.take("public /sums/ worked out", "/sums/", nobody, then=_worked_out)
        self.album.take("public /key/ wrong code", "/key/", nobody, then=_wrong_code)
        self.album.take("public /start/?p=me all answers", "/start/?p=me", nobody, then=_unfold)
        self.album.take("public /write/ all answers", "/write/", nobody, then=_unfold)
        for name in BROKEN:
            documents = {}
            for prefix, language in (("", "zh-hans"), ("/hant", "zh-hant"), ("/en", "en")):
                with translation.override(language):
                    documents[prefix] = render_to_string(name)
            self.album.show(f"broken {name}", documents)

    def newcomer(self) -> None:
        """A first record, question by question, to the key code and the case's own page."""
        me = self._somebody()
        walks.begin(me, "骂人", "吓唬人")
        self._take(me, "newcomer when")
        self._take(me, "newcomer when sent empty", then=_send_empty)
        self._take(me, "newcomer when another day", then=_another_day)
        me.choose("刚刚")
        me.tap("继续", exact=True)
        self._take(me, "newcomer who")
        self._take(me, "newcomer who sent empty", then=_send_empty)
        self._take(me, "newcomer who somebody else", then=_somebody_else)
        me.choose("电话", "找的我")
        me.choose("接了")
        me.tap("继续", exact=True)
        self._take(me, "newcomer words")
        self._take(me, "newcomer words unfolded", then=_unfold)
        me.type("原话", walks.WORDS)
        me.tap("继续", exact=True)
        self._take(me, "newcomer check")
        me.tap("存下这条")
        self._take(me, "newcomer code")
        for path in ("/key/paper/card/", "/key/paper/picture/", "/key/paper/picture/?album=private"):
            self._take(me, f"newcomer {path}", path)
        self._take(me, "newcomer case before the code was copied", "/records/")
        me.open("/key/paper/")
        walks.copied(me)
        self._take(me, "newcomer after the code")
        me.open("/records/")
        self._take(me, "newcomer case")
        self._take(me, "newcomer sent", "/sent/?p=me")

    def by_day(self) -> None:
        """Many calls, a row a day."""
        me = self._somebody()
        walks.begin(me, "一天打很多次")
        me.choose("一天打了很多次")
        me.tap("继续", exact=True)
        self._take(me, "by day")
        self._take(me, "by day sent empty", then=_send_empty)

    def case(self, perspective: str, count: int) -> None:
        """Everything of a case with records."""
        me = self._somebody()
        walks.enter(me, self.site.sample(count, perspective))
        home = urlsplit(me.path).path
        self._records(me, home, perspective)
        self._letter(me, home, perspective)
        if perspective == "borrower":
            self._dates(me, home)
            self._debts(me, home)
        for path in ("/key/choices/", "/key/paper/new/", "/key/words/", "/key/phone/", "/records/erase/", "/records/"):
            self._take(me, f"{perspective} {path}", path)
        for path in (home + "export/", "/key/words/", "/key/phone/", "/records/erase/"):
            self._take(me, f"{perspective} {_last(path)} sent empty", path, then=_send_empty)

    def _records(self, me: Person, home: str, perspective: str) -> None:
        tails = (
            "",
            "list/",
            "list/?page=2",
            "new/",
            "about/",
            "findings/",
            "questions/",
            "where/",
            "removed/",
            "export/",
            "letters/",
            "letters/new/police_report/",
            "letters/new/second_level/",
            "papers/new/",
            "outcome/",
            "sums/",
            "sums/new/",
            "said/",
            "said/new/",
        )
        for tail in tails if perspective == "borrower" else [tail for tail in tails if "?" not in tail]:
            self._take(me, f"{perspective} {tail or 'case'}", home + tail)
        self._take(me, f"{perspective} findings unfolded", home + "findings/", then=_unfold)
        self._take(me, f"{perspective} list unfolded", home + "list/", then=_unfold)
        self._take(me, f"{perspective} new, all answers", home + "new/", then=_unfold)
        me.open(home + "list/")
        rows = me.page.locator("a.row")
        records = [rows.nth(place).get_attribute("href") or "" for place in range(min(3, rows.count()))]
        for place, record in enumerate(records):
            self._take(me, f"{perspective} record {place + 1}", record)
        self._take(me, f"{perspective} edit", records[0] + "edit/", then=_unfold)
        me.open(records[-1])
        me.tap("删掉", exact=True)
        self._take(me, f"{perspective} one removed", home + "removed/")
        me.open(home + "new/")
        me.choose("骂人")
        me.tap("继续", exact=True)
        me.page.wait_for_url("**/when/")
        self._take(me, f"{perspective} later when")
        me.choose("刚刚")
        me.tap("继续", exact=True)
        me.page.wait_for_url("**/who/")
        self._take(me, f"{perspective} later who", then=_unfold)
        self._take(me, f"{perspective} case with a draft", home)

    def _letter(self, me: Person, home: str, perspective: str) -> None:
        me.open(home + "findings/")
        me.page.locator(".dock .btn").click()
        me.page.locator("img.sheet").wait_for(timeout=PATIENT)
        letter = urlsplit(me.path).path
        self._take(me, f"{perspective} letter draft", letter)
        self._take(me, f"{perspective} letter pages", letter + "pages/")
        self._take(me, f"{perspective} letter words", letter + "words/")
        self._take(me, f"{perspective} letter draft, asked", letter, then=_said_too_much)
        me.open(letter)
        _say(me.page, "")
        me.page.locator("img.sheet").wait_for(timeout=PATIENT)
        me.page.locator("#issue .btn").click()
        me.sees("信写好了")
        me.page.locator("img.sheet").wait_for(timeout=PATIENT)
        self._take(me, f"{perspective} letter fixed", letter, then=_unfold)
        self._take(me, f"{perspective} letter handed in", letter + "hand-in/", then=_unfold)
        self._take(me, f"{perspective} letter posted", letter + "hand-in/?door=heimao")
        self._take(me, f"{perspective} letters, one fixed", home + "letters/")
        self._take(me, f"{perspective} letter to be handed over", letter + "sent/")
        self._take(me, f"{perspective} letter to be handed over, sent empty", letter + "sent/", then=_send_empty)
        sent = letter + "sent/"
        me.open(sent)
        me.choose("挂号信、快递")
        me.tap("保存", exact=True)
        self._take(me, f"{perspective} letter handed over", letter + "sent/", then=_unfold)
        self._take(me, f"{perspective} answer", letter + "sent/answers/new/")
        self._take(me, f"{perspective} answer sent empty", letter + "sent/answers/new/", then=_send_empty)
        self._answered(me, perspective, sent)
        self._take(me, f"{perspective} add files", home + "files/add/")
        self._take(me, f"{perspective} add files, sent empty", home + "files/add/", then=_send_empty)
        self._take(me, f"{perspective} add files, one half sent", home + "files/add/", then=_half_sent)
        self._take(me, f"{perspective} add files, being sent and cancelled", home + "files/add/", then=_being_sent)
        self._take(me, f"{perspective} add files, receipts", home + "files/add/", then=_sent)
        me.open(home + "files/add/")
        _sent(me.page)  # whichever pictures are wanted; the same bytes again are one file
        me.open(home + "files/")
        self._take(me, f"{perspective} files")
        self._take(me, f"{perspective} check codes", home + "files/codes/")
        self._take(me, f"{perspective} check codes, one made", home + "files/codes/", then=_send_empty)
        me.tap("证据1", exact=True)
        self._take(me, f"{perspective} file", then=_unfold)
        me.tap("写下它能证明什么", exact=True)
        self._take(me, f"{perspective} what a file proves")
        self._picture(me, perspective, home)
        self._goes_along(me, perspective, home)
        self._take(me, f"{perspective} what shows that it went out", sent + "files/")
        me.open(sent + "files/")
        me.page.locator("input[name=file]").last.check(force=True)
        me.page.locator("main form .btn").last.click()
        self._take(me, f"{perspective} letter handed over, with its slip", sent)
        self._take(me, f"{perspective} matters", home + "matters/")
        self._take(me, f"{perspective} paper sent empty", home + "papers/new/", then=_send_empty)
        me.open(home + "papers/new/")
        me.choose("支付令")
        me.page.locator("select[name=came_pick]").select_option(index=1)
        me.tap("保存", exact=True)
        self._take(me, f"{perspective} paper")
        self._take(me, f"{perspective} paper to be changed", urlsplit(me.path).path + "change/")
        self._take(me, f"{perspective} case with dates", home)
        self._take(me, f"{perspective} days", home + "days/")
        me.open(home + "days/")
        me.tap("生成一个订阅地址", exact=True)
        self._take(me, f"{perspective} days with an address", home + "days/")

    def _answered(self, me: Person, perspective: str, sent: str) -> None:
        self._take(me, f"{perspective} how it was handed over", sent + "change/")
        me.open(sent + "answers/new/")
        _send_empty(me.page)  # an answer came; what it says can wait
        me.open(sent)
        answer = me.page.locator("a[href*='/answers/']:not([href$='/new/'])").first.get_attribute("href") or ""
        self._take(me, f"{perspective} answer, one kept", answer)
        self._take(me, f"{perspective} what shows the answer", urlsplit(answer).path + "files/")

    def _picture(self, me: Person, perspective: str, home: str) -> None:
        """Keep a picture that looks like a chat, and cover a part of it."""
        me.open(home + "files/add/")
        told = {"name": "微信图片_20261126201533.png", "mimeType": "image/png", "buffer": a_chat()}
        me.page.locator("#files").set_input_files(told)  # type: ignore[arg-type]
        me.page.locator("main form .btn").last.click()
        me.page.locator("#sends dl").wait_for()
        me.open(home + "files/")
        me.page.locator("section.card h2 a").last.click()
        me.page.locator("img.kept").first.wait_for(timeout=PATIENT)
        self._take(me, f"{perspective} file, a picture")
        me.tap("遮住名字、号码、脸")
        cover = urlsplit(me.path).path
        self._take(me, f"{perspective} cover, nothing marked", cover, then=_send_empty)
        self._take(me, f"{perspective} cover", cover)
        me.open(cover)
        for field in ("6-4", "6-5", "6-6", "7-4", "7-5", "7-6"):
            me.page.locator(f"input[value='{field}']").check(force=True)
        me.page.locator("main form .btn").first.click()
        me.page.locator("img[src$='/covered/']").wait_for(timeout=PATIENT)
        self._take(me, f"{perspective} file, a picture covered")
        me.open(home + "files/bound/")
        self._take(me, f"{perspective} nothing bound yet", home + "files/bound/")
        me.page.locator("#bound form .btn").first.click()
        me.page.locator("#bound a.btn").wait_for(timeout=PATIENT)
        self._take(me, f"{perspective} bound", home + "files/bound/")

    def _goes_along(self, me: Person, perspective: str, home: str) -> None:
        """Put a recording and a covered picture into another letter."""
        me.open(home + "findings/")
        me.page.locator(".dock .btn").click()
        me.page.locator("img.sheet").wait_for(timeout=PATIENT)
        letter = urlsplit(me.path).path
        self._take(me, f"{perspective} letter, which files go along", letter + "exhibits/")
        me.open(letter + "exhibits/")
        for box in me.page.locator("input[name=file]").all():
            box.check(force=True)
        me.page.locator("main form .btn").first.click()
        me.page.locator("img.sheet").wait_for(timeout=PATIENT)
        self._take(me, f"{perspective} letter draft, files go along", letter)
        me.open(letter)
        me.page.locator("#issue .btn").click()
        me.sees("信写好了")
        me.page.locator("img.sheet").wait_for(timeout=PATIENT)
        self._take(me, f"{perspective} letter fixed, files go along", letter)

    def _dates(self, me: Person, home: str) -> None:
        me.open(home + "letters/new/negotiation/")
        _send_empty(me.page)
        dates = urlsplit(me.path).path
        self._take(me, "borrower four dates", dates)
        me.open(dates)
        _send_empty(me.page)
        self._take(me, "borrower ring first", dates + "wait/")

    def _debts(self, me: Person, home: str) -> None:
        self._take(me, "borrower sum sent empty", home + "sums/new/", then=_send_empty)
        me.open(home + "sums/new/")
        me.type("你怎么叫它", "快易分期")
        me.choose("信用卡")
        me.tap("保存，继续", exact=True)
        self._take(me, "borrower sum numbers")
        for name, typed in (("received", "9000"), ("payment", "1000"), ("count", "12"), ("principal", "1万")):
            me.page.locator(f"input[name={name}]").fill(typed)
        me.page.locator("input[name=fee]").fill("300")
        me.page.locator("input[name=quoted]").fill("24%")
        me.tap("保存，继续", exact=True)
        self._take(me, "borrower sum now")
        me.page.locator("input[name=paid_count]").fill("3")
        me.page.locator("input[name=demanded]").fill("12000")
        me.tap("保存，继续", exact=True)
        self._take(me, "borrower sum")
        self._take(me, "borrower sums", home + "sums/")
        me.open(home + "sums/")
        me.page.locator("a.go").first.click()
        self._take(me, "borrower sum whom", urlsplit(me.page.url).path + "who/")
        self._signed(me, urlsplit(me.page.url).path + "signed/")
        self._promised(me, home)
        self._month(me, home)

    def _promised(self, me: Person, home: str) -> None:
        self._take(me, "borrower said sent empty", home + "said/new/", then=_send_empty)
        me.open(home + "said/new/")
        me.choose("不再打电话")
        me.page.locator("textarea[name=words]").fill("以后只跟你联系，不再找你爸妈")
        me.page.locator("input[name=until]").fill((today() + timedelta(days=3)).isoformat())
        me.tap("保存，继续", exact=True)
        self._take(me, "borrower said who")
        me.type("工号", "1024")
        me.page.locator("input[name=who]").fill("王经理，贷后部")
        me.page.locator("select[name=debt]").select_option(index=1)
        me.tap("保存", exact=True)
        self._take(me, "borrower said", me.path)
        one = me.path
        self._take(me, "borrower said what", one + "what/")
        self._take(me, "borrower said list", home + "said/")
        self._take(me, "borrower said under way", home + "matters/")
        me.open(one)
        me.tap("我问过了", exact=True)
        self._take(me, "borrower said asked", one)
        me.tap("没办到", exact=True)
        self._take(me, "borrower said broken", one)

    def _signed(self, me: Person, signed: str) -> None:
        me.open(signed + "terms/")
        self._take(me, "borrower signed terms sent empty", then=_send_empty)
        me.page.locator("select[name=signed_on_pick]").select_option(today().isoformat())
        me.choose("在他们App里")
        me.type("对方谁签的", "甲公司，工号8")
        me.tap("保存，继续", exact=True)
        self._take(me, "borrower signed parts sent empty", then=_send_empty)
        day = today().isoformat()
        for name, typed in (("total", "1000"), ("count", "3"), ("first_on", day)):
            me.page.locator(f"input[name={name}]").fill(typed)
        me.tap("保存", exact=True)
        self._take(me, "borrower signed nothing paid")
        me.open(signed + "points/")
        self._take(me, "borrower signed points")
        me.page.locator("select[name=calls]").select_option("fewer")
        me.tap("保存", exact=True)
        self._take(me, "borrower signed instalment", signed + "1/")
        for number, amount in ((1, "333.33"), (2, "100")):
            me.open(signed + f"{number}/")
            me.page.locator("input[name=amount]").fill(amount)
            me.tap("标为已付", exact=True)
        self._take(me, "borrower signed part paid", signed)
        self._take(me, "borrower signed instalment in part", signed + "2/")
        self._take(me, "borrower signed late before", signed + "2/late/")
        self._take(me, "borrower signed lines", signed + "parts/", then=_by_lines)
        self._take(me, "borrower signed files", signed + "files/")
        me.open(signed + "2/")
        me.page.locator("a[href*='/marks/']").first.click()
        self._take(me, "borrower signed payment files")

    def _month(self, me: Person, home: str) -> None:
        self._take(me, "borrower month before", home + "month/")
        answers = (
            ("income", {"pay_low": "5000", "pay_high": "6200"}),
            ("household", {"adults": "2"}),
            ("costs", {"housing": "1500", "food": "1500", "yearly": "1000"}),
            ("kept", {"reserve": "300", "standard": "800"}),
            ("events", {}),
        )
        self._take(me, "borrower quick", home + "sums/quick/")
        self._take(me, "borrower month short", home + "month/short/")
        self._take(me, "borrower month short sent empty", home + "month/short/", then=_send_empty)
        self._take(me, "borrower month sent empty", home + "month/income/", then=_send_empty)
        for screen, typed in answers:
            me.open(home + f"month/{screen}/")
            self._take(me, f"borrower month {screen}")
            for name, said in typed.items():
                me.page.locator(f"input[name={name}]").fill(said)
            if screen == "events":
                me.choose("没了工作")
            me.page.locator(".dock button").click()
        self._take(me, "borrower month", home + "month/")
        self._take(me, "borrower offers", home + "plans/", then=_unfold)
        me.open(home + "plans/")
        call = me.page.locator("a[href*='/call/']").first.get_attribute("href") or ""
        self._take(me, "borrower call", call)
        asked = me.page.locator("a[href*='negotiation']").first.get_attribute("href") or ""
        self._take(me, "borrower request begun from an offer", asked)
        self._take(me, "borrower offers too much", home + "plans/", then=_too_much)
        me.open(home + "month/income/")
        me.page.locator("input[name=pay_low]").fill("2000")
        me.page.locator(".dock button").click()
        self._take(me, "borrower month too little", home + "month/")
        self._take(me, "borrower offers none", home + "plans/")

    def empty_case(self) -> None:
        """A case without records."""
        me = self._somebody()
        walks.enter(me, self.site.sample(0))
        home = urlsplit(me.path).path
        for tail in ("", "list/", "findings/", "letters/"):
            self._take(me, f"empty {tail or 'case'}", home + tail)

    def locked(self) -> None:
        """The door after locking, and what was typed into a page left open."""
        me = self._somebody()
        digits = self.site.sample(3)
        walks.enter(me, digits)
        home = urlsplit(me.path).path
        me.open(home + "new/")
        left_open = me.page
        me.page = me.context.new_page()
        me.open(home)
        walks.lock(me)
        self._take(me, "locked")
        self._take(me, "locked sent empty", "/key/", then=_send_empty)
        me.page = left_open
        me.choose("骂人")
        me.tap("继续", exact=True)
        self._take(me, "locked, sent from a page left open")
        me.type("钥匙码", digits)
        me.tap("打开", exact=True)
        self._take(me, "held")


def _last(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1]


def _say(page: Page, words: str) -> None:
    page.locator("textarea[name=own_words]").fill(words)
    page.locator("form[action$='/change/'] button").click()
    page.wait_for_load_state()


def _said_too_much(page: Page) -> None:
    _say(page, "我爸张建军接的电话。我确实欠了钱，一定会还的。他们打了几百个电话。")


def _send_empty(page: Page) -> None:
    page.locator("main form .btn").last.click()
    page.wait_for_load_state()


def _send_files(page: Page, *sizes: int) -> None:
    names = ("2026-11-26 20.15 张经理 第三次来电 通话录音.m4a", "微信图片_20261126201533.jpg")
    buffers = [bytes(size) for size in sizes]
    sent = [{"name": n, "mimeType": "audio/mp4", "buffer": b} for n, b in zip(names, buffers, strict=False)]
    page.locator("#files").set_input_files(sent)  # type: ignore[arg-type]
    page.locator("main form .btn").last.click()


def _sent(page: Page) -> None:
    if page.locator("#sends").count() == 0 or page.evaluate("!document.documentElement.classList.contains('js')"):
        return
    _send_files(page, 700_000, 30_000)
    page.locator("#sends dl").nth(1).wait_for()


def _being_sent(page: Page) -> None:
    """Stop the pieces on their way, so that the page can be looked at; cancel the second file."""
    page.route("**/files/sending/*/?at=*", lambda route: None if "at=0" not in route.request.url else route.continue_())
    _send_files(page, 2_500_000, 1_500_000)
    page.locator("#sends progress[value]").first.wait_for()
    page.locator("#sends button").last.click()
    page.wait_for_timeout(300)


def _half_sent(page: Page) -> None:
    _being_sent(page)
    page.unroute("**/files/sending/*/?at=*")
    page.reload()


def _counted(page: Page) -> None:
    page.locator("input[value=complaint]").check(force=True)
    page.locator(".dock button").click()
    page.wait_for_load_state()


def _worked_out(page: Page) -> None:
    for name, typed in (("received", "9000"), ("payment", "1000"), ("count", "12"), ("principal", "10000")):
        page.locator(f"input[name={name}]").fill(typed)
    page.locator(".dock button").click()
    page.wait_for_load_state()


def _answered(page: Page) -> None:
    page.locator("input[value=kin]").last.check(force=True)
    page.locator(".dock button").click()
    page.wait_for_load_state()


def _wrong_code(page: Page) -> None:
    page.locator("main form input:not([type=hidden])").first.fill("1234 5678")
    _send_empty(page)


def _by_lines(page: Page) -> None:
    page.locator("input[value=lines] + label").click()


def _too_much(page: Page) -> None:
    page.locator("input[name=offered]").fill("9000")
    page.locator("main form .btn").last.click()


def _unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    page.evaluate("document.querySelectorAll('main input[type=checkbox]').forEach(one => { one.checked = true })")


def _another_day(page: Page) -> None:
    page.locator("main input[type=radio]").nth(1).evaluate("one => one.click()")
    page.locator("main select").locator("visible=true").first.evaluate(
        "one => { one.value = 'other'; one.dispatchEvent(new Event('change', {bubbles: true})) }"
    )


def _somebody_else(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main input[type=radio]').forEach(one => { one.checked = true })")
