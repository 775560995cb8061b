"""Articles of rules, standards and guidelines, each with one sentence of ours; nothing is quoted.

A number stands here only where the text was seen and the number is certain; otherwise the instrument is named alone.
"""

from borrower_help.rules.law import Article, Words

REGULATIONS = (
    # The wording agrees in three places, the number rests on one: no number is printed.
    Article(
        id="bank-insurance-consumer-2022-art-41",
        source="bank-insurance-consumer-2022",
        number="",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="银行等机构自己催或者请人催，都不得冒充公检法，不得用暴力、恐吓、欺诈。",
            zh_hant="銀行等機構自己催或者請人催，都不得冒充公檢法，不得用暴力、恐嚇、欺詐。",
            en=(
                "Banks and the like, and those who collect for them, may not pose as authorities or use "
                "violence, intimidation or deceit."
            ),
        ),
    ),
    Article(
        id="credit-card-measures-2011-art-68",
        source="credit-card-measures-2011",
        number="68",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="信用卡的钱只能找本人和担保人要，不得找无关的人，不得暴力、恐吓、辱骂。",
            zh_hant="信用卡的錢只能找本人和擔保人要，不得找無關的人，不得暴力、恐嚇、辱罵。",
            en=(
                "Card debts may be collected only from the holder and guarantors, not from unrelated "
                "people, and without violence, intimidation or abuse."
            ),
        ),
    ),
    # Two copies agree word for word, the number rests on one: no number is printed.
    Article(
        id="microloan-measures-2024-collection",
        source="microloan-measures-2024",
        number="",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="小贷公司和替它催收的人不得冒充公检法，不得威胁、恐吓、骚扰，不得散布隐私，不得找没有还款义务的人。",
            zh_hant="小貸公司和替它催收的人不得冒充公檢法，不得威脅、恐嚇、騷擾，不得散佈隱私，不得找沒有還款義務的人。",
            en=(
                "Microloan companies and their agencies may not pose as authorities, threaten or harass, "
                "spread private matters, or collect from people who owe nothing."
            ),
        ),
    ),
    # One sentence was seen, the number never.
    Article(
        id="consumer-finance-company-measures-2024-collection",
        source="consumer-finance-company-measures-2024",
        number="",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="消费金融公司不得用暴力、威胁、恐吓、骚扰催收，不得找与债务无关的人。",
            zh_hant="消費金融公司不得用暴力、威脅、恐嚇、騷擾催收，不得找與債務無關的人。",
            en=(
                "Consumer finance companies may not collect by violence, threats, intimidation or "
                "harassment, nor from unrelated people."
            ),
        ),
    ),
    # Clause 5.3 is certain, its sub-clauses were not seen.
    Article(
        id="gbt-45251-2025-target",
        source="gbt-45251-2025",
        number="5.3",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="只应找借款人本人；联系人说了别再联系，就不应再联系，也不应透露欠款。",
            zh_hant="只應找借款人本人；聯繫人說了別再聯繫，就不應再聯繫，也不應透露欠款。",
            en=(
                "Only the borrower should be pursued; a contact who refuses should be left alone and "
                "told nothing of the debt."
            ),
        ),
    ),
    Article(
        id="gbt-45251-2025-hours",
        source="gbt-45251-2025",
        number="5.3",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="没有另外约定的，22:00到次日8:00不应催收。",
            zh_hant="沒有另外約定的，22:00到次日8:00不應催收。",
            en="Unless agreed otherwise, there should be no collection between 22:00 and 8:00.",
        ),
    ),
    Article(
        id="gbt-45251-2025-frequency",
        source="gbt-45251-2025",
        number="5.3",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="对方主动打通的有效通话，一天不应超过3次，智能语音也算。",
            zh_hant="對方主動打通的有效通話，一天不應超過3次，智能語音也算。",
            en=("No more than three effective calls a day should be made by the collector, automated voice included."),
        ),
    ),
    Article(
        id="gbt-45251-2025-frequency-informative",
        source="gbt-45251-2025",
        number="",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="语音通知类的电话，放款的和替它催的合起来，一天打通不应超过3次（转述，没见到原文）。",
            zh_hant="語音通知類的電話，放款的和替它催的合起來，一天打通不應超過3次（轉述，沒見到原文）。",
            en=(
                "Recorded notices: no more than three connected calls a day by lender and agencies "
                "together (second-hand)."
            ),
        ),
    ),
    # The 54 articles could not be read: no numbers.
    Article(
        id="cba-collection-guideline-2026-hours-frequency",
        source="cba-collection-guideline-2026",
        number="",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="会员单位和替它催收的人：没经同意，22:00到次日8:00不得催收；打不通时，同一号码一天不宜试拨超过6次。",
            zh_hant="會員單位和替它催收的人：沒經同意，22:00到次日8:00不得催收；打不通時，同一號碼一天不宜試撥超過6次。",
            en=(
                "Members and their agencies: no collection between 22:00 and 8:00 without consent; no "
                "more than six tries a day at a number that does not answer is advised."
            ),
        ),
    ),
    Article(
        id="cba-collection-guideline-2026-third-party",
        source="cba-collection-guideline-2026",
        number="",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="会员单位和替它催收的人：原则上不得催无关的人；本人失联时才可请人转告，不得说债务，对方说别联系就要停。",
            zh_hant="會員單位和替它催收的人：原則上不得催無關的人；本人失聯時才可請人轉告，不得說債務，對方說別聯繫就要停。",
            en=(
                "Members and their agencies: unrelated people are not to be pursued; only when the "
                "borrower is out of reach may a message be left, without the debt, and a refusal ends it."
            ),
        ),
    ),
    Article(
        id="cba-collection-guideline-2026-prohibited",
        source="cba-collection-guideline-2026",
        number="",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="会员单位和替它催收的人：不得冒充公检法，不得恐吓、威胁、散布隐私，没经同意不得进住处、办公区域催收。",
            zh_hant="會員單位和替它催收的人：不得冒充公檢法，不得恐嚇、威脅、散佈隱私，沒經同意不得進住處、辦公區域催收。",
            en=(
                "Members and their agencies: no posing as authorities, intimidation, threats or "
                "spreading of private matters, and no entering homes or workplaces uninvited."
            ),
        ),
    ),
)
