"""Findings in plain Simplified Chinese: what was seen, what is missing, what would help. Never a verdict."""

from borrower_help.rules import words_zh_hans as further

TITLES = {
    "night-contact": "夜里打来、发来、上门（22:00到次日8:00）",
    "connected-calls-over-3-per-day": "一天打通超过3次",
    "unanswered-attempts-over-6-per-day": "没接，一天还连打超过6次",
    "call-bombing": "短时间里连着打、连着发",
    "third-party-pursued": "向没有还款义务的人要钱、施压",
    "third-party-after-refusal": "说了别再联系，还来",
    "debt-disclosed-to-third-party": "把欠款的事告诉别人",
    "workplace-contact": "找到单位、同事",
    "threat": "威胁要伤人，或者要把事情说出去",
    "impersonate-authority": "冒充公检法、政府的人",
    "home-entry-without-consent": "没同意就进了家门",
    "pursued-without-debt": "没借过、已还清、换过号主，还在催",
}
TITLES |= further.TITLES

# {when} the incidents, {contacts} how many, {laws} what it may not agree with; the rest as the code needs it.
INDICATED = {
    "night_contacts": "记录里有{contacts}次在22:00到次日8:00之间：{when}。",
    "too_many_connected": (
        "一天里打通超过3次：{when}。最多的一天是{worst_on}，打通{worst}次。同一家借款公司和替它催的人合起来数。"
    ),
    "too_many_attempts": "没接的时候，一天试着打了超过6次：{when}。最多的一天是{worst_on}，{worst}次。",
    "bombed": "打来、发来得很密：{when}。最多的一天是{worst_on}，{worst}次。",
    "third_party_pressed": "他们找了没有还款义务的人，要钱或者施压：{when}，共{contacts}次。",
    "contact_after_refusal": "说过别再联系以后，他们又来了{contacts}次：{when}。",
    "debt_told": "欠款的事被说给了没有还款义务的人：{when}。",
    "workplace_contacted": "他们找到了单位或者同事：{when}，共{contacts}次。",
    "threatened": "他们说了威胁的话：{when}。",
    "false_authority": "他们自称公检法或者政府的人，核实下来不是：{when}。",
    "entered": "没有得到同意，他们进了门或者不肯走：{when}。",
    "pursued_without_debt": "钱没借过、已还清，或者号码换过人，也说过了，他们还在催：{when}，共{contacts}次。",
}
INDICATED |= further.INDICATED
BOMBED_IN_AN_HOUR = "有一个小时里不少于10次。"
BOMBED_ACROSS_MIDNIGHT = "24小时里不少于20次。"
MAY_NOT_AGREE = "可能不符合{laws}。"
# A standard and a trade's own rules are named by what they are; a crime is a suspicion, for the police.
MAY_NOT_AGREE_STANDARD = "可能不符合推荐性国家标准（不是法律）：{laws}。"
MAY_NOT_AGREE_TRADE = "可能不符合行业自律要求（不是法律）：{laws}。"
SUSPECTED = "涉嫌犯罪，请公安机关依法查处；可对照{laws}。"
HEARSAY = "其中{hearsay}条是别人转告的。"
UNDECIDED = "另有{undecided}条还缺信息，没算进来。"
WITHHELD = "有的规定到了该复核的日子，这里先不引。"

UNDETERMINED = {
    "facts_missing": "可能和这一条有关：{when}。还差下面几样，先不下判断。",
    "lender_kind_decides": (
        "像是这种情况：{when}。能不能对上规定，要看钱是哪类公司借的。{lenders}有写明的规定；"
        "先在合同或者App里找公司全称。"
    ),
}

