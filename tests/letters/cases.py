"""Cases to write letters from; nobody in them is real."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from borrower_help.letters.contexts import Exhibit, LetterRequest, Recipient, Sender
from borrower_help.rules.engine import evaluate
from borrower_help.rules.facts import CaseFacts, IncidentFacts, RefusalFacts
from borrower_help.rules.shapes import Finding

ON = date(2026, 3, 15)
_START = datetime.fromisoformat("2026-02-28 09:05")
LONG = "他说今天必须处理，不然就通知我们村委会和单位。我说我在上班，他不听，一直说。" * 128  # about 5,000 characters

_SORTS: tuple[dict[str, Any], ...] = (
    {
        "conduct": frozenset({"asked_me_to_pay", "said_amount"}),
        "reached": "parent",
        "role": "none",
        "hearsay": True,
        "told_by": "parent",
        "words": "你先替他垫上，不然天天找你",
    },
    {
        "conduct": frozenset({"insulted", "frightened"}),
        "reached": "self",
        "role": "borrower",
        "connected": True,
        "answered": 1,
        "words": "你等着，明天就到你单位去",
    },
    {
        "contact_channel": "text",
        "texts": 1,
        "conduct": frozenset({"threatened_exposure"}),
        "reached": "self",
        "role": "borrower",
        "words": "今天不处理就通知你们村委会。",
    },
    {
        "conduct": frozenset({"called_workplace", "asked_whereabouts"}),
        "reached": "colleague",
        "role": "none",
        "connected": True,
        "answered": 1,
    },
    {"reached": "self", "role": "borrower", "connected": False, "unanswered": 1},
    {
        "reached": "self",
        "role": "borrower",
        "conduct": frozenset({"claimed_authority"}),
        "claimed": "某区法院",
        "claim_check": "not_genuine",
        "connected": True,
        "answered": 1,
    },
)


def incidents(count: int) -> tuple[IncidentFacts, ...]:
    """Return as many records as asked, of six sorts, some by day, about, or by part of the day."""
    made = []
    for n in range(count):
        moment = _START + timedelta(hours=9 * n, minutes=7 * n)
        one = IncidentFacts(
            id=f"i{n:05}", on=moment.date(), at=moment, number=f"021-6188 {8800 + n % 40:04}", **_SORTS[n % 6]
        )
        if n % 7 == 5:
            one = replace(one, at=None, part="evening", precision="part")
        elif n % 7 == 6:
            one = replace(one, precision="about")
        elif n % 11 == 10:
            one = IncidentFacts(
                id=one.id,
                on=one.on,
                precision="day",
                answered=4,
                unanswered=12,
                texts=3,
                night=2,
                number="1069 0000 3321",
                reached="self",
                role="borrower",
                conduct=frozenset({"many_calls"}),
            )
        made.append(one)
    return tuple(made)


def borrower(count: int = 15, **changes: Any) -> CaseFacts:
    """Return a borrower's case."""
    case = CaseFacts(
        perspective="borrower",
        lender_kind="consumer_finance",
        lender_name="某某消费金融有限公司",
        app_name="某某分期",
        incidents=incidents(count),
        refusals=(RefusalFacts("r1", datetime.fromisoformat("2026-03-07 20:15"), by="parent", number="021-6188 8801"),),
    )
    return replace(case, **changes)


def third_party(count: int = 6, role: str = "none", **changes: Any) -> CaseFacts:
    """Return the case of somebody who is called about another's debt."""
    conduct = (
        frozenset({"asked_me_to_pay", "said_amount"}),
        frozenset({"asked_whereabouts"}),
        frozenset({"asked_to_persuade", "insulted"}),
    )
    made = tuple(
        IncidentFacts(
            id=f"t{n}",
            on=(_START + timedelta(days=n)).date(),
            at=_START + timedelta(days=n, hours=13 * n % 24),
            number=f"0571-8000 11{n % 90 + 10}",
            role=role,
            connected=True,
            answered=1,
            conduct=conduct[n % 3],
            words="他在某某分期欠我们32000元，身份证330102199001011234，你是他妈，你先还" if n % 3 == 0 else "",
        )
        for n in range(count)
    )
    case = CaseFacts(
        perspective="third_party",
        lender_kind="unknown",
        app_name="某某分期",
        incidents=made,
        refusals=(RefusalFacts("r1", datetime.fromisoformat("2026-03-02 23:59")),),
    )
    return replace(case, **changes)


def request(key: str, case: CaseFacts, **changes: Any) -> LetterRequest:
    """Return what a letter about the case is composed from, every finding that is indicated chosen."""
    if "chosen" not in changes:
        changes["chosen"] = tuple(one.rule for one in findings(case) if one.outcome == "indicated")
    made = LetterRequest(
        key=key,
        case=case,
        on=ON,
        sender=Sender(relation="child" if case.perspective == "third_party" else ""),
        recipient=Recipient(name=case.lender_name, app_name=case.app_name),
        seed=7,
    )
    return replace(made, **changes)


def findings(case: CaseFacts) -> tuple[Finding, ...]:
    """Return the comparison with the rules."""
    return evaluate(case)


def files(count: int) -> tuple[Exhibit, ...]:
    """Return files that go with a letter: long names, every third a covered copy, one that nobody described."""
    return tuple(_file(number) for number in range(1, count + 1))


def _file(number: int) -> Exhibit:
    told = {
        "source": "我自己录的、拍的",
        "proves": "他们说了什么、写了什么；第2分钟说要到学校去",
        "extent": "2 分 05 秒",
    }
    return Exhibit(
        number=number,
        name=f"Screenshot_20260305_2235{number:02}_com.tencent.mm.jpg" if number % 3 else f"录音{number}.m4a",
        obtained="2026年3月6日 08:12",
        sha256=f"{number:02x}" * 32,
        covered_sha256="" if number % 3 else f"{number + 100:02x}" * 32,
        proof=("picture", "proof"),
        **({"source": "", "proves": "", "extent": ""} if number == 2 else told),
    )
