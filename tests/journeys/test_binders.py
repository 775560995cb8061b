"""From two files to the PDF of both in a real browser: asked for, watched while it is made, fetched, made again."""

from collections.abc import Callable

import pypdfium2 as pdfium
import pytest

from tests.evidence.making import MAKERS
from tests.gallery.drawn import a_chat
from tests.journeys import walks
from tests.journeys.conftest import WAYS
from tests.journeys.people import Person

pytestmark = pytest.mark.journey
LONGEST = 90_000  # ms all of it may take while other tests run


def pages(pdf: bytes) -> list[str]:
    document = pdfium.PdfDocument(pdf)
    try:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


@WAYS
def test_files_are_bound_and_the_pdf_is_fetched(somebody: Callable[..., Person], scripts: bool) -> None:
    me = somebody(scripts=scripts)
    me.page.set_default_timeout(LONGEST)
    walks.with_record(me, words="今天不还，就通知你们村委会。")
    me.open("/records/")
    case = me.path
    me.open(case + "files/add/")
    files = [
        {"name": "聊天截图.png", "mimeType": "image/png", "buffer": a_chat()},
        {"name": "录音.amr", "mimeType": "audio/amr", "buffer": MAKERS["amr"][1]()},
    ]
    me.page.locator("#files").set_input_files(files)
    me.tap("发送")
    if scripts:
        me.page.locator("#sends dl").nth(1).wait_for()
    me.open(case + "files/")
    me.tap("整理成一份 PDF")
    me.look()
    me.tap("做一份", exact=True)
    # nobody taps anything: the page looks again by itself, with scripts and without
    save = me.page.get_by_role("link", name="存下这份 PDF")
    save.wait_for()
    me.look()
    with me.page.expect_download() as fetched:
        save.click()
    assert fetched.value.suggested_filename.endswith(".pdf")
    read = pages(fetched.value.path().read_bytes())
    assert read[0].startswith("证据材料")
    assert any(text.startswith("证据1-1证据1聊天截图.png") for text in read)
    assert "里面说了什么，提供人没有写下来" in read[-1]
    assert "今天不还，就通知你们村委会。" in "".join(read)

    # what is said in the recording is written down, and the page asks whether to make it again
    me.tap("证据2：录音.amr")
    me.type("这段里说了什么", "他：明天去你单位。")
    me.tap("保存", exact=True)
    me.open(case + "files/bound/")
    me.sees("要不要重新做一份")
    me.tap("重新做一份", exact=True)
    me.page.get_by_text("要不要重新做一份").wait_for(state="detached")
    save.wait_for()
    with me.page.expect_download() as fetched:
        save.click()
    assert "他：明天去你单位。" in pages(fetched.value.path().read_bytes())[-1]
