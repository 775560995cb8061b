"""Guides about calls to the family and to others."""

from borrower_help.guides.library.shapes import Guide
from borrower_help.rules.law import Words

GUIDES = (
    Guide(
        number=1,
        key="parents-called",
        group="kin",
        title=Words("打给了我爸妈", "They rang my parents"),
        summary=Words(
            "爸妈没签过字，就不欠这笔钱，也不用替你解释。",
            "If your parents signed nothing, they owe nothing and need explain nothing.",
        ),
        articles=(
            "civil-code-art-686",
            "civil-code-art-552",
            "civil-code-art-1033-calls",
            "pipl-art-44",
            "pipl-art-47",
            "gbt-45251-2025-target",
            "cba-collection-guideline-2026-third-party",
        ),
        letter="notice",
        related=("answering",),
        words=("爸妈", "父母", "我妈", "我爸", "老人", "打给家里", "家里人"),
    ),
)
