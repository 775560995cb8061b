"""The words of letters in Simplified Chinese, and the ways two letters differ in them."""

import re
from collections.abc import Sequence
from datetime import date
from zlib import crc32

from borrower_help.core.text import one_line, tidy, unquoted
from borrower_help.rules.facts import CONDUCT, IncidentFacts

BLANK = "＿＿＿＿＿＿＿＿＿＿"
NAME_BLANK, ID_BLANK = "＿" * 6, "＿" * 13  # eighteen figures by hand take five centimetres; both fit on one line
AND_ON_TO = "，并请转交"  # after whom a letter goes to: to whom they are to pass it on
DATE_LINE = "　　　　年　　　月　　　日"
MAX_NAME = 200

PEOPLE = {
    "self": "本人",
    "parent": "父母",
    "father": "父亲",
    "mother": "母亲",
    "spouse": "配偶",
    "child": "子女",
    "relative": "亲属",
    "friend": "朋友",
    "colleague": "同事",
    "employer": "单位",
    "neighbour": "邻居",
    "village": "村（居）委会",
    "school": "学校",
    "group": "群里或者公众",
    "other": "其他人",
}
_SOUGHT = "他们要找的人"
_NOT_MINE = frozenset({"group", "other"})

CHANNELS = {
    "call": "电话",
    "robot_call": "自动语音电话",
    "text": "短信",
    "app_message": "网络消息",
    "email": "邮件",
    "video_call": "视频通话",
    "visit": "上门",
    "letter": "信件",
    "posting": "张贴或发布",
    "other": "其他方式",
}
PARTS = {"early": "凌晨", "morning": "上午", "afternoon": "下午", "evening": "晚上", "night": "深夜"}
CHECKS = {"not_genuine": "核实过，不是", "genuine": "核实过，属实", "unchecked": "未核实"}
PAPER_CHECKS = {"not_genuine": "核实过，不是真的", "genuine": "核实过，是真的", "unchecked": "未核实"}
REFUSALS = {
    "stop_contact": "不要再联系",
    "wrong_person": "打错人了、与这件事无关",
    "repaid": "款项已结清或者有异议",
    "stay_reachable": "可以直接联系本人、不要联系别人",
    "complaint": "对这样的联系提出投诉，要求处理",
}

# {w} the person reached, {b} the one they are after.
_ACTS = {
    "asked_me_to_pay": "要{w}替{b}付款",
    "said_amount": "对{w}说出了金额",
    "insulted": "出言辱骂",
    "frightened": "出言吓唬",
    "asked_whereabouts": "打听{b}的住处、单位或者收入",
    "many_calls": "反复联系",
    "at_night": "在夜间联系",
    "asked_to_persuade": "要{w}劝{b}、替他们带话",
    "called_workplace": "找到工作单位",
    "called_village": "找到村（居）委会",
    "called_school": "找到学校",
    "told_others": "把{b}的事告诉了别人",
    "threatened_harm": "威胁要伤害人",
    "threatened_exposure": "威胁要把事情说出去",
    "threatened_jail": "说要抓人或者坐牢",
    "threatened_family_record": "说会影响家人的前途",
    "announced_suit": "说要起诉或者报送征信",
    "claimed_authority": "自称公检法或者政府的人",
    "claimed_lawyer": "自称律师或者调解员",
    "showed_paper": "出示或者发来文件",
    "hid_identity": "不肯说明身份",
    "no_papers": "没有出示证件",
    "open_envelope": "信件从外面就能看出内容",
    "published": "公开发布姓名、照片或者证件",
    "obscene_pictures": "发来污秽或者拼接的图片",
    "visit_unannounced": "没有事先告知就上门",
    "visit_alone": "一个人上门",
    "visit_in_numbers": "多人一起上门",
    "entered_or_stayed": "进门或者不肯离开",
    "hit_or_held": "推搡、殴打或者不让人走",
    "damaged_or_blocked": "损坏、堵塞或者涂写东西",
    "filmed": "拍照或者录像",
    "took_property": "拿走东西",
    "private_account": "要求转到私人账户",
    "extra_fees": "要求另外付费",
    "pushed_borrowing": "叫人到别处去借",
    "after_repayment": "已经结清仍来联系",
    "after_wrong_person": "已告知找错人仍来联系",
    "after_objection": "已书面提出意见仍来联系",
    "spoke_to_child": "对孩子说起这件事",
    "followed": "跟踪或者守候",
}
_CLAIMS = frozenset({"claimed_authority", "claimed_lawyer"})
# Said to the borrower, about others: nobody else was on the line.
_TO_BORROWER = {
    "asked_me_to_pay": "说要别人替我付款",
    "said_amount": "把金额告诉了别人",
    "asked_whereabouts": "向别人打听我的住处、单位或者收入",
    "asked_to_persuade": "要别人来劝我、替他们带话",
}


