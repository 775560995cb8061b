"""A file goes with a letter, and whoever is given file and check code sees on their own phone whether a byte was changed."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from tests.gallery.drawn import a_chat
from tests.journeys import walks
from tests.journeys.conftest import WAYS
from tests.journeys.people import Person

pytestmark = pytest.mark.journey


def attached(me: Person, data: bytes) -> str:
    """Record a call, keep a picture with it; return the case's own page."""
    walks.with_record(me)
    case = me.path
    me.open(case + "files/add/")
    me.page.locator("#files").set_input_files(picture("聊天截图.png", data))
    me.tap("发送")
    me.page.get_by_text(hashlib.sha256(data).hexdigest()).first.wait_for()
    return case


def picture(name: str, data: bytes) -> Any:
    return {"name": name, "mimeType": "image/png", "buffer": data}


def check(me: Person, code: str, data: bytes, verdict: str) -> None:
    """Check one file against a code."""
    me.open("/verify/")
    me.page.locator("#files").set_input_files(picture("聊天截图.png", data))
    me.type("或者填核对码", code)
    me.page.get_by_role("button", name="核对", exact=True).click()  # with scripts it is hashed first, then sent
    me.page.get_by_role("heading", name=verdict).wait_for()
    me.look()


@WAYS
def test_a_file_goes_with_a_letter_and_its_code_tells_a_flipped_byte(
    somebody: Callable[..., Person], scripts: bool
) -> None:
    me, court, data = somebody(scripts=scripts), somebody(scripts=scripts), a_chat()
    case = attached(me, data)
    me.open(case + "findings/")
    me.tap("写投诉")
    me.tap("选择文件", among="main a")
    assert me.page.locator("input[name=file]:checked").count() == 0
    me.choose("证据1：聊天截图.png")
    me.tap("保存", exact=True)
    walks.see_page_one(me)
    me.sees("证据1")
    me.tap("没问题，就这样定下来")
    me.sees("信写好了")
    words = me.page.locator("#letter-text").evaluate("box => box.value || box.textContent")
    assert "证据清单" in words

    me.open(case + "files/codes/")
    me.tap("生成核对码", exact=True)
    me.sees("这是核对码", "它不是你的钥匙码")
    code = " ".join(me.page.locator(".code span").all_inner_texts())
    check(court, code, data, "一致：证据1")
    flipped = bytearray(data)
    flipped[len(data) // 2] ^= 1
    check(court, code, bytes(flipped), "不一致：和清单上的不是同一份")
    me.open(case + "files/codes/")
    me.tap("撤回", exact=True)
    check(court, code, data, "还没有核对")
    court.sees("这个码打不开任何清单")
