"""Articles on who lends and at what cost, each with one sentence of ours; where a number rests on one copy it is left out."""

from borrower_help.rules.catalogue.making import article

LENDERS = (
    article(
        "microloan-measures-2024-collection",
        "microloan-measures-2024",
        "",
        "小贷公司和替它催收的人不得冒充公检法，不得威胁、恐吓、骚扰，不得散布隐私，不得找没有还款义务的人。",
        (
            "Microloan companies and their agencies may not pose as authorities, threaten or harass, spread "
            "private matters, or collect from people who owe nothing."
        ),
    ),
    article(
        "microloan-measures-2024-collection-conduct",
        "microloan-measures-2024",
        "",
        "小贷公司和替它催收的人，不得暴力、威胁、侮辱、跟踪、骚扰、误导、欺骗。",
        "Microloan companies and their agencies may not use violence, threats, insult, pestering or deceit.",
    ),
    article(
        "microloan-measures-2024-collection-privacy",
        "microloan-measures-2024",
        "",
        "小贷公司和替它催收的人，不得散布借款人、保证人的隐私，不得违规公开住址、单位、联系人。",
        ("Microloan companies and their agencies may not spread private matters or publish addresses and contacts."),
    ),
    article(
        "consumer-finance-company-measures-2024-collection",
        "consumer-finance-company-measures-2024",
        "",
        "消费金融公司不得用暴力、威胁、恐吓、骚扰催收，不得找与债务无关的人。",
        (
            "Consumer finance companies may not collect by violence, threats, intimidation or harassment, nor "
            "from unrelated people."
        ),
    ),
    article(
        "loan-facilitation-notice-2025-collection",
        "loan-facilitation-notice-2025",
        "",
        "银行要管好助贷业务里替它催收的公司，发现违规要整改（没见到原文）。",
        "Banks must keep agencies in facilitated lending in order and mend breaches (the text was not seen).",
    ),
    article(
        "loan-facilitation-notice-2025-cost",
        "loan-facilitation-notice-2025",
        "",
        "助贷平台不得向借款人收息费；担保费要算进总成本，费用要事先讲清楚。",
        (
            "Loan-facilitating platforms may not charge the borrower; guarantee fees count in the total, told "
            "beforehand."
        ),
    ),
    article(
        "cost-disclosure-2026-main",
        "cost-disclosure-2026",
        "",
        "2026年8月1日起的新贷款，要给你看一张写明全部息费的表；表上没有的不再收。",
        "For new loans since 1 August 2026 a table of all costs must be shown; what is not on it is not charged.",
    ),
    article(
        "pboc-credit-repair-2025-main",
        "pboc-credit-repair-2025",
        "",
        "小额一次性信用修复的还款截止日（2026年3月31日）已经过了，现在有人收费代办的要当心。",
        "The one-time credit repair closed with payments by 31 March 2026; beware of anyone selling it now.",
    ),
    article(
        "private-lending-interpretation-art-1",
        "private-lending-interpretation",
        "1",
        "这个规定只管民间借贷，不管持牌金融机构的贷款。",
        "These rules are for private lending only, not for licensed lenders' loans.",
    ),
    article(
        "private-lending-interpretation-art-25",
        "private-lending-interpretation",
        "25",
        "民间借贷的利率，超过合同成立时一年期LPR四倍的部分，法院不支持。",
        "In private lending, courts do not grant interest above four times the one-year LPR at signing.",
    ),
    article(
        "private-lending-interpretation-art-26",
        "private-lending-interpretation",
        "26",
        "借条上的本金，以实际拿到的钱为准，预先扣的利息不算。",
        "The principal is what was truly handed over; interest taken beforehand does not count.",
    ),
    article(
        "private-lending-interpretation-art-28",
        "private-lending-interpretation",
        "28",
        "民间借贷的逾期利率，也以一年期LPR四倍为限。",
        "Late interest in private lending is capped at four times the one-year LPR too.",
    ),
    article(
        "private-lending-interpretation-art-29",
        "private-lending-interpretation",
        "29",
        "民间借贷的逾期利息、违约金和各种费用，加起来也不能超过一年期LPR四倍。",
        "In private lending late interest, penalties and fees together may not pass four times the one-year LPR.",
    ),
    article(
        "private-lending-scope-reply-1",
        "private-lending-scope-reply",
        "",
        "小额贷款公司等七类地方金融组织，不适用民间借贷的利率上限。",
        "Microloan companies and six other kinds of local lender fall outside the private-lending cap.",
    ),
    article(
        "contract-general-interpretation-art-64",
        "contract-general-interpretation",
        "64",
        "说违约金太高，由违约的一方证明；合同写“不得调整”也可以请求调整。",
        ("Who broke the contract must show that a penalty is too high; a clause against adjusting does not bar it."),
    ),
    article(
        "contract-general-interpretation-art-65",
        "contract-general-interpretation",
        "65",
        "违约金超过损失百分之三十的，一般算太高；故意违约的，一般不减。",
        "A penalty over thirty per cent above the loss is usually too high; wilful breach usually gets no cut.",
    ),
    article(
        "limitation-interpretation-art-3",
        "limitation-interpretation",
        "3",
        "过了期限这个理由，要在一审提出来。",
        "The defence that time has run out must be raised at first instance.",
    ),
    article(
        "limitation-interpretation-art-8",
        "limitation-interpretation",
        "8",
        "催款的信、短信到了或者应当到了，三年也会重新算。",
        "A demand by letter or message that arrived, or should have, also starts the three years again.",
    ),
    article(
        "limitation-interpretation-art-19",
        "limitation-interpretation",
        "19",
        "过了期限又签字答应、或者自愿还了，就不能反悔；对方给的通知单，签字前要看清。",
        "After the time, a signed promise or free payment binds; read any notice before signing it.",
    ),
    article(
        "guarantee-interpretation-2020-art-25",
        "guarantee-interpretation-2020",
        "25",
        "写“还不了才由我还”的是一般保证，写“不还就由我还”的是连带保证。",
        '"If he cannot pay" is an ordinary guarantee; "if he does not pay" is a joint one.',
    ),
    article(
        "guarantee-interpretation-2020-art-26",
        "guarantee-interpretation-2020",
        "26",
        "一般保证，不能只告保证人一个人。",
        "In an ordinary guarantee the guarantor cannot be sued alone.",
    ),
    article(
        "guarantee-interpretation-2020-art-34",
        "guarantee-interpretation-2020",
        "34",
        "保证的期限过了，在催款单上签个字，一般也不会重新担责。",
        "Once a guarantee has lapsed, signing a demand does not usually revive it.",
    ),
    article(
        "guarantee-interpretation-2020-art-36",
        "guarantee-interpretation-2020",
        "36",
        "亲友写的“承诺书”，可能被看成担保，也可能被看成一起欠钱；签以前要问清。",
        "A relative's written promise may count as a guarantee or as joining the debt; ask before signing.",
    ),
    article(
        "network-infringement-interpretation-art-11",
        "network-infringement-interpretation",
        "11",
        "在网上侵害别人，造成财产损失或者严重精神损害的，要赔偿。",
        "Harm done online that causes loss or grave distress must be compensated.",
    ),
    article(
        "network-infringement-interpretation-art-12",
        "network-infringement-interpretation",
        "12",
        "为了维权花的取证费等合理开支，可以算进损失。",
        "Reasonable costs of stopping the wrong, such as securing proof, can count as loss.",
    ),
    article(
        "mental-damage-interpretation-art-1",
        "mental-damage-interpretation",
        "1",
        "人身权益受侵害，可以起诉要求赔偿精神损害。",
        "A person wronged may sue for mental harm.",
    ),
    article(
        "mental-damage-interpretation-art-5",
        "mental-damage-interpretation",
        "5",
        "精神损害赔多少，看过错、方式、场合和后果。",
        "How much is paid for mental harm depends on fault, means, setting and what came of it.",
    ),
)
