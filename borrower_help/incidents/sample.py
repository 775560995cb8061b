"""What a sample case is made of: people, numbers and sentences as they come up in real life. Pure; no real person's."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from borrower_help.incidents.payloads import IncidentPayload

# No subscriber has such a number (0 after an area code, a mobile with 12), so nobody can be called by mistake.
NUMBERS = (
    "021-0188 8888",
    "010-0566 2301",
    "0755-0233 7719",
    "128 0188 4417",
    "129 0233 9021",
    "+852 0000 3316",
    "未知号码",
)
CLAIMED = ("快易分期的王经理", "某某律师事务所 李律师", "法务部", "公安局经侦的", "诉前调解中心", "不肯说")
EFFECTS = ("一晚上没睡着", "单位领导找我谈话", "我妈血压上来了", "孩子不敢接电话", "换班也请不了假")
PLACES = ("家门口", "单位前台", "小区楼下", "父母家院子里")
WITNESSES = ("对门邻居", "同事小周", "我爱人", "门卫大爷")

# words, conduct, way, who was reached (None: the owner)
Scene = tuple[str, tuple[str, ...], str, str | None]
BORROWER_SCENES: Sequence[Scene] = (
    ("今天不处理就通知你们村委会。", ("threatened_exposure",), "text", None),
    ("你还是不是人，借钱的时候怎么不这样。", ("insulted",), "call", None),
    ("你等着，看我怎么收拾你。", ("frightened", "threatened_harm"), "call", None),
    ("五点前不还，案子就移交给公安了。", ("threatened_jail", "claimed_authority"), "call", None),
    ("再不还就起诉，上征信。", ("announced_suit",), "text", None),
    ("先去别的App借一笔把这期还上。", ("pushed_borrowing",), "call", None),
    ("把钱打到我个人卡上，今天给你减一千。", ("private_account",), "app_message", None),
    ("你爸电话我有，你不还我找他要。", ("threatened_exposure", "frightened"), "call", None),
    ("他欠了三万多，您是他父亲，您先垫上。", ("asked_me_to_pay", "said_amount", "told_others"), "call", "parent"),
    ("叫他今天必须回电话，不然到您家去。", ("asked_to_persuade", "frightened"), "call", "parent"),
    ("他现在在哪上班，一个月挣多少？", ("asked_whereabouts",), "call", "relative"),
    ("你们单位某某在外面欠钱不还，你们领导知道吗？", ("called_workplace", "told_others"), "call", "employer"),
    ("我们是来核实住址的，他在家吗？", ("visit_unannounced", "no_papers"), "visit", None),
    ("村里都知道他欠钱，你们做做工作。", ("called_village", "told_others"), "call", "village"),
    ("", ("filmed", "visit_unannounced"), "visit", "parent"),
    ("", (), "call", None),
)
KIN_SCENES: Sequence[Scene] = (
    ("他欠了三万多，您是他母亲，您先垫上。", ("asked_me_to_pay", "said_amount"), "call", None),
    ("叫他今天必须回电话。", ("asked_to_persuade",), "call", None),
    ("他现在住哪？一个月挣多少？", ("asked_whereabouts",), "call", None),
    ("您不管，我们就去找村委会。", ("threatened_exposure", "frightened"), "call", None),
    ("养出这样的儿子，您也有责任。", ("insulted",), "call", None),
    ("孩子以后考学、当兵都受影响，您想清楚。", ("threatened_family_record",), "call", None),
    ("您是紧急联系人，就得还。", ("asked_me_to_pay",), "text", None),
    ("说过打错了，又打来。", ("after_wrong_person",), "call", None),
    ("他欠钱的事，您邻居都知道了吧。", ("told_others",), "call", "neighbour"),
    ("叔，您劝劝您侄子。", ("asked_to_persuade", "said_amount"), "call", "relative"),
    ("我们路过，来看看。", ("visit_unannounced", "visit_in_numbers"), "visit", None),
    ("", (), "call", None),
)
SCENES = {"borrower": BORROWER_SCENES, "third_party": KIN_SCENES}
REFUSAL = {"borrower": "stay_reachable", "third_party": "stop_contact"}
REFUSAL_AFTER = 8  # records; from then on the refusal stands in the record


def sample_payloads(count: int, *, perspective: str, now: datetime, chance: Random) -> list[IncidentPayload]:
    """Return `count` records up to yesterday; where there are enough, one is a refusal."""
    span = max(3, min(1200, round(count * 0.6)))
    payloads = [_one(_day(now.date(), span, chance), perspective, chance) for _ in range(count)]
    if count > REFUSAL_AFTER:
        sent_on = now.date() - timedelta(days=span // 2 + 1)
        payloads[-1] = IncidentPayload(
            on=sent_on.isoformat(),
            at="19:05",
            kind="refusal",
            refusal_kind=REFUSAL[perspective],
            contact_channel="text",
            number=NUMBERS[0],
            role="unknown",
        )
    return payloads


def _day(today: date, span: int, chance: Random) -> date:
    # they come in waves: more often lately than at the beginning
    return today - timedelta(days=1 + round(span * chance.random() ** 1.6))


def _one(day: date, perspective: str, chance: Random) -> IncidentPayload:
    words, conduct, channel, reached = chance.choice(SCENES[perspective])
    if chance.random() < 0.22:
        return _counted(day, perspective, chance)
    # whoever swears does not always do it in one sentence, and half of all calls are not picked up
    silent = channel == "call" and reached is None and chance.random() < 0.3
    values: dict[str, Any] = {
        "contact_channel": "robot_call" if silent and chance.random() < 0.3 else channel,
        "connected": (not silent) if channel == "call" else None,
        "number": "" if channel == "visit" else chance.choice(NUMBERS),
        "reached": reached or "self",
        "role": _role(reached, perspective),
        "debt_state": "overdue" if perspective == "borrower" else "unknown",
        **_time(chance),
    }
    if not silent:
        values |= {"words": words, "conduct": list(conduct), "hearsay": reached is not None}
        values |= _details(channel, conduct, chance)
    return IncidentPayload(on=day.isoformat(), **values)


def _counted(day: date, perspective: str, chance: Random) -> IncidentPayload:
    answered, unanswered, texts = chance.randint(0, 3), chance.randint(1, 14), chance.randint(0, 4)
    return IncidentPayload(
        on=day.isoformat(),
        precision="day",
        answered=answered,
        unanswered=unanswered,
        texts=texts,
        night=chance.choice((0, 0, 0, 1, 2)) if answered + unanswered + texts > 1 else 0,
        number=chance.choice(NUMBERS),
        role=_role(None, perspective),
        conduct=["many_calls"],
    )


def _role(reached: str | None, perspective: str) -> str:
    if reached is None:
        return "borrower" if perspective == "borrower" else "none"
    return "none"


def _time(chance: Random) -> dict[str, str]:
    kind = chance.random()
    if kind < 0.18:
        return {"precision": "part", "part": chance.choice(("morning", "morning", "afternoon", "evening", "night"))}
    hour = chance.choice((7, 8, 9, 9, 10, 10, 11, 12, 14, 15, 16, 17, 17, 18, 19, 20, 21, 22, 23))
    return {"precision": "about" if kind < 0.35 else "exact", "at": f"{hour:02d}:{chance.randint(0, 59):02d}"}


def _details(channel: str, conduct: Sequence[str], chance: Random) -> dict[str, Any]:
    details: dict[str, Any] = {}
    if channel == "visit":
        details |= {"place": chance.choice(PLACES), "witnesses": chance.choice(WITNESSES)}
        details["police_receipt"] = "城关派出所" if chance.random() < 0.3 else ""
    if chance.random() < 0.25 or "claimed_authority" in conduct:
        details["claimed"] = chance.choice(CLAIMED)
    if "claimed_authority" in conduct:
        details["claim_check"] = chance.choice(("not_genuine", "unchecked"))
    if chance.random() < 0.12:
        details["effects"] = chance.choice(EFFECTS)
    return details
