"""Letters to those who may look into it: police, regulators, local authority, credit register, 12321, mediation, legal aid."""

from datetime import date

from borrower_help.letters import claims
from borrower_help.letters.catalogue.asking import by_key, did_under_new_law
from borrower_help.letters.catalogue.company import HANDED, REPLY
from borrower_help.letters.contexts import LetterRequest
from borrower_help.letters.shapes import BORROWER, BOTH, NOTHING_ADMITTED, Ask, Blank, Definition, Plan

_LAST = "以上是我对照后的理解，请依法核查认定。"
_NEW_POLICE_LAW = date(2026, 1, 1)
_SHORT = "＿＿＿＿"
_HANDED_BEFORE = (
    Blank("company", "被投诉机构", longest=200),
    Blank("first_on", "向机构投诉的日期", "day"),
    Blank("first_how", "投诉方式", "choice", HANDED, silent=True),
    Blank("ticket", "机构的受理编号"),
    Blank("reply", "机构答复情况", "choice", REPLY),
    Blank("reply_words", "答复的主要内容", "long", silent=True, longest=500),
)


def _police_law(request: LetterRequest) -> tuple[str, ...]:
    """Return the duty to take a report, of the law that has been in force since 2026."""
    return ("public-security-law-2025-art-90",) if request.on >= _NEW_POLICE_LAW else ()


def _credit_desk(request: LetterRequest) -> str:
    """Return where an entry is disputed: the register, or whoever reported it."""
    if request.answers.get("desk") != "reporter":
        return "中国人民银行征信中心"
    return claims.known_name(request.recipient, request.case) or f"{_SHORT * 2}（报送该信息的机构）"


POLICE_REPORT = Definition(
    key="police_report",
    version=2,
    title="情况材料",
    heading="报　案　材　料",
    perspectives=BOTH,
    requests=by_key(
        Ask("register_report", ("请受理登记，并出具接处警或者受案的回执。",)),
        Ask("investigate", ("请对所列情况受案调查，依法查处。",)),
        Ask(
            "no_contact_order",
            (
                "有滋扰、纠缠、跟踪的，请依《治安管理处罚法》（2025年修订）第五十条第二款，责令对方在一定期限内不得接触我和被侵扰的家人。",
            ),
            did_under_new_law("followed", "visit_in_numbers", "damaged_or_blocked"),
        ),
        Ask("secure_proof", ("请及时调取通话记录、录音和现场监控，以免灭失。",)),
        Ask("say_why_not", ("认为不属于公安机关管辖的，请说明理由，并告知可以反映的部门。",)),
    ),
    sender_fields=("name", "id_number", "phone"),
    recipient_fields=(),
    prints_matter=False,
    exhibits=True,
    reservation=f"本材料只反映所列情况，{NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=lambda request: f"{_SHORT}公安局{_SHORT}派出所",
        to_label="报送",
        signer="报案人",
        asks="请求",
        about="现场和证据",
        opening=("现将我遇到的情况如实报告如下：写的是我亲历、亲见的；听别人说的，已写明“转述”。",),
        blanks=(
            Blank("place", "发生地点", longest=100),
            Blank("suspects", "对方的情况（自称、号码、车牌、体貌）", "long", longest=500),
            Blank("witness", "证人姓名、电话", "pen"),
            Blank(
                "danger",
                "现在是否还有危险",
                "choice",
                {"yes": "有，对方可能再来", "no": "目前没有", "unsure": "说不清"},
            ),
            Blank(
                "injury",
                "伤情",
                "choice",
                {"none": "没有受伤", "record": "受伤，有就医记录", "no_record": "受伤，还没有就医"},
                silent=True,
            ),
            Blank("loss", "财物损失", silent=True, longest=200),
            Blank("proof", "手中的证据", "long", longest=500),
            Blank("before", "此前报警", "choice", {"yes": "报过警", "no": "没有报过"}, silent=True),
        ),
        story=True,
        reasons=True,
        for_police=True,
        official=True,
        address=True,
        sources="public-security-law",
        articles=_police_law,
        last="以上由公安机关依法认定。",
    ),
)

REGULATOR_COMPLAINT = Definition(
    key="regulator_complaint",
    version=2,
    title="情况反映",
    heading="投　诉　书",
    perspectives=BOTH,
    requests=by_key(
        Ask("pass_to_company", ("请将本投诉转交被投诉机构，督促其核查并书面答复我。",)),
        Ask("company_stops", ("请督促其停止联系与业务无关的人，加强对受托机构的管理。",)),
        Ask("company_answers_each", ("请督促其对我此前提出的各项请求逐项书面答复。",)),
        Ask("tell_result", ("请告知转交的日期、编号和办理结果。",)),
    ),
    sender_fields=("name", "id_number", "phone", "hours"),
    recipient_fields=("app_name",),
    prints_matter=True,
    exhibits=True,
    reservation=f"本信只反映联系方式和投诉处理情况，{NOTHING_ADMITTED}",
    template="plain",
    waits_for_court=True,
    plan=Plan(
        to=lambda request: f"国家金融监督管理总局{_SHORT}监管局",
        to_label="致",
        signer="投诉人",
        about="已向机构投诉的情况",
        opening=("我已先向机构投诉，情况见上；问题没有解决，现向贵局投诉。",),
        blanks=_HANDED_BEFORE,
        story=True,
        reasons=True,
        articles=lambda request: ("bank-insurance-complaint-2020-time-limits",),
        official=True,
        last=_LAST,
    ),
)

