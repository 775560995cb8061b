"""Files in pieces in a real browser: several at once, progress, receipt, cancel, a network that goes away, a page loaded anew."""

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import walks
from tests.journeys.conftest import WAYS
from tests.journeys.people import WECHAT, Person

pytestmark = pytest.mark.journey
PIECE = 15 * 64 * 1024
SLOW = 1_500_000  # bytes a second
GONE = re.compile("ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED")


def a_file(folder: Path, name: str, size: int) -> tuple[Path, str]:
    path = folder / name
    path.write_bytes(os.urandom(size))
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


def at_the_page(me: Person) -> None:
    walks.with_record(me, words="今天不还，就通知你们村委会。")
    me.open("/records/")
    me.open(me.path + "files/add/")


def slowed(me: Person, speed: int = SLOW) -> Callable[..., None]:
    """Slow the network down; return what takes it away and brings it back."""
    line = me.context.new_cdp_session(me.page)
    line.send("Network.enable")

    def network(*, offline: bool = False, speed: int = speed) -> None:
        told = {"offline": offline, "latency": 5, "downloadThroughput": 10_000_000, "uploadThroughput": speed}
        line.send("Network.emulateNetworkConditions", told)

    network()
    return network


def places(me: Person) -> list[int]:
    """Return the list that the places of pieces sent from now on are put in."""
    sent: list[int] = []
    me.page.on("request", lambda asked: sent.extend(int(at) for at in re.findall(r"\?at=(\d+)$", asked.url)))
    return sent


def forgive_the_network(me: Person) -> None:
    me._complaints[:] = [line for line in me._complaints if not GONE.search(line)]


@WAYS
def test_two_files_are_sent_and_their_receipts_shown(
    somebody: Callable[..., Person], tmp_path: Path, scripts: bool
) -> None:
    me = somebody(scripts=scripts, user_agent=WECHAT)
    at_the_page(me)
    me.sees("原件留在手机里")
    (one, first), (two, second) = a_file(tmp_path, "通话录音.m4a", 2_500_000), a_file(tmp_path, "截图.jpg", 40_000)
    me.page.locator("#files").set_input_files([one, two])
    me.tap("发送")
    for digest in (first, second):
        expect(me.page.get_by_text(digest)).to_be_visible()
    me.sees("通话录音.m4a", "截图.jpg")
    me.look()


@WAYS
def test_an_empty_file_is_named_the_other_is_kept_and_sending_it_on_is_not_offered(
    somebody: Callable[..., Person], tmp_path: Path, scripts: bool
) -> None:
    me = somebody(scripts=scripts)
    at_the_page(me)
    (empty, _), (whole, digest) = a_file(tmp_path, "空的.jpg", 0), a_file(tmp_path, "截图.jpg", 40_000)
    me.page.locator("#files").set_input_files([empty, whole])
    me.tap("发送")
    me.sees("这个文件是空的")
    if scripts:
        expect(me.page.get_by_text(digest)).to_be_visible()
        assert me.page.locator("#sends button, #sends progress").count() == 0
    else:
        me.sees("这些已经存好", "截图.jpg")


def test_nothing_chosen_is_said_by_the_server(somebody: Callable[..., Person]) -> None:
    me = somebody()
    at_the_page(me)
    me.tap("发送")
    me.sees("还没选文件")


def test_progress_moves_and_cancelling_leaves_nothing(somebody: Callable[..., Person], tmp_path: Path) -> None:
    me = somebody()
    at_the_page(me)
    slowed(me)
    large, _digest = a_file(tmp_path, "录像.mp4", 8_000_000)
    small, digest = a_file(tmp_path, "截图.jpg", 30_000)
    me.page.locator("#files").set_input_files([large, small])
    me.tap("发送")
    bar = me.page.get_by_role("progressbar", name="录像.mp4")
    seen: set[str] = set()
    while len(seen) < 4:
        seen.add(bar.get_attribute("value") or "")
        me.page.wait_for_timeout(100)
    me.sees("正在传", "排队等着")
    me.look()
    me.page.get_by_role("button", name="取消 录像.mp4").click()
    me.sees("取消了")
    expect(me.page.get_by_text(digest)).to_be_visible()  # the other one goes on
    me.page.reload()
    me.misses("还没传完的")


