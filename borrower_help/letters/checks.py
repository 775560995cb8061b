"""Read what a sender wrote themselves, before it is fixed: what may cost them something is asked about, never blocked.

Patterns find what people usually write; they understand nothing. So every sentence here asks.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from borrower_help.letters.contexts import LetterContext
from borrower_help.letters.redaction import AMOUNT, AMOUNT_AFTER, CHINESE
from borrower_help.rules.facts import MESSAGES, CaseFacts

_EXCERPT = 40


@dataclass(frozen=True)
class Problem:
    """Hold one thing to ask about: its code and the sender's own sentence. How it is asked stands in `problems`."""

    code: str
    excerpt: str


# Who speaks: what the others said or asked is no word of the sender's.
_THEIRS = re.compile(
    r"(?<![按照])(?:对方|他们|她们|催收员?|来电(?:人|的人)?|电话里(?:的人)?|[他她])(?:又|还|就|一直|总|都|在电话里)?"
    r"(?:说|问|讲|称|要求|让|叫|逼|要(?!是)|威胁|扬言|骂|吓唬|自称|谎称)"
)
_NOT = re.compile(r"(?:没有?|没|不|未|从未|从来没有?|并未|并没有?|无法|不能|不会|不要|别|不是)[^，。；]{0,4}$")

_PATTERNS: dict[str, tuple[re.Pattern[str], ...]] = {
    "admission": (
        re.compile(r"(?:承认|认可|认下|认了|认账)[^，。；]{0,8}(?:借|欠|债|款|账|钱)"),
        re.compile(r"(?:我|本人)(?:确实|的确|真的|是|还|一共|总共|现在|也)*欠"),
        re.compile(r"(?:钱|款|贷款|借款)(?:是|确实是)?我(?:是|自己|本人|亲自)?借"),
        re.compile(r"我(?:是|确实|当时|以前|也)*借(?:了|过)(?!给)"),
        re.compile(r"(?:我|本人)?(?:知道)?(?:是)?我?欠款在先|借款属实|确有(?:此|这笔)(?:借款|欠款)|欠款属实"),
        re.compile(r"债务?[^，。；]{0,4}(?:没有|无)异议"),
        re.compile(r"(?:我|本人)(?:是|已经|已|确实|也|有)*逾期"),
        re.compile(r"(?:还有|还剩|剩)[^，。；]{0,10}(?:没还|未还|没还上|没有还)"),
        re.compile(r"一直没(?:有)?还上?"),
        re.compile(r"(?:我|本人)(?:自己|当时|以前)?[借贷欠]的|欠的(?:那些|这些|那笔|这笔)?钱|(?:欠款|借款)事实"),
        re.compile(r"(?:贷款|借款|这笔钱)[^，。；]{0,5}我(?:自己|本人)?(?:办|签)的"),
        re.compile(r"抵赖|赖账|透支了|我的错|没(?:有)?按时还|我?欠着|[借贷]款?是真的"),
        re.compile(r"(?:钱|款)[^，。；]{0,4}是我花的"),
        re.compile(r"故意不还|逾期(?:是事实|属实|是真的)"),
        re.compile(rf"^(?:我|一共|总共|当时|前后)*借了?[\d{CHINESE}]"),
    ),
    "promise": (
        re.compile(r"(?:保证|承诺|答应|同意|愿意|打算|争取|一定|肯定)[^，。；]{0,10}(?:还|付|结清|偿|办)"),
        re.compile(
            r"(?:我|本人)(?:会|将|就|可以|能|来|想办法|先|尽快|尽力|马上|一定|肯定|替[他她]|帮[他她])+[^，。；]{0,6}(?:还|付|垫|结清|偿)"
        ),
        re.compile(r"(?:工资|钱)[^，。；]{0,6}我?就(?:还|付)"),
        re.compile(r"我[^，。；]{0,8}(?:会|想办法|来|尽快)[^，。；]{0,4}还(?:上|清|钱|款|的|给|$)?"),
        re.compile(
            r"(?:到时|一次|分期|分[^，。；]{1,3}期|马上|尽快|先|每个?月|[替帮]我?[^，。；]{1,4})(?![^，。；]*要还)[^，。；]{0,6}(?:还(?!有|是|在|会|没|要)|付清|付款|结清)"
        ),
        re.compile(r"(?:我|本人)[^，。；]{0,4}(?:会|先|就)[^，。；]{0,6}(?:处理掉|打一部分|打一点|转给你们?|打给你们)"),
        re.compile(r"(?:请|求|望|恳请)[^，。；]{0,8}宽限"),
        re.compile(r"给我[^，。；]{0,6}(?:时间|个月|天|月)，?[^。；]{0,6}还"),
    ),
    "amount": (
        AMOUNT,
        AMOUNT_AFTER,
        re.compile(r"(?:本金|利息|带利|欠款|总额|一共|金额)[^，。；\d]{0,5}(?:\d{3,}|\d[\d,.]*万)"),
    ),
    "threat": (
        re.compile(r"(?:找人|叫人|带人)[^，。；]{0,6}(?:收拾|弄|打|堵|教训|修理)"),
        re.compile(r"你们?(?:给我)?等着|饶不了|跟你们?没完|同归于尽|(?:别|不要)怪我|不客气|不得安宁|鱼死网破"),
        re.compile(r"走着瞧|找人上门|小心(?:我|你|点)|知道你们?[^，。；]{0,4}(?:住|家)|砸|揍|弄你|跟你们?拼"),
        re.compile(r"(?:打断|砍|杀|弄死(?:你|他)?|打死|捅|放火|烧了|炸|泼)(?!电话)"),
        re.compile(
            r"我(?:要|会|就|把|也)[^，。；]{0,20}(?:发到网上|挂到网上|曝光[^，。；]{0,4}(?:照片|住址|隐私|家人)|人肉)"
        ),
    ),
    "insult": (
        re.compile(
            r"畜生|人渣|王八蛋?|混蛋|狗(?:东西|日)|没良心|垃圾|败类|流氓|骗子|不要脸|无耻|黑社会|土匪|强盗|傻[逼B]|不是人|没人性|疯狗|素质低|丧尽天良|下三滥|神经病|恶心|滚蛋|去死|他妈的|操你|禽兽"
        ),
    ),
}

