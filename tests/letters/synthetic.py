"""Cases of people whom the same was done to: the same findings, other days, numbers, people and words. Nobody is real."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from borrower_help.letters.compose import compose
from borrower_help.letters.contexts import LetterContext, LetterRequest, Recipient
from borrower_help.rules.engine import RULES, evaluate
from borrower_help.rules.facts import CaseFacts, IncidentFacts, RefusalFacts
from borrower_help.rules.shapes import Finding

ON = date(2026, 4, 30)
SHINGLE = 5  # characters
_FIRST = date(2026, 2, 20)
_PEOPLE = ("parent", "mother", "spouse", "friend", "relative", "neighbour")
_WORDS = (
    "你先替他还上",
    "再不还就去你单位",
    "天天打，打到你还为止",
    "你儿子欠钱你知道吗",
    "叫他赶紧接电话",
    "今天不处理就发给你亲戚",
    "别以为换号码就找不到你",
    "你们一家都别想好过",
    "限你下午三点前",
)


def _case(chance: Random) -> CaseFacts:
    start = _FIRST + timedelta(days=chance.randrange(30))
    span, made = chance.choice((6, 14, 24)), count(1)
    incidents: list[IncidentFacts] = []

    def add(hour: int, **what: object) -> None:
        on = start + timedelta(days=chance.randrange(span))
        at = datetime.combine(on, time(hour, chance.randrange(60)))
        number = f"0{chance.randrange(20, 30)}-{chance.randrange(1000, 9999)} {chance.randrange(1000, 9999)}"
        words = chance.choice(_WORDS)
        incidents.append(IncidentFacts(id=str(next(made)), on=on, at=at, number=number, words=words, **what))  # type: ignore[arg-type]

    add(chance.choice((22, 23)), connected=True, answered=1, role="borrower", conduct=frozenset({"frightened"}))
    for person in chance.sample(_PEOPLE, chance.randrange(1, 4)):
        for _ in range(chance.randrange(1, 3)):
            add(
                chance.randrange(9, 21),
                connected=True,
                answered=1,
                reached=person,
                role="none",
                hearsay=True,
                told_by=person,
                conduct=frozenset({"asked_me_to_pay", "said_amount"}),
            )
    for _ in range(chance.randrange(1, 5)):
        add(
            chance.randrange(9, 21),
            contact_channel="text",
            texts=1,
            role="borrower",
            conduct=frozenset({"threatened_exposure"}),
        )
    incidents.append(
        IncidentFacts(
            id=str(next(made)),
            on=start + timedelta(days=chance.randrange(span)),
            precision="day",
            answered=chance.randrange(4, 9),
            unanswered=chance.randrange(7, 20),
            role="borrower",
            conduct=frozenset({"many_calls"}),
        )
    )
    told = datetime.combine(_FIRST, time(9, 30)) + timedelta(days=chance.randrange(30))
    return CaseFacts(
        perspective="borrower",
        lender_kind="consumer_finance",
        lender_name="某某消费金融有限公司",
        app_name="某某分期",
        incidents=tuple(incidents),
        refusals=(RefusalFacts("1", told),),
    )


def alike(wanted: int) -> list[tuple[CaseFacts, tuple[Finding, ...]]]:
    """Return so many cases that all have the same findings, with them."""
    by_findings: dict[frozenset[str], list[tuple[CaseFacts, tuple[Finding, ...]]]] = defaultdict(list)
    for seed in count():
        case = _case(Random(seed))
        findings = evaluate(case)
        same = by_findings[frozenset(one.rule for one in findings if one.outcome == "indicated")]
        same.append((case, findings))
        if len(same) == wanted:
            return same
    raise AssertionError("unreachable")


def letters(cases: Iterable[tuple[CaseFacts, tuple[Finding, ...]]]) -> list[LetterContext]:
    """Return the complaint of each, every finding in it, with a seed of its own as a case has one."""
    made = []
    for place, (case, findings) in enumerate(cases):
        request = LetterRequest(
            key="complaint",
            case=case,
            on=ON,
            chosen=tuple(rule.key for rule in RULES),
            recipient=Recipient(case.lender_name, case.app_name),
            seed=Random(place).getrandbits(32),
        )
        made.append(compose(request, findings))
    return made


def facts_of(letter: LetterContext) -> str:
    """Return what a letter says happened, its table included."""
    part = next(one for one in letter.sections if "事实" in one.heading)
    cells = [cell for row in part.table.rows for cell in row] if part.table else []
    return "".join([*part.lead, *part.own, part.before_table, *cells])


def likeness(texts: Iterable[str]) -> list[float]:
    """Return the Jaccard index of the five-character shingles of each pair of texts, smallest first."""
    sets = [Counter(text[place : place + SHINGLE] for place in range(len(text) - SHINGLE + 1)).keys() for text in texts]
    return sorted(len(a & b) / len(a | b) for place, a in enumerate(sets) for b in sets[:place])
