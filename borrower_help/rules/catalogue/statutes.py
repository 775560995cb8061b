"""Articles of statutes, each with one sentence of ours; no statute is quoted.

A number stands here only where the text was seen and the number is certain; otherwise the law is named alone.
"""

from borrower_help.rules.law import Article, Words

STATUTES = (
    Article(
        id="civil-code-art-686",
        source="civil-code",
        number="686",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="没有保证合同就不是保证人；被填成紧急联系人，不等于担保。",
            zh_hant="沒有保證合同就不是保證人；被填成緊急聯繫人，不等於擔保。",
            en=(
                "Nobody is a guarantor without a contract of guarantee; being named as an emergency contact is not one."
            ),
        ),
    ),
    Article(
        id="civil-code-art-1032",
        source="civil-code",
        number="1032",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="安稳的私人生活属于隐私，谁也不得打听、侵扰、泄露、公开。",
            zh_hant="安穩的私人生活屬於隱私，誰也不得打聽、侵擾、洩露、公開。",
            en=(
                "A quiet private life is part of privacy; nobody may pry into it, intrude on it, leak it "
                "or make it public."
            ),
        ),
    ),
    Article(
        id="civil-code-art-1033-calls",
        source="civil-code",
        number="1033",
        part="第（一）项",
        part_en="item 1",
        meaning=Words(
            zh_hans="没有法律规定或者本人明确同意，不得用电话、短信等打扰别人的安宁生活。",
            zh_hant="沒有法律規定或者本人明確同意，不得用電話、短信等打擾別人的安寧生活。",
            en=(
                "Without a law or the person's clear consent, nobody may disturb another's peace by calls or messages."
            ),
        ),
    ),
    Article(
        id="civil-code-art-1033-home",
        source="civil-code",
        number="1033",
        part="第（二）项",
        part_en="item 2",
        meaning=Words(
            zh_hans="没有法律规定或者本人明确同意，不得进入、拍摄、窥视别人的住处。",
            zh_hant="沒有法律規定或者本人明確同意，不得進入、拍攝、窺視別人的住處。",
            en=("Without a law or the person's clear consent, nobody may enter, film or peer into another's home."),
        ),
    ),
    Article(
        id="civil-code-art-1037",
        source="civil-code",
        number="1037",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="自己的信息有错可以要求改正；对方违规处理的，可以要求删除。",
            zh_hant="自己的信息有錯可以要求改正；對方違規處理的，可以要求刪除。",
            en=("People may have wrong information about them corrected, and unlawfully handled information deleted."),
        ),
    ),
    Article(
        id="civil-code-art-1038",
        source="civil-code",
        number="1038",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="手里有别人信息的单位不得泄露；本人没同意，不得非法给别人。",
            zh_hant="手裡有別人信息的單位不得洩露；本人沒同意，不得非法給別人。",
            en=(
                "Whoever handles personal information may not leak it, nor unlawfully give it to others "
                "without consent."
            ),
        ),
    ),
    Article(
        id="pipl-art-10",
        source="pipl",
        number="10",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="谁也不得非法使用、提供、公开别人的个人信息。",
            zh_hant="誰也不得非法使用、提供、公開別人的個人信息。",
            en="Nobody may unlawfully use, pass on or publish another person's information.",
        ),
    ),
    Article(
        id="pipl-art-25",
        source="pipl",
        number="25",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="没有本人的单独同意，不得把他的个人信息公开出去。",
            zh_hant="沒有本人的單獨同意，不得把他的個人信息公開出去。",
            en="Personal information may not be made public without the person's separate consent.",
        ),
    ),
    Article(
        id="pipl-art-44",
        source="pipl",
        number="44",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="每个人对自己的信息（包括电话号码）有权知道、有权决定，可以限制或者拒绝别人使用。",
            zh_hant="每個人對自己的信息（包括電話號碼）有權知道、有權決定，可以限制或者拒絕別人使用。",
            en=(
                "Everyone has a say over their own information, phone number included, and may limit or refuse its use."
            ),
        ),
    ),
    Article(
        id="pipl-art-46",
        source="pipl",
        number="46",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="信息不准确可以要求更正，对方要核实并及时改。",
            zh_hant="信息不準確可以要求更正，對方要核實並及時改。",
            en=(
                "People may have inaccurate information corrected; the handler must check it and put it "
                "right in good time."
            ),
        ),
    ),
    Article(
        id="pipl-art-47",
        source="pipl",
        number="47",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="用途已经没有了、或者违法使用的，对方应当主动删除，本人也可以要求删除。",
            zh_hant="用途已經沒有了、或者違法使用的，對方應當主動刪除，本人也可以要求刪除。",
            en=("Information no longer needed, or unlawfully used, must be deleted; the person may also ask for it."),
        ),
    ),
    Article(
        id="public-security-law-2025-art-26",
        source="public-security-law-2025",
        number="26",
        part="第一款第（一）项",
        part_en="paragraph 1 item 1",
        meaning=Words(
            zh_hans="到单位闹得没法正常工作的，公安可以处罚。",
            zh_hant="到單位鬧得沒法正常工作的，公安可以處罰。",
            en="Disturbing a workplace so that work cannot go on can be punished by the police.",
        ),
    ),
    Article(
        id="public-security-law-2025-art-47",
        source="public-security-law-2025",
        number="47",
        part="第（三）项",
        part_en="item 3",
        meaning=Words(
            zh_hans="非法闯进别人住处的，公安可以处罚。",
            zh_hant="非法闖進別人住處的，公安可以處罰。",
            en="Unlawfully entering a home can be punished by the police.",
        ),
    ),
    Article(
        id="public-security-law-2025-art-50-harm",
        source="public-security-law-2025",
        number="50",
        part="第一款第（一）项",
        part_en="paragraph 1 item 1",
        meaning=Words(
            zh_hans="威胁别人人身安全的，公安可以处罚。",
            zh_hant="威脅別人人身安全的，公安可以處罰。",
            en="Threatening a person's safety can be punished by the police.",
        ),
    ),
    Article(
        id="public-security-law-2025-art-50-pester",
        source="public-security-law-2025",
        number="50",
        part="第一款第（五）项",
        part_en="paragraph 1 item 5",
        meaning=Words(
            zh_hans="多次发恐吓等信息，或者滋扰、纠缠、跟踪，干扰别人正常生活的，公安可以处罚。",
            zh_hant="多次發恐嚇等信息，或者滋擾、糾纏、跟蹤，干擾別人正常生活的，公安可以處罰。",
            en=(
                "Repeated intimidating messages, or pestering and following that disturb a person's "
                "life, can be punished by the police."
            ),
        ),
    ),
    Article(
        id="public-security-law-2025-art-50-privacy",
        source="public-security-law-2025",
        number="50",
        part="第一款第（六）项",
        part_en="paragraph 1 item 6",
        meaning=Words(
            zh_hans="散布别人隐私的，公安可以处罚。",
            zh_hant="散佈別人隱私的，公安可以處罰。",
            en="Spreading another person's private matters can be punished by the police.",
        ),
    ),
    Article(
        id="public-security-law-2025-art-56",
        source="public-security-law-2025",
        number="56",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="违反国家规定把别人的个人信息给出去的，公安可以处罚。",
            zh_hant="違反國家規定把別人的個人信息給出去的，公安可以處罰。",
            en="Giving out personal information against state rules can be punished by the police.",
        ),
    ),
    Article(
        id="public-security-law-2025-art-62",
        source="public-security-law-2025",
        number="62",
        part="第一款、第二款",
        part_en="paragraphs 1 and 2",
        meaning=Words(
            zh_hans="冒充国家机关工作人员、军警骗人的，公安可以处罚。",
            zh_hant="冒充國家機關工作人員、軍警騙人的，公安可以處罰。",
            en="Posing as an official, soldier or police officer to deceive can be punished by the police.",
        ),
    ),
    Article(
        id="public-security-law-2012-art-42-harm",
        source="public-security-law-2012",
        number="42",
        part="第（一）项",
        part_en="item 1",
        meaning=Words(
            zh_hans="（2025年底以前的旧法）威胁别人人身安全的，公安可以处罚。",
            zh_hant="（2025年底以前的舊法）威脅別人人身安全的，公安可以處罰。",
            en=("(The law until the end of 2025.) Threatening a person's safety could be punished by the police."),
        ),
    ),
    Article(
        id="public-security-law-2012-art-42-pester",
        source="public-security-law-2012",
        number="42",
        part="第（五）项",
        part_en="item 5",
        meaning=Words(
            zh_hans="（2025年底以前的旧法）多次发恐吓等信息干扰别人正常生活的，公安可以处罚。",
            zh_hant="（2025年底以前的舊法）多次發恐嚇等信息干擾別人正常生活的，公安可以處罰。",
            en=(
                "(The law until the end of 2025.) Repeated messages that disturb a person's life could "
                "be punished by the police."
            ),
        ),
    ),
    Article(
        id="public-security-law-2012-art-42-privacy",
        source="public-security-law-2012",
        number="42",
        part="第（六）项",
        part_en="item 6",
        meaning=Words(
            zh_hans="（2025年底以前的旧法）散布别人隐私的，公安可以处罚。",
            zh_hant="（2025年底以前的舊法）散佈別人隱私的，公安可以處罰。",
            en=(
                "(The law until the end of 2025.) Spreading another person's private matters could be "
                "punished by the police."
            ),
        ),
    ),
    # Of the old law only art. 42 was read: for entry and impersonation it is named without a number.
    Article(
        id="public-security-law-2012-home",
        source="public-security-law-2012",
        number="",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="（2025年底以前的旧法）非法闯进别人住处的，公安可以处罚。",
            zh_hant="（2025年底以前的舊法）非法闖進別人住處的，公安可以處罰。",
            en=("(The law until the end of 2025.) Unlawfully entering a home could be punished by the police."),
        ),
    ),
    Article(
        id="public-security-law-2012-authority",
        source="public-security-law-2012",
        number="",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="（2025年底以前的旧法）冒充国家机关工作人员骗人的，公安可以处罚。",
            zh_hant="（2025年底以前的舊法）冒充國家機關工作人員騙人的，公安可以處罰。",
            en=("(The law until the end of 2025.) Posing as an official to deceive could be punished by the police."),
        ),
    ),
    Article(
        id="criminal-law-art-245",
        source="criminal-law",
        number="245",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="非法闯进别人住处，严重的可能涉嫌犯罪，由办案机关认定。",
            zh_hant="非法闖進別人住處，嚴重的可能涉嫌犯罪，由辦案機關認定。",
            en="Unlawfully entering a home may, if grave, be a crime; the authorities decide.",
        ),
    ),
    Article(
        id="criminal-law-art-279",
        source="criminal-law",
        number="279",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="冒充国家机关工作人员骗人，严重的可能涉嫌犯罪，由办案机关认定。",
            zh_hant="冒充國家機關工作人員騙人，嚴重的可能涉嫌犯罪，由辦案機關認定。",
            en="Posing as an official to deceive may, if grave, be a crime; the authorities decide.",
        ),
    ),
    Article(
        id="criminal-law-art-293",
        source="criminal-law",
        number="293",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="恐吓别人情节恶劣的，可能涉嫌犯罪，由办案机关认定。",
            zh_hant="恐嚇別人情節惡劣的，可能涉嫌犯罪，由辦案機關認定。",
            en="Vicious intimidation may be a crime; the authorities decide.",
        ),
    ),
    Article(
        id="consumer-law-art-29",
        source="consumer-law",
        number="29",
        part="第二款",
        part_en="paragraph 2",
        meaning=Words(
            zh_hans="做生意的一方要为顾客的信息保密，不得泄露。",
            zh_hant="做生意的一方要為顧客的信息保密，不得洩露。",
            en="Businesses must keep their customers' information confidential and may not leak it.",
        ),
    ),
    Article(
        id="consumer-law-art-50",
        source="consumer-law",
        number="50",
        part="",
        part_en="",
        meaning=Words(
            zh_hans="侵害了消费者的人格尊严或者个人信息，要停止、道歉、赔偿。",
            zh_hant="侵害了消費者的人格尊嚴或者個人信息，要停止、道歉、賠償。",
            en=(
                "A business that harms a consumer's dignity or personal information must stop, apologise and make good."
            ),
        ),
    ),
)
