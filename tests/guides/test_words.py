"""What the pages say stands in the weighed order, and what must not be printed is not there."""

import pytest
from django.urls import reverse
from django.utils import translation

from borrower_help.core.languages import PREFIXES
from borrower_help.guides.catalogue import PAGES, PAGES_BY_SLUG, GuidePage
from tests.guides.reading import addresses_in, main_of, source_of, words_of

ORDERS = {
    "door": [
        "不开门",
        "请把纸从门缝放下，或寄给我",
        "110",
        "别动手",
        "别推搡",
        "别堵他出门",
        "别抢手机",
        "任何纸都不签",
        "几个人",
        "邻居",
        "接处警回执",
        "记下来",
    ],
    "me": [
        "不能保证今天就停",
        "我是本人，可以联系到",
        "我发了，记下时间",
        "我要投诉你们或外包",
        "最近可能有陌生号码",
        "记下来",
    ],
    "family": [
        "不能保证今天就停",
        "先别转钱。打电话的人可能是骗子，先问孩子本人。",
        "没签过担保、没一起借，这笔钱就不是你的。紧急联系人不是担保人。",
        "别签字，别按手印，别在电话里说“我替他还”“我来想办法”。说了、签了，可能就变成你的债。",
        "孩子住哪、在哪上班、挣多少，都不用告诉他们。",
        "愿意帮孩子，是你们家里的事：钱给孩子，由他从官方App还，别交给打电话的人。",
        "这不是你的债。你不用解释，也不用替谁保证。",
        "我不是借款人，也没有担保",
        "我发了，记下时间",
        "让运营商帮你挡",
        "记下来",
    ],
    "papers": [
        "先记下收到的日期；今天就打12368核实、12348问。",
        "天数以文书上写的为准",
        "起诉状副本、传票",
        "支付令",
        "诉前调解",
        "律师函",
        "判决书",
        "执行通知",
        "仲裁",
    ],
    "pay": ["个人账户", "验证码", "挂掉", "打给他说的那个人", "由本人还", "收钱", "110", "别删", "记下来"],
    "hard": ["先停一下。", "现在能打12356，有人听。债的事明天也来得及看。", "12356", "120", "110", "找一个人陪着"],
}
PHONES = {
    "door": {"110", "12368"},
    "family": {"10086", "10000", "10010", "12348"},
    "papers": {"12368", "12348", "110"},
    "pay": {"110"},
    "hard": {"12356", "120", "110"},
    "about": {"12348", "110", "12356"},
}
FORBIDDEN = (
    "查不到就是假",
    "拒收不算",
    "不算送达",
    "判不了",
    "唯一住房",
    "六个月内",
    "工资卡",
    "违法收集",
    "KTFSR",
    "停息挂账",
    "保证停",
    "已违法",
    "失信人",
)


@pytest.mark.parametrize("slug", ORDERS)
def test_page_keeps_the_weighed_order(slug: str) -> None:
    words = words_of(main_of(source_of(PAGES_BY_SLUG[slug], "zh-hans")))
    at = 0
    for part in ORDERS[slug]:
        found = words.find(part, at)
        assert found >= 0, part
        at = found


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_page_rings_exactly_the_numbers_it_should(page: GuidePage, language: str) -> None:
    inside = main_of(source_of(page, language))
    numbers = {address.removeprefix("tel:") for address in addresses_in(inside) if address.startswith("tel:")}
    assert numbers == PHONES.get(page.slug, set())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_page_prints_nothing_that_is_known_to_be_wrong(page: GuidePage) -> None:
    words = words_of(main_of(source_of(page, "zh-hans")))
    assert not [claim for claim in FORBIDDEN if claim in words]


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize(
    ("slug", "name", "party"),
    [
        ("door", "start", "me&v=1"),
        ("door", "start", "kin&v=1"),
        ("me", "start", "me"),
        ("me", "refusal", "me"),
        ("family", "start", "kin"),
        ("family", "refusal", "kin"),
        ("papers", "start", "me"),
    ],
)
def test_page_ends_in_the_record_of_the_right_person(slug: str, name: str, party: str, language: str) -> None:
    with translation.override(language):
        wanted = f"{reverse(f'incidents:{name}')}?p={party}"
    assert wanted in addresses_in(main_of(source_of(PAGES_BY_SLUG[slug], language)))


@pytest.mark.parametrize("slug", [page.slug for page in PAGES])
def test_traditional_page_is_written_in_traditional_characters(slug: str) -> None:
    """The traditional page has the simplified one's shape, and none of the commonest simplified forms."""
    simplified = main_of(source_of(PAGES_BY_SLUG[slug], "zh-hans"))
    traditional = main_of(source_of(PAGES_BY_SLUG[slug], "zh-hant"))
    assert not set("这说们个来时会对发还钱签问门电话记录后开关谁么没号") & set(words_of(traditional)) - {"后"}
    for tag in ("<h2", "<li", "<details", "<p", "<a"):
        assert traditional.count(tag) == simplified.count(tag), tag
