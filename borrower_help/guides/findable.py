"""Everything public that can be found by everyday words: where it is, what it is called, and its texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Words as Lazy
from borrower_help.guides.cards import CARDS
from borrower_help.guides.claims import CLAIMS
from borrower_help.guides.library.catalogue import GUIDES
from borrower_help.guides.library.check import blocks
from borrower_help.guides.search import Document, Index
from borrower_help.rules.catalogue.channels import CHANNELS
from borrower_help.rules.law import Words

# Pages of their own: name, what they are called, and words people look for them by.
PAGES: tuple[tuple[str, Lazy, str], ...] = (
    ("guides:door", _("Somebody is at the door"), "有人在门口 敲门 上门 堵门 报警 110 door"),
    (
        "guides:papers",
        _("Paper from a court or a lawyer"),
        "法院 传票 律师函 判决 支付令 执行 仲裁 法院的纸 court paper",
    ),
    ("guides:days", _("Count until which day to act"), "期限 几天 几天内 答辩 上诉 异议 数日子 deadline days"),
    ("guides:pay", _("Somebody wants money sent"), "转钱 骗子 个人账户 安全账户 收款码 验证码 代办 fraud send money"),
    ("guides:hard", _("It is too much"), "撑不住 不想活 难受 睡不着 崩溃 12356 crisis"),
    ("guides:me", _("They want money from me"), "找我要钱 先止住 发短信 官方客服 text"),
    ("guides:family", _("I did not borrow, and they call me"), "不是我借的 打给我 紧急联系人 家人 relative"),
    ("guides:cards", _("What to say, word for word"), "怎么说 说什么 照着念 卡片 what to say card"),
    ("guides:which", _("Who takes my complaint"), "找谁投诉 投诉到哪 去哪投诉 哪个部门 complain where"),
    ("guides:claims", _("Often said, and is it true?"), "常见说法 对不对 真的吗 谣言 true false"),
    ("repayment:sums", _("What it really costs a year"), "利息 年化 利率 手续费 砍头息 算一算 interest rate"),
    (
        "repayment:points",
        _("Before you sign, go through it line by line"),
        "签协议 签之前 分期协议 还款协议 和解协议 合同看哪些 sign agreement",
    ),
)
# What people call a door that its own page does not say, by the door's id.
CALLED = {
    "emergency-110": "报警 派出所 police",
    "mental-12356": "心理热线 找人说话 mental health",
    "anti-fraud-96110": "反诈中心 反诈热线 fraud",
    "youth-12355": "学生 年轻人 青少年 找人说说 心里难受",
    "lender-complaint": "客服电话 投诉电话 公司客服 官方客服",
    "nfra-12378": "银保监会 银监会 银保监局 金融监管总局 监管局 投诉银行 regulator",
    "local-financial-admin": "金融局 金融办 投诉小贷 小额贷款公司",
    "gov-12345": "市长热线 政府热线 不知道找谁 找谁投诉",
    "pboc-12363": "人民银行 央行",
    "pbccrc-dispute": "信用报告 征信异议 报告有错",
    "samr-12315": "消费者协会 工商 会员费 服务费 乱收费",
    "12321": "举报骚扰电话 举报垃圾短信",
    "miit-telecom-complaint": "工信部 运营商 移动 联通 电信",
    "cac-12377": "网信办 举报网上 发我照片",
    "pi-protection-complaint": "个人信息 泄露 隐私投诉",
    "legal-aid-12348": "免费律师 法律援助 找律师 lawyer",
    "court-12368": "法院电话 核实法院 案号 court",
    "mediation-cfmw": "调解中心 调解员",
    "cba-complaint": "银行业协会",
    "heimao": "黑猫",
}
# What people type to find a card; all of them ask how to say it.
ASKED = {
    1: "怎么说 接电话怎么说",
    2: "怎么说 接电话怎么说",
    3: "怎么说 隔着门 门口",
    4: "怎么说 村干部 村委会 居委会",
    5: "怎么说 跟老板说 跟领导说 单位",
    6: "怎么说 跟孩子说 孩子欠钱",
    7: "怎么说 跟小孩说 跟孩子说",
    8: "怎么说 打客服 官方电话",
}


@dataclass(frozen=True)
class Found:
    """Hold where something is, what it is called and a line of it."""

    name: str  # of its address
    args: tuple[int | str, ...]
    anchor: str
    title: Lazy
    line: str

    @property
    def url(self) -> str:
        """Return its address in the language of the moment."""
        return reverse(self.name, args=self.args) + self.anchor


@lru_cache(maxsize=3)
def public(language: str) -> tuple[Index, dict[str, Found]]:
    """Return the index of everything public and what its keys stand for, made once a process.

    Traditional pages are found by simplified words: the query is made simplified, and so is the index.
    """
    index = "en" if language == "en" else "zh-hans"
    entries = [*_guides(language, index), *_pages(), *_doors(language, index), *_cards(language, index)]
    entries += _claims(language, index)
    return (
        Index.of(Document(str(number), fields) for number, (_found, fields) in enumerate(entries)),
        {str(number): found for number, (found, _fields) in enumerate(entries)},
    )


Entry = tuple[Found, dict[str, str]]


def _guides(language: str, index: str) -> Iterator[Entry]:
    file = "en" if index == "en" else "zh_Hans"
    for guide in GUIDES:
        template = get_template(f"guides/library/{guide.key}/{file}.html").template.source  # type: ignore[attr-defined]
        yield (
            Found("guides:guide", (guide.number,), "", guide.title.of(language), guide.summary.of(language)),
            {
                "words": " ".join(guide.words),
                "title": guide.title.of(index),
                "summary": guide.summary.of(index),
                "text": "\n".join(blocks(template).values()),
            },
        )


def _pages() -> Iterator[Entry]:
    for name, title, words in PAGES:
        yield Found(name, (), "", title, ""), {"words": words}


def _doors(language: str, index: str) -> Iterator[Entry]:
    for door in CHANNELS:
        first = door.accepts[0].of(language)
        yield (
            Found("guides:one_door", (door.path,), "", door.title.of(language), first),
            {
                "words": CALLED.get(door.id, ""),
                "title": f"{door.title.of(index)} {door.number}",
                "text": _said(door.accepts, index),
            },
        )


def _cards(language: str, index: str) -> Iterator[Entry]:
    for card in CARDS:
        yield (
            Found("guides:card", (card.number,), "", card.title.of(language), card.who.of(language)),
            {
                "words": ASKED[card.number],
                "title": card.title.of(index),
                "summary": card.who.of(index),
                "text": _said((*card.lines, *card.mind), index),
            },
        )


def _claims(language: str, index: str) -> Iterator[Entry]:
    for number, claim in enumerate(CLAIMS, start=1):
        yield (
            Found("guides:claims", (), f"#{number}", claim.asked(language), _first(claim.fact.of(language))),
            {"title": claim.said.of(index), "text": claim.fact.of(index)},
        )


def _said(all_words: tuple[Words, ...], language: str) -> str:
    return "\n".join(words.of(language) for words in all_words)


def _first(text: str) -> str:
    return re.split(r"(?<=。)|(?<=\.) ", text, maxsplit=1)[0]
