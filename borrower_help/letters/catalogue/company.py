"""Letters to the company, after or beside a complaint: again, settled, not mine, the account, fees, terms, an agreement."""

from datetime import date

from borrower_help.letters import parties
from borrower_help.letters.catalogue import terms
from borrower_help.letters.catalogue.asking import by_key, others_reached
from borrower_help.letters.contexts import LetterRequest
from borrower_help.letters.shapes import BORROWER, BOTH, NOTHING_ADMITTED, Ask, Blank, Definition, Plan
from borrower_help.rules.shapes import SUPERVISED

_SENDER = ("name", "id_number", "phone", "hours")
_LAST = "以上是我对照后的理解，请核查并答复；是否符合规定，由有权机关认定。"
_COSTS_SHOWN_SINCE = date(2026, 8, 1)  # 个人贷款业务明示综合融资成本规定, new loans

HANDED = {"phone": "电话", "app": "App或者网页", "post": "邮寄", "counter": "当面递交", "email": "电子邮件"}
REPLY = {
    "silence": "到今天没有收到答复",
    "verbal": "只有口头答复，没有书面结果",
    "partly": "办了一部分，其余没有办",
    "unsolved": "有答复，问题没有解决",
}
REPAID_WAY = {"app": "App内", "transfer": "银行转账", "auto": "自动扣款", "counter": "柜台", "other": "其他"}
REPAID_PROOF = {
    "receipt": "有付款凭证",
    "statement": "有银行流水",
    "page": "有App显示结清的截图",
    "none": "暂时没有，请贵方查账",
}

ANSWER = Ask("written_answer", ("请书面答复以上各项的办理结果和理由，并告知受理编号。",), weight=8)
# Asked first wherever nobody knows who is written to: what follows needs somebody who answers for it.
WHO_LENDS = Ask(
    "who_lends",
    ("请先书面告知放款机构和来电机构的全称、地址、电话，并转交放款机构。",),
    lambda case: not case.lender_name,
    weight=9,
)
STOP_OTHERS = Ask(
    "stop_others",
    (
        "请立即停止联系{people}等与这笔业务无关的人；将{sheet}所列号码设为禁止联系，并通知全部受托机构。",
        "请不要再找{people}等无关的人。{sheet}所列号码请全部设为禁止联系，受托机构也要一并通知到。",
    ),
    others_reached,
)


def _review_rules(request: LetterRequest) -> tuple[str, ...]:
    if request.case.lender_kind not in SUPERVISED:
        return ()
    if request.answers.get("reply") in {"silence", "verbal"}:  # the second look is counted from a decision
        return ("bank-insurance-complaint-2020-time-limits",)
    return ("bank-insurance-complaint-2020-time-limits", "bank-insurance-complaint-2020-review")


SECOND_LEVEL = Definition(
    key="second_level",
    version=2,
    title="情况再反映",
    heading="投诉核查申请书",
    perspectives=BOTH,
    requests=by_key(
        WHO_LENDS,
        Ask("review", ("请由上级机构或者没有经办过的部门重新核查，书面告知结论和理由。",)),
        Ask("each_point", ("请对首次投诉的各项请求逐项书面答复；不能办理的，写明依据。",)),
        Ask("why_late", ("首次投诉没有按期办结、没有逐项答复的，请说明原因。",)),
        Ask("stop_meanwhile", ("核查期间，请先停止首次投诉所反映的做法，并通知全部受托机构。",)),
        Ask("keep_both", ("请保存两次投诉所涉的通话录音、短信和处理记录，至核查办结。",)),
        Ask("next_way", ("对核查结论仍不接受的，请告知还可以走什么途径。",)),
    ),
    sender_fields=_SENDER,
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    exhibits=True,
    reservation=f"本信只反映联系方式和投诉处理情况，{NOTHING_ADMITTED}",
    template="plain",
    waits_for_court=True,
    plan=Plan(
        to=parties.company_or_caller,
        to_label="致",
        signer="申请人",
        about="首次投诉的情况",
        opening=(
            "我曾就有关情况向贵方投诉，日期、编号和答复情况见上。现申请核查。",
            "此前的投诉没有得到解决，现请求核查。有关经过如下。",
        ),
        blanks=(
            Blank("first_on", "投诉日期", "day"),
            Blank("first_how", "投诉方式", "choice", HANDED),
            Blank("ticket", "受理编号"),
            Blank("reply", "答复情况", "choice", REPLY),
            Blank("reply_on", "收到答复的日期", "day", silent=True),
            Blank("reply_words", "答复的主要内容", "long", silent=True, longest=500),
            Blank("unmet", "没有办到的事项", "long", silent=True, longest=500),
        ),
        story=True,
        reasons=True,
        articles=_review_rules,
        last=_LAST,
    ),
)