_EVIDENCE = re.compile(
    r"录音|录了音|录像|监控|视频|照片为证|截图|截了图|证人|作证|病历|诊断书?|证明|回执|详单|短信为证|聊天记录|公证|证据"
)
_EVIDENCE_CLAIMED = re.compile(
    r"我?有|保存|保留着|可以|能够?|附后|附上|为证|都|拍下|给了|录了|录下|开了|提交|截了图|愿意"
)
_NOT_CLAIMED = re.compile(
    r"没有|没录|没存|无法|请.{0,8}(?:保存|提供|出示|核)|保留依法|要求.{0,6}(?:提供|出示)|照片发|的照片"
)
_RECORDED = re.compile(r"短信|聊天记录")
# Somebody else's name, number or account: letters name other people by relation. What callers call themselves is theirs.
_SOMEBODY = re.compile(
    r"(?:[他她]|的人|[组经]长|经理|领导|邻居|同事|朋友|真名|名字|姓名|那个|那人)(?:就|真名|名)?(?:叫|是)(?![他她我你替人去来])[\u4e00-\u9fff]{2,3}(?:$|[，。；、的])"
    r"|(?:真名|名|姓名)叫[\u4e00-\u9fff]{2,3}|打电话的是(?!他|她|我|一|谁|哪)[\u4e00-\u9fff]{2,3}"
    r"|(?:邻居|同事|朋友|亲戚)(?!们|也|都|转告|告诉|接到|说|被)[\u4e00-\u9fff]{2,3}的?(?:电话|号码|手机|微信)"
)
_NUMBER = re.compile(
    r"(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\d{17}[\dXx])(?!\d)|(?:微信号?|QQ号?)(?:是|：|:)\s*[\w-]{5,}"
)
_SEEN = re.compile(r"亲眼|亲耳|当着我的?面|我[^，。；]{0,4}(?:旁边|在场)|我[^，。；]{0,3}听得清")
_NOT_SEEN = re.compile(r"不在场|没有?(?:亲眼|亲耳|在场|在旁边)|不是我?亲")
_TIMES = re.compile(r"(\d{1,5})\s*(?:多|余)?\s*(?:次|个电话|通电话|遍)")


