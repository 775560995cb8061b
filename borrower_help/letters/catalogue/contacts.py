"""Letters about numbers, contacts and data: reach me here, not them, who bought it, show me what you hold."""

from borrower_help.letters import parties
from borrower_help.letters.catalogue.asking import by_key, others_reached
from borrower_help.letters.catalogue.company import ANSWER, STOP_OTHERS, WHO_LENDS
from borrower_help.letters.contexts import LetterRequest
from borrower_help.letters.shapes import BORROWER, BOTH, NOTHING_ADMITTED, Ask, Blank, Definition, Plan

STAY_REACHABLE = Definition(
    key="stay_reachable",
    version=2,
    title="联系方式",
    heading="联系方式告知函",
    perspectives=BORROWER,
    requests=by_key(
        WHO_LENDS,
        Ask("register", ("请登记上列电话，通知全部受托机构，并书面回复已经登记。",)),
        Ask("only_me", ("有事请直接打上列电话找我本人，不要经家人、同事、村（居）委会转告。",)),
        Ask("at_hours", ("上面写明时段的，请在该时段联系；22:00至次日8:00请不要来电、发信息或者上门。",)),
        Ask("not_unreachable", ("号码如有变化，以我的书面告知为准；在此之前，请不要以联系不上为由联系别人。",)),
        STOP_OTHERS,
    ),
    sender_fields=("name", "phone", "hours"),
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    reservation=f"本函只告知联系方式，{NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=parties.company,
        to_label="致",
        signer="告知人",
        opening=("为便于贵方与我本人直接联系，现书面告知联系方式。电话由我本人接听。",),
        blanks=(Blank("email", "接收书面材料的邮箱", silent=True, longest=80),),
        articles=lambda request: ("gbt-45251-2025-target", "gbt-45251-2025-hours"),
    ),
)

CHANGE_CONTACTS = Definition(
    key="change_contacts",
    version=2,
    title="联系人变更",
    heading="更换紧急联系人申请书",
    perspectives=BORROWER,
    requests=by_key(
        WHO_LENDS,
        Ask("stop_old_contacts", ("请停止使用原来登记的紧急联系人信息，并予以删除。",)),
        Ask("new_contact_by_me", ("需要登记新联系人的，由我征得其本人同意后另行书面提供。",)),
        Ask("stop_address_book", ("从我手机通讯录取得过他人信息的，请停止使用并删除；我撤回通讯录授权。",)),
        Ask("tell_where_from", ("请书面说明取得过哪些联系人信息、提供给过哪些机构。",)),
        Ask("tell_agencies", ("请通知全部受托机构同样停止使用、删除，并书面告知结果。",)),
        STOP_OTHERS,
    ),
    sender_fields=("name", "id_number", "phone"),
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    reservation=f"本申请只反映联系人信息问题，{NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=parties.company,
        to_label="致",
        signer="申请人",
        blanks=(
            Blank(
                "permission",
                "手机上的通讯录权限",
                "choice",
                {"off": "已经关闭", "on": "还没有关闭", "unknown": "不清楚是否开过"},
                silent=True,
            ),
            Blank("old_contact", "原登记的联系人", "choice", {"some": "以合同登记为准", "unknown": "不清楚登记了谁"}),
        ),
        articles=lambda request: ("pipl-art-15", "pipl-art-44", "pipl-art-47", "network-data-regulation-art-23"),
    ),
)

TRANSFER_CHECK = Definition(
    key="transfer_check",
    version=2,
    title="核实函",
    heading="债权转让与委托核实函",
    perspectives=BORROWER,
    requests=by_key(
        WHO_LENDS,
        Ask("transfer_notice", ("请提供债权转让通知和证明，写明转让方、受让方和转让日期。",)),
        Ask("first_lender_says", ("请由原放款机构书面确认是否转让、转让给谁。",)),
        Ask("mandate", ("由受托机构联系我的，请提供该机构的全称、联系方式和委托文件。",)),
        Ask("data_to_whom", ("请说明我的个人信息提供给了谁、依据是什么。",)),
        Ask("until_shown", ("在我收到以上材料以前，请勿要求我向来电方付款。",)),
        ANSWER,
    ),
    sender_fields=("name", "phone", "hours"),
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    reservation=f"本函只为核实转让和委托，{NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=parties.company,
        to_label="致",
        signer="致函人",
        opening=("有来电方称已经受让债权或者受委托，我没有见到相应的文件，请核实。",),
        blanks=(
            Blank("told_on", "来电日期", "day"),
            Blank("told_who", "来电方自称", longest=100),
        ),
        articles=lambda request: ("civil-code-art-546", "pipl-art-23"),
    ),
)


def _data_rules(request: LetterRequest) -> tuple[str, ...]:
    return ("pipl-art-44", "pipl-art-45", "pipl-art-17", "pipl-art-23", "pipl-art-50")


DATA_ACCESS = Definition(
    key="data_access",
    version=2,
    title="信息查阅",
    heading="个人信息查阅、复制申请书",
    perspectives=BOTH,
    requests=by_key(
        WHO_LENDS,
        Ask("copy_of_data", ("请提供贵方持有的我的个人信息的副本，写明种类、用途、保存期限。",)),
        Ask("where_from", ("请说明这些信息从哪里、什么时候取得。",)),
        Ask("given_to", ("请列明提供给过或者委托处理过的每一家机构的名称、联系方式和用途。",)),
        Ask("calls_made", ("请提供向我的号码拨打电话、发送信息的记录。",)),
        Ask("my_contacts", ("请说明是否取得过我的通讯录、其中哪些人的信息被使用。",), others_reached),
        Ask("refuse_reason", ("不能提供的部分，请书面说明理由。",)),
    ),
    sender_fields=("name", "id_number", "phone"),
    recipient_fields=("name", "app_name"),
    prints_matter=False,
    reservation=f"本申请只为查阅、复制个人信息，{NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=parties.company_or_caller,
        to_label="致",
        signer="申请人",
        opening=("现就贵方处理的、与我有关的个人信息，申请查阅、复制。",),
        blanks=(
            Blank(
                "send_how",
                "希望的提供方式",
                "choice",
                {"email": "电子邮件", "post": "邮寄纸质材料，地址另行提供", "app": "App内提供"},
            ),
            Blank("email", "接收材料的邮箱", silent=True, longest=80),
        ),
        articles=_data_rules,
    ),
)
