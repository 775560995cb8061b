"""Traditional Chinese made from simplified: the words OpenCC reads wrongly, and those it must be left to read."""

import pytest

from borrower_help.core.traditional import traditional

READ = (
    ("是不是只有你一个人签？", "是不是只有你一個人簽？"),
    ("还不知道是谁放的款，别只等它。", "還不知道是誰放的款，別只等它。"),
    ("那只会多一笔", "那只會多一筆"),
    ("一只手", "一隻手"),
    ("从本金里扣", "從本金裏扣"),
    ("往大里说", "往大裏說"),
    ("三公里外", "三公里外"),
    ("五里店", "五里店"),
    ("告诉别人、贴、发网上", "告訴別人、貼、發網上"),
    ("银行卡发卡业务", "銀行卡發卡業務"),
    ("责令对方不准接触你", "責令對方不准接觸你"),
    ("准不准由法院定", "准不准由法院定"),
    ("说不准是谁打的", "說不準是誰打的"),
    ("写明了。", "寫明了。"),
    ("服务台", "服務台"),
    ("“说一句‘与我无关’就挂。”", "「說一句『與我無關』就掛。」"),
)


@pytest.mark.parametrize(("written", "expected"), READ)
def test_words_are_read_by_what_they_mean(written: str, expected: str) -> None:
    assert traditional(written) == expected