REPAID = Definition(
    key="repaid",
    version=2,
    title="核对申请",
    heading="结清核对与更正申请书",
    perspectives=BORROWER,
    requests=by_key(
        WHO_LENDS,
        Ask("certificate", ("请核对账目，出具结清证明，写明合同编号和结清日期。",)),
        Ask("stop_collecting", ("请停止为这笔业务联系我和其他人，撤回全部委托，并书面告知。",)),
        Ask("correct_credit", ("已经向征信系统报送、与结清情况不符的信息，请核查更正。",)),
        Ask("refund_extra", ("结清之后如仍有扣款，请逐笔列明并退回。",)),
        Ask("if_not_settled", ("贵方如认为没有结清，请书面列明依据和逐笔明细，不要电话催问。",)),
        ANSWER,
    ),
    sender_fields=_SENDER,
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    exhibits=True,
    reservation=f"本申请只反映结清核对和联系方式问题，{NOTHING_ADMITTED}",
    template="plain",
    waits_for_court=True,
    plan=Plan(
        to=parties.company,
        to_label="致",
        signer="申请人",
        opening=(
            "这笔业务已经结清，之后仍有人为它来联系。现请核对账目并更正。",
            "结清以后仍接到为这笔业务的联系，请核对清楚，并按结清处理。",
        ),
        blanks=(
            Blank("repaid_on", "结清日期", "day"),
            Blank("repaid_way", "付款方式", "choice", REPAID_WAY),
            Blank("repaid_proof", "手中凭证", "choice", REPAID_PROOF),
        ),
        story=True,
        reasons=True,
        articles=lambda request: ("pipl-art-46", "pipl-art-47"),
        last=_LAST,
    ),
)

NOT_MINE = Definition(
    key="not_mine",
    version=2,
    title="核查申请",
    heading="非本人业务核查申请书",
    perspectives=BOTH,
    requests=by_key(
        WHO_LENDS,
        Ask("show_papers", ("认为由我办理的，请提供合同、身份核验和放款账户资料供我核对；不是我办理的，请书面确认。",)),
        Ask("stop_until_clear", ("核查清楚以前，请停止联系我和我的家人。",)),
        Ask("remove_number", ("我的号码不应登记在这笔业务下，请删除并通知全部受托机构。",)),
        Ask("tell_source", ("请书面说明我的号码和身份信息从哪里取得、提供给过谁。",)),
        Ask("correct_credit", ("如因此在我名下报送了征信信息，请核查更正。",)),
        ANSWER,
    ),
    sender_fields=("name", "id_number", "phone"),
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    exhibits=True,
    reservation=f"本申请只反映业务是否由我办理和联系方式问题，{NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=parties.company_or_caller,
        to_label="致",
        signer="申请人",
        opening=(
            "对方多次为一笔业务联系我，这笔业务与我无关，请核查。",
            "我接到为一笔业务而来的联系，但这笔业务不是我的，请查明并更正。",
        ),
        blanks=(
            Blank(
                "why",
                "业务与我的关系",
                "choice",
                {
                    "never": "我没有办过这笔业务",
                    "identity": "我的身份信息可能被人冒用",
                    "number": "号码是我后来办的，与原使用人无关",
                    "stranger": "对方要找的人我不认识",
                },
            ),
            Blank("number_since", "本号码开始使用的日期", "day", silent=True),
            Blank("police", "报警情况", "choice", {"yes": "已经报警，回执由我保存", "no": "还没有报警"}, silent=True),
        ),
        story=True,
        reasons=True,
        articles=lambda request: ("pipl-art-44", "pipl-art-46", "pipl-art-47"),
        last=_LAST,
    ),
)