NOT_INDICATED = {
    "nothing_recorded": "还没有记录，没有可以对照的。",
    "no_basis_on_day": "{when}：就我们查到的，写明这一条的规定最早从{began}起，那时还没有。",
    "no_basis_for_lender": "{when}：就我们查到的，写明这一条的规定，管的不是{lender}。记录照样有用，留着。",
    "no_night_contact": "记录里没有22:00到次日8:00之间的。",
    "agreed_night": "你说过可以在这个时段联系你，所以不算。",
    "within_count": "没有超过{limit}次；记录里最多的一天是{worst}次。",
    "no_call_to_borrower": "这一条只数打给借款人本人的电话，记录里没有。",
    "agreed_attempts": "你们另外约定过打几次，所以不算。",
    "below_our_line": "记录里最多的一天是{worst}次，没到我们定的提示线（一小时10次，或者一天20次）。",
    "no_third_party": "记录里没有他们和无关的人说上话的情况。",
    "only_obliged": "记录里联系到的人，本来就有还款的义务（比如担保、一起借）。",
    "no_pressure": "他们联系了别人，但记录里没有要钱、施压的话。",
    "no_refusal": "还没有记下“别再联系”是哪天说的。发一条，记下时间，再来就算得上。",
    "only_before_refusal": "记录里的联系都在说“别再联系”之前。",
    "not_told": "记录里没有他们把欠款的事说给别人。",
    "no_workplace_contact": "记录里没有找到单位或者同事的。",
    "own_line": "他们打的是单位电话，接的是你本人。这本身不一定有问题。",
    "excused": "记录里找到单位的那几次，没说上话，或者那个人本来有还款义务，或者那时联系不上你。这些不算。",
    "no_threat": "记录里没有勾选说要伤人、说要曝光的。原话里有的，打开那条记录勾上，再来对照。",
    "only_consequences": (
        "他们说了起诉、征信、坐牢、影响孩子之类的话。这一条只看威胁伤人和威胁把事情说出去；说得属实不属实，下面另有一条。"
    ),
    "no_authority_claim": "记录里没有人自称公检法或者政府。",
    "only_lawyer_claim": "他们自称律师或者调解员，看“冒充律师、调解员”那一条。",
    "claim_genuine": "你核实过，对方的身份是真的。",
    "no_entry": "记录里没有进家门、不肯走的情况。",
    "entry_agreed": "你同意过他们进来，所以不算。要是后来请他们走、他们不走，补记一笔。",
    "not_a_home": "这件事不在家里，不在这一条里。",
    "no_notice": "还没有记下你什么时候告诉过他们。先发一条说清楚，记下时间，再来就算得上。",
    "only_before_notice": "记录里的联系都在你告诉他们之前。",
    "owed": "按你填的，这笔钱还在，或者只是数目有争议，不在这一条里。",
    "anothers_debt": "这是别人的债。看“向没有还款义务的人要钱”那一条。",
}
NOT_INDICATED |= further.NOT_INDICATED
SUPPORT = "可以参照的还有{laws}。"

MISSING = {
    "time": "大概几点？是晚上10点前还是后，早上8点前还是后？",
    "connected": "这几次电话接了没有？",
    "which_parent": "这一次打给的是爸爸，还是妈妈？",
    "role": "接到的人签过担保、一起借过吗？没有的话选“没担保，也没一起借”。",
    "lender_kind": "钱是哪类公司借的？合同或者App里有公司全称。",
    "conduct": "他们说了什么？要你做什么？",
    "who_was_told": "他们告诉了谁？那个人签过担保、一起借过吗？",
    "borrower_reachable": "那几天，他们能联系上借款人本人吗？接过、回过一次就算。",
    "threat_words": "原话怎么说的？有没有说要伤人、砸东西，或者要把事情说出去？",
    "claim_check": "核实过他的身份吗？自称法院的，打12368问；别的，打那个单位公布的电话问。",
    "consent_to_entry": "你同意他们进来了吗？",
    "debt_state": "这笔钱现在是什么情况：没还上、还清了、还是根本不是你借的？",
}
MISSING |= further.MISSING

STRENGTHEN = {
    "call_log": "整屏截下通话记录，要看得到日期、时间、号码。",
    "carrier_list": "到运营商App或营业厅打一份通话详单。",
    "original_messages": "原来的短信、聊天、录音留在手机里，别删。",
    "one_creditor": "几个号码都是替同一家催的？写下你怎么知道的。",
    "third_party_log": "请接到的人截一张他手机上的记录（先问他愿不愿意）。",
    "role_proof": "翻一下合同，看有没有他的担保签字。",
    "refusal_proof": "留好那条“别再联系”的短信，要看得到时间。",
    "same_person": "确认前后是同一个人接到的。",
    "effects_at_work": "单位找你谈话、处分，留下凭据。",
    "police_receipt": "报过警的，要一份接处警回执。",
    "check_result": "记下你向谁核实、哪天、对方怎么说。",
    "cameras": "看看门口、楼道、邻居家有没有监控，早点请人留一份。",
    "no_debt_proof": "还清的拿结清证明；号码是新办的，拿入网凭证。",
    "witness": "转告的那几条，请他本人写几句，签名、写日期。",
    "lender_kind": "查到是哪类公司借的钱，可以再对上几条规定。",
}
STRENGTHEN |= further.STRENGTHEN