REGULATOR_REPORT = Definition(
    key="regulator_report",
    version=2,
    title="情况举报",
    heading="举　报　信",
    perspectives=BOTH,
    requests=by_key(
        Ask("look_into", ("请对所列行为调查核实，依照职责处理。",)),
        Ask("look_at_agencies", ("请一并核查该机构对受托公司的管理情况。",)),
        Ask("say_if_taken", ("请书面告知是否受理；受理的，书面告知调查意见。",)),
        Ask("keep_secret", ("请对我的身份信息保密，不要转给被举报的机构。",)),
    ),
    sender_fields=("name", "id_number", "phone"),
    recipient_fields=(),
    prints_matter=False,
    exhibits=True,
    reservation=f"本信只反映所列行为，不提个人诉求，{NOTHING_ADMITTED}",
    template="plain",
    waits_for_court=True,
    plan=Plan(
        to=lambda request: f"国家金融监督管理总局{_SHORT}监管局",
        to_label="致",
        signer="举报人",
        about="被举报的机构和证据",
        opening=("现以真实姓名举报该机构及其受托方的下列行为，请调查核实。",),
        blanks=(
            Blank("company", "机构全称", longest=200),
            Blank("company_place", "机构所在地", longest=100),
            Blank("proof", "可以提供的证据", "long", longest=500),
        ),
        story=True,
        reasons=True,
        articles=lambda request: ("lianbao-report-measures-2019",),
        official=True,
        address=True,
        last=_LAST,
    ),
)

LOCAL_AUTHORITY = Definition(
    key="local_authority",
    version=2,
    title="情况反映",
    heading="情况反映",
    perspectives=BOTH,
    requests=by_key(
        Ask("look_into", ("请对所列行为调查核实，依照职责处理。",)),
        Ask("company_stops", ("请督促其停止联系与业务无关的人，加强对受托机构的管理。",)),
        Ask("is_it_licensed", ("请告知该公司是否取得经营许可、由哪个部门监管。",)),
        Ask("tell_result", ("请告知受理或者转交的编号和办理结果。",)),
    ),
    sender_fields=("name", "id_number", "phone", "hours"),
    recipient_fields=("app_name",),
    prints_matter=True,
    exhibits=True,
    reservation=f"本信只反映联系方式问题，{NOTHING_ADMITTED}",
    template="plain",
    waits_for_court=True,
    plan=Plan(
        to=lambda request: f"{_SHORT}地方金融管理局（办）",
        to_label="致",
        signer="反映人",
        about="被反映的公司",
        opening=("现反映该公司及其受托方的下列情况，请核查。",),
        blanks=(
            Blank("company", "公司全称", longest=200),
            Blank("company_place", "注册地", longest=100),
            Blank("ticket", "向公司反映的受理编号", silent=True),
            Blank("reply", "公司答复情况", "choice", REPLY, silent=True),
        ),
        story=True,
        reasons=True,
        official=True,
        last=_LAST,
    ),
)

CREDIT_OBJECTION = Definition(
    key="credit_objection",
    version=2,
    title="异议申请",
    heading="个人信用报告异议申请书",
    perspectives=BOTH,
    requests=by_key(
        Ask("check_entry", ("请核查下列信息，确有错误或者遗漏的，予以更正。",)),
        Ask("mark_entry", ("核查期间，请按规定对该信息作异议标注。",)),
        Ask("answer_in_time", ("请在规定期限内书面答复核查和处理结果。",)),
        Ask("show_basis", ("认为没有错误的，请告知报送依据。",)),
    ),
    sender_fields=("name", "id_number", "phone"),
    recipient_fields=(),
    prints_matter=False,
    exhibits=True,
    reservation=f"本申请只反映信用报告是否准确，{NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=_credit_desk,
        to_label="致",
        signer="申请人",
        about="有异议的信息",
        blanks=(
            Blank("desk", "提交给", "choice", {"centre": "征信中心", "reporter": "报送该信息的机构"}, silent=True),
            Blank(
                "wrong",
                "异议原因",
                "choice",
                {
                    "not_mine": "这笔业务不是我的",
                    "settled": "已经结清，仍显示没有结清",
                    "sum": "金额不对",
                    "days": "日期或者次数不对",
                    "not_told": "报送以前没有告知我",
                    "other": "其他，另作说明",
                },
            ),
            Blank("entry", "哪家机构、哪笔业务", longest=200),
            Blank("report_on", "信用报告的日期", "day"),
            Blank("proof", "随附材料（身份证、信用报告复印件等）", "long", longest=500),
        ),
        official=True,
        address=True,
        articles=lambda request: (
            ("credit-reporting-regulation-art-25", "credit-reporting-regulation-art-15")
            if request.answers.get("wrong") == "not_told"
            else ("credit-reporting-regulation-art-25", "civil-code-art-1029")
        ),
    ),
)

