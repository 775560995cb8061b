"""A sample of every letter: what its page looks like, and what completeness tests read. Nobody in it is real."""

from datetime import date, datetime
from decimal import Decimal

from borrower_help.letters.compose import compose
from borrower_help.letters.contexts import Exhibit, LetterContext, LetterRequest, Paper, Recipient, Sender, Terms
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.rules.engine import evaluate
from borrower_help.rules.facts import CaseFacts, IncidentFacts, RefusalFacts

_ON = date(2026, 3, 15)

_BORROWER = CaseFacts(
    perspective="borrower",
    lender_kind="consumer_finance",
    lender_name="某某消费金融有限公司",
    app_name="某某分期",
    incidents=(
        IncidentFacts(
            id="1",
            on=date(2026, 3, 5),
            at=datetime.fromisoformat("2026-03-05 17:32"),
            contact_channel="text",
            texts=1,
            number="1069 0000 3321",
            role="borrower",
            conduct=frozenset({"threatened_exposure"}),
            words="今天不处理就通知你们村委会。",
        ),
        IncidentFacts(
            id="2",
            on=date(2026, 3, 5),
            at=datetime.fromisoformat("2026-03-05 22:10"),
            precision="about",
            number="021-6188 8888",
            connected=True,
            answered=1,
            reached="parent",
            role="none",
            conduct=frozenset({"asked_me_to_pay", "said_amount"}),
            hearsay=True,
            told_by="parent",
            words="你先替他垫上",
        ),
        IncidentFacts(
            id="3",
            on=date(2026, 3, 8),
            precision="day",
            answered=4,
            unanswered=9,
            texts=2,
            night=1,
            role="borrower",
            conduct=frozenset({"many_calls"}),
        ),
    ),
    refusals=(RefusalFacts("1", datetime.fromisoformat("2026-03-06 09:30")),),
)

_THIRD_PARTY = CaseFacts(
    perspective="third_party",
    app_name="某某分期",
    incidents=(
        IncidentFacts(
            id="1",
            on=date(2026, 3, 5),
            part="evening",
            precision="part",
            number="021-6188 8888",
            connected=True,
            answered=1,
            role="none",
            conduct=frozenset({"asked_me_to_pay", "asked_whereabouts"}),
            words="你是他妈，你先还",
        ),
        IncidentFacts(
            id="2",
            on=date(2026, 3, 9),
            at=datetime.fromisoformat("2026-03-09 10:26"),
            number="021-6188 8889",
            connected=True,
            answered=1,
            role="none",
            conduct=frozenset({"asked_to_persuade"}),
        ),
    ),
    refusals=(RefusalFacts("1", datetime.fromisoformat("2026-03-06 23:59")),),
)

EXHIBITS = (
    Exhibit(
        number=2,
        name="通话录音-0305.m4a",
        source="我自己录的、拍的",
        obtained="2026年3月6日 08:12",
        proves="他们说了什么、写了什么；第2分钟说要通知村里",
        extent="2 分 05 秒",
        sha256="5b" * 32,
        proof=("proof", "recording"),
    ),
    Exhibit(
        number=5,
        name="短信截图.jpg",
        source="我截的图、拍的照片",
        obtained="2026年3月6日 08:20",
        proves="",
        extent="1 页",
        sha256="c4" * 32,
        covered_sha256="7e" * 32,
        proof=("messages", "picture", "proof"),
    ),
)
TERMS = Terms(
    kind="consumer_finance",
    form="instalments",
    balance=Decimal("9000.50"),
    monthly=Decimal("530.00"),
    parts=(*(Decimal("530.00"),) * 16, Decimal("520.50")),
    means=(
        ("劳动收入（少的月份）", Decimal("5000.00")),
        ("住房（房租或者房贷）", Decimal("1500.00")),
        ("伙食和日用", Decimal("1500.00")),
        ("必需支出合计", Decimal("3000.00")),
        ("留作应急", Decimal("500.00")),
        ("每月可以安排的总额", Decimal("1500.00")),
        ("其中用于本申请", Decimal("530.00")),
        ("其中用于其他各家", Decimal("970.00")),
    ),
    papers=(
        Paper("job.0", "失业", "解除或者终止劳动合同证明"),
        Paper("job.2", "失业", "工资流水"),
        Paper("illness.0", "患病、受伤", "诊断证明"),
    ),
)
CASES = {"borrower": _BORROWER, "third_party": _THIRD_PARTY}


def request(key: str, perspective: str) -> LetterRequest:
    """Return what the sample of a letter is composed from."""
    case = CASES[perspective]
    return LetterRequest(
        key=key,
        case=case,
        on=_ON,
        chosen=tuple(finding.rule for finding in evaluate(case)),
        sender=Sender(name="林某某", phone="138 0000 0000", hours="每日9:00—18:00", relation="child"),
        recipient=Recipient(name=case.lender_name, app_name=case.app_name),
        exhibits=EXHIBITS,
        terms=TERMS if DEFINITIONS[key].may_promise else None,
        seed=1,
    )


def sample(key: str, perspective: str) -> LetterContext:
    """Return the sample of a letter."""
    return compose(request(key, perspective), evaluate(CASES[perspective]))