NEGOTIATION = Definition(
    key="negotiation",
    version=2,
    title="协商申请",
    heading="还款方案协商申请书",
    perspectives=BORROWER,
    requests=by_key(
        WHO_LENDS,
        Ask("statement_first", ("请先提供截至答复之日的明细，本金、利息、费用分开列明，供我核对。",)),
        Ask("plan", ("{wanted}",)),
        Ask("waive", ("请减免违约金和尚未收取的费用；不能减免的，请说明理由。",)),
        Ask("written_agreement", ("{agreement}",)),
        Ask("talk_to_me", ("协商期间请只与我本人联系，不要联系其他人。",)),
        Ask(ANSWER.key, ("请书面答复以上各项的办理结果和理由{ticket}。",)),
    ),
    sender_fields=_SENDER,
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    exhibits=True,
    reservation="本申请只供协商：双方签订书面协议以前不发生效力，也不是对欠款金额、息费或者诉讼时效的确认或者放弃。",
    template="plain",
    waits_for_court=True,
    may_promise=True,
    plan=Plan(
        to=parties.company,
        to_label="致",
        signer="申请人",
        opening=("因上列原因，目前难以按原来的安排办理。我愿意协商，现申请商定新方案。",),
        blanks=(
            Blank("product", "业务种类", "choice", {"card": "信用卡", "loan": "贷款", "other": "其他"}),
            Blank("form", "申请的方式", "choice", terms.FORMS, silent=True),
            Blank(
                "cause",
                "原因",
                "choice",
                {
                    "job": "失业或者收入减少",
                    "illness": "本人或者家人生病",
                    "family": "家中变故",
                    "disaster": "灾害、事故",
                    "other": "其他，见说明",
                },
            ),
            Blank("cause_since", "从何时起", "day", silent=True),
            Blank("cause_proof", "可以提供的材料", silent=True, longest=200),
            Blank("monthly", "每月可以安排", "money", wanted=terms.asked("monthly")),
            Blank("months", "希望的期数", longest=20, wanted=terms.asked("months")),
            Blank("once", "可以一次支付", "money", wanted=terms.asked("once")),
        ),
        articles=terms.articles,
    ),
)

ACCOUNT_STATEMENT = Definition(
    key="account_statement",
    version=2,
    title="明细核对",
    heading="账务明细与收款授权核对函",
    perspectives=BORROWER,
    requests=by_key(
        WHO_LENDS,
        Ask("contract_copy", ("请提供合同和全部附件的副本，包括担保、会员、服务费等协议。",)),
        Ask("flows", ("请逐笔列明放款和已收款项的日期、数额、收款账户。",)),
        Ask("split", ("请把本金、利息、罚息、违约金和各项费用分开列明，写明计算方法和依据。",)),
        Ask("official_account_only", ("请书面告知唯一的官方收款账户；通过其他账户收取的，请说明依据。",)),
        Ask("mandate", ("由受托机构联系我的，请提供该机构的全称、联系方式和委托文件。",), weight=4),
        Ask("until_then", ("在收到以上材料以前，请勿要求我向官方账户以外的账户转款。",)),
        ANSWER,
    ),
    sender_fields=_SENDER,
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    reservation=f"本函只为核对账目和收款授权，{NOTHING_ADMITTED}",
    template="plain",
    waits_for_court=True,
    plan=Plan(
        to=parties.company,
        to_label="致",
        signer="致函人",
        opening=("为核对账目和收款的授权，请提供第一部分所列材料。",),
        blanks=(
            Blank("asked_by", "要求付款的一方", silent=True, longest=100),
            Blank("asked_on", "要求付款的日期", "day", silent=True),
        ),
        articles=lambda request: ("civil-code-art-509",),
    ),
)