CAVEATS = {
    "night-contact": (
        "22:00整算，8:00整不算。国家标准管的是网上借的个人消费贷款；自动短信算不算，原文我们没见到。协会指引只管会员单位和替它催的人。"
    ),
    "connected-calls-over-3-per-day": (
        "只数他们打来、打通的；你打回去的不算。国家标准管的是网上借的个人消费贷款；什么叫“有效通话”，原文我们没见到。每天从0点算起。"
    ),
    "unanswered-attempts-over-6-per-day": "协会的说法是“不宜”，只管会员单位和替它催的人，数的是同一个号码。",
    "call-bombing": "一小时10次、一天20次是我们自己定的提示线，不是法律的数字。信里只写实际次数。",
    "third-party-pursued": "担保人、一起借的人、继承人、夫妻共同债务的配偶，不算无关的人。紧急联系人不是担保人。",
    "third-party-after-refusal": "最好是一条看得到时间的短信。借款人本人不能靠一句“别联系我”就让合法的联系全停下。",
    "debt-disclosed-to-third-party": "跟担保人说担保的债、跟配偶说共同的债，不一定有问题。",
    "workplace-contact": "打你自己留的单位电话找你本人，不一定有问题。协会指引管的是没同意就到办公区域，不管电话。",
    "threat": "说会起诉、会报征信，如果属实，不是威胁。“多次”我们按三次数，法律没写数字。",
    "impersonate-authority": "真的法院短信多由12368发出。先核实，再下结论。",
    "home-entry-without-consent": "可以不开门，请他把纸留下或者寄来。有人硬闯、不走，打110。别动手。",
    "pursued-without-debt": "没有看到专门的规定，按个人信息和安宁生活来对照。还清的先拿结清证明。",
}
CAVEATS |= further.CAVEATS

FORCES = {
    "law": "法律",
    "administrative_regulation": "行政法规",
    "judicial_interpretation": "司法解释",
    "judicial_policy": "司法政策文件",
    "departmental_rule": "部门规章",
    "normative_document": "规范性文件",
    "local_regulation": "地方性法规",
    "recommended_national_standard": "推荐性国家标准，不是法律",
    "self_discipline": "行业自律，不是法律",
}

LENDERS = {
    "bank": "银行",
    "credit_card": "信用卡银行",
    "consumer_finance": "消费金融公司",
    "microloan": "小额贷款公司",
    "platform": "借款平台",
    "debt_buyer": "买下债权的公司",
    "unlicensed": "没有牌照的放款人",
    "unknown": "这类公司",
}

PARTS = {"early": "凌晨", "morning": "早上", "afternoon": "下午", "evening": "晚上", "night": "夜里"}
LIST_JOIN = "、"
LAW_JOIN = "、"
SENTENCE_JOIN = ""
AND_MORE = "等"
LAW_LABEL = "{law}（{force}）"

_DIGITS = "零一二三四五六七八九"


def day(year: int, month: int, number: int) -> str:
    """Return a full date."""
    return f"{year}年{month}月{number}日"


def at_time(on: str, clock: str, about: bool) -> str:
    """Return a date with its time of day."""
    return f"{on} 约{clock}" if about else f"{on} {clock}"


def in_part(on: str, part: str) -> str:
    """Return a date with its part of the day."""
    return on + part


def counted(on: str, count: int) -> str:
    """Return a date with how often."""
    return f"{on}（{count}次）"


def numeral(number: int) -> str:
    """Return a whole number under ten thousand as laws write it: 1033 is 一千零三十三."""
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
        gap = not digit
    return text.removeprefix("一") if 10 <= number < 20 else text


def cite(title: str, number: str, part: str) -> str:
    """Return an instrument with its article: 《民法典》第一千零三十三条第（一）项."""
    if not number:
        return title
    if "." in number:
        return f"{title} 第{number}条"
    number, _, added = number.partition("-")  # 253-1 is 第二百五十三条之一
    part = f"之{numeral(int(added))}{part}" if added else part
    return f"{title}第{numeral(int(number))}条{part}"


ANSWERS = further.ANSWERS