def test_a_network_that_goes_away_costs_one_piece_at_most(somebody: Callable[..., Person], tmp_path: Path) -> None:
    me = somebody()
    at_the_page(me)
    network = slowed(me)
    sent = places(me)
    path, digest = a_file(tmp_path, "录像.mp4", 6_000_000)
    me.page.locator("#files").set_input_files(path)
    me.tap("发送")
    for asked in (2, 4):
        while len(sent) < asked:
            me.page.wait_for_timeout(50)
        me.page.wait_for_timeout(200)
        network(offline=True)
        me.sees("断线了")
        network()
    expect(me.page.get_by_text(digest)).to_be_visible(timeout=30_000)
    assert sorted(set(sent)) == list(range(0, 6_000_000, PIECE))
    assert len(sent) - len(set(sent)) <= 2  # one a cut
    forgive_the_network(me)


@pytest.mark.parametrize("same", [True, False])
def test_a_page_loaded_anew_goes_on_with_the_same_file_only(
    somebody: Callable[..., Person], tmp_path: Path, same: bool
) -> None:
    me = somebody()
    at_the_page(me)
    network = slowed(me, 900_000)
    sent = places(me)
    path, _digest = a_file(tmp_path, "录像.mp4", 4_000_000)
    me.page.locator("#files").set_input_files(path)
    me.tap("发送")
    while len(sent) < 3:
        me.page.wait_for_timeout(50)
    me.page.reload()
    network(speed=SLOW)
    me.sees("还没传完的", "录像.mp4")
    if not same:
        a_file(tmp_path, "录像.mp4", 4_000_000)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    before = len(sent)
    me.page.locator("#files").set_input_files(path)
    me.tap("发送")
    expect(me.page.get_by_text(digest)).to_be_visible(timeout=20_000)
    assert sent[before] == (2 * PIECE if same else 0)


@pytest.mark.parametrize("same", [True, False])
def test_two_tabs_mix_nothing(somebody: Callable[..., Person], tmp_path: Path, same: bool) -> None:
    me = somebody()
    at_the_page(me)
    (tmp_path / "other").mkdir()
    path, digest = a_file(tmp_path, "录像.mp4", 5_000_000)
    other, second = (path, digest) if same else a_file(tmp_path / "other", "录像.mp4", 5_000_000)
    window = me.context.new_page()
    window.goto(me.page.url)
    for page, file in ((me.page, path), (window, other)):
        page.locator("#files").set_input_files(file)
    for page in (me.page, window):
        page.locator("main form .btn").last.click(no_wait_after=True)
    expect(me.page.get_by_text(digest)).to_be_visible(timeout=20_000)
    expect(window.get_by_text(second)).to_be_visible(timeout=20_000)


def test_locked_in_the_middle_goes_on_after_the_key(somebody: Callable[..., Person], tmp_path: Path) -> None:
    me = somebody()
    digits = walks.with_record(me)
    me.open("/records/")
    me.open(me.path + "files/add/")
    network = slowed(me, 900_000)
    path, digest = a_file(tmp_path, "录像.mp4", 5_000_000)
    sent = places(me)
    me.page.locator("#files").set_input_files(path)
    me.tap("发送")
    while len(sent) < 2:
        me.page.wait_for_timeout(50)
    window = me.context.new_page()
    window.goto(me.home + "/records/")
    window.locator("footer button").filter(has_text="锁上").click()
    window.get_by_text("已经锁上了").wait_for()
    window.close()
    me.sees("传过来的没有丢")
    me.page.locator("#sends a").click()
    me.type("钥匙码", digits)
    me.tap("打开")
    me.sees("还没传完的")
    network(speed=SLOW)
    me.page.locator("#files").set_input_files(path)
    me.tap("发送")
    expect(me.page.get_by_text(digest)).to_be_visible(timeout=20_000)
