"""Guides about paying, asking and being asked."""

from borrower_help.guides.library.shapes import Guide
from borrower_help.rules.law import Words

GUIDES = (
    Guide(
        number=17,
        key="private-account",
        group="money",
        title=Words("要我打到私人账户", "They want it on a private account"),
        summary=Words("先别转，向公司核实账户。", "Send nothing yet; check the account with the company."),
        articles=("public-security-law-2025-art-58", "public-security-law-2025-art-62"),
        related=("answering",),
        words=("私人账户", "个人账户", "收款码", "微信转账", "支付宝", "转账"),
    ),
)
