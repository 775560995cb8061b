"""The letter at the end: everything is paid, and a paper is to say so."""

from borrower_help.letters import parties
from borrower_help.letters.catalogue.asking import by_key
from borrower_help.letters.catalogue.company import ANSWER, REPAID_PROOF, REPAID_WAY, WHO_LENDS
from borrower_help.letters.shapes import BORROWER, Ask, Blank, Definition, Plan

CLEARANCE = Definition(
    key="clearance",
    version=2,
    title="证明申请",
    heading="结清证明申请书",
    perspectives=BORROWER,
    requests=by_key(
        WHO_LENDS,
        Ask("certificate_sealed", ("请出具加盖公章的结清证明，写明合同编号、结清日期，并写明没有其他应付款项。",)),
        Ask("both_forms", ("请把结清证明的纸质件和电子件各给我一份。",)),
        Ask("record_settled", ("已经向征信系统报送这笔业务的，请更新为结清，并告知更新日期。",)),
        Ask("tell_agents", ("请通知全部受托机构：这笔业务已经结清，不再为此联系我和其他人。",)),
        Ask("end_debits", ("为这笔业务办理的自动扣款授权，请解除并书面告知；有担保、抵押登记的，请办理解除。",)),
        Ask("list_if_open", ("贵方如认为还有未结清的部分，请书面列明依据和逐笔明细，不要电话催问。",)),
        ANSWER,
    ),
    sender_fields=("name", "id_number", "phone", "hours"),
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    exhibits=True,
    reservation="本申请只为取得结清证明，不是对任何未结金额、息费或者诉讼时效的确认、承诺或者放弃。",
    template="plain",
    waits_for_court=True,
    plan=Plan(
        to=parties.company,
        to_label="致",
        signer="申请人",
        opening=(
            "这笔业务的款项已经付清，日期和方式见上。现申请出具结清证明。",
            "款项已按约定付清，有关情况见上。请出具结清证明。",
        ),
        blanks=(
            Blank("repaid_on", "结清日期", "day"),
            Blank("repaid_way", "付款方式", "choice", REPAID_WAY),
            Blank("repaid_proof", "手中凭证", "choice", REPAID_PROOF),
            Blank("plan_on", "协议签订日期", "day", silent=True),
        ),
        articles=lambda request: ("civil-code-art-509",),
    ),
)
