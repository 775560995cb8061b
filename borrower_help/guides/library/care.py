"""Guides about keeping well and keeping proof."""

from borrower_help.guides.library.shapes import Guide
from borrower_help.rules.law import Words

GUIDES = (
    Guide(
        number=32,
        key="answering",
        group="care",
        title=Words("电话要不要接？", "Should I take the calls?"),
        summary=Words(
            "留一条路给他们找你，家里人就少受些打扰。", "Leave them one way to you, and your family is disturbed less."
        ),
        articles=(
            "civil-code-art-1033-calls",
            "gbt-45251-2025-target",
            "gbt-45251-2025-hours",
            "cba-collection-guideline-2026-third-party",
        ),
        cards=(2,),
        related=("parents-called",),
        words=("接电话", "不接", "拉黑", "关机", "换号", "静音", "失联"),
    ),
    Guide(
        number=31,
        key="too-much",
        group="care",
        title=Words("我撑不住了", "I cannot bear it any more"),
        summary=Words("先停一下。现在能打12356，有人听。", "Stop for now. You can ring 12356; somebody listens."),
        articles=("civil-code-art-109", "public-security-law-2025-art-50"),
        related=("answering",),
        words=("撑不住", "不想活", "崩溃", "想死", "绝望", "睡不着", "难受"),
    ),
    Guide(
        number=33,
        key="recording",
        group="care",
        title=Words("怎么录音、截图、导出通话记录", "How to record, take pictures and get my call list"),
        summary=Words("原件留在手机里，这里存副本。", "The originals stay on the phone; here is the copy."),
        articles=(
            "civil-evidence-2019-art-11",
            "civil-evidence-2019-art-14",
            "civil-evidence-2019-art-15",
            "civil-evidence-2019-art-90",
            "civil-procedure-interpretation-2022-art-106",
            "civil-procedure-interpretation-2022-art-116",
        ),
        related=("answering",),
        words=("录音", "截图", "通话记录", "详单", "证据", "取证"),
    ),
    Guide(
        number=34,
        key="unknown-caller",
        group="care",
        title=Words("不知道是谁打的", "I do not know who is calling"),
        summary=Words("不说是谁，就不用谈。", "Until they say who they are, you need not talk."),
        articles=(
            "cba-collection-guideline-2026-identity",
            "public-security-law-2025-art-62",
            "civil-code-art-1033-calls",
        ),
        cards=(2,),
        related=("not-mine", "recording", "app-name"),
        words=("不知道谁", "陌生号码", "哪家公司", "骚扰电话"),
    ),
    Guide(
        number=35,
        key="app-name",
        group="care",
        title=Words("只知道App的名字", "I only know the name of the app"),
        summary=Words("合同上写着谁借的钱给你。", "The contract says who lent you the money."),
        articles=("loan-facilitation-notice-2025-cost", "pipl-art-17"),
        related=("unknown-caller", "interest-unclear"),
        words=("App", "平台", "哪家公司", "不知道哪家", "小贷还是银行"),
    ),
    Guide(
        number=46,
        key="posting-online",
        group="care",
        title=Words("想发到网上", "I want to post it online"),
        summary=Words("先存草稿，睡一晚再看。", "Keep a draft and sleep on it."),
        articles=("civil-code-art-1024", "civil-code-art-1032", "civil-code-art-1034"),
        related=("posted", "recording", "suing"),
        words=("曝光", "发抖音", "发朋友圈", "发微博", "网上"),
    ),
    Guide(
        number=48,
        key="student",
        group="care",
        title=Words("我是学生", "I am a student"),
        summary=Words("先告诉一个信得过的大人。", "Tell one grown-up you trust."),
        articles=(
            "civil-code-art-686",
            "civil-code-art-1032",
            "civil-code-art-1033-calls",
            "public-security-law-2025-art-26",
            "public-security-law-2025-art-50",
            "cba-collection-guideline-2026-third-party",
        ),
        related=("too-much", "before-borrowing"),
        words=("学生", "学校", "辅导员", "校园贷", "大学"),
    ),
)
