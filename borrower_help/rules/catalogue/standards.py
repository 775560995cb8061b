"""Articles of a recommended standard, of trades' own rules and of one province; none of them is national law."""

from borrower_help.rules.catalogue.making import article

STANDARDS = (
    article(
        "gbt-45251-2025-target",
        "gbt-45251-2025",
        "5.3",
        "只应找借款人本人；联系人说了别再联系，就不应再联系，也不应透露欠款。",
        (
            "Only the borrower should be pursued; a contact who refuses should be left alone and told nothing "
            "of the debt."
        ),
    ),
    article(
        "gbt-45251-2025-hours",
        "gbt-45251-2025",
        "5.3",
        "没有另外约定的，22:00到次日8:00不应催收。",
        "Unless agreed otherwise, there should be no collection between 22:00 and 8:00.",
    ),
    article(
        "gbt-45251-2025-frequency",
        "gbt-45251-2025",
        "5.3",
        "对方主动打通的有效通话，一天不应超过3次，智能语音也算。",
        "No more than three effective calls a day should be made by the collector, automated voice included.",
    ),
    article(
        "gbt-45251-2025-frequency-informative",
        "gbt-45251-2025",
        "",
        "语音通知类的电话，放款的和替它催的合起来，一天打通不应超过3次（转述，没见到原文）。",
        ("Recorded notices: no more than three connected calls a day by lender and agencies together (second-hand)."),
    ),
    article(
        "gbt-45251-2025-agency-review",
        "gbt-45251-2025",
        "",
        "放款机构每年至少评价一次替它催收的公司（没见到原文）。",
        "Lenders should review their collecting agencies at least once a year (the text was not seen).",
    ),
    article(
        "cba-collection-guideline-2026-hours-frequency",
        "cba-collection-guideline-2026",
        "",
        "会员单位和替它催收的人：没经同意，22:00到次日8:00不得催收；打不通时，同一号码一天不宜试拨超过6次。",
        (
            "Members and their agencies: no collection between 22:00 and 8:00 without consent; no more than "
            "six tries a day at a number that does not answer is advised."
        ),
    ),
    article(
        "cba-collection-guideline-2026-scope",
        "cba-collection-guideline-2026",
        "",
        "会员单位和替它催收的人：到期后的提醒、通知也算催收，平台短信也算。",
        ("Members and their agencies: reminders after the due date are collecting too, automatic messages included."),
    ),
    article(
        "cba-collection-guideline-2026-third-party",
        "cba-collection-guideline-2026",
        "",
        "会员单位和替它催收的人：原则上不得催无关的人；本人失联时才可请人转告，不得说债务，对方说别联系就要停。",
        (
            "Members and their agencies: unrelated people are not to be pursued; only when the borrower is out "
            "of reach may a message be left, without the debt, and a refusal ends it."
        ),
    ),
    article(
        "cba-collection-guideline-2026-art-22",
        "cba-collection-guideline-2026",
        "",
        "会员单位和替它催收的人：上门至少要两个人一起。",
        "Members and their agencies: a visit takes at least two people together.",
    ),
    article(
        "cba-collection-guideline-2026-prohibited",
        "cba-collection-guideline-2026",
        "",
        "会员单位和替它催收的人：不得冒充公检法，不得恐吓、威胁、散布隐私，没经同意不得进住处、办公区域催收。",
        (
            "Members and their agencies: no posing as authorities, intimidation, threats or spreading of "
            "private matters, and no entering homes or workplaces uninvited."
        ),
    ),
    article(
        "cba-collection-guideline-2026-prohibited-speech",
        "cba-collection-guideline-2026",
        "",
        "会员单位和替它催收的人：不得恐吓、辱骂、欺诈、威胁，不得用暴力。",
        "Members and their agencies: no intimidation, abuse, deceit, threats or violence.",
    ),
    article(
        "cba-collection-guideline-2026-prohibited-claims",
        "cba-collection-guideline-2026",
        "",
        "会员单位和替它催收的人：不得虚构、夸大后果，不得拿编造的黑名单吓人。",
        "Members and their agencies: no made-up or exaggerated consequences, no invented blacklists.",
    ),
    article(
        "cba-collection-guideline-2026-prohibited-fees",
        "cba-collection-guideline-2026",
        "",
        "会员单位和替它催收的人：不得借催收另外收钱，不得诱导、逼迫人借新的还旧的。",
        "Members and their agencies: no extra charges, and no pushing people to borrow anew to pay.",
    ),
    article(
        "cba-collection-guideline-2026-prohibited-posting",
        "cba-collection-guideline-2026",
        "",
        "会员单位和替它催收的人：不得在公共场所张贴催收的东西。",
        "Members and their agencies: no putting up of notices about a debt in public places.",
    ),
    article(
        "cba-collection-guideline-2026-prohibited-private",
        "cba-collection-guideline-2026",
        "",
        "会员单位和替它催收的人：不得用私人手机、私人社交账号催收。",
        "Members and their agencies: no collecting from private phones or private social accounts.",
    ),
    article(
        "cba-collection-guideline-2026-identity",
        "cba-collection-guideline-2026",
        "",
        "会员单位和替它催收的人：第一次联系要说明是哪家机构；合作公司的名单要公开（没见到原文）。",
        ("Members and their agencies: say who you are at first contact; agencies are listed publicly (text not seen)."),
    ),
    article(
        "cba-collection-guideline-2026-phone",
        "cba-collection-guideline-2026",
        "",
        "会员单位和替它催收的人：打电话要全程录音、先核实身份、说话文明（没见到原文）。",
        "Members and their agencies: calls are recorded, identity checked first, language civil (text not seen).",
    ),
    article(
        "ningxia-collection-notice-2025-collection",
        "ningxia-collection-notice-2025",
        "",
        "只在宁夏：催收限工作日8点到20点、节假日9点到18点，一天最多联系3次。",
        "In Ningxia only: 8:00-20:00 on workdays, 9:00-18:00 on holidays, three contacts a day at most.",
    ),
)
