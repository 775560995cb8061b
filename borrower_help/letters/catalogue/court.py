"""Papers for a court or in somebody else's hand: the objection to a payment order, the authorisation."""

from borrower_help.letters.catalogue.asking import by_key
from borrower_help.letters.parties import company_or_caller
from borrower_help.letters.shapes import BORROWER, BOTH, Ask, Blank, Definition, Plan

_NOTHING_ADMITTED = "不是对欠款金额、息费或者诉讼时效的确认、承诺或者放弃。"

PAYMENT_ORDER = Definition(
    key="payment_order_objection",
    version=1,
    title="异议书",
    heading="支付令异议书",
    perspectives=BORROWER,
    requests=by_key(
        Ask("end_order", ("请裁定终结督促程序，支付令自行失效。",)),
        Ask("no_consent", ("申请人如另行起诉，请依法通知我参加诉讼。",)),
    ),
    sender_fields=("name", "id_number", "phone"),
    recipient_fields=(),
    prints_matter=False,
    reservation=f"本异议针对债务本身，{_NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=lambda request: "＿＿＿＿＿＿＿＿人民法院",
        to_label="致",
        signer="异议人",
        asks="异议请求",
        about="支付令和异议的理由",
        opening=("我对上列支付令所说的债务有异议，在规定的期限内书面提出。",),
        blanks=(
            Blank("order_number", "支付令案号", longest=60),
            Blank("applicant", "支付令的申请人", longest=200),
            Blank("served_on", "收到支付令的日期", "day"),
            Blank(
                "ground",
                "债务本身的疑问",
                "choice",
                {
                    "not_mine": "这笔债不是我的",
                    "paid": "已经还过，对方没有算进去",
                    "sum": "数额不对，计算方法我不认可",
                    "not_due": "约定的日子还没有到",
                    "penalty": "有没约定过的违约金或者费用",
                    "transfer": "转让没有通知过我",
                    "other": "其他，见说明",
                },
            ),
            Blank("detail", "具体哪里不对", "long", longest=800),
            Blank("proof", "证据", "long", silent=True, longest=500),
        ),
        articles=lambda request: (
            "civil-procedure-law-2023-art-227",
            "civil-procedure-law-2023-art-228",
            "civil-procedure-interpretation-2022-art-435",
        ),
        address=True,
    ),
)

AUTHORISATION = Definition(
    key="authorisation",
    version=1,
    title="委托书",
    heading="授权委托书",
    perspectives=BOTH,
    requests=by_key(
        Ask("may_hand_in", ("代为递交投诉、申请和材料。",)),
        Ask("may_ask", ("代为查询办理进度。",)),
        Ask("may_receive", ("代为签收书面答复。",)),
        Ask("may_not", ("受托人无权代为承认、放弃、变更请求，无权和解，无权收付款项。",)),
    ),
    sender_fields=("name", "id_number", "phone"),
    recipient_fields=("name", "app_name"),
    prints_matter=False,
    reservation=f"本委托只限上列事项，{_NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=company_or_caller,
        to_label="致",
        signer="委托人",
        asks="委托事项",
        about="受托人和期限",
        blanks=(
            Blank("agent", "受托人姓名、证件号", "pen"),
            Blank("agent_phone", "受托人电话", "pen"),
            Blank("until", "委托到何时为止", longest=40),
        ),
        second_sign="受托人",
        articles=lambda request: (
            ("bank-insurance-complaint-2020-art-14",)
            if request.case.lender_kind in {"bank", "credit_card", "consumer_finance"}
            else ()
        ),
    ),
)
