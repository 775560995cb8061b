"""Which questions of a case are worth asking: those a finding waits for, and a few that may matter; each once."""

from collections.abc import Callable, Iterable, Mapping

from borrower_help.rules.facts import ANSWERS, PLAN_DAY, CaseFacts
from borrower_help.rules.reading import NOT_TO_A_PERSON, reached_borrower, unrelated
from borrower_help.rules.shapes import MEMBERS, SUPERVISED, Finding

REACHABLE = "borrower_reachable"
# In the order they are asked. The day of a plan follows the plan.
ORDER = (
    REACHABLE,
    *(key for name in ANSWERS for key in ((name, PLAN_DAY) if name == "signed_plan" else (name,))),
)
_CALLED = frozenset({"unanswered-attempts-over-6-per-day", "call-bombing"})
_RECORD = frozenset({"announced_suit", "threatened_family_record"})
_FORCE = frozenset({"threatened_harm", "hit_or_held", "followed"})


def codes(key: str) -> tuple[str, ...]:
    """Return what may be answered to a question; nothing for the one whose answer is a day."""
    return ("yes", "no") if key == REACHABLE else ANSWERS.get(key, ())


def answered(case: CaseFacts, key: str) -> str:
    """Return what was answered to a question, "" where it was not."""
    if key == REACHABLE:
        return {True: "yes", False: "no", None: ""}[case.borrower_reachable]
    return case.answer(key)


def worth_asking(case: CaseFacts, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the questions of this case in their order, answered ones among them."""
    found = {one.rule: one for one in findings}
    wanted = {name for one in found.values() for name in one.missing}
    wanted |= {key for key, matters in _MATTERS.items() if matters(case, found)}
    return tuple(key for key in ORDER if key in wanted or answered(case, key))


def _indicated(*rules: str) -> Callable[[CaseFacts, Mapping[str, Finding]], bool]:
    return lambda case, found: any(rule in found and found[rule].outcome == "indicated" for rule in rules)


def _of_borrower(case: CaseFacts) -> bool:
    return case.perspective == "borrower" and bool(case.incidents)


def _did(case: CaseFacts, codes: frozenset[str]) -> bool:
    return any(one.conduct & codes for one in case.incidents)


def _others(case: CaseFacts) -> bool:
    people = (one for one in case.incidents if one.contact_channel not in NOT_TO_A_PERSON and one.reached != "group")
    return any(unrelated(one, case) is not False for one in people)


def _rung(case: CaseFacts) -> bool:
    return any(one.contact_channel not in NOT_TO_A_PERSON and reached_borrower(one, case) for one in case.incidents)


_MATTERS: Mapping[str, Callable[[CaseFacts, Mapping[str, Finding]], bool]] = {
    REACHABLE: _indicated(*_CALLED),
    "agreed_night": lambda case, found: _of_borrower(case) and _indicated("night-contact")(case, found),
    "agreed_attempts": lambda case, found: _of_borrower(case) and _indicated(*_CALLED)(case, found),
    "frail_contacted": lambda case, _: _others(case),
    "negative_record": lambda case, _: _of_borrower(case) and _did(case, _RECORD),
    "private_channel": lambda case, _: _of_borrower(case) and _rung(case) and case.lender_kind in MEMBERS,
    "agency_notice": lambda case, _: _of_borrower(case) and case.lender_kind in SUPERVISED,
    "signed_plan": lambda case, _: _of_borrower(case) and case.lender_kind == "credit_card",
    "loan_signs": lambda case, _: case.lender_kind == "unknown" and _of_borrower(case) and _did(case, _FORCE),
}
