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
)
