"""Articles on credit records, cards and lenders' complaint desks, each with one sentence of ours."""

from borrower_help.rules.catalogue.making import article

CREDIT = (
    article(
        "credit-reporting-regulation-art-15",
        "credit-reporting-regulation",
        "15",
        "把你的不良记录报给征信以前，要先告诉你本人。",
        "You must be told before something bad about you is reported to a credit bureau.",
    ),
    article(
        "credit-reporting-regulation-art-16",
        "credit-reporting-regulation",
        "16",
        "不良记录从事情了结那天起，最多留五年；这期间可以写说明。",
        "A bad entry stays at most five years after the matter has ended; a note of yours can be added.",
    ),
    article(
        "credit-reporting-regulation-art-17",
        "credit-reporting-regulation",
        "17",
        "每年可以免费查两次自己的信用报告。",
        "Everyone may see their own credit report free of charge twice a year.",
    ),
    article(
        "credit-reporting-regulation-art-18",
        "credit-reporting-regulation",
        "18",
        "别人查你的征信，要你书面同意，还要约定用途。",
        "Others may look at your credit record only with your written consent and for an agreed purpose.",
    ),
    article(
        "credit-reporting-regulation-art-25",
        "credit-reporting-regulation",
        "25",
        "征信有错可以提异议，20日内要查清并书面答复。",
        "Errors in a credit record can be disputed; there must be a written answer within 20 days.",
    ),
    article(
        "credit-reporting-regulation-art-26",
        "credit-reporting-regulation",
        "26",
        "征信上受了侵害，可以向当地人民银行投诉，受理后30日内书面答复；也可以直接起诉。",
        (
            "Complaints about credit records go to the local central bank, answered in writing in 30 days; or "
            "one may sue."
        ),
    ),
    article(
        "credit-card-measures-2011-art-66",
        "credit-card-measures-2011",
        "66",
        "发卡银行要有催收管理制度，不能只按收回多少给催收员提成。",
        "Card issuers must have rules for collecting and may not pay collectors by recovery alone.",
    ),
    article(
        "credit-card-measures-2011-art-67",
        "credit-card-measures-2011",
        "67",
        "快到期了，银行要提醒；你留错号码、换号没说的除外。",
        "The bank must remind you before payment is due, unless you gave a wrong number or changed it silently.",
    ),
    article(
        "credit-card-measures-2011-art-68",
        "credit-card-measures-2011",
        "68",
        "信用卡的钱只能找本人和担保人要，不得找无关的人，不得暴力、恐吓、辱骂。",
        (
            "Card debts may be collected only from the holder and guarantors, not from unrelated people, and "
            "without violence, intimidation or abuse."
        ),
    ),
    article(
        "credit-card-measures-2011-art-69",
        "credit-card-measures-2011",
        "69",
        "信用卡催收函要写清欠多少、为什么、怎么查、怎么提异议，并盖章；收到异议要备注、核实。",
        (
            "Card letters must state the sum, the reasons, how to check and object; objections must be noted "
            "and checked."
        ),
    ),
    article(
        "credit-card-measures-2011-art-70",
        "credit-card-measures-2011",
        "70",
        "信用卡欠款还不上又愿意还的，可以跟银行谈最长五年的分期；银行可以同意，不是必须。",
        (
            "A card holder who cannot pay but wants to may seek a plan of up to five years; the bank may "
            "agree, not must."
        ),
    ),
    # its third paragraph alone, for the rule about plans that are kept
    article(
        "credit-card-measures-2011-art-70-stop",
        "credit-card-measures-2011",
        "70",
        "信用卡的分期协议签了、也按约还着，银行就要停止催收；没按约还的除外。",
        "While a signed card plan is kept, the bank has to stop collecting; not where it is broken.",
        part="第三款",
        part_en="paragraph 3",
    ),
    article(
        "pcac-card-guideline-2024-art-83",
        "pcac-card-guideline-2024",
        "",
        "会员里的发卡银行：只找本人和担保人，不得冒充公检法、暴力、恐吓、欺诈。",
        (
            "Issuers among members: only holder and guarantors; no posing as authorities, violence, "
            "intimidation or deceit."
        ),
    ),
    article(
        "pcac-card-guideline-2024-art-85",
        "pcac-card-guideline-2024",
        "",
        "会员里的发卡银行：要在官方渠道公开替它催收的公司名称和联系方式。",
        "Issuers among members: the names and contacts of their collecting agencies must be published.",
    ),
    article(
        "bank-insurance-consumer-2022-art-41",
        "bank-insurance-consumer-2022",
        "",
        "银行等机构自己催或者请人催，都不得冒充公检法，不得用暴力、恐吓、欺诈。",
        (
            "Banks and the like, and those who collect for them, may not pose as authorities or use violence, "
            "intimidation or deceit."
        ),
    ),
    article(
        "bank-insurance-consumer-2022-art-41-agency",
        "bank-insurance-consumer-2022",
        "",
        "银行等机构请外面的公司来催以前，要告诉借款人。",
        "Banks and the like must tell the borrower before an outside company starts to collect.",
    ),
    article(
        "bank-insurance-complaint-2020-art-10",
        "bank-insurance-complaint-2020",
        "",
        "投诉替它办事的外包公司，银行要叫那家公司配合，把事情核实清楚。",
        "If the complaint is about an outside company, the bank must have it co-operate and get to the facts.",
    ),
    article(
        "bank-insurance-complaint-2020-art-11",
        "bank-insurance-complaint-2020",
        "11",
        "先向放款的机构投诉，由它负责处理。",
        "Complain first to the lender, which must deal with it.",
    ),
    article(
        "bank-insurance-complaint-2020-art-13",
        "bank-insurance-complaint-2020",
        "",
        "投诉要写清你是谁、投诉谁、要求和事实，书面的要签名；机构自己有的材料不能再向你要。",
        (
            "Say who you are, whom it is about, what you ask and the facts, and sign; they may not ask for "
            "what they hold."
        ),
    ),
    article(
        "bank-insurance-complaint-2020-art-14",
        "bank-insurance-complaint-2020",
        "",
        "自己投诉有困难，可以委托别人，要有亲笔签名的授权书；继承人也可以投诉。",
        "If it is hard for you, someone may complain with your signed authority; heirs may complain too.",
    ),
    article(
        "bank-insurance-complaint-2020-time-limits",
        "bank-insurance-complaint-2020",
        "",
        "简单的投诉15日内办结，复杂的可以到30日，特别复杂的最长60日。",
        "Simple complaints are settled in 15 days, complex ones in 30, the most complex in 60 at most.",
    ),
    article(
        "bank-insurance-complaint-2020-review",
        "bank-insurance-complaint-2020",
        "",
        "对处理结果不服，收到决定30日内，可以书面请它的上级机构再查。",
        "Within 30 days of the decision a written review can be asked of the body above.",
    ),
    article(
        "bank-insurance-complaint-2020-transfer",
        "bank-insurance-complaint-2020",
        "",
        "监管部门收到投诉，会转给被投诉的机构处理，并告诉你（没见到原文）。",
        "The supervisor passes a complaint on to the institution and tells you (the text was not seen).",
    ),
    article(
        "lianbao-report-measures-2019",
        "bank-insurance-report-2019",
        "",
        "实名举报银行保险机构违法，15日内决定受不受理，受理后60日内书面答复；匿名的没有这些期限。",
        "A signed report is taken up or not in 15 days and answered in 60; anonymous ones have no such terms.",
    ),
    article(
        "pboc-consumer-2020-art-34",
        "pboc-consumer-2020",
        "34",
        "在人民银行管的业务里，银行、支付机构要对你的金融信息保密。",
        (
            "In matters under the central bank, banks and payment firms must keep your financial information "
            "confidential."
        ),
    ),
    article(
        "pboc-consumer-2020-art-35",
        "pboc-consumer-2020",
        "35",
        "先向银行、支付机构投诉，协商解决。",
        "Complain first to the bank or payment firm and try to settle.",
    ),
    article(
        "pboc-consumer-2020-art-39",
        "pboc-consumer-2020",
        "39",
        "机构收到投诉要处理，并把情况告诉你。",
        "The institution must deal with a complaint and tell you how.",
    ),
    article(
        "pboc-consumer-2020-art-40",
        "pboc-consumer-2020",
        "40",
        "对机构的处理不接受，可以向有关的人民银行分支机构投诉。",
        "If you do not accept its answer, you may turn to the central bank's branch.",
    ),
    article(
        "pboc-consumer-2020-art-41",
        "pboc-consumer-2020",
        "41",
        "投诉要写姓名、证件、联系方式、投诉谁、要求和理由；可以委托别人。",
        "Give name, identity, contact, whom it is about, what you ask and why; another may act for you.",
    ),
    article(
        "pboc-consumer-2020-art-42",
        "pboc-consumer-2020",
        "42",
        "不归人民银行管的、没写真实身份的、别的部门已经受理的，它不收。",
        "It does not take what is outside its field, unsigned, or already taken up elsewhere.",
    ),
    article(
        "pboc-consumer-2020-art-43",
        "pboc-consumer-2020",
        "43",
        "7个工作日内决定收不收；收了转给机构，机构15日内答复，最长60日。",
        "Taken or not within 7 working days; the institution then answers in 15 days, 60 at most.",
    ),
    article(
        "pboc-consumer-2020-art-44",
        "pboc-consumer-2020",
        "44",
        "机构要把处理情况报给人民银行，投诉资料至少留三年。",
        "The institution reports back to the central bank and keeps the papers for at least three years.",
    ),
    article(
        "pboc-consumer-2020-art-65",
        "pboc-consumer-2020",
        "65",
        "消费金融公司、征信机构等，参照这个办法。",
        "Consumer finance companies, credit bureaus and the like follow these rules by analogy.",
    ),
    article(
        "pboc-consumer-2020-art-66",
        "pboc-consumer-2020",
        "66",
        "没写“工作日”的“日”，都按自然日算。",
        "Days are calendar days unless working days are named.",
    ),
)