def addressee(to: str) -> str:
    """Return whom a letter goes to, without whom it is to be passed on to."""
    return to.partition(AND_ON_TO)[0]


def pick(seed: int, what: str, choices: Sequence[str]) -> str:
    """Return one of the wordings: always the same for a seed, another for another."""
    return choices[crc32(f"{seed}/{what}".encode()) % len(choices)]


def plain(text: str, longest: int = MAX_NAME) -> str:
    """Return typed text as one line without runs of blanks; what is too long ends in …."""
    line = re.sub(r"\s+", " ", one_line(tidy(text))).strip()
    return line if len(line) <= longest else line[: longest - 1] + "…"


def quoted(text: str) -> str:
    """Return text between quotation marks: marks it stands in already are not set twice, those inside become single."""
    inner = unquoted(text)
    return f"“{inner.replace('“', '‘').replace('”', '’')}”"


def paragraphs(text: str) -> tuple[str, ...]:
    """Return typed text as its paragraphs."""
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in tidy(text).split("\n"))
    return tuple(line for line in lines if line)


def mine(person: str) -> str:
    """Return 我父母, 我同事; 别人 where they are not one's own."""
    if person == "self":
        return "我"
    return PEOPLE[person] if person in _NOT_MINE else "我" + PEOPLE[person]


def teller(incident: IncidentFacts) -> str:
    """Return who told it."""
    return PEOPLE[incident.told_by] if incident.told_by and incident.told_by != "self" else "他人"


def full_day(on: date) -> str:
    """Return 2026年3月5日."""
    return f"{on.year}年{on.month}月{on.day}日"


def period(first: date, last: date) -> str:
    """Return 2026年2月28日至3月11日."""
    if first == last:
        return full_day(first)
    if first.year == last.year:
        return f"{full_day(first)}至{last.month}月{last.day}日"
    return f"{full_day(first)}至{full_day(last)}"


def when(incident: IncidentFacts, with_year: bool) -> str:
    """Return the time as far as it is known: 3月5日 17:32, 3月5日 约17:30, 3月5日 晚上."""
    on = full_day(incident.on) if with_year else f"{incident.on.month}月{incident.on.day}日"
    if incident.at is not None:
        return f"{on} {'约' if incident.precision == 'about' else ''}{incident.at:%H:%M}"
    if incident.part:
        return f"{on} {PARTS[incident.part]}"
    return f"{on} 全天" if incident.precision == "day" and (incident.contacts > 1 or incident.night) else on


def counted(incident: IncidentFacts) -> str:
    """Return 接通4次、未接12次、短信3条."""
    kinds = ((incident.answered, "接通{}次"), (incident.unanswered, "未接{}次"), (incident.texts, "短信{}条"))
    return "、".join(words.format(n) for n, words in kinds if n)


def how(incident: IncidentFacts) -> str:
    """Return the way of contact, for a call whether it was answered."""
    if incident.contacts > 1:
        return counted(incident)
    words = CHANNELS[incident.contact_channel]
    if incident.contact_channel in {"call", "robot_call", "video_call"}:
        answered = incident.connected
        if answered is None and incident.answered + incident.unanswered:
            answered = bool(incident.answered)
        words += {True: "，接通", False: "，未接", None: ""}[answered]
    return words


def acts(incident: IncidentFacts, perspective: str) -> list[str]:
    """Return what they did, in the order of the catalogue; who they were after is named by nothing but that."""
    borrower = "我" if perspective == "borrower" else _SOUGHT
    alone = perspective == "borrower" and incident.reached == "self"
    said = []
    for code in CONDUCT:
        if code not in incident.conduct:
            continue
        words = _TO_BORROWER.get(code, _ACTS[code]) if alone else _ACTS[code]
        words = f"对方{words}" if code in _CLAIMS and incident.claim_check == "unchecked" else words
        said.append(words.format(w=mine(incident.reached), b=borrower) + _remark(code, incident))
        if "{b}" in words and borrower == _SOUGHT:
            borrower = "这个人"  # said once
    return said


def _remark(code: str, incident: IncidentFacts) -> str:
    if code in _CLAIMS:
        # what nobody checked is said to be unchecked, by the one who writes
        unchecked = incident.claim_check == "unchecked"
        return "，我尚未能核实" if unchecked else f"（{CHECKS[incident.claim_check]}）"
    if code == "showed_paper" and incident.paper_check == "unchecked":
        return "，真假我尚未能核实"
    if code == "showed_paper":
        return f"（{PAPER_CHECKS[incident.paper_check]}）"
    if code == "entered_or_stayed" and incident.consent_to_entry is not None:
        return "（当时同意进门）" if incident.consent_to_entry else "（没有得到同意）"
    return ""


def numbered(count: int) -> str:
    """Return 一, 二, … for the parts of a letter."""
    return "零一二三四五六七八九十"[count]
