"""Read a person's own words for signs, only ever to ask: nothing is decided by them, nothing of them is kept.

Patterns find what people usually write; they understand nothing. So whoever shows a sign shows it as a question.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from borrower_help.core.traditional import simplified
from borrower_help.rules.facts import IncidentFacts
from borrower_help.rules.reading import is_night

# A sign is asked about only where none of these conducts is ticked in the record.
_ALSO = {
    "claimed_authority": frozenset({"announced_suit", "showed_paper"}),
    "told_others": frozenset({"said_amount", "published"}),
    "threatened_harm": frozenset({"hit_or_held"}),
}
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "threatened_jail",
        re.compile(r"坐牢|蹲监狱|判刑|刑拘|拘留|逮捕|抓你|抓人|抓走|吃牢饭|\bprison\b|\bjail\b|\barrest"),
    ),
    ("claimed_authority", re.compile(r"公安|派出所|民警|警察|检察院|经侦|法院|法官|\bpolice\b|\bcourt\b")),
    ("claimed_lawyer", re.compile(r"律师|律所|调解员|调解中心|\blawyer\b|\bmediator\b")),
    (
        "threatened_harm",
        re.compile(r"弄死|打断|砍[你他她死]|卸[你他她]|泼油漆|放火|小心[你他她](?:孩子|家)|\bkill\b|break your"),
    ),
    (
        "private_account",
        re.compile(r"私人账[户号]|个人账[户号]|个人卡|转到?我(?:的)?(?:卡|微信|支付宝)|\bprivate account\b"),
    ),
    (
        "told_others",
        re.compile(
            r"(?:告诉|跟|和|对)(?:我)?(?:爸|妈|父|母|公|婆|同事|领导|老板|邻居|亲戚|村)[^，。！？]{0,10}(?:欠|借|逾期|钱)"
        ),
    ),
)
_NIGHT = re.compile(r"半夜|深夜|凌晨|大晚上|夜里|晚上1[01]点|晚上十[一]?点|\bmidnight\b")
_DESPAIR = re.compile(
    r"不想(?:再)?活|活不(?:下去|了了|成了)|没脸(?:再)?活|活够了|活腻|(?:活着|活)[^，。！？]{0,3}(?:一点意思|没劲|没意思|煎熬)|我死了你|活着(?:没|还有什么|有什么|好|太|真)(?:什么)?(?:意思|意义|累|苦|难|没)|没活头"
    r"|不想醒|醒不过来就好|想死|去死|寻死|寻短|轻生|想不开|自杀|自尽|自残|割腕|上吊|烧炭|喝(?:农)?药|农药|百草枯|安眠药|跳[楼河江桥]|投河"
    r"|一了百了|一死了之|以死谢罪|从[^，。！？]{1,6}跳下|结束(?:自己|生命|这一切)|(?:撑|挺|坚持|熬)不(?:住|下去)|不想(?:再)?撑|没(?:有|了|得)?活路|死了算了|遗书"
    r"|(?:是不是|要是|如果|只要)我(?:人)?(?:没了|不在了|走了|死了)|药[^，。！？]{0,4}(?:买|备|攒|存)(?:好|够|齐)|后事|(?:没有|没了)我[^，。！？]{0,8}(?:都好|更好|会好|轻松|解脱)|我[^，。！？他她]{0,3}累赘|(?:绳子|刀片)[^，。！？]{0,4}(?:买|看|备)好|我早就?不在了|永远(?:歇|睡)|(?:不再|再也不)(?:用)?醒|(?:看到|见到|活到|熬到)明天|后路[^，。！？]{0,4}(?:想|安排)好|(?:走|站|坐|爬|去)(?:到|在|上)了?[^，。！？]{0,3}(?:桥|天台|楼顶|顶楼|河边|江边|水库)[^，。！？]{0,4}(?:边|上|好|几|又|想)"
    r"|\bsuicid|\bkill myself\b|\bend it all\b|\bend my life\b|want to die|wish i (?:was|were) dead|can(?:no|')t go on|no reason to live",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Signal:
    """Hold one sign: the record it stands in, what may be ticked there ("time" for the hour), and the words found."""

    incident: str
    asks: str
    found: str


def signals(incident: IncidentFacts) -> tuple[Signal, ...]:
    """Return what the words of a record may be asked about."""
    found = []
    for code, pattern in _SIGNS:
        said = pattern.search(incident.words)
        if said and not incident.conduct & ({code} | _ALSO.get(code, frozenset())):
            found.append(Signal(incident.id, code, said[0]))
    night = _NIGHT.search(incident.words)
    if night and incident.at is not None and not is_night(incident.at):
        found.append(Signal(incident.id, "time", night[0]))
    return tuple(found)


def despairs(texts: Iterable[str]) -> bool:
    """Return whether somebody may have written that they cannot go on; never kept, only met."""
    return any(_DESPAIR.search(simplified(unicodedata.normalize("NFKC", text)).replace("’", "'")) for text in texts)
