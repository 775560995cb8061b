"""The complaint of a borrower to the creditor (投诉书)."""

from borrower_help.letters.catalogue.asking import TOLD, by, by_key, did, others_reached
from borrower_help.letters.reading import night_contacts
from borrower_help.letters.shapes import NOTHING_ADMITTED, Ask, Definition

# {people} the others who were reached, {period} of the records, {sheet} where the numbers stand.
REQUESTS = by_key(
    Ask(
        "who_lends",
        (
            "请先书面告知实际放款机构和来电机构各是哪一家（全称、地址、联系方式），并将本信转交放款机构。",
            "请书面告知与我签合同的放款机构、打电话的机构各是哪一家（全称、地址、联系方式），并把本信转给放款机构。",
        ),
        lambda case: not case.lender_name,
        weight=9,
    ),
    Ask(
        "who_collects",
        (
            "请核实下表来电号码是否属于贵方或者受托机构；属于的，书面告知机构全称和联系方式。",
            "请逐个核对下表所列号码，书面说明是贵方还是受托机构在使用；是受托机构的，告知全称和联系方式。",
        ),
        needs_records=True,
        weight=4,
    ),
    Ask(
        "stop_others",
        (
            "请立即停止联系{people}等与这笔业务无关的人；将{sheet}所列号码设为禁止联系，并通知全部受托机构。",
            "请不要再找{people}等无关的人。{sheet}所列号码请全部设为禁止联系，受托机构也要一并通知到。",
        ),
        others_reached,
        weight=8,
    ),
    Ask(
        "contact_me",
        (
            "今后请通过上列电话与我本人联系，不要经他人转告。",
            "有事请直接打上列电话找我本人，不要通过别人传话。",
        ),
        weight=1,
    ),
    Ask(
        "quiet_hours",
        (
            "请不要在夜间22:00至次日8:00来电、发信息或者上门。",
            "夜里10点到早上8点之间，请不要打电话、发信息、上门。",
        ),
        lambda case: night_contacts(case) > 0,
    ),
    Ask(
        "fewer",
        (
            "请停止短时间内反复拨打、反复发送。",
            "请不要换着号码连续拨打，也不要反复发同样的信息。",
        ),
        lambda case: did("many_calls")(case) or any(incident.contacts > 6 for incident in case.incidents),
    ),
    Ask(
        "no_disclosure",
        (
            "请不再向任何无关的人说起与我有关的业务情况，并说明此前告诉过哪些人。",
            "与我有关的业务情况，请不要再告诉别人；已经告诉过谁，请书面列明。",
        ),
        did(*TOLD),
        weight=7,
    ),
    Ask(
        "stop_threats",
        (
            "请核查记录中的威胁、恐吓言语，查明是谁说的，停止此类言行并告知结果。",
            "下表里那些吓人的话，请查清出自谁、由谁安排，今后不得再有，并把处理结果告诉我。",
        ),
        did("threatened_harm", "threatened_exposure", "frightened"),
        weight=8,
    ),
    Ask(
        "who_claimed",
        (
            "请书面说明自称公检法、政府、律师或者调解员的来电人是谁、受谁委托。",
            "有来电人自称公检法、政府、律师或者调解员，请书面答复他们的真实身份和委托方。",
        ),
        did("claimed_authority", "claimed_lawyer"),
        weight=6,
    ),
    Ask(
        "check_matter",
        (
            "请核对这笔业务是否由我办理、是否已经结清，书面答复依据；核对清楚之前，请停止联系。",
            "这笔业务是不是我办的、是否早已结清，请查明并书面答复；查明之前请先停止联系。",
        ),
        lambda case: any(
            incident.debt_state in {"repaid", "not_theirs", "number_recycled"} for incident in case.incidents
        ),
        weight=8,
    ),
    Ask(
        "stop_insults",
        (
            "请停止辱骂和污秽的言语、图片，查明出自谁并告知处理结果。",
            "骂人的话、下流的图片，请查清是谁发的，今后不得再有。",
        ),
        did("insulted", "obscene_pictures"),
    ),
    Ask(
        "true_statement",
        (
            "来电中所说坐牢、抓人、影响子女等后果，请书面说明依据；没有依据的，请更正。",
            "他们说会坐牢、会连累孩子，请书面答复依据在哪里；没有依据就请收回。",
        ),
        did("threatened_jail", "threatened_family_record"),
        weight=4,
    ),
    Ask(
        "take_down",
        (
            "请撤下已经张贴、发布的内容，并书面列明发给过哪些人、发在哪些地方。",
            "贴出来的、发出去的，请全部撤掉，并写明发到了哪里、给了谁。",
        ),
        lambda case: did("published", "filmed")(case) or by(case, "posting"),
        weight=7,
    ),
    Ask(
        "no_visits",
        (
            "请不要再上门；需要送达的材料，请邮寄或者以书面方式发给我。",
            "有事请写信或者打上列电话，不要再派人上门。",
        ),
        lambda case: by(case, "visit"),
        weight=6,
    ),
    Ask(
        "contacts_source",
        (
            "请书面说明被联系的人的号码从哪里、依据什么取得，并停止使用、予以删除。",
            "这些人的号码是怎么拿到的，请书面答复；不该有的，请删掉。",
        ),
        lambda case: case.answer("unlisted_contacts") == "more",
        weight=4,
    ),
    Ask(
        "official_account",
        (
            "请书面告知唯一的官方收款账户和各项费用的依据；未列明的费用，请停止收取。",
            "请写明钱应当付到哪个官方账户、每项费用依据什么；没有依据的请不要再要。",
        ),
        did("private_account", "extra_fees", "pushed_borrowing"),
    ),
    Ask(
        "transfer_papers",
        (
            "请书面出示债权转让的通知和证明，写明转让方、受让方和日期。",
            "债权是谁转给谁、哪天转的，请寄来通知和证明。",
        ),
        lambda case: case.lender_kind == "debt_buyer",
        weight=4,
    ),
    Ask(
        "keep_plan",
        (
            "分期协议正在按约履行，请按协议停止催收，并书面确认。",
            "协议签了，也在按时履行，请停止催收并给我书面确认。",
        ),
        lambda case: case.answer("signed_plan") == "kept",
        weight=7,
    ),
    Ask(
        "keep_records",
        (
            "请保存{period}与我及上述人员有关的通话录音、短信、外访记录，至本投诉处理完毕。",
            "{period}的通话录音、短信和外访记录，请保存到本投诉办结为止。",
        ),
        needs_records=True,
        weight=3,
    ),
    Ask(
        "written_answer",
        (
            "请书面告知受理编号、处理结果和理由；不能采纳的，告知还有什么途径。",
            "请给我受理编号，并书面答复结果和理由。哪一项不能办，也请写明，并告知还可以走什么途径。",
        ),
        weight=9,
    ),
)

COMPLAINT = Definition(
    key="complaint",
    version=2,
    title="情况反映",
    heading="投　诉　书",
    perspectives=frozenset({"borrower"}),
    requests=REQUESTS,
    sender_fields=("name", "id_number", "phone", "hours"),
    recipient_fields=("name", "app_name"),
    prints_matter=True,
    exhibits=True,
    reservation=f"本信只反映联系方式问题，{NOTHING_ADMITTED}",
    waits_for_court=True,
)