NUISANCE = Definition(
    key="nuisance_12321",
    version=2,
    title="号码举报",
    heading="骚扰电话、短信举报表",
    perspectives=BOTH,
    requests=by_key(
        Ask("handle_numbers", ("请核查所列号码，依照职责处置。",)),
        Ask("trace_use", ("请转有关电信企业核查号码的实名登记和使用情况，并告知处置结果。",)),
    ),
    sender_fields=("phone",),
    recipient_fields=(),
    prints_matter=False,
    exhibits=True,
    reservation=f"本表只反映骚扰电话、短信，{NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=lambda request: "12321网络不良与垃圾信息举报受理中心",
        to_label="致",
        signer="举报人",
        blanks=(
            Blank(
                "kind",
                "类型",
                "choice",
                {"calls": "骚扰电话", "texts": "骚扰短信", "flood": "短时间大量来电或者短信"},
            ),
            Blank("screens", "短信、来电截图", "choice", {"yes": "有，另附", "no": "没有"}, silent=True),
        ),
        story=True,
        official=True,
    ),
)

MEDIATION = Definition(
    key="mediation",
    version=2,
    title="调解申请",
    heading="调解申请书",
    perspectives=BORROWER,
    requests=by_key(
        Ask("hold_mediation", ("请组织双方调解。",)),
        Ask("mediate_contact", ("请就停止联系无关的人、联系的方式和时间进行调解。",)),
        Ask("mediate_fees", ("请就息费是否有依据进行调解。",), lambda case: False),
        Ask("mediate_terms", ("请就今后的安排进行调解。",), lambda case: False),
        Ask("written_result", ("谈成的，请制作书面协议；谈不成的，请告知还可以走什么途径。",)),
    ),
    sender_fields=("name", "id_number", "phone", "hours"),
    recipient_fields=("app_name",),
    prints_matter=True,
    exhibits=True,
    reservation=f"本申请只为调解：我在调解中的意见和让步，以签订的书面协议为准；本申请{NOTHING_ADMITTED}",
    template="plain",
    waits_for_court=True,
    plan=Plan(
        to=lambda request: f"{_SHORT * 2}调解中心（委员会）",
        to_label="致",
        signer="申请人",
        about="双方和争议",
        opening=("我与被申请人有上列争议，自愿申请调解。有关经过如下。",),
        blanks=(
            Blank("company", "被申请人", longest=200),
            Blank(
                "dispute",
                "争议",
                "choice",
                {"contact": "联系方式", "fees": "息费", "terms": "还款安排", "several": "以上几样都有"},
            ),
            Blank("first_on", "向机构反映的日期", "day", silent=True),
            Blank("ticket", "机构的受理编号", silent=True),
            Blank("reply", "机构答复情况", "choice", REPLY, silent=True),
        ),
        story=True,
        official=True,
    ),
)

LEGAL_AID = Definition(
    key="legal_aid",
    version=2,
    title="援助申请",
    heading="法律援助申请书",
    perspectives=BOTH,
    requests=by_key(
        Ask("aid_advice", ("请就下述情况提供法律咨询。",)),
        Ask("aid_papers", ("请帮助代拟法律文书。",)),
        Ask("aid_lawyer", ("如符合当地条件，请指派律师代理。",)),
        Ask("aid_decision", ("请书面告知是否给予援助；不给予的，说明理由。",)),
    ),
    sender_fields=("name", "id_number", "phone"),
    recipient_fields=(),
    prints_matter=False,
    exhibits=True,
    reservation=f"本申请只供申请法律援助，{NOTHING_ADMITTED}",
    template="plain",
    plan=Plan(
        to=lambda request: f"{_SHORT}法律援助中心",
        to_label="致",
        signer="申请人",
        asks="申请事项",
        about="申请人情况",
        opening=("现将家庭情况和事情经过如实说明，请予审查。",),
        official=True,
        address=True,
        blanks=(
            Blank("company", "对方当事人", longest=200),
            Blank(
                "hardship",
                "经济困难的依据",
                "choice",
                {
                    "allowance": "低保、特困等，有证明",
                    "declared": "诚信承诺，另附",
                    "other": "其他，另作说明",
                },
            ),
            Blank("household", "家庭人数", longest=20),
            Blank("income", "家庭人均月收入", "pen"),
            Blank("court_paper", "是否收到法院材料", "choice", {"yes": "收到，另附", "no": "没有"}),
            Blank("served_on", "收到法院材料的日期", "day", silent=True),
            Blank("danger", "人身安全", "choice", {"yes": "有危险", "no": "目前没有"}, silent=True),
        ),
        story=True,
        articles=lambda request: ("legal-aid-law-art-22", "legal-aid-law-art-41", "legal-aid-law-art-43"),
    ),
)
