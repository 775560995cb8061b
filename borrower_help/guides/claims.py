"""What is often said about the law and is not so, each with what is true and what to rely on instead.

This module is the one place where the false sentences may stand; a test keeps them out of everything else.
"""

from dataclasses import dataclass

from borrower_help.rules.law import Words


@dataclass(frozen=True)
class Claim:
    """Hold one false sentence, what is true, and the articles to rely on."""

    key: str
    said: Words
    fact: Words
    articles: tuple[str, ...]

    def asked(self, language: str) -> str:
        """Return the sentence as a question, so that no list shows it as if it were so."""
        said = self.said.of(language)
        return (
            f"“{said}” Is that so?"
            if language == "en"
            else f"“{said}”{'對不對' if language == 'zh-hant' else '对不对'}？"
        )


# New ones come at the end: the place is the address of the entry.
CLAIMS = (
    Claim(
        "jail",
        Words(zh_hans="欠钱不还就坐牢。", en="Whoever does not pay back goes to jail."),
        Words(
            zh_hans=(
                "单单是还不上，是民事上的事。信用卡另有一条罪，要有非法占有的目的、两次有效催收后超过三个月、本金五万元以上等，"
                "缺一样都不算；骗贷、有能力却拒不执行判决是另外的罪。没有人能打包票说一定没事，也没有人能说你一定坐牢。"
            ),
            en=(
                "Being unable to pay is a civil matter. Card debt can be a crime only with intent to keep the money, two "
                "valid demands, more than three months, 50,000 yuan or more of principal and so on; fraud and refusing a "
                "judgment one could meet are other crimes. Nobody can promise that nothing will happen, nor that jail will."
            ),
        ),
        ("criminal-law-art-196", "credit-card-crime-interp-6", "credit-card-crime-interp-8", "criminal-law-art-313"),
    ),
    Claim(
        "plan",
        Words(
            zh_hans="银行必须同意停息挂账，可以分60期，网贷也一样。",
            en="Banks must agree to stop interest and 60 instalments, for online loans too.",
        ),
        Words(
            zh_hans="这一条只管信用卡：还不上又愿意还的，可以跟银行谈，最长五年。银行可以同意，不是非同意不可；利息怎么算也要谈。",
            en=(
                "The rule is for credit cards only: who cannot pay but wants to may talk with the bank about up to five "
                "years. The bank may agree and need not; interest is part of the talk."
            ),
        ),
        ("credit-card-measures-2011-art-70",),
    ),
    Claim(
        "civil-124",
        Words(
            zh_hans="《民法典》第124条说，不得以侮辱形式催收。",
            en="Article 124 of the Civil Code forbids collecting by insult.",
        ),
        Words(
            zh_hans="那一条讲的是继承。想说侮辱、骚扰，用讲名誉、隐私和生活安宁的那几条。",
            en="That article is about inheritance. For insult and harassment use those on good name, privacy and peace.",
        ),
        ("civil-code-art-1024", "civil-code-art-1032", "civil-code-art-1033-calls"),
    ),
    Claim(
        "contract-119",
        Words(
            zh_hans="《合同法》第119条说，上门进屋要有授权。",
            en="Article 119 of the Contract Law says that entering a home needs leave.",
        ),
        Words(
            zh_hans="《合同法》2021年1月1日起就没有了，那一条讲的也是别让损失变大。有人进屋，用下面这几条。",
            en="That law ended on 1 January 2021, and the article was about not letting a loss grow. Use these instead.",
        ),
        ("civil-code-art-1033-home", "public-security-law-2025-art-47", "criminal-law-art-245"),
    ),
    Claim(
        "old-42",
        Words(
            zh_hans="按《治安管理处罚法》第42条报警。",
            en="Report it under article 42 of the Public Security Administration Punishments Law.",
        ),
        Words(
            zh_hans="那是旧的条号。2026年1月1日以后的事，是新法第50条；以前的事才看旧法。报警不用背条号，说清发生了什么就行。",
            en=(
                "That is the old number. What happened since 1 January 2026 falls under article 50 of the new law. The "
                "police need no number from you: say what happened."
            ),
        ),
        ("public-security-law-2025-art-50",),
    ),
    Claim(
        "notice-9",
        Words(
            zh_hans="金规〔2025〕9号有“五条红线”：每天3次、利率24%。",
            en="Notice No. 9 of 2025 has five red lines: three calls a day and 24 per cent.",
        ),
        Words(
            zh_hans="我们见到的部分里没有这些。一天3次、夜里不打，写在一份推荐性国家标准里，它不是法律。",
            en=(
                "In the parts we read there is nothing like it. Three calls a day and quiet nights stand in a recommended "
                "national standard, which is not a law."
            ),
        ),
        ("gbt-45251-2025-frequency", "gbt-45251-2025-hours"),
    ),
    Claim(
        "hours",
        Words(
            zh_hans="全国都只能早8点到晚8点催收。",
            en="All over the country calls are allowed from 8 a.m. to 8 p.m. only.",
        ),
        Words(
            zh_hans="那样的时段，我们只见到宁夏的一份通知，只管宁夏。全国能参照的，是夜里22:00到次日8:00不应催收。",
            en=(
                "Hours like these we found in one notice of Ningxia, which binds there only. For the whole country the "
                "quiet time is 22:00 to 8:00."
            ),
        ),
        ("gbt-45251-2025-hours", "cba-collection-guideline-2026-hours-frequency"),
    ),
    Claim(
        "six",
        Words(zh_hans="银行业协会规定每天最多打6次。", en="The banking association allows up to six calls a day."),
        Words(
            zh_hans="它说的是没打通的时候，同一个号码一天不宜试超过6次。打通了的是另一条，也不等于可以打满6次。",
            en=(
                "It says that a number that does not answer should not be tried more than six times a day. Calls that "
                "get through are another matter, and six is no allowance."
            ),
        ),
        ("cba-collection-guideline-2026-hours-frequency", "gbt-45251-2025-frequency"),
    ),
    Claim(
        "two",
        Words(zh_hans="上门最多两人。", en="At most two collectors may come to the door."),
        Words(
            zh_hans="说的是至少两个人一起，不是最多。来几个人都不能硬进门。",
            en="It says at least two together, not at most. However many come, they may not force their way in.",
        ),
        ("cba-collection-guideline-2026-art-22", "civil-code-art-1033-home"),
    ),
    Claim(
        "old-guideline",
        Words(
            zh_hans="《互联网金融贷后催收业务指引》现在还管用。",
            en="The internet finance association's 2024 guideline on collecting is still in force.",
        ),
        Words(
            zh_hans="国家标准出来以后，它就废止了。现在看那份推荐性国家标准。",
            en="It was withdrawn when the national standard came out. Look at that recommended standard now.",
        ),
        ("gbt-45251-2025-target",),
    ),
    Claim(
        "crime-for-all",
        Words(
            zh_hans="任何催收都能用刑法第293条之一来告。",
            en="Article 293-1 of the Criminal Law works against any collector.",
        ),
        Words(
            zh_hans="它只管高利放贷这类非法的债。合法的贷款催过头了，用治安管理处罚法和民法典。",
            en="It covers unlawful debts such as usury only. For excesses over lawful loans use the laws below.",
        ),
        ("criminal-law-art-293-1", "public-security-law-2025-art-50", "civil-code-art-1033-calls"),
    ),
    Claim(
        "weekly",
        Words(
            zh_hans="《金融消费者权益保护条例》规定每周最多3次。",
            en="A regulation on financial consumers allows three calls a week.",
        ),
        Words(
            zh_hans="我们没有找到这样的条例，也没有找到所谓全国的“催收管理办法”。信里写了它，对方一查就知道是假的。",
            en="We found no such regulation, nor any national law on collecting. A letter that names it is easily dismissed.",
        ),
        ("gbt-45251-2025-frequency",),
    ),
    Claim(
        "soft-violence",
        Words(zh_hans="骚扰就是软暴力犯罪。", en="Any harassment is the crime of soft violence."),
        Words(
            zh_hans="那要为了非法的利益，或者形成了非法影响，条件很严。报警时只说事实：谁、什么时候、做了什么。",
            en="That needs unlawful gain or unlawful influence; the bar is high. Tell the police the facts only.",
        ),
        ("public-security-law-2025-art-50-pester",),
    ),
    Claim(
        "repair",
        Words(
            zh_hans="一次性信用修复现在还可以办理。",
            en="The one-time credit repair can still be had.",
        ),
        Words(
            zh_hans="它的还款截止日是2026年3月31日，没见到延长。它当时也不用申请、不收钱。现在收钱代办的，当心。",
            en=(
                "Payment had to be made by 31 March 2026 and no extension was seen. It needed no application and cost "
                "nothing. Beware of anyone who sells it."
            ),
        ),
        ("pboc-credit-repair-2025-main", "credit-reporting-regulation-art-25"),
    ),
    Claim(
        "platforms",
        Words(
            zh_hans="《网络借贷信息中介机构业务活动管理暂行办法》管所有网贷。",
            en="The 2016 measures for peer-to-peer lending govern every online loan.",
        ),
        Words(
            zh_hans="那是管P2P中介的。银行、消费金融、小贷的贷款，各有各的规定。",
            en="They are for peer-to-peer brokers. Banks, consumer finance and microloan companies have rules of their own.",
        ),
        ("microloan-measures-2024-collection", "consumer-finance-company-measures-2024-collection"),
    ),
    Claim(
        "consent",
        Words(
            zh_hans="用个人信息，一切都必须先取得明示同意。",
            en="Every use of personal information needs explicit consent first.",
        ),
        Words(
            zh_hans="法律另外列了几种理由，比如为了履行跟你的合同。但这个理由很难用到你的亲友身上。",
            en="The law lists other grounds, such as performing your contract; but that one hardly covers your relatives.",
        ),
        ("pipl-art-13", "pipl-art-44"),
    ),
    Claim(
        "shares",
        Words(
            zh_hans="七成家人愿意帮还，上门能收回三成。",
            en="Seven in ten families pay, and visits bring back thirty per cent.",
        ),
        Words(
            zh_hans="没有来源，是拿来吓人、催人的。没有签过担保、没有一起借，就没有义务还。",
            en="No source was found; such figures only press people. Who signed no guarantee and did not borrow owes nothing.",
        ),
        ("civil-code-art-686",),
    ),
)