def check(written: str | LetterContext, facts: CaseFacts | None = None) -> tuple[Problem, ...]:
    """Return what to ask about in the sender's own words, in their order, each kind once a sentence."""
    words = written.own_words if isinstance(written, LetterContext) else written
    found = (Problem(code, _excerpt(sentence)) for sentence in _sentences(words) for code in _codes(sentence, facts))
    return tuple(dict.fromkeys(found))


def _sentences(words: str) -> list[str]:
    return [one.strip() for one in re.split(r"[。！？!?\n]", words) if one.strip()]


def _excerpt(sentence: str) -> str:
    return sentence if len(sentence) <= _EXCERPT else sentence[: _EXCERPT - 1] + "…"


def _codes(sentence: str, facts: CaseFacts | None) -> list[str]:
    own = _own_part(sentence)
    found = [code for code in _PATTERNS if code != "amount" and any(_hit(p, own) for p in _PATTERNS[code])]
    if any(pattern.search(sentence) for pattern in _PATTERNS["amount"]):
        found.append("amount")
    further: tuple[tuple[str, Callable[[str, CaseFacts | None], bool]], ...] = (
        ("evidence", _claims_evidence),
        ("count", _too_many),
        ("person", _names_somebody),
        ("hearsay", _told_as_seen),
    )
    return found + [code for code, test in further if test(sentence, facts)]


def _own_part(sentence: str) -> str:
    """Return a sentence without what others said in it: from "they said" to the end of that clause, and quotations."""
    own = re.sub(r"[“「『\"][^”」』\"]*[”」』\"]", "", sentence)
    kept = []
    theirs = False
    for clause in re.split(r"[，；,;]", own):
        said = _THEIRS.search(clause)
        theirs = bool(said) or (theirs and not re.match(r"\s*(?:我|本人|可|但|剩)", clause))
        kept.append(clause[: said.start()] if said else "" if theirs else clause)
    return "，".join(kept)


def _hit(pattern: re.Pattern[str], own: str) -> bool:
    for found in pattern.finditer(own):
        before = own[: found.start()]
        if not _NOT.search(before.rsplit("，", 1)[-1]) and not re.search(
            r"没有?|从未|从来|不(?!过|起)|未(?!还)", _inside(found)
        ):
            return True
    return False


def _inside(found: re.Match[str]) -> str:
    """Return a hit without the words that say a debt is open or undisputed: their "not" denies nothing."""
    return re.sub(
        r"故意不还|没有?还|没还|未还|没有异议|无异议|不客气|不得安宁|饶不了|不要脸|没完|不要怪|不是人|没人性",
        "",
        found[0],
    )


def _claims_evidence(sentence: str, facts: CaseFacts | None) -> bool:
    if not _EVIDENCE.search(sentence) or not _EVIDENCE_CLAIMED.search(sentence) or _NOT_CLAIMED.search(sentence):
        return False
    if facts is None or not _RECORDED.search(sentence):
        return True
    return not any(one.contact_channel in MESSAGES and one.words for one in facts.incidents)


def _names_somebody(sentence: str, facts: CaseFacts | None) -> bool:
    """Return whether it names somebody else, or a number that is not in the record of who called."""
    if _SOMEBODY.search(sentence):
        return True
    recorded = {re.sub(r"\D", "", one.number) for one in facts.incidents} if facts else set()
    own = re.search(r"我的?(?:号码|电话|手机)", sentence)
    return not own and any(re.sub(r"\D", "", found[0]) not in recorded for found in _NUMBER.finditer(sentence))


def _told_as_seen(sentence: str, facts: CaseFacts | None) -> bool:
    """Return whether something is told as seen or heard oneself that the record holds only as told by others."""
    if facts is None or not _SEEN.search(sentence) or _NOT_SEEN.search(sentence):
        return False
    return any(one.hearsay for one in facts.incidents) and not any(
        one.reached != "self" and not one.hearsay for one in facts.incidents
    )


def _too_many(sentence: str, facts: CaseFacts | None) -> bool:
    if facts is None:
        return False
    recorded = sum(incident.contacts for incident in facts.incidents)
    return any(int(found[1]) > max(recorded, 1) for found in _TIMES.finditer(sentence))
