"""Papers for a court or in somebody else's hand: the objection to a payment order, the authorisation."""

from borrower_help.letters import claims
from borrower_help.letters.catalogue.asking import by_key
from borrower_help.letters.contexts import LetterRequest
from borrower_help.letters.shapes import BORROWER, BOTH, NOTHING_ADMITTED, Ask, Blank, Definition, Plan

_CASE_LAW = "civil-procedure-interpretation-2022-art-"
# What a doubt about the debt itself rests on, besides what any objection rests on.
_GROUNDS = {
    "paid": (f"{_CASE_LAW}428",),
    "sum": (f"{_CASE_LAW}428",),
    "not_due": (f"{_CASE_LAW}428",),
    "penalty": (f"{_CASE_LAW}428",),
    "transfer": (f"{_CASE_LAW}428",),
    "pending": ("civil-procedure-law-2023-art-225", f"{_CASE_LAW}430"),
}


def _objection_rules(request: LetterRequest) -> tuple[str, ...]:
    """Return what any objection rests on, and what the doubt chosen rests on."""
    any_objection = ("civil-procedure-law-2023-art-227", "civil-procedure-law-2023-art-228", f"{_CASE_LAW}435")
    return (*any_objection, *_GROUNDS.get(request.answers.get("ground", ""), ()))


def _desks(request: LetterRequest) -> str:
    """Return who may be shown an authorisation: the company, and whoever takes the matter up."""
    known = claims.known_name(request.recipient, request.case)
    return f"{known}和受理本事项的部门、机构" if known else "受理本事项的部门、机构"


PAYMENT_ORDER = Definition(
    key="payment_order_objection",
    version=2,
    title="异议书",
    heading="支付令异议书",
    perspectives=BORROWER,
    requests=by_key(
        Ask("end_order", ("请认定异议成立，裁定终结督促程序，支付令自行失效。",)),
        Ask("no_consent", ("裁定书请送达上列地址；转入诉讼的，诉讼材料也请送达上列地址。",)),
    ),
    sender_fields=("name", "id_number", "phone"),
    recipient_fields=(),
    prints_matter=False,
    exhibits=True,
    reservation=f"本异议针对债务本身，{NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=lambda request: "＿＿＿＿＿＿＿＿人民法院",
        to_label="致",
        signer="异议人",
        asks="异议请求",
        about="支付令和异议的理由",
        opening=(
            "现就上列支付令书面提出异议。异议针对债务本身，不是请求延期、分期或者变更给付方式；上列各项存在疑问，请依法审查。",
        ),
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
                    "paid": "有付款没有计入，所列数额不对",
                    "sum": "数额不确定，计算方法和所列项目我不认可",
                    "not_due": "请求给付的款项没有到期",
                    "penalty": "请求的利息、违约金或者费用没有约定",
                    "transfer": "申请人不是合同的一方，我没有收到转让通知",
                    "pending": "双方另有债务纠纷没有了结，或者申请人已经起诉",
                    "other": "其他，写在下面",
                },
            ),
            Blank("detail", "具体哪里不对", "long", longest=800),
            Blank("proof", "证据和附件（支付令复印件等）", "long", longest=500),
        ),
        articles=_objection_rules,
        official=True,
        address=True,
    ),
)

AUTHORISATION = Definition(
    key="authorisation",
    version=2,
    title="委托书",
    heading="授权委托书",
    perspectives=BOTH,
    requests=by_key(
        Ask("may_hand_in", ("代为递交本人签名的投诉、申请和材料。",)),
        Ask("may_ask", ("代为查询办理进度。",)),
        Ask("may_receive", ("代为签收书面答复。",)),
        Ask("may_not", ("受托人不得代为承认、放弃、变更请求，不得和解、收付款项或者转委托。",)),
    ),
    sender_fields=("name", "id_number", "phone"),
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    reservation=f"本委托只限上列事项，可以随时撤销，{NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=_desks,
        to_label="致",
        signer="委托人",
        asks="委托事项和权限",
        about="受托人和期限",
        blanks=(
            Blank("agent", "受托人姓名", "pen"),
            Blank("agent_id", "受托人身份证号", "pen"),
            Blank("agent_relation", "与委托人的关系", "pen"),
            Blank("agent_phone", "受托人电话", "pen"),
            Blank("until", "委托期限至", longest=40),
        ),
        official=True,
        second_sign="受托人",
        enclosed="附：委托人、受托人身份证复印件各一份",
    ),
)