def _fee_rules(request: LetterRequest) -> tuple[str, ...]:
    articles = ["civil-code-art-670", "civil-code-art-496"]
    try:
        signed = date.fromisoformat(request.answers.get("signed_on", ""))
    except ValueError:
        signed = None
    if signed and signed >= _COSTS_SHOWN_SINCE:
        articles.append("cost-disclosure-2026-main")
    return tuple(articles)


FEE_OBJECTION = Definition(
    key="fee_objection",
    version=2,
    title="费用核对",
    heading="息费异议书",
    perspectives=BORROWER,
    requests=by_key(
        WHO_LENDS,
        Ask("list_fees", ("请列明收取过和还要收取的每一项费用、收款方和合同依据。",)),
        Ask("yearly_cost", ("请书面告知这笔业务的年化综合成本和计算方法。",)),
        Ask("recount", ("放款时有先行扣下的，请按实际到账的数额重新计算。",)),
        Ask("refund_fees", ("没有合同依据或者没有事先明示的费用，请停止收取；已经收取的，请退回或者冲减。",)),
        Ask("pause_pressing", ("核对清楚以前，请不要就有异议的部分催收。",)),
        ANSWER,
    ),
    sender_fields=_SENDER,
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    exhibits=True,
    reservation=f"本信只反映息费核对问题，{NOTHING_ADMITTED}",
    template="plain",
    waits_for_court=True,
    plan=Plan(
        to=parties.company,
        to_label="致",
        signer="异议人",
        about="有异议的项目",
        opening=("我对上列项目有异议，请核对。",),
        blanks=(
            Blank("signed_on", "合同日期", "day"),
            Blank("contract_sum", "合同载明的数额", "money"),
            Blank("received", "实际到账", "money"),
            Blank("fees", "有异议的费用", "long", longest=500),
        ),
        articles=_fee_rules,
        last=_LAST,
    ),
)

SETTLEMENT = Definition(
    key="settlement_confirmation",
    version=2,
    title="事项确认",
    heading="和解事项确认函",
    perspectives=BORROWER,
    requests=by_key(
        WHO_LENDS,
        Ask("confirm_terms", ("请对下列谈妥的事项逐项书面确认，加盖公章后寄给我一份。",)),
        Ask("credit_how", ("请写明这件事在征信上如何报送。",)),
        Ask("stop_after", ("请写明签订以后不再联系其他人，并通知全部受托机构。",)),
        Ask(
            "withdraw_when",
            ("是否撤回此前的投诉，待下列事项书面确认并办到以后，由我另行书面决定；此前的投诉请继续处理。",),
        ),
    ),
    sender_fields=_SENDER,
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    reservation=f"本函只为确认谈过的事项：双方书面签订以前不发生效力，{NOTHING_ADMITTED}",
    template="plain",
    waits_for_court=True,
    plan=Plan(
        to=parties.company,
        to_label="致",
        signer="确认人",
        about="谈过的事项",
        opening=("我与贵方就此前反映的问题谈过，内容见上。为免误会，请书面确认。",),
        blanks=(
            Blank("ticket", "此前投诉的受理编号"),
            Blank("talked_on", "谈话日期", "day"),
            Blank("talked_with", "对方经办人（工号）", silent=True),
            Blank("terms", "谈妥的内容", "long", longest=1000),
        ),
    ),
)
