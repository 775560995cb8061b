"""Guides for those who are asked to pay, or to pass something on, for somebody else."""

from borrower_help.guides.library.shapes import Guide
from borrower_help.rules.law import Words

GUIDES = (
    Guide(
        number=4,
        key="emergency-contact",
        group="kin",
        reader="kin",
        title=Words("我是紧急联系人", "I am the emergency contact"),
        summary=Words(
            "紧急联系人不是担保人，你不用替他还。", "An emergency contact is no guarantor; you need not pay."
        ),
        articles=(
            "civil-code-art-686",
            "civil-code-art-552",
            "civil-code-art-1033-calls",
            "gbt-45251-2025-target",
            "cba-collection-guideline-2026-third-party",
            "pipl-art-44",
            "pipl-art-47",
            "public-security-law-2025-art-50-harm",
            "public-security-law-2025-art-50-insult",
            "public-security-law-2025-art-50-pester",
            "credit-reporting-regulation-art-25",
        ),
        letter="notice",
        cards=(1,),
        related=(
            "asked-to-sign",
            "real-or-scam",
            "guarantor",
        ),
        words=(
            "紧急联系人",
            "联系人",
            "朋友借的",
            "替他还",
            "打给我",
        ),
    ),
    Guide(
        number=37,
        key="asked-to-sign",
        group="kin",
        reader="kin",
        title=Words("要不要替他还、签不签字", "Should I pay or sign for him?"),
        summary=Words(
            "先别转钱，别签字，别在录音里答应。", "No money yet, no signature, no promise on a recorded line."
        ),
        articles=(
            "civil-code-art-686",
            "civil-code-art-688",
            "civil-code-art-551",
            "civil-code-art-552",
            "guarantee-interpretation-2020-art-36",
            "microloan-measures-2024-collection-conduct",
            "public-security-law-2025-art-50-harm",
            "legal-aid-law-art-22",
        ),
        cards=(1, 6),
        related=(
            "spouse",
            "left-behind",
            "real-or-scam",
            "emergency-contact",
        ),
        words=(
            "替他还",
            "替孩子还",
            "签字",
            "按手印",
            "承诺书",
            "担保",
            "儿子",
            "女儿",
            "代还",
        ),
    ),
    Guide(
        number=38,
        key="real-or-scam",
        group="kin",
        reader="kin",
        title=Words("先分清是不是骗子", "Is the caller a fraud?"),
        summary=Words("不转钱，先挂掉，自己打给本人。", "Send nothing, hang up, and ring the person yourself."),
        articles=(
            "civil-code-art-686",
            "public-security-law-2025-art-62",
            "public-security-law-2025-art-62-other",
            "public-security-law-2025-art-63",
            "criminal-law-art-279",
            "criminal-law-art-280",
        ),
        cards=(1, 6),
        related=(
            "asked-to-sign",
            "parents-called",
        ),
        words=(
            "骗子",
            "诈骗",
            "真假",
            "转账",
            "验证码",
            "安全账户",
            "被骗",
        ),
    ),
)
